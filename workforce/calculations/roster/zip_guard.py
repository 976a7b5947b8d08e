"""A look into an XLSX file before anything of it is laid out in memory.

The directory of a zip may lie about sizes, so every part is inflated here in pieces, counted and thrown away.
On the way the filled cells furthest down and right are noted: the reader lays out the whole rectangle, and
one stray cell can make that gigabytes.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from .errors import Problem, UnusableFile
from .limits import MEGABYTE, Limits

PIECE = MEGABYTE
TAG = 4096  # longest tag that may be cut at the end of a piece
LARGEST_DIRECTORY = 4 * MEGABYTE
ROWS_BESIDE = 10_000  # lines that are no data: titles, shift headings, totals
# Cells of the first 26 columns above line 100,000 are few enough whatever they are; look only for those
# beyond.
NEAR_ROWS, NEAR_COLUMNS = 99_999, 26

_FAR_CELL = re.compile(rb' r="(?:([A-Za-z]{2,})(\d+)|([A-Za-z])(\d{6,}))"[^<>]*(?<!/)>')
_ANY_CELL = re.compile(rb"<(?:\w+:)?(row|c)(\s[^<>]*)?>")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)(\d*)["']""")
_DATE_1904 = re.compile(rb"""date1904\s*=\s*["'](?:1|true|on)["']""", re.IGNORECASE)
# Controls reach a cell escaped as _x0007_ or &#7;, as DEL, or as a code between 128 and 159.
_CONTROL_ESCAPES = re.compile(
    rb"_x00(?!0[9aAdD]_)|&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F])"
    rb"|0*(?:[0-8]|1[124-9]|2\d|3[01]|12[7-9]|1[3-5]\d));|\xc2[\x80-\x9f]"
)


@dataclass(slots=True)
class Contents:
    """What a workbook holds: inflated bytes, the rectangle of each sheet, and what its reader must know."""

    names: frozenset[str]
    inflated: int = 0
    rows: int = 0
    cells: int = 0
    strings: int = 0
    may_hold_controls: bool = False
    epoch_1904: bool = False


@dataclass(slots=True)
class _Extent:
    rows: int = 0
    columns: int = 0
    regular: bool = True
    # Where cells carry no reference the reader counts; these count along.
    row: int = 0
    column: int = 0
    carry: bytes = field(default=b"")


def inspect(path: Path, limits: Limits) -> Contents:
    """Return what the workbook holds; UnusableFile if it is damaged, encrypted or too large inflated."""
    _check_directory(path)
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            entries = archive.infolist()
            contents = Contents(frozenset(entry.filename for entry in entries))
            _check_sizes(sum(entry.file_size for entry in entries), path.stat().st_size, limits)
            for entry in entries:
                _inspect_part(file, entry, contents, limits)
    # NotImplementedError is what zipfile says of a way of packing that it does not know.
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError) as error:
        raise UnusableFile(Problem.DAMAGED) from error
    return contents


def _check_directory(path: Path) -> None:
    """Refuse a missing directory, and one so long that reading it alone would fill the memory."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 66_000))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise UnusableFile(Problem.DAMAGED)
    directory = struct.unpack("<I", tail[at + 12 : at + 16])[0]
    if directory > LARGEST_DIRECTORY:
        raise UnusableFile(Problem.TOO_LARGE_INFLATED)


def _check_sizes(inflated: int, packed: int, limits: Limits) -> None:
    if inflated > limits.inflated or (inflated > limits.ratio_from and inflated > packed * limits.ratio):
        raise UnusableFile(Problem.TOO_LARGE_INFLATED, limit=limits.inflated // MEGABYTE)


def _inspect_part(file: BinaryIO, entry: zipfile.ZipInfo, contents: Contents, limits: Limits) -> None:
    if entry.flag_bits & 1:
        raise UnusableFile(Problem.ENCRYPTED)
    before = contents.inflated
    extent = _scan(file, entry, contents, limits, _Extent())
    if not extent.regular:
        contents.inflated = before
        extent = _scan(file, entry, contents, limits, _Extent(regular=False))
    contents.rows = max(contents.rows, extent.rows)
    contents.cells = max(contents.cells, extent.rows * max(extent.columns, 1))
    _check_extent(contents, limits)


def _check_extent(contents: Contents, limits: Limits) -> None:
    if contents.rows > limits.rows + ROWS_BESIDE and contents.rows > NEAR_ROWS:
        raise UnusableFile(Problem.TOO_MANY_ROWS, limit=limits.rows)
    if contents.cells > limits.cells or contents.strings > limits.cells:
        raise UnusableFile(Problem.TOO_WIDE)


def _scan(
    file: BinaryIO, entry: zipfile.ZipInfo, contents: Contents, limits: Limits, extent: _Extent
) -> _Extent:
    looked_at_start = False
    careful = not extent.regular
    packed = file.seek(0, 2)
    for piece in _inflate(file, entry):
        contents.inflated += len(piece)
        _check_sizes(contents.inflated, packed, limits)
        contents.strings += piece.count(b"<si")
        contents.may_hold_controls = contents.may_hold_controls or _holds_controls(piece)
        if not looked_at_start:
            contents.epoch_1904 = contents.epoch_1904 or _DATE_1904.search(piece) is not None
            looked_at_start = True
        piece = extent.carry + piece
        cut = piece.rfind(b"<")
        extent.carry = piece[cut:] if cut >= 0 and len(piece) - cut < TAG else b""
        if careful:
            _count_cells(extent, piece[:cut] if extent.carry else piece)
            _check_extent_now(extent, limits)
        elif not _note_far_cells(extent, piece) or extent.rows * extent.columns > limits.cells:
            extent.regular = False
            return extent
    return extent


def _holds_controls(piece: bytes) -> bool:
    if b"\x7f" in piece:
        return True
    likely = b"_x00" in piece or b"&#" in piece or b"\xc2" in piece
    return likely and _CONTROL_ESCAPES.search(piece) is not None


def _check_extent_now(extent: _Extent, limits: Limits) -> None:
    if extent.rows * max(extent.columns, 1) > limits.cells:
        raise UnusableFile(Problem.TOO_WIDE)


def _note_far_cells(extent: _Extent, piece: bytes) -> bool:
    """Note far cells; False if cells without a reference, or with a prefix, call for counting instead."""
    tags = piece.count(b"<c ") + piece.count(b"<c>")
    # A tag cut at the end of the piece is carried over and counted with the next.
    cut = piece.rfind(b"<c ") > len(piece) - len(b'<c r="')
    if tags - cut > piece.count(b'<c r="') or b":c " in piece:
        return False
    for letters, row, letter, far_row in _FAR_CELL.findall(piece):
        extent.columns = max(extent.columns, _column(letters or letter))
        extent.rows = max(extent.rows, int((row or far_row)[:9]))
    if extent.columns:
        extent.columns = max(extent.columns, NEAR_COLUMNS)
        extent.rows = max(extent.rows, NEAR_ROWS if extent.columns > NEAR_COLUMNS else 0)
    return True


def _count_cells(extent: _Extent, piece: bytes) -> None:
    for tag, attributes in _ANY_CELL.findall(piece):
        reference = _REFERENCE.search(attributes)
        if tag == b"row":
            extent.row = int(reference[2][:9]) if reference and reference[2] else extent.row + 1
            extent.column = 0
            continue
        extent.column += 1
        if reference and reference[1]:
            extent.column = _column(reference[1])
            extent.row = int(reference[2][:9] or 0) or extent.row
        if not attributes.endswith(b"/"):
            extent.rows = max(extent.rows, extent.row)
            extent.columns = max(extent.columns, extent.column)


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters.upper()[:4]:
        column = column * 26 + letter - 64
    return column


def _inflate(file: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a part inflated, in pieces, however large the directory says it is."""
    file.seek(entry.header_offset)
    header = file.read(30)
    if header[:4] != b"PK\x03\x04":
        raise UnusableFile(Problem.DAMAGED)
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    file.seek(name_length + extra_length, 1)
    left = entry.compress_size
    if entry.compress_type == zipfile.ZIP_STORED:
        while left > 0 and (data := file.read(min(left, PIECE))):
            left -= len(data)
            yield data
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise UnusableFile(Problem.DAMAGED)
    yield from _inflate_deflated(file, left)


def _inflate_deflated(file: BinaryIO, left: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0 and not inflater.eof and (data := file.read(min(left, PIECE // 4))):
        left -= len(data)
        while data and not inflater.eof:
            yield inflater.decompress(data, PIECE)
            data = inflater.unconsumed_tail
    yield inflater.flush()
