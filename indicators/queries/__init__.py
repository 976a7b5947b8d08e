"""Reads used twice on the indicators floor."""

from .bindings import bound_to
from .board import Board, board
from .cells import cells_of
from .lists import ListedRow, ListPage, page_behind, rows_behind
from .marks import last_marks, pending_changes, quarters_to_count, with_a_new_day
from .nodes import Towns, any_of, by_town, waiting_for
from .numbers import Number, number, runs_of

__all__ = [
    "Board",
    "ListPage",
    "ListedRow",
    "Number",
    "Towns",
    "any_of",
    "board",
    "bound_to",
    "by_town",
    "cells_of",
    "last_marks",
    "number",
    "page_behind",
    "pending_changes",
    "quarters_to_count",
    "rows_behind",
    "runs_of",
    "waiting_for",
    "with_a_new_day",
]
