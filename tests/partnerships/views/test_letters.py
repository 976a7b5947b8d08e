"""Letters of a stage: written together, kept as files, taken away as one ZIP, marked as sent on a day."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import decisions
from partnerships.models import DecisionLetter, Proposal
from partnerships.queries import calls as reads
from tests.conftest import member
from tests.factories.calls import in_appraisal

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(cast):
    return member(cast.officer.organisation, Role.COORDINATOR)


def decided(cast, by, *, notes=2):
    """A call with so many decided notes: the first is invited."""
    call, rows = in_appraisal(cast.partnership, by, notes=notes)
    for yes, some in ((True, rows[:1]), (False, rows[1:])):
        if some:
            decisions.decide(call=call, stage="note", proposals=some, yes=yes, reason="as scored", by=by)
    return call, rows


def url(name, call):
    return reverse(f"partnerships:{name}", kwargs={"pk": call.pk}) + "?stage=note"


def test_letters_are_written_once_kept_and_packed(client, cast, coordinator):
    call, rows = decided(cast, coordinator)
    client.force_login(coordinator.user)
    assert client.get(url("letter_zip", call)).status_code == 302
    assert "<b>2</b> of 2 letters are still to be written" in client.get(url("letter_list", call)).text
    assert client.post(url("letter_write", call)).status_code == 302
    client.post(url("letter_write", call))
    letters = list(DecisionLetter.objects.all())
    today = cast.partnership.today()
    assert [(one.state, one.written_on) for one in letters] == [("invited", today), ("not_invited", today)]
    answer = client.get(url("letter_zip", call))
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as packed:
        assert packed.namelist() == ["N-1.pdf", "N-2.pdf"]
        first = packed.read("N-1.pdf")
    assert first.startswith(b"%PDF")
    shown = client.get(reverse("partnerships:proposal_letter", kwargs={"pk": rows[0].pk}))
    assert shown.content == first
    assert AuditEvent.objects.filter(verb="letter.written").count() == 2


def test_letters_are_marked_as_sent_on_a_day_that_has_come(client, cast, coordinator):
    call, rows = decided(cast, coordinator)
    client.force_login(coordinator.user)
    client.post(url("letter_write", call))
    today = cast.partnership.today()
    for wrong in (today + timedelta(days=1), today - timedelta(days=1)):
        answer = client.post(url("letter_sent", call), {"on": wrong.isoformat(), "stage": "note"})
        assert answer.status_code == 422, "before the decision, or still to come"
    assert (
        client.post(url("letter_sent", call), {"on": today.isoformat(), "stage": "note"}).status_code == 302
    )
    assert set(DecisionLetter.objects.values_list("sent_on", flat=True)) == {today}
    assert "All 2 letters are written and sent" in client.get(url("letter_list", call)).text
    detail = client.get(reverse("partnerships:proposal_detail", kwargs={"pk": rows[0].pk})).text
    assert "sent on" in detail
    again = client.post(url("letter_sent", call), {"on": today.isoformat(), "stage": "note"})
    assert "No letter waits to be sent" in again.text


def test_a_letter_is_read_by_the_coordinator_and_its_applicant_only(client, cast, coordinator):
    call, rows = decided(cast, coordinator)
    client.force_login(coordinator.user)
    client.post(url("letter_write", call))
    Proposal.objects.filter(pk=rows[0].pk).update(applicant=cast.partner.organisation, entered_for=None)
    own = DecisionLetter.objects.get(proposal=rows[0])
    assert list(DecisionLetter.objects.visible_to(cast.partner)) == [own]
    assert DecisionLetter.objects.visible_to(coordinator).count() == 2
    client.force_login(cast.partner.user)
    assert client.get(url("letter_list", call)).status_code == 403
    assert client.get(url("letter_zip", call)).status_code == 403


def test_the_page_asks_the_same_number_of_questions_however_many_letters(client, cast, coordinator):
    client.force_login(coordinator.user)
    numbers = []
    for notes in (1, 3):
        call, _rows = decided(cast, coordinator, notes=notes)
        client.post(url("letter_write", call))
        client.get(url("letter_list", call))
        with CaptureQueriesContext(connection) as asked:
            client.get(url("letter_list", call))
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]


def test_an_applicant_takes_a_proposal_back_before_it_is_decided(client, cast, coordinator):
    call, (own, other) = in_appraisal(cast.partnership, coordinator, notes=2)
    Proposal.objects.filter(pk=own.pk).update(applicant=cast.partner.organisation)
    client.force_login(cast.partner.user)
    withdraw = reverse("partnerships:proposal_withdraw", kwargs={"pk": own.pk})
    assert withdraw in client.get(reverse("partnerships:proposal_detail", kwargs={"pk": own.pk})).text
    assert client.post(withdraw, {"reason": "The hall is sold"}).status_code == 302
    own.refresh_from_db()
    assert (own.state, own.decision_reason) == ("withdrawn", "The hall is sold")
    assert client.post(withdraw, {"reason": ""}).status_code == 422
    with pytest.raises(Refused):
        decisions.decide(call=call, stage="note", proposals=[own], yes=True, reason="x", by=coordinator)
    assert reads.funnel(call).count("notes") == 2
    assert reads.funnel(call).count("eligible") == 1
    stranger = reverse("partnerships:proposal_withdraw", kwargs={"pk": other.pk})
    assert client.post(stranger, {"reason": ""}).status_code == 404
