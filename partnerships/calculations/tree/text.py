"""Measures and wraps text as the browser will set it: the vendored Source Sans 3, tabular figures, no
kerning.

Kerning only ever narrows this typeface, so a measured line is never shorter than the set one.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import accumulate, groupby
from pathlib import Path

from .drawing import Run

REGULAR, BOLD = 400, 600
BREAK_AFTER = "-/\u2013\u2010"
VOWELS = "aeiouyąęóаеєиіїоуюяёыэ"
SPACES = {"\u202f": 200, "\u2009": 200, "\u2007": 497}
UNKNOWN = 700
"""Width of a character that the typeface lacks and another one supplies, in 1/1000 em."""


@cache
def _widths(bold: bool) -> dict[str, int]:
    path = Path(__file__).with_name("font_widths.json")
    found: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))[str(BOLD if bold else REGULAR)]
    return found | SPACES


@lru_cache(maxsize=20_000)
def _thousandths(text: str, bold: bool) -> int:
    widths = _widths(bold)
    return sum(widths.get(char, UNKNOWN) for char in text)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of `text` in pixels at `size` pixels."""
    return _thousandths(text, bold) * size / 1000


def runs_width(runs: Iterable[Run], size: float) -> float:
    """Width of a line of runs in pixels."""
    return sum(width(run.text, size, bold=run.bold) for run in runs)


def emphasise(text: str, lead: str) -> list[Run]:
    """`text` in runs, with `lead` in bold where it is found."""
    before, found, after = text.partition(lead) if lead else (text, "", "")
    return [run for run in (Run(before), Run(found, bold=True), Run(after)) if run.text]


def wrap(runs: Sequence[Run], limit: float, size: float, *, indent: float = 0.0) -> list[tuple[Run, ...]]:
    """Break `runs` into lines at most `limit` pixels wide, the first one narrower by `indent`.

    Lines break at spaces and after hyphens; a single word wider than a line is cut, with a hyphen.
    """
    lines: list[list[Run]] = [[]]
    room = limit - indent
    used = 0.0
    for word, space in _words(runs):
        wide = runs_width(word, size)
        gap = width(" ", size) if lines[-1] and space else 0.0
        if used + gap + wide > room and (lines[-1] or indent):
            lines.append([])
            room, used, gap = limit, 0.0, 0.0
        while wide > room:
            head, word = _cut(word, room, size)
            lines[-1] = head
            lines.append([])
            room, used, wide = limit, 0.0, runs_width(word, size)
        _extend(lines[-1], word, bool(gap))
        used += gap + wide
    return [tuple(line) for line in lines if line or indent]


def _words(runs: Sequence[Run]) -> list[tuple[list[Run], bool]]:
    """Words, each as runs, and whether a space stands before it."""
    words: list[tuple[list[Run], bool]] = []
    word: list[Run] = []
    spaced = False
    for run in runs:
        start = 0
        for at, char in enumerate(run.text):
            if char == " ":
                _add(word, run.text[start:at], run.bold)
                if word:
                    words.append((word, spaced))
                    word = []
                spaced, start = True, at + 1
            elif (
                char in BREAK_AFTER
                and run.text[at + 1 : at + 2].isalpha()
                and run.text[at - 1 : at].isalpha()
            ):
                _add(word, run.text[start : at + 1], run.bold)
                words.append((word, spaced))
                word, spaced, start = [], False, at + 1
        _add(word, run.text[start:], run.bold)
    if word:
        words.append((word, spaced))
    return words


def _add(word: list[Run], text: str, bold: bool) -> None:
    if text:
        word.append(Run(text, bold))


def _extend(line: list[Run], word: Sequence[Run], spaced: bool) -> None:
    for number, run in enumerate(word):
        text = f" {run.text}" if spaced and number == 0 else run.text
        if line and line[-1].bold == run.bold:
            line[-1] = Run(line[-1].text + text, run.bold)
        elif text.startswith(" ") and line:
            line[-1] = Run(line[-1].text + " ", line[-1].bold)
            line.append(Run(run.text, run.bold))
        else:
            line.append(Run(text, run.bold))


def _cut(word: Sequence[Run], room: float, size: float) -> tuple[list[Run], list[Run]]:
    """A start of `word` that fits into `room` with a hyphen, and the rest; cut after a syllable if any."""
    chars = [(char, run.bold) for run in word for char in run.text]
    room -= width("-", size, bold=True)
    ends = accumulate(width(char, size, bold=bold) for char, bold in chars)
    fitting = sum(1 for end in ends if end <= room)
    fitting = min(max(fitting, 1), len(chars) - 1)
    syllables = [at for at in range(3, min(fitting, len(chars) - 3) + 1) if _ends_syllable(chars, at)]
    at = max(syllables, default=fitting)
    return [*_runs(chars[:at]), Run("-", chars[at - 1][1])], _runs(chars[at:])


def _ends_syllable(chars: Sequence[tuple[str, bool]], at: int) -> bool:
    before, after = chars[at - 1][0].lower(), chars[at][0].lower()
    return before in VOWELS and after not in VOWELS and after.isalpha()


def _runs(chars: Sequence[tuple[str, bool]]) -> list[Run]:
    return [Run("".join(char for char, _ in part), bold) for bold, part in groupby(chars, key=lambda c: c[1])]


def together(text: str, limit: float, size: float) -> str:
    """`text` with its pieces between middle dots kept on one line each, where they fit into `limit`."""
    pieces = text.split(" \u00b7 ")
    kept = [piece if width(piece, size) > limit else piece.replace(" ", "\u00a0") for piece in pieces]
    return "\u00a0\u00b7 ".join(kept)
