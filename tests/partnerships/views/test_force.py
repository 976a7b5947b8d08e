"""From when until when a text is in force: on pages and in what is owed; a denunciation; the signed paper."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.formats import date_format

from jtportal.kernel.doors import Refused
from partnerships.actions import framework, signing
from partnerships.models import FrameworkVersion
from partnerships.queries import duties
from partnerships.queries import framework as texts
from partnerships.queries.waiting import waiting_for
from tests.browser.conftest import signed_in
from tests.partnerships.dutiful import PAPER, bound_draft, clause_of, in_force
from tests.partnerships.views.test_signing import at, words

pytestmark = pytest.mark.django_db


def written(day):
    """A day as pages write it."""
    return date_format(day, "DATE_FORMAT")


@pytest.fixture
def today(cast):
    return cast.partnership.today()


@pytest.fixture
def bound(cast, coordinator, today):
    """A clause in force since a hundred days that binds the mine's operator, whose day is near."""
    return in_force(cast, bound_draft(cast, coordinator, day=today + timedelta(days=20)), coordinator)


def says(client, version):
    """What the text's page, the agreement's page and the list say."""
    pages = (
        at("framework_text", pk=version.pk),
        at("framework_detail", pk=version.agreement_id),
        at("framework_list", partnership=version.agreement.partnership.code),
    )
    return [words(client.get(page)) for page in pages]


@pytest.mark.parametrize(("last", "stands"), [(365, True), (0, True), (-1, False)])
def test_a_denounced_text_is_in_force_until_its_day_and_not_a_day_longer(
    cast, coordinator, coordinator_client, bound, today, last, stands
):
    version, until = bound.version, today + timedelta(days=last)
    signing.denounce(version=version, until_on=until, reason="By letter", by=coordinator, renew=False)
    text, detail, listed = says(coordinator_client, version)
    until_said = f"until {written(until)}"
    if stands:
        assert "Version 1 · in force · in force from" in text
        assert "Version 1 in force · in force from" in detail
        assert f"Version 1 in force since {written(version.in_force_from)} {until_said}" in listed
    else:
        assert "Version 1 · no longer in force · in force from" in text
        assert "Version 1 no longer in force · in force from" in detail
        assert "Nothing in force any more" in listed
    assert until_said in text
    assert until_said in detail
    assert bool(duties.owed(cast.personnel, cast.partnership)) is stands
    waits = [one.kind for one in waiting_for(cast.personnel, cast.partnership)]
    assert ("duty" in waits) is stands


@pytest.mark.parametrize(
    ("begins", "first", "second"), [(0, "replaced", "in_force"), (1, "in_force", "agreed")]
)
def test_a_replaced_text_stays_in_force_until_the_day_of_the_next(
    cast, coordinator, coordinator_client, bound, today, begins, first, second
):
    old, day = bound.version, today + timedelta(days=begins)
    made = framework.begin_version(agreement=old.agreement, base=old, reason="Review", by=coordinator)
    in_force(cast, clause_of(made), coordinator, since=day)
    rows = FrameworkVersion.objects.select_related("agreement__partnership").order_by("number")
    assert [row.standing.value for row in rows] == [first, second]
    [owed] = duties.owed(cast.personnel, cast.partnership)
    assert owed.place.version_id == (made if begins == 0 else old).pk
    listed = says(coordinator_client, old)[2]
    if begins:
        assert f"Version 1 in force since {written(old.in_force_from)} until {written(today)}" in listed
        assert f"version 2 in force from {written(day)}" in listed
        assert "agreed, not in force yet · in force from" in says(coordinator_client, made)[0]
    else:
        assert f"Version 2 in force since {written(day)}" in listed
        assert "replaced by a later version" in says(coordinator_client, old)[0]


def test_a_denunciation_begins_the_next_version_and_keeps_the_old_until_its_day(
    cast, coordinator, coordinator_client, bound, today
):
    version, until = bound.version, today + timedelta(days=90)
    asked = {"until_on": until.isoformat(), "reason": "The operator, by letter", "renew": "on"}
    page = coordinator_client.post(at("framework_denounce", pk=version.pk), asked, follow=True)
    made = version.agreement.versions.get(number=2)
    assert page.redirect_chain[-1][0] == at("framework_text", pk=made.pk)
    assert (made.begun_from_id, made.state, made.reason) == (version.pk, "draft", "The operator, by letter")
    digests = [[line.place.text.digest for line in texts.lines(one)] for one in (version, made)]
    assert digests[0] == digests[1]
    rows = FrameworkVersion.objects
    assert [list(rows.in_force_on(until + timedelta(days=one))) for one in (0, 1)] == [[version], []]
    assert "Begin the next version" not in says(coordinator_client, version)[0]
    with pytest.raises(Refused, match="Version 1 stays in force until"):
        in_force(cast, clause_of(made), coordinator, since=until)
    made.refresh_from_db()
    signing.bring_into_force(version=made, from_on=until + timedelta(days=1), by=coordinator)
    assert [rows.in_force_on(until + timedelta(days=one)).get() for one in (0, 1)] == [version, made]


def test_a_denounced_text_offers_the_next_version_where_none_was_begun(coordinator_client, bound, today):
    version = bound.version
    asked = {"until_on": today.isoformat(), "reason": "By letter"}
    page = coordinator_client.post(at("framework_denounce", pk=version.pk), asked, follow=True)
    assert version.agreement.versions.count() == 1
    assert at("framework_renegotiate", pk=version.agreement_id) in page.text
    assert "Begin the next version" in words(page)


def test_registration_notification_conditions_force_and_the_paper_stand_on_the_page(
    cast, coordinator, coordinator_client, bound, today
):
    version = framework.begin_version(
        agreement=bound.version.agreement, base=bound.version, reason="Review", by=coordinator
    )
    met = {
        "ratification": "Congress of the union",
        "state_aid": "Decision of the Commission",
        "budget": "Budget",
    }
    for kind, title in met.items():
        coordinator_client.post(at("precedent_ask", pk=version.pk), {"kind": kind, "title": title})
    with pytest.raises(Refused, match="Congress of the union; Decision of the Commission; Budget"):
        in_force(cast, clause_of(version), coordinator)
    paper = {
        "upload": SimpleUploadedFile("угода-підписана.pdf", PAPER), "registration": "KU-12/2026",
        "notified_on": today.isoformat(),
    }  # fmt: skip
    coordinator_client.post(at("framework_bind", pk=version.pk), paper)
    for one in version.precedents.all():
        coordinator_client.post(at("precedent_meet", pk=one.pk), {"met_on": today.isoformat()})
    coordinator_client.post(at("framework_force", pk=version.pk), {"from_on": today.isoformat()})
    version.refresh_from_db()
    assert (version.notified_on, version.registration, version.standing) == (today, "KU-12/2026", "in_force")
    client = signed_in(cast.partner.user)
    page = client.get(at("framework_text", pk=version.pk))
    said, day = words(page), written(today)
    assert f"Registration number KU-12/2026 Notified on {day} In force from {day}" in said
    assert f"Ratification · Congress of the union: met on {day}" in said
    assert f"State-aid decision · Decision of the Commission: met on {day}" in said
    download = reverse("partnerships:document_download", kwargs={"pk": version.document_id})
    assert f'<a href="{download}">угода-підписана.pdf</a>' in page.text
    assert b"".join(client.get(download).streaming_content) == PAPER
    stranger = signed_in(cast.outsider.user)
    for address in (at("framework_text", pk=version.pk), download):
        assert stranger.get(address).status_code == 404
