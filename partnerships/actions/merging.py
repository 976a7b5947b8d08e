"""Two people change the same thing: what does not touch is put together, what does is handed back to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from jtportal.kernel.doors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    Fields = Mapping[str, str]


class Clash(Refused):
    """Somebody else changed the same fields meanwhile. `now`: all fields as they stand; `names`: those that clash.

    `row` is the row as it stands, None when it is gone: then everything typed is still the writer's alone.
    """

    def __init__(self, message: str, *, row: Any, now: Fields, names: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.row, self.now, self.names = row, dict(now), names


def gone() -> Clash:
    """Return the clash with a removal."""
    message = _("Somebody removed this meanwhile. What you typed stands below; you can put it back.")
    return Clash(message, row=None, now={})


def altered(row: Any) -> Clash:
    """Return the clash of somebody who would remove or publish what others changed after it was read."""
    message = _(
        "Somebody changed this after you opened the page, and nothing is done yet. Below it stands as it is now: look"
        " at it, then decide again."
    )
    return Clash(message, row=row, now={})


def merged(*, row: Any, typed: Fields, seen: Fields, now: Fields) -> dict[str, str]:
    """Return what is to be changed: the fields whose writer typed something else than they had seen.

    What is compared is what the writer saw, field by field, with what stands there now: stronger than a revision's
    number, and two people in different fields never meet. A field both changed to different words raises Clash.
    """
    mine = {name: text for name, text in typed.items() if text != seen.get(name, "")}
    both = tuple(name for name, text in mine.items() if now.get(name, "") not in (text, seen.get(name, "")))
    if both:
        message = _("Somebody else changed the same words meanwhile. Both stand side by side: choose.")
        raise Clash(message, row=row, now=now, names=both)
    return {name: text for name, text in mine.items() if text != now.get(name, "")}
