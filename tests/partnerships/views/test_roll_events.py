"""The roll also says what was tabled and decided, where the parties were stuck, and which duties were not kept."""

import csv
import io
from collections import Counter
from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from partnerships.actions import adopting, amendments, duties, impasses
from partnerships.models import Amendment, Breach, BreachAnswer, Impasse
from partnerships.queries import roll
from tests.conftest import member
from tests.factories.accounts import OrganisationFactory
from tests.factories.partnerships import PartnerFactory
from tests.partnerships.dutiful import KEY, bound_draft, in_force, seated
from tests.partnerships.negotiation import at, drafted, on_table, place_of, tabled, words

pytestmark = pytest.mark.django_db
# What the audit trail calls it: the slow path, event by event.
VERBS = {
    "amendment.tabled": ("tabled", Amendment),
    "amendment.withdrawn": ("withdrawn", Amendment),
    "amendment.adopted": ("adopted", Amendment),
    "amendment.rejected": ("rejected", Amendment),
    "impasse.declared": ("impasse", Impasse),
    "impasse.mediated": ("mediated", Impasse),
    "impasse.ended": ("ended", Impasse),
    "duty.breach_recorded": ("breach", Breach),
    "duty.breach_answered": ("answered", BreachAnswer),
}


def trail(actor):
    """What the audit trail has of these kinds, as far as its rows exist for the actor."""
    seen = {
        model: set(model.objects.visible_to(actor).values_list("pk", flat=True))
        for _k, model in VERBS.values()
    }
    events = AuditEvent.objects.filter(verb__in=VERBS).values_list("verb", "target_id")
    return Counter((VERBS[verb][0], int(key)) for verb, key in events if int(key) in seen[VERBS[verb][1]])


def told(actor, agreement):
    """What the roll has of them."""
    kinds = {kind for kind, _model in VERBS.values()}
    return Counter((one.kind, one.key) for one in roll.entries(actor, agreement) if one.kind in kinds)


def fought(cast, coordinator):
    """Amendments adopted, rejected, withdrawn on the table and in the room; an impasse mediated and ended."""
    version, today = on_table(cast, coordinator), cast.partnership.today()
    adopted = tabled(version, cast.partner)
    rejected = tabled(version, cast.personnel, heading="Amount", title="Less")
    taken, unseen = (
        tabled(version, cast.partner, title="Again"),
        drafted(version, cast.partner, title="Unseen"),
    )
    made = impasses.declare(
        agreement=version.agreement, party=version.agreement.parties.get(constituency="workers"),
        since=today - timedelta(days=9), reason="Too late for women", amendments=[adopted], clauses=[],
        by=cast.partner,
    )  # fmt: skip
    impasses.mediate(
        impasse=made,
        mediator="State Mediation Service",
        mediated_from=today - timedelta(days=5),
        by=coordinator,
    )
    impasses.end(impasse=made, outcome="settled", ended_on=today, note="Fifty-two", by=coordinator)
    for row in (taken, unseen):
        amendments.withdraw(amendment=row, reason=f"Enough of {row.title}", by=cast.partner)
    amendments.reject(amendment=rejected, reason="Never", by=coordinator)
    adopting.adopt(amendment=adopted, reason="At last", by=coordinator)
    return version


def broken(cast, coordinator):
    """A duty that was not kept, recorded by the committee, answered by the operator; in an agreement of its own."""
    place = in_force(cast, bound_draft(cast, coordinator), coordinator)
    seated(place, cast.officer, coordinator)
    found = cast.partnership.today() - timedelta(days=1)
    row = duties.record_breach(place=place, key=KEY, found_on=found, reason="Two hundred", by=cast.officer)
    duties.answer_breach(breach=row, text="The pit flooded", by=cast.personnel)
    return place.version


def test_the_roll_tells_every_decision_and_impasse_that_the_trail_has(cast, coordinator):
    version = fought(cast, coordinator)
    for actor, lines in ((cast.partner, 10), (cast.personnel, 9)):
        found = told(actor, version.agreement)
        assert found == trail(actor)
        assert sum(found.values()) == lines
    by_kind = {one.kind: one for one in roll.entries(cast.personnel, version.agreement)}
    assert by_kind["rejected"].words == "Never"
    assert (by_kind["rejected"].by, by_kind["rejected"].person) == ("the table", str(coordinator.user))
    assert by_kind["mediated"].by == "State Mediation Service"
    assert by_kind["impasse"].by == str(cast.partner.organisation)
    assert by_kind["ended"].words.endswith(": Fifty-two")
    union = cast.partner.organisation_id
    assert {one.kind for one in roll.entries(cast.partner, version.agreement, party=union)} == {
        "tabled", "withdrawn", "impasse",
    }  # fmt: skip
    clause = place_of(version, "Amount").clause_id
    assert {one.kind for one in roll.entries(cast.partner, version.agreement, clause=clause)} == {
        "tabled", "rejected",
    }  # fmt: skip


def test_the_roll_tells_breaches_and_their_answers(client, cast, coordinator):
    version = broken(cast, coordinator)
    assert told(cast.partner, version.agreement) == trail(cast.partner)
    client.force_login(cast.partner.user)
    page = client.get(at("accord_roll", pk=version.agreement_id))
    assert at("duty_detail", pk=place_of(version, "Amount").pk, duty=KEY) in page.text
    for said in ("Two hundred", "The pit flooded", "Breach of a duty recorded", "Answer to a breach"):
        assert said in words(page)


def test_files_hold_them_too_with_the_day_alone_where_no_hour_is_known(client, cast, coordinator):
    version, today = fought(cast, coordinator), cast.partnership.today()
    client.force_login(cast.personnel.user)
    text = client.get(at("accord_roll_csv", pk=version.agreement_id)).content.decode("utf-8-sig")
    lines = {line["What"]: line for line in csv.DictReader(io.StringIO(text))}
    assert lines["impasse declared"]["When"] == f"{today - timedelta(days=9)}"
    assert lines["mediation begun"]["Organisation"] == "State Mediation Service"
    assert len(lines["amendment rejected"]["When"]) == len("2026-01-01 00:00:00")
    assert lines["amendment adopted"]["Words"] == "At last"
    assert "Unseen" not in text


def test_outside_the_negotiation_no_person_is_named(client, cast, coordinator):
    version = fought(cast, coordinator)
    outside = OrganisationFactory()
    PartnerFactory(partnership=cast.partnership, organisation=outside, role="municipality")
    client.force_login(member(outside, "coordinator").user)
    page = words(client.get(at("accord_roll", pk=version.agreement_id)))
    assert "At last" in page
    for hidden in (str(cast.partner.user), str(coordinator.user), "Unseen"):
        assert hidden not in page
    assert trail(member(outside, "coordinator")) == told(member(outside, "coordinator"), version.agreement)


def test_the_roll_asks_as_often_for_three_of_each_as_for_one(
    cast, coordinator, django_assert_max_num_queries
):
    version = broken(cast, coordinator)
    counts = []
    for turn in range(3):
        if turn:
            day = cast.partnership.today() - timedelta(days=1 + turn)
            place = place_of(version, "Amount")
            row = duties.record_breach(place=place, key=KEY, found_on=day, reason="x", by=cast.officer)
            duties.answer_breach(breach=row, text="x", by=cast.personnel)
        with django_assert_max_num_queries(40) as asked:
            assert sum(told(cast.partner, version.agreement).values()) == 2 + 2 * turn
        counts.append(len(asked))
    assert len(set(counts)) == 1, counts
