"""What identifies a wording: its content, not how it was typed or stored."""

from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.clauses import digests
from partnerships.calculations.clauses.numbering import numbers


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert digests.clean(digests.clean(text)) == digests.clean(text)


def test_letters_are_composed_and_line_ends_are_one():
    assert digests.clean("z\u0307o\u0301łty \r\nї\r\n\r\n\x00") == "żółty\nї"


def test_a_language_without_words_changes_nothing():
    one = digests.wording({"en": "Bridge", "uk": ""}, {"en": "Text"}, [])
    assert one == digests.wording({"en": "Bridge"}, {"uk": "", "en": "Text"}, [])
    assert one != digests.wording({"en": "Bridge"}, {"en": "Text."}, [])
    assert one != digests.wording({"en": "Bridge"}, {"en": "Text"}, [{"key": "bridge"}])


def test_a_version_is_its_title_languages_and_places_in_order():
    places = [("a", "chapter", "1", "x"), ("b", "clause", "1.1", "y")]
    one = digests.version({"en": "Accord"}, ["en"], places)
    assert one == digests.version({"en": "Accord"}, ["en"], iter(places))
    assert one != digests.version({"en": "Accord"}, ["en"], places[::-1])
    assert one != digests.version({"en": "Accord"}, ["en", "uk"], places)
    assert len(one) == 64


def test_clauses_count_within_their_chapter():
    places = [(10, None), (11, 10), (12, 10), (20, None), (21, 20), (30, None)]
    assert list(numbers(places).values()) == ["1", "1.1", "1.2", "2", "2.1", "3"]
