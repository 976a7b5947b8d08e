"""Letters with named placeholders: {name} stands for a fact. A substitution and nothing more: nothing typed is run."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import docx
from docx.shared import Pt

PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with a text: names that are no placeholders, and whether a brace stands alone."""

    unknown: tuple[str, ...] = ()
    loose: bool = False

    def __bool__(self) -> bool:
        return bool(self.unknown) or self.loose


def faults(text: str, allowed: Collection[str]) -> Faults:
    """Return what of a text cannot be filled. `allowed`: the names that may stand in braces."""
    used = [name.strip() for name in PLACE.findall(text)]
    unknown = tuple(dict.fromkeys(name for name in used if name not in allowed))
    rest = PLACE.sub("", text)
    return Faults(unknown, "{" in rest or "}" in rest)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with its placeholders filled in one pass; one without a value stays as it stands.

    A value that looks like a placeholder is text and is not filled again.
    """

    def value(found: re.Match[str]) -> str:
        return values.get(found[1].strip()) or found[0]

    return PLACE.sub(value, text)


def left(text: str, names: Collection[str]) -> tuple[str, ...]:
    """Return the known placeholders that still stand in a text, in their order."""
    found = (name.strip() for name in PLACE.findall(text))
    return tuple(dict.fromkeys(name for name in found if name in names))


def paragraphs(text: str) -> list[list[str]]:
    """Return a text as paragraphs of lines; blank lines part paragraphs."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n").strip())
    return [block.split("\n") for block in blocks if block.strip()]


def clean(text: str) -> str:
    """Return text without signs that no paper can show: control signs but for line ends and tabs."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "", text)


def as_word(*, head: Sequence[str], date_line: str, subject: str, body: str, foot: str) -> bytes:
    """Return a letter as DOCX: `head` are the lines above (from, to), each a paragraph of text that stays text."""
    word_file = docx.Document()
    word_file.core_properties.title = clean(subject)
    word_file.core_properties.author = ""
    word_file.styles["Normal"].font.size = Pt(11)
    for line in head:
        word_file.add_paragraph(clean(line)).paragraph_format.space_after = Pt(0)
    word_file.add_paragraph(clean(date_line)).paragraph_format.space_before = Pt(18)
    word_file.add_heading(clean(subject), 1)
    for lines in paragraphs(clean(body)):
        word_file.add_paragraph("\n".join(lines))
    word_file.sections[0].footer.paragraphs[0].text = clean(foot)
    stream = io.BytesIO()
    word_file.save(stream)
    return stream.getvalue()
