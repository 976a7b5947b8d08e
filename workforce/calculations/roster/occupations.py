"""Occupation codes by ISCO-08 as rosters write them."""

from __future__ import annotations

import re

from .texts import Cell, as_text

# '8111', '8111.2' (Ukraine's classifier), '811101' (Poland's): the first four digits are the ISCO unit group.
_CODE = re.compile(r"(?:ISCO\D{0,8})?(\d{4})(?:\d{2}|\.\d{1,2})?", re.IGNORECASE)
_FRONT = re.compile(r"(\d{4}(?:\d{2}|\.\d{1,2})?)(?!\d)[\s.:;,/\-–—]*(\D.*)", re.DOTALL)
_BACK = re.compile(r"(.*?\D)[\s.:;,/\-–—(\[]*(?<!\d)(\d{4}(?:\d{2}|\.\d{1,2})?)[)\]]?\s*", re.DOTALL)


def parse_code(cell: Cell) -> str | None:
    """Return the four digits of an ISCO-08 unit group, None if the cell holds none."""
    text = as_text(cell)
    if text.isdecimal() and text.isascii():
        # Spreadsheets drop the zero of the armed forces' 0110, 0210 and 0310.
        text = f"0{text}" if text in ("110", "210", "310") else text
        return text[:4] if len(text) in (4, 6) else None
    match = _CODE.fullmatch(text)
    return match[1] if match else None


def split_occupation(text: str) -> tuple[str | None, str]:
    """Return code and title of '8111 górnik', 'górnik (8111)' or 'górnik, 8111.2'; the code may be None."""
    if code := parse_code(text):
        return code, ""
    code, title = None, text
    if match := _FRONT.fullmatch(text):
        code, title = match[1], match[2]
    elif match := _BACK.fullmatch(text):
        title, code = match[1], match[2]
    return parse_code(code), title.strip(" ()[]-–—,;:/")
