"""The framework agreements of the demonstration: negotiated, signed, in force, and watched over."""

import pytest

from accounts.enums import Role
from indicators.demo.plan import Stage
from indicators.demo.plan.framework import load
from indicators.demo.plan.watching import JUDGED, LAID
from partnerships.models import Breach, CommitteeSeat, DutyAnswer, FrameworkAgreement, StandardFinding
from partnerships.queries import duties as reads
from tests.conftest import member
from tests.factories.partnerships import PartnerFactory, PartnershipFactory

pytestmark = pytest.mark.django_db
STATES = {"ua-demo": "draft", "pl-demo": "in_force", "gb-demo": "agreed", "ba-demo": "draft"}


def staged(code):
    """A partnership with a coordinator and somebody of each side who may speak."""
    place = PartnershipFactory(code=code)
    for role, kind in (
        (Role.COORDINATOR, "employment_service"),
        (Role.SOCIAL_PARTNER, "trade_union"),
        (Role.EMPLOYER, "mine_operator"),
    ):
        partner = PartnerFactory(partnership=place, role=kind)
        member(partner.organisation, role)
        if role == Role.COORDINATOR:
            member(partner.organisation, Role.SOCIAL_PARTNER)
    return Stage(place)


@pytest.mark.parametrize("code", sorted(STATES))
def test_a_framework_agreement_is_told_once(code):
    stage = staged(code)
    for _ in range(2):
        load(stage)
    agreement = FrameworkAgreement.objects.get()
    version = agreement.versions.get()
    assert version.state == STATES[code]
    bound = {row.duty.key: row.party.constituency for row in reads.in_version(version)}
    assert bound == {document["key"]: side for _clause, side, document in LAID.get(code, ())}
    assert StandardFinding.objects.filter(version=version).count() == len(JUDGED.get(code, ()))
    in_force = code == "pl-demo"
    assert CommitteeSeat.objects.exists() == in_force
    assert [row.number for row in DutyAnswer.objects.all()] == ([31] if in_force else [])
    assert not Breach.objects.exists()
