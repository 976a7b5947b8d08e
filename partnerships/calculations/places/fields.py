"""Which column or property says what, in the languages that such files come in; and how a cell is read."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from jtportal.kernel.names import fold

from .entries import Entry, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEVELS = ("country", "region", "district", "municipality")
LANGUAGES = frozenset(
    {
        "en", "uk", "pl", "bs", "sr", "hr", "ro", "es", "de", "cs", "sk", "bg", "sq", "mk", "hu", "sl", "el", "tr", "cy",
        "ca", "gl", "eu",
    }
)  # fmt: skip
ADMIN_LEVELS = {
    "2": "country", "3": "region", "4": "region", "5": "district", "6": "district", "7": "municipality",
    "8": "municipality", "9": "municipality", "10": "municipality",
}  # fmt: skip
LONGEST = 120
# field -> headings, folded, in the order in which they are preferred
HEADINGS: dict[str, tuple[str, ...]] = {
    "name": (
        "name", "municipality", "municipio", "municipios", "nombre", "nazwa", "naziv", "назва", "название", "nume",
        "denumire", "gmina", "opcina", "opstina", "општина", "громада", "населений пункт", "locality", "place",
        "place name", "placename", "gemeinde", "ort", "nazev", "nazov", "comuna", "concello", "town", "city",
        "territory",
    ),
    "code": (
        "code", "kod", "код", "codigo", "codigo ine", "ine", "teryt", "siruta", "cod siruta", "koatuu", "katottg",
        "katotth", "nuts id", "lau code", "ags", "iso3166 2", "iso code",
    ),
    "latitude": ("lat", "latitude", "latitud", "szerokosc", "широта", "breite", "latitudine", "y"),
    "longitude": (
        "lon", "long", "lng", "longitude", "longitud", "dlugosc", "довгота", "долгота", "lange", "longitudine", "x",
    ),
    "district": (
        "district", "county", "province", "provincia", "provincias", "powiat", "район", "rejon", "kreis", "okres",
        "admin2name", "admin2 name", "kotar", "okrug", "comarca",
    ),
    "region": (
        "region", "state", "comunidad", "comunidades", "comunidad autonoma", "voivodeship", "wojewodztwo", "область",
        "oblast", "kanton", "canton", "judet", "adm1name", "admin1name", "admin1 name", "land", "kraj", "zupanija",
    ),
    "country": ("iso a2", "country code", "iso2", "iso 2", "cc", "countrycode"),
    "level": ("level", "poziom", "nivel", "рівень", "ebene"),
    "also": ("nameascii", "name ascii", "asciiname", "ascii name"),
    "also2": ("namealt", "name alt", "alternatenames", "alternate names", "alt name"),
    "admin_level": ("admin level",),
}  # fmt: skip
PROPERTIES: dict[str, tuple[str, ...]] = {
    "name": (
        "name", "nazwa", "naziv", "nume", "nombre", "назва", "jpt_nazwa_", "name_local", "shapename", "nuts_name",
        "name_latn", "lau_name", "gen", "nazev", "municipio", "denumire", "name_3", "name_2", "name_1",
    ),
    "code": (
        "iso3166-2", "iso_3166_2", "code", "kod", "jpt_kod_je", "teryt", "siruta", "nuts_id", "lau_id", "shapeiso",
        "katotth", "koatuu", "ags", "natcode", "codigo",
    ),
    "country": ("iso_a2", "cntr_code", "country_code", "iso3166-1"),
    "level": ("level",),
    "admin_level": ("admin_level",),
    "district": ("district", "powiat", "province", "provincia"),
    "region": ("region", "wojewodztwo", "voivodeship", "adm1name"),
    "also": ("name_alt", "alt_name", "namealt"),
    "also2": ("nameascii", "name_ascii", "int_name"),
    "also3": ("official_name",),
    "also4": ("old_name",),
}  # fmt: skip
SEVERAL = ("also2", "also3", "also4")
FIELDS = frozenset(
    {"name", "code", "latitude", "longitude", "district", "region", "country", "level", "also"}
)
NAMED = re.compile(r"name[:_.]([a-z]{2})\Z")
NOTHING = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "–", "—"})


def clean(value: Any) -> str:
    """Return a cell or property as one line of text."""
    if value is None or isinstance(value, dict | list | bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def number_of(text: str) -> float | None:
    """Return a coordinate as people write it, decimal point or comma; None where nothing stands. Raises ValueError."""
    bare = text.strip().replace("−", "-").rstrip("°").strip()
    if bare.casefold() in NOTHING:
        return None
    return float(bare.replace(",", "."))


def names_of(properties: Mapping[str, Any], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return the names by language: `name:xx` of the file, or what the mapping says for `name:xx`."""
    found = {}
    for field, heading in (*((str(one), one) for one in properties), *mapping.items()):
        named = NAMED.match(field)
        if named and named[1] in LANGUAGES and (text := clean(properties.get(heading))):
            found[named[1]] = text[:LONGEST]
    return found


def heading_key(text: str) -> str:
    """Return a heading as it is looked up."""
    return fold(text.replace(":", " "))


def columns_of(headings: Iterable[str]) -> dict[str, str]:
    """Return {field: heading} of what can be told; each heading once."""
    folded: dict[str, str] = {}
    for heading in headings:
        folded.setdefault(heading_key(heading), heading)
    found: dict[str, str] = {}
    for field, known in HEADINGS.items():
        chosen = next((folded[one] for one in known if one in folded), None)
        if chosen is not None and chosen not in found.values():
            found[field] = chosen
    return found


def checked_entry(entry: Entry) -> Reason | None:
    """Return why a place cannot be taken in by what its words are; U+FFFD: letters that were lost."""
    if any(
        sign == "\ufffd" or unicodedata.category(sign) in ("Cc", "Cs")
        for text in entry.spellings
        for sign in text
    ):
        return Reason.INVALID_TEXT
    if not entry.name or entry.name.casefold() in NOTHING or not any(map(str.isalpha, entry.name)):
        return Reason.MISSING_NAME
    if len(entry.name) > LONGEST:
        return Reason.NAME_TOO_LONG
    if entry.level:
        entry.level = entry.level.casefold()
        if entry.level not in LEVELS:
            return Reason.UNKNOWN_LEVEL
    return None
