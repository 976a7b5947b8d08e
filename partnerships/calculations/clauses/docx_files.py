"""Agreements in and out of DOCX. What Word numbers by itself stands in no text: signs that were typed are read, others
are counted anew.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph


def text_of(stream: BinaryIO) -> str:
    """Return a document's text as Markdown: headings by their style, items of lists with a hyphen, cells with bars.

    The stream has been checked before to be a DOCX of bounded size. Raises ValueError for one that is damaged inside.
    """
    try:
        document = docx.Document(stream)
        return "\n\n".join(part for part in parts_of(document) if part.strip())
    except (
        KeyError,
        SyntaxError,
        zipfile.BadZipFile,
        PackageNotFoundError,
    ) as error:  # lxml raises SyntaxError
        raise ValueError("damaged") from error


def parts_of(document: Any) -> Iterator[str]:
    """Yield paragraphs and tables in their order."""
    for element in document.element.body.iterchildren():
        if element.tag == qn("w:p"):
            yield marked(Paragraph(element, document))
        elif element.tag == qn("w:tbl"):
            rows = Table(element, document).rows
            yield "\n".join(" | ".join(" ".join(cell.text.split()) for cell in row.cells) for row in rows)


def marked(paragraph: Paragraph) -> str:
    """Return a paragraph with the mark of what its style says it is."""
    words = paragraph.text.strip()
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if not words:
        return ""
    if style == "Title":
        return f"# {words}"
    if style.startswith("Heading") and style[-1].isdigit():
        return f"{'#' * min(int(style[-1]) + 1, 6)} {words}"
    return f"- {words}" if style.startswith("List") else words


@dataclass(frozen=True, slots=True)
class Written:
    """A chapter or clause as it is printed. `paragraphs`: its text in plain paragraphs."""

    number: str
    heading: str
    chapter: bool
    paragraphs: tuple[str, ...]


def made(title: str, foot: Iterable[str], lines: Iterable[Written], closing: Iterable[str] = ()) -> bytes:
    """Return a DOCX: title, chapters and clauses as headings that Word makes a table of contents of, closing lines.

    What identifies the version stands in the foot of every page, where it is no part of the text.
    """
    document = docx.Document()
    document.core_properties.title = title
    document.styles["Normal"].font.size = Pt(11)
    footer = document.sections[0].footer.paragraphs[0]
    footer.text = " · ".join(foot)
    footer.runs[0].font.size = Pt(8)
    document.add_heading(title, 0)
    for line in lines:
        document.add_heading(f"{line.number} {line.heading}".strip(), 1 if line.chapter else 2)
        for text in line.paragraphs:
            item = text.startswith("- ")
            document.add_paragraph(text[2:] if item else text, style="List Bullet" if item else None)
    for text in closing:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
