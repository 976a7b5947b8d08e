"""The action plan: states by their tables, days in order, milestones with what shows them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import activities
from partnerships.enums import ACTIVITY_MOVES, ActivityState
from partnerships.models import Activity, CalendarFeed, Milestone
from partnerships.queries.activities import feed_of
from tests.partnerships.money import evidence, purse_of
from tests.partnerships.plans import plan_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast):
    return plan_of(cast)


@pytest.mark.parametrize("start", ActivityState.values)
@pytest.mark.parametrize("to", [*ActivityState.values, "nonsense"])
def test_an_activity_moves_by_its_table_alone(plan, start, to):
    Activity.objects.filter(pk=plan.activity.pk).update(state=start)
    if to in ACTIVITY_MOVES[ActivityState(start)]:
        activities.step(activity=plan.activity, to=to, by=plan.coordinator)
        plan.activity.refresh_from_db()
        assert plan.activity.state == to
    else:
        with pytest.raises(Refused):
            activities.step(activity=plan.activity, to=to, by=plan.coordinator)


def test_an_activity_ends_after_its_beginning(plan):
    first = plan.activity.starts_on
    with pytest.raises(Refused) as refusal:
        activities.change_activity(
            activity=plan.activity, due_on=first - timedelta(days=1), by=plan.coordinator
        )
    assert refusal.value.field == "due_on"
    with pytest.raises(IntegrityError, match="ends_after_start"), transaction.atomic():
        Activity.objects.update(due_on=first - timedelta(days=1))
    activities.change_activity(activity=plan.activity, title="Two courses", by=plan.coordinator)
    assert AuditEvent.objects.get(verb="activity.changed").detail["after"] == {"title": "Two courses"}


def test_titles_of_interventions_stand_once(cast, plan):
    given = {"aim": "", "output_key": "", "lead": None}
    with pytest.raises(Refused, match="already"):
        activities.add_intervention(
            partnership=cast.partnership, title="New trades", by=plan.coordinator, **given
        )
    activities.change_intervention(intervention=plan.intervention, title="Trades", by=plan.coordinator)
    activities.change_intervention(intervention=plan.intervention, title="Trades", by=plan.coordinator)
    assert AuditEvent.objects.filter(verb="intervention.changed").count() == 1


def test_a_milestone_is_reached_given_up_and_opened_again(plan):
    milestone, by = plan.milestone, plan.coordinator
    today = plan.activity.partnership.today()
    with pytest.raises(Refused, match="future"):
        activities.reach(milestone=milestone, on=today + timedelta(days=1), by=by)
    activities.reach(milestone=milestone, on=today, upload=evidence(), by=by)
    with pytest.raises(Refused):
        activities.drop(milestone=milestone, reason="x", by=by)
    assert Milestone.objects.get().evidence.name == "report.txt"
    activities.reopen(milestone=milestone, by=by)
    activities.drop(milestone=milestone, reason="no money", by=by)
    kept = Milestone.objects.get()
    assert (kept.state, kept.reached_on) == ("dropped", None)
    with pytest.raises(IntegrityError, match="reached_on_a_day"), transaction.atomic():
        Milestone.objects.update(state="reached")


def test_budget_lines_pay_for_an_intervention(cast, plan):
    purse, other = purse_of(cast), purse_of(cast, title="Tools")
    for lines in ([purse.line.pk, other.line.pk], [other.line.pk], [other.line.pk]):
        activities.link_lines(intervention=plan.intervention, lines=lines, by=plan.coordinator)
    assert list(plan.intervention.lines.all()) == [other.line]
    assert AuditEvent.objects.filter(verb="intervention.lines_linked").count() == 2
    other.line.refresh_from_db()
    assert other.line.allocated == Decimal(1000)


def test_a_milestone_changes_its_day(plan):
    later = plan.milestone.due_on + timedelta(days=7)
    for _twice in (1, 2):
        activities.change_milestone(milestone=plan.milestone, due_on=later, by=plan.coordinator)
    assert Milestone.objects.get().due_on == later
    assert AuditEvent.objects.filter(verb="milestone.changed").count() == 1


def test_a_secret_address_is_kept_as_a_digest_and_ends_when_made_anew(cast, plan):
    first = activities.open_feed(partnership=cast.partnership, by=cast.partner)
    assert first not in CalendarFeed.objects.get().digest
    assert feed_of(first)[1] == cast.partnership
    second = activities.open_feed(partnership=cast.partnership, by=cast.partner)
    assert feed_of(first) is None
    cast.partner.user.is_active = False
    cast.partner.user.save()
    assert feed_of(second) is None
    activities.close_feed(partnership=cast.partnership, by=cast.partner)
    assert not CalendarFeed.objects.exists()
