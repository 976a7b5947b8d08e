"""The trail of an import: an event per row in a stream of its own, sealed, anchored, verifiable."""

import pytest
from django.conf import settings

from accounts.actions.audit import erase_subject_key
from accounts.calculations import chain, keyring
from accounts.models import AuditEvent, SubjectKey
from accounts.queries import check_chain
from jtportal.kernel.actor import CLI
from tests.workforce.rosters import DAY, bring_in, csv_of, in_country, row
from workforce.models import Worker

pytestmark = pytest.mark.django_db
ROWS = [row(1, family="Sealed", national="QQ123456A"), row(2), row(3, birth="x")]


@pytest.fixture
def done(cast):
    """A first import."""
    in_country(cast.site, "GB", "GBP", "en")
    return bring_in(cast.site, csv_of(ROWS), cast.officer)


def events(roster_import):
    """Return the events of the import's own stream in order."""
    return AuditEvent.objects.filter(stream=f"import:{roster_import.pk}").order_by("sequence")


def opened(event):
    """Return what an event holds about the person."""
    key = SubjectKey.objects.get(subject=event.subject)
    return chain.unseal(bytes(event.sealed), keyring.person_key(bytes(key.secret), (settings.FIELD_KEY,)))


def test_every_row_that_went_in_has_its_event(cast, done):
    first, second = events(done)
    assert (first.verb, first.target, first.user, first.organisation) == (
        "worker.imported", "workforce.worker", cast.officer.user, cast.officer.organisation,
    )  # fmt: skip
    person = Worker.objects.get(personnel_number="1").person
    assert (first.subject, second.sequence) == (person.subject, 2)
    assert first.detail["after"]["line"] == 2
    said = opened(first)
    assert (said["before"], said["after"]["family_name"], said["after"]["wage"]) == ({}, "Sealed", "3100.50")


def test_nothing_personal_stands_open_and_no_national_number_anywhere(done):
    for event in AuditEvent.objects.all():
        assert "Sealed" not in str(event.detail)
        assert b"Sealed" not in bytes(event.sealed or b"")
    assert "QQ123456A" not in str(opened(events(done)[0]))


def test_a_change_says_what_was_before(cast, done):
    changed = bring_in(
        cast.site, csv_of([row(1, family="Sealed", wage="9", national="QQ999999A"), *ROWS[1:]]), cast.officer
    )
    (event,) = events(changed)
    assert event.verb == "worker.updated"
    assert event.detail["after"] == {"line": 2, "national_number": "changed"}
    assert opened(event) == {"before": {"wage": "3100.50"}, "after": {"wage": "9.00"}}


def test_questions_have_events_too(cast, done):
    asked = bring_in(
        cast.site,
        csv_of([row(1, family="Sealed"), row(3), row(4, birth="1980-02-01", family="Sealed")]),
        cast.officer,
    )
    told = [(event.verb, event.detail["after"].get("kind")) for event in events(asked)]
    assert told.count(("task.asked", "leaver")) == 1
    assert told.count(("task.asked", "duplicate")) == 1


def test_the_actors_stream_names_the_end_of_the_imports(cast, done):
    anchor = AuditEvent.objects.get(verb="roster.imported")
    last = events(done).last()
    assert anchor.stream == f"organisation:{cast.officer.organisation_id}"
    assert anchor.detail["after"]["last_hash"] == bytes(last.hash).hex()
    assert (anchor.detail["after"]["events"], anchor.detail["after"]["counts"]["new"]) == (2, 2)
    assert anchor.detail["after"]["reference_day"] == str(DAY)


def test_the_chain_verifies_and_goes_on_verifying_after_an_erasure(cast, done):
    assert check_chain() is None
    erased = Worker.objects.get(personnel_number="1").person.subject
    erase_subject_key(subject=erased, ground="request", by=CLI)
    with pytest.raises(TypeError):
        opened(events(done)[0])
    again = bring_in(cast.site, csv_of([row(1, family="Sealed", wage="10"), row(2), row(3)]), cast.officer)
    assert events(again)[0].sealed is None
    assert check_chain() is None


def test_the_command_line_has_a_stream_too(cast):
    in_country(cast.site, "GB", "GBP", "en")
    done = bring_in(cast.site, csv_of(ROWS), CLI)
    assert events(done)[0].kind == "cli"
    assert AuditEvent.objects.filter(stream="cli", verb="roster.imported").count() == 1
