from __future__ import annotations

import unicodedata
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.calculations.roster.texts import (
    as_text,
    clean,
    fold,
    fold_pattern,
    fold_serbian,
    has_control,
    index_of,
    is_blank,
    letters_of,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ім'я", "імя"), ("Ім’я", "імя"), ("Ім?я", "імя"), ("Płeć", "plec"),
        ("Datum rođenja", "datum rodenja"),
        ("Nr ewid.", "nr ewid"), ("Таб. №", "таб no"), ("STRASSE / Straße", "strasse strasse"),
        ("  Дата\nприйняття ", "дата прииняття"), ("", ""), ("***", ""),
    ],
)  # fmt: skip
def test_fold_makes_headings_comparable(text, folded):
    assert fold(text) == folded


def test_serbian_cyrillic_reads_as_latin():
    assert fold_serbian(fold("Презиме и Њ")) == "prezime i nj"
    assert fold_pattern("Прийом* Płac*") == ("прииом*", "plac*")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a \u00a0 b\tc\r\n", "a b c"), ("Kora\u0301k", "Korák"), ("zero\u200bwidth", "zerowidth"),
        ("'=SUM(A1)", "=SUM(A1)"), ("'t Hooft", "'t Hooft"), ("a\u202eb", "ab"), ("\ufeffA", "A"),
    ],
)  # fmt: skip
def test_clean(text, cleaned):
    assert clean(text) == cleaned


@given(st.text())
def test_clean_is_stable_and_composed(text):
    once = clean(text)
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()
    assert "  " not in once
    if not once.startswith("'"):
        assert clean(once) == once


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1000.0, "1000"), (0.5, "0.5"), (12, "12"), (None, ""), (date(2026, 10, 31), "2026-10-31"),
        (1e300, "1e+300"),
        (datetime.fromisoformat("2026-01-02T03:04:00"), "2026-01-02T03:04:00"), (time(3, 4), "03:04:00"),
        (" x ", "x"),
        (True, "True"),
    ],
)  # fmt: skip
def test_cells_as_text(cell, text):
    assert as_text(cell) == text


@pytest.mark.parametrize(
    ("cell", "blank"), [(None, True), ("", True), (" \u00a0\u200b", True), (0.0, False), ("0", False)]
)
def test_blank_cells(cell, blank):
    assert is_blank(cell) is blank


@pytest.mark.parametrize("text", ["a\x00b", "\x07", "\x1b[31m", "x\x7f", "\x85", "\x0b", "\ud800"])
def test_controls_are_found(text):
    assert has_control(["ok", 1.0, None, text])


@pytest.mark.parametrize("text", ["", "a\tb\r\nc", "Ž", "\u2028", "\ufffd", "🙂"])
def test_white_space_and_letters_are_no_controls(text):
    assert not has_control([text, 5])


@given(st.integers(0, 18_277))
def test_letters_and_index_are_inverse(index):
    assert index_of(letters_of(index)) == index


@pytest.mark.parametrize(
    ("letters", "index"),
    [("A", 0), ("z", 25), ("AA", 26), ("ABCD", None), ("", None), ("Ж", None), ("A1", None)],
)
def test_column_letters(letters, index):
    assert index_of(letters) == index
