"""What a file is by its content, and which kinds may come in."""

from __future__ import annotations

import io
import zipfile
from typing import BinaryIO

import puremagic

MAX_BYTES = 20 * 1024 * 1024
MAX_INFLATED = 400 * 1024 * 1024
TEXT = {"txt": "text/plain", "csv": "text/csv", "md": "text/markdown"}
KINDS = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    **TEXT,
}
# What stands inside a packed document of each kind, and where macros would.
PACKED = {
    "docx": ("word/document.xml", "word/vbaProject.bin"),
    "xlsx": ("xl/workbook.xml", "xl/vbaProject.bin"),
    "odt": ("content.xml", "Basic/script-lc.xml"),
    "ods": ("content.xml", "Basic/script-lc.xml"),
}


def ending(name: str) -> str:
    """Return the ending of a file's name in lower case, without its dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def content_type(name: str, content: BinaryIO) -> str | None:
    """Return the content type of a file whose name and content agree, or None: unknown kind, disguise, macros.

    Reads the file and leaves it at its beginning.
    """
    kind = ending(name)
    content.seek(0)
    try:
        if kind not in KINDS:
            return None
        if kind in TEXT:
            return TEXT[kind] if is_text(content.read(MAX_BYTES)) else None
        if kind in PACKED:
            return KINDS[kind] if is_packed(content, *PACKED[kind]) else None
        return KINDS[kind] if begins_like(content.read(4096), KINDS[kind]) else None
    finally:
        content.seek(0)


def is_text(data: bytes) -> bool:
    """Say whether bytes are text in UTF-8 or UTF-16 with a mark, or in a one-byte alphabet without control signs."""
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return "\x00" not in data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return not any(byte < 9 or 13 < byte < 32 for byte in data)


def is_packed(content: BinaryIO, holds: str, macros: str) -> bool:
    """Say whether a packed document holds its own part, no macros, and does not inflate beyond measure."""
    try:
        with zipfile.ZipFile(content) as pack:
            names = set(pack.namelist())
            inflated = sum(part.file_size for part in pack.infolist())
    # NotImplementedError is what zipfile says of a way of packing that it does not know.
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return holds in names and macros not in names and inflated <= MAX_INFLATED


def begins_like(head: bytes, wanted: str) -> bool:
    """Say whether a file's first bytes are those of a content type."""
    try:
        found = puremagic.magic_stream(io.BytesIO(head))
    except (puremagic.PureError, ValueError):
        return False
    return any(match.mime_type == wanted for match in found)
