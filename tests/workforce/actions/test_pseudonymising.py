"""Clocks of keeping: who falls due, what is announced, what goes, what stays, what stops it."""

from datetime import date, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, transaction
from django.db.models import BinaryField

from accounts.models import AuditEvent, Notice, SubjectKey
from accounts.queries import check_chain, unsealed
from jtportal.kernel.actor import BEAT
from tests.conftest import member
from tests.factories.workforce import CaseFactory
from tests.workforce.granted import approved, desk_of, proved
from tests.workforce.outcomes import WORK, occupation
from tests.workforce.privacy import LIMITS, SUPPORT, a_fact, a_purpose, gone
from tests.workforce.ways import sheet_of
from workforce.actions import (
    cases,
    course,
    data_requests,
    follow_ups,
    intake,
    placements,
    purposes,
    retention,
)
from workforce.actions.pseudonymising import pseudonymise
from workforce.calculations.retention import add_months
from workforce.models import FollowUp, Household, Person, RestrictedFact, RetentionClock
from workforce.queries import digest, personal, privacy
from workforce.queries import retention as due
from workforce.tasks import carry_out_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(cast):
    return cast.partnership.today()


def day_of(case):
    return add_months(case.closed_on, 24)


def told_and_over(cast, case):
    """Announce somebody, and return the first day on which they may go."""
    told = day_of(case) - timedelta(days=30)
    retention.announce(by=BEAT, today=told)
    return day_of(case)


def test_somebody_falls_due_on_the_day_and_not_before(cast):
    a_purpose(cast)
    case = gone(cast)
    on = day_of(case)
    assert due.due(on - timedelta(days=1)) == []
    assert [(one.person, one.on) for one in due.due(on)] == [(case.person_id, on)]


def test_the_set_says_what_each_case_says(cast):
    a_purpose(cast)
    a_purpose(cast, keep_months=37, keep_after="left")
    a_purpose(cast, keep_months=900, keep_after="paid")
    cases = [gone(cast, days=1000 + n, closed=700 + 31 * n) for n in range(6)]
    one_by_one = {case.person_id: privacy.of_case(case, cast.officer).due for case in cases}
    for on in sorted(set(one_by_one.values())):
        found = {one.person: one.on for one in due.due(on)}
        assert found == {person: day for person, day in one_by_one.items() if day <= on}


def test_whoever_is_open_at_work_or_without_a_purpose_is_kept(cast, today):
    case = gone(cast)
    assert due.due(today) == []
    a_purpose(cast)
    assert len(due.due(today + timedelta(days=365))) == 1
    case.worker.left_on, case.worker.left_at = None, None
    case.worker.save()
    assert due.due(today + timedelta(days=365)) == []


def test_holds_and_open_requests_stop_the_clock(cast, today):
    a_purpose(cast)
    case = gone(cast)
    on = told_and_over(cast, case)
    held = retention.hold(case=case, kind="court", reason="Case 12", since=today, by=cast.officer)
    clock = RetentionClock.objects.get()
    assert not retention.carry_out(clock=clock.pk, by=BEAT, today=on)
    retention.lift(hold=held, reason="Settled", by=cast.officer)
    asked = data_requests.receive(case=case, kind="access", received_on=today, by=cast.officer)
    assert not retention.carry_out(clock=clock.pk, by=BEAT, today=on)
    data_requests.answer(request=asked, to="withdrawn", text="Withdrawn.", by=cast.officer)
    assert retention.carry_out(clock=clock.pk, by=BEAT, today=on)


def test_it_is_announced_once_and_never_done_before_its_notice_is_old(cast, today):
    a_purpose(cast)
    boss = member(cast.officer.organisation, "coordinator")
    case = gone(cast)
    late = day_of(case) + timedelta(days=100)
    assert (retention.announce(by=BEAT, today=late), retention.announce(by=BEAT, today=late)) == (1, 0)
    assert [(one.user, one.params) for one in Notice.objects.all()] == [(boss.user, {"count": 1})]
    assert due.over(late + timedelta(days=29)) == []
    assert due.over(late + timedelta(days=30)) == [RetentionClock.objects.get().pk]
    retention.hold(case=case, kind="law", reason="Kept", since=today, by=cast.officer)
    retention.announce(by=BEAT, today=late + timedelta(days=30))
    assert due.over(late + timedelta(days=60)) == []


def test_a_longer_purpose_puts_it_off(cast):
    purpose = a_purpose(cast)
    case = gone(cast)
    on = told_and_over(cast, case)
    purposes.change(purpose=purpose, by=cast.officer, **(SUPPORT | {"keep_months": 120}))
    assert not retention.carry_out(clock=RetentionClock.objects.get().pk, by=BEAT, today=on)


def full(cast):
    """A case of which everything was said."""
    case = gone(cast)
    person = case.person
    Person.objects.filter(pk=person.pk).update(family_name="Зозуленко", given_name="Соломія")
    case.worker.versions.update(family_name="Зозуленко", given_name="Соломія", residence_text="Зозулине")
    today, by = cast.partnership.today(), cast.officer
    fact = {"on": today, "source": "hand", "standing": "stated", "by": by}
    intake.say(kind=Household, case=case, dependants=2, note="Зозуленко has twins", **fact)
    course.contact(case=case, on=today, way="phone", result="met", note="Зозуленко called", by=by)
    placements.record(
        case=case, employer="Bakery", occupation=occupation(), started_on=today, wage=Decimal(100), by=by
    )
    follow_ups.schedule(partnership=cast.partnership, by=by)
    asked = FollowUp.objects.get(case=case, point="m6")
    follow_ups.answer(follow_up=asked, by=by, note="Зозуленко is well", **WORK)
    a_fact(cast, case, content="Зозуленко: back")
    case.refresh_from_db()
    return case


def everything():
    """All rows of this floor and the trail as text; what is sealed stands there as bytes."""
    out = StringIO()
    for model in apps.get_app_config("workforce").get_models():
        serializers.serialize("json", model._base_manager.all(), stream=out)
    serializers.serialize("json", AuditEvent.objects.all(), stream=out)
    return out.getvalue()


def escaped(words):
    return words.encode("unicode_escape").decode()


def test_nothing_tells_any_more_who_it_was(cast):
    a_purpose(cast)
    case = full(cast)
    number = case.worker.personnel_number
    assert escaped("Зозуленко") in everything() or "Зозуленко" in everything()
    on = told_and_over(cast, case)
    assert retention.carry_out(clock=RetentionClock.objects.get().pk, by=BEAT, today=on)
    left = everything()
    for words in ("Зозул", "Соломія", "twins", "Bakery", f'"{number}"', "1985-05-17", "зозул"):
        assert words not in left
        assert escaped(words) not in left
    person = Person.objects.get(pk=case.person_id)
    assert (person.name, person.birth_date) == (f"№ {person.pk}", date(1985, 1, 1))
    assert not RestrictedFact.objects.filter(content__isnull=False).exists()


def test_the_trail_holds_and_opens_for_nobody(cast):
    a_purpose(cast)
    case = full(cast)
    on = told_and_over(cast, case)
    retention.carry_out(clock=RetentionClock.objects.get().pk, by=BEAT, today=on)
    sealed = AuditEvent.objects.filter(subject=case.person.subject, sealed__isnull=False)
    assert sealed.count() > 5
    assert {unsealed(one) for one in sealed} == {None}
    assert SubjectKey.objects.get(subject=case.person.subject).secret is None
    assert check_chain() is None


def test_twice_is_once_and_a_task_takes_it_up_again(cast):
    a_purpose(cast)
    case = gone(cast)
    clock_of = lambda: RetentionClock.objects.get().pk  # noqa: E731 - asked when there is one
    on = told_and_over(cast, case)
    assert retention.carry_out(clock=clock_of(), by=BEAT, today=on)
    assert not retention.carry_out(clock=clock_of(), by=BEAT, today=on)
    carry_out_clock(clock_of())
    assert AuditEvent.objects.filter(verb="person.pseudonymised").count() == 1
    assert due.due(on + timedelta(days=900)) == []


def test_a_fact_goes_with_its_own_purpose_before_the_person_does(cast):
    a_purpose(cast, keep_months=600)
    case = gone(cast)
    fact = a_fact(cast, case, a_purpose(cast, **(LIMITS | {"keep_months": 6, "keep_after": "left"})))
    left = add_months(case.worker.left_on, 6)
    assert due.facts_due(left - timedelta(days=1)) == []
    assert retention.destroy_facts(by=BEAT, today=left) == 1
    assert retention.destroy_facts(by=BEAT, today=left) == 0
    fact.refresh_from_db()
    assert (fact.content, fact.kind) == (None, "limit_a")
    assert due.due(left) == []


def test_the_digest_says_how_many_and_names_nobody(cast, today):
    a_purpose(cast)
    case = gone(cast)
    assert digest.keeping_line(cast.officer, cast.partnership) == ""
    retention.announce(by=BEAT, today=today)
    line = digest.keeping_line(cast.officer, cast.partnership)
    assert line == "The time of keeping the data of 1 person ends soon."
    assert case.person.family_name not in line
    for stranger in (cast.partner, cast.outsider, member(cast.officer.organisation, "second_approver")):
        assert digest.keeping_line(stranger, cast.partnership) == ""


def test_words_of_what_is_written_once_go_and_nothing_else_of_it(cast):
    case, desk, today = CaseFactory(worker__site=cast.site), desk_of(cast), cast.partnership.today()
    sheet = sheet_of(case, cast.officer, note="Зозуленко asked for it in writing")
    evidence = proved(desk, approved(desk, case=case), note="Зозуленко brought it")
    cases.close_case(case=case, on=today, reason="Found work", by=cast.officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(sheet).objects.filter(pk=sheet.pk).update(note="another")
    about = {"person": case.person, "ground": "request", "due_on": today, "partnership": cast.partnership}
    assert pseudonymise(**about, by=BEAT)
    for row, day in ((sheet, "on"), (evidence, "seen_on")):
        before = getattr(row, day)
        row.refresh_from_db()
        assert (row.note, getattr(row, day)) == ("", before)
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(note="another")


def test_what_is_sealed_may_go_wherever_it_hangs_on_a_person():
    found, waiting = {Person}, [Person]
    while waiting:
        fresh = {field.model for field in personal._pointing_at(waiting.pop())} - found
        found |= fresh
        waiting += fresh
    sealed = [field for model in found for field in model._meta.fields if isinstance(field, BinaryField)]
    assert sealed
    assert not [str(field) for field in sealed if not field.null and field.model is not Person]
