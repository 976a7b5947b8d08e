"""Tables of places: CSV with a heading, and GeoNames' tab-separated forms without one."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from jtportal.kernel.encodings import NoText, Text, examine, preferring

from . import geometry
from .entries import MAX_ENTRIES, Entry, Found, Reason, Remark, UnusableFile, WrongMapping
from .fields import checked_entry, clean, columns_of, names_of, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

POSTAL, GAZETTEER = 12, 19  # columns of https://download.geonames.org/export/zip and …/dump
SEPARATORS = ",;\t|"
# Which languages a country's places are written in, where two encodings are nearly as likely.
LANGUAGES_OF = {
    country: frozenset(languages.split())
    for country, languages in (
        ("BA", "bs sr"), ("CZ", "cs"), ("DE", "de"), ("ES", "es"), ("FR", "fr"), ("GB", "en"),
        ("HR", "bs"), ("HU", "hu"), ("PL", "pl"), ("RO", "ro"), ("RS", "sr"),
        ("UA", "uk"),
    )
}  # fmt: skip
LONGEST_LINE = 1 << 20  # bytes
LOOKED_AT = 20  # lines in which the heading is sought
PLACES_OF = {"A": "", "P": "municipality"}  # feature classes
FEATURES = {"ADM1": "region", "ADM2": "district", "ADM3": "municipality", "PCLI": "country"}


def text_of(path: Path, found: Found, country: str) -> Text:
    """Return what the bytes tell, as a roster's are read; a recognised single-byte encoding is kept in `found`.

    Raises UnusableFile.
    """
    try:
        text = preferring(examine(path, LONGEST_LINE), LANGUAGES_OF.get(country, frozenset()))
    except NoText as error:
        raise UnusableFile("not_a_table") from error
    if not text.encoding.startswith("utf"):
        found.encoding = text.encoding
    return text


def other_readings(found: Found, text: Text) -> None:
    """Remark on every place that would have another name in an encoding nearly as likely."""
    for entry in found.entries:
        if entry.name.isascii():
            continue
        for rival in text.rivals:
            other = entry.name.encode(text.encoding, "replace").decode(rival, "replace")
            if other != entry.name:
                found.remarks.append(Remark(entry.line, entry.name, Reason.OTHER_READING, (other,)))
                break


def form_of(path: Path) -> str:
    """Return which form a file has: geojson, geonames or csv. Raises UnusableFile."""
    with path.open("rb") as file:
        start = file.read(1 << 16)
    if not start.strip():
        raise UnusableFile("no_rows")
    wide = start[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = start.decode("utf-16" if wide else "utf-8-sig", "replace").lstrip()
    if text[:1] in ("{", "["):
        return "geojson"
    cells = (text.splitlines() or [""])[0].split("\t")
    if len(cells) == POSTAL and len(cells[0]) == 2 and _is_number(cells[9]):
        return "geonames"
    if len(cells) == GAZETTEER and cells[0].isdigit() and _is_number(cells[4]):
        return "geonames"
    return "csv"


def _is_number(text: str) -> bool:
    try:
        return number_of(text) is not None
    except ValueError:
        return False


def read_geonames(path: Path, *, country: str, mapping: Mapping[str, str]) -> Found:
    """Return the places of GeoNames' postal list (several codes of a place are one) or gazetteer."""
    if mapping:
        raise WrongMapping("no_headings")
    found = Found("geonames", level="municipality", assumed=True)
    text = text_of(path, found, country)
    with path.open(encoding=text.encoding, errors="replace", newline="") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            found.rows += 1
            cells = [clean(cell) for cell in line.rstrip("\r\n").split("\t")]
            if len(cells) == POSTAL:
                take(_postal(cells, number), (cells[9], cells[10]), cells[0], found, country)
            elif len(cells) == GAZETTEER:
                take(_gazetteer(cells, number), (cells[4], cells[5]), cells[8], found, country)
            else:
                found.remarks.append(Remark(number, cells[0][:120], Reason.INVALID_TEXT))
    other_readings(found, text)
    return found


def _postal(cells: list[str], number: int) -> Entry:
    return Entry(number, cells[2], parents=tuple(filter(None, (cells[5], cells[3]))))


def _gazetteer(cells: list[str], number: int) -> Entry:
    kind, feature = cells[6], cells[7]
    level = FEATURES.get(feature, PLACES_OF.get(kind, ""))
    also = tuple(part.strip() for part in (cells[2], *cells[3].split(",")) if part.strip())
    return Entry(number, cells[1], also=also[:60], code=f"gn-{cells[0]}", level=level)


def take(entry: Entry, place: tuple[str, str], country: str, found: Found, wanted: str) -> None:
    """Add an entry with its coordinates (latitude and longitude as text), or a remark about it."""
    if country and country.upper() != wanted:
        found.elsewhere += 1
        return
    reason = checked_entry(entry)
    if reason is None:
        try:
            latitude, longitude = number_of(place[0]), number_of(place[1])
            if latitude is None or longitude is None or (latitude, longitude) == (0, 0):
                found.remarks.append(Remark(entry.line, entry.name, Reason.NO_COORDINATES))
            else:
                entry.point = geometry.sound_point(longitude, latitude)
        except (ValueError, geometry.Unsound):
            reason = Reason.INVALID_COORDINATES
    if reason is not None:
        found.remarks.append(Remark(entry.line, entry.name[:120], reason))
        return
    found.entries.append(entry)
    if len(found.entries) > MAX_ENTRIES:
        raise UnusableFile("too_many", limit=MAX_ENTRIES)


def read_csv(path: Path, *, country: str, mapping: Mapping[str, str]) -> Found:
    """Return the places of a table with a heading. Raises UnusableFile, WrongMapping."""
    found = Found("csv", level="municipality", assumed=True)
    text = text_of(path, found, country)
    separator, skipped, headings = _heading(path, text.encoding, mapping)
    columns = {**columns_of(headings), **mapping}
    if "name" not in columns:
        raise UnusableFile("no_name_column", known=", ".join(headings)[:300])
    for number, row in _rows(path, text.encoding, separator, skipped, headings):
        found.rows += 1

        def cell(field: str, row: Mapping[str, str] = row) -> str:
            return row.get(columns[field], "") if field in columns else ""

        also = ";".join((cell("also"), cell("also2"))).replace("|", ";").split(";")
        entry = Entry(
            line=number,
            name=cell("name"),
            names=names_of(row, mapping),
            also=tuple(part.strip() for part in also if part.strip()),
            code=cell("code"),
            level=cell("level"),
            parents=tuple(filter(None, (cell("district"), cell("region")))),
        )
        take(entry, (cell("latitude"), cell("longitude")), cell("country"), found, country)
    if not found.rows:
        raise UnusableFile("no_rows")
    other_readings(found, text)
    return found


def _heading(path: Path, encoding: str, mapping: Mapping[str, str]) -> tuple[str, int, list[str]]:
    """Return separator, lines before the heading, and the headings: the first line that names places."""
    wanted = set(mapping.values())
    seen: list[str] = []
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = [line for _, line in zip(range(LOOKED_AT), file, strict=False)]
    if any("\0" in line for line in lines):
        raise UnusableFile("not_a_table")
    for place, line in enumerate(lines):
        for separator in sorted(SEPARATORS, key=line.count, reverse=True):
            headings = [clean(cell) for cell in next(csv.reader([line], delimiter=separator), [])]
            if len(headings) < 2 and line.strip() and separator in line:
                continue
            seen = max(seen, headings, key=len)
            if wanted <= set(headings) and ("name" in mapping or "name" in columns_of(headings)):
                return separator, place, headings
    if wanted - set(seen):
        raise WrongMapping(
            "unknown_heading",
            heading=min(wanted - set(seen)),
            known=", ".join(filter(None, seen))[:300],
        )
    raise UnusableFile("no_name_column", known=", ".join(filter(None, seen))[:300])


def _rows(
    path: Path, encoding: str, separator: str, skipped: int, headings: list[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row that holds something with its line in the file."""
    try:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            for _ in range(skipped):
                file.readline()
            reader = csv.reader(file, delimiter=separator)
            next(reader)
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    # Control signs other than blanks stay: they are a reason to refuse the row.
                    yield (
                        skipped + reader.line_num,
                        {head: clean(cell) for head, cell in zip(headings, cells, strict=False) if head},
                    )
    except csv.Error as error:
        raise UnusableFile("not_a_table") from error
