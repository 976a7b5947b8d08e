"""What was there before: who sits in the anchor body, until when, and what it and the partners brought."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from partnerships.actions import anchors
from partnerships.models import Anchor, AnchorMember, Brought
from partnerships.queries import phases

pytestmark = pytest.mark.django_db
MARCH = date(2024, 3, 1)
BANK = {
    "what": "A job bank", "since": "2024-05-01", "baseline": "A list on paper", "unit": "offers a year",
    "baseline_value": "12", "baseline_on": "2024-03-01", "now": "Online", "now_value": "140",
    "now_on": "2026-03-01",
}  # fmt: skip


@pytest.fixture
def body(cast, coordinator):
    """The council that carries the partnership."""
    return anchors.take_in(
        partnership=cast.partnership, kind="council", name="Regional council", since=MARCH, mandate="Leads.",
        mandated_on=MARCH, by=coordinator,
    )  # fmt: skip


@pytest.fixture
def page(cast):
    """The page of the body."""
    return reverse("partnerships:anchor_detail", kwargs={"partnership": cast.partnership.code})


def url(name, row):
    return reverse(f"partnerships:{name}", kwargs={"pk": row.pk})


def test_the_board_is_written_down_and_a_seat_ends(coordinator_client, cast, body, page):
    add = url("anchor_member_add", body)
    typed = {"organisation": "", "name": "", "seat": "chair", "valid_from": "2024-03-01", "valid_until": ""}
    refused = coordinator_client.post(add, typed)
    assert (refused.status_code, "not both" in refused.text) == (422, True)
    known = cast.partner.organisation
    coordinator_client.post(add, {**typed, "organisation": known.pk})
    coordinator_client.post(add, {**typed, "name": "Board of trade", "seat": "member"})
    text = coordinator_client.get(page).text
    assert f"<b>{known}</b> · chair" in text
    assert "<b>Board of trade</b> · member" in text
    member = AnchorMember.objects.get(name="Board of trade")
    change = url("anchor_member_change", member)
    typed |= {"name": "Board of trade", "seat": "member", "seen": member.revision}
    assert coordinator_client.post(change, {**typed, "valid_until": "2024-02-01"}).status_code == 422
    assert coordinator_client.post(change, {**typed, "valid_until": "2025-02-28"}).status_code == 302
    assert [one["now"] for one in coordinator_client.get(page).context["members"]] == [True, False]
    stale = coordinator_client.post(change, {**typed, "seat": "guest"})
    assert "Somebody has changed this since you opened it." in stale.text


def test_the_body_itself_brings_something_told_in_numbers(coordinator_client, body, page):
    bring = url("anchor_bring", body)
    for field, words in (("baseline_on", "of which day"), ("unit", "what is counted")):
        refused = coordinator_client.post(bring, {**BANK, field: ""})
        assert (refused.status_code, words in refused.text) == (422, True)
    assert coordinator_client.post(bring, BANK).status_code == 302
    text = coordinator_client.get(page).text
    assert "Regional council, since" in " ".join(text.split())
    assert "12 offers a year" in text
    assert "140 offers a year" in text


def test_what_was_brought_is_corrected_and_taken_back_with_a_reason(
    coordinator_client, union, page, coordinator
):
    row = anchors.bring(partner=union, what="A job bank", baseline="None", since=MARCH, by=coordinator)
    change, typed = url("brought_change", row), {**BANK, "seen": 1, "reason": ""}
    assert coordinator_client.post(change, typed).status_code == 422
    assert coordinator_client.post(change, {**typed, "reason": "The number was missing."}).status_code == 302
    row.refresh_from_db()
    assert (row.now_value, row.revision) == (140, 2)
    assert AuditEvent.objects.get(verb="brought.changed").detail["reason"] == "The number was missing."
    stale = coordinator_client.post(change, {**typed, "reason": "Again."})
    assert (stale.status_code, "Somebody has changed this" in stale.text) == (422, True)
    withdraw = url("brought_withdraw", row)
    assert coordinator_client.post(withdraw, {"reason": ""}).status_code == 422
    assert coordinator_client.post(withdraw, {"reason": "It was the service's."}).status_code == 302
    assert "It was the service&#x27;s." in coordinator_client.get(page).text
    assert "A job bank" not in coordinator_client.get(url("partner_detail", union)).text
    assert "taken back already" in coordinator_client.post(withdraw, {"reason": "Twice."}).text
    assert Brought.objects.count() == 1


def test_only_the_coordinator_writes(client, cast, body, union, coordinator):
    row = anchors.bring(partner=union, what="A job bank", baseline="None", since=MARCH, by=coordinator)
    addresses = [url(name, body) for name in ("anchor_member_add", "anchor_bring")]
    addresses += [url(name, row) for name in ("brought_change", "brought_withdraw")]
    for actor, status in ((cast.partner, 403), (cast.outsider, 404), (coordinator, 200)):
        client.force_login(actor.user)
        assert [client.get(address).status_code for address in addresses] == [status] * 4


def test_a_mandate_that_ends_is_due_and_one_that_has_ended_is_lacking(cast, body):
    place, today = cast.partnership, cast.partnership.today()
    for days, words, risk in ((30, "ends.", False), (-1, "has ended.", True)):
        Anchor.objects.update(mandate_until=today + timedelta(days=days))
        said = [point for point in phases.points([place])[place.pk] if "mandate" in point.label]
        assert [(point.label, point.risk) for point in said] == [
            (f"The mandate of Regional council {words}", risk)
        ]
    lines = phases.checklists([place], {place.pk: ["anchor"]})[place.pk]["anchor"].lines
    assert {line.key: line.met for line in lines}["anchor_body"] is False
