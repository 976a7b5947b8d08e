"""Rosters on their way into the records: received, read, confirmed, brought in whole, cancelled, undone.

receiving takes the file up to the queue, running claims it and settles how it ended, taking says what a run
does with opening, staging, matching, writing, asking and recording; undoing takes the latest import back.
"""

from .files import delete_old
from .receiving import cancel, choose_columns, confirm, receive
from .returning import write_refused_rows
from .running import actor_of, read, run, sweep
from .taking import Older, check, try_out
from .undoing import ask_undo, latest_of, undo, undo_asked

__all__ = [
    "Older",
    "actor_of",
    "ask_undo",
    "cancel",
    "check",
    "choose_columns",
    "confirm",
    "delete_old",
    "latest_of",
    "read",
    "receive",
    "run",
    "sweep",
    "try_out",
    "undo",
    "undo_asked",
    "write_refused_rows",
]
