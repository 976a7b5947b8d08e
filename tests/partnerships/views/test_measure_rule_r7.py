"""R7, Germany's adaptation allowance of 2020, tried beside the form: each condition on its boundary day, and the offset.

The worked check: born 10 May 1967, job lost by the coal exit on 10 May 2025 at just 58, employed on 30 September 2019
and in the two years before, pension five years later to the day; the accrued pension of 1,500.50 EUR is paid, from 2026
less 600 EUR of other income.
"""

import pytest
from django.urls import reverse

from partnerships.actions import measures as actions
from partnerships.calculations.measures import writing
from tests.partnerships.accords import accord_of
from tests.partnerships.measures import rules
from tests.partnerships.sheet import Sheet

pytestmark = pytest.mark.django_db
FIRST, LATER = "adaptation-allowance", "adaptation-allowance-2026"
MINER = {
    "try_birth_date": "1967-05-10", "try_job_lost_on": "2025-05-10", "try_job_lost_by": "coal-exit",
    "try_service_start": "2019-09-30", "try_left_on": "2025-05-10", "try_pension_on": "2030-05-10",
    "try_accrued_pension": "1500.50", "try_accrued_pension_currency": "EUR",
}  # fmt: skip
INCOME = {"try_other_income": "600", "try_other_income_currency": "EUR"}
ON_THE_NEXT_DAY = [
    ({"try_birth_date": "1967-05-11"}, "who is at least 58 years old on the day of losing the job"),
    ({"try_service_start": "2019-10-01"}, "30 September 2019"),
    ({"try_left_on": "2023-05-09"}, "2 years before"),
    ({"try_pension_on": "2030-05-11"}, "5 years after"),
    (
        {"try_job_lost_on": "2044-01-01"},
        "Its date does not fit. On record: day of losing the job, 1 January 2044",
    ),
]


@pytest.fixture
def sheet(cast, coordinator, coordinator_client):
    """The builder, opened on one of the two measures."""
    place = accord_of(cast, coordinator).places.exclude(chapter=None).last()
    documents = [writing.document(one) for one in rules.measures("r7-germany-lignite")]
    actions.set_measures(place=place, measures=documents, seen=place.text, by=coordinator)

    def opened(key):
        return Sheet(
            coordinator_client,
            f"{reverse('partnerships:measure_build', kwargs={'pk': place.pk})}?measure={key}",
        )

    return opened


def tried(sheet, day, **facts):
    """What the page answers."""
    return sheet.fill(try_on=day, **facts).press("try").words.partition(" Try it On ")[2]


def test_the_worked_check_pays_the_accrued_pension(sheet):
    told = tried(sheet(FIRST), "2025-06-01", **MINER)
    assert told.startswith("1 June 2025: appears eligible.")
    assert "1,500.50 EUR" in told


@pytest.mark.parametrize(("late", "why"), ON_THE_NEXT_DAY)
def test_each_condition_fails_on_the_next_day_and_is_named(sheet, late, why):
    told = tried(sheet(FIRST), "2025-06-01", **MINER | late)
    assert told.startswith("1 June 2025: does not appear eligible."), told
    assert why in told, told


def test_from_2026_other_income_is_set_off(sheet):
    assert "900.50 EUR" in tried(sheet(LATER), "2026-01-01", **MINER, **INCOME)
    assert "does not appear eligible" in tried(sheet(FIRST), "2026-01-01", **MINER)
    assert "does not appear eligible" in tried(sheet(LATER), "2025-12-31", **MINER, **INCOME)
