"""What is due and what is at risk: recommendations, calls, the agreement, money, partners, the tree."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from partnerships.actions import leads, partners, payments
from partnerships.calculations.money import Part
from partnerships.models import Call, Partner, Partnership, PartnershipAgreement, TreeNode
from partnerships.queries import phases
from tests.factories.accounts import OrganisationFactory
from tests.factories.calls import open_call
from tests.partnerships.money import committed, purse_of
from tests.partnerships.reviewing import answered, recommended

pytestmark = pytest.mark.django_db


def said(cast, about):
    """Return the points of the cast's partnership whose sentence has a word: [(sentence, risk, late)]."""
    cast.partnership.refresh_from_db()
    found = phases.points([cast.partnership]).get(cast.partnership.pk, [])
    return [(point.label, point.risk, point.late) for point in found if about in point.label]


def in_phase(cast, phase):
    Partnership.objects.filter(pk=cast.partnership.pk).update(phase=phase)


def test_a_recommendation_that_was_not_acted_on_is_at_risk(cast, coordinator):
    answered(cast, coordinator, recommended(cast, coordinator), days=7)
    assert said(cast, "recommendation") == [("What 1 recommendation asks for is due soon.", False, False)]
    row = recommended(cast, coordinator, text="Open a crèche")
    answered(cast, coordinator, row, days=7)
    type(row).objects.filter(pk=row.pk).update(due_on=cast.partnership.today() - timedelta(days=1))
    assert said(cast, "acted on")[0][1:] == (True, True)


def test_a_call_says_its_deadline_and_when_it_has_passed(cast, coordinator):
    call = open_call(cast.partnership, coordinator, title="Jobs first")
    assert said(cast, "Jobs first") == [("The deadline of the call “Jobs first” comes.", False, False)]
    ago = timezone.now() - timedelta(days=2)
    Call.objects.filter(pk=call.pk).update(note_deadline=ago, opens_at=ago - timedelta(days=9))
    assert said(cast, "Jobs first")[0][1:] == (True, True)
    Call.objects.filter(pk=call.pk).update(state="closed")
    assert not said(cast, "Jobs first")


def test_delivery_without_an_agreement_and_one_that_has_run_out_are_at_risk(cast):
    assert not said(cast, "partnership agreement")
    in_phase(cast, "delivery")
    words = "The partnership works without a partnership agreement in force."
    assert said(cast, "partnership agreement") == [(words, True, False)]
    today = cast.partnership.today()
    row = PartnershipAgreement.objects.create(
        partnership=cast.partnership, number=1, state="signing", aims="Work.", jobs_created=84,
        jobs_formalised=61, reach_by=today + timedelta(days=300),
    )  # fmt: skip
    assert said(cast, "waits for signatures")[0][1:] == (False, False)
    PartnershipAgreement.objects.filter(pk=row.pk).update(state="in_force", in_force_on=today)
    assert not said(cast, "partnership agreement")
    for days, risk in ((30, False), (-1, True)):
        PartnershipAgreement.objects.filter(pk=row.pk).update(reach_by=today + timedelta(days=days))
        assert said(cast, "targets for jobs")[0][1:] == (risk, risk)


def test_tranches_and_payments_that_wait_are_told(cast):
    purse, today = purse_of(cast), cast.partnership.today()
    parts = [Part(Decimal(50), today + timedelta(days=5)), Part(Decimal(50), today - timedelta(days=5))]
    commitment = committed(purse, parts=parts)
    assert said(cast, "tranche") == [
        ("1 tranche was expected and is not paid in full.", True, True),
        ("1 tranche is to be paid soon.", False, False),
    ]
    payments.enter(
        commitment=commitment, tranche=commitment.tranches.first(), amount=Decimal(50), by=purse.coordinator
    )
    assert said(cast, "payment") == [("1 payment waits for its release.", False, False)]


def test_a_union_that_leaves_and_a_lead_that_ends_are_at_risk(cast, coordinator, union, client):
    for role in ("municipality", "provider", "financial", "employer"):
        Partner.objects.create(
            partnership=cast.partnership, organisation=OrganisationFactory(), role=role,
            valid_from=date(2024, 1, 1),
        )  # fmt: skip
    leads.hand_over(partner=union, on=date(2024, 6, 1), by=coordinator)
    in_phase(cast, "delivery")
    assert not said(cast, "of this kind") + said(cast, "leads")
    partners.end(partner=union, on=cast.partnership.today() - timedelta(days=1), by=coordinator)
    assert "civil society or social partner" in said(cast, "of this kind")[0][0]
    assert said(cast, "leads") == [("No partner leads today.", True, False)]
    client.force_login(coordinator.user)
    url = reverse("partnerships:plan_detail", kwargs={"partnership": cast.partnership.code})
    page = client.get(url)
    assert "No partner of this kind is in today: civil society" in page.text
    for phase, key in (("agreement", "composition_agreement"), ("delivery", "composition_delivery")):
        found = phases.checklists([cast.partnership], {cast.partnership.pk: [phase]})
        lines = {line.key: line.met for line in found[cast.partnership.pk][phase].lines}
        assert lines[key] is False


def test_a_risk_written_on_the_published_tree_is_told(cast, tree):
    assert not said(cast, "The tree has")
    TreeNode.objects.filter(version=tree, key="O1").update(risks="The state stops the subsidy.")
    assert said(cast, "The tree has") == [("The tree has a risk written on 1 node.", True, False)]
