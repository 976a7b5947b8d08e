"""What a name in Latin letters sounds like, whoever wrote it down: by Ukraine's passport table, in Polish, in English.

One short word per name, the same for Шевченко, Shevchenko and Szewczenko. The database has the same function
(`workforce_sound`, in the migrations): a test holds the two together.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

# In this order, each on what the one before left. Letters that hands of several schools write for one another become one.
ALIKE = (
    ("shch", "s"), ("szcz", "s"), ("tsch", "h"), ("sch", "s"), ("zh", "z"), ("rz", "z"), ("sh", "s"), ("sz", "s"),
    ("ch", "h"), ("cz", "h"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("ph", "f"), ("x", "ks"), ("w", "v"),
    ("g", "h"), ("q", "k"), ("j", "i"), ("y", "i"), ("ii", "i"), ("ie", "e"), ("ia", "a"), ("io", "o"), ("iu", "u"),
    ("ou", "u"),
)  # fmt: skip
SHORTEST = 4  # letters of a word that may hold a slip: in a shorter one a slip is another name


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return what a folded word in Latin letters sounds like, doubled letters once."""
    for written, heard in ALIKE:
        word = word.replace(written, heard)
    return "".join(letter for letter, _run in groupby(word))


def slips(one: str, other: str, *, most: int) -> int:
    """Return by how many slips two words differ, `most + 1` when by more.

    A slip is a letter left out, put in, mistaken for another, or swapped with the next.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, before, row = before, row, [i] + [0] * len(other)
        for j, mark in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != mark))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == mark:
                row[j] = min(row[j], above[j - 2] + 1)
    return min(row[-1], most + 1)
