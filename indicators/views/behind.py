"""The rows behind a number, in words: cases, follow-ups, and the communities' outcomes and beneficiaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indicators.calculations import figures as texts
from indicators.definitions import REGISTRY
from indicators.definitions.facts import CASE_FACTS
from indicators.enums import Kind
from indicators.views import wording
from partnerships.enums import Pathway
from workforce.enums import BeneficiaryKind, LabourStatus, OutcomeKind
from workforce.views.facts import sex_words

if TYPE_CHECKING:
    from indicators.definitions import Definition
    from indicators.models import Reading
    from indicators.queries import ListedRow

TABLES = {
    "cases": "indicators/_behind_cases.html",
    "outcomes": "indicators/_behind_outcomes.html",
    "beneficiaries": "indicators/_behind_beneficiaries.html",
    "follow_ups": "indicators/_behind_follow_ups.html",
}


def words(definition: Definition) -> dict[str, Any]:
    """Return how a list of this population is drawn; `persons`: its rows are cases."""
    persons = definition.rows is CASE_FACTS
    return {
        "persons": persons,
        "table": TABLES[definition.rows.key],
        "order": _("by family name") if persons else _("by name"),
    }


def line(reading: Reading, one: ListedRow) -> dict[str, Any]:
    """Return a row of the list."""
    told = LINES[REGISTRY[reading.indicator].rows.key](reading, one)
    town = one.town.label() if one.town else _("municipality unknown")
    return {"town": town, "sex": sex_words(one.facts["sex"] or ""), "taken_back": one.taken_back, **told}


def case(reading: Reading, one: ListedRow) -> dict[str, Any]:
    """Return a case: it exists for nobody any more when it was taken back."""
    kind, facts, row = REGISTRY[reading.indicator].kind, one.facts, one.row
    extra = ""
    if kind == Kind.SUM:
        extra = texts.money(facts["arrears"], facts["currency"], wording.language())
    elif kind == Kind.MEDIAN:
        extra = texts.number(facts["days"], wording.language())
    return {
        "name": row.person.name,
        "url": "" if one.taken_back else reverse("workforce:case_detail", kwargs={"pk": row.pk}),
        "number": row.worker.personnel_number if row.worker else "",
        "site": str(row.site or ""),
        "pathway": facts["pathway"],
        "pathway_label": Pathway(facts["pathway"]).label,
        "open": facts["open"],
        "extra": extra,
    }


def outcome(_reading: Reading, one: ListedRow) -> dict[str, Any]:
    """Return a job or a firm, by the name of whom it came to."""
    row = one.row
    return {
        "name": row.beneficiary.name,
        "url": record_url(row.beneficiary_id),
        "kind": OutcomeKind(one.facts["kind"]).label,
        "day": date_format(one.facts["happened_on"], "SHORT_DATE_FORMAT"),
        "evidence": row.evidence,
    }


def beneficiary(_reading: Reading, one: ListedRow) -> dict[str, Any]:
    """Return a household, a business or a person."""
    return {
        "name": one.row.name,
        "url": record_url(one.row.pk),
        "kind": BeneficiaryKind(one.facts["kind"]).label,
    }


def follow_up(reading: Reading, one: ListedRow) -> dict[str, Any]:
    """Return a person asked six months after leaving, with the answer as it was known then."""
    row, facts = one.row, one.facts
    kept = REGISTRY[reading.indicator].kind == Kind.MEDIAN_SHARE
    return {
        "name": row.case.person.name,
        "url": reverse("workforce:case_work", kwargs={"pk": row.case_id}),
        "number": row.worker.personnel_number,
        "status": LabourStatus(facts["status"]).label,
        "day": date_format(facts["due_on"], "SHORT_DATE_FORMAT"),
        "extra": texts.per_cent(facts["kept"], wording.language()) if kept else "",
    }


def record_url(key: int) -> str:
    """Return the page of a beneficiary's record."""
    return reverse("workforce:community_detail", kwargs={"pk": key})


LINES = {"cases": case, "outcomes": outcome, "beneficiaries": beneficiary, "follow_ups": follow_up}
