"""Facts about the person of a case as words, for letters and forms, in the language in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from jtportal.kernel.money import written
from workforce.enums import LETTER_FACTS, PAPER_FACTS, LetterKind
from workforce.models import Appointment, FollowUp, Household, PackageGrant, Referral, Wishes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from jtportal.kernel.actor import Actor
    from workforce.models import Case

# Which row a letter of a kind may be about.
ABOUT: dict[str, Any] = {
    LetterKind.APPOINTMENT: Appointment,
    LetterKind.GRANTED: PackageGrant,
    LetterKind.REFUSED: PackageGrant,
    LetterKind.REFERRAL: Referral,
    LetterKind.FOLLOW_UP: FollowUp,
}
STATES = {
    LetterKind.APPOINTMENT: ("planned",),
    LetterKind.GRANTED: ("approved", "suspended", "ended"),
    LetterKind.REFUSED: ("refused",),
}


def names_for(kind: str) -> tuple[str, ...]:
    """Return the placeholders that letters of a kind may use."""
    return (*PAPER_FACTS, *LETTER_FACTS.get(LetterKind(kind), {}))


def day(value: date | None) -> str:
    """Return a day in words, or nothing."""
    return date_format(value, "DATE_FORMAT") if value else ""


def number(value: Decimal | int | None) -> str:
    """Return a number as the language writes it, or nothing."""
    return "" if value is None else number_format(value)


def language_of(case: Case) -> str:
    """Return the language in which the worker wants to be written to; '' where nobody asked."""
    rows = Wishes.objects.filter(case=case, retracted_at=None).order_by("pk")
    return rows.values_list("language", flat=True).first() or ""


def facts_of(case: Case, actor: Actor) -> dict[str, str]:
    """Return what is known: {name of PAPER_FACTS: words}, '' where it is not known."""
    return facts_of_many([case], actor)[case.pk]


def facts_of_many(cases: Iterable[Case], actor: Actor) -> dict[int, dict[str, str]]:
    """Return the facts of cases (person, partnership, worker__current, worker__site, residence, officer at hand)."""
    rows = list(cases)
    homes = Household.objects.filter(case__in=[one.pk for one in rows], retracted_at=None).order_by("pk")
    dependants = dict(homes.values_list("case", "dependants"))
    return {one.pk: _facts(one, actor, dependants.get(one.pk)) for one in rows}


def _facts(case: Case, actor: Actor, dependants: int | None) -> dict[str, str]:
    person, worker, place = case.person, case.worker, case.partnership
    told: Any = worker.current if worker else None
    known = told.dependants if told and dependants is None else dependants
    return {
        "name": person.name,
        "family_name": person.family_name,
        "given_name": person.given_name,
        "patronymic": person.patronymic,
        "birth_date": day(person.birth_date),
        "sex": {"female": _("female"), "male": _("male")}.get(person.sex, ""),
        "residence": str(case.residence or "") or (told.residence_text if told else ""),
        "personnel_number": worker.personnel_number if worker else "",
        "mine": str(worker.site) if worker else "",
        "occupation": told.occupation_title if told else "",
        "occupation_code": told.occupation_code if told else "",
        "service_start": day(told.service_start) if told else "",
        "underground_years": number(told.underground_years) if told else "",
        "wage": written(told.wage, told.currency) if told and told.wage is not None else "",
        "contract": str(told.get_contract_display()) if told and told.contract else "",
        "dependants": number(known),
        "left_on": day(worker.left_on) if worker else "",
        "pathway": str(case.get_pathway_display()) if case.pathway != "none" else "",
        "opened_on": day(case.opened_on),
        "officer": str(case.officer or ""),
        "office": str(actor.organisation or ""),
        "partnership": str(place),
        "today": day(place.today()),
    }


def rows_about(kind: str, case: Case, actor: Actor) -> list[Any]:
    """Return what a letter of a kind may be about in this case, latest first."""
    model = ABOUT.get(kind)
    if model is None:
        return []
    rows = model.objects.visible_to(actor).filter(case=case)
    if kind in STATES:
        rows = rows.filter(state__in=STATES[LetterKind(kind)])
    related = {Appointment: ("officer",), PackageGrant: ("version",), Referral: ("partner",)}.get(model, ())
    return list(rows.select_related(*related).order_by("-pk")[:20])


def facts_about(row: Any, case: Case) -> dict[str, str]:
    """Return what LETTER_FACTS name, of the row that a letter is about; what nobody recorded is left out."""
    if isinstance(row, Appointment):
        begins = row.begins.astimezone(case.partnership.zone)
        said = {"day": day(begins.date()), "time": date_format(begins, "H:i")}
        where = row.place or str(row.get_way_display())
        return said | {"place": where, "topic": row.topic, "officer": str(row.officer)}
    if isinstance(row, PackageGrant):
        known = {"package": str(row.version.name), "amount": written(row.amount, row.currency)}
        return known | {"decided_on": day(row.approved_on or row.ended_on), "reasons": row.why}
    if isinstance(row, Referral):
        return {"partner": str(row.partner), "what": row.what, "answer_by": day(row.due_on)}
    return {"asked_day": day(row.due_on)} if isinstance(row, FollowUp) else {}
