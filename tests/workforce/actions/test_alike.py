"""Two records of one person: merged with all that hangs on them, taken apart exactly, never twice at once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import AuditEvent
from jtportal.kernel import names
from jtportal.kernel.doors import Refused
from tests.factories.workforce import CaseFactory, PersonFactory, TaskFactory, WorkerFactory
from tests.workforce.outcomes import occupation
from workforce.actions import (
    alike,
    appeals,
    cases,
    course,
    follow_ups,
    intake,
    persons,
    placements,
    stated,
    workers,
)
from workforce.enums import Likeness
from workforce.models import (
    Alike,
    Appeal,
    ArrearsEntry,
    Case,
    Contact,
    FollowUp,
    Goal,
    Household,
    Person,
    Placement,
    Referral,
    StatedFact,
    Task,
    Worker,
)
from workforce.queries import alike as reads

pytestmark = pytest.mark.django_db
HISTORIES = (
    Alike, Appeal, ArrearsEntry, Case, Contact, FollowUp, Goal, Household, Person, Placement, Referral, StatedFact, Task,
    Worker,
)  # fmt: skip


def person(family="Шевченко", given="Олена", born=date(1985, 5, 17), **more):
    search = names.search_text(family, given)
    return PersonFactory(family_name=family, given_name=given, search=search, birth_date=born, **more)


def record(cast, who, *, closed=False, busy=True):
    """Open a case of a person with something of everything; close it."""
    case = CaseFactory(worker__site=cast.site, worker__person=who)
    persons.repeat(case, who, case.worker)
    case.save()
    if busy:
        live(cast, case)
    if closed:
        cases.close_case(case=case, on=cast.partnership.today(), reason="moved away", by=cast.officer)
    return case


def live(cast, case):
    """Say, plan, place, refer and ask something."""
    today, by = cast.partnership.today(), cast.officer
    about = {"case": case, "on": today, "source": "hand", "standing": "stated", "by": by}
    intake.say(kind=Household, dependants=2, **about)
    stated.state(fact="pension_on", value=date(2031, 1, 1), **about)
    intake.enter(month=date(2026, 3, 1), kind="owed", amount=Decimal(100), **about)
    course.contact(case=case, on=today, way="phone", result="met", by=by)
    course.set_goal(case=case, text="A licence", by=by)
    course.refer(
        case=case, partner=cast.partner.organisation, what="Advice", asked_on=today, due_on=today, by=by
    )
    TaskFactory(case=case)
    placements.record(
        case=case, employer="Bakery", occupation=occupation(), started_on=today - timedelta(days=30), by=by
    )
    appeals.receive(case=case, kind="appeal", about="Refused", received_on=today, due_on=today, by=by)
    workers.record_departure(worker=case.worker, on=today - timedelta(days=400), reason="redundancy", by=by)
    follow_ups.schedule(partnership=cast.partnership, by=by)


def everything():
    """Return every row of every history."""
    return {model: list(model.objects.order_by("pk").values()) for model in HISTORIES if model is not Alike}


def merge(cast, kept, other, reason="same birth certificate"):
    return alike.merge(partnership=cast.partnership, kept=kept, other=other, reason=reason, by=cast.officer)


def test_both_histories_stand_under_one_person_and_come_apart_exactly(cast):
    kept, other = person(), person("Szewczenko", "Olena", national_number=b"x", national_number_hash=b"y")
    mine, theirs = record(cast, kept), record(cast, other, closed=True)
    before = everything()
    row = merge(cast, kept, other)
    assert set(Case.objects.filter(person=kept)) == {mine, theirs}
    assert set(Worker.objects.values_list("person", flat=True)) == {kept.pk}
    theirs.refresh_from_db()
    assert theirs.search.startswith(kept.search)
    other.refresh_from_db()
    assert other.retracted_at
    assert row.moved == {"workforce.case": [theirs.pk], "workforce.worker": [theirs.worker_id], "number": []}
    alike.take_apart(decision=row, reason="two birth certificates", by=cast.officer)
    assert everything() == before
    told = AuditEvent.objects.filter(verb__startswith="alike.")
    assert sorted(told.values_list("verb", "subject")) == sorted(
        (verb, one.subject) for verb in ("alike.merged", "alike.apart") for one in (kept, other)
    )


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    sizes=st.lists(st.integers(0, 2), min_size=2, max_size=3),
    order=st.permutations([0, 1, 2]),
    busy=st.booleans(),
)
def test_whatever_was_merged_in_any_order_comes_apart_exactly(cast, sizes, order, busy):
    people = [person(f"Коваль{number}", "Олег") for number in range(len(sizes))]
    for who, size in zip(people, sizes, strict=True):
        WorkerFactory(site=cast.site, person=who)
        for _case in range(size):
            record(cast, who, closed=True, busy=busy)
    before = everything()
    first, *rest = [people[place] for place in order if place < len(people)]
    merged = []
    for other in rest:
        merged.append(merge(cast, first, other))
        first.refresh_from_db()
    for row in reversed(merged):
        alike.take_apart(decision=row, reason="wrong", by=cast.officer)
    assert everything() == before


def test_what_came_after_the_merging_stays_with_who_was_kept(cast):
    kept, other = person(), person()
    record(cast, other, busy=False)
    row = merge(cast, kept, other)
    later = WorkerFactory(site=cast.site, person=kept)
    alike.take_apart(decision=row, reason="wrong", by=cast.officer)
    later.refresh_from_db()
    assert later.person == kept
    assert not Case.objects.filter(person=kept).exists()
    with pytest.raises(Refused):
        alike.take_apart(decision=row, reason="again", by=cast.officer)


def test_two_open_cases_are_refused_and_nothing_moves(cast):
    kept, other = person(), person()
    record(cast, kept, busy=False)
    record(cast, other, busy=False)
    before = everything()
    with pytest.raises(Refused, match="Close one of them first"):
        merge(cast, kept, other)
    assert everything() == before


def test_who_stands_in_another_partnership_too_is_not_merged_here(cast):
    kept, other = person(), person()
    record(cast, kept, busy=False)
    CaseFactory(worker__person=other)
    with pytest.raises(Refused, match="outside this partnership"):
        merge(cast, kept, other)


def test_a_chain_comes_apart_from_its_end(cast):
    one, two, three = person(), person(), person()
    inner = merge(cast, two, three)
    two.refresh_from_db()
    outer = merge(cast, one, two)
    with pytest.raises(Refused, match="take that apart first"):
        alike.take_apart(decision=inner, reason="wrong", by=cast.officer)
    alike.take_apart(decision=outer, reason="wrong", by=cast.officer)
    alike.take_apart(decision=inner, reason="wrong", by=cast.officer)
    assert not Person.objects.exclude(retracted_at=None).exists()


def pairs(cast, actor=None):
    return [(one.one.pk, one.two.pk, one.why) for one in reads.pairs(cast.partnership, actor or cast.officer)]


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        (("Шевченко", "Олена", date(1985, 5, 17)), ("Szewczenko", "Olena", date(1985, 5, 17)), Likeness.NAME),
        (("Шевченко", "Олена", date(1985, 5, 17)), ("Шечвенко", "Олена", date(1985, 5, 17)), Likeness.NAME),
        (
            ("Шевченко", "Олена", date(1985, 5, 17)),
            ("Шевченко", "Олена", date(1985, 5, 71 - 54)),
            Likeness.NAME,
        ),
        (("Шевченко", "Олена", date(1985, 5, 12)), ("Шевченко", "Олена", date(1985, 12, 5)), Likeness.DATE),
        (("Шевченко", "Олена", date(1985, 5, 12)), ("Шевченко", "Олена", date(1985, 5, 21)), Likeness.DATE),
        (("Шевченко", "Олена", date(1985, 5, 12)), ("Шевченко", "Олена", date(1986, 5, 12)), Likeness.DATE),
        (("Шевченко", "Олена", date(1985, 5, 12)), ("Шевченко", "Олена", date(1979, 3, 1)), None),
        (("Шевченко", "Олена", date(1985, 5, 12)), ("Шевченко", "Тарас", date(1985, 5, 12)), None),
        (("Шевченко", "Олена", date(1985, 5, 12)), ("Коваленко", "Олена", date(1985, 5, 12)), None),
    ],
)
def test_who_may_be_one(cast, one, two, why):
    first, second = (record(cast, person(*who), closed=True, busy=False).person for who in (one, two))
    assert pairs(cast) == ([(first.pk, second.pk, why)] if why else [])
    assert reads.likeness(first, second) == why


def test_the_same_number_is_one_person_whatever_the_name(cast):
    number = {"national_number": b"x", "national_number_hash": b"same"}
    first = record(cast, person("Шевченко", **number), busy=False).person
    second = record(cast, person("Бойко", "Ірина", date(1990, 1, 1), **number), busy=False).person
    assert pairs(cast) == [(first.pk, second.pk, Likeness.NUMBER)]


def test_what_was_decided_is_not_asked_again_until_it_is_taken_back(cast):
    first, second = (record(cast, person(), busy=False).person for _one in range(2))
    assert len(pairs(cast)) == 1
    row = alike.keep_apart(
        partnership=cast.partnership, one=second, two=first, reason="twins", by=cast.officer
    )
    assert (row.kept_id, row.other_id) == (first.pk, second.pk)
    assert pairs(cast) == []
    with pytest.raises(Refused):
        alike.keep_apart(partnership=cast.partnership, one=first, two=second, reason="twins", by=cast.officer)
    alike.take_apart(decision=row, reason="no twins", by=cast.officer)
    assert len(pairs(cast)) == 1


def test_people_of_another_organisation_never_appear(cast):
    record(cast, person(), busy=False)
    CaseFactory(worker__person=person())
    assert pairs(cast) == []
    record(cast, person(), busy=False)
    assert pairs(cast, cast.outsider) == pairs(cast, cast.partner) == []


def test_a_reason_is_asked_for(cast):
    with pytest.raises(Refused):
        merge(cast, person(), person(), reason=" ")


@pytest.fixture
def alone(transactional_db, cast):
    return cast


def test_merged_from_both_sides_at_once_one_is_refused(alone, together):
    one, two = person(), person()
    record(alone, one, closed=True, busy=False)
    results = together(lambda: merge(alone, one, two), lambda: merge(alone, two, one))
    assert len([result for result in results if isinstance(result, Refused)]) == 1
    assert Person.objects.exclude(retracted_at=None).count() == 1
    assert Alike.objects.count() == 1
