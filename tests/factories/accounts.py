"""Organisations, people, memberships."""

from datetime import date

import factory
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from factory.django import DjangoModelFactory

from accounts.adapter import SecondFactorAdapter
from accounts.models import Membership, Organisation, User

PASSWORD = "a-long-test-password"


class OrganisationFactory(DjangoModelFactory):
    """An organisation; `kind` says which."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Organisation {n}")
    kind = "employment_service"
    country = "UA"


class UserFactory(DjangoModelFactory):
    """A person who signs in with PASSWORD."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    family_name = factory.Sequence(lambda n: f"Family{n}")
    given_name = "Given"
    password = factory.django.Password(PASSWORD)


class MembershipFactory(DjangoModelFactory):
    """A person in a role of an organisation."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = "case_officer"
    valid_from = date(2020, 1, 1)


def code_of(secret):
    """Return the code that an authenticator app shows now."""
    return f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06d}"


def with_totp(user):
    """Give a person a second factor; return its secret."""
    secret = generate_totp_secret()
    data = {"secret": SecondFactorAdapter().encrypt(secret)}
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=data)
    return secret
