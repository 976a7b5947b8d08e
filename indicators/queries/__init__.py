"""Reads used twice on the indicators floor."""

from .board import Board, board
from .lists import cases_behind
from .marks import last_marks, pending_changes, quarters_to_count, with_a_new_day
from .numbers import Number, number

__all__ = [
    "Board",
    "Number",
    "board",
    "cases_behind",
    "last_marks",
    "number",
    "pending_changes",
    "quarters_to_count",
    "with_a_new_day",
]
