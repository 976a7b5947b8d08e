"""A merge by words: what one side changed is taken, what both changed is decided, no word of either is dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.clauses.merging import Part, decided, merge
from partnerships.calculations.clauses.words import pieces

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "років", "źle", ","]), max_size=8).map(" ".join)
MARKED = [" left", " right"]


@given(WORDS, WORDS)
def test_what_one_side_changed_is_taken_over(base, changed):
    assert merge(base, changed, base).text == changed
    assert merge(base, base, changed).text == changed
    assert merge(base, changed, changed).text == changed


@given(WORDS, WORDS, WORDS)
def test_either_side_can_be_read_off_when_it_is_chosen_everywhere(base, mine, theirs):
    result = merge(base, mine, theirs)
    conflicts = [part for part in result.parts if part.in_conflict]
    assert all(part.mine != part.theirs for part in conflicts)
    assert all(part.base not in (part.mine, part.theirs) for part in conflicts)
    for side in ("mine", "theirs", "base"):
        text = decided(result, [getattr(part, side) for part in conflicts])
        assert sum(part.in_conflict for part in merge(base, text, text).parts) == 0


@given(WORDS, WORDS, WORDS)
def test_sides_are_alike_but_for_their_names(base, mine, theirs):
    def turned(part):
        return Part(part.text, part.base, part.theirs, part.mine)

    assert merge(base, theirs, mine).parts == tuple(turned(part) for part in merge(base, mine, theirs).parts)


@given(WORDS, st.data())
def test_no_new_word_of_either_side_is_dropped(base, data):
    """Each side puts in words that nobody else has: all of them stand in the merge or in one of its conflicts."""

    def with_words(names):
        made = pieces(base)
        for name in names:
            made.insert(data.draw(st.integers(0, len(made))), f" {name} ")
        return "".join(made)

    left, right = ["left1", "left2"], ["right1", "right2"]
    result = merge(base, with_words(left), with_words(right))
    seen = "".join(part.mine + part.theirs if part.text is None else part.text for part in result.parts)
    assert all(seen.count(name) == 1 for name in left + right)


def test_changes_of_different_words_go_together():
    base = "has reached the age of fifty-five years and worked fifteen years"
    mine = "has reached the age of fifty-two years and worked fifteen years"
    theirs = "has reached the age of fifty-five years and worked twelve years"
    assert merge(base, mine, theirs).text == "has reached the age of fifty-two years and worked twelve years"


def test_changes_of_the_same_words_are_decided():
    result = merge("paid for sixty months", "paid for forty months", "paid for eighty months")
    assert [part for part in result.parts if part.in_conflict] == [Part(None, "sixty", "forty", "eighty")]
    with pytest.raises(ValueError, match="undecided"):
        _ = result.text
    assert decided(result, ["seventy"]) == "paid for seventy months"
    with pytest.raises(ValueError, match="1 to decide, 0 decided"):
        decided(result, [])


def test_what_one_removed_and_the_other_changed_is_decided():
    result = merge("one two three four", "one four", "one two drei four")
    assert result.conflicts == 1
