"""The demonstration's letters, files and appointments: made through the actions, once."""

import pytest

from indicators.demo.founding import begin, found_portal
from indicators.demo.plan import Stage, files
from indicators.demo.stories import STORIES
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import CaseFactory, SiteFactory
from workforce.models import Appointment, Attachment, Letter, LetterTemplate, RegisterMapping

pytestmark = pytest.mark.django_db


def test_every_partnership_has_letters_and_one_case_shows_everything(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    found_portal()
    for story in STORIES:
        TerritoryFactory(code=story.territory)
    stages = [Stage(begin(story)) for story in STORIES]
    for stage in stages:
        CaseFactory(worker__site=SiteFactory(partnership=stage.partnership), pathway="reskilling")
    for stage in [*stages, *stages]:
        files.load(stage)
    for stage in stages:
        assert LetterTemplate.objects.filter(partnership=stage.partnership).count() == 15
        of_case = {"case__partnership": stage.partnership}
        states = sorted(Appointment.objects.filter(**of_case).values_list("state", flat=True))
        assert states == ["no_show", "planned"], stage.partnership.code
        assert "{" not in Letter.objects.get(**of_case).body
        assert Attachment.objects.filter(**of_case).count() == 1
    assert RegisterMapping.objects.count() == len(STORIES)
