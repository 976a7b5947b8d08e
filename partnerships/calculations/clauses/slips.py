"""Whether a correction mends typing or changes what a text says.

A slip is a word that was typed wrong, a word typed twice, a sign, a space or a capital. Another word, another number, a
word more or less is substance: that needs signatures again.
"""

from __future__ import annotations

from partnerships.calculations.clauses.words import changes, pieces

SHORTEST = 4  # letters of a word in which one letter may have been mistyped: 'now' is not 'not'
LONG = 8  # letters of a word in which two may have been


def substance(old: str, new: str) -> list[str]:
    """Return the words in which a text changes what it says, as 'old → new'; empty for a slip."""
    before, after = pieces(old), pieces(new)
    found = []
    for i1, i2, j1, j2 in changes(before, after):
        gone, come = words_of(before[i1:i2]), words_of(after[j1:j2])
        if not gone and not come:
            continue
        beside = {word.casefold() for word in (*words_of(before[:i1])[-1:], *words_of(before[i2:])[:1])}
        if not come and len(gone) == 1 and gone[0].casefold() in beside and not has_digit(gone[0]):
            continue  # typed twice
        if len(gone) != len(come) or not all(map(mistyped, gone, come)):
            found.append(f"{''.join(before[i1:i2]).strip()} → {''.join(after[j1:j2]).strip()}")
    return found


def words_of(some: list[str]) -> list[str]:
    """Return the pieces that are words or numbers."""
    return [piece for piece in some if any(sign.isalnum() for sign in piece)]


def has_digit(word: str) -> bool:
    """Say whether a number stands in a word."""
    return any(sign.isdigit() for sign in word)


def mistyped(old: str, new: str) -> bool:
    """Say whether a word was probably typed wrong: a letter or two differ, and no number and no beginning such as un-."""
    old, new = old.casefold(), new.casefold()
    if old == new:
        return True
    shortest = min(len(old), len(new))
    if shortest < SHORTEST or has_digit(old) or has_digit(new) or old.endswith(new) or new.endswith(old):
        return False
    return distance(old, new) <= (2 if shortest >= LONG else 1)


def distance(old: str, new: str) -> int:
    """Count the letters added, gone, replaced or swapped with their neighbour between two words."""
    before: list[int] = []
    row = list(range(len(new) + 1))
    for i, letter in enumerate(old, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(new, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == new[j - 2] and old[i - 2] == other:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
    return row[-1]
