"""Numbers as people type them: a comma is never taken for nothing."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from partnerships.forms.fields import Number


@pytest.mark.parametrize("language", ["en", "uk", "pl"])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2,4", "2.4"),
        ("2.4", "2.4"),
        ("0,125", "0.125"),
        ("20 000", "20000"),
        ("20\u00a0000,50", "20000.50"),
        ("20,000.50", "20000.50"),
        ("20.000,50", "20000.50"),
        ("1,234,567", "1234567"),
        ("1’200", "1200"),
        ("-3,5", "-3.5"),
    ],
)
def test_a_number_is_what_was_typed_in_every_language(language, typed, meant):
    with override(language):
        assert str(Number().clean(typed)) == meant


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [("en", "20,000", "20000"), ("uk", "1,125", "1.125"), ("pl", "1.125", "1.125")],
)
def test_three_digits_after_one_mark_are_read_as_the_reader_writes(language, typed, meant):
    with override(language):
        assert str(Number().clean(typed)) == meant


@pytest.mark.parametrize("typed", ["1,23,4", "1.2.3", "2,4.000,1", "12,5.000", "two"])
def test_what_could_be_two_numbers_is_refused(typed):
    with pytest.raises(ValidationError):
        Number().clean(typed)


def test_a_number_of_the_program_is_taken_as_it_is():
    assert Number(required=False).clean(None) is None
    assert str(Number().clean(7)) == "7"
