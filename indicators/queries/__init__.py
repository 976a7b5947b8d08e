"""Reads used twice on the indicators floor."""

from .bindings import bound_to
from .board import Board, board
from .cells import cells_of
from .lists import CasePage, CaseRow, case_page, cases_behind
from .marks import last_marks, pending_changes, quarters_to_count, with_a_new_day
from .nodes import Towns, any_of, by_town, waiting_for
from .numbers import Number, number, runs_of

__all__ = [
    "Board",
    "CasePage",
    "CaseRow",
    "Number",
    "Towns",
    "any_of",
    "board",
    "bound_to",
    "by_town",
    "case_page",
    "cases_behind",
    "cells_of",
    "last_marks",
    "number",
    "pending_changes",
    "quarters_to_count",
    "runs_of",
    "waiting_for",
    "with_a_new_day",
]
