"""Rules of adoption, against trying every way in which the silent parties may still speak."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.clauses.quorum import (
    DISSENTED,
    MAJORITY,
    ONE,
    SIGNED,
    UNANIMITY,
    Rule,
    Standing,
    outcome,
    tally,
)

RULES = st.builds(Rule, st.sampled_from([UNANIMITY, MAJORITY, ONE]), st.integers(1, 4))
WORDS = st.lists(st.sampled_from([SIGNED, DISSENTED, None]), max_size=5)


def adopted(rule, words):
    """The slow way, on parties that have all said what they ever say."""
    signed = [word for word in words if word == SIGNED]
    spoke = [word for word in words if word is not None]
    enough = {
        UNANIMITY: bool(words) and len(signed) == len(words),
        MAJORITY: len(signed) * 2 > len(words),
        ONE: bool(signed),
    }[rule.needs]
    return enough and len(spoke) >= rule.quorum


@given(RULES, WORDS)
def test_a_constituency_stands_where_every_future_says_it_stands(rule, words):
    futures = [
        adopted(rule, future)
        for future in product(*([word] if word else [SIGNED, DISSENTED, None] for word in words))
    ]
    counted = tally(rule, len(words), words.count(SIGNED), words.count(DISSENTED)).standing
    if adopted(rule, words):
        assert counted == Standing.ADOPTED
    else:
        assert counted == (Standing.OPEN if any(futures) else Standing.FAILED)


@given(RULES, WORDS)
def test_missing_is_the_fewest_signatures_that_adopt(rule, words):
    counted = tally(rule, len(words), words.count(SIGNED), words.count(DISSENTED))
    silent = words.count(None)
    enough = [
        number
        for number in range(silent + 1)
        if adopted(rule, [word for word in words if word] + [SIGNED] * number + [None] * (silent - number))
    ]
    assert (counted.missing if counted.standing != Standing.FAILED else None) == (
        enough[0] if enough else None
    )


@given(st.dictionaries(st.sampled_from(["workers", "employers", "government"]), RULES), st.data())
def test_a_text_is_adopted_by_all_that_have_a_rule_and_failed_by_any(rules, data):
    sides = ["workers", "employers", "government", "other"]
    seats = data.draw(
        st.lists(st.tuples(st.sampled_from(sides), st.sampled_from([SIGNED, DISSENTED, None])), max_size=8)
    )
    standing, tallies = outcome(rules, seats)
    each = [one.standing for one in tallies.values()]
    assert (standing == Standing.ADOPTED) == (bool(rules) and all(one == Standing.ADOPTED for one in each))
    assert (standing == Standing.FAILED) == (not rules or Standing.FAILED in each)


def test_two_unions_of_which_one_dissents():
    rules = {"workers": Rule(MAJORITY, 2), "employers": Rule(ONE)}
    seats = [("workers", SIGNED), ("workers", DISSENTED), ("workers", None), ("employers", SIGNED)]
    standing, tallies = outcome(rules, seats)
    assert (standing, tallies["workers"].missing) == (Standing.OPEN, 1)
    assert outcome(rules, [*seats[:2], ("workers", SIGNED), seats[3]])[0] == Standing.ADOPTED
    assert outcome({**rules, "workers": Rule(UNANIMITY)}, seats)[0] == Standing.FAILED
