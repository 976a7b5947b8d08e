"""Two hands at once: a person is pseudonymised once, a purpose changed once, consent given once."""

from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.actor import BEAT
from jtportal.kernel.doors import Refused
from tests.conftest import make_cast
from tests.factories.workforce import CaseFactory
from tests.workforce.privacy import SUPPORT, WILLING, a_purpose, gone
from workforce.actions import consents, data_requests, purposes, retention
from workforce.calculations.retention import add_months
from workforce.models import Consent, RetentionClock


@pytest.fixture
def everybody(transactional_db):
    return make_cast()


def test_a_person_goes_once(together, everybody):
    a_purpose(everybody)
    case = gone(everybody)
    on = add_months(case.closed_on, 24)
    retention.announce(by=BEAT, today=on - timedelta(days=30))
    key = RetentionClock.objects.get().pk
    done = together(*[lambda: retention.carry_out(clock=key, by=BEAT, today=on)] * 3)
    assert sorted(map(str, done)) == ["False", "False", "True"]
    assert AuditEvent.objects.filter(verb="person.pseudonymised").count() == 1


def test_a_purpose_is_changed_by_the_first(together, everybody):
    purpose = a_purpose(everybody)
    change = lambda: purposes.change(purpose=purpose, by=everybody.officer, seen=1, **SUPPORT)  # noqa: E731
    done = together(change, change)
    assert sum(isinstance(one, Refused) for one in done) == 1
    assert purpose.versions.count() == 2


def test_consent_stands_once_and_a_request_is_answered_once(together, everybody):
    case, today = CaseFactory(worker__site=everybody.site), everybody.partnership.today()
    purpose = a_purpose(everybody, **WILLING)
    given = {"told": "What is kept.", "language": "en", "way": "signed", "given_on": today}
    give = lambda: consents.give(case=case, purpose=purpose, by=everybody.officer, **given)  # noqa: E731
    assert sum(isinstance(one, Refused) for one in together(give, give)) == 1
    assert Consent.objects.count() == 1
    row = data_requests.receive(case=case, kind="objection", received_on=today, by=everybody.officer)
    answers = [{"to": "granted"}, {"to": "refused", "ground": "law"}]
    said = [
        lambda one=one: data_requests.answer(request=row, text="So.", by=everybody.officer, **one)
        for one in answers
    ]
    assert sum(isinstance(one, Refused) for one in together(*said)) == 1
