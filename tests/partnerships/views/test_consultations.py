"""The log says who was heard and what it changed; whose entry it is mends it."""

import pytest
from django.urls import reverse

from partnerships.models import Consultation
from tests.partnerships.diagnoses import add, consult

pytestmark = pytest.mark.django_db
TYPED = {
    "held_on": "2026-03-01",
    "who": "Traders",
    "women": "5",
    "men": "2",
    "unstated": "",
    "heard": "Half left.",
}


def log(cast, name="list"):
    return reverse(f"partnerships:consultation_{name}", kwargs={"partnership": cast.partnership.code})


def test_an_entry_is_written_read_and_mended(client, cast):
    finding = add(cast)
    client.force_login(cast.partner.user)
    assert client.post(log(cast, "new"), {**TYPED, "findings": [str(finding.pk)]}).status_code == 302
    answer = client.get(log(cast))
    assert "<b>7</b> people were heard: 5 women, 2 men." in answer.text
    assert "What it changed is not said yet" in answer.text
    assert finding.title in answer.text
    row = Consultation.objects.get()
    change = reverse("partnerships:consultation_change", kwargs={"pk": row.pk})
    assert change in answer.text
    given = {**TYPED, "changed": "The market stays open.", "seen": "1"}
    assert client.post(change, given).status_code == 302
    assert "The market stays open." in client.get(log(cast)).text


def test_a_meeting_of_nobody_says_so_at_its_field(client, cast):
    client.force_login(cast.partner.user)
    answer = client.post(log(cast, "new"), {**TYPED, "women": "0", "men": "0"})
    assert answer.status_code == 422
    assert "women" in answer.context["form"].errors


def test_somebody_elses_entry_is_not_mended(client, cast):
    row = consult(cast)
    client.force_login(cast.officer.user)
    change = reverse("partnerships:consultation_change", kwargs={"pk": row.pk})
    assert change not in client.get(log(cast)).text
    assert client.get(change).status_code == 403


def test_the_log_says_when_who_and_what_was_heard(client, cast):
    client.force_login(cast.partner.user)
    client.post(log(cast, "new"), {**TYPED, "changed": "The market stays open."})
    client.force_login(cast.personnel.user)
    text = client.get(log(cast)).text
    assert '<time datetime="2026-03-01">1 March 2026</time>' in text
    assert "<h2>Traders</h2>" in text
    assert "<p>Half left.</p>" in text
    assert "7 people: 5 women, 2 men" in text
    assert "The market stays open." in text
    assert str(cast.partner.organisation) in text
