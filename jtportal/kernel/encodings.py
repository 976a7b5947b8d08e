"""Which encoding a text file is in, judged from its bytes alone.

UTF-8 and UTF-16 prove themselves. The single-byte encodings never fail to decode, so the words that hold a
byte above 127 are read in each of them, and the reading whose letters some language of the coal regions would
use wins: a wrong reading has letters no language mixes, signs inside words, capitals after small letters, or
two scripts.
"""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from .alphabets import ALPHABETS, CYRILLIC, LATIN, UNLIKELY

CHUNK = 1 << 20
SAMPLE = 1 << 16
NEARLY = 6.0  # log-odds within which another encoding is nearly as likely
# Log-odds that a mine's file comes in this encoding before looking; the old DOS and Unix ones must prove
# themselves.
PRIORS = {
    "cp1251": 0.0, "cp1250": 0.0, "iso8859_2": -1.0, "cp1252": -0.5,
    "cp852": -18.0, "cp866": -14.0, "koi8_u": -14.0, "iso8859_5": -14.0,
}  # fmt: skip
_ALPHABETS_OF = {
    "cp1251": CYRILLIC, "cp866": CYRILLIC, "koi8_u": CYRILLIC, "iso8859_5": CYRILLIC,
    "cp1252": frozenset({"en", "de", "fr", "es"}),
    "cp1250": LATIN, "iso8859_2": LATIN, "cp852": LATIN,
}  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf_8_sig"),
    (codecs.BOM_UTF32_LE, "utf_32"),
    (codecs.BOM_UTF32_BE, "utf_32"),
    (codecs.BOM_UTF16_LE, "utf_16"),
    (codecs.BOM_UTF16_BE, "utf_16"),
)
_WORD = re.compile(rb"[A-Za-z'`]*[\x80-\xff][A-Za-z'`\x80-\xff]*")
_ASCII_WORD = re.compile(rb"[A-Za-z]{2,}")
_CASE_BREAK = re.compile(r"[a-zа-яà-žґєіїёђјљњћџ][A-ZА-ЯÀ-ÞŁŚŻŹĆŃĄĘŠČŽĐҐЄІЇЁЂЈЉЊЋЏ]")
_COMMON_SIGNS = frozenset("«»„“”’‘–—…•№°§€£½²³\u00a0")
# Signs that touch a letter in proper text; any other sign beside a letter betrays a wrong reading ('¦więto').
_TOUCHING = re.compile(r"(?<=[^\W\d_])[^\w\s'`«»„“”’‘–—…•№°€£]|[^\w\s'`«»„“”’‘–—…•№°€£](?=[^\W\d_])")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_C1_IN_UTF8 = re.compile(rb"\xc2[\x80-\x9f]")
_ASCII = bytes(range(128))


class NoText(Exception):
    """The bytes are no text."""


@dataclass(slots=True)
class Text:
    """What one pass over a text file's bytes tells; `lines` is an upper bound of its records.

    `rivals`: single-byte encodings that are nearly as likely.
    """

    encoding: str
    lines: int = 0
    may_hold_controls: bool = False
    has_quotes: bool = False
    rivals: tuple[str, ...] = ()


@dataclass(slots=True)
class _Survey:
    size: int = 0
    lines: int = 0
    controls: int = 0
    quotes: bool = False
    longest: int = 0
    tail: int = 0
    open_line: bool = False
    utf8_errors: int = 0
    utf8_letters: int = 0
    c1: bool = False
    nul_even: int = 0
    nul_odd: int = 0
    telling: list[bytes] = field(default_factory=list)
    telling_size: int = 0
    plain: bytes = b""


def examine(path: Path, longest: int) -> Text:
    """Return what the bytes of the file tell; refuse what is no text at all (NoText).

    `longest`: how many bytes a line may have.
    """
    survey = _Survey()
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(0)
        while chunk := file.read(CHUNK):
            _survey_chunk(survey, chunk)
            _count_utf8(survey, decoder, chunk)
            if survey.longest > longest:
                raise NoText
    _count_utf8(survey, decoder, b"", final=True)
    encoding = _by_mark(head) or _wide(survey) or ""
    rivals: tuple[str, ...] = ()
    if not encoding:
        encoding, *others = _narrow(survey)
        rivals = tuple(others)
    wide = encoding.startswith(("utf_16", "utf_32"))
    if not wide and survey.controls > 32 + survey.size // 50:
        raise NoText
    # In the wide encodings single bytes mean nothing, and ISO 8859-2 has controls above 127.
    suspicious = wide or survey.controls > 0 or survey.c1 or encoding == "iso8859_2"
    return Text(encoding, survey.lines + survey.open_line, suspicious, survey.quotes, rivals)


def preferring(text: Text, languages: frozenset[str]) -> Text:
    """Return the same with the likeliest encoding that writes one of these languages, where one is nearly as likely."""
    ordered = (text.encoding, *text.rivals)
    writing = [one for one in ordered if languages & _ALPHABETS_OF.get(one, frozenset())]
    if not writing or not text.rivals:
        return text
    rest = tuple(one for one in ordered if one != writing[0])
    return replace(text, encoding=writing[0], rivals=rest)


def _survey_chunk(survey: _Survey, chunk: bytes) -> None:
    newlines = chunk.count(b"\n")
    returns = chunk.count(b"\r")
    survey.lines += max(newlines, returns)
    ends = chunk.replace(b"\r", b"\n").split(b"\n") if newlines + returns < 50 else None
    if ends is not None:
        survey.longest = max(survey.longest, survey.tail + len(ends[0]), *map(len, ends))
        survey.tail = len(ends[-1]) + (survey.tail if len(ends) == 1 else 0)
    else:
        survey.tail = 0
    survey.controls += len(_CONTROLS.findall(chunk))
    survey.quotes = survey.quotes or b'"' in chunk
    survey.c1 = survey.c1 or _C1_IN_UTF8.search(chunk) is not None
    if survey.controls:
        start = survey.size & 1
        survey.nul_even += chunk[start::2].count(0)
        survey.nul_odd += chunk[1 - start :: 2].count(0)
    survey.size += len(chunk)
    survey.open_line = not chunk.rstrip(b"\x00").endswith((b"\n", b"\r"))
    if not survey.plain:
        survey.plain = chunk[:SAMPLE]
    if survey.telling_size < SAMPLE and not chunk.isascii():
        words = _WORD.findall(chunk)
        survey.telling += words
        survey.telling_size += sum(map(len, words))


def _count_utf8(
    survey: _Survey, decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False
) -> None:
    # A file with a few broken sequences (a name cut after so many bytes) is UTF-8 all the same: count both.
    if survey.utf8_errors > 1000:
        return
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        pending = decoder.getstate()[0]
        text = (pending + chunk).decode("utf-8", "replace")
        survey.utf8_errors += max(1, text.count("\ufffd"))
        decoder.reset()
    survey.utf8_letters += sum(
        chunk.count(lead) for lead in (b"\xc3", b"\xc4", b"\xc5", b"\xd0", b"\xd1", b"\xd2")
    )


def _by_mark(head: bytes) -> str | None:
    return next((encoding for mark, encoding in _BOMS if head.startswith(mark)), None)


def _wide(survey: _Survey) -> str | None:
    """UTF-16 without a mark: digits, separators and line ends leave every other byte NUL."""
    half = survey.size // 2
    if survey.size % 2 == 0 and half:
        if survey.nul_odd > half * 0.15 and survey.nul_even < half * 0.01:
            return "utf_16_le"
        if survey.nul_even > half * 0.15 and survey.nul_odd < half * 0.01:
            return "utf_16_be"
    return None


def _narrow(survey: _Survey) -> list[str]:
    """The most likely encoding, then those nearly as likely."""
    if not survey.utf8_errors or survey.utf8_errors * 20 < survey.utf8_letters:
        return ["utf_8"]
    words = [word for word, _ in Counter(survey.telling).most_common(4000)]
    likely = {encoding: _likelihood(encoding, words, survey.plain) for encoding in PRIORS}
    ordered = sorted(likely, key=lambda encoding: -likely[encoding])
    return [encoding for encoding in ordered if likely[ordered[0]] - likely[encoding] < NEARLY]


def _likelihood(encoding: str, words: list[bytes], plain: bytes) -> float:
    text = "\n".join(word.decode(encoding, "replace") for word in words)
    penalty = PRIORS[encoding] - 6.0 * len(_CASE_BREAK.findall(text)) - 9.0 * len(_TOUCHING.findall(text))
    letters: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if char.isalpha():
            # Capitals count as their small letter: names in capitals must not favour an encoding.
            letters[char.lower()] += count
        elif ord(char) > 127:
            penalty += count * _sign_cost(char)
    leanings = _leanings(plain)
    return penalty + max(
        leanings[language] + sum(n * ALPHABETS[language].get(char, UNLIKELY) for char, n in letters.items())
        for language in _ALPHABETS_OF[encoding]
    )


def _sign_cost(char: str) -> float:
    if char in _COMMON_SIGNS:
        return -4.0
    return -14.0 if char == "\ufffd" or "\x80" <= char <= "\x9f" else -9.0


def _leanings(plain: bytes) -> dict[str, float]:
    """How well the file's plain ASCII words fit each language, as log-odds against the best fitting, bounded.

    It decides between readings that differ in a letter or two: 'ą' is likely beside w and y, 'š' beside v.
    """
    counts = Counter(b"".join(_ASCII_WORD.findall(plain)).lower().decode("ascii"))
    total = counts.total()
    fits = {
        language: sum(n * ALPHABETS[language].get(char, UNLIKELY) for char, n in counts.items())
        for language in LATIN
    }
    best = max(fits.values())
    scale = min(1.0, 60 / total) if total else 0.0
    leanings = {language: max(-6.0, (fit - best) * scale) for language, fit in fits.items()}
    # Among many plain Latin words a few telling ones are Latin too.
    telling = len(plain.translate(None, _ASCII))
    foreign = -6 * math.log(total / (3 * telling)) if telling and total > 3 * telling else 0.0
    return leanings | dict.fromkeys(CYRILLIC, max(-20.0, foreign))
