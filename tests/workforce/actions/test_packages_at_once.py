"""Many at once: never beyond the line, never twice, nobody waits in a circle."""

from decimal import Decimal

import pytest

from jtportal.kernel.doors import Refused
from partnerships.models import Commitment
from partnerships.queries.ledger import differences
from tests.factories.workforce import CaseFactory
from tests.workforce.granted import answered, approved, asked, desk_of, entered, proved, released
from workforce.actions.packages import deciding, paying
from workforce.models import GrantPayment, PackageGrant

pytestmark = pytest.mark.django_db(transaction=True)


def kinds(results):
    """How many of each kind came out; what is neither a row nor a refusal is a fault of ours."""
    faults = [one for one in results if isinstance(one, Exception) and not isinstance(one, Refused)]
    assert faults == []
    return {kind: sum(isinstance(one, kind) for one in results) for kind in {type(one) for one in results}}


def test_fifty_requests_at_once_against_a_line_for_thirty_end_with_thirty_commitments(cast, together):
    desk = desk_of(cast, available="3000.00")
    cases = [CaseFactory(worker__site=cast.site) for _one in range(50)]
    results = together(*[lambda case=case: approved(desk, case=case) for case in cases])
    assert kinds(results) == {PackageGrant: 30, Refused: 20}
    assert Commitment.objects.filter(keeper="packages").count() == 30
    assert (desk.line.committed, desk.line.free) == (3000, 0)
    states = PackageGrant.objects.values_list("state", flat=True)
    assert sorted(states) == ["approved"] * 30 + ["requested"] * 20  # asked for, and not lost
    assert differences() == []


def test_one_package_asked_for_approved_and_paid_ten_times_at_once_happens_once(cast, together):
    desk = desk_of(cast, once="person")
    results = together(*[lambda: asked(desk) for _one in range(10)])
    assert kinds(results) == {PackageGrant: 1, Refused: 9}
    grant = PackageGrant.objects.get()
    results = together(*[lambda: deciding.approve(grant=grant, by=desk.approver) for _one in range(10)])
    assert kinds(results) == {PackageGrant: 1, Refused: 9}
    proved(desk, grant)
    results = together(*[lambda: entered(desk, grant, Decimal(30)) for _one in range(10)])
    assert kinds(results) == {GrantPayment: 3, Refused: 7}
    payments = list(GrantPayment.objects.all())
    results = together(
        *[lambda p=p: paying.release(payment=p, by=desk.approver) for p in payments for _one in (1, 2, 3)]
    )
    assert kinds(results) == {GrantPayment: 3, Refused: 6}
    assert (desk.line.committed, desk.line.paid) == (100, 90)
    assert differences() == []


def test_listing_answering_releasing_and_approving_at_once_never_lock_one_another_out(cast, together):
    desk = desk_of(cast)
    grants = [approved(desk, case=CaseFactory(worker__site=cast.site)) for _one in range(6)]
    for grant in grants:
        proved(desk, grant)
    sent = [released(desk, grant, Decimal(50)) for grant in grants[:3]]
    made = paying.make_list(partnership=cast.partnership, by=desk.officer)
    said = [
        (sent[0].reference, True, Decimal(20)),
        (sent[1].reference, False, None),
        (sent[2].reference, True, None),
    ]
    waiting = [entered(desk, grant, Decimal(40)) for grant in grants]
    more = [asked(desk, case=CaseFactory(worker__site=cast.site)) for _one in range(3)]
    works = [lambda: answered(desk, made, *said) for _one in (1, 2)]
    works += [lambda p=p: paying.release(payment=p, by=desk.approver) for p in waiting]
    works += [lambda g=g: deciding.approve(grant=g, by=desk.approver) for g in more]
    works += [lambda: paying.make_list(partnership=cast.partnership, by=desk.officer) for _one in (1, 2)]
    assert kinds(together(*works))
    assert (desk.line.committed, desk.line.paid) == (900, 20 + 50 + 6 * 40)
    assert differences() == []
