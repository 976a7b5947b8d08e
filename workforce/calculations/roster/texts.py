"""Text as people type it made comparable, and text from files made clean."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

Cell = str | int | float | bool | date | datetime | time | timedelta | None

# Tab, line feed and carriage return are white space in a cell; everything else of Cc is a control character,
# and a lone surrogate can be stored nowhere.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Cs"})
_APOSTROPHES = re.compile(r"(?<=\w)[?'’‘ʼ`´′ʹ\"*](?=\w)|['’‘ʼ`´′ʹ]")
_NOT_WORD = re.compile(r"[\W_]+")
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ґ": "г", "№": " no ", "ð": "d"}
)
# Serbian Cyrillic to the Latin letters that the same headings are written in, already without diacritics.
_SERBIAN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "d", "е": "e", "ж": "z", "з": "z", "и": "i",
        "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "ћ": "c", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c", "џ": "dz", "ш": "s",
    }
)  # fmt: skip


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return text as lower-case words without diacritics, apostrophes and punctuation, single-spaced.

    An apostrophe that a wrong conversion turned into '?' inside a word is dropped too ('Ім?я' reads as
    'Ім'я').
    """
    text = _APOSTROPHES.sub("", text.casefold().translate(_UNDECOMPOSED))
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", text).strip()


def fold_pattern(pattern: str) -> tuple[str, ...]:
    """Return the words of a pattern folded, each keeping a * at its end ('Прийом*' becomes 'прииом*')."""
    return tuple(fold(word) + "*" * word.endswith("*") for word in pattern.split())


def fold_serbian(folded: str) -> str:
    """Return folded Cyrillic text in the Latin letters of Serbian; other letters stay."""
    return folded.translate(_SERBIAN)


def clean(text: str) -> str:
    """Return text composed (NFC), without invisible formatting characters, white space collapsed and trimmed.

    A single apostrophe that a spreadsheet or our own refusals file put before = + - @ to disarm it is
    dropped.
    """
    text = " ".join(text.split())
    if not text.isprintable():
        text = " ".join("".join(c for c in text if unicodedata.category(c) not in _INVISIBLE).split())
    if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@"):
        text = text[1:]
    return unicodedata.normalize("NFC", text)


def is_blank(cell: Cell) -> bool:
    """Say whether a cell holds nothing that can be seen."""
    return cell is None or (isinstance(cell, str) and not clean(cell))


def as_text(cell: Cell) -> str:
    """Return a cell as clean text: whole floats without a fraction, dates as ISO."""
    if isinstance(cell, str):
        return clean(cell)
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, date | datetime | time):
        return cell.isoformat()
    return str(cell)


def has_control(cells: list[Cell]) -> bool:
    """Say whether a cell of the row holds NUL, another control character or what no text can hold."""
    return any(isinstance(cell, str) and CONTROL.search(cell) is not None for cell in cells)


def letters_of(index: int) -> str:
    """Return a spreadsheet's letters for a column counted from 0: A, B, … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def index_of(letters: str) -> int | None:
    """Return the column counted from 0 for up to three letters, None for anything else."""
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha()):
        return None
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1
