"""Measures, their faults and their answers read as sentences in three languages."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from partnerships.calculations.measures import reading, tables
from partnerships.calculations.measures.facts import DERIVED, FACTS, FactValue, Kind, Standing
from partnerships.calculations.measures.faults import Code
from partnerships.calculations.measures.judging import judge
from partnerships.views import measure_benefits, measure_faults, measure_wording
from partnerships.views.measure_verdicts import verdict
from partnerships.views.measure_wording import eligible_words, sentence, sentences, words_of
from tests.partnerships.measures import rules
from tests.partnerships.measures.made import Maker
from tests.partnerships.measures.test_judging import document
from tests.partnerships.measures.test_reading import MORE, TESTS

LANGUAGES = ("en", "uk", "pl")
ENGLISH = (
    " who",
    " whose",
    "Paid ",
    " at least",
    " before ",
    " after ",
    "payment",
    "Eligible",
    "%(",
    " or ",
    " and ",
)


def said(name, place, language):
    """Return a measure of an agreement in a language."""
    measures = rules.measures(name)
    with override(language):
        return sentence(measures[place], words_of(measures))


R8 = {
    "en": "Eligible is a worker who works underground and who is at least 50 years old on the day of losing the job; or"
    " who does not work underground and who is at least 57 years old on the day of losing the job. It counts only if"
    " this date is 31 December 2022 or earlier: day of losing the job. Paid every month, for at most 60 months: 100%"
    " of the pension accrued so far.",
    "uk": "Право має особа, яка працює під землею та якій виповнилося щонайменше 50 років на день втрати роботи; або"
    " яка не працює під землею та якій виповнилося щонайменше 57 років на день втрати роботи. Лише якщо ця дата не"
    " пізніше ніж 31 грудня 2022: день втрати роботи. Щомісячна виплата, щонайбільше 60 місяців: 100% уже заробленої"
    " пенсії.",
    "pl": "Uprawniona jest osoba, która pracuje pod ziemią i która ma ukończone co najmniej 50 lat w dniu utraty pracy;"
    " albo która nie pracuje pod ziemią i która ma ukończone co najmniej 57 lat w dniu utraty pracy. Tylko jeśli ta"
    " data przypada nie później niż 31 grudnia 2022: dzień utraty pracy. Wypłata co miesiąc, najwyżej przez 60"
    " miesięcy: 100% dotychczas wypracowanej emerytury.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_real_rule_reads_as_people_write(language):
    assert said("r8-germany-hard-coal", 0, language) == R8[language]


R3 = {
    "en": "who has a permanent contract, who works full time, who works underground and whose first day of the"
    " pension is no later than 4 years after the day asked about",
    "uk": "яка має безстроковий договір, яка працює повний робочий день, яка працює під землею та у якої перший"
    " день пенсії — не пізніше ніж через 4 роки після дня перевірки",
    "pl": "która ma umowę na czas nieokreślony, która pracuje w pełnym wymiarze czasu, która pracuje pod ziemią i u"
    " której pierwszy dzień emerytury przypada nie później niż 4 lata po dniu sprawdzenia",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_conditions_follow_one_another_as_clauses(language):
    assert R3[language] in said("r3-poland-2022", 0, language)


def test_measures_are_called_by_their_names_in_the_reader_s_language():
    assert "Tylko gdy niedostępne jest: Urlop górniczy lub energetyczny." in said(
        "r6-poland-lignite", 1, "pl"
    )
    assert "Only if this is not available: Leave before retirement." in said("r6-poland-lignite", 1, "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(40))
def test_whatever_can_be_written_can_be_read_aloud(language, seed):
    measures = Maker(seed).measures(6)
    with override(language):
        for measure in measures:
            text = sentence(measure, words_of([measure])).replace(f"Measure {measure.key}", "")
            assert "%(" not in text
            assert text.endswith(".")
            assert language == "en" or not [one for one in ENGLISH if one in text], text


def test_more_than_49_completed_years_is_at_least_50():
    found = reading.of_documents(
        [document("a", [{"fact": "age", "more_than": 49}]), document("b", [{"fact": "age", "at_least": 50}])]
    )
    assert eligible_words(found[0], words_of(found)) == eligible_words(found[1], words_of(found))


def test_phrases_stand_ready_for_every_fact():
    dates = {name for name, spec in FACTS.items() if spec.kind is Kind.DATE}
    money = {name for name, spec in FACTS.items() if spec.kind is Kind.MONEY}
    flags = {name for name, spec in {**FACTS, **DERIVED}.items() if spec.kind is Kind.FLAG}
    assert set(measure_wording.COUNTED_ON) == dates
    assert set(measure_wording.BEFORE) == set(measure_wording.AFTER) == {*dates, "as_of"}
    assert set(measure_benefits.SHARES) == set(measure_benefits.MULTIPLES) == money
    assert set(measure_wording.FLAGS) == {(name, value) for name in flags for value in (True, False)}
    assert {word for spec in FACTS.values() for word in spec.choices} == set(measure_wording.CHOICES)


def test_sizes_and_sums_are_written_as_the_reader_writes_them():
    benefit = {
        "share": "72.5",
        "basis": "mean_wage_6m",
        "paid": "once",
        "cap": {"amount": 12500, "currency": "PLN"},
    }
    (measure,) = reading.of_documents([document(benefit=benefit)])
    with override("pl"):
        assert "72,5% średniej płacy z ostatnich sześciu miesięcy" in sentence(measure, words_of([measure]))
        assert "12\xa0500\xa0PLN" in sentences(measure, words_of([measure]))[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_has_its_sentence(language):
    assert set(measure_faults.SAID) == set(Code)
    documents = [document("one", [test]) for test, _path, _code in TESTS]
    documents += [document("one") | changes for changes, _path, _code in MORE]
    documents += [document("one", [{"fact": "age", "at_least": 5}, {"fact": "age", "less_than": 5}])]
    with override(language):
        for one in documents:
            for fault in reading.read([one]).faults:
                text = measure_faults.fault_sentence(fault)
                assert text.startswith(f"{fault.path}: ")
                assert "%(" not in text


def test_a_bad_cell_is_said_with_line_and_column():
    (cell,) = tables.read(io.StringIO("birth_date\n31.12.1970\n")).faults
    with override("uk"):
        assert measure_faults.cell_sentence(cell) == (
            "Рядок 2, стовпець «birth_date»: «31.12.1970» — не дата. Пишіть так: 2026-01-31."
        )


def told(facts, *documents):
    """Return what the last of some measures says of a worker."""
    measures = reading.of_documents(documents)
    found = {one.key: one for one in judge(measures, facts, date(2026, 1, 1))}
    return verdict(found[measures[-1].key], measures[-1], words_of(measures))


def test_which_test_failed_on_which_fact():
    facts = {"birth_date": FactValue(date(1976, 1, 2), Standing.ROSTER)}
    assert told(facts, document()) == [
        "The measure asks for somebody who is at least 50 years old.",
        "Found: age, 49.",
        "On record: birth date, 2 January 1976 (from the roster).",
    ]
    assert told({}, document()) == ["Not known: birth date."]
    assert told({"birth_date": FactValue(date(1960, 1, 1))}, document()) == []


def test_other_reasons_are_said_too():
    old = {"birth_date": FactValue(date(1960, 1, 1)), "taken": FactValue(frozenset({"leave"}))}
    leave = document("leave") | {"name": {"en": "Mining leave"}}
    lost = {"job_lost_on": FactValue(date(2023, 1, 1), Standing.CERTIFIED)}
    assert told(old, leave, document("lump", excludes=["leave"])) == ["This was taken already: Mining leave."]
    assert told(old, leave, document("lump", barred_if_available=["leave"])) == [
        "This is available and comes first: Mining leave."
    ]
    assert told(old, document(valid={"until": "2025-12-31"})) == [
        "The measure does not hold on the day asked about."
    ]
    assert told(old | lost, document(event={"fact": "job_lost_on", "until": "2022-12-31"})) == [
        "Its date does not fit.", "On record: day of losing the job, 1 January 2023 (certified).",
    ]  # fmt: skip
    wage = [{"fact": "monthly_wage", "at_least": {"amount": 5, "currency": "PLN"}}]
    other = {"monthly_wage": FactValue(tables.Amount(Decimal(9), "EUR"))}
    assert told(other, document("one", wage)) == ["In another currency: monthly wage."]
