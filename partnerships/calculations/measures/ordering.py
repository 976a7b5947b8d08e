"""The order in which measures are judged: after those they wait for, otherwise as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .language import Measure


def waits_for(measure: Measure) -> tuple[str, ...]:
    """Return the keys of the measures that come before this one."""
    return tuple(dict.fromkeys((*measure.barred_if_available, *measure.after)))


def in_order(measures: Sequence[Measure]) -> list[Measure]:
    """Return the measures so that each stands after those it waits for. They form no loop: see `loop`."""
    keys = {one.key for one in measures}
    left, placed = list(measures), dict[str, Measure]()
    while left:
        ready = (one for one in left if all(key in placed for key in waits_for(one) if key in keys))
        one = next(ready, left[0])
        left.remove(one)
        placed[one.key] = one
    return list(placed.values())


def loop(waiting: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return keys that wait for one another in a circle, the first one once: ('a', 'b'); () if there is none."""
    done: set[str] = set()
    for start in waiting:
        trail: list[str] = []
        ahead: list[list[str]] = [[start]]
        while ahead:
            if not ahead[-1]:
                ahead.pop()
                if trail:
                    done.add(trail.pop())
                continue
            key = ahead[-1].pop(0)
            if key in trail:
                return tuple(trail[trail.index(key) :])
            if key in done or key not in waiting:
                continue
            trail.append(key)
            ahead.append(list(waiting[key]))
    return ()
