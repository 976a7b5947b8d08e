"""Two field keys: the older one still opens what it sealed until all of it is sealed anew."""

from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from accounts.actions import audit, resealing
from accounts.calculations import chain, keyring
from accounts.calculations.resealing import factor_opened, factor_sealed
from accounts.calculations.sealing import Unreadable, number_hash, seal_number, unseal_number
from accounts.models import AuditEvent, SubjectKey
from accounts.queries import check_chain, unsealed
from accounts.queries.keys import matching_key, ring
from accounts.sockets import SEALED
from jtportal.kernel.actor import CLI
from tests.factories.accounts import UserFactory
from tests.factories.workforce import PersonFactory

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = (letter * 32 for letter in (b"a", b"b", b"c"))


@pytest.fixture
def first(settings):
    settings.FIELD_KEY, settings.FORMER_FIELD_KEYS = FIRST, ()
    return settings


def turned(settings):
    """Put a second key in front of the first."""
    settings.FIELD_KEY, settings.FORMER_FIELD_KEYS = SECOND, (FIRST,)


def said(officer, subject, wage="2"):
    audit.record(
        officer.user, verb="user.changed", by=officer, subject=subject, personal_after={"wage": wage}
    )
    return AuditEvent.objects.filter(subject=subject).latest("pk")


def numbered(number="85010112345"):
    sealed = {"national_number": seal_number(number, ring()[0])}
    return PersonFactory(national_number_hash=number_hash(number, matching_key()), **sealed)


def number_of(person, *keys):
    person.refresh_from_db()
    return unseal_number(bytes(person.national_number), *keys)


def test_both_keys_open_and_the_newer_one_seals(officer, first):
    event, subject = said(officer, uuid4()), uuid4()
    old = uuid4()
    SubjectKey.objects.create(subject=old, secret=chain.new_secret())  # as they were kept before keys had ids
    early = said(officer, old)
    turned(first)
    later = said(officer, subject)
    assert [unsealed(one)["after"] for one in (event, early, later)] == [{"wage": "2"}] * 3
    assert unsealed(said(officer, old, "3"))["after"] == {"wage": "3"}
    secret = bytes(SubjectKey.objects.get(subject=subject).secret)
    assert secret.startswith(keyring.key_id(SECOND))


def test_everything_sealed_anew_is_opened_by_the_newer_key_alone(officer, first):
    person, old = numbered(), uuid4()
    SubjectKey.objects.create(subject=old, secret=chain.new_secret())
    early, event = said(officer, old), said(officer, uuid4())
    factor = Authenticator.objects.create(
        user=UserFactory(), type="totp", data={"secret": factor_sealed("SECRET", ring())}
    )
    turned(first)
    with pytest.raises(CommandError):
        call_command("reseal_fields", check=True)
    call_command("reseal_fields", batch=1)
    call_command("reseal_fields", check=True)
    first.FORMER_FIELD_KEYS = ()
    assert number_of(person, SECOND) == "85010112345"
    assert [unsealed(one)["after"] for one in (early, event)] == [{"wage": "2"}] * 2
    assert unsealed(said(officer, old, "3"))["after"] == {"wage": "3"}
    factor.refresh_from_db()
    assert factor_opened(factor.data["secret"], ring()) == "SECRET"
    assert check_chain() is None


def test_what_was_sealed_anew_is_not_sealed_again_and_a_stop_loses_nothing(first):
    persons = [numbered(f"8501011234{n}") for n in range(5)]
    column = SEALED.get("persons")
    turned(first)
    after, rows = resealing.reseal(sealed=column, by=CLI, size=2)
    assert (after, rows, resealing.waiting(column).count()) == (persons[1].pk, 2, 3)
    done = bytes(type(persons[0]).objects.get(pk=persons[0].pk).national_number)
    call_command("reseal_fields", batch=2)
    call_command("reseal_fields", batch=2)
    assert bytes(type(persons[0]).objects.get(pk=persons[0].pk).national_number) == done
    assert [number_of(one, SECOND)[-1] for one in persons] == list("01234")
    batches = AuditEvent.objects.filter(verb="keys.resealed", target="workforce.person").order_by("pk")
    assert [one.detail["after"]["rows"] for one in batches] == [2, 2, 1]


def test_numbers_are_found_by_their_hash_before_and_after(first):
    person = numbered()
    turned(first)
    assert bytes(person.national_number_hash) == number_hash("85010112345", matching_key())
    call_command("reseal_fields")
    first.FORMER_FIELD_KEYS = ()
    call_command("reseal_fields", matching=True)
    person.refresh_from_db()
    assert bytes(person.national_number_hash) == number_hash("85010112345", SECOND)


def test_without_the_key_nothing_is_written(first):
    person = numbered()
    before = bytes(person.national_number)
    first.FIELD_KEY, first.FORMER_FIELD_KEYS = SECOND, (THIRD,)
    with pytest.raises(Unreadable):
        call_command("reseal_fields")
    person.refresh_from_db()
    assert bytes(person.national_number) == before


def test_a_destroyed_secret_stays_destroyed(officer, first):
    subject = uuid4()
    event = said(officer, subject)
    audit.erase_subject_key(subject=subject, ground="request", by=officer)
    turned(first)
    call_command("reseal_fields")
    assert SubjectKey.objects.get(subject=subject).secret is None
    assert unsealed(event) is None
