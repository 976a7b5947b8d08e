"""Paying: on evidence, by two people, within the part; the list and the answers; suspended, ended, claimed back."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from jtportal.kernel.doors import Refused
from partnerships.actions import ledger, payments
from partnerships.queries.ledger import differences
from tests.conftest import member
from tests.factories.accounts import MembershipFactory
from tests.workforce.granted import (
    answered,
    approved,
    asked,
    desk_of,
    entered,
    paid,
    proved,
    released,
    scheme_of,
    tomorrow,
)
from workforce.actions.packages import asking, claiming, deciding, paying
from workforce.models import GrantClaim, GrantPayment

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast):
    return desk_of(cast)


@pytest.fixture
def grant(desk):
    """An approved package whose evidence was seen."""
    made = approved(desk)
    proved(desk, made)
    return made


def sums(desk, grant):
    """(committed, paid) of the line; the ledger adds up."""
    assert differences() == []
    grant.commitment.refresh_from_db()
    line = desk.line
    assert (line.committed, line.paid) == (grant.commitment.committed, grant.commitment.paid)
    return line.committed, line.paid


def test_nothing_is_paid_before_approval_nor_without_evidence(desk):
    grant = asked(desk)
    assert not grant.instalments.exists()
    grant = deciding.approve(grant=grant, by=desk.approver)
    with pytest.raises(Refused, match="evidence"):
        entered(desk, grant)
    proved(desk, grant)
    with pytest.raises(Refused, match="seen before"):
        proved(desk, grant)
    assert entered(desk, grant).state == "entered"


def test_an_advance_needs_no_evidence_and_the_rest_does(desk):
    grant = approved(desk, advance=True)
    first, rest = grant.instalments.all()
    assert paying.enter(grant=grant, instalment=first, amount=first.amount, by=desk.officer)
    with pytest.raises(Refused, match="evidence"):
        paying.enter(grant=grant, instalment=rest, amount=rest.amount, by=desk.officer)


def test_each_month_needs_its_own_evidence(desk):
    figures = {"wage": Decimal(100), "months": Decimal(2), "job_on": tomorrow(desk)}
    version = scheme_of(desk, "de-hiring.yaml", "de-hiring-subsidy")
    grant = approved(desk, version=version, figures=figures)
    first, second = grant.instalments.all()
    proved(desk, grant, "wages", period=1)
    assert paying.enter(grant=grant, instalment=first, amount=Decimal(50), by=desk.officer)
    with pytest.raises(Refused, match="evidence"):
        paying.enter(grant=grant, instalment=second, amount=Decimal(50), by=desk.officer)


def test_a_part_is_never_paid_twice_and_never_beyond(desk, grant):
    released(desk, grant, Decimal("70.00"))
    with pytest.raises(Refused, match="30\u00a0UAH") as refusal:
        entered(desk, grant, Decimal("30.01"))
    assert refusal.value.field == "amount"
    released(desk, grant, Decimal("30.00"))
    with pytest.raises(Refused, match="0\u00a0UAH"):
        entered(desk, grant, Decimal("0.01"))
    assert sums(desk, grant) == (100, 100)


def test_who_entered_or_benefits_releases_nothing(desk, cast):
    grant = approved(desk, payee=desk.employer)
    proved(desk, grant)
    part = grant.instalments.get()
    own = paying.enter(grant=grant, instalment=part, amount=Decimal(10), by=desk.approver)
    with pytest.raises(Refused, match="You entered"):
        paying.release(payment=own, by=desk.approver)
    MembershipFactory(organisation=desk.employer, user=desk.coordinator.user, role="employer")
    for by in (desk.coordinator, desk.officer, member(cast.outsider.organisation, "coordinator")):
        with pytest.raises(Refused, match=r"act for|second approver"):
            paying.release(payment=own, by=by)
    third = member(desk.officer.organisation, "second_approver")
    assert paying.release(payment=own, by=third).state == "released"


def test_the_pages_of_money_neither_pay_nor_reduce_it(desk, grant):
    order = entered(desk, grant).order
    commitment, entry = grant.commitment, grant.commitment.entries.get()
    for act in (
        lambda: payments.enter(commitment=commitment, amount=Decimal(1), by=desk.coordinator),
        lambda: payments.release(order=order, by=desk.coordinator),
        lambda: payments.refuse(order=order, reason="x", by=desk.coordinator),
        lambda: payments.withdraw(order=order, by=desk.coordinator),
        lambda: ledger.release(commitment=commitment, amount=Decimal(1), reason="x", by=desk.coordinator),
        lambda: ledger.correct(entry=entry, reason="x", by=desk.coordinator),
    ):
        with pytest.raises(Refused, match="granted to a worker"):
            act()


def test_what_is_refused_withdrawn_or_taken_back_may_be_paid_anew(desk, grant):
    paying.refuse(payment=entered(desk, grant), reason="wrong account", by=desk.approver)
    paying.withdraw(payment=entered(desk, grant), by=desk.officer)
    payment = released(desk, grant)
    assert sums(desk, grant) == (100, 100)
    assert paying.take_back(payment=payment, reason="wrong account", by=desk.officer).state == "returned"
    assert sums(desk, grant) == (100, 0)
    assert released(desk, grant).state == "released"
    with pytest.raises(Refused, match="decided before"):
        paying.take_back(payment=payment, reason="again", by=desk.officer)


def test_a_list_takes_what_is_released_once(desk, grant):
    with pytest.raises(Refused, match="Nothing"):
        paying.make_list(partnership=desk.cast.partnership, by=desk.officer)
    first = released(desk, grant, Decimal(60))
    entered(desk, grant, Decimal(40))
    made = paying.make_list(partnership=desk.cast.partnership, by=desk.officer)
    assert (made.number, [one.pk for one in made.payments.all()]) == (1, [first.pk])
    with pytest.raises(Refused, match="Nothing"):
        paying.make_list(partnership=desk.cast.partnership, by=desk.officer)


@pytest.mark.parametrize(
    ("said", "state", "net", "left"),
    [
        ((True, None), "paid", 100, 0),
        ((True, Decimal("90.50")), "paid", Decimal("90.50"), Decimal("9.50")),
        ((True, Decimal(130)), "paid", 100, 0),
        ((True, Decimal(0)), "returned", 0, 100),
        ((False, None), "returned", 0, 100),
    ],
)
def test_answers_are_booked_as_they_are(desk, grant, said, state, net, left):
    payment = released(desk, grant)
    made = paying.make_list(partnership=desk.cast.partnership, by=desk.officer)
    taken = answered(desk, made, (payment.reference, *said), ("PK-0-0", True, None))
    payment.refresh_from_db()
    assert (payment.state, payment.net, grant.instalments.get().left) == (state, net, left)
    assert sums(desk, grant) == (100, net)
    assert taken.unknown == ["PK-0-0"]
    over = GrantClaim.objects.filter(kind="overpaid").values_list("amount", flat=True)
    assert list(over) == ([Decimal("30.00")] if said[1] == 130 else [])
    assert answered(desk, made, (payment.reference, *said)).before == [payment.reference]
    assert sums(desk, grant) == (100, net)


def test_suspended_means_that_nothing_moves_until_it_is_resumed(desk, grant):
    entered_one, released_one = entered(desk, grant, Decimal(10)), released(desk, grant, Decimal(20))
    deciding.suspend(grant=grant, reason="The job is in doubt.", by=desk.officer)
    for act in (
        lambda: entered(desk, grant, Decimal(1)),
        lambda: paying.release(payment=entered_one, by=desk.approver),
        lambda: paying.make_list(partnership=desk.cast.partnership, by=desk.officer),
        lambda: deciding.suspend(grant=grant, reason="again", by=desk.officer),
    ):
        with pytest.raises(Refused):
            act()
    deciding.resume(grant=grant, reason="It goes on.", by=desk.approver)
    assert paying.make_list(partnership=desk.cast.partnership, by=desk.officer).payments.get() == released_one


def test_ending_gives_the_rest_back_to_the_line(desk, grant):
    payment = entered(desk, grant, Decimal(30))
    with pytest.raises(Refused, match="under way"):
        deciding.end(grant=grant, reason="x", by=desk.officer)
    paying.withdraw(payment=payment, by=desk.officer)
    payment = released(desk, grant, Decimal(30))
    made = paying.make_list(partnership=desk.cast.partnership, by=desk.officer)
    answered(desk, made, (payment.reference, True, None))
    deciding.end(grant=grant, reason="The move cost less.", by=desk.officer)
    assert sums(desk, grant) == (30, 30)
    with pytest.raises(Refused):
        deciding.end(grant=grant, reason="again", by=desk.officer)


def test_what_is_claimed_back_returns_to_the_line_to_the_cent(desk, grant):
    paid(desk, grant)
    due = tomorrow(desk, 30)
    claim = claiming.claim(
        grant=grant, kind="retention", amount=Decimal("60.00"), due_on=due, reason="Left.", by=desk.officer
    )
    with pytest.raises(Refused, match="40\u00a0UAH"):
        claiming.claim(
            grant=grant, kind="error", amount=Decimal("40.01"), due_on=due, reason="x", by=desk.officer
        )
    assert claiming.repay(claim=claim, amount=Decimal("25.05"), by=desk.officer).state == "claimed"
    assert sums(desk, grant) == (Decimal("74.95"), Decimal("74.95"))
    with pytest.raises(Refused, match=r"34\.95"):
        claiming.repay(claim=claim, amount=Decimal("34.96"), by=desk.officer)
    assert claiming.repay(claim=claim, amount=Decimal("34.95"), by=desk.officer).state == "repaid"
    assert sums(desk, grant) == (40, 40)
    with pytest.raises(Refused, match="settled before"):
        claiming.repay(claim=claim, amount=Decimal(1), by=desk.officer)


def test_a_claim_is_waived_by_another_person_alone(desk, grant):
    paid(desk, grant)
    claim = claiming.claim(
        grant=grant, kind="error", amount=Decimal(10), due_on=tomorrow(desk), reason="x", by=desk.coordinator
    )
    for by in (desk.coordinator, desk.officer):
        with pytest.raises(Refused):
            claiming.waive(claim=claim, reason="Hardship.", by=by)
    assert claiming.waive(claim=claim, reason="Hardship.", by=desk.approver).state == "waived"
    assert claiming.claimable(grant) == 100


def test_a_day_that_nobody_knew_is_told_once(desk, grant):
    told = asking.tell_day(grant=grant, figure="job_on", on=tomorrow(desk), by=desk.officer)
    assert told.figures["job_on"] == tomorrow(desk).isoformat()
    with pytest.raises(Refused, match="told before"):
        asking.tell_day(grant=grant, figure="job_on", on=tomorrow(desk), by=desk.officer)
    with pytest.raises(ValueError, match="moving_cost"):
        asking.tell_day(grant=grant, figure="moving_cost", on=tomorrow(desk), by=desk.officer)


def test_the_database_pays_only_an_approved_package_out_of_its_own_commitment(desk, grant):
    payment = entered(desk, grant, Decimal(10))
    other = asked(desk, case=grant.case)
    with pytest.raises(IntegrityError, match="after its approval"), transaction.atomic():
        GrantPayment.objects.create(
            grant=other, instalment=payment.instalment, order=payment.order, amount=Decimal(1)
        )
    for statement, constraint in (
        ("UPDATE workforce_grantinstalment SET booked = amount + 0.01", "booked_within_amount"),
        ("UPDATE workforce_grantpayment SET net = 1", "net_within_amount"),
        ("UPDATE workforce_grantpayment SET state = 'listed'", "listed_on_a_list"),
    ):
        with (
            pytest.raises(IntegrityError, match=constraint),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
