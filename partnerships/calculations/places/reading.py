"""A file of places in whichever form it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import geojson, tables
from .entries import UnusableFile, WrongMapping
from .fields import FIELDS, NAMED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .entries import Found

MAX_BYTES = 512 * 1024**2


def read(path: Path, *, country: str, mapping: Mapping[str, str]) -> Found:
    """Return the places of a file. `country`: ISO 3166 alpha-2; `mapping`: {field: heading or property}.

    Raises UnusableFile, and WrongMapping for a field or heading that is not there.
    """
    for field in mapping:
        if field not in FIELDS and not NAMED.match(field):
            raise WrongMapping("unknown_field", field=field, known=", ".join(sorted(FIELDS)))
    if path.stat().st_size > MAX_BYTES:
        raise UnusableFile("too_large")
    readers = {"geojson": geojson.read, "geonames": tables.read_geonames, "csv": tables.read_csv}
    return readers[tables.form_of(path)](path, country=country, mapping=mapping)
