"""Room that a lower floor leaves for upper ones."""

import pytest

from jtportal.kernel.sockets import Registry


def test_items_come_in_their_order():
    registry = Registry("test")
    registry.plug("b", "second", order=20)
    registry.plug("a", "first", order=10)
    assert list(registry) == ["first", "second"]
    assert len(registry) == 2


def test_same_key_is_plugged_in_once():
    registry, item = Registry("test"), object()
    registry.plug("a", item)
    registry.plug("a", item)
    with pytest.raises(ValueError, match="'a' is plugged in already"):
        registry.plug("a", object())


def test_what_is_not_plugged_in_is_none():
    registry = Registry("test")
    registry.plug("a", "item")
    assert registry.get("a") == "item"
    assert registry.get("b") is None
