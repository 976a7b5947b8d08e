"""Measuring and wrapping."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jtportal.dev import measure_fonts
from partnerships.calculations.tree import text
from partnerships.calculations.tree.drawing import Run

WORDS = st.text("abcxyzіїєґщłęąńABC-/ ,.0123456789", min_size=0, max_size=60)


def test_widths_are_those_of_the_vendored_typeface():
    kept = json.loads(Path(text.__file__).with_name("font_widths.json").read_text(encoding="utf-8"))
    assert kept == measure_fonts.measure()


def test_width_adds_advances_and_weights_differ():
    assert text.width("1111", 10) == pytest.approx(4 * text.width("8", 10))
    assert text.width("щ", 20) == pytest.approx(2 * text.width("щ", 10))
    assert text.width("abc", 10, bold=True) > text.width("abc", 10)
    assert text.width("\U0001f33f", 10) == text.UNKNOWN * 10 / 1000


def test_emphasise_sets_the_lead_in_bold():
    assert text.emphasise("3. Job packages now", "Job packages") == [
        Run("3. "),
        Run("Job packages", bold=True),
        Run(" now"),
    ]
    assert text.emphasise("Finances", "missing") == [Run("Finances")]
    assert text.emphasise("Finances", "") == [Run("Finances")]


def test_wrap_breaks_after_hyphens_and_keeps_no_break_spaces():
    lines = text.wrap([Run("inter-institutional n\u00a01\u00a0412")], 90, 13)
    assert ["".join(run.text for run in line) for line in lines] == [
        "inter-",
        "institutional",
        "n\u00a01\u00a0412",
    ]


def test_wrap_keeps_weights_inside_a_line():
    [line] = text.wrap([Run("1. "), Run("A plan", bold=True), Run("; now")], 500, 13)
    assert line == (Run("1. "), Run("A plan", bold=True), Run("; now"))


def test_wrap_indents_only_the_first_line():
    lines = text.wrap([Run("aaa bbb ccc")], 60, 13, indent=30)
    assert text.runs_width(lines[0], 13) <= 30
    assert text.wrap([Run("aaaaaa")], 60, 13, indent=55)[0] == ()


def test_a_word_too_long_is_cut_where_a_syllable_ends():
    [first, second] = text.wrap([Run("międzyinstytucjonalnej", bold=True)], 120, 13)
    assert first[-1].text == "-"
    assert first[0].text[-1] in text.VOWELS
    assert second[0].text[0] not in text.VOWELS


def test_a_word_without_syllables_is_cut_anywhere():
    lines = text.wrap([Run("xxxxxxxxxxxxxxxxxxxx")], 40, 13)
    assert "".join(run.text for line in lines for run in line).replace("-", "") == "x" * 20


@given(WORDS, WORDS, st.floats(12, 200), st.sampled_from([12.0, 13.0, 21.0]))
def test_lines_never_exceed_their_limit_and_lose_no_letter(plain, bold, limit, size):
    runs = [Run(plain), Run(bold, bold=True)]
    lines = text.wrap(runs, limit, size)
    least = 2 * text.width("щ", size, bold=True) + text.width("-", size, bold=True)
    assert all(text.runs_width(line, size) <= max(limit, least) + 1e-6 for line in lines)
    joined = "".join(run.text for line in lines for run in line)
    assert joined.replace(" ", "").replace("-", "") == (plain + bold).replace(" ", "").replace("-", "")


def test_together_keeps_pieces_whole_where_they_fit():
    kept = text.together("women 55 % · men 67 %", 100, 12)
    assert kept == "women\u00a055\u00a0%\u00a0· men\u00a067\u00a0%"
    assert text.together("women 55 % · men 67 %", 10, 12).count("\u00a0") == 1


def test_spaces_at_the_ends_and_doubled_are_dropped():
    assert text.wrap([Run(" a  b ")], 100, 13) == [(Run("a b"),)]
    assert text.wrap([], 100, 13) == []
