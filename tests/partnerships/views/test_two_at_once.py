"""Two officers at one form lose nothing: whoever saw an older row is told so, and what they typed still stands."""

from datetime import date

import pytest
from django.urls import reverse

from partnerships.actions import agreements, anchors, partners
from partnerships.models import Anchor, Partner, PartnershipAgreement
from tests.partnerships.sending import STALE, form_of

pytestmark = pytest.mark.django_db
BODY = {"kind": "council", "since": "2019-03-01", "mandate": "Leads.", "mandated_on": "2024-01-15"}


def test_responsibilities_written_meanwhile_are_kept(coordinator_client, union, coordinator):
    url = reverse("partnerships:partner_change", kwargs={"pk": union.pk})
    typed = form_of(coordinator_client, url)
    partners.change(partner=union, responsibilities="Runs the job bank.", by=coordinator)
    page = coordinator_client.post(url, {**typed, "responsibilities": "Trains shop stewards."})
    assert page.status_code == 422
    assert STALE in page.text
    assert "Trains shop stewards." in page.text
    assert Partner.objects.get(pk=union.pk).responsibilities == "Runs the job bank."
    typed = form_of(coordinator_client, url)
    assert coordinator_client.post(url, {**typed, "responsibilities": "Both."}).status_code == 302
    assert Partner.objects.get(pk=union.pk).responsibilities == "Both."


def test_of_two_who_record_the_anchor_body_the_second_is_told(coordinator_client, cast, coordinator):
    url = reverse("partnerships:anchor_change", kwargs={"partnership": cast.partnership.code})
    typed = {**form_of(coordinator_client, url), **BODY, "upload": ""}
    days = {"since": date(2019, 3, 1), "mandated_on": date(2024, 1, 15)}
    anchors.take_in(partnership=cast.partnership, name="Council", by=coordinator, **{**BODY, **days})
    page = coordinator_client.post(url, {**typed, "name": "Pact"})
    assert (page.status_code, STALE in page.text) == (422, True)
    assert Anchor.objects.get().name == "Council"
    typed = {**form_of(coordinator_client, url), **BODY, "name": "Pact", "upload": ""}
    assert coordinator_client.post(url, typed).status_code == 302
    assert Anchor.objects.get().name == "Pact"


def test_targets_of_the_agreement_changed_meanwhile_are_kept(coordinator_client, cast, coordinator):
    draft = agreements.begin(
        partnership=cast.partnership, aims="Work.", jobs_created=84, jobs_formalised=61,
        reach_by=date(2027, 12, 31), by=coordinator,
    )  # fmt: skip
    url = reverse("partnerships:agreement_change", kwargs={"pk": draft.pk})
    typed = form_of(coordinator_client, url)
    agreements.change(agreement=draft, jobs_created=90, by=coordinator)
    page = coordinator_client.post(url, {**typed, "jobs_created": "70"})
    assert (page.status_code, STALE in page.text) == (422, True)
    assert PartnershipAgreement.objects.get(pk=draft.pk).jobs_created == 90


def test_a_phase_is_reopened_with_a_reason_also_from_closed(coordinator_client, cast):
    place = cast.partnership
    url = reverse("partnerships:phase_decide", kwargs={"partnership": place.code})
    for phase, words in (("diagnosis", "From diagnosis back"), ("closed", "From closed back")):
        type(place).objects.filter(pk=place.pk).update(phase=phase)
        typed = {"at": phase, "to": "anchor", "on": str(place.today()), "reason": ""}
        page = coordinator_client.post(url, typed)
        assert page.status_code == 422
        assert "Say why the phase is reopened." in page.text
        page = coordinator_client.post(url, {**typed, "reason": "The council was dissolved."}, follow=True)
        assert f"{words}: anchor reopened" in page.text
        assert "The council was dissolved." in page.text
        place.refresh_from_db()
        assert place.phase == "anchor"
