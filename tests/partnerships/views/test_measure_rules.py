"""Real rules of real agreements, built field by field on the page: document, sentence, worked check, and back."""

import pytest
from django.urls import reverse

from partnerships.actions import measures as actions
from partnerships.calculations.measures import writing
from tests.partnerships.accords import accord_of
from tests.partnerships.building import build
from tests.partnerships.measures import rules
from tests.partnerships.sheet import Sheet

pytestmark = pytest.mark.django_db
MINER = {"try_contract": "permanent", "try_full_time": "yes", "try_underground": "yes"}
# agreement, measure, day asked about, facts typed, what the page answers
WORKED = [
    ("r1-spain", "early-retirement", "2020-06-01",
     {"try_equivalent_age": "48", "try_mean_wage_6m": "2500", "try_mean_wage_6m_currency": "EUR"},
     ["appears eligible", "1,800 EUR"]),
    ("r3-poland-2022", "mining-leave", "2022-06-01", {**MINER, "try_pension_on": "2026-06-02"},
     ["does not appear eligible", "whose first day of the pension is no later than 4 years after the day"]),
    ("r4-poland-2026", "lump-sum", "2026-01-01", {"try_service_start": "2023-01-01"},
     ["appears eligible", "170,000 PLN"]),
    ("r5-poland-2021", "lump-sum", "2021-06-01", {"try_contract": "permanent"},
     ["cannot be told. Not known: measures taken already."]),
    ("r6-poland-lignite", "lump-sum", "2024-01-01",
     {"try_contract": "permanent", "try_pension_on": "2028-01-02", "try_monthly_wage": "9000",
      "try_monthly_wage_currency": "PLN"},
     ["appears eligible", "108,000 PLN"]),
    ("r8-germany-hard-coal", "adaptation-allowance", "2023-06-01",
     {"try_underground": "yes", "try_birth_date": "1973-01-01", "try_job_lost_on": "2022-12-31"},
     ["does not appear eligible", "who is at least 50 years old on the day of losing the job", "Found: age, 49"]),
    ("r11-alberta", "tuition-voucher", "2025-03-01",
     {"try_layoff_reason": "redundancy", "try_contractor": "no", "try_job_lost_on": "2020-03-01", "try_taken": ["none"]},
     ["appears eligible", "12,000 CAD"]),
]  # fmt: skip


@pytest.fixture
def place(cast, coordinator):
    """A clause of a text that the coordinator writes."""
    return accord_of(cast, coordinator).places.exclude(chapter=None).last()


def at(place, key="", name="measure_build"):
    url = reverse(f"partnerships:{name}", kwargs={"pk": place.pk})
    return f"{url}?measure={key}" if key else url


def written(name):
    return [writing.document(one) for one in rules.measures(name)]


def kept(place):
    place.refresh_from_db()
    return place.text.measures


def built(client, place, name):
    for document in written(name):
        sheet = build(Sheet(client, at(place)), document).press("save")
        assert sheet.response.redirect_chain, sheet.faults()
    return place


@pytest.mark.parametrize("name", rules.NAMES)
def test_a_real_rule_is_built_on_the_page_opened_again_and_saved_as_it_was(coordinator_client, place, name):
    built(coordinator_client, place, name)
    assert kept(place) == written(name)
    before = place.text_id
    for document in written(name):
        sheet = Sheet(coordinator_client, at(place, document["key"])).press("save")
        assert sheet.response.redirect_chain, sheet.faults()
    assert kept(place) == written(name)
    assert place.text_id == before


@pytest.mark.parametrize(("name", "key", "day", "facts", "answers"), WORKED, ids=[one[0] for one in WORKED])
def test_the_worked_check_is_answered_beside_the_form(
    coordinator_client, coordinator, place, name, key, day, facts, answers
):
    actions.set_measures(place=place, measures=written(name), seen=place.text, by=coordinator)
    sheet = Sheet(coordinator_client, at(place, key)).fill(try_on=day, **facts).press("try")
    for words in answers:
        assert words in sheet.words, sheet.words.partition(" Try it On ")[2]
    assert kept(place) == written(name)
