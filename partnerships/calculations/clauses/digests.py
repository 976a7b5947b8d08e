"""What identifies a wording and a version: SHA-256 over their content in one canonical form."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def clean(text: str) -> str:
    """Return a text as it is kept: composed letters (NFC), one kind of line end, no spaces at line ends, no controls."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ("".join(sign for sign in line if sign >= " " or sign == "\t").rstrip() for line in lines)
    return "\n".join(kept).strip("\n")


def digest(content: Any) -> str:
    """Return the SHA-256, in hexadecimal, of JSON's types in a form that does not depend on the order of keys."""
    form = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(form.encode()).hexdigest()


def wording(
    heading: Mapping[str, str], body: Mapping[str, str], measures: list[Any], duties: Sequence[Any] = ()
) -> str:
    """Return the digest of a wording. Empty texts are no texts: a language without words does not change it."""
    filled: dict[str, Any] = {
        "heading": {language: text for language, text in heading.items() if text},
        "body": {language: text for language, text in body.items() if text},
        "measures": measures,
    }
    if duties:
        filled["duties"] = list(duties)
    return digest(filled)


def version(
    title: Mapping[str, str], languages: list[str], places: Iterable[tuple[str, str, str, str]]
) -> str:
    """Return the digest of a version. `places`: (key, kind, number, wording's digest) in the order of reading."""
    return digest({"title": dict(title), "languages": languages, "places": [list(place) for place in places]})
