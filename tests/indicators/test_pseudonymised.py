"""Indicators count the same before and after people are pseudonymised, on any day and as known at any moment."""

from datetime import timedelta
from random import Random

import pytest
from django.db.models import Q

from accounts.enums import ErasureGround
from indicators.actions.computing import read_cells
from jtportal.kernel.actor import BEAT
from tests.indicators.follow_up_histories import LeavingHistory
from tests.indicators.histories import History
from workforce.actions.pseudonymising import pseudonymise
from workforce.models import Case, Person, WorkerVersion

pytestmark = pytest.mark.django_db


def cells(partnership, asked):
    """Everything the portal counts on these days, as known at these moments."""
    return [
        sorted(map(repr, read_cells([partnership.pk], day, moment).get(partnership.pk, [])))
        for day, moment in asked
    ]


def asked_of(history, dice):
    """Days and moments all over a history, and the present."""
    start = history.moments[0].date()
    days = max((history.at.date() - start).days, 1)
    pairs = [(start + timedelta(days=dice.randint(0, days)), dice.choice(history.moments)) for _ in range(5)]
    return [*pairs, (history.at.date(), history.at), (history.at.date() + timedelta(days=400), history.at)]


def erase_all(partnership):
    """Pseudonymise everybody whose cases are all closed; return how many."""
    open_cases = Case.objects.filter(closed_on=None, retracted_at=None).values("person")
    persons = Person.objects.filter(cases__partnership=partnership).exclude(pk__in=open_cases).distinct()
    today = partnership.today()
    return sum(
        pseudonymise(
            person=one, ground=ErasureGround.RETENTION, due_on=today, partnership=partnership, by=BEAT
        )
        for one in persons
    )


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", [History, LeavingHistory])
def test_numbers_are_the_same_before_and_after(cast, seed, kind):
    dice = Random(seed)
    history = (kind(dice, cast) if kind is LeavingHistory else kind(dice)).go_on(40)
    partnership = history.partnership
    for case in Case.objects.filter(partnership=partnership, closed_on=None, retracted_at=None)[::2]:
        Case.objects.filter(pk=case.pk).update(
            closed_on=max(case.opened_on, history.at.date()), closed_at=history.at
        )
    asked = asked_of(history, dice)
    before = cells(partnership, asked)
    assert any(before)
    erased = erase_all(partnership)
    assert erased > 0
    assert cells(partnership, asked) == before
    named = WorkerVersion.objects.filter(~Q(family_name__startswith="№"), worker__person__clock__isnull=False)
    assert not named.exists()
