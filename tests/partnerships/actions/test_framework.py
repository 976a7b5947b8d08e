"""The framework agreement: begun, parties seated, put on the table, begun anew; what is closed stays."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import framework
from partnerships.models import FrameworkVersion
from partnerships.queries import framework as reads
from tests.partnerships.accords import SEATED, accord_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cast, coordinator):
    """A draft with three parties and two chapters."""
    return accord_of(cast, coordinator)


def outline(version):
    return [(line.number, str(line.place.text)) for line in reads.lines(version)]


def closed(version, by):
    """Close a draft as signing will."""
    framework.close(framework.lock(version), "signing", "framework_version.opened", by)
    version.refresh_from_db()
    return version


def test_an_agreement_begins_with_an_empty_first_version(cast, coordinator):
    row = framework.begin(
        partnership=cast.partnership, slug="accord", title={"en": "Accord"}, languages=["en"], by=coordinator
    )
    version = row.versions.get()
    assert (version.number, version.state, version.places.count()) == (1, "draft", 0)
    event = AuditEvent.objects.get(verb="framework.begun")
    assert event.detail["after"]["slug"] == "accord"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"slug": "accord"}, "slug"),
        ({"title": {"uk": "Угода"}}, "title"),
        ({"term_from": date(2027, 1, 1), "term_until": date(2026, 1, 1)}, "term_until"),
    ],
)
def test_what_no_agreement_can_be_is_refused(cast, coordinator, version, values, field):
    given = {"slug": "other", "title": {"en": "Other"}, "languages": ["en"], **values}
    with pytest.raises(Refused) as refusal:
        framework.begin(partnership=cast.partnership, by=coordinator, **given)
    assert refusal.value.field == field


def test_nobody_overwrites_what_they_have_not_seen(coordinator, version):
    agreement = version.agreement
    framework.change(agreement=agreement, committee="Six people", by=coordinator, seen=1)
    with pytest.raises(Refused, match="Somebody has changed this"):
        framework.change(agreement=agreement, committee="Seven people", by=coordinator, seen=1)
    agreement.refresh_from_db()
    assert (agreement.committee, agreement.revision) == ("Six people", 2)


def test_an_organisation_sits_at_the_table_once_and_may_come_back(cast, coordinator, version):
    party = version.agreement.parties.get(organisation=cast.partner.organisation)
    seat = {"agreement": version.agreement, "organisation": cast.partner.organisation, "by": coordinator}
    with pytest.raises(Refused, match="at the table already"):
        framework.seat(constituency="workers", from_on=SEATED, **seat)
    with pytest.raises(Refused, match="before it sat down"):
        framework.unseat(party=party, until_on=date(2025, 12, 31), by=coordinator)
    framework.unseat(party=party, until_on=date(2026, 6, 30), by=coordinator)
    with pytest.raises(Refused, match="has left"):
        framework.unseat(party=party, until_on=date(2026, 7, 1), by=coordinator)
    again = framework.seat(constituency="workers", from_on=date(2026, 8, 1), **seat)
    rows = version.agreement.parties.filter(constituency="workers")
    for day, there in ((date(2026, 6, 30), [party]), (date(2026, 7, 1), []), (date(2026, 8, 1), [again])):
        assert list(rows.on(day)) == there


def test_a_draft_is_put_on_the_table_once_by_two_constituencies_with_a_text(cast, coordinator, version):
    agreement = version.agreement
    for party in agreement.parties.exclude(constituency="workers"):
        framework.unseat(party=party, until_on=date(2026, 2, 1), by=coordinator)
    with pytest.raises(Refused, match="two constituencies"):
        framework.open_to_negotiation(version=version, by=coordinator)
    framework.seat(
        agreement=agreement, organisation=cast.officer.organisation, constituency="government",
        from_on=date(2026, 3, 1), by=coordinator,
    )  # fmt: skip
    framework.open_to_negotiation(version=version, by=coordinator)
    with pytest.raises(Refused, match="on the table already"):
        framework.open_to_negotiation(version=version, by=coordinator)


def test_an_empty_text_is_not_put_on_the_table(coordinator, version):
    version.places.exclude(chapter=None).delete()
    version.places.all().delete()
    with pytest.raises(Refused, match="no text"):
        framework.open_to_negotiation(version=version, by=coordinator)


def test_the_next_version_begins_with_the_same_words_in_the_same_places(coordinator, version):
    agreement = version.agreement
    with pytest.raises(Refused, match="finish that one first"):
        framework.begin_version(agreement=agreement, base=version, reason="Review", by=coordinator)
    closed(version, coordinator)
    framework.turn(version, "withdrawn", "framework_version.opened", coordinator)
    with pytest.raises(Refused, match="Say why"):
        framework.begin_version(agreement=agreement, base=version, reason=" ", by=coordinator)
    after = framework.begin_version(agreement=agreement, base=version, reason="Review", by=coordinator)
    assert outline(after) == outline(version)
    assert reads.compared(version, after) == []
    assert reads.content_hash(after) == version.content_hash
    assert after.number == 2


@pytest.mark.parametrize("change", ["move", "reword", "add", "remove", "hash"])
def test_the_database_keeps_a_closed_version_as_it_is(coordinator, version, change):
    closed(version, coordinator)
    place = version.places.exclude(chapter=None).first()
    sql = {
        "move": lambda: version.places.filter(pk=place.pk).update(position=9),
        "reword": lambda: type(place.text).objects.filter(pk=place.text_id).update(digest="x"),
        "add": lambda: type(place)(
            version=version, clause=place.clause, text=place.text, chapter=None, position=9
        ).save(force_insert=True),
        "remove": place.delete,
        "hash": lambda: FrameworkVersion.objects.filter(pk=version.pk).update(content_hash="x"),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        sql[change]()
    assert reads.content_hash(version) == version.content_hash


def test_the_title_stays_while_a_version_is_out_for_signature(coordinator, version):
    closed(version, coordinator)
    with pytest.raises(Refused, match="title stays"):
        framework.change(agreement=version.agreement, title={"en": "Other"}, by=coordinator)
    framework.change(agreement=version.agreement, committee="Six", by=coordinator)


def test_a_state_that_the_table_does_not_allow_is_refused(coordinator, version):
    with pytest.raises(Refused, match="cannot go from"):
        framework.turn(version, "in_force", "framework_version.opened", coordinator)
