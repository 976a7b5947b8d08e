"""Amendments: unseen in their room, tabled, revised, adopted; positions hold for exact words; nothing is lost."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Notice
from jtportal.kernel.doors import Refused
from partnerships.actions import adopting, amendments, framework
from partnerships.actions.adopting import Conflicting
from partnerships.actions.amendments import Proposed
from partnerships.models import Amendment, Position
from partnerships.queries import amendments as reads
from partnerships.queries import framework as texts
from tests.conftest import member
from tests.partnerships.accords import accord_of, said

BRIDGE = "A worker who has reached the age of fifty-five years is entitled to a bridge."


@pytest.fixture
def version(cast, coordinator):
    """A text on the table between the service, the union and the operator."""
    made = accord_of(cast, coordinator)
    framework.open_to_negotiation(version=made, by=coordinator)
    return made


def clause_of(version, heading):
    return next(line.place.clause for line in texts.lines(version) if str(line.place.text) == heading)


def outline(version):
    return [f"{line.number} {line.place.text}" for line in texts.lines(version)]


def body_of(version, heading):
    return next(
        line.place.text.body["en"] for line in texts.lines(version) if str(line.place.text) == heading
    )


def rewording(version, old, new, heading="Bridge to pension"):
    """A change of some words of a clause."""
    clause = clause_of(version, heading)
    body = body_of(version, heading)
    assert old in body
    return Proposed("reword", clause, said(heading, body.replace(old, new)))


def drafted(version, by, *changes, tabled=True):
    row = amendments.draft(version=version, title="Change", reason="For our people", changes=changes, by=by)
    if tabled:
        amendments.table(amendment=row, by=by)
    row.refresh_from_db()
    return row


@pytest.mark.django_db
def test_a_draft_is_seen_by_its_constituency_alone_until_it_is_tabled(cast, version):
    row = drafted(version, cast.partner, rewording(version, "five", "two"), tabled=False)
    for actor, sees in (
        (cast.partner, True),
        (cast.officer, False),
        (cast.personnel, False),
        (cast.outsider, False),
    ):
        assert Amendment.objects.visible_to(actor).filter(pk=row.pk).exists() is sees
        assert row.current.changes.model.objects.visible_to(actor).filter(of__amendment=row).exists() is sees
    amendments.table(amendment=row, by=cast.partner)
    for actor, sees in ((cast.officer, True), (cast.personnel, True), (cast.outsider, False)):
        assert Amendment.objects.visible_to(actor).filter(pk=row.pk).exists() is sees


@pytest.mark.django_db
def test_who_does_not_sit_at_the_table_proposes_nothing(cast, coordinator, version):
    change = rewording(version, "five", "two")
    with pytest.raises(Refused, match="does not sit at this table"):
        drafted(version, member(cast.outsider.organisation, "coordinator"), change)
    other = accord_of(cast, coordinator, slug="other")
    with pytest.raises(Refused, match="on the table"):
        amendments.draft(version=other, title="x", reason="y", changes=[change], by=cast.partner)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (lambda v: [], "changes something"),
        (
            lambda v: [Proposed("reword", clause_of(v, "Amount"), said("Amount", body_of(v, "Amount")))],
            "the same",
        ),
        (lambda v: [rewording(v, "five", "two"), rewording(v, "five", "six")], "one thing to a clause"),
        (lambda v: [Proposed("add", None, said(""))], "Write what the clause says"),
    ],
)
def test_what_no_amendment_can_be_is_refused(cast, version, changes, message):
    with pytest.raises(Refused, match=message):
        drafted(version, cast.partner, *changes(version))


@pytest.mark.django_db
def test_a_position_lapses_with_the_words_and_its_holder_is_told(cast, version):
    row = drafted(version, cast.partner, rewording(version, "five", "two"))
    first = row.current
    amendments.take_position(amendment=row, stance="support", reason="", seen=first, by=cast.personnel)
    amendments.revise(amendment=row, changes=[rewording(version, "five", "three")], by=cast.partner)
    row.refresh_from_db()
    [held] = reads.positions([row])[row.pk]
    assert (held.position.stance, held.lapsed) == ("support", True)
    notice = Notice.objects.get(user=cast.personnel.user)
    assert (notice.kind, notice.params) == ("position_lapsed", {"amendment": "A-1"})
    with pytest.raises(Refused, match="has changed since you read it"):
        amendments.take_position(amendment=row, stance="support", reason="", seen=first, by=cast.personnel)
    amendments.take_position(
        amendment=row, stance="object", reason="Too early", seen=row.current, by=cast.personnel
    )
    [held] = reads.positions([row])[row.pk]
    assert (held.position.stance, held.lapsed) == ("object", False)
    assert Position.objects.filter(amendment=row).count() == 2


@pytest.mark.django_db
def test_a_second_revision_tells_only_whose_position_lapses_by_it(cast, version):
    row = drafted(version, cast.partner, rewording(version, "five", "two"))
    for by in (cast.personnel, cast.officer):
        amendments.take_position(amendment=row, stance="support", reason="", seen=row.current, by=by)

    def told():
        rows = Notice.objects.filter(kind="position_lapsed")
        return [rows.filter(user=by.user).count() for by in (cast.personnel, cast.officer)]

    amendments.revise(amendment=row, changes=[rewording(version, "five", "three")], by=cast.partner)
    row.refresh_from_db()
    assert told() == [1, 1]
    amendments.take_position(amendment=row, stance="abstain", reason="", seen=row.current, by=cast.officer)
    amendments.revise(amendment=row, changes=[rewording(version, "five", "four")], by=cast.partner)
    assert told() == [1, 2]
    row.refresh_from_db()
    assert [held.lapsed for held in reads.positions([row])[row.pk]] == [True, True]
    amendments.revise(amendment=row, changes=[rewording(version, "five", "six")], by=cast.partner)
    assert told() == [1, 2]


@pytest.mark.django_db
def test_the_same_words_again_leave_positions_standing(cast, version):
    row = drafted(version, cast.partner, rewording(version, "five", "two"))
    amendments.take_position(amendment=row, stance="abstain", reason="", seen=row.current, by=cast.officer)
    again = rewording(version, "five", "two")
    amendments.revise(
        amendment=row, changes=[again], title="Another title", by=cast.partner, seen=row.revision
    )
    row.refresh_from_db()
    assert not reads.positions([row])[row.pk][0].lapsed
    assert not Notice.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("stance", ["object", "reservation"])
def test_a_stance_that_says_nothing_alone_needs_a_reason(cast, version, stance):
    row = drafted(version, cast.partner, rewording(version, "five", "two"))
    with pytest.raises(Refused, match="Give the reason"):
        amendments.take_position(amendment=row, stance=stance, reason=" ", seen=row.current, by=cast.officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Position.objects.create(
            amendment=row, on_text=row.current, organisation=cast.officer.organisation, constituency="government",
            stance=stance, given_by=cast.officer.user, given_at=row.created_at,
        )  # fmt: skip


@pytest.mark.django_db
def test_what_was_said_is_written_once(cast, version):
    row = drafted(version, cast.partner, rewording(version, "five", "two"))
    held = amendments.take_position(
        amendment=row, stance="support", reason="", seen=row.current, by=cast.officer
    )
    for one in (held, row.current, row.current.changes.get()):
        with pytest.raises(IntegrityError), transaction.atomic():
            one.delete()


@pytest.mark.django_db
def test_all_kinds_of_changes_go_into_the_text(cast, coordinator, version):
    row = drafted(
        version,
        cast.partner,
        rewording(version, "fifty-five", "fifty-two"),
        Proposed("add", None, said("Tax", "Free of tax."), behind=clause_of(version, "Bridge to pension")),
        Proposed("move", clause_of(version, "Amount"), chapter=clause_of(version, "Parties")),
        Proposed("remove", clause_of(version, "Who agrees")),
    )
    adopting.adopt(amendment=row, by=coordinator)
    assert outline(version) == [
        "1 Parties",
        "1.1 Amount",
        "2 Early retirement",
        "2.1 Bridge to pension",
        "2.2 Tax",
    ]
    assert "fifty-two" in body_of(version, "Bridge to pension")
    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("adopted", coordinator.user)
    with pytest.raises(Refused, match="on the table is adopted"):
        adopting.adopt(amendment=row, by=coordinator)


@pytest.mark.django_db
def test_amendments_of_different_words_of_a_clause_both_go_in(cast, coordinator, version):
    one = drafted(version, cast.partner, rewording(version, "fifty-five", "fifty-two"))
    other = drafted(version, cast.personnel, rewording(version, "a bridge", "a bridge of sixty months"))
    assert reads.competing(one) == [other]
    for row in (one, other):
        adopting.adopt(amendment=row, by=coordinator)
    assert body_of(version, "Bridge to pension") == (
        "A worker who has reached the age of fifty-two years is entitled to a bridge of sixty months."
    )


@pytest.mark.django_db
def test_amendments_of_the_same_words_are_decided_with_both_on_the_table(cast, coordinator, version):
    one = drafted(version, cast.partner, rewording(version, "fifty-five", "fifty-two"))
    other = drafted(version, cast.personnel, rewording(version, "fifty-five", "sixty"))
    adopting.adopt(amendment=one, by=coordinator)
    with pytest.raises(Conflicting) as conflict:
        adopting.adopt(amendment=other, by=coordinator)
    [part] = [part for part in conflict.value.merges["body", "en"].parts if part.in_conflict]
    assert (part.base, part.mine, part.theirs) == ("fifty-five", "sixty", "fifty-two")
    clause = conflict.value.change.clause_id
    words = BRIDGE.replace("fifty-five", "fifty-eight")
    adopting.adopt(amendment=other, decided={clause: said("Bridge to pension", words)}, by=coordinator)
    assert body_of(version, "Bridge to pension") == words


@pytest.mark.django_db
def test_a_clause_that_was_reworded_is_not_removed_silently(cast, coordinator, version):
    one = drafted(version, cast.partner, rewording(version, "fifty-five", "fifty-two"))
    other = drafted(version, cast.personnel, Proposed("remove", clause_of(version, "Bridge to pension")))
    adopting.adopt(amendment=one, by=coordinator)
    with pytest.raises(Conflicting):
        adopting.adopt(amendment=other, by=coordinator)
    clause = clause_of(version, "Bridge to pension")
    adopting.adopt(amendment=other, decided={clause.pk: said("")}, by=coordinator)
    assert "Bridge to pension" not in " ".join(outline(version))
    third = drafted(
        version, cast.partner, Proposed("reword", clause_of(version, "Amount"), said("Amount", "Half."))
    )
    assert third.number == 3


@pytest.mark.django_db
def test_linked_amendments_stand_or_fall_together(cast, coordinator, version):
    pair = [
        drafted(version, cast.partner, rewording(version, "fifty-five", "fifty-two"), tabled=False),
        drafted(version, cast.partner, Proposed("remove", clause_of(version, "Amount")), tabled=False),
    ]
    with pytest.raises(Refused, match="at least two"):
        amendments.link(amendments=pair[:1], by=cast.partner)
    amendments.link(amendments=pair, by=cast.partner)
    amendments.table(amendment=pair[0], by=cast.partner)
    ninety = Proposed("reword", clause_of(version, "Amount"), said("Amount", "Ninety per cent."))
    rival = drafted(version, cast.personnel, ninety)
    adopting.adopt(amendment=rival, by=coordinator)
    with pytest.raises(Conflicting):
        adopting.adopt(amendment=pair[0], by=coordinator)
    assert "fifty-five" in body_of(version, "Bridge to pension")  # all of it goes in or nothing
    amendments.reject(amendment=pair[1], reason="Not now", by=coordinator)
    for row in pair:
        row.refresh_from_db()
        assert (row.state, row.decision) == ("rejected", "Not now")


@pytest.mark.django_db
def test_only_its_own_party_changes_or_withdraws_an_amendment(cast, version):
    row = drafted(version, cast.partner, rewording(version, "five", "two"))
    for call in (
        lambda: amendments.revise(amendment=row, changes=[], by=cast.personnel),
        lambda: amendments.withdraw(amendment=row, reason="x", by=cast.personnel),
    ):
        with pytest.raises(Refused, match="Only who proposed it"):
            call()
    with pytest.raises(Refused, match="Say why"):
        amendments.withdraw(amendment=row, reason=" ", by=cast.partner)
    amendments.withdraw(amendment=row, reason="Agreed otherwise", by=cast.partner)
    with pytest.raises(Refused, match="is decided"):
        amendments.revise(amendment=row, changes=[], by=cast.partner)


def test_two_parties_at_once_both_take_their_position(cast, version_at_once, together):
    row = drafted(version_at_once, cast.partner, rewording(version_at_once, "five", "two"))

    def support(by):
        return lambda: amendments.take_position(
            amendment=row, stance="support", reason="", seen=row.current, by=by
        )

    done = together(*(support(by) for by in (cast.partner, cast.officer, cast.personnel)))
    assert all(isinstance(one, Position) for one in done), done
    assert len(reads.positions([row])[row.pk]) == 3


@pytest.fixture
def version_at_once(transactional_db, cast, coordinator):
    """The same for tests that commit."""
    made = accord_of(cast, coordinator)
    framework.open_to_negotiation(version=made, by=coordinator)
    return made
