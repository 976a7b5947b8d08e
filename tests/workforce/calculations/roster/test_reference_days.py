from __future__ import annotations

from datetime import date

import pytest

from workforce.calculations.roster.reference_days import find_reference_day

DAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    "title",
    [
        "Список працівників станом на 31.10.2026", "станом на 31 жовтня 2026 року",
        "stan na dzień 31.10.2026 r.",
        "Stan na 31 października 2026", "stanje na dan 31.10.2026.", "Stanje na dan 31. oktobra 2026.",
        "Personnel as of 2026-10-31", "As at 31 October 2026", "as at 31st October 2026",
        "As of October 31, 2026",
        "Zum Stichtag 31.10.2026", "по состоянию на 31.10.2026", "Roster 31/10/2026", "As of 10/31/2026",
        "Наказ від 01.02.2019 № 5, станом на 31.10.2026", "Стање на дан 31.10.2026.", "31.10.2026",
        "Lista radnika 31.10.2026.",
    ],
)  # fmt: skip
def test_days_that_titles_say(title):
    assert find_reference_day(["Mine", title]) == DAY


@pytest.mark.parametrize(
    "titles",
    [
        [], ["Mine"], ["Zarządzenie z dnia 12.01.2020"], ["Printed 02.11.2026"], ["31.10.2026", "30.09.2026"],
        ["Наказ від 01.02.2019"], ["as at 31.02.2026"], ["as at 31.10.1926"], ["tel. 031.10.20261"],
        ["Collective agreement 12.05.2015"], ["Zakład Górniczy, ul. 1.05.2000 nr 3"],
    ],
)  # fmt: skip
def test_no_day_said(titles):
    assert find_reference_day(titles) is None


def test_headings_and_sheet_names_only_after_the_words():
    assert find_reference_day([], ["Wage as at 31.10.2026"]) == DAY
    assert find_reference_day([], ["Wage 31.10.2026", "Order dated 30.09.2026"]) is None


def test_month_first_where_the_file_writes_so():
    assert find_reference_day(["As of 10/11/2026"], month_first=True) == date(2026, 10, 11)
    assert find_reference_day(["As of 10/11/2026"]) == date(2026, 11, 10)
