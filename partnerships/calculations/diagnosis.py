"""Which questions of a diagnosis are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

OPEN, BEGUN, ANSWERED, ASIDE = "open", "begun", "answered", "aside"
DRAFT, AGREED = "draft", "agreed"


def standing(
    *,
    baselines: Sequence[str],
    questions: Sequence[str],
    figures: Collection[str],
    findings: Iterable[tuple[str, Iterable[str], str]],
    aside: Collection[str],
) -> dict[str, str]:
    """Return where each question stands: {question: open | begun | answered | aside}.

    A baseline is answered by a figure alone: `figures` names the baselines that have one. Any other question is
    answered by an agreed finding, begun by a draft, or set aside; a finding answers over a setting aside, so that
    what was found is never hidden by an older 'not relevant'. `findings`: (dimension, forgotten dimensions, state).
    """
    states: dict[str, set[str]] = {}
    for dimension, also, state in findings:
        for key in (dimension, *also):
            states.setdefault(key, set()).add(state)
    found = {key: ANSWERED if key in figures else begun(states.get(key, set())) for key in baselines}
    for key in questions:
        known = states.get(key, set())
        if AGREED in known:
            found[key] = ANSWERED
        elif key in aside:
            found[key] = ASIDE
        else:
            found[key] = begun(known)
    return found


def begun(states: Collection[str]) -> str:
    """Say whether anything was written down yet."""
    return BEGUN if DRAFT in states or AGREED in states else OPEN


def still_open(standings: Iterable[str]) -> int:
    """Count the questions that are neither answered nor set aside."""
    return sum(one in (OPEN, BEGUN) for one in standings)
