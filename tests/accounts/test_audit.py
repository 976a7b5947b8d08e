"""The audit trail: chained, sealed, append-only."""

import pytest

from accounts.actions import audit
from accounts.models import AuditEvent
from tests.factories.accounts import OrganisationFactory
from tests.factories.workforce import CaseFactory

pytestmark = pytest.mark.django_db


def test_events_of_one_actor_form_a_chain(officer):
    organisation = OrganisationFactory()
    audit.record(organisation, verb="organisation.named", by=officer, before={"name": "a"}, after={"name": "b"})
    audit.record(organisation, verb="organisation.named", by=officer, before={"name": "b"}, after={"name": "c"})
    first, second = AuditEvent.objects.order_by("sequence")
    assert (first.sequence, second.sequence) == (1, 2)
    assert bytes(second.previous_hash) == bytes(first.hash)


def test_cast_sees_its_own_cases_only(cast):
    from workforce.models import Case

    case = CaseFactory(worker__site=cast.site)
    assert list(Case.objects.visible_to(cast.officer)) == [case]
    for actor in (cast.partner, cast.outsider, cast.personnel):
        assert not Case.objects.visible_to(actor).exists()
