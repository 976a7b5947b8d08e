"""The demonstration's notices: one in each partnership, once, with a session held and others to come."""

import pytest

from indicators.demo.founding import begin, found_portal
from indicators.demo.plan import Stage, notices
from indicators.demo.stories import STORIES
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import SiteFactory, WorkerFactory
from workforce.models import InfoSession, Invitation, NoticeWorker, RedundancyNotice

pytestmark = pytest.mark.django_db


def test_every_partnership_has_a_notice_with_its_sessions():
    found_portal()
    for story in STORIES:
        TerritoryFactory(code=story.territory)
    stages = [Stage(begin(story)) for story in STORIES]
    for stage in stages:
        WorkerFactory.create_batch(15, site=SiteFactory(partnership=stage.partnership))
    for stage in [*stages, *stages]:
        notices.load(stage)
    assert RedundancyNotice.objects.count() == len(stages)
    for stage in stages:
        notice = RedundancyNotice.objects.get(site__partnership=stage.partnership)
        assert notice.counted.too_early(notice.first_day) == 0
        assert NoticeWorker.objects.filter(notice=notice, opened=True).count() == 15
        states = list(InfoSession.objects.filter(notice=notice).values_list("state", flat=True))
        assert sorted(states) == ["held", "planned", "planned"]
        assert Invitation.objects.filter(session__notice=notice, attended="no_show").count() == 3
