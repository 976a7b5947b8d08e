"""What happens to cases."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.conftest import member
from tests.factories.workforce import CaseFactory, TaskFactory, WorkerFactory
from workforce.actions import cases
from workforce.models import Case, CaseVersion
from workforce.queries import cases as reads

INTAKE = date(2025, 1, 1)
MAY, JUNE, JULY = date(2025, 5, 1), date(2025, 6, 1), date(2025, 7, 1)


@pytest.fixture
def case(cast):
    """An open case of the cast's mine since INTAKE."""
    return CaseFactory(worker__site=cast.site)


@pytest.fixture
def agree(case, officer):
    """Set a pathway on the case, with the words that a test does not care about."""

    def set_pathway(pathway="reskilling", on=MAY, **more):
        return cases.set_pathway(
            case=case, pathway=pathway, on=on, by=officer, **({"reason": "agreed"} | more)
        )

    return set_pathway


def spells(case):
    """The pathway and status of each stretch that holds now."""
    return [(v.valid_from, v.pathway, v.status) for v in case.versions.standing()]


def test_opening_starts_a_history_and_repeats_the_person(cast, officer):
    worker = WorkerFactory(site=cast.site)
    case = cases.open_case(worker=worker, on=MAY, by=officer)
    assert spells(case) == [(MAY, "none", "at_work")]
    assert (case.sort_key, case.sex, case.site) == (worker.person.sort_key, worker.person.sex, cast.site)
    assert case.search == f"{worker.person.search} {worker.personnel_number}"
    assert case.recorded_by == officer.user


def test_a_person_has_at_most_one_open_case(case, officer):
    with pytest.raises(Refused, match="open case"):
        cases.open_case(worker=case.worker, on=MAY, by=officer)


def test_coming_back_opens_a_new_case_and_leaves_the_former(case, officer):
    cases.close_case(case=case, on=MAY, reason="found work", by=officer)
    again = cases.open_case(worker=case.worker, on=JUNE, by=officer)
    case.refresh_from_db()
    assert (case.closed_on, case.close_reason, again.closed_on) == (MAY, "found work", None)
    assert Case.objects.filter(person=case.person).count() == 2


def test_a_new_case_cannot_start_before_the_former_ended(case, officer):
    cases.close_case(case=case, on=JUNE, reason="found work", by=officer)
    with pytest.raises(Refused, match="until") as refusal:
        cases.open_case(worker=case.worker, on=MAY, by=officer)
    assert refusal.value.field == "on"


def test_an_intake_in_the_future_is_refused(cast, officer):
    with pytest.raises(Refused):
        cases.open_case(worker=WorkerFactory(site=cast.site), on=date(2999, 1, 1), by=officer)


def test_setting_a_pathway_writes_a_version_and_the_case(case, agree, officer):
    version = agree(reason="  wants to stay underground ")
    case.refresh_from_db()
    assert (case.pathway, case.pathway_on) == ("reskilling", MAY)
    assert (version.reason, version.recorded_by) == ("wants to stay underground", officer.user)
    assert spells(case) == [(INTAKE, "none", "at_work"), (MAY, "reskilling", "at_work")]


def test_the_callers_case_is_in_step_too(case, agree):
    agree()
    assert (case.pathway, case.pathway_on) == ("reskilling", MAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"on": date(2024, 12, 31)}, "on"),
        ({"on": date(2999, 1, 1)}, "on"),
        ({"pathway": "none"}, "pathway"),
    ],
)
def test_a_pathway_is_refused(case, agree, change, field):
    with pytest.raises(Refused) as refusal:
        agree(**change)
    assert refusal.value.field == field
    assert case.versions.count() == 1


def test_a_closed_case_takes_no_pathway(case, agree, officer):
    cases.close_case(case=case, on=JUNE, reason="retired", by=officer)
    with pytest.raises(Refused, match="closed"):
        agree()


def test_a_pathway_recorded_late_holds_through_a_later_status(case, agree, officer):
    cases.set_status(case=case, status="mobilised", on=JUNE, reason="called up", by=officer)
    agree(on=MAY)
    assert spells(case) == [
        (INTAKE, "none", "at_work"),
        (MAY, "reskilling", "at_work"),
        (JUNE, "reskilling", "mobilised"),
    ]
    assert (case.pathway, case.status, case.pathway_on) == ("reskilling", "mobilised", MAY)


def test_a_pathway_recorded_late_ends_where_another_was_agreed(case, agree):
    agree("retention", on=JULY)
    agree("redeployment", on=MAY)
    assert [pathway for _, pathway, _ in spells(case)] == ["none", "redeployment", "retention"]
    assert (case.pathway, case.pathway_on) == ("retention", MAY)


def test_taking_an_agreement_back_keeps_the_first_day_it_was_made(case, agree):
    agree("retention", on=MAY)
    agree("none", on=JUNE)
    assert (case.pathway, case.pathway_on) == ("none", MAY)


def test_putting_a_pathway_right_on_its_own_day_leaves_one_holding(case, agree):
    agree("retention")
    agree("redeployment")
    assert spells(case) == [(INTAKE, "none", "at_work"), (MAY, "redeployment", "at_work")]


def test_what_was_known_before_stays_readable(case, agree):
    first = agree("retention", on=JUNE)
    agree("reskilling", on=MAY)
    then = CaseVersion.objects.filter(case=case).known(JULY, first.recorded_at)
    assert [version.pathway for version in then] == ["retention"]
    before = CaseVersion.objects.filter(case=case).known(MAY, first.recorded_at)
    assert [version.pathway for version in before] == ["none"]


def test_closing_drops_what_waits_and_keeps_questions_about_records(case, officer):
    conversation, leaver = TaskFactory(case=case), TaskFactory(case=case, kind="leaver")
    cases.close_case(case=case, on=MAY, reason="moved away", by=officer)
    for task in (conversation, leaver):
        task.refresh_from_db()
    assert conversation.outcome == {"answer": "case_closed"}
    assert leaver.done_at is None


def test_closing_before_the_last_change_is_refused(case, agree, officer):
    agree(on=JUNE)
    with pytest.raises(Refused) as refusal:
        cases.close_case(case=case, on=MAY, reason="found work", by=officer)
    assert refusal.value.field == "on"


def test_a_form_drawn_before_a_change_is_stale_and_says_what_changed(case, agree, cast):
    seen = reads.token(case)
    agree("retention", seen=seen)
    colleague = member(cast.officer.organisation, "case_officer")
    with pytest.raises(cases.Stale, match="retention") as refusal:
        cases.set_status(case=case, status="mobilised", on=JUNE, reason="x", by=colleague, seen=seen)
    assert str(cast.officer.user) in str(refusal.value)


def test_a_form_drawn_before_the_case_was_closed_is_stale(case, agree, officer):
    seen = reads.token(case)
    cases.close_case(case=case, on=JUNE, reason="retired", by=officer, seen=seen)
    with pytest.raises(cases.Stale, match="closed"):
        agree(seen=seen)


def test_assigning_counts_what_changed_hands(cast, officer):
    mine, theirs = CaseFactory.create_batch(2, worker__site=cast.site)
    assert cases.assign(cases=[mine], officer=officer.user, by=officer) == 1
    assert cases.assign(cases=[mine, theirs], officer=officer.user, by=officer) == 1
    assert set(Case.objects.values_list("officer", flat=True)) == {officer.user.pk}
    assert cases.assign(cases=[], officer=None, by=officer) == 0
    assert cases.assign(cases=[mine], officer=None, by=officer) == 1


def test_every_change_is_in_the_trail_and_says_nothing_personal_openly(case, agree, officer):
    agree(reason="her mother is ill")
    cases.close_case(case=case, on=JUNE, reason="moved to Lviv", by=officer)
    events = AuditEvent.objects.order_by("sequence")
    assert [event.verb for event in events] == ["case.pathway_set", "case.closed"]
    assert {event.subject for event in events} == {case.person.subject}
    assert "mother" not in str([event.detail for event in events])
    assert all(event.sealed for event in events)
