"""Where a lower floor leaves room for what upper floors plug in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")


class Registry(Generic[T]):
    """An ordered list that apps fill in `ready()`; plugging in twice is a fault of the programmer."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._items: dict[str, tuple[int, T]] = {}

    def plug(self, key: str, item: T, *, order: int = 100) -> None:
        """Add an item under a key that is unique in this socket. Raises ValueError on a second one."""
        if key in self._items and self._items[key][1] is not item:
            raise ValueError(f"{self.name}: {key!r} is plugged in already")
        self._items[key] = (order, item)

    def __iter__(self) -> Iterator[T]:
        return (item for _, item in sorted(self._items.values(), key=lambda pair: pair[0]))

    def __len__(self) -> int:
        return len(self._items)

    def items(self) -> Iterator[tuple[str, T]]:
        """Return keys and what is plugged in under them, in order."""
        pairs = sorted(self._items.items(), key=lambda pair: pair[1][0])
        return ((key, item) for key, (_, item) in pairs)

    def get(self, key: str) -> T | None:
        """Return what is plugged in under this key, or None."""
        found = self._items.get(key)
        return found[1] if found else None


NAV: Registry = Registry("nav")  # items: NavItem of jtportal.kernel.doors
STRIPS: Registry = Registry(
    "strips"
)  # callables (request) -> list of dicts for components/progress_strip.html
LINKS: Registry = Registry("links")  # callables (request) -> {"label", "url"} or None, in the person's menu
FOOT: Registry = Registry("foot")  # callables (request) -> {"label", "url"}, at the foot of every page
DEMO_ACCOUNTS: Registry = Registry(
    "sign-ins of the demonstration"
)  # callables () -> {"accounts": […], "password": …}
