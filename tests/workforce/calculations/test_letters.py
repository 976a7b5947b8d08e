"""Placeholders: filled once, as text; what cannot be filled is named."""

import io
import re

import docx
from hypothesis import given
from hypothesis import strategies as st

from workforce.calculations import letters

NAMES = ("name", "day", "place")


def slowly(text, values):
    """Fill a text sign by sign: the independent way."""
    out, at = "", 0
    while at < len(text):
        if text[at] == "{":
            end = min((text.find(sign, at + 1) % (len(text) + 1) for sign in "{}"), default=len(text))
            if end < len(text) and text[end] == "}":
                inner = text[at + 1 : end]
                out += values.get(inner.strip()) or text[at : end + 1]
                at = end + 1
                continue
        out += text[at]
        at += 1
    return out


@given(
    st.text(alphabet="ab {}nameday\n", max_size=60),
    st.dictionaries(st.sampled_from(NAMES), st.text(alphabet="x{}name", max_size=12)),
)
def test_a_text_is_filled_in_one_pass(text, values):
    assert letters.filled(text, values) == slowly(text, values)


@given(st.lists(st.sampled_from(["{name}", "{ day }", " and ", "{place}"])))
def test_what_may_be_used_is_no_fault(parts):
    assert not letters.faults("".join(parts), NAMES)


def test_faults_are_named_each_once():
    wrong = letters.faults("Dear {nmae}, {day} {nmae} {", NAMES)
    assert wrong.unknown == ("nmae",)
    assert wrong.loose
    assert letters.faults("Dear {name.__class__}", NAMES).unknown == ("name.__class__",)


def test_a_value_that_looks_like_a_placeholder_is_text():
    assert letters.filled("{name} {day}", {"name": "{day}", "day": "Monday"}) == "{day} Monday"
    assert letters.filled("{name}", {}) == "{name}"
    assert letters.left("{name} {other} { day }", NAMES) == ("name", "day")


def test_a_letter_in_word_keeps_every_line():
    made = letters.as_word(
        head=["Service", "Олена\x0b"],
        date_line="23",
        subject="Invitation",
        body="One\nTwo\r\n\r\nThree",
        foot="f",
    )
    told = [one.text for one in docx.Document(io.BytesIO(made)).paragraphs]
    assert told == ["Service", "Олена", "23", "Invitation", "One\nTwo", "Three"]
    assert not re.search(r"[\x00-\x08]", letters.clean("a\x00b\x08"))
