"""Agreements in and out of DOCX. What Word numbers by itself stands in no text: signs that were typed are read, others
are counted anew.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

# styles of what is no part of the text: tables of contents as Word and others make them, what we print beside it
BESIDE = ("toc", "contents", "beside")


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
    if not words or style.lower().startswith(BESIDE):
        return ""
    if style == "Title":
        return f"# {words}"
    if style.startswith("Heading") and style[-1].isdigit():
        return f"{'#' * min(int(style[-1]) + 1, 6)} {words}"
    return f"- {words}" if style.startswith("List") else words


@dataclass(frozen=True, slots=True)
class Written:
    """A chapter or clause as it is printed. `paragraphs`: its text; `beside`: what it gives and binds to, in words."""

    number: str
    heading: str
    chapter: bool
    paragraphs: tuple[str, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What stands behind the text, such as its signatures: entries of lines each, the first one stands out."""

    heading: str
    entries: tuple[tuple[str, ...], ...]


def made(
    title: str,
    foot: Iterable[str],
    lines: Sequence[Written],
    closing: Iterable[Part] = (),
    *,
    contents: str = "",
) -> bytes:
    """Return a DOCX: title, table of contents under its heading `contents`, chapters and clauses, closing parts.

    What identifies the version stands in the foot of every page. What is no part of the text has styles of its own, by
    which `text_of` leaves it out again.
    """
    document = docx.Document()
    document.core_properties.title = title
    document.styles["Normal"].font.size = Pt(11)
    for name, indent, size in STYLES:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.left_indent, style.font.size = Pt(indent), Pt(size)
    document.styles["Beside Heading"].font.bold = True
    footer = document.sections[0].footer.paragraphs[0]
    footer.text = " · ".join(foot)
    footer.runs[0].font.size = Pt(8)
    document.add_heading(title, 0)
    if contents and lines:
        write_contents(document, contents, lines)
    for line in lines:
        document.add_heading(named(line), 1 if line.chapter else 2)
        for text in line.paragraphs:
            item = text.startswith("- ")
            document.add_paragraph(text[2:] if item else text, style="List Bullet" if item else None)
        for text in line.beside:
            document.add_paragraph(text, style="Beside")
    for part in closing:
        document.add_paragraph(part.heading, style="Beside Heading")
        for entry in part.entries:
            for text in entry:
                document.add_paragraph(text, style="Beside")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


# (name, indent, size in points); 'toc 1' and 'toc 2' are the names by which Word knows its own
STYLES = (("toc 1", 0, 11), ("toc 2", 14, 11), ("Beside", 14, 10), ("Beside Heading", 0, 13))


def named(line: Written) -> str:
    """Return a heading with its number."""
    return f"{line.number} {line.heading}".strip()


def write_contents(document: Any, heading: str, lines: Sequence[Written]) -> None:
    """Write a table of contents that Word can bring up to date, filled with chapters and clauses."""
    document.add_paragraph(heading, style="TOC Heading")
    rows = [document.add_paragraph(style="toc 1" if line.chapter else "toc 2") for line in lines]
    mark(rows[0], "begin")
    order = OxmlElement("w:instrText")
    order.set(qn("xml:space"), "preserve")
    order.text = r' TOC \o "1-2" \h \z \u '
    rows[0].add_run()._r.append(order)
    mark(rows[0], "separate")
    for row, line in zip(rows, lines, strict=True):
        row.add_run(named(line))
    mark(rows[-1], "end")


def mark(paragraph: Paragraph, kind: str) -> None:
    """Put the sign into a paragraph by which Word knows where a field begins, is filled, ends."""
    sign = OxmlElement("w:fldChar")
    sign.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(sign)
