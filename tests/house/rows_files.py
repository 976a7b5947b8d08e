"""Rows behind the addresses of letters, files, appointments, the register and forms to print: see rows.py."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from workforce.actions import appointments, attachments, case_letters, paper_templates, register
from workforce.models import (
    Appointment,
    Attachment,
    Case,
    Letter,
    LetterTemplate,
    RegisterFile,
    StatutoryForm,
)

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
KEYS = [{"field": "personnel_number", "heading": "Number"}, {"field": "birth_date", "heading": "Born"}]


def a_template(world: Any) -> LetterTemplate:
    """A template of letters."""
    said = {"kind": "other", "language": "en", "name": "Hello", "subject": "Hello", "body": "Dear {name}"}
    return paper_templates.write_letter(partnership=world.cast.partnership, by=world.cast.officer, **said)


def a_letter(world: Any) -> Letter:
    """A letter as it was sent."""
    said = {"language": "en", "subject": "Hello", "body": "Come.", "on": world.cast.partnership.today()}
    return case_letters.write(case=world.row(Case), way="post", by=world.cast.officer, **said)


def a_form(world: Any) -> StatutoryForm:
    """A form about one worker."""
    said = {"key": "form", "language": "en", "kind": "person", "title": "Registration"}
    form = {**said, "parts": [{"field": "name", "label": "Name"}, {"signature": "Applicant"}]}
    paper_templates.load(partnership=world.cast.partnership, letters=(), forms=[form], by=world.cast.officer)
    return StatutoryForm.objects.get(key="form")


def a_list_form(world: Any) -> StatutoryForm:
    """A form that lists workers, made once."""
    found = StatutoryForm.objects.filter(key="list").first()
    if found is None:
        said = {"key": "list", "language": "en", "kind": "list", "title": "Whom the mine lets go"}
        form = {**said, "parts": [{"heading": "Workers"}, {"columns": [{"fact": "name", "label": "Name"}]}]}
        place, by = world.cast.partnership, world.cast.officer
        paper_templates.load(partnership=place, letters=(), forms=[form], by=by)
        found = StatutoryForm.objects.get(key="list")
    return found


def an_attachment(world: Any) -> Attachment:
    """A file of the case."""
    upload = SimpleUploadedFile("book.pdf", PDF)
    return attachments.keep(case=world.row(Case), upload=upload, kind="service", by=world.cast.officer)


def an_appointment(world: Any) -> Appointment:
    """An appointment of the day after tomorrow."""
    begins = timezone.now() + timedelta(days=2)
    officer = world.cast.officer
    return appointments.book(
        case=world.row(Case), officer=officer.user, begins=begins, ends=begins + timedelta(hours=1),
        way="office", by=officer,
    )  # fmt: skip


def a_register_file(world: Any) -> RegisterFile:
    """A file of the register that waits for a decision."""
    place, officer = world.cast.partnership, world.cast.officer
    register.set_mapping(partnership=place, name="R", dates="iso", mark="point", columns=KEYS, by=officer)
    upload = SimpleUploadedFile("register.csv", b"Number,Born\n1,1990-01-01\n")
    return register.receive(partnership=place, upload=upload, on=place.today(), by=officer)


FILE_ROWS = {
    Appointment: an_appointment,
    Attachment: an_attachment,
    Letter: a_letter,
    LetterTemplate: a_template,
    RegisterFile: a_register_file,
    StatutoryForm: a_form,
}
FILE_KEYWORDS = {
    "workforce:appointment_feed": {"token": "no-such-address"},
    "workforce:statutory_case": {"form": lambda world: world.row(StatutoryForm).pk},
    "workforce:statutory_list_pdf": {"pk": lambda world: a_list_form(world).pk},
    "workforce:statutory_pdf": {"form": lambda world: world.row(StatutoryForm).pk},
}
