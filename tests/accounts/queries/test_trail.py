"""Verifying the trail: any change by the owner of the tables is found."""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.actions import audit
from accounts.models import AuditEvent
from accounts.queries import check_chain
from jtportal.kernel.actor import BEAT, CLI
from tests.factories.accounts import OrganisationFactory

pytestmark = pytest.mark.django_db

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def flipped(value):
    """Return bytes that differ from `value` in the last bit, whatever it is."""
    content = bytes(value)
    return content[:-1] + bytes([content[-1] ^ 1])


TAMPER = {
    "stream": lambda event: "elsewhere",
    "sequence": lambda event: event.sequence + 1000,
    "at": lambda event: event.at + timedelta(microseconds=1),
    "kind": lambda event: "nobody",
    "user_id": lambda event: (event.user_id or 0) + 1,
    "organisation_id": lambda event: (event.organisation_id or 0) + 1,
    "verb": lambda event: event.verb + "x",
    "target": lambda event: event.target + "x",
    "target_id": lambda event: event.target_id + "1",
    "subject": lambda event: uuid4(),
    "detail": lambda event: {**event.detail, "more": 1},
    "sealed": lambda event: b"x" + bytes(event.sealed or b""),
    "request_id": lambda event: event.request_id + "x",
    "previous_hash": lambda event: flipped(event.previous_hash),
    "hash": lambda event: flipped(event.hash),
}


def some_events(count=3):
    """Record events of two machines about one organisation, personal ones among them."""
    organisation, subject = OrganisationFactory(), uuid4()
    for number in range(count):
        by = (CLI, BEAT)[number % 2]
        audit.record(
            organisation,
            verb="organisation.named",
            by=by,
            after={"n": number},
            subject=subject,
            personal_after={"n": 1},
        )


@given(details=st.lists(JSON, min_size=1, max_size=4))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_chain_holds_after_any_events(db, details):
    audit.record_many(
        [audit.Entry("v", "t", "1", {"before": {}, "after": detail}) for detail in details], by=CLI
    )
    assert check_chain() is None


def test_every_hashed_field_is_tampered_with_below():
    names = {field.attname for field in AuditEvent._meta.concrete_fields}
    assert names - {"id"} == set(TAMPER)


@pytest.mark.parametrize("field", TAMPER)
@pytest.mark.parametrize("which", [0, -1])
def test_any_changed_field_is_found(field, which):
    some_events(4)
    event = list(AuditEvent.objects.order_by("id"))[which]
    AuditEvent.objects.filter(pk=event.pk).update(**{field: TAMPER[field](event)})
    assert check_chain() is not None


def test_break_is_named():
    some_events(5)
    event = AuditEvent.objects.get(stream="cli", sequence=2)
    AuditEvent.objects.filter(pk=event.pk).update(verb="harmless")
    broken = check_chain()
    assert (broken.stream, broken.sequence, broken.event) == ("cli", 2, event.pk)


def test_removed_event_is_found():
    some_events(5)
    AuditEvent.objects.filter(stream="cli", sequence=2).delete()
    broken = check_chain()
    assert (broken.stream, broken.sequence, broken.event) == ("cli", 2, None)


def test_stream_cut_short_after_an_anchor_is_found():
    some_events(5)
    audit.anchor(by=BEAT)
    for lost in (
        AuditEvent.objects.filter(stream="cli", sequence=3),
        AuditEvent.objects.filter(stream="beat", sequence=2),
        AuditEvent.objects.filter(stream="beat"),
    ):
        with transaction.atomic():
            lost.delete()
            assert "anchor" in check_chain().fault
            transaction.set_rollback(True)
    assert check_chain() is None


def test_stream_made_anew_after_an_anchor_is_found():
    some_events(1)
    audit.anchor(by=BEAT)
    AuditEvent.objects.filter(stream="cli").delete()
    some_events(1)
    assert check_chain().fault == "it is not the event that an anchor names"


def test_anchor_that_names_other_ends_is_found():
    some_events(2)
    audit.anchor(by=BEAT)
    event = AuditEvent.objects.get(stream="anchor")
    detail = event.detail
    detail["after"]["digest"] = "0" * 64
    AuditEvent.objects.filter(stream="anchor").delete()
    audit.record_many(
        [audit.Entry(event.verb, event.target, event.target_id, detail)], by=BEAT, stream="anchor"
    )
    assert check_chain().stream == "anchor"


def test_progress_is_told(monkeypatch):
    monkeypatch.setattr("accounts.queries.trail.CHUNK", 2)
    some_events(5)
    told = []
    assert check_chain(told.append) is None
    assert told == [2, 4, 5]


def test_command_shows_progress_on_a_terminal():
    class Terminal(StringIO):
        def isatty(self):
            return True

    some_events(2)
    err = Terminal()
    call_command("check_audit", stdout=StringIO(), stderr=err)
    assert "2" in err.getvalue()


def test_command_says_that_every_chain_holds():
    some_events(4)
    out = StringIO()
    call_command("check_audit", stdout=out)
    assert "4 events verified" in out.getvalue()


def test_command_ends_with_1_and_names_the_break():
    some_events(4)
    AuditEvent.objects.filter(stream="cli", sequence=1).update(verb="harmless")
    with pytest.raises(CommandError, match=r"stream “cli”, event 1: it was changed") as raised:
        call_command("check_audit", stdout=StringIO())
    assert raised.value.returncode == 1
