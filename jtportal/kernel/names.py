"""Sort and search keys of people's names in any script.

PostgreSQL's C.UTF-8 order puts Ł after Z and Є before А, and no ICU collation can be counted on, so the order is a
stored key made here from the language's alphabet. Letters outside it stand with their base letter, and the name as
written breaks the tie. Both keys are plain text that sorts and compares by code point.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

ALPHABETS = {
    "pl": "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
    "uk": "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я",
    "bs": "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž",
    "sr": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
}
LANGUAGE_OF_COUNTRY = {"UA": "uk", "PL": "pl", "BA": "bs", "HR": "bs", "RS": "sr", "ME": "bs"}
# Letters that NFKD does not take apart, and the Cyrillic pairs that people type for one another.
BASE = str.maketrans(
    {
        "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ŧ": "t",
        "ґ": "г", "є": "е", "ё": "е", "ў": "у", "ħ": "h", "ĸ": "k", "ŋ": "n",
    }
)  # fmt: skip
APOSTROPHES = str.maketrans(dict.fromkeys("'’ʼ`´‘ʹ′\"“”«»", ""))
SEPARATORS = str.maketrans(dict.fromkeys("-‐‑–—.,;/\\()_\xa0", " "))
# Ukraine's passport table (Cabinet resolution 55/2010), with Serbian and Russian letters beside it.
LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
        "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
        "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "ё": "e", "ъ": "", "ы": "y", "э": "e", "ђ": "d", "ј": "j",
        "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ў": "u",
    }
)  # fmt: skip
LATIN_INITIALS = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
FIRST_RANK = 0x1000  # ranks are private code points above every letter that folding can leave
OTHER = "\uf000"


def _ranks(language: str) -> tuple[dict[str, str], tuple[str, ...]]:
    letters = ALPHABETS.get(language, ALPHABETS["en"]).split()
    known = {letter: chr(FIRST_RANK + index) for index, letter in enumerate(letters)}
    for index, letter in enumerate(ALPHABETS["en"].split()):
        known.setdefault(letter, chr(FIRST_RANK + 0x100 + index))
    return known, tuple(letter for letter in letters if len(letter) > 1)


RANKS = {language: _ranks(language) for language in ALPHABETS}


def language_of(country: str) -> str:
    """Return the language whose alphabet orders names in this country (ISO 3166 alpha-2), English otherwise."""
    return LANGUAGE_OF_COUNTRY.get(country, "en")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text as people type it in a hurry: lower case, no diacritics, no apostrophes, single blanks."""
    lowered = text.casefold().translate(APOSTROPHES).translate(BASE)
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(char)
    )
    return " ".join(plain.translate(SEPARATORS).split())


@lru_cache(maxsize=65536)
def romanise(text: str) -> str:
    """Return the name in Latin letters by Ukraine's passport table; Latin names come back as they are, folded."""
    words = []
    for word in text.casefold().translate(APOSTROPHES).translate(SEPARATORS).split():
        initial = LATIN_INITIALS.get(word[0])
        rest = (word[1:] if initial else word).replace("зг", "zgh")
        words.append((initial or "") + rest.translate(LATIN))
    return fold(" ".join(words))


@lru_cache(maxsize=65536)
def _primary(text: str, language: str) -> str:
    known, digraphs = RANKS.get(language, RANKS["en"])
    lowered = unicodedata.normalize("NFC", text.casefold()).translate(APOSTROPHES).translate(SEPARATORS)
    out, position = [], 0
    while position < len(lowered):
        step = 2 if lowered[position : position + 2] in digraphs else 1
        letter = lowered[position : position + step]
        rank = known.get(letter)
        if rank is None and letter != " ":
            base = fold(letter) or OTHER
            rank = "".join(known.get(char, char if char > "~" else "\u0f00" + char) for char in base)
        out.append(" " if letter == " " else rank or "")
        position += step
    return " ".join("".join(out).split())


def sort_key(family_name: str, given_name: str = "", *, language: str) -> str:
    """Return the key that orders a name as `language` does, family name first."""
    return f"{_primary(family_name, language)}\x02{_primary(given_name, language)}\x01{family_name} {given_name}"[
        :300
    ]


def search_text(*names: str) -> str:
    """Return the words a name is found by: folded in its own script and in Latin, blank-separated, each once."""
    words: dict[str, None] = {}
    for name in names:
        for word in fold(name).split():
            words[word] = None
        for word in romanise(name).split():
            words[word] = None
    return " ".join(words)


def query_words(text: str) -> list[str]:
    """Return what someone typed as folded words, to be matched as prefixes of `search_text`."""
    return fold(text).split()
