"""Two hands at once: money is never granted twice over, a sheet is handed in once, numbers never meet."""

from datetime import timedelta
from decimal import Decimal

import pytest

from jtportal.kernel.actor import CLI
from jtportal.kernel.doors import Refused
from partnerships.actions import appraisal, calls, decisions, proposals
from partnerships.models import Proposal, ScoreSheet
from partnerships.queries import calls as reads
from tests.factories.calls import DEADLINE, a_call, handed, in_appraisal

pytestmark = pytest.mark.django_db(transaction=True)


def tried(action):
    """Return a function that acts and says whether it was let through."""

    def one():
        try:
            action()
        except Refused:
            return False
        return True

    return one


def test_grants_given_at_once_never_exceed_the_money(cast, together):
    call, notes = in_appraisal(cast.partnership, CLI, notes=6, budget=Decimal(3 * 180000))
    decisions.decide(call=call, stage="note", proposals=notes, yes=True, reason="best", by=CLI)
    for state in ("invited", "full_open"):
        call = calls.move(call=call, to=state, by=CLI)
    came = DEADLINE + timedelta(days=90)
    given = [handed(note=note, received_at=came, eligible=True) for note in notes]
    fulls = proposals.receive_many(call=call, stage="full", handed=given, by=CLI)
    for state in ("full_appraisal", "verification"):
        call = calls.move(call=call, to=state, by=CLI)
    day = call.partnership.today()
    decisions.visit_many(proposals=fulls, on=day, findings="seen", verdict="confirmed", by=CLI)

    def fund(one):
        return tried(
            lambda: decisions.decide(
                call=call, stage="full", proposals=[one], yes=True, reason="best", by=CLI
            )
        )

    assert sorted(together(*(fund(one) for one in fulls))) == [False] * 3 + [True] * 3
    assert reads.funnel(call).granted == call.budget


def test_a_sheet_is_handed_in_once_even_by_two_windows(cast, together):
    call, (note,) = in_appraisal(cast.partnership, CLI, notes=1)
    appraisal.name(call=call, stage="note", user=cast.partner.user, by=CLI)
    appraisal.declare(proposal=note, conflict=False, by=cast.partner)
    keys = list(call.criteria.filter(stage="note").values_list("pk", flat=True))

    def hand_in(value):
        points = {key: (Decimal(value), "") for key in keys}
        return tried(lambda: appraisal.score(proposal=note, points=points, hand_in=True, by=cast.partner))

    assert sorted(together(*(hand_in(value) for value in range(4)))) == [False, False, False, True]
    points = set(ScoreSheet.objects.get().scores.values_list("points", flat=True))
    assert len(points) == 1


def test_notes_that_come_in_at_once_get_numbers_of_their_own(cast, together):
    call = calls.move(call=a_call(cast.partnership, CLI), to="open", by=CLI)

    def take(number):
        return tried(lambda: proposals.receive(call=call, stage="note", handed=handed(number), by=CLI))

    assert all(together(*(take(number) for number in range(1, 7))))
    assert sorted(Proposal.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
