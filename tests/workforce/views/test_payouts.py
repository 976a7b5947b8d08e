"""Paying through the pages: entered, released by another, sent as CSV and XLSX, the answers read back."""

import csv
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import AuditEvent
from tests.workforce.granted import approved, desk_of, proved, released
from workforce.actions.packages import paying
from workforce.models import GrantPayment, PaymentList

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast):
    return desk_of(cast)


@pytest.fixture
def grant(desk):
    made = approved(desk, account="UA213223130000026007233566001")
    proved(desk, made)
    return made


def sent(desk, grant, *amounts):
    """A list of payments of the package."""
    for amount in amounts:
        released(desk, grant, amount)
    return paying.make_list(partnership=desk.cast.partnership, by=desk.officer)


def answers(made, client, content, name="answers.csv"):
    return client.post(
        f"/packages/lists/{made.pk}/answers/", {"file": SimpleUploadedFile(name, content)}, follow=True
    )


def test_one_enters_another_releases_and_the_list_goes_out(desk, grant, client):
    client.force_login(desk.officer.user)
    part = grant.instalments.get()
    refused = client.post(f"/packages/parts/{part.pk}/pay/", {"amount": "100.01"})
    assert (refused.status_code, "100.01" in refused.content.decode()) == (422, True)
    client.post(f"/packages/parts/{part.pk}/pay/", {"amount": "100"})
    payment = GrantPayment.objects.get()
    assert client.post(f"/packages/payments/{payment.pk}/release/").status_code == 403
    client.force_login(desk.approver.user)
    client.post(f"/packages/payments/{payment.pk}/release/")
    client.force_login(desk.officer.user)
    page = client.post(f"/p/{desk.cast.partnership.code}/packages/send/", follow=True)
    assert "<b>1</b> of 1 payments on this list is not answered yet." in page.content.decode()
    again = client.post(f"/p/{desk.cast.partnership.code}/packages/send/", follow=True)
    assert "Nothing that is released waits" in again.content.decode()
    payment.refresh_from_db()
    assert payment.state == "listed"


def test_a_payment_is_withdrawn_refused_or_taken_back(desk, grant, client):
    client.force_login(desk.officer.user)
    part = grant.instalments.get()
    client.post(f"/packages/parts/{part.pk}/pay/", {"amount": "10"})
    client.post(f"/packages/payments/{GrantPayment.objects.last().pk}/withdraw/")
    client.post(f"/packages/parts/{part.pk}/pay/", {"amount": "10"})
    second = released(desk, grant, 20)
    client.post(f"/packages/payments/{second.pk}/take-back/", {"reason": "Wrong account."})
    client.force_login(desk.approver.user)
    waiting = GrantPayment.objects.get(state="entered")
    client.post(f"/packages/payments/{waiting.pk}/refuse/", {"reason": "No receipt."})
    states = GrantPayment.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["withdrawn", "refused", "returned"]
    assert part.payments.count() == 3


def test_csv_and_xlsx_say_the_same_and_their_taking_is_recorded(desk, grant, client):
    made = sent(desk, grant, 60, 40)
    client.force_login(desk.officer.user)
    text = client.post(f"/packages/lists/{made.pk}/payments.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    book = openpyxl.load_workbook(io.BytesIO(client.post(f"/packages/lists/{made.pk}/payments.xlsx").content))
    sheet = [
        ["" if cell is None else cell for cell in row] for row in book.active.iter_rows(values_only=True)
    ]
    assert rows == sheet
    first = GrantPayment.objects.order_by("pk").first()
    name = desk.case.person.name
    assert rows[1][:5] == [first.reference, name, "UA213223130000026007233566001", "60.00", "UAH"]
    assert AuditEvent.objects.filter(verb="package.list_taken").count() == 2


@pytest.mark.parametrize("language", ["en", "uk", "pl"])
def test_the_file_that_was_sent_comes_back_with_answers_in_any_language(desk, grant, client, language):
    made = sent(desk, grant, 60, 40)
    desk.officer.user.language = language
    desk.officer.user.save()
    client.force_login(desk.officer.user)
    client.cookies["django_language"] = language
    content = client.post(f"/packages/lists/{made.pk}/payments.xlsx").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    sheet["F2"], sheet["G2"] = "paid", "2026-03-03"
    sheet["F3"], sheet["I3"] = "returned", "Account closed."
    out = io.BytesIO()
    book.save(out)
    assert answers(made, client, out.getvalue(), "answers.xlsx").status_code == 200
    states = GrantPayment.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["paid", "returned"]
    assert desk.line.paid == 60


def test_a_bad_row_stops_the_file_and_a_second_reading_changes_nothing(desk, grant, client):
    made = sent(desk, grant, 100)
    client.force_login(desk.officer.user)
    reference = GrantPayment.objects.get().reference
    head = "Reference,Answer,Paid on,Amount paid,Reason\n"
    bad = answers(made, client, f"{head}{reference},paid,soon,,\n".encode())
    assert (bad.status_code, f"Line 2, {reference}: no day of payment" in bad.content.decode()) == (422, True)
    assert answers(made, client, b"a,b\n").status_code == 422
    good = f"{head}{reference},paid,2026-03-03,130,\nPK-0-0,paid,2026-03-03,,\n".encode()
    said = answers(made, client, good).content.decode()
    for words in ("Paid: 1. Returned: 0.", f"claimed back: {reference}", "Not on this list: PK-0-0"):
        assert words in said
    assert f"left as it was: {reference}" in answers(made, client, good).content.decode()
    assert desk.line.paid == 100
    assert PaymentList.objects.count() == 1
