"""Every address of the portal, as the resolver knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from jtportal.kernel.doors import ActionDoor, Door, PostDoor


@dataclass(frozen=True)
class Address:
    """A URL with its name (namespaces included), the view behind it and the keywords it takes."""

    name: str
    pattern: str
    view: Any
    keywords: tuple[str, ...]

    @property
    def door(self) -> type | None:
        """The class behind a class-based view, else None."""
        return getattr(self.view, "view_class", None)

    @property
    def is_door(self) -> bool:
        """Whether it is one of our doors."""
        return self.door is not None and issubclass(self.door, Door)

    @property
    def is_button(self) -> bool:
        """Whether it only takes a POST."""
        if self.door is None:
            return False
        return issubclass(self.door, PostDoor) or "get" not in self.door.http_method_names

    @property
    def is_form(self) -> bool:
        """Whether it shows a form."""
        return self.door is not None and issubclass(self.door, ActionDoor)


def _walk(patterns, path, names, keywords):
    for one in patterns:
        found = (*keywords, *one.pattern.converters, *getattr(one.pattern, "regex", None).groupindex)
        here = tuple(dict.fromkeys(found))
        if isinstance(one, URLResolver):
            inner = (*names, one.namespace) if one.namespace else names
            yield from _walk(one.url_patterns, path + str(one.pattern), inner, here)
        elif isinstance(one, URLPattern):
            name = ":".join((*names, one.name or str(one.pattern)))
            yield Address(name, path + str(one.pattern), one.callback, here)


def addresses() -> list[Address]:
    """Return all, in the resolver's order; the first of a name counts."""
    found: dict[str, Address] = {}
    for address in _walk(get_resolver().url_patterns, "/", (), ()):
        found.setdefault(address.name, address)
    return list(found.values())


ADDRESSES = addresses()
# The administration's own: Django builds them, tests/accounts/admin and tests/browser/test_admin.py walk them.
OURS = [address for address in ADDRESSES if not address.name.startswith("admin:")]
