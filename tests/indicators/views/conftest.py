"""A partnership that was counted, and clients of the cast."""

from datetime import date

import pytest

from indicators.actions import computing, targets
from indicators.models import Reading
from jtportal.kernel.actor import BEAT
from partnerships.actions import trees
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import LONG_AGO, CaseFactory
from workforce.models import ChangeMark

INTAKE = date(2026, 5, 4)


def hire(cast, number, *, sex="male", town=None, pathway="none", recorded_at=LONG_AGO, **facts):
    """Bring in people of one kind; return their cases."""
    facts = {f"worker__facts__{key}": value for key, value in facts.items()}
    return [
        CaseFactory(
            worker__site=cast.site, worker__person__sex=sex, worker__person__residence=town,
            worker__facts__valid_from=INTAKE, opened_on=INTAKE, recorded_at=recorded_at,
            pathway=pathway, first__pathway=pathway, **facts,
        )
        for _ in range(number)
    ]  # fmt: skip


def count(cast, since=INTAKE):
    """Count anew."""
    ChangeMark.objects.create(
        partnership=cast.partnership,
        since=since,
        recorded_at=CaseFactory._meta.model.objects.latest("pk").recorded_at,
    )
    computing.recompute(partnerships=[cast.partnership], by=BEAT)


def whole(cast, indicator, category="", **place):
    """The current number of the running quarter."""
    rows = Reading.objects.current().filter(
        partnership=cast.partnership, indicator=indicator, category=category
    )
    return rows.filter(**({"sex": None, "by_residence": False} | place)).latest("period")


@pytest.fixture
def crew(cast):
    """Twenty men and nine women of two towns, some with a way on, counted, with a tree and a target."""
    template = trees.load_template(by=BEAT)
    trees.start_tree(partnership=cast.partnership, template=template, by=BEAT)
    near, far = TerritoryFactory.create_batch(2)
    hire(cast, 12, town=near, pathway="reskilling")
    hire(cast, 8, town=far)
    hire(cast, 7, sex="female", town=near)
    hire(cast, 2, sex="female", town=far, pathway="retention")
    count(cast)
    targets.set_target(
        partnership=cast.partnership,
        indicator="agreed_pathway_share",
        value="0.9",
        due_on=date(2099, 1, 1),
        by=BEAT,
    )
    cast.near, cast.far = near, far
    return cast


@pytest.fixture
def partner_client(client, cast):
    """Signed in as the union's representative."""
    client.force_login(cast.partner.user)
    return client


@pytest.fixture
def outsider_client(client, cast):
    """Signed in as an officer of another partnership's employment service."""
    client.force_login(cast.outsider.user)
    return client
