"""Finding people, against a slow model that looks at every word of everybody."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jtportal.kernel import names, paging
from tests.factories.partnerships import PartnershipFactory
from tests.factories.workforce import CaseFactory, SiteFactory
from workforce.models import Case
from workforce.queries import search

PEOPLE = [
    ("Ґудзь", "Орест", "Юрійович"), ("Гузар", "Олена", ""), ("Олійник", "Гнат", ""), ("Бабій-Левицька", "Марта", ""),
    ("Щербань", "Олег", "Іванович"), ("О'Коннор", "Шон", ""), ("Єфремов", "Олена", ""), ("Иванов", "Іван", ""),
    ("Левицька", "Щасна", ""), ("Олещук", "Олег", "Олегович"), ("Гора", "Гарій", ""), ("Олен", "Роман", ""),
]  # fmt: skip
TYPED = [
    "о",
    "ол",
    "оле",
    "олена",
    "олен",
    "ole",
    "олег",
    "г",
    "гуд",
    "hudz",
    "gudz",
    "левицьк",
    "levytska",
    "щ",
    "shch",
]
TYPED += [
    "щербань ол",
    "ол гнат",
    "олег ів",
    "konnor",
    "о коннор",
    "ко",
    "1003",
    "100",
    "зз",
    "бабій лев",
    "ія",
    "марта",
]


def person(site, number, family, given, patronymic):
    text = names.search_text(family, given, patronymic)
    return CaseFactory(
        worker__site=site,
        worker__personnel_number=str(number),
        worker__person__family_name=family,
        worker__person__given_name=given,
        worker__person__search=text,
    )


@pytest.fixture
def cyrillic(db):
    site = SiteFactory(partnership=PartnershipFactory(language="uk"))
    return [person(site, 1000 + number, *who) for number, who in enumerate(PEOPLE)]


@pytest.fixture
def latin(db):
    site = SiteFactory(partnership=PartnershipFactory(language="pl"))
    who = [
        ("Wójcik", "Łukasz"),
        ("Wojtas", "Koval"),
        ("Коваль", "Ігор"),
        ("Żak", "Łucja"),
        ("Lukasik", "Wojciech"),
    ]
    return [person(site, 10 + number, *one, "") for number, one in enumerate(who)]


def slow(cases, typed, language):
    """Everybody in whom each typed word begins a word; a single letter must begin the family name."""
    words = search.words(typed)
    if len(words) == 1 and len(words[0]) == 1:
        return {case.pk for case in cases if begins(case, words[0], language)}
    return {
        case.pk
        for case in cases
        if all(
            any(word.startswith(form) for word in case.search.split() for form in search.forms(one, language))
            for one in words
        )
    }


def begins(case, word, language):
    own = case.search.split()[0]
    if own.startswith(word) or (own.startswith(names.romanise(word)) and language not in search.CYRILLIC):
        return True
    first_latin = next((w for w in case.search.split() if w[0].isascii() and w[0].isalpha()), "")
    return language in search.CYRILLIC and first_latin.startswith(word)


def ids(found, size=100):
    return paging.page(found.runs, size=size).ids


@pytest.mark.parametrize("limit", [1000, 2, 0])  # rare enough to be ordered here; common enough to be walked
@pytest.mark.parametrize("typed", TYPED)
def test_the_right_people_are_found_however_common_they_are(cyrillic, typed, limit, monkeypatch):
    monkeypatch.setattr(search, "COUNTED", limit)
    monkeypatch.setattr(paging, "COUNTED", limit)
    words, expected = search.words(typed), slow(cyrillic, typed, "uk")
    for turned in (False, True):
        found = search.by_name(Case.objects.all(), words, language="uk", turned=turned)
        assert sorted(ids(found)) == sorted(expected)
        assert found.count == min(len(expected), limit + 1)
    by_age = search.by_value(Case.objects.all(), words, language="uk", order="birth_date", walk=plain)
    assert set(ids(by_age)) == expected


@pytest.mark.parametrize("typed", TYPED)
def test_statistics_change_the_way_and_not_what_is_found(cyrillic, typed, monkeypatch):
    words, expected = search.words(typed), slow(cyrillic, typed, "uk")
    for guess in (lambda rows: 1e9, lambda rows: 1e9 if ":*" in str(rows.query) else 0):
        monkeypatch.setattr(search, "_expected", guess)
        found = search.by_name(Case.objects.all(), words, language="uk")
        assert (set(ids(found)), found.count) == (expected, len(expected))


def plain(rows, order):
    return [paging.Segment(rows, order)]


@pytest.mark.parametrize("limit", [1000, 0])
def test_family_names_that_begin_with_the_word_come_first(cyrillic, limit, monkeypatch):
    monkeypatch.setattr(search, "COUNTED", limit)
    found = search.by_name(Case.objects.all(), ["оле"], language="uk")
    shown = [Case.objects.get(pk=pk).person.family_name for pk in ids(found)]
    assert shown[:2] == ["Олен", "Олещук"]
    assert set(shown[2:]) == {"Гузар", "Щербань", "Єфремов"}


@pytest.mark.parametrize("typed", ["к", "ко", "ko"])
def test_what_is_found_stands_as_the_language_orders_it(cast, typed):
    families = ["Козак", "Козаченко", "Козій", "Коїв", "Кошель", "Кощій", "Коюн", "Коянко"]
    for family in reversed(families):
        text = {"family_name": family, "given_name": "Яна"}
        CaseFactory(
            worker__site=cast.site,
            sort_key=names.sort_key(family, "Яна", language="uk"),
            search=names.search_text(family, "Яна"),
            **{f"worker__person__{name}": value for name, value in text.items()},
        )
    for turned in (False, True):
        found = search.by_name(Case.objects.all(), [typed], language="uk", turned=turned)
        shown = [Case.objects.get(pk=pk).person.family_name for pk in ids(found)]
        assert shown == families[:: -1 if turned else 1]


@pytest.mark.parametrize(
    ("typed", "families"),
    [
        ("Lukasz Wojcik", {"Wójcik"}),
        ("ŁUKASZ wójcik", {"Wójcik"}),
        ("wojcik luk", {"Wójcik"}),
        ("коваль", {"Wojtas", "Коваль"}),
        ("koval", {"Wojtas", "Коваль"}),
        ("zak", {"Żak"}),
        ("luk", {"Wójcik", "Lukasik"}),
        ("11", {"Wojtas"}),
    ],
)
def test_diacritics_and_scripts_do_not_matter(latin, typed, families):
    found = search.by_name(Case.objects.all(), search.words(typed), language="pl")
    assert {Case.objects.get(pk=pk).person.family_name for pk in ids(found)} == families


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(typed=st.text(max_size=30))
def test_whatever_is_typed_ends_well(cyrillic, typed):
    words = search.words(typed)
    if words:
        found = search.by_name(Case.objects.all(), words, language="uk")
        assert set(ids(found)) == slow(cyrillic, typed, "uk")


def test_signs_that_mean_something_to_a_database_mean_nothing(cyrillic):
    assert search.words("%_' & | ! :* \\ олег*") == ["олег"]


def test_too_many_words_and_letters_are_cut(db):
    assert len(search.words("а " * 50)) == search.MOST_WORDS
    assert search.words("я" * 99) == ["я" * 40]
