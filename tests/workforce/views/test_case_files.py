"""Letters, files and appointments of a case in the browser's eyes."""

from datetime import date, datetime, time, timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from tests.conftest import member
from tests.factories.workforce import CaseFactory
from tests.house.rows_files import PDF
from tests.pdf_text import words
from workforce.actions import appointments, ledger
from workforce.models import Appointment, Attachment, Contact, Letter, LetterTemplate

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return CaseFactory(worker__site=cast.site)


def url(name, row):
    return reverse(f"workforce:{name}", kwargs={"pk": row.pk})


def place(name, cast):
    return reverse(f"workforce:{name}", kwargs={"partnership": cast.partnership.code})


def text_of(client, address):
    return unescape(" ".join(client.get(address).content.decode().split()))


def tomorrow(cast):
    return cast.partnership.today() + timedelta(days=1)


def book(client, cast, case, **more):
    said = {
        "officer": cast.officer.user.pk,
        "on": tomorrow(cast),
        "at": "10:00",
        "until": "10:30",
        "way": "office",
    }
    return client.post(url("appointment_new", case), {**said, "place": "Room 4", **more})


def test_the_page_teaches_and_the_case_leads_to_it(officer_client, case):
    assert "No appointment is coming." in text_of(officer_client, url("case_detail", case))
    text = text_of(officer_client, url("case_files", case))
    assert "<b>no appointment</b> coming" in text
    assert "The language of letters is not known yet." in text


def test_an_appointment_is_booked_on_the_partnerships_clock(officer_client, cast, case):
    assert book(officer_client, cast, case).status_code == 302
    row = Appointment.objects.get()
    assert row.begins == datetime.combine(tomorrow(cast), time(10), tzinfo=cast.partnership.zone)
    for address in (url("case_files", case), url("case_detail", case), place("appointment_list", cast)):
        assert "10:00" in text_of(officer_client, address)
    other = CaseFactory(worker__site=cast.site)
    taken = book(officer_client, cast, other, at="10:15", until="11:00")
    assert taken.status_code == 422
    assert "10:00–10:30" in str(taken.context["form"].errors["despite"])
    assert book(officer_client, cast, other, at="10:15", until="11:00", despite="on").status_code == 302


def test_a_time_that_the_clock_leaps_over_is_said_at_its_field(officer_client, cast, case):
    answer = book(officer_client, cast, case, on="2027-03-28", at="03:30", until="05:00")
    assert answer.status_code == 422
    assert "at" in answer.context["form"].errors


def test_moved_called_off_and_settled(officer_client, cast, case):
    book(officer_client, cast, case)
    row = Appointment.objects.get()
    page = officer_client.get(url("appointment_move", row))
    assert page.context["form"]["at"].value() == time(10)
    said = {"on": tomorrow(cast), "at": "12:00", "until": "12:30", "place": "Room 5", "seen": 0}
    officer_client.post(url("appointment_move", row), said)
    assert officer_client.post(url("appointment_move", row), said).status_code == 422  # seen before it moved
    officer_client.post(url("appointment_cancel", row), {"why": "ill"})
    assert "ill" in text_of(officer_client, url("case_files", case))
    with ledger.travelling(timezone.now() - timedelta(days=9)):
        begins = timezone.now() - timedelta(days=2)
        past = appointments.book(
            case=case, officer=cast.officer.user, begins=begins, ends=begins + timedelta(hours=1), way="phone",
            by=cast.officer,
        )  # fmt: skip
    assert url("appointment_settle", past) in text_of(officer_client, place("appointment_list", cast))
    officer_client.post(url("appointment_settle", past), {"to": "no_show", "note": "rang twice"})
    assert Contact.objects.get().result == "no_show"
    assert "Did not come 1 time." in text_of(officer_client, url("case_detail", case))


def feed(client, cast, **more):
    client.post(place("calendar_open", cast), more)
    text = text_of(client, place("appointment_list", cast))
    return "/calendar/" + text.split("/calendar/", 1)[1].split(".ics")[0] + ".ics"


def test_a_calendar_reads_appointments_and_no_name(officer_client, client, cast, case):
    book(officer_client, cast, case, topic="Pension")
    address = feed(officer_client, cast)
    assert "appointments.ics" not in text_of(officer_client, place("appointment_list", cast))  # shown once
    client.logout()
    answer = client.get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.content.decode().replace("\r\n ", "")
    assert "SUMMARY:Appointment: at the office\r\n" in text
    assert "SEQUENCE:0" in text
    person = case.person
    assert not [word for word in (person.family_name, person.given_name, "Pension", "Room 4") if word in text]
    client.force_login(cast.officer.user)
    fresh = feed(client, cast, initials="1")
    assert client.get(address).status_code == 404
    assert f"{person.family_name[0]}. {person.given_name[0]}." in client.get(fresh).content.decode()
    client.post(place("calendar_close", cast))
    assert client.get(fresh).status_code == 404


def test_examples_are_taken_in_and_fill_a_letter_in_the_workers_language(officer_client, cast, case):
    officer_client.post(place("paper_examples", cast))
    officer_client.post(place("paper_examples", cast))
    assert LetterTemplate.objects.count() == 15
    said = {"source": "hand", "standing": "stated", "on": cast.partnership.today(), "language": "pl"}
    officer_client.post(url("intake_wishes", case), said)
    book(officer_client, cast, case)
    page = officer_client.get(url("letter_new", case))
    assert page.context["templates"][0].language == "pl"
    chosen = LetterTemplate.objects.get(key="invitation", language="pl")
    page = officer_client.get(url("letter_new", case), {"template": chosen.pk})
    body = page.context["form"]["body"].value()
    assert case.person.name in body
    assert "Room 4" in body
    assert "godz. 10:00" in body
    assert "{" not in body


def test_a_letter_is_kept_and_given_out_as_pdf_and_docx(officer_client, case):
    said = {"subject": "Запрошення", "body": "Приходьте.\n\nЧекаємо.", "language": "uk", "on": "2026-03-01"}
    officer_client.post(url("letter_new", case), {**said, "way": "post"})
    letter = Letter.objects.get()
    assert "Приходьте." in text_of(officer_client, url("letter_detail", letter))
    paper = officer_client.get(url("letter_pdf", letter))
    assert paper["X-Content-Type-Options"] == "nosniff"
    assert "Чекаємо." in words(paper.content)
    word = officer_client.get(url("letter_docx", letter))
    assert word.content.startswith(b"PK")
    assert word["Content-Disposition"] == f'attachment; filename="letter-{letter.pk}.docx"'


def test_a_template_says_at_its_field_what_may_be_used(officer_client, cast):
    said = {"kind": "other", "language": "en", "name": "N", "subject": "S", "body": "Dear {nmae}"}
    answer = officer_client.post(place("letter_template_new", cast), said)
    assert answer.status_code == 422
    assert "{name}" in str(answer.context["form"].errors["body"])
    officer_client.post(place("letter_template_new", cast), {**said, "body": "Dear {name}"})
    row = LetterTemplate.objects.get()
    page = officer_client.get(url("letter_template_change", row)).context["form"]
    changed = {name: page[name].value() for name in page.fields} | {"body": "Hello {name}"}
    officer_client.post(url("letter_template_change", row), changed)
    assert LetterTemplate.objects.get(replaced_at=None).body == "Hello {name}"
    assert officer_client.post(url("letter_template_change", row), changed).status_code == 422


def add(client, case, **more):
    upload = SimpleUploadedFile("work book.pdf", PDF)
    said = {"file": upload, "kind": "service", "evidences": "underground", "on": date(2020, 1, 1)}
    return client.post(url("attachment_new", case), {**said, **more})


def test_a_file_is_given_out_as_a_download_alone(officer_client, case):
    assert add(officer_client, case).status_code == 302
    row = Attachment.objects.get()
    text = text_of(officer_client, url("case_files", case))
    assert "shows years under ground" in text
    answer = officer_client.get(url("attachment_file", row))
    assert answer["Content-Disposition"] == 'attachment; filename="work book.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(answer.streaming_content) == PDF
    officer_client.post(url("attachment_back", row), {"reason": "of another person"})
    assert officer_client.get(url("attachment_file", row)).status_code == 404
    assert "taken back: of another person" in text_of(officer_client, url("case_files", case))


def test_a_restricted_file_is_opened_by_case_officers_with_a_record(client, officer_client, cast, case):
    add(officer_client, case, restricted="on")
    row = Attachment.objects.get()
    assert officer_client.get(url("attachment_file", row)).status_code == 403
    assert b"".join(officer_client.post(url("attachment_look", row)).streaming_content) == PDF
    assert AuditEvent.objects.filter(verb="attachment.looked", user=cast.officer.user).count() == 1
    coordinator = member(cast.officer.organisation, "coordinator")
    client.force_login(coordinator.user)
    assert client.post(url("attachment_look", row)).status_code == 403
    assert url("attachment_look", row) not in text_of(client, url("case_files", case))


def test_a_disguised_file_is_said_at_its_field(officer_client, case):
    answer = add(officer_client, case, file=SimpleUploadedFile("a.pdf", b"<script>"))
    assert answer.status_code == 422
    assert "file" in answer.context["form"].errors


def test_the_pages_ask_a_fixed_number_of_questions(officer_client, cast, case):
    def ask(address):
        with CaptureQueriesContext(connection) as asked:
            officer_client.get(address)
        return len(asked)

    def more(number):
        book(officer_client, cast, case, at=f"{11 + number}:00", until=f"{11 + number}:30")
        add(officer_client, case, file=SimpleUploadedFile("a.pdf", PDF + b"%" * number))
        said = {"subject": "S", "body": "B", "language": "en", "on": "2026-03-01", "way": "post"}
        officer_client.post(url("letter_new", case), said)

    more(1)
    addresses = [url("case_files", case), place("appointment_list", cast)]
    [ask(one) for one in addresses]
    before = [ask(one) for one in addresses]
    more(2)
    more(3)
    assert [ask(one) for one in addresses] == before


@pytest.mark.parametrize("who", ["partner", "personnel", "outsider"])
def test_nothing_of_this_exists_for_anybody_else(client, officer_client, cast, case, who):
    add(officer_client, case)
    book(officer_client, cast, case)
    client.force_login(getattr(cast, who).user)
    for name in ("case_files", "letter_new", "attachment_new", "appointment_new"):
        assert client.get(url(name, case)).status_code == 404
    assert client.get(url("attachment_file", Attachment.objects.get())).status_code == 404
    assert client.get(url("appointment_move", Appointment.objects.get())).status_code == 404
    assert client.get(place("appointment_list", cast)).status_code in (403, 404)
