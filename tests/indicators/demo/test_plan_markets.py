"""Each partnership of the demonstration has a market of its own, through the portal's actions, and gets it once."""

import pytest

from indicators.demo.plan import Stage, markets
from jtportal.kernel.actor import CLI
from partnerships.actions import trees
from partnerships.models import MarketSystem
from partnerships.queries.markets import completeness, jobs_of, markets_of
from tests.factories.accounts import MembershipFactory
from tests.factories.partnerships import PartnerFactory, PartnershipFactory

pytestmark = pytest.mark.django_db
# functions that say who pays afterwards, of all; jobs that came about; net of what states its attribution
TOLD = {
    "ua-demo": (7, 13, 20, 13),
    "pl-demo": (6, 8, 24, 15),
    "ba-demo": (5, 7, 8, 0),
    "gb-demo": (6, 8, 9, 5),
}


def staged(code):
    """A partnership of this code with a coordinator and a tree."""
    partnership = PartnershipFactory(code=code)
    service = PartnerFactory(partnership=partnership).organisation
    MembershipFactory(organisation=service, role="coordinator")
    trees.start_tree(partnership=partnership, template=trees.load_template(by=CLI), by=CLI)
    return Stage(partnership)


@pytest.mark.parametrize("code", TOLD)
def test_a_partnership_gets_its_markets_once(code):
    stage = staged(code)
    markets.load(stage)
    rows = list(markets_of(stage.partnership, CLI))
    told = completeness([one for row in rows for one in row.functions.all()])
    counted = jobs_of([one for row in rows for one in row.interventions.all()])
    figures = (told.payers_said, told.functions, counted.reached.created, counted.stated.net)
    assert figures == TOLD[code]
    assert told.constraints_said
    markets.load(stage)
    assert MarketSystem.objects.count() == len(rows)


def test_the_four_sectors_differ():
    for code in TOLD:
        markets.load(staged(code))
    first = {row.partnership.code: row.sector for row in MarketSystem.objects.order_by("-pk")}
    assert len(set(first.values())) == 4
