"""Names are sorted as their language sorts and found as people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jtportal.kernel.names import (
    ALPHABETS,
    fold,
    language_of,
    query_words,
    romanise,
    search_text,
    sort_key,
)


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        (
            "pl",
            ["Adamski", "Ąbel", "Czyż", "Ćwik", "Dudek", "Lis", "Łata", "Nowak", "Zych", "Źrebiec", "Żak"],
        ),
        (
            "uk",
            [
                "Адамчук",
                "Гаврилюк",
                "Ґалаґан",
                "Дячук",
                "Єременко",
                "Жук",
                "Зуб",
                "Иваненко",
                "Іванюк",
                "Їжак",
            ],
        ),
        (
            "bs",
            [
                "Car",
                "Čavić",
                "Ćosić",
                "Delić",
                "Džafić",
                "Đurić",
                "Lukić",
                "Ljubić",
                "Nikić",
                "Njegoš",
                "Šarić",
            ],
        ),
        ("sr", ["Вуковић", "Гајић", "Дедић", "Ђурић", "Ивић", "Јовић", "Лукић", "Љубић", "Никић", "Његош"]),
        ("en", ["Adams", "Ångström", "Brown", "O'Brien", "O’Neil", "Ong", "Zoe"]),
    ],
)
def test_family_names_stand_in_the_order_of_the_language(language, ordered):
    backwards = list(reversed(ordered))
    assert sorted(backwards, key=lambda name: sort_key(name, language=language)) == ordered


def test_given_name_decides_between_equal_family_names():
    keys = [sort_key("Kowal", given, language="pl") for given in ("Adam", "Łucja", "Zofia")]
    assert keys == sorted(keys)


def test_shorter_family_name_comes_before_a_longer_one_whatever_the_given_name():
    assert sort_key("Nowak", "Zenon", language="pl") < sort_key("Nowakowski", "Adam", language="pl")


def test_double_name_stands_with_its_first_part():
    assert sort_key("Nowak-Lis", language="pl") < sort_key("Nowakowa", language="pl")


def test_unknown_language_and_foreign_letters_are_sorted_all_the_same():
    names = ["Бондар", "Müller", "李", "Zoe"]
    assert len({sort_key(name, language="xx") for name in names}) == 4


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("  Kowalska-Nowak ", "kowalska nowak"),
        ("Дем’янчук", "демянчук"),
        ("Дем'янчук", "демянчук"),
        ("Ґедзь", "гедзь"),
        ("Đurđević", "durdevic"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_folding_takes_away_what_people_do_not_type(typed, folded):
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Згурський Юрій", "zghurskyi yurii"),
        ("Щербак Євгенія", "shcherbak yevheniia"),
        ("Їжакевич", "yizhakevych"),
        ("Короп’є", "koropie"),
        ("Wójcik", "wojcik"),
    ],
)
def test_romanising_follows_the_passport_table(name, latin):
    assert romanise(name) == latin


def test_name_is_found_in_its_own_script_and_in_latin():
    assert {"гнатюк", "hnatiuk", "yurii"} <= set(search_text("Гнатюк", "Юрій").split())


def test_each_word_stands_once():
    assert search_text("Nowak", "Nowak").split() == ["nowak"]


@given(st.sampled_from(sorted(ALPHABETS)), st.text(max_size=60), st.text(max_size=60))
def test_any_name_gets_keys_that_a_database_keeps(language, family_name, given_name):
    key = sort_key(family_name, given_name, language=language)
    assert len(key) <= 300
    search_text(family_name, given_name).encode("utf-8", "surrogatepass")


@given(st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", min_size=1, max_size=12))
def test_what_is_typed_is_found_as_a_prefix(name):
    typed = query_words(name[: max(1, len(name) // 2)])
    assert all(any(word.startswith(part) for word in search_text(name).split()) for part in typed)


@pytest.mark.parametrize(
    ("country", "language"), [("UA", "uk"), ("PL", "pl"), ("BA", "bs"), ("RS", "sr"), ("FR", "en")]
)
def test_language_of_a_country_orders_its_names(country, language):
    assert language_of(country) == language
