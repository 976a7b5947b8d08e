"""How headings of agreements and acts look: signs of chapters and clauses in the languages of coal regions."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER = r"(?:\d+[a-zа-яіїєґ]{0,2}|[IVXLC]+|[A-Z])"
# English, Ukrainian, Polish, Czech/Slovak, Bosnian/Croatian/Serbian (both scripts), Romanian, Spanish, German
CHAPTER_WORDS = (
    "part|chapter|title|section|annex|"
    "частина|розділ|глава|додаток|"
    "część|rozdział|dział|tytuł|załącznik|"
    "část|hlava|díl|příloha|"
    "dio|glava|poglavlje|prilog|део|глава|поглавље|прилог|"
    "partea|capitolul|titlul|anexa|"
    "parte|capítulo|título|sección|anexo|"
    "teil|kapitel|abschnitt|anhang"
)
CLAUSE_WORDS = (
    "article|clause|art|стаття|ст|пункт|artykuł|paragraf|čl|článek|član|члан|articolul|artículo|artikel"
)
ORDINAL = r"[^\W\d_]{4,}"  # ČÁST PRVNÍ, ROZDIAŁ PIERWSZY, частина перша
CHAPTER = re.compile(
    rf"^(?P<sign>(?:{CHAPTER_WORDS})\s+(?:{NUMBER}|{ORDINAL}))(?=$|[\s.:–—-])[\s.:–—-]*(?P<rest>.*)$",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    rf"^(?P<sign>(?:§|(?:{CLAUSE_WORDS})\b\.?)\s*(?P<number>\d+(?:\.\d+)*[^\W\d_]{{0,2}}))(?=$|[\s.:–—-])"
    r"[\s.:–—-]*(?P<rest>.*)$",
    re.IGNORECASE,
)
DOTTED = re.compile(r"^(?P<number>\d+\.\d+)\.?\s+(?P<rest>\S.*)$")
PLAIN = re.compile(r"^(?P<number>\d{1,3})\.\s+(?P<rest>\S.*)$")
MARKDOWN = re.compile(r"^(?P<level>#{1,6})\s+(?P<rest>\S.*?)\s*#*$")
LONGEST_HEADING = 120  # letters: a longer line that begins with '3. ' is a paragraph


@dataclass(frozen=True, slots=True)
class Sign:
    """What a line says it is.

    `kind`: 'chapter', 'clause', 'heading' (without a sign), 'numbered' ('3. Words') or 'text'; `sign` as it stands
    there ('§ 7a'), `number` ('7a'), `rest` the words behind; `level`: 1 to 6 of Markdown, else 0.
    """

    kind: str
    rest: str
    sign: str = ""
    number: str = ""
    level: int = 0


def read(line: str) -> Sign:
    """Say what a line of an agreement is."""
    marked = MARKDOWN.match(line)
    words, level = (marked["rest"], len(marked["level"])) if marked else (line.strip(), 0)
    if level or len(words) <= LONGEST_HEADING:
        for kind, pattern in (("clause", CLAUSE), ("chapter", CHAPTER), ("clause", DOTTED)):
            if found := pattern.match(words):
                parts = {"sign": "", "number": "", **found.groupdict()}
                rest = parts["rest"].strip()
                return Sign(kind, rest, parts["sign"] or parts["number"], parts["number"], level)
    if level:
        return Sign("heading", words, level=level)
    if (found := PLAIN.match(words)) and len(words) <= LONGEST_HEADING and words[-1] not in ".;,:":
        return Sign("numbered", found["rest"].strip(), f"{found['number']}.", found["number"])
    return Sign("text", line)


def has_own(heading: str) -> bool:
    """Say whether a heading brings its own sign ('Article 5', '§ 7a'): no counted number is set before it."""
    return read(heading).kind in ("clause", "chapter")
