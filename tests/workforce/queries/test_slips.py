"""Names mistyped, and names as other languages write them."""

import json

import pytest
from django.db import connection
from django.db.models import TextField, Value
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from jtportal.kernel import names, paging
from jtportal.kernel.sounds import ALIKE, slips, sound
from tests.factories.partnerships import PartnershipFactory
from tests.factories.workforce import CaseFactory, SiteFactory
from workforce.models import Case
from workforce.models.case import SlipKeys
from workforce.queries import case_list, search
from workforce.queries.slips import similar

LETTERS = "".join(sorted({letter for pair in ALIKE for letter in pair[0]} | set("aeo")))
WORDS = st.text(alphabet=LETTERS, min_size=0, max_size=12)


def person(site, family, given="", patronymic=""):
    found = names.search_text(family, given, patronymic)
    who = {"family_name": family, "given_name": given, "search": found}
    who["sort_key"] = names.sort_key(family, given, language="uk")
    return CaseFactory(worker__site=site, **{f"worker__person__{name}": value for name, value in who.items()})


@pytest.fixture
def site(db):
    return SiteFactory(partnership=PartnershipFactory(language="uk"))


def found_by(site, typed, **wanted):
    rows = Case.objects.filter(partnership=site.partnership)
    found = case_list.listed(rows, case_list.Wanted(q=typed, **wanted), language="uk")
    ids = paging.page(found.runs, size=50).ids
    by_id = {case.pk: case.person.family_name for case in rows.select_related("person")}
    return [by_id[key] for key in ids], found.similar


@pytest.mark.parametrize(
    ("family", "typed"),
    [
        (
            "Шевченко",
            ["шевченко", "Shevchenko", "Szewczenko", "Schewtschenko", "шечвенко", "шевчнко", "шевченка"],
        ),
        ("Ковальчук", ["Kovalchuk", "Kowalczuk", "ковалчук", "ковальчкук", "kovalchk", "ковл'чук"]),
        ("Хмельницький", ["Khmelnytskyi", "Chmielnicki", "хмельницкий", "Khmelnitsky"]),
        ("Гнатюк", ["Hnatiuk", "Gnatjuk", "Hnatyuk", "гнатук"]),
        ("Wójcik", ["wojcik", "wójick", "Войцік", "wojick"]),
        ("Щербань", ["Shcherban", "Szczerban", "щербнь", "щерабнь"]),
    ],
)
def test_a_person_is_found_however_the_name_is_written(site, family, typed):
    person(site, family, "Олена")
    person(site, "Бондаренко", "Микола")
    for one in typed:
        assert found_by(site, one)[0] == [family], one


def test_who_is_called_so_is_found_alone_and_a_slip_says_so(site):
    person(site, "Коваль", "Ігор")
    person(site, "Ковбаса", "Ігор")
    assert found_by(site, "коваль") == (["Коваль"], False)
    assert found_by(site, "ковадь") == (["Коваль"], True)
    assert found_by(site, "ковадь ігор") == (["Коваль"], True)
    assert found_by(site, "ковадь ів") == ([], True)


def test_the_nearest_come_first_and_other_orders_find_the_same(site):
    person(site, "Левицький", "Олег")
    person(site, "Левацький", "Олег")
    assert found_by(site, "левицкий")[0][0] == "Левицький"
    assert found_by(site, "левицкій", sort="age")[1]


@pytest.mark.parametrize("typed", ["ко", "зз", "123", "ббб", "а б в"])
def test_short_words_are_not_mistyped(site, typed):
    person(site, "Коваль", "Ігор")
    assert similar(Case.objects.all(), search.words(typed), "uk").count == 0


@pytest.mark.django_db
@settings(max_examples=60, deadline=None)
@given(word=WORDS)
def test_the_database_hears_what_python_hears(word):
    with connection.cursor() as cursor:
        cursor.execute("SELECT workforce_sound(%s)", [word])
        assert cursor.fetchone()[0] == sound(word)


@pytest.mark.django_db
@settings(max_examples=80, deadline=None)
@given(
    word=st.text(alphabet="abdeklmnorstuvz", min_size=5, max_size=12),
    place=st.integers(0, 11),
    letter=st.sampled_from("abkoz"),
)
def test_one_slip_of_any_kind_shares_a_key(word, place, letter):
    place %= len(word) - 1
    slipped = {
        word[:place] + word[place + 1 :], word[:place] + letter + word[place:], word[:place] + letter + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    }  # fmt: skip
    for other in slipped:
        one, two = sound(word), sound(other)
        if min(len(one), len(two)) < 4 or slips(one, two, most=1) > 1:
            continue
        with connection.cursor() as cursor:
            cursor.execute("SELECT workforce_slip_keys(%s) && workforce_slip_keys(%s)", [word, other])
            assert cursor.fetchone()[0], (word, other)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("abc", "abc", 0),
        ("abc", "ab", 1),
        ("abc", "acb", 1),
        ("abc", "axc", 1),
        ("abcd", "badc", 2),
        ("a", "xyz", 3),
    ],
)
def test_slips_are_counted(one, other, apart):
    assert slips(one, other, most=2) == slips(other, one, most=2) == apart


def test_the_index_finds_them(site):
    first = person(site, "Шевченко", "Олена")
    made = [
        f"{chr(97 + a)}{chr(98 + b)}rod{chr(97 + c)}nenko"
        for a in range(20)
        for b in range(12)
        for c in range(12)
    ]
    rows = [
        Case(
            partnership=first.partnership, person=first.person, opened_on=first.opened_on, closed_on=first.opened_on,
            recorded_at=first.recorded_at, closed_at=first.recorded_at, sort_key=word, search=word,
            birth_date=first.birth_date,
        )
        for word in made
    ]  # fmt: skip
    Case.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE workforce_case")
    asked = Case.objects.annotate(slips=SlipKeys("search")).filter(
        retracted_at=None,
        partnership=first.partnership,
        slips__overlap=SlipKeys(Value("shevchenko", output_field=TextField())),
    )
    plan = json.dumps(json.loads(asked.explain(format="json")))
    assert "workforce_case_slip_keys" in plan
    assert "Seq Scan" not in plan


def test_the_page_says_that_names_are_only_much_alike(officer_client, cast):
    person(cast.site, "Шевченко", "Олена")
    address = reverse("workforce:case_list", kwargs={"partnership": cast.partnership.code})
    text = " ".join(officer_client.get(address, {"q": "шевчнко"}).content.decode().split())
    assert "Nobody is called “шевчнко”; <b>1</b> person has a name much like it." in text
    assert "Шевченко" in text
