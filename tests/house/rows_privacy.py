"""Rows behind the addresses of privacy: see rows.py."""

from __future__ import annotations

from typing import Any

from tests.workforce.privacy import LIMITS, WILLING, a_fact, a_purpose
from workforce.actions import consents, data_requests, retention
from workforce.models import Case, Consent, DataRequest, ProcessingPurpose, RestrictedFact, RetentionHold


def a_consent(world: Any) -> Consent:
    """Consent that stands."""
    return consents.give(
        case=world.row(Case),
        purpose=a_purpose(world.cast, **WILLING),
        told="What is kept, and for how long.",
        language="en",
        way="signed",
        given_on=world.cast.partnership.today(),
        by=world.cast.officer,
    )


def a_restricted_fact(world: Any) -> RestrictedFact:
    """A fact behind a reason."""
    return a_fact(world.cast, world.row(Case), a_purpose(world.cast, **LIMITS))


def a_hold(world: Any) -> RetentionHold:
    """A hold that stands."""
    since = world.cast.partnership.today()
    return retention.hold(
        case=world.row(Case), kind="court", reason="Case 12", since=since, by=world.cast.officer
    )


def a_data_request(world: Any) -> DataRequest:
    """A request for access that waits."""
    on = world.cast.partnership.today()
    return data_requests.receive(case=world.row(Case), kind="access", received_on=on, by=world.cast.officer)


PRIVACY_ROWS = {
    ProcessingPurpose: lambda world: a_purpose(world.cast),
    Consent: a_consent,
    RestrictedFact: a_restricted_fact,
    RetentionHold: a_hold,
    DataRequest: a_data_request,
}
