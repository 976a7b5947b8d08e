"""Names of places across scripts and missing diacritics, and the words that only say what kind of place it is."""

from __future__ import annotations

import re
from functools import lru_cache

from jtportal.kernel.names import fold, romanise

BRACKETS = re.compile(r"\([^)]*\)")
# a word that says the kind of place -> the level it means, as names write it (folded or in Latin letters)
KINDS = {
    "powiat": "district", "rejon": "district", "raion": "district", "rajon": "district", "okrug": "district",
    "okruh": "district", "district": "district", "landkreis": "district", "kreis": "district", "okres": "district",
    "oblast": "region", "wojewodztwo": "region", "voivodeship": "region", "kanton": "region", "canton": "region",
    "judetul": "region", "judet": "region", "provincia": "region", "province": "region", "obwod": "region",
    "county": "", "region": "", "gmina": "municipality", "opstina": "municipality", "opcina": "municipality",
    "obshtina": "municipality", "comuna": "municipality", "municipality": "municipality",
    "hromada": "municipality", "municipiul": "municipality",
}  # fmt: skip
LEADING = frozenset({"grad", "miasto", "misto", "city", "town", "m", "s", "smt", "selo", "of", "orasul"})
LOOSE = (
    ("shch", "s"), ("sch", "s"), ("sh", "s"), ("sz", "s"), ("zh", "z"), ("rz", "z"), ("cz", "c"), ("ch", "c"),
    ("ts", "c"), ("kh", "h"), ("ks", "x"), ("ph", "f"), ("th", "t"), ("dj", "d"), ("g", "h"), ("w", "v"),
    ("ou", "u"), ("ck", "k"),
)  # fmt: skip
# Serbian, Macedonian and Bulgarian Cyrillic as Latin without diacritics, beside Ukraine's passport table
SOUTH = str.maketrans(
    {
        "и": "i", "г": "g", "х": "h", "ц": "c", "ж": "z", "ч": "c", "ш": "s", "ћ": "c", "ђ": "dj", "й": "j",
        "ѓ": "g", "ќ": "k", "ѕ": "dz", "џ": "dz", "щ": "st", "ъ": "a", "ю": "yu", "я": "ya",
    }
)  # fmt: skip
IOTAS = re.compile(r"[iyj]+")
DOUBLED = re.compile(r"(.)\1")


@lru_cache(maxsize=131072)
def key(name: str) -> str:
    """Return a name in Latin letters, folded, without the words for its kind: 'Борський округ' and 'borskyi'."""
    words = romanise(BRACKETS.sub(" ", name)).split() or fold(name).split()
    bare = [word for word in words if word not in KINDS]
    while len(bare) > 1 and bare[0] in LEADING:
        bare = bare[1:]
    return " ".join(bare or words)


@lru_cache(maxsize=131072)
def loose(name: str) -> str:
    """Return a key that transliterations agree on more often: Mykolayiv and Mykolaiv, Šumadija and Шумадија."""
    text = key(name).replace(" ", "")
    for many, one in LOOSE:
        text = text.replace(many, one)
    return DOUBLED.sub(r"\1", IOTAS.sub("i", text))


def keys(names: tuple[str, ...]) -> frozenset[str]:
    """Return the keys of all names of a place: Cyrillic as Ukraine and as the Balkans write it in Latin."""
    both = (*names, *(name.casefold().translate(SOUTH) for name in names))
    return frozenset(found for found in map(key, both) if found)


def loose_keys(names: tuple[str, ...]) -> frozenset[str]:
    """Return the loose keys of all names of a place that are long enough to say something."""
    return frozenset(found for found in map(loose, names) if len(found) > 3)


def nearly(text: str) -> set[str]:
    """Return a text and it with one letter left out: two that share one of these differ in one letter at most."""
    return {text, *(text[:place] + text[place + 1 :] for place in range(len(text)))}


def level_said(name: str) -> str:
    """Return the level that a name's own words tell, or ''."""
    return next((KINDS[word] for word in romanise(name).split() if KINDS.get(word)), "")


def slug(name: str) -> str:
    """Return a name as part of a code: small Latin letters, figures and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", key(name)).strip("-")
