"""The recorder: chained, sealed, append-only."""

from decimal import Decimal
from uuid import uuid4

import psycopg
import pytest
from structlog.contextvars import bound_contextvars

from accounts.actions import audit
from accounts.calculations.chain import Unsealable
from accounts.enums import ErasureGround
from accounts.models import AuditEvent, SubjectKey
from accounts.queries import check_chain, unsealed
from accounts.tasks import anchor_audit
from jtportal.kernel.actor import CLI
from tests.factories.accounts import OrganisationFactory

pytestmark = pytest.mark.django_db


def named(by, name="a", **more):
    """Record one event about a new organisation and return it."""
    audit.record(OrganisationFactory(), verb="organisation.named", by=by, after={"name": name}, **more)
    return AuditEvent.objects.latest("id")


def test_events_of_one_actor_form_a_chain(officer):
    first, second = named(officer), named(officer)
    assert (first.sequence, second.sequence) == (1, 2)
    assert bytes(second.previous_hash) == bytes(first.hash)


def test_event_says_who_for_whom_what_and_in_which_request(officer):
    with bound_contextvars(request_id="r-1"):
        event = named(officer, name="Regional office")
    assert (event.user_id, event.organisation_id) == (officer.user_id, officer.organisation_id)
    assert (event.kind, event.verb, event.target) == ("user", "organisation.named", "accounts.organisation")
    assert event.detail == {"before": {}, "after": {"name": "Regional office"}}
    assert event.request_id == "r-1"


def test_machine_has_a_stream_of_its_own(officer):
    assert {named(officer).stream, named(CLI).stream} == {f"organisation:{officer.organisation_id}", "cli"}


def test_reason_of_an_impersonal_change_may_be_read(officer):
    assert named(officer, reason="moved").detail["reason"] == "moved"


@pytest.mark.parametrize(
    "value", [1e22, Decimal("1.10"), "a\x00b", "\ud800", "Ґедзь’", {"deep": [None, True, 3]}]
)
def test_awkward_values_keep_the_chain_whole(officer, value):
    named(officer, name=value)
    assert check_chain() is None


def test_personal_values_are_sealed_for_the_person(officer):
    subject = uuid4()
    event = named(
        officer, subject=subject, personal_before={"wage": "1"}, personal_after={"wage": "2"}, reason="why"
    )
    assert b"wage" not in bytes(event.sealed)
    assert "reason" not in event.detail
    assert unsealed(event) == {"before": {"wage": "1"}, "after": {"wage": "2"}, "reason": "why"}


def test_erased_person_is_unreadable_while_the_chain_holds(officer):
    subject, other = uuid4(), uuid4()
    event = named(officer, subject=subject, personal_after={"wage": "2"})
    beside = named(officer, subject=other, personal_after={"wage": "3"})
    assert audit.erase_subject_key(subject=subject, ground=ErasureGround.REQUEST, by=officer)
    assert unsealed(event) is None
    assert unsealed(beside)["after"] == {"wage": "3"}
    assert check_chain() is None
    erased = AuditEvent.objects.latest("id")
    assert (erased.verb, erased.target_id) == ("subject.erased", str(subject))


def test_erasing_twice_records_once(officer):
    subject = uuid4()
    assert audit.erase_subject_key(subject=subject, ground=ErasureGround.REQUEST, by=officer)
    assert not audit.erase_subject_key(subject=subject, ground=ErasureGround.REQUEST, by=officer)
    assert AuditEvent.objects.filter(verb="subject.erased").count() == 1


def test_nothing_personal_is_kept_after_erasing(officer):
    subject = uuid4()
    audit.erase_subject_key(subject=subject, ground=ErasureGround.RETENTION, by=officer)
    assert named(officer, subject=subject, personal_after={"wage": "2"}).sealed is None
    assert SubjectKey.objects.get(subject=subject).secret is None


def test_many_persons_secrets_are_read_at_once(django_assert_num_queries):
    known, erased, new = uuid4(), uuid4(), uuid4()
    secret = audit.secret_of(known)
    audit.erase_subject_key(subject=erased, ground=ErasureGround.REQUEST, by=CLI)
    found = audit.secrets_of([known, erased, new])
    assert (found[known], found[erased]) == (secret, None)
    assert len(found[new]) == 36
    with django_assert_num_queries(1):
        assert audit.secrets_of([known, erased, new]) == found


def test_value_sealed_with_another_key_is_not_read_as_something_else(officer, settings):
    event = named(officer, subject=uuid4(), personal_after={"wage": "2"})
    settings.FIELD_KEY = b"another key of thirty-two bytes!"
    with pytest.raises(Unsealable):
        unsealed(event)


def test_event_without_personal_values_unseals_to_nothing(officer):
    assert unsealed(named(officer)) == {}


def test_anchor_names_only_streams_that_grew(officer):
    named(officer), named(CLI)
    anchor_audit()
    named(officer)
    anchor_audit()
    first, second = AuditEvent.objects.filter(stream="anchor").order_by("sequence")
    assert set(first.detail["after"]["heads"]) == {f"organisation:{officer.organisation_id}", "cli"}
    assert second.detail["after"]["heads"] == {
        f"organisation:{officer.organisation_id}": [
            2,
            AuditEvent.objects.get(sequence=2, kind="user").hash.hex(),
        ]
    }
    assert check_chain() is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_auditevent SET verb = 'nothing'",
        "DELETE FROM accounts_auditevent",
        "TRUNCATE accounts_auditevent",
    ],
)
def test_application_role_may_only_append(application_connection, statement):
    application_connection.execute("SELECT count(*) FROM accounts_auditevent")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        application_connection.execute(statement)


def test_application_role_may_append(application_connection):
    application_connection.execute(
        "INSERT INTO accounts_auditevent (stream, sequence, at, kind, verb, target, target_id, detail,"
        " request_id, previous_hash, hash) VALUES ('x', 1, now(), 'cli', 'v', 't', '1', '{}', '', '', '')"
    )
    assert application_connection.execute("SELECT count(*) FROM accounts_auditevent").fetchone() == (1,)
    application_connection.rollback()
