"""Letters, files and appointments of one case, and the columns of the employment service's own register."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import override

from accounts.enums import Role
from workforce.actions import appointments, attachments, case_letters, ledger, paper_templates, register
from workforce.calculations import letters
from workforce.models import Case, LetterTemplate
from workforce.queries import paper_facts
from workforce.views.letter_templates import EXAMPLES, parsed

if TYPE_CHECKING:
    from indicators.demo.plan import Stage
    from jtportal.kernel.actor import Actor

# Of each place: the register's name, how it writes days and decimals, its headings, its codes of sex, room, paper.
PLACES: dict[str, tuple[str, str, str, dict[str, str], dict[str, str], str, str]] = {
    "ua-demo": (
        "ЄІАС", "dots", "comma",
        {"personnel_number": "Таб. №", "birth_date": "Дата нар.", "family_name": "Прізвище", "given_name": "Ім'я",
         "sex": "Стать", "wage": "Зарплата", "dependants": "Утриманці", "pathway": "Шлях"},
        {"female": "ж", "male": "ч"}, "Каб. 12", "довідка про стаж.docx",
    ),
    "pl-demo": (
        "Syriusz", "dots", "comma",
        {"personnel_number": "Nr ewid.", "birth_date": "Data ur.", "family_name": "Nazwisko", "given_name": "Imię",
         "sex": "Płeć", "wage": "Wynagrodzenie", "dependants": "Na utrzymaniu", "pathway": "Droga"},
        {"female": "K", "male": "M"}, "Pok. 12", "zaświadczenie o stażu.docx",
    ),
    "ba-demo": (
        "Evidencija", "dots", "comma",
        {"personnel_number": "Matični broj", "birth_date": "Datum rođenja", "family_name": "Prezime",
         "given_name": "Ime", "sex": "Spol", "wage": "Plata", "dependants": "Izdržavani", "pathway": "Put"},
        {"female": "Ž", "male": "M"}, "Soba 12", "uvjerenje o stažu.docx",
    ),
    "gb-demo": (
        "Labour register", "slashes", "point",
        {"personnel_number": "Payroll no", "birth_date": "DOB", "family_name": "Surname", "given_name": "Forename",
         "sex": "Sex", "wage": "Monthly pay", "dependants": "Dependants", "pathway": "Pathway"},
        {"female": "F", "male": "M"}, "Room 12", "record of service.docx",
    ),
}  # fmt: skip


def load(stage: Stage) -> None:
    """Take the examples in and show one case with everything, where there are none yet."""
    told, officer = PLACES.get(stage.partnership.code), stage.person(Role.CASE_OFFICER)
    if told is None or officer is None:
        return
    if LetterTemplate.objects.filter(partnership=stage.partnership).exists():
        return
    with transaction.atomic():
        for path in sorted(EXAMPLES.glob("*.yaml")):
            said = parsed(path.read_text(encoding="utf-8"))
            paper_templates.load(
                partnership=stage.partnership, letters=said.letters, forms=said.forms, by=officer
            )
        name, dates, mark, headings, codes, room, paper = told
        columns = [
            {"field": field, "heading": heading, **({"codes": codes} if field == "sex" else {})}
            for field, heading in headings.items()
        ]
        register.set_mapping(
            partnership=stage.partnership, name=name, dates=dates, mark=mark, columns=columns, by=officer
        )
        rows = Case.objects.filter(partnership=stage.partnership, closed_on=None, retracted_at=None)
        known = rows.exclude(pathway="none").select_related(*RELATED).order_by("sort_key").first()
        if known is not None:
            one_case(known, officer, room, paper)


RELATED = ("partnership", "person", "worker__current", "worker__site", "residence", "officer")


def one_case(case: Case, officer: Actor, room: str, paper: str) -> None:
    """Book appointments, one of them missed; write the invitation; keep a paper."""
    place = case.partnership
    day = place.today()
    with ledger.travelling(datetime.combine(day - timedelta(days=12), time(9), tzinfo=UTC)):
        begins = datetime.combine(day - timedelta(days=5), time(10), tzinfo=place.zone)
        missed = book(case, officer, begins, room)
    appointments.settle(appointment=missed, to="no_show", by=officer)
    coming = book(case, officer, datetime.combine(day + timedelta(days=3), time(11), tzinfo=place.zone), room)
    language = place.language if place.language in ("uk", "pl") else "en"
    template = LetterTemplate.objects.get(partnership=place, key="invitation", language=language)
    with override(language):
        facts = paper_facts.facts_of(case, officer) | paper_facts.facts_about(coming, case)
    facts["officer"] = facts["officer"] or str(officer.user)
    said: dict[str, Any] = {
        name: letters.filled(getattr(template, name), facts) for name in ("subject", "body")
    }
    case_letters.write(
        case=case, template=template, language=language, on=day, way="post", by=officer, **said
    )
    content = letters.as_word(head=[str(case.worker)], date_line=str(day), subject=paper, body="…", foot="")
    upload = SimpleUploadedFile(paper, content)
    attachments.keep(case=case, upload=upload, kind="service", evidences="service", by=officer)


def book(case: Case, officer: Actor, begins: datetime, room: str) -> Any:
    """Book half an hour at the office."""
    return appointments.book(
        case=case, officer=officer.user, begins=begins, ends=begins + timedelta(minutes=30), way="office",
        place=room, despite=True, by=officer,
    )  # fmt: skip
