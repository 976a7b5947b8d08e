"""The demonstration's ways side by side: drawn up, signed and chosen on through the actions, once."""

import pytest

from indicators.demo.founding import begin, found_portal
from indicators.demo.plan import Stage, sheets
from indicators.demo.stories import STORIES
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import CaseFactory, SiteFactory
from workforce.actions import cases
from workforce.models import PathwaySheet, SheetChoice, SheetSignature

pytestmark = pytest.mark.django_db


def test_every_partnership_has_a_sheet_that_was_chosen_on_and_one_that_waits():
    found_portal()
    for story in STORIES:
        TerritoryFactory(code=story.territory)
    stages = [Stage(begin(story)) for story in STORIES]
    for stage in stages:
        chosen, _waiting = CaseFactory.create_batch(
            2, worker__site=SiteFactory(partnership=stage.partnership)
        )
        officer, today = stage.person("case_officer"), stage.partnership.today()
        cases.set_pathway(case=chosen, pathway="reskilling", reason="x", on=today, by=officer)
    for stage in [*stages, *stages]:
        sheets.load(stage)
    for stage in stages:
        found = PathwaySheet.objects.filter(case__partnership=stage.partnership)
        assert found.count() == 2
        assert SheetSignature.objects.filter(sheet__in=found).count() == 2
        assert SheetChoice.objects.get(sheet__in=found).way == "reskilling_job"
        assert all(option.income for sheet in found for option in sheet.options.all())
