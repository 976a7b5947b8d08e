"""The words of a PDF as our papers are made: text in fonts that say which letters their signs are."""

from __future__ import annotations

import re
import zlib

STREAM = re.compile(rb"(\d+) 0 obj\s*<<(?:(?!endobj).)*?>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
FONT = re.compile(rb"/(f\d+) [\d.]+ Tf")
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def words(pdf: bytes) -> str:
    """Return what the pages show, without any spaces: lines and words are broken where they did not fit."""
    streams = {int(number): opened(body) for number, body in STREAM.findall(pdf)}
    fonts = dict(re.findall(rb"/(f\d+) (\d+) 0 R", pdf))
    letters = {}
    for name, number in fonts.items():
        [at] = re.findall(rb"\n%s 0 obj.*?/ToUnicode (\d+) 0 R" % number, pdf, re.DOTALL)[:1]
        letters[name] = {int(sign, 16): spelt(said) for sign, said in PAIR.findall(chars(streams[int(at)]))}
    pages = [body for body in streams.values() if b" Tf" in body and b"BT" in body]
    return "".join("".join(piece for page in pages for piece in text(page, letters)).split())


def opened(body: bytes) -> bytes:
    """Return a stream unpacked; nothing of one that is not packed."""
    try:
        return zlib.decompress(body)
    except zlib.error:
        return b""


def chars(cmap: bytes) -> bytes:
    """Return the part of a font's table that lists single signs."""
    assert b"beginbfrange" not in cmap
    return b"".join(re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL))


def spelt(said: bytes) -> str:
    """Return the letters that a sign stands for."""
    return bytes.fromhex(said.decode()).decode("utf-16-be")


def text(page: bytes, letters: dict[bytes, dict[int, str]]) -> list[str]:
    """Return the strings that a page shows, each in the font of its place."""
    found, font, at = [], b"", 0
    while at < len(page):
        if page[at : at + 1] == b"(":
            plain, at = literal(page, at + 1)
            codes = [int.from_bytes(plain[of : of + 2]) for of in range(0, len(plain), 2)]
            found.append("".join(letters[font].get(code, "") for code in codes))
        elif named := FONT.match(page, at):
            font, at = named[1], named.end()
        else:
            at += 1
    return found


def literal(page: bytes, at: int) -> tuple[bytes, int]:
    """Return a string that begins at a place, and where it ends; brackets in pairs stand in it as they are."""
    plain, depth = b"", 1
    while True:
        if escaped := ESCAPED.match(page, at):
            plain, at = plain + unescaped(escaped[1]), escaped.end()
            continue
        sign = page[at : at + 1]
        depth, at = depth + (sign == b"(") - (sign == b")"), at + 1
        if not depth:
            return plain, at
        plain += sign


def unescaped(sign: bytes) -> bytes:
    """Return the byte that is meant behind a backslash."""
    return bytes([int(sign, 8)]) if sign.isdigit() else LETTERS.get(sign, sign)
