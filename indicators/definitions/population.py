"""What an indicator is counted from: facts, one row each, set-wise for computing and row-wise for lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Population:
    """Rows that can be counted. Both forms take `partnerships`, `as_of` and `known_at` and yield `columns`.

    `set_wise` is a WITH clause that ends in the table `facts`; `row_wise` is a SELECT that yields `sort_key` as
    well. `identity` names the column with a row's key. `leaf` is what tells the smallest groups apart: everything
    a numerator, a population or a category may speak of, besides a median's value. `sums` are added up in them.
    """

    key: str
    identity: str
    columns: Mapping[str, str]
    leaf: tuple[str, ...]
    set_wise: str
    row_wise: str
    sums: tuple[str, ...] = ()
