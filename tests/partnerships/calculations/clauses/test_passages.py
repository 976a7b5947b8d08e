"""A passage is followed through other wordings as long as none of its own words changed."""

from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.clauses.passages import followed

WORDS = st.lists(st.sampled_from(["a", "bb", "ccc", "років", ","]), max_size=8).map(" ".join)


@given(WORDS, WORDS, WORDS, WORDS)
def test_words_put_before_or_behind_move_it(before, after, more, quote):
    old, new = f"{before} «{quote}» {after}", f"{more} {before} «{quote}» {after} {more}"
    start = old.index("«")
    found = followed(old, new, start, f"«{quote}»")
    assert found is not None
    assert new[found : found + len(quote) + 2] == f"«{quote}»"


@given(WORDS, WORDS, st.data())
def test_what_is_found_reads_the_same(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    quote = old[start : data.draw(st.integers(start, len(old)))]
    found = followed(old, new, start, quote)
    if found is not None and quote:
        assert new[found : found + len(quote)] == quote


def test_a_passage_whose_words_changed_is_lost_openly():
    old = "has been employed underground for fifteen years"
    assert followed(old, old.replace("fifteen", "twelve"), old.index("fifteen"), "fifteen years") is None
    assert followed(old, old.replace("fifteen", "twelve"), old.index("employed"), "employed underground") == 9
    assert followed(old, old, 3, "nothing of it") is None
