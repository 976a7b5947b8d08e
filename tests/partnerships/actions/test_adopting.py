"""Amendments that touch the same place, duty or row: the second is decided by somebody, never a silent overwrite."""

import pytest

from accounts.models import AuditEvent, Notice
from jtportal.kernel.doors import Refused
from partnerships.actions import adopting, amendments, clause_talk, duties, signing
from partnerships.actions.adopting import Conflicting, Misplaced
from partnerships.actions.amendments import Proposed
from partnerships.actions.stale import Stale
from partnerships.calculations.clauses import duties as laid
from partnerships.models import Amendment, ClauseComment
from partnerships.queries import framework as texts
from tests.partnerships.accords import said
from tests.partnerships.dutiful import SIDES, duty_of
from tests.partnerships.negotiation import drafted, on_table, place_of, tabled

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cast, coordinator):
    """A text on the table between the service, the union and the operator."""
    return on_table(cast, coordinator)


def outline(version):
    return [f"{line.number} {line.place.text}" for line in texts.lines(version)]


def proposed(version, by, *changes):
    """An amendment of these changes, on the table."""
    row = amendments.draft(version=version, title="Change", reason="Why", changes=changes, by=by)
    amendments.table(amendment=row, by=by)
    row.refresh_from_db()
    return row


def move(version, heading, chapter="Parties", behind=None):
    """A change that lets a clause stand in a chapter: behind a clause, or first."""
    at = place_of(version, behind or chapter).clause
    return Proposed(
        "move", place_of(version, heading).clause, chapter=place_of(version, chapter).clause, behind=at
    )


def test_two_colleagues_rewording_one_amendment_the_second_is_told(cast, version):
    row = tabled(version, cast.partner)
    seen, place = row.revision, place_of(version, "Bridge to pension")

    def to(age):
        return [Proposed("reword", place.clause, said("Bridge to pension", f"From {age}."))]

    amendments.revise(amendment=row, changes=to("fifty"), seen=seen, by=cast.partner)
    with pytest.raises(Stale, match="Somebody has changed this since you opened it"):
        amendments.revise(amendment=row, changes=to("sixty"), seen=seen, by=cast.partner)
    row.refresh_from_db()
    assert row.current.changes.get().text.body["en"] == "From fifty."


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_an_amendment_without_a_reason_is_refused(cast, version, reason):
    place = place_of(version, "Amount")
    change = Proposed("remove", place.clause)
    with pytest.raises(Refused, match="Say why the text should change"):
        amendments.draft(version=version, title="x", reason=reason, changes=[change], by=cast.partner)
    row = tabled(version, cast.partner)
    with pytest.raises(Refused, match="Say why the text should change"):
        amendments.revise(amendment=row, changes=[change], reason=reason, by=cast.partner)


def test_an_amendment_said_anew_still_starts_from_the_words_it_started_from(cast, coordinator, version):
    place = place_of(version, "Bridge to pension")
    other = place.text.body["en"].replace("a bridge", "a bridge of sixty months")
    first = proposed(version, cast.personnel, Proposed("reword", place.clause, said(str(place.text), other)))
    second = tabled(version, cast.partner)
    adopting.adopt(amendment=first, by=coordinator)
    own = second.current.changes.get()
    again = Proposed("reword", own.clause, said(str(place.text), own.text.body["en"]), base=own.base)
    more = Proposed("remove", place_of(version, "Amount").clause)
    amendments.revise(amendment=second, changes=[again, more], by=cast.partner)
    adopting.adopt(amendment=second, by=coordinator)
    now = place_of(version, "Bridge to pension").text.body["en"]
    assert ("fifty-two" in now, "sixty months" in now) == (True, True)


@pytest.mark.parametrize(("choice", "chapter"), [("asked", "1.1 Amount"), ("now", "2.1 Amount")])
def test_two_amendments_that_move_one_clause_are_decided(cast, coordinator, version, choice, chapter):
    one = proposed(version, cast.partner, move(version, "Amount", "Early retirement"))
    other = proposed(version, cast.personnel, move(version, "Amount"))
    adopting.adopt(amendment=one, by=coordinator)
    assert "2.1 Amount" in outline(version)
    with pytest.raises(Misplaced, match="has moved the same clause") as conflict:
        adopting.adopt(amendment=other, by=coordinator)
    assert list(conflict.value.places) == ["asked", "now"]
    assert "2.1 Amount" in outline(version)
    clause = place_of(version, "Amount").clause_id
    adopting.adopt(amendment=other, places={clause: choice}, by=coordinator)
    assert chapter in outline(version)
    told = AuditEvent.objects.filter(verb="amendment.applied").order_by("-pk").first()
    assert told.detail["after"]["place"] == choice


def test_a_move_to_where_the_clause_stands_by_now_is_no_conflict(cast, coordinator, version):
    rows = [proposed(version, by, move(version, "Amount")) for by in (cast.partner, cast.personnel)]
    for row in rows:
        adopting.adopt(amendment=row, by=coordinator)
    assert "1.1 Amount" in outline(version)


def test_a_move_asked_for_after_another_was_adopted_is_no_conflict(cast, coordinator, version):
    one = proposed(version, cast.partner, move(version, "Amount", "Early retirement"))
    early = proposed(version, cast.personnel, move(version, "Amount"))
    adopting.adopt(amendment=one, by=coordinator)
    late = proposed(version, cast.personnel, move(version, "Amount", behind="Who agrees"))
    reason = "Said in other words"
    amendments.revise(amendment=early, changes=[move(version, "Amount")], reason=reason, by=cast.personnel)
    with pytest.raises(Misplaced):  # it asks for the same place as before
        adopting.adopt(amendment=early, by=coordinator)
    adopting.adopt(amendment=late, by=coordinator)
    assert "1.2 Amount" in outline(version)


@pytest.mark.parametrize(
    ("choice", "number"), [("start", "1.1 Amount"), ("end", "1.2 Amount"), ("now", "2.2 Amount")]
)
def test_what_a_moved_clause_should_stand_behind_is_gone(cast, coordinator, version, choice, number):
    new = Proposed(
        "add", None, said("Tax", "None."), place_of(version, "Parties").clause,
        place_of(version, "Who agrees").clause,
    )  # fmt: skip
    adopting.adopt(amendment=proposed(version, cast.partner, new), by=coordinator)
    row = proposed(version, cast.partner, move(version, "Amount", behind="Who agrees"))
    added = proposed(version, cast.personnel, new)
    gone = Proposed("remove", place_of(version, "Who agrees").clause)
    adopting.adopt(amendment=proposed(version, cast.personnel, gone), by=coordinator)
    clause = place_of(version, "Amount").clause_id
    with pytest.raises(Misplaced, match="is gone by now") as conflict:
        adopting.adopt(amendment=row, places={clause: "asked"}, by=coordinator)
    assert list(conflict.value.places) == ["start", "end", "now"]
    adopting.adopt(amendment=row, places={clause: choice}, by=coordinator)
    assert number in outline(version)
    with pytest.raises(Misplaced) as conflict:
        adopting.adopt(amendment=added, by=coordinator)
    assert list(conflict.value.places) == ["start", "end"]


@pytest.mark.parametrize(("side", "number"), [("mine", 320), ("theirs", 310)])
def test_a_duty_that_two_amendments_change_is_decided(cast, coordinator, version, side, number):
    place = place_of(version, "Amount")

    def changing(text, many):
        duty = laid.document(duty_of(cast.personnel.organisation, number=many))
        return Proposed("reword", place.clause, duties.saying(text, laid.with_one(text.duties, duty)))

    adopting.adopt(amendment=proposed(version, cast.partner, changing(place.text, 300)), by=coordinator)
    text = place_of(version, "Amount").text
    one, other = (
        proposed(version, by, changing(text, many))
        for by, many in ((cast.partner, 310), (cast.personnel, 320))
    )
    adopting.adopt(amendment=one, by=coordinator)
    wording = said("Amount", text.body["en"])
    for decided in ({}, {place.clause_id: wording}):
        with pytest.raises(Conflicting) as conflict:
            adopting.adopt(amendment=other, decided=decided, by=coordinator)
        assert conflict.value.duties == ["retain"]
    sides = {place.clause_id: {"retain": side}}
    adopting.adopt(amendment=other, decided=decided, duties=sides, by=coordinator)
    assert [one["number"] for one in place_of(version, "Amount").text.duties] == [number]


def test_a_draft_in_a_room_ends_openly_when_the_text_goes_out(cast, coordinator, version):
    row = drafted(version, cast.partner)
    clause_talk.comment(
        agreement=version.agreement, amendment=row, said="Ask the members", in_room=True, by=cast.partner
    )
    signing.set_rules(
        agreement=version.agreement, rules=dict.fromkeys(SIDES, ("majority", 1)), by=coordinator
    )
    signing.put_out(version=version, by=coordinator)
    row.refresh_from_db()
    assert (row.state, row.retired, row.why) == ("withdrawn", True, "the text went out for signature")
    assert AuditEvent.objects.filter(verb="amendment.retired").count() == 1
    notice = Notice.objects.get(user=cast.partner.user)
    assert (notice.kind, notice.params) == ("draft_retired", {"amendment": "A-1"})
    assert not Notice.objects.filter(user=cast.personnel.user).exists()
    for actor, sees in ((cast.partner, True), (cast.personnel, False), (coordinator, False)):
        assert Amendment.objects.visible_to(actor).filter(pk=row.pk).exists() is sees
        assert ClauseComment.objects.visible_to(actor).filter(amendment=row).exists() is sees
