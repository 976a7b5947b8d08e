"""The pages of a call: the funnel and the lists behind its numbers, the coordinator's way through it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from accounts.enums import Role
from partnerships.actions import calls, proposals
from partnerships.calculations.calls import table
from partnerships.forms.proposals import TakeInForm
from partnerships.models import Call, Proposal
from partnerships.views import call_letters, call_words
from tests.conftest import member
from tests.factories.calls import a_call, handed, in_appraisal, open_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(cast):
    return member(cast.officer.organisation, Role.COORDINATOR)


@pytest.fixture
def as_coordinator(client, coordinator):
    client.force_login(coordinator.user)
    return client


def url(name, row, query=""):
    return reverse(f"partnerships:{name}", kwargs={"pk": row.pk}) + query


def test_the_numbers_of_the_funnel_lead_to_exactly_their_proposals(as_coordinator, cast, coordinator):
    call, notes = in_appraisal(cast.partnership, coordinator, notes=3)
    page = as_coordinator.get(url("call_detail", call))
    assert [line["count"] for line in page.context["funnel"]] == [3, 3, 0, 0, 0, 0]
    listed = as_coordinator.get(page.context["funnel"][1]["url"])
    assert [line["proposal"] for line in listed.context["lines"]] == notes
    assert as_coordinator.get(url("proposal_list", call, "?step=nonsense")).context["step"] == "notes"


def test_a_partner_sees_the_numbers_but_no_proposal_of_others(client, cast, coordinator):
    call, notes = in_appraisal(cast.partnership, coordinator, notes=2)
    client.force_login(cast.partner.user)
    page = client.get(url("call_detail", call))
    assert [(line["count"], line["url"]) for line in page.context["funnel"]][:2] == [(2, ""), (2, "")]
    assert client.get(url("proposal_list", call)).context["total"] == 0
    assert client.get(url("proposal_detail", notes[0])).status_code == 404


def test_a_draft_exists_only_for_coordinators(client, as_coordinator, cast, coordinator):
    call = a_call(cast.partnership, coordinator)
    assert as_coordinator.get(url("call_detail", call)).status_code == 200
    client.force_login(cast.partner.user)
    assert client.get(url("call_detail", call)).status_code == 404


def test_the_moments_are_those_of_the_partnerships_clock(as_coordinator, cast):
    address = reverse("partnerships:call_new", kwargs={"partnership": cast.partnership.code})
    given = {
        "title": "Call", "opens_at": "2016-07-15T09:00", "note_deadline": "2016-09-06T16:00", "currency": "EUR",
        "grant_min": "150000", "grant_max": "200000", "kinds": ["employer"], "note_threshold": "60",
        "full_threshold": "0", "note_least_appraisers": "2", "full_least_appraisers": "3",
    }  # fmt: skip
    assert as_coordinator.post(address, {**given, "note_deadline": "2016-07-01T16:00"}).status_code == 422
    assert as_coordinator.post(address, given).status_code == 302
    call = Call.objects.get()
    assert call.note_deadline.isoformat() == "2016-09-06T13:00:00+00:00"
    assert 'value="2016-09-06T16:00"' in as_coordinator.get(url("call_change", call)).text


def test_a_call_that_lacks_something_says_what_and_stays(as_coordinator, cast, coordinator):
    call = a_call(cast.partnership, coordinator, criteria=())
    answer = as_coordinator.post(url("call_move", call), {"to": "open"})
    assert answer.status_code == 422
    assert "There is no criterion" in answer.text
    calls.add_criterion(
        call=call, stage="note", name="Jobs", weight=Decimal(1), max_points=Decimal(5), threshold=Decimal(0),
        by=coordinator,
    )  # fmt: skip
    assert as_coordinator.post(url("call_move", call), {"to": "open"}).status_code == 302
    assert Call.objects.get().state == "open"


def test_a_partner_hands_its_note_in_and_follows_it(client, cast, coordinator):
    call = open_call(cast.partnership, coordinator)
    client.force_login(cast.partner.user)
    given = {
        "title": "Welders", "amount": "180000", "language": "uk", "kind_other": cast.partner.organisation.name,
        "file": SimpleUploadedFile("note.txt", b"all about it"), "received_at": "2020-01-01T00:00",
    }  # fmt: skip
    answer = client.post(url("proposal_new", call), given, follow=True)
    made = Proposal.objects.get()
    assert answer.redirect_chain[0][0] == url("proposal_detail", made)
    assert timezone.now() - made.received_at < timedelta(minutes=1)
    assert made.members.get().organisation == cast.partner.organisation
    file = made.files.get()
    given_out = client.get(url("proposal_file", file))
    assert given_out["Content-Disposition"].startswith("attachment")
    assert b"".join(given_out.streaming_content) == b"all about it"
    client.force_login(cast.personnel.user)
    assert client.get(url("proposal_file", file)).status_code == 404
    assert client.get(reverse("partnerships:document_download", args=[file.document_id])).status_code == 404


def test_many_come_in_from_a_file_or_none(as_coordinator, cast, coordinator):
    call = calls.move(call=a_call(cast.partnership, coordinator), to="open", by=coordinator)

    def send(text):
        file = SimpleUploadedFile("notes.csv", text.encode())
        return as_coordinator.post(url("proposal_take_in", call), {"stage": "note", "file": file})

    head = "number,applicant,kinds,title,amount,received,eligible,reason\n"
    all_kinds = "municipality: Tuzla;employment_service;employer;education;other"
    good = f'1,Tuzla,"{all_kinds}",Welders,180000,2016-09-05,yes,\n'
    answer = send(head + good + "2,Lukavac,employer,Bakers,much,2016-09-05,,\n")
    assert answer.status_code == 422
    assert "Line 3: “amount” cannot be read." in answer.text
    assert not Proposal.objects.exists()
    late = "2,Lukavac,employer,Bakers,150 000.50,2016-09-06 17:01,,\n"
    assert send(head + good + late).status_code == 302
    assert list(Proposal.objects.values_list("number", "state", "amount")) == [
        (1, "eligible", Decimal(180000)), (2, "late", Decimal("150000.50")),
    ]  # fmt: skip
    assert send(head + good).status_code == 422


HEAD = "applicant,title,amount,received\n"
ROW = "Tuzla,Welders,180000,2016-09-05\n"
WRONG_FILES = {
    "too large": (f"{HEAD}{ROW}".encode() + b"x" * table.MAX_BYTES, "The file is larger than 5 MB."),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "The file cannot be read as text in UTF-8."),
    "zeros in text": (
        f"{HEAD}Tu\0zla,W,180000,2016-09-05\n".encode(),
        "The file cannot be read as text in UTF-8.",
    ),
    "empty": (b"", "The submitted file is empty."),
    "a heading alone": (HEAD.encode(), "The file holds no proposal."),
    "too many lines": (f"{HEAD}{ROW * (table.MOST + 1)}".encode(), "more lines than can be taken in at once"),
    "too many faults": (
        f"{HEAD}{'a,b,c,d' * 2}\n".encode() * 2 + b"a,b,c,d\n" * table.MOST,
        "more lines than",
    ),
    "a cell without end": (f'{HEAD}"{"x" * 140_000}'.encode(), "cannot be read"),
}


@pytest.mark.parametrize("case", WRONG_FILES)
def test_a_file_that_cannot_be_taken_in_says_why_at_its_field(as_coordinator, cast, coordinator, case):
    call = calls.move(call=a_call(cast.partnership, coordinator), to="open", by=coordinator)
    content, words = WRONG_FILES[case]
    sent = {"stage": "note", "file": SimpleUploadedFile("notes.csv", content)}
    answer = as_coordinator.post(url("proposal_take_in", call), sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"file"}
    assert words in answer.text
    assert not Proposal.objects.exists()


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    class Untouched(SimpleUploadedFile):
        """A file that says when somebody reads it."""

        def read(self, *_given):
            """Nobody should."""
            raise AssertionError("read before its size was asked")

    for size, fine in ((table.MAX_BYTES, True), (table.MAX_BYTES + 1, False)):
        upload = Untouched("notes.csv", b"x" * size)
        assert TakeInForm({"stage": "note"}, {"file": upload}, stages=[("note", "n")]).is_valid() is fine


def test_the_letter_speaks_the_applicants_language(as_coordinator, cast, coordinator):
    call = calls.move(call=a_call(cast.partnership, coordinator), to="open", by=coordinator)
    refused = handed(eligible=False, reason="Без печатки", language="uk")
    made = proposals.receive(call=call, stage="note", handed=refused, by=coordinator)
    answer = as_coordinator.get(url("proposal_letter", made))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    waiting = proposals.receive(call=call, stage="note", handed=handed(2), by=coordinator)
    assert as_coordinator.get(url("proposal_letter", waiting)).content.startswith(b"%PDF")
    with override("uk"):
        told = call_letters.data_of(made), call_letters.data_of(waiting)
    assert [one["title"] for one in told] == ["Рішення щодо вашої пропозиції", "Ваша пропозиція надійшла"]
    assert told[0]["reasons"] == ["Без печатки"]


@pytest.mark.parametrize("name", ["call_detail", "proposal_list"])
def test_pages_ask_the_same_number_of_questions_however_many_proposals(
    as_coordinator, cast, coordinator, name
):
    call = calls.move(call=a_call(cast.partnership, coordinator), to="open", by=coordinator)
    numbers: list[int] = []
    for first, last in ((1, 2), (2, 4)):
        many = [handed(n, eligible=True) for n in range(first, last)]
        proposals.receive_many(call=call, stage="note", handed=many, by=coordinator)
        as_coordinator.get(url(name, call))
        with CaptureQueriesContext(connection) as asked:
            as_coordinator.get(url(name, call))
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]


def test_the_list_of_calls_asks_the_same_number_of_questions(as_coordinator, cast, coordinator):
    address = reverse("partnerships:call_list", kwargs={"partnership": cast.partnership.code})
    numbers: list[int] = []
    for more in (1, 2):
        for _ in range(more):
            in_appraisal(cast.partnership, coordinator, notes=1)
        as_coordinator.get(address)
        with CaptureQueriesContext(connection) as asked:
            page = as_coordinator.get(address)
        numbers.append(len(asked))
    assert [line["notes"] for line in page.context["lines"]] == [1, 1, 1]
    assert numbers[0] == numbers[1]


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(48, 157, "31 %"), (47, 48, "98 %"), (15, 47, "32 %"), (1, 8, "13 %"), (7, 8, "88 %")],
)
def test_a_step_s_share_is_rounded_and_not_cut_off(part, whole, words):
    assert call_words.percent(part, whole).replace("\u00a0", " ") == words


def test_thresholds_are_saved_by_the_forms(as_coordinator, cast, coordinator):
    call = a_call(cast.partnership, coordinator, criteria=())
    page = as_coordinator.get(url("call_change", call))
    typed = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    moments = {
        name: typed[name].strftime("%Y-%m-%dT%H:%M") for name in typed if name.endswith(("_at", "deadline"))
    }
    given = {**typed, **moments, "budget": "", "note_threshold": "62.5", "full_threshold": "70"}
    assert as_coordinator.post(url("call_change", call), given).status_code == 302
    call.refresh_from_db()
    assert (call.note_threshold, call.full_threshold) == (Decimal("62.5"), Decimal(70))
    assert (call.threshold("note"), call.threshold("full")) == (Decimal("62.5"), Decimal(70))
    one = {"stage": "full", "name": "Jobs", "hint": "", "weight": "40", "max_points": "5", "threshold": "2.5"}
    refused = as_coordinator.post(url("call_criteria", call), {**one, "threshold": "6"})
    assert (refused.status_code, 'value="6"' in refused.text) == (422, True)
    assert as_coordinator.post(url("call_criteria", call), one).status_code == 302
    assert call.criteria.get().threshold == Decimal("2.5")
