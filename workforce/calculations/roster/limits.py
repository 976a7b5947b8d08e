"""How much of a file is taken before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one upload; sizes in bytes.

    `cells` bounds the rectangle around everything filled in, because the XLSX reader lays it out in full
    (about 31 bytes a cell): one stray cell far to the right and below would otherwise cost gigabytes.
    """

    rows: int = 100_000
    file_size: int = 150 * MEGABYTE
    inflated: int = 200 * MEGABYTE
    ratio: int = 100
    ratio_from: int = 20 * MEGABYTE
    cells: int = 8_000_000
    line: int = MEGABYTE // 4
    columns: int = 1_000


DEFAULT = Limits()
