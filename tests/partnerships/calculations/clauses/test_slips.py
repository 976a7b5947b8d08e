"""A word typed wrong is a slip; another word, number or beginning is substance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.clauses import slips

SLIPS = [
    ("a worker is entiteld to pay", "a worker is entitled to pay"),
    ("the the benefit is paid", "the benefit is paid"),
    ("The benefit , paid monthly", "The benefit, paid monthly"),
    ("the Benefit", "the benefit"),
    ("працівник має право на допомогу", "працівник має право на допомогу."),
    ("праціник має право", "працівник має право"),
    ("świadczenie przysługje pracownikowi", "świadczenie przysługuje pracownikowi"),
]
SUBSTANCE = [
    ("is now entitled", "is not entitled"),
    ("fifty-five years", "fifty-two years"),
    ("55 years", "52 years"),
    ("1 2026", "1 2027"),
    ("is entitled", "is not entitled"),
    ("employed persons", "unemployed persons"),
    ("законний переказ", "незаконний переказ"),
    ("zatrudnionych pracowników", "niezatrudnionych pracowników"),
    ("fifteen years", "sixteen years"),
    ("the employer may pay", "the employer must pay"),
    ("ordinary pay", "usual pay"),
    ("the worker of a mine", "the worker"),
    ("is paid 12 12 months", "is paid 12 months"),
    ("the municipality or the mine", "the municipality and the mine"),
]


@pytest.mark.parametrize(("old", "new"), SLIPS)
def test_what_is_typed_wrong_is_a_slip(old, new):
    assert slips.substance(old, new) == []


@pytest.mark.parametrize(("old", "new"), SUBSTANCE)
def test_what_says_something_else_is_substance(old, new):
    assert slips.substance(old, new)
    assert slips.substance(new, old)


def recursive(old, new):
    """The same distance, slowly, by its definition (optimal string alignment)."""
    if not old or not new:
        return len(old) + len(new)
    found = [
        recursive(old[:-1], new) + 1,
        recursive(old, new[:-1]) + 1,
        recursive(old[:-1], new[:-1]) + (old[-1] != new[-1]),
    ]
    if len(old) > 1 and len(new) > 1 and old[-2:] == new[-2:][::-1]:
        found.append(recursive(old[:-2], new[:-2]) + 1)
    return min(found)


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_the_distance_of_words_is_what_its_definition_says(old, new):
    assert slips.distance(old, new) == recursive(old, new)
