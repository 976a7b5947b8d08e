"""The demonstration's calls: played through the actions, once, each partnership at another step."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from indicators.demo.founding import begin, found_portal
from indicators.demo.plan import Stage, calls
from indicators.demo.stories import STORIES
from partnerships.models import Call, ScoreSheet
from partnerships.queries import calls as reads
from tests.factories.partnerships import TerritoryFactory

pytestmark = pytest.mark.django_db
STATES = {
    "ua-demo": "note_appraisal", "pl-demo": "open", "ba-demo": "decided", "gb-demo": "verification",
}  # fmt: skip


@pytest.fixture
def stages():
    """The four partnerships with their people, without their two years."""
    found_portal()
    for story in STORIES:
        TerritoryFactory(code=story.territory)
    return {story.code: Stage(begin(story)) for story in STORIES}


def test_every_partnership_stands_at_its_own_step_and_is_played_once(stages):
    for stage in [*stages.values(), *stages.values()]:
        calls.load(stage)
    assert dict(Call.objects.values_list("partnership__code", "state")) == STATES
    funnel = reads.funnel(Call.objects.get(partnership__code="ba-demo"))
    assert [funnel.count(key) for key in ("notes", "invited", "full", "funded")] == [157, 48, 47, 15]
    assert reads.funnel(Call.objects.get(partnership__code="ua-demo")).late == 1
    waiting = Call.objects.get(partnership__code="ua-demo")
    assert reads.sheets_missing(waiting, "note") > 0
    assert ScoreSheet.objects.filter(conflict=True).exists()
    ranked = Call.objects.get(partnership__code="gb-demo")
    by = stages["gb-demo"].person(Role.COORDINATOR)
    made, _criteria, _rows = reads.ranking_of(ranked, "full", actor=by, money=ranked.budget)
    assert 0 < made.taken < len(made.placed)


def test_the_published_figures_are_read_from_the_page(stages):
    stage = stages["ba-demo"]
    calls.load(stage)
    client = Client()
    client.force_login(stage.person(Role.COORDINATOR).user)
    page = client.get(reverse("partnerships:call_detail", args=[Call.objects.get().pk]))
    assert [line["count"] for line in page.context["funnel"]] == [157, 157, 48, 47, 15, 15]
    listed = client.get(page.context["funnel"][2]["url"])
    assert listed.context["total"] == 48
