"""Three answers and how they combine (Kleene): what cannot be told stays open unless the rest decides."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Answer(StrEnum):
    """What a test, a group or a measure answers."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"

    def turned(self) -> Answer:
        """Return the answer to the opposite question."""
        return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(self, self)


def answer(truth: bool | None) -> Answer:
    """Return yes for True, no for False, cannot tell for None."""
    if truth is None:
        return Answer.CANNOT_TELL
    return Answer.YES if truth else Answer.NO


def every(answers: Iterable[Answer]) -> Answer:
    """Return no if one is no, else cannot tell if one is that, else yes."""
    given = set(answers)
    return next((one for one in (Answer.NO, Answer.CANNOT_TELL) if one in given), Answer.YES)


def either(answers: Iterable[Answer]) -> Answer:
    """Return yes if one is yes, else cannot tell if one is that, else no."""
    return every(one.turned() for one in answers).turned()
