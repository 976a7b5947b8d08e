"""An intervention's page: its chain, its jobs, what of them is its own."""

import re
from datetime import date

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from partnerships.models import JobLine, MarketIntervention
from tests.factories.markets import count_jobs, function_of, intervention_in, market_of

pytestmark = pytest.mark.django_db
GROUNDS = {"anyway_ground": "The firms say so.", "displaced_ground": "None: the work is new."}
LINE = {"note": "fitters", "seen_on": "2026-10-01", "source": "lists", "share": 100, "days": 240}


@pytest.fixture
def course(cast):
    return intervention_in(market_of(cast.partnership), name="Welding course")


@pytest.fixture
def union(client, cast):
    """A client signed in for the trade union, which takes part."""
    client.force_login(cast.partner.user)
    return client


def url(name, row):
    return reverse(f"partnerships:{name}", kwargs={"pk": row.pk})


def test_no_net_figure_is_shown_before_attribution_is_stated(union, course):
    count_jobs(course, "created", 18)
    count_jobs(course, "anyway", 5)
    text = union.get(url("market_intervention", course)).text
    assert "<b>18 FTE</b> came about; which of these are the intervention’s own is not said yet." in text
    union.post(url("market_attribution", course), {**GROUNDS, "seen": 0})
    text = union.get(url("market_intervention", course)).text
    assert "<b>13 FTE</b> net: 18 came about, 5 would have come anyway, 0 displaced elsewhere." in text


def test_seasonal_and_half_time_jobs_are_counted_in_the_browser(union, course):
    for line in ({"kind": "created", "people": 3, "days": 80}, {"kind": "created", "people": 2, "share": 50},
                 {"kind": "displaced", "people": 1}):  # fmt: skip
        assert union.post(url("market_jobs_new", course), {**LINE, **line}).status_code == 302
    union.post(url("market_attribution", course), GROUNDS)
    assert "<b>1 FTE</b> net: 2 came about" in union.get(url("market_intervention", course)).text


def test_more_cannot_have_come_anyway_than_came(union, course):
    count_jobs(course, "created", 2)
    answer = union.post(url("market_jobs_new", course), {**LINE, "kind": "anyway", "people": 3})
    assert answer.status_code == 422
    assert "people" in answer.context["form"].errors
    count_jobs(course, "anyway", 2)
    created = JobLine.objects.get(kind="created")
    union.post(url("market_jobs_remove", created))
    assert JobLine.objects.count() == 2


def test_a_chain_has_five_steps_and_the_last_is_counted(union, course):
    steps = list(course.steps.all())
    assert [step.level for step in steps] == ["intervention", "service_change", "use", "performance", "jobs"]
    assert "reached" not in union.get(url("market_step_change", steps[4])).context["form"].fields
    given = {"text": "24 pass", "unit": "people", "planned": "24", "reached": "24.5"}
    answer = union.post(url("market_step_change", steps[3]), given)
    assert set(answer.context["form"].errors) == {"reached_on", "source"}
    given |= {"reached_on": "2026-09-30", "source": "register of the college", "seen": 0}
    assert union.post(url("market_step_change", steps[3]), given).status_code == 302
    steps[3].refresh_from_db()
    assert (steps[3].reached, steps[3].reached_on) == (24.5, date(2026, 9, 30))


def test_a_function_of_another_market_cannot_be_chosen(union, cast, course):
    foreign = function_of(market_of(cast.partnership))
    answer = union.post(url("market_intervention_change", course), {"name": "Other", "function": foreign.pk})
    assert "function" in answer.context["form"].errors


def test_an_intervention_goes_only_without_jobs_and_stays_in_the_history(union, course):
    line = count_jobs(course, "created", 1)
    assert "Take them off first" in union.post(url("market_intervention_remove", course), follow=True).text
    union.post(url("market_jobs_remove", line))
    union.post(url("market_intervention_remove", course))
    assert not MarketIntervention.objects.exists()
    removed = AuditEvent.objects.get(verb="market.intervention_removed")
    assert removed.detail["before"]["name"] == "Welding course"


def test_the_chain_is_read_on_the_page_with_plan_and_result(union, cast, course):
    steps = list(course.steps.all())
    for step, words in zip(steps[:3], ("Teach", "A course is open", "24 attend"), strict=True):
        assert union.post(url("market_step_change", step), {"text": words, "seen": 0}).status_code == 302
    given = {
        "text": "They pass", "indicator": "Graduates", "unit": "people", "planned": "24", "planned_on": "2026-12-31",
        "reached": "18", "reached_on": "2026-09-30", "source": "register", "seen": 0,
    }  # fmt: skip
    assert union.post(url("market_step_change", steps[3]), given).status_code == 302
    union.force_login(cast.personnel.user)
    for name, row in (("market_intervention", course), ("market_detail", course.market)):
        text = union.get(url(name, row)).text
        chain = " ".join(re.sub(r"<[^>]+>", " ", text[text.index('class="mk-chain"') :]).split())
        assert re.search(r"Teach .*A course is open .*24 attend .*They pass", chain)
        assert re.search(
            r"They pass Graduates planned 24 people .{6,12} reached 18 people .{6,12} · register", chain
        )


def test_readers_see_the_grounds_of_what_is_its_own(union, cast, course):
    union.force_login(cast.personnel.user)
    page = union.get(url("market_intervention", course)).text
    assert page[page.index('id="own"') : page.index('id="jobs"')].count("not said yet") == 2
    union.force_login(cast.partner.user)
    union.post(url("market_attribution", course), {**GROUNDS, "seen": 0})
    union.force_login(cast.personnel.user)
    page = union.get(url("market_intervention", course)).text
    own = page[page.index('id="own"') : page.index('id="jobs"')]
    assert re.search(r"would have come anyway</dt><dd>The firms say so\.</dd>", own)
    assert re.search(r"displaced elsewhere</dt><dd>None: the work is new\.</dd>", own)
