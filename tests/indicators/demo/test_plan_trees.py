"""The trees of the demonstration: each partnership's own history, told once."""

import pytest

from accounts.enums import Role
from indicators.demo.plan import Stage
from indicators.demo.plan.trees import STORIES, load
from jtportal.kernel.actor import CLI
from partnerships.actions import trees
from partnerships.enums import Standing
from partnerships.models import NodeComment, TreeEdge, TreeVersion
from tests.conftest import member
from tests.factories.partnerships import PartnerFactory, PartnershipFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", sorted(STORIES))
def test_a_partnership_tells_its_story_once(code):
    place = PartnershipFactory(code=code)
    for role in (Role.COORDINATOR, Role.SOCIAL_PARTNER, Role.EMPLOYER):
        member(PartnerFactory(partnership=place).organisation, role)
    trees.start_tree(partnership=place, template=trees.load_template(by=CLI), by=CLI)
    for _ in range(2):
        load(Stage(place))
    states = list(TreeVersion.objects.order_by("number").values_list("state", flat=True))
    drafts = ["draft"] if code == "pl-demo" else []
    assert states == ["retired", "published", *drafts]
    published = TreeVersion.objects.get(state="published")
    decided = TreeEdge.objects.filter(version=published, standing__in=(Standing.CONFIRMED, Standing.REJECTED))
    assert decided.count() == len(STORIES[code].decided)
    assert NodeComment.objects.exists() == bool(drafts)
