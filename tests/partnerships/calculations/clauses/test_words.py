"""Differences by words: nothing is lost, in any script, and what people call a word is one."""

from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.clauses.words import ADDED, GONE, SAME, Run, difference, pieces, words_changed

LETTERS = "aż ії’'`´-()§.,;\n\t 1234567890 АБВ źć e\u0301 🪨"
TEXTS = st.text(st.sampled_from(LETTERS)) | st.text()


@given(TEXTS)
def test_pieces_joined_are_the_text(text):
    assert "".join(pieces(text)) == text


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off_their_difference(old, new):
    runs = difference(old, new)
    assert "".join(run.text for run in runs if run.kind != ADDED) == old
    assert "".join(run.text for run in runs if run.kind != GONE) == new
    assert all(run.text for run in runs)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert difference(text, text) == ([Run(SAME, text)] if text else [])
    assert words_changed(text, text) == 0


def test_what_is_gone_stands_before_what_came_in_its_place():
    assert difference("the age of fifty-five years", "the age of fifty-two years") == [
        Run(SAME, "the age of "),
        Run(GONE, "fifty-five"),
        Run(ADDED, "fifty-two"),
        Run(SAME, " years"),
    ]


def test_words_that_changed_beside_each_other_are_one_change():
    assert [run.kind for run in difference("at least fifteen long years", "at least twelve short years")] == [
        SAME,
        GONE,
        ADDED,
        SAME,
    ]


def test_an_apostrophe_inside_a_word_belongs_to_it():
    assert pieces("п’ять зв'язків") == ["п’ять", " ", "зв'язків"]
    assert words_changed("п’ять років", "шість років") == 2


def test_signs_and_spaces_are_no_words():
    assert words_changed("one, two", "one  two.") == 0
