"""Countries, currencies and time zones in the reader's language."""

from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from accounts.queries import world


@pytest.mark.parametrize(("language", "name"), [("en", "Ukraine"), ("uk", "Україна"), ("pl", "Ukraina")])
def test_countries_are_named_in_the_reader_s_language(language, name):
    with override(language):
        assert ("UA", name) in world.countries()


def test_countries_are_ordered_as_the_language_orders():
    with override("pl"):
        names = [name for _code, name in world.countries()]
    assert names.index("Litwa") < names.index("Łotwa") < names.index("Macedonia Północna")


def test_only_countries_are_offered():
    codes = {code for code, _name in world.countries()}
    assert {"UA", "PL", "BA", "GB"} <= codes
    assert all(len(code) == 2 and code.isalpha() for code in codes)
    assert not codes & {"EU", "UN", "ZZ"}


def test_currencies_carry_their_code():
    assert "UAH · Ukrainian Hryvnia" in dict(world.currencies())["UAH"]


@pytest.mark.parametrize("code", ["UAH", "PLN", "EUR", "BAM", "GBP", "USD", "MDL"])
def test_money_of_today_is_a_currency(code):
    assert code in world.tender()


@pytest.mark.parametrize("code", ["ZZZ", "DEM", "HRK", "BGN", "XTS", "XXX", "XAU", "CHE", "eur", ""])
def test_what_nobody_pays_with_is_none(code):
    assert code not in world.tender()
    assert code not in dict(world.currencies())


def test_every_time_zone_is_one():
    names = [name for name, _same in world.time_zones()]
    assert "Europe/Kyiv" in names
    assert all(ZoneInfo(name) for name in names)
