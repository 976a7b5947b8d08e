"""Two people at one form: whoever saw an older row is told so, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from jtportal.kernel.doors import Refused


class Stale(Refused):
    """Somebody changed the row since this person opened the form."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody has changed this since you opened it. What you typed still stands here:"
                " open the page once more beside it and put your words in there."
            )
        )


def refuse_stale(row: Any, seen: int | None) -> None:
    """Raise Stale when somebody changed the row since this person opened the form."""
    if seen is not None and seen != row.revision:
        raise Stale
