"""A version of a framework agreement as a document that people read and keep: what the YAML files hold."""

from __future__ import annotations

from typing import Any

from partnerships.calculations.measures import language, reading
from partnerships.enums import ClauseKind
from partnerships.models import FrameworkAgreement, FrameworkVersion
from partnerships.queries import framework as reads

FORM = "framework-agreement/1"


def document(version: FrameworkVersion) -> dict[str, Any]:
    """Return everything a version says, in JSON's types and dates as text, ready for YAML."""
    agreement = version.agreement
    parties = agreement.parties.on(agreement.partnership.today()).select_related("organisation")
    return {
        "form": FORM,
        "agreement": agreement.slug,
        "version": version.number,
        "title": dict(agreement.title),
        "languages": list(agreement.languages),
        **term_of(agreement),
        "parties": [
            {"organisation": str(one.organisation), "constituency": one.constituency} for one in parties
        ],
        "text": text_of(version),
    }


def term_of(agreement: FrameworkAgreement) -> dict[str, Any]:
    """Return term, review and committee, as far as they are said."""
    told = {
        "term_from": agreement.term_from and agreement.term_from.isoformat(),
        "term_until": agreement.term_until and agreement.term_until.isoformat(),
        "review_months": agreement.review_months,
        "committee": agreement.committee,
    }
    return {name: value for name, value in told.items() if value}


def text_of(version: FrameworkVersion) -> list[dict[str, Any]]:
    """Return chapters with their clauses, and clauses that stand in none, in the order of reading."""
    found: list[dict[str, Any]] = []
    for line in reads.lines(version):
        text, clause = line.place.text, line.place.clause
        said: dict[str, Any] = {str(clause.kind): clause.key, "heading": dict(text.heading)}
        if clause.kind == ClauseKind.CHAPTER:
            said["clauses"] = []
        else:
            said["body"] = dict(text.body)
            if text.measures:
                said["measures"] = list(text.measures)
            if text.duties:
                said["duties"] = list(text.duties)
        into = found if line.place.chapter_id is None else found[-1]["clauses"]
        into.append({name: value for name, value in said.items() if value or name == "clauses"})
    return found


def measures(version: FrameworkVersion) -> tuple[language.Measure, ...]:
    """Return the measures of a version in the order of its clauses."""
    documents = [document for line in reads.lines(version) for document in line.place.text.measures]
    return reading.of_documents(documents)


def find(code: str) -> FrameworkVersion | None:
    """Return the version that `PARTNERSHIP/SLUG[@VERSION]` names, the latest without a number; None where none is."""
    place, _slash, rest = code.partition("/")
    slug, _at, number = rest.partition("@")
    rows = FrameworkVersion.objects.filter(agreement__partnership__code=place, agreement__slug=slug)
    if number:
        rows = rows.filter(number=int(number)) if number.isdecimal() and len(number) < 6 else rows.none()
    return rows.select_related("agreement__partnership").order_by("-number").first()
