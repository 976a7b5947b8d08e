"""Duties: part of what is signed, answered by the party alone, found broken by the committee alone."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent, Notice
from jtportal.kernel.doors import Refused
from partnerships.actions import adopting, amendments, clauses, duties, framework
from partnerships.actions.amendments import Proposed
from partnerships.actions.duties import Answered
from partnerships.calculations.clauses import duties as laid
from partnerships.models import Breach, ClausePlace, DutyAnswer, DutyBinding
from partnerships.queries import duties as reads
from partnerships.queries import framework as texts
from tests.conftest import member
from tests.partnerships.accords import accord_of, said
from tests.partnerships.dutiful import KEY, bound_draft, clause_of, duty_of, in_force, seated

pytestmark = pytest.mark.django_db


def again(place):
    return ClausePlace.objects.select_related("version__agreement__partnership", "text", "clause").get(
        pk=place.pk
    )


@pytest.fixture
def bound(cast, coordinator):
    """A clause in force that binds the mine's operator."""
    return in_force(cast, bound_draft(cast, coordinator), coordinator)


def answered(place, by, number=240, **more):
    day = place.version.agreement.partnership.today()
    given = Answered(number, more.pop("on_day", day), more.pop("source", "Payroll"), **more)
    return duties.answer(place=place, key=KEY, given=given, by=by)


def test_a_duty_is_part_of_what_is_signed(cast, coordinator):
    version = accord_of(cast, coordinator)
    before = texts.content_hash(version)
    place = clause_of(version)
    duties.lay(place=place, duty=duty_of(cast.personnel.organisation), by=coordinator)
    laid_on = texts.content_hash(version)
    duties.lay(place=again(place), duty=duty_of(cast.personnel.organisation, number=301), by=coordinator)
    more = texts.content_hash(version)
    duties.lift(place=again(place), key=KEY, by=coordinator)
    assert len({before, laid_on, more}) == 3
    assert texts.content_hash(version) == before
    assert reads.in_version(version) == []


def test_other_words_leave_the_duties_alone(cast, coordinator):
    place = bound_draft(cast, coordinator)
    seen = place.text
    clauses.reword(place=place, wording=said("Amount", "Eighty per cent."), by=coordinator)
    now = again(place)
    assert [one["number"] for one in now.text.duties] == [300]
    other = duty_of(cast.partner.organisation, key="train", number=20)
    duties.lay(place=now, duty=other, by=coordinator, seen=seen)
    assert [one["key"] for one in again(place).text.duties] == [KEY, "train"]
    assert again(place).text.body["en"] == "Eighty per cent."
    party = reads.bound(again(place), KEY)
    assert party.organisation == cast.personnel.organisation


def test_two_who_change_one_duty_are_told(cast, coordinator):
    place = bound_draft(cast, coordinator)
    body, seen = cast.personnel.organisation, place.text
    duties.lay(place=place, duty=duty_of(body, number=310), by=coordinator, seen=seen)
    with pytest.raises(Refused, match="changed this duty meanwhile"):
        duties.lay(place=again(place), duty=duty_of(body, number=290), by=coordinator, seen=seen)
    assert again(place).text.duties[0]["number"] == 310


def test_who_is_no_party_is_not_bound(cast, coordinator):
    version = accord_of(cast, coordinator)
    with pytest.raises(Refused, match="No party of this framework agreement is called “Nobody”"):
        duties.lay(place=clause_of(version), duty=duty_of("Nobody"), by=coordinator)
    chapter = version.places.filter(chapter=None).first()
    with pytest.raises(Refused, match="A chapter binds nobody"):
        duties.lay(place=chapter, duty=duty_of(cast.personnel.organisation), by=coordinator)


def test_a_party_stays_bound_under_another_name(cast, coordinator):
    place = bound_draft(cast, coordinator)
    body = cast.personnel.organisation
    body.name = "Renamed"
    body.save()
    clauses.reword(place=place, wording=said("Amount", "Other words."), by=coordinator)
    assert reads.bound(again(place), KEY).organisation == body


def test_on_the_table_a_duty_comes_by_amendment_and_goes_into_the_text(cast, coordinator):
    version = accord_of(cast, coordinator)
    framework.open_to_negotiation(version=version, by=coordinator)
    place = clause_of(version)
    duty = laid.document(duty_of(cast.personnel.organisation))
    with pytest.raises(Refused, match="changes by amendments alone"):
        duties.lay(place=place, duty=laid.of(duty), by=coordinator)
    row = amendments.draft(
        version=version,
        title="Retain",
        reason="x",
        changes=[Proposed("reword", place.clause, duties.saying(place.text, (duty,)))],
        by=cast.partner,
    )
    assert not DutyBinding.objects.visible_to(cast.partner).exists()
    amendments.table(amendment=row, by=cast.partner)
    adopting.adopt(amendment=row, reason="Agreed", by=coordinator)
    assert again(place).text.duties == [duty]
    assert DutyBinding.objects.visible_to(cast.partner).count() == 1


def test_words_and_a_duty_of_two_amendments_are_brought_together(cast, coordinator):
    version = accord_of(cast, coordinator)
    framework.open_to_negotiation(version=version, by=coordinator)
    place = clause_of(version)
    duty = laid.document(duty_of(cast.personnel.organisation))
    wordings = (duties.saying(place.text, (duty,)), said("Amount", place.text.body["en"] + " Monthly."))
    for number, wording in enumerate(wordings):
        row = amendments.draft(
            version=version, title=f"A{number}", reason="x", by=cast.partner,
            changes=[Proposed("reword", place.clause, wording)],
        )  # fmt: skip
        amendments.table(amendment=row, by=cast.partner)
    for row in version.amendments.order_by("number"):
        adopting.adopt(amendment=row, reason="Agreed", by=coordinator)
    now = again(place).text
    assert (now.duties, now.body["en"].endswith("Monthly.")) == ([duty], True)


def test_the_party_alone_answers_once_the_text_is_in_force(cast, coordinator):
    place = bound_draft(cast, coordinator)
    with pytest.raises(Refused, match="not in force"):
        answered(again(place), cast.personnel)
    place = in_force(cast, again(place), coordinator)
    for stranger in (cast.partner, cast.outsider, coordinator):
        with pytest.raises(Refused, match="Only the party that is bound"):
            answered(place, stranger)
    tomorrow = cast.partnership.today() + timedelta(days=1)
    with pytest.raises(Refused, match="still to come"):
        answered(place, cast.personnel, on_day=tomorrow)
    with pytest.raises(Refused, match="where the number comes from"):
        answered(place, cast.personnel, source=" ")
    answered(place, cast.personnel)
    told = AuditEvent.objects.get(verb="duty.answered")
    assert "Payroll" not in str(told.detail)


def test_answers_are_a_history_that_nobody_overwrites(cast, bound):
    for number in (240, 250):
        answered(bound, cast.personnel, number)
    row = reads.one(bound, KEY)
    assert ([one.number for one in row.answers], row.latest.number) == ([240, 250], 250)
    with pytest.raises(IntegrityError), transaction.atomic():
        DutyAnswer.objects.update(number=300)
    with pytest.raises(IntegrityError), transaction.atomic():
        DutyAnswer.objects.all().delete()


def test_two_answers_in_the_same_second_both_stand(cast, coordinator, together):
    place = in_force(cast, bound_draft(cast, coordinator), coordinator)
    other = member(cast.personnel.organisation, "employer")
    done = together(partial(answered, place, cast.personnel, 240), partial(answered, place, other, 241))
    assert all(isinstance(one, DutyAnswer) for one in done), done
    assert {one.number for one in reads.one(place, KEY).answers} == {240, 241}


def record(place, by, **more):
    day = more.pop("found_on", place.version.agreement.partnership.today())
    return duties.record_breach(
        place=place, key=KEY, found_on=day, reason=more.pop("reason", "Sixty let go."), by=by
    )


def test_only_the_committee_records_a_breach(cast, coordinator, bound):
    for stranger in (coordinator, cast.partner, cast.personnel, cast.outsider):
        with pytest.raises(Refused, match="Only the oversight committee"):
            record(bound, stranger)
    today = cast.partnership.today()
    seat = seated(bound, cast.partner, coordinator, since=today - timedelta(days=9))
    row = record(bound, cast.partner)
    assert (row.party.organisation, row.seat) == (cast.personnel.organisation, seat)
    with pytest.raises(Refused, match="recorded already"):
        record(bound, cast.partner)
    duties.unseat_member(seat=seat, until_on=today - timedelta(days=1), by=coordinator)
    with pytest.raises(Refused, match="Only the oversight committee"):
        record(bound, cast.partner, found_on=today - timedelta(days=2))
    later = seated(bound, cast.partner, coordinator, since=today + timedelta(days=1))
    with pytest.raises(Refused, match="Only the oversight committee"):
        record(bound, cast.partner, found_on=today - timedelta(days=2))
    with pytest.raises(Refused, match="before the seat began"):
        duties.unseat_member(seat=later, until_on=today, by=coordinator)


def test_a_seat_is_held_for_the_organisation_that_sent_the_member(cast, coordinator, bound):
    duties.seat_member(
        agreement=bound.version.agreement, member=cast.partner.user, organisation=cast.officer.organisation,
        from_on=cast.partnership.today(), by=coordinator,
    )  # fmt: skip
    with pytest.raises(Refused, match="Only the oversight committee"):
        record(bound, cast.partner)
    with pytest.raises(Refused, match="sits on the committee already"):
        seated(bound, cast.partner, coordinator)


def test_a_breach_has_a_reason_and_a_day_on_which_the_text_was_in_force(cast, coordinator, bound):
    seated(bound, cast.partner, coordinator)
    today = cast.partnership.today()
    for wrong, why in (
        ({"reason": " "}, "what the committee found"),
        ({"found_on": today + timedelta(days=1)}, "still to come"),
        ({"found_on": bound.version.in_force_from - timedelta(days=1)}, "not in force on that day"),
    ):
        with pytest.raises(Refused, match=why):
            record(bound, cast.partner, **wrong)
    record(bound, cast.partner)
    with pytest.raises(IntegrityError), transaction.atomic():
        Breach.objects.update(reason="Other")


def test_the_party_is_told_of_a_breach_and_answers(cast, coordinator, bound):
    seated(bound, cast.partner, coordinator)
    breach = record(bound, cast.partner)
    assert [one.user for one in Notice.objects.filter(kind="breach_recorded")] == [cast.personnel.user]
    assert reads.unanswered(cast.personnel, cast.partnership) == [breach]
    with pytest.raises(Refused, match="Only the party that is bound"):
        duties.answer_breach(breach=breach, text="We object.", by=cast.partner)
    for words in ("The shaft was flooded.", "Pumped by May."):
        duties.answer_breach(breach=breach, text=words, by=cast.personnel)
    assert [one.text for one in breach.answers.all()] == ["The shaft was flooded.", "Pumped by May."]
    assert reads.unanswered(cast.personnel, cast.partnership) == []
    assert "Sixty" not in str(AuditEvent.objects.get(verb="duty.breach_recorded").detail)


def test_two_members_recording_the_same_breach_record_it_once(cast, coordinator, together):
    place = in_force(cast, bound_draft(cast, coordinator), coordinator)
    for actor in (cast.partner, cast.officer):
        seated(place, actor, coordinator)
    done = together(partial(record, place, cast.partner), partial(record, place, cast.officer))
    assert sorted(type(one).__name__ for one in done) == ["Breach", "Refused"]
