"""What lists share: their address, headings that sort, filters as links, the way to the next page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from jtportal.kernel.paging import COUNTED, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import QueryDict

SIZE = 50
TURNS = ("after", "before")


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a list: where it stands and what is asked of it, blank questions left out."""

    path: str
    asked: Mapping[str, str]

    @classmethod
    def of(cls, path: str, given: QueryDict, known: tuple[str, ...]) -> Address:
        """Return the address with the questions that the list knows."""
        return cls(path, {name: given[name] for name in known if given.get(name)})

    def to(self, **changes: Any) -> str:
        """Return the address with other answers, back on the first page."""
        asked = {**self.asked, **{name: str(value or "") for name, value in changes.items()}}
        words = urlencode({name: value for name, value in asked.items() if value and name not in TURNS})
        return f"{self.path}?{words}" if words else self.path

    def turn(self, **where: int) -> str:
        """Return the address of the page beyond a row."""
        words = urlencode({**{k: v for k, v in self.asked.items() if k not in TURNS}, **where})
        return f"{self.path}?{words}"

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What a search keeps of the questions: all but its own words and the page."""
        return [(name, value) for name, value in self.asked.items() if name not in {*TURNS, "q"}]


def row_urls(name: str) -> Callable[[int], str]:
    """Return what says where each row of a list leads: asking the resolver fifty times takes too long."""
    before, _zero, after = reverse(name, kwargs={"pk": 0}).rpartition("0")
    return lambda pk: f"{before}{pk}{after}"


def number_or_none(text: str | None) -> int | None:
    """Return a key from the address, or None when it is none."""
    return int(text) if text and text.isdecimal() and len(text) < 19 else None


def turned_page(given: QueryDict) -> dict[str, int | None]:
    """Return which way the page was turned: {'after': key} or {'before': key}, both None on the first."""
    after = number_or_none(given.get("after"))
    return {"after": after, "before": number_or_none(given.get("before")) if after is None else None}


def pager(page: Page, address: Address, *, total: int, order: str) -> dict[str, Any]:
    """Return what components/pager.html shows."""
    return {
        "summary": summary(page, total),
        "order": order,
        "prev_url": address.turn(before=page.ids[0]) if page.ids and page.earlier else "",
        "next_url": address.turn(after=page.ids[-1]) if page.ids and page.later else "",
    }


def summary(page: Page, total: int) -> str:
    """Say how many of how many rows are shown."""
    shown = number_format(len(page.ids), force_grouping=True)
    if total > COUNTED:
        limit = number_format(COUNTED, force_grouping=True)
        return _("%(shown)s of more than %(limit)s") % {"shown": shown, "limit": limit}
    return _("%(shown)s of %(total)s") % {"shown": shown, "total": number_format(total, force_grouping=True)}


def sort_heading(label: str, key: str, address: Address, current: str, *, css: str = "") -> dict[str, str]:
    """Return what components/sort_th.html shows: a second click on the order in use turns it round."""
    direction = {key: "ascending", f"-{key}": "descending"}.get(current, "")
    return {
        "label": label,
        "url": address.to(sort=f"-{key}" if current == key else key),
        "direction": direction,
        "css": css,
    }


def chip(label: str, url: str, *, active: bool = False, count: str = "") -> dict[str, Any]:
    """Return what components/chips.html shows."""
    return {"label": label, "url": url, "active": active, "count": count}
