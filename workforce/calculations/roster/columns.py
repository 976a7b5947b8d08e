"""Which column holds what: guessed from headings and a look at the values, or told by a saved mapping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from . import evidence
from .fields import NAME_FIELDS, REQUIRED, Field
from .heading_texts import split_heading, without_brackets
from .smells import Smell, refused_reason
from .texts import Cell, fold, fold_pattern, fold_serbian
from .vocabulary import EXCEPT, ORDINAL, OTHERS, PATTERNS

THRESHOLD = 0.45
# Words that say little about a column: units, currencies, prepositions. They weigh as much as this share of a
# letter.
SLIGHT_WEIGHT = 0.3
SLIGHT = frozenset(
    [
        "грн",
        "gbp",
        "km",
        "zl",
        "pln",
        "eur",
        "uah",
        "bam",
        "rsd",
        "din",
        "usd",
        "lata",
        "lat",
        "rok",
        "рок",
        "років",
        "роки",
        "лет",
        "god",
        "godina",
        "years",
        "yrs",
        "year",
        "jahre",
        "осіб",
        "osoba",
        "dd",
        "mm",
        "yyyy",
        "rrrr",
        "гггг",
        "рррр",
        "gggg",
        "jjjj",
        "tt",
        "дд",
        "мм",
        "of",
        "the",
        "in",
        "and",
        "i",
        "a",
        "oraz",
        "та",
        "і",
        "й",
        "и",
        "за",
        "по",
        "na",
        "w",
        "z",
        "u",
        "у",
        "в",
        "do",
        "од",
        "від",
        "of",
        "for",
        "per",
        "month",
        "monthly",
        "mies",
        "міс",
        "тис",
        "y",
        "d",
        "m",
        "iso",
        "із",
        "зі",
        "year",
    ]
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What the columns seem to hold. Columns count from 0; `confidence` is 0 to 1 for each mapped field."""

    mapping: dict[Field, int]
    confidence: dict[Field, float]
    unmapped: tuple[int, ...]
    refused: dict[int, Smell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    column: int
    field: Field


_PATTERNS = {
    name: tuple(fold_pattern(pattern) for pattern in patterns) for name, patterns in PATTERNS.items()
}
# Patterns by the beginning of their first word, so that a heading meets only those that could fit.
_INDEX: dict[str, list[tuple[Field, tuple[str, ...]]]] = {}
for _name, _patterns in _PATTERNS.items():
    for _pattern in _patterns:
        _INDEX.setdefault(_pattern[0].rstrip("*")[:2], []).append((_name, _pattern))
_EXCEPT = {name: fold_pattern(" ".join(words)) for name, words in EXCEPT.items()}
_OTHERS = fold_pattern(" ".join(OTHERS))
_ORDINAL = frozenset(fold(text) for text in ORDINAL)


def _fits(pattern: str, token: str) -> bool:
    return token.startswith(pattern[:-1]) if pattern.endswith("*") else token == pattern


def _weight(token: str) -> float:
    return len(token) * SLIGHT_WEIGHT if token in SLIGHT or token.isdigit() else float(len(token))


def _match(pattern: tuple[str, ...], tokens: Sequence[str]) -> float:
    """Return how much of a heading a pattern explains: 0 if a word is missing, above 1 for several words."""
    left = list(tokens)
    explained = 0.0
    for word in pattern:
        found = next((token for token in left if _fits(word, token)), None)
        if found is None:
            return 0.0
        left.remove(found)
        explained += len(found)
    total = explained + sum(_weight(token) for token in left)
    return explained / total + 0.25 * (len(pattern) - 1)


def _blocked(words: Iterable[str], tokens: Sequence[str]) -> bool:
    return any(_fits(word, token) for word in words for token in tokens)


@lru_cache(maxsize=4096)
def heading_scores(heading: str) -> dict[Field, float]:
    """Return the fields a heading may stand for with their scores; lines of a heading are joined by ' / '."""
    folded = fold(heading)
    if not folded or folded in _ORDINAL or len(folded) > 120:
        return {}
    scores: dict[Field, float] = {}
    for variant in _variants(heading):
        for text in dict.fromkeys((variant, fold_serbian(variant))):
            for name, score in _text_scores(text.split()).items():
                scores[name] = max(score, scores.get(name, 0.0))
    if scores and _blocked(_OTHERS, folded.split() + fold_serbian(folded).split()):
        scores = {name: score for name, score in scores.items() if name == Field.DEPENDANTS}
    return scores


def _text_scores(tokens: list[str]) -> dict[Field, float]:
    scores: dict[Field, float] = {}
    for beginning in dict.fromkeys(part for token in tokens for part in (token[:2], token[:1])):
        for name, pattern in _INDEX.get(beginning, ()):
            score = _match(pattern, tokens)
            if score >= THRESHOLD and score > scores.get(name, 0.0):
                scores[name] = score
    return {name: score for name, score in scores.items() if not _blocked(_EXCEPT.get(name, ()), tokens)}


def _variants(heading: str) -> list[str]:
    """The heading's lower line alone and all of it, each without its brackets if anything is left then."""
    parts = split_heading(heading)
    texts = dict.fromkeys((parts[-1], " ".join(parts)))
    variants = []
    for text in texts:
        bare = fold(without_brackets(text))
        variants.append(bare or fold(text))
    return variants


def recognised(headings: Iterable[str | None]) -> set[Field]:
    """Return the fields that some heading of a row stands for, each heading counted for its best one only."""
    found = set()
    for heading in headings:
        if heading and (scores := heading_scores(heading)):
            found.add(max(scores, key=lambda name: scores[name]))
    return found


def guess_columns(headings: Sequence[str | None], sample_rows: Sequence[Sequence[Cell]] = ()) -> Guess:
    """Return what each column seems to hold.

    `headings` are a table's (None for a column without), `sample_rows` some of its data rows. Every field
    gets at most one column and every column at most one field; refused headings get none.
    """
    refused = {i: smell for i, heading in enumerate(headings) if (smell := refused_reason(heading))}
    looks = [evidence.look([row[i] for row in sample_rows if i < len(row)]) for i in range(len(headings))]
    candidates = [
        _Candidate(score * evidence.factor(name, looks[i]), i, name)
        for i, heading in enumerate(headings)
        if heading and i not in refused
        for name, score in heading_scores(heading).items()
    ]
    chosen = _choose(candidates)
    _settle_number(chosen, headings, looks, refused)
    _settle_names(chosen, looks)
    _settle_occupation(chosen, looks)
    mapping = {name: chosen[name].column for name in Field if name in chosen}
    taken = set(mapping.values()) | set(refused)
    return Guess(
        mapping=mapping,
        confidence={name: round(min(1.0, chosen[name].score), 2) for name in mapping},
        unmapped=tuple(i for i in range(len(headings)) if i not in taken),
        refused=refused,
    )


def _choose(candidates: list[_Candidate]) -> dict[Field, _Candidate]:
    chosen: dict[Field, _Candidate] = {}
    taken: set[int] = set()
    # The better score first; of equals the column further left.
    for candidate in sorted(candidates, key=lambda c: (-c.score, c.column)):
        if candidate.field in chosen or candidate.column in taken:
            continue
        # Values may speak against a heading that nothing else competes for; what is required is taken all the
        # same, so that its rows come back with the reason.
        if candidate.score < THRESHOLD and candidate.field not in REQUIRED:
            continue
        chosen[candidate.field] = candidate
        taken.add(candidate.column)
    return chosen


def _settle_number(
    chosen: dict[Field, _Candidate],
    headings: Sequence[str | None],
    looks: Sequence[evidence.Look],
    refused: Mapping[int, Smell],
) -> None:
    """A 'matični broj' of 13 digits is the national number; a 'No.' not counting lines is the mine's."""
    number = chosen.get(Field.PERSONNEL_NUMBER)
    if number and looks[number.column].national and Field.NATIONAL_NUMBER not in chosen:
        chosen[Field.NATIONAL_NUMBER] = _Candidate(number.score, number.column, Field.NATIONAL_NUMBER)
        del chosen[Field.PERSONNEL_NUMBER]
    if Field.PERSONNEL_NUMBER in chosen:
        return
    taken = {candidate.column for candidate in chosen.values()}
    for i, heading in enumerate(headings):
        if i in taken or i in refused or not heading or fold(heading) not in _ORDINAL:
            continue
        if looks[i].numbers_of_someone:
            chosen[Field.PERSONNEL_NUMBER] = _Candidate(0.5, i, Field.PERSONNEL_NUMBER)
            return


def _settle_names(chosen: dict[Field, _Candidate], looks: Sequence[evidence.Look]) -> None:
    """Tell a column of whole names headed 'Ime' or 'Nazwisko' from one of two name columns."""
    full, family, given = (chosen.get(name) for name in NAME_FIELDS)
    if family and given:
        chosen.pop(Field.FULL_NAME, None)
        return
    if full and (family or given) and not looks[full.column].several_words:
        missing = Field.GIVEN_NAME if family else Field.FAMILY_NAME
        chosen[missing] = _Candidate(full.score, full.column, missing)
        del chosen[Field.FULL_NAME]
        return
    half = family or given
    if half and not full and looks[half.column].several_words:
        chosen[Field.FULL_NAME] = _Candidate(half.score, half.column, Field.FULL_NAME)
        full = chosen[Field.FULL_NAME]
    if full and half:
        del chosen[half.field]


def _settle_occupation(chosen: dict[Field, _Candidate], looks: Sequence[evidence.Look]) -> None:
    """A column whose values hold a code and a title is both; the one that holds codes only is the code."""
    for name in (Field.OCCUPATION_TITLE, Field.OCCUPATION_CODE):
        candidate = chosen.get(name)
        if candidate and looks[candidate.column].code_and_title:
            del chosen[name]
            chosen.setdefault(
                Field.OCCUPATION, _Candidate(candidate.score, candidate.column, Field.OCCUPATION)
            )
    title = chosen.get(Field.OCCUPATION_TITLE)
    if title and looks[title.column].codes and Field.OCCUPATION_CODE not in chosen:
        del chosen[Field.OCCUPATION_TITLE]
        chosen[Field.OCCUPATION_CODE] = _Candidate(title.score, title.column, Field.OCCUPATION_CODE)
