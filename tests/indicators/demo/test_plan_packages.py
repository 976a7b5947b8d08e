"""The demonstration's packages: offered and asked for through the actions, once, at every step."""

import pytest

from indicators.demo.founding import begin, found_portal
from indicators.demo.plan import Stage, money, packages
from indicators.demo.stories import STORIES
from partnerships.queries.ledger import differences
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import CaseFactory, SiteFactory
from workforce.models import GrantClaim, PackageGrant, PaymentList

pytestmark = pytest.mark.django_db


def test_every_partnership_offers_its_own_and_shows_every_step():
    found_portal()
    for story in STORIES:
        TerritoryFactory(code=story.territory)
    stages = [Stage(begin(story)) for story in STORIES]
    for stage in stages:
        site = SiteFactory(partnership=stage.partnership)
        CaseFactory.create_batch(len(packages.STEPS), worker__site=site)
        money.load(stage)
    for stage in [*stages, *stages]:
        packages.load(stage)
    for stage in stages:
        grants = PackageGrant.objects.filter(partnership=stage.partnership)
        states = sorted(grants.values_list("state", flat=True))
        assert states == ["approved"] * 5 + ["requested"] * 2 + ["suspended"], stage.partnership.code
        assert PaymentList.objects.filter(partnership=stage.partnership).count() == 3
        assert GrantClaim.objects.filter(grant__in=grants).count() == 1
    assert differences() == []
