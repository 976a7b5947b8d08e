"""Reviews and the end of the term wait for the coordinator and the parties, and stand on the agreement's page."""

from datetime import date, timedelta

import pytest
from django.utils.formats import date_format

from jtportal.kernel.doors import Refused
from partnerships.actions import framework
from partnerships.calculations.clauses.terms import AHEAD, near, next_review
from partnerships.calculations.measures.days import shifted
from partnerships.queries.waiting import waiting_for
from tests.browser.conftest import signed_in
from tests.conftest import member
from tests.partnerships.accords import accord_of
from tests.partnerships.dutiful import bound_draft, in_force
from tests.partnerships.views.test_signing import at, words

pytestmark = pytest.mark.django_db


def waits(actor, cast):
    """What of the agreement's own days waits for somebody."""
    found = waiting_for(actor, cast.partnership)
    return [(one.kind, one.due) for one in found if one.kind in ("framework_review", "framework_term")]


@pytest.fixture
def agreement(cast, coordinator):
    """An agreement in force since a hundred days."""
    return in_force(cast, bound_draft(cast, coordinator), coordinator).version.agreement


def test_the_next_review_counts_from_the_last_and_is_told_beforehand():
    assert next_review(None, date(2026, 1, 31), None) is None
    assert next_review(1, date(2026, 1, 31), None) == date(2026, 2, 28)
    assert next_review(6, date(2026, 1, 31), date(2025, 12, 1)) == date(2026, 7, 31)
    assert next_review(6, date(2026, 1, 31), date(2026, 3, 1)) == date(2026, 9, 1)
    day = date(2026, 9, 1)
    assert [near(day, day - AHEAD - timedelta(days=one)) for one in (0, 1)] == [True, False]
    assert near(day, day + timedelta(days=999))
    assert not near(None, day)


def test_a_review_waits_until_it_is_recorded(cast, coordinator, coordinator_client, agreement):
    framework.change(agreement=agreement, review_months=3, by=coordinator)
    today = cast.partnership.today()
    due = shifted(today - timedelta(days=100), months=3)
    colleague_elsewhere = member(cast.outsider.organisation, "case_officer")
    for actor in (coordinator, cast.partner, cast.personnel):
        assert waits(actor, cast) == [("framework_review", due)]
    assert waits(colleague_elsewhere, cast) == []
    page = coordinator_client.get(at("framework_detail", pk=agreement.pk))
    assert f"The next review is due on {date_format(due, 'DATE_FORMAT')}." in words(page)
    tomorrow = {"reviewed_on": (today + timedelta(days=1)).isoformat()}
    refused = coordinator_client.post(at("framework_review", pk=agreement.pk), tomorrow)
    assert "still to come" in str(refused.context["form"].errors["reviewed_on"])
    done = {"reviewed_on": today.isoformat()}
    page = coordinator_client.post(at("framework_review", pk=agreement.pk), done, follow=True)
    assert f"Last reviewed on {date_format(today, 'DATE_FORMAT')}." in words(page)
    assert waits(coordinator, cast) == waits(cast.partner, cast) == []
    with pytest.raises(Refused, match="later review"):
        framework.review(agreement=agreement, reviewed_on=today - timedelta(days=1), by=coordinator)


def test_the_end_of_the_term_waits_until_the_next_version_is_under_way(cast, coordinator, agreement):
    today = cast.partnership.today()
    framework.change(agreement=agreement, term_until=today + timedelta(days=61), by=coordinator)
    assert waits(coordinator, cast) == []
    framework.change(agreement=agreement, term_until=today + timedelta(days=60), by=coordinator)
    ends = [("framework_term", today + timedelta(days=60))]
    assert waits(coordinator, cast) == waits(cast.partner, cast) == ends
    client = signed_in(cast.partner.user)
    said = words(client.get(at("framework_detail", pk=agreement.pk)))
    assert "No next version is under way." in said
    base = agreement.versions.get()
    framework.begin_version(agreement=agreement, base=base, reason="The term ends", by=coordinator)
    assert waits(coordinator, cast) == []
    said = words(client.get(at("framework_detail", pk=agreement.pk)))
    assert "The term ends on" in said
    assert "No next version" not in said


def test_nothing_is_due_of_a_text_that_is_not_in_force_and_only_the_coordinator_records(cast, coordinator):
    agreement = accord_of(cast, coordinator).agreement
    today = cast.partnership.today()
    framework.change(agreement=agreement, review_months=1, term_until=today, by=coordinator)
    assert waits(coordinator, cast) == []
    client = signed_in(cast.partner.user)
    assert client.get(at("framework_review", pk=agreement.pk)).status_code == 403
    assert signed_in(cast.outsider.user).get(at("framework_review", pk=agreement.pk)).status_code == 404
