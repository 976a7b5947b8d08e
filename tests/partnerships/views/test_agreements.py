"""The partnership agreement is written, frozen, signed, in force, replaced."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from jtportal.kernel.doors import Refused
from partnerships.actions import agreements, contributions, partners
from partnerships.models import PartnershipAgreement

pytestmark = pytest.mark.django_db
AIMS = {"aims": "Work.", "jobs_created": 84, "jobs_formalised": 61, "reach_by": date(2027, 12, 31)}
MAY = date(2026, 5, 4)


@pytest.fixture
def draft(cast, union, coordinator):
    """A version that is being written; the union does and pledges something."""
    partners.change(partner=union, by=coordinator, responsibilities="Runs the job bank.")
    contributions.pledge(
        partner=union,
        kind="money",
        title="Grants",
        amount=Decimal(900),
        currency="EUR",
        on=MAY,
        by=coordinator,
    )
    return agreements.begin(partnership=cast.partnership, by=coordinator, **AIMS)


def page(client, agreement):
    return client.get(reverse("partnerships:agreement_detail", kwargs={"pk": agreement.pk}))


def sign_all(agreement, by, on=MAY):
    for party in agreement.parties.all():
        agreements.sign(party=party, signed_on=on, signed_by="R. Hnatiuk, chair", by=by)
    agreement.refresh_from_db()


def test_what_is_frozen_stays_as_it_was(coordinator_client, draft, union, coordinator):
    assert "Runs the job bank." in page(coordinator_client, draft).text
    coordinator_client.post(reverse("partnerships:agreement_put_out", kwargs={"pk": draft.pk}))
    partners.change(partner=union, by=coordinator, responsibilities="Does nothing.")
    text = page(coordinator_client, draft).text.replace("\xa0", " ")
    assert "Runs the job bank." in text
    assert "900 EUR" in text
    draft.refresh_from_db()
    with pytest.raises(Refused, match="stays as it is"):
        agreements.change(agreement=draft, by=coordinator, jobs_created=1)


def test_the_last_signature_puts_it_in_force(coordinator_client, draft, cast, coordinator):
    agreements.put_out(agreement=draft, by=coordinator)
    first, *rest = draft.parties.all()
    url = reverse("partnerships:party_sign", kwargs={"pk": first.pk})
    coordinator_client.post(url, {"signed_on": "2026-05-04", "signed_by": "The mayor"})
    draft.refresh_from_db()
    assert draft.state == "signing"
    for party in rest:
        agreements.sign(party=party, signed_on=date(2026, 5, 9), signed_by="Chair", by=coordinator)
    draft.refresh_from_db()
    assert (draft.state, draft.in_force_on) == ("in_force", date(2026, 5, 9))
    listed = reverse("partnerships:agreement_list", kwargs={"partnership": cast.partnership.code})
    assert "<b>84</b> jobs created and <b>61</b> formalised" in coordinator_client.get(listed).text


def test_the_next_version_replaces_the_one_in_force(draft, cast, coordinator):
    agreements.put_out(agreement=draft, by=coordinator)
    sign_all(draft, coordinator)
    second = agreements.begin(partnership=cast.partnership, by=coordinator, **{**AIMS, "jobs_created": 120})
    assert second.number == 2
    agreements.put_out(agreement=second, by=coordinator)
    sign_all(second, coordinator)
    draft.refresh_from_db()
    assert (draft.state, second.state) == ("replaced", "in_force")


def test_only_one_version_is_open_at_a_time(draft, cast, coordinator):
    with pytest.raises(Refused, match="finish that one first"):
        agreements.begin(partnership=cast.partnership, by=coordinator, **AIMS)
    with pytest.raises(IntegrityError), transaction.atomic():
        PartnershipAgreement.objects.create(partnership=cast.partnership, number=2, **AIMS)


def test_a_version_is_taken_back_with_a_reason_and_never_signed_twice(draft, coordinator):
    agreements.put_out(agreement=draft, by=coordinator)
    party = draft.parties.first()
    agreements.sign(party=party, signed_on=MAY, signed_by="Chair", by=coordinator)
    with pytest.raises(Refused, match="recorded already"):
        agreements.sign(party=party, signed_on=MAY, signed_by="Chair", by=coordinator)
    with pytest.raises(Refused, match="Say why"):
        agreements.withdraw(agreement=draft, reason=" ", by=coordinator)
    agreements.withdraw(agreement=draft, reason="The mine was sold.", by=coordinator)
    with pytest.raises(Refused, match="not out for signature"):
        agreements.sign(party=draft.parties.last(), signed_on=MAY, signed_by="Chair", by=coordinator)


def test_the_signed_paper_is_bound(coordinator_client, draft, coordinator, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    url = reverse("partnerships:agreement_bind", kwargs={"pk": draft.pk})
    paper = {"upload": SimpleUploadedFile("signed.txt", b"all signatures")}
    assert "out for signature or in force" in coordinator_client.post(url, paper).text
    agreements.put_out(agreement=draft, by=coordinator)
    paper = {"upload": SimpleUploadedFile("signed.txt", b"all signatures")}
    assert "signed.txt" in coordinator_client.post(url, paper, follow=True).text


def test_partners_read_and_only_the_coordinator_writes(client, cast, draft):
    client.force_login(cast.partner.user)
    assert page(client, draft).status_code == 200
    put_out = reverse("partnerships:agreement_put_out", kwargs={"pk": draft.pk})
    assert client.post(put_out).status_code == 403
    client.force_login(cast.outsider.user)
    assert page(client, draft).status_code == 404


def test_the_page_tells_the_two_agreements_apart(coordinator_client, cast):
    url = reverse("partnerships:agreement_list", kwargs={"partnership": cast.partnership.code})
    text = coordinator_client.get(url).text
    assert "Roles, pledges and targets for jobs, signed by every partner." in text
    assert "It is not the framework agreement about what workers are offered." in text
    assert "Begin the partnership agreement" in text


def test_the_role_of_a_party_is_frozen_with_the_version(coordinator_client, draft, union, coordinator):
    frozen = lambda: draft.parties.get(organisation=union.organisation).roles  # noqa: E731
    assert "Trade union" in page(coordinator_client, draft).text
    agreements.put_out(agreement=draft, by=coordinator)
    assert frozen() == ["trade_union"]
    partners.change(partner=union, by=coordinator, role="ngo")
    assert frozen() == ["trade_union"]
    text = page(coordinator_client, draft).text
    assert "Trade union" in text
    assert "Non-governmental organisation" not in text
