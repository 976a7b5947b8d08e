"""An agreement's document, as its YAML file holds it, checked: what is whole is read, what is wrong is named by place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from partnerships.calculations.clauses import duties
from partnerships.calculations.measures.faults import Code, Faults
from partnerships.calculations.measures.reading import read as read_measures
from partnerships.calculations.measures.scalars import day, shown
from partnerships.calculations.measures.writing import document as written

TOP = (
    "form", "agreement", "version", "title", "languages", "term_from", "term_until", "review_months", "committee",
    "parties", "text",
)  # fmt: skip
LINE = {
    "chapter": ("chapter", "heading", "clauses"),
    "clause": ("clause", "heading", "body", "measures", "duties"),
}
CONSTITUENCIES = ("government", "employers", "workers", "municipality", "other")


@dataclass(slots=True)
class LineIn:
    """A chapter or clause of the document. `measures`, `duties`: documents that were read without fault."""

    kind: str
    key: str
    heading: dict[str, str]
    body: dict[str, str] = field(default_factory=dict)
    measures: list[dict[str, Any]] = field(default_factory=list)
    duties: list[dict[str, Any]] = field(default_factory=list)
    in_chapter: bool = False


@dataclass(slots=True)
class AgreementIn:
    """An agreement as its document says it; `parties`: (organisation's name, constituency)."""

    slug: str = ""
    title: dict[str, str] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    term_from: date | None = None
    term_until: date | None = None
    review_months: int | None = None
    committee: str = ""
    parties: list[tuple[str, str]] = field(default_factory=list)
    lines: list[LineIn] = field(default_factory=list)


def read(document: object, languages: Sequence[str]) -> tuple[AgreementIn, Faults]:
    """Read a document. `languages`: those that an agreement may be written in. Use it only where there are no faults."""
    found, faults = AgreementIn(), Faults()
    if not isinstance(document, Mapping):
        faults.add("", Code.NOT_A_MAPPING)
        return found, faults
    known_keys(document, TOP, "", faults)
    found.slug = word(document.get("agreement"), "agreement", faults)
    found.languages = codes(document.get("languages"), languages, faults)
    found.title = texts(document.get("title"), "title", found.languages, faults)
    for name in ("term_from", "term_until"):
        if document.get(name):
            setattr(found, name, day(document[name], name, faults))
    months = document.get("review_months")
    if months is not None and not (isinstance(months, int) and 1 <= months <= 120):
        faults.add("review_months", Code.NOT_A_NUMBER, value=shown(months))
    found.review_months, found.committee = months, str(document.get("committee") or "")
    found.parties = list(parties(document.get("parties") or [], faults))
    take_lines(document.get("text"), "text", found, faults, in_chapter=False)
    take_measures(document.get("text"), found, faults)
    return found, faults


def known_keys(document: Mapping[Any, Any], keys: Sequence[str], path: str, faults: Faults) -> None:
    """Name keys that mean nothing here."""
    for key in document:
        if key not in keys:
            faults.add(f"{path}.{key}".strip("."), Code.UNKNOWN_KEY, key=shown(key))


def word(value: object, path: str, faults: Faults) -> str:
    """Return a short name: small letters, digits, hyphens."""
    if (
        isinstance(value, str)
        and value
        and len(value) <= 60
        and value.replace("-", "").replace("_", "").isalnum()
    ):
        return value
    faults.add(path, Code.BAD_KEY if value else Code.LACKS, value=shown(value), key=path.rpartition(".")[2])
    return ""


def codes(value: object, languages: Sequence[str], faults: Faults) -> list[str]:
    """Return the agreement's languages, the leading one first."""
    if not isinstance(value, list) or not value:
        faults.add("languages", Code.EMPTY if value == [] else Code.NOT_A_LIST)
        return []
    for place, code in enumerate(value):
        if code not in languages:
            faults.add(
                f"languages[{place}]", Code.UNKNOWN_CHOICE, value=shown(code), choices=tuple(languages)
            )
    return [str(code) for code in value]


def texts(value: object, path: str, languages: Sequence[str], faults: Faults) -> dict[str, str]:
    """Return {language: text}."""
    if not isinstance(value, Mapping):
        faults.add(path, Code.NOT_A_MAPPING if value is not None else Code.LACKS, key=path.rpartition(".")[2])
        return {}
    for code, text in value.items():
        if languages and code not in languages:
            faults.add(f"{path}.{code}", Code.UNKNOWN_CHOICE, value=shown(code), choices=tuple(languages))
        elif not isinstance(text, str):
            faults.add(f"{path}.{code}", Code.NOT_TEXT)
    return {str(code): str(text) for code, text in value.items()}


def parties(value: object, faults: Faults) -> list[tuple[str, str]]:
    """Return the parties named."""
    if not isinstance(value, list):
        faults.add("parties", Code.NOT_A_LIST)
        return []
    found = []
    for place, one in enumerate(value):
        path = f"parties[{place}]"
        if not isinstance(one, Mapping) or not one.get("organisation"):
            faults.add(path, Code.LACKS, key="organisation")
        elif one.get("constituency") not in CONSTITUENCIES:
            said = shown(one.get("constituency"))
            faults.add(f"{path}.constituency", Code.UNKNOWN_CHOICE, value=said, choices=CONSTITUENCIES)
        else:
            found.append((str(one["organisation"]), str(one["constituency"])))
    return found


def take_lines(value: object, path: str, found: AgreementIn, faults: Faults, *, in_chapter: bool) -> None:
    """Read chapters and clauses, in the order of reading."""
    if not isinstance(value, list):
        faults.add(path, Code.NOT_A_LIST)
        return
    for place, one in enumerate(value):
        here = f"{path}[{place}]"
        kind = next((kind for kind in LINE if isinstance(one, Mapping) and kind in one), "")
        if not kind or (in_chapter and kind == "chapter"):
            faults.add(here, Code.ONE_OF, choices=("clause",) if in_chapter else tuple(LINE))
            continue
        known_keys(one, LINE[kind], here, faults)
        line = LineIn(kind, word(one[kind], f"{here}.{kind}", faults), {}, in_chapter=in_chapter)
        if line.key in {other.key for other in found.lines}:
            faults.add(f"{here}.{kind}", Code.TWICE, value=line.key)
        line.heading = texts(one.get("heading", {}), f"{here}.heading", found.languages, faults)
        line.body = texts(one.get("body", {}), f"{here}.body", found.languages, faults)
        line.measures = [
            dict(measure) for measure in one.get("measures") or [] if isinstance(measure, Mapping)
        ]
        if "duties" in one:
            read = duties.read(one["duties"], f"{here}.duties", faults, languages=found.languages)
            line.duties = [duties.document(duty) for duty in read]
        found.lines.append(line)
        if kind == "chapter":
            take_lines(one.get("clauses", []), f"{here}.clauses", found, faults, in_chapter=True)


def take_measures(value: object, found: AgreementIn, faults: Faults) -> None:
    """Read all measures of the agreement together, for they may name each other; keep them in their one written form."""
    documents: list[object] = []
    paths: list[str] = []

    def gather(lines: object, path: str) -> None:
        for place, one in enumerate(lines if isinstance(lines, list) else []):
            if isinstance(one, Mapping):
                here = one.get("measures") or []
                for number, measure in enumerate(here if isinstance(here, list) else []):
                    documents.append(measure)
                    paths.append(f"{path}[{place}].measures[{number}]")
                gather(one.get("clauses"), f"{path}[{place}].clauses")

    gather(value, "text")
    reading = read_measures(documents, paths=paths)
    faults += reading.faults
    if not faults:
        whole = iter(reading.measures)
        for line in found.lines:
            line.measures = [written(next(whole)) for _measure in line.measures]
