"""Targets, and which indicator stands on which node; by action and in the administration."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from indicators.actions import targets
from indicators.models import Binding, Target
from jtportal.kernel.doors import Refused
from tests.factories.accounts import MembershipFactory
from tests.factories.partnerships import PartnershipFactory

pytestmark = pytest.mark.django_db
END = date(2027, 12, 31)


@pytest.fixture
def partnership():
    return PartnershipFactory()


@pytest.fixture
def administrator(client):
    """The client of an administrator."""
    client.force_login(MembershipFactory(role="administrator").user)
    return client


def test_target_is_set_once_per_indicator_and_day(partnership, officer):
    wanted = {"partnership": partnership, "indicator": "women_share", "due_on": END, "by": officer}
    targets.set_target(value=Decimal("0.2"), **wanted)
    with pytest.raises(Refused) as refused:
        targets.set_target(value=Decimal("0.3"), **wanted)
    assert refused.value.field == "due_on"


def test_target_is_changed_and_dropped_with_a_record(partnership, officer):
    row = targets.set_target(
        partnership=partnership, indicator="women_share", due_on=END, value=Decimal("0.2"), by=officer
    )
    targets.change_target(target=row, value=Decimal("0.25"), by=officer)
    targets.change_target(target=row, value=Decimal("0.25"), by=officer)
    targets.drop_target(target=row, by=officer)
    verbs = (
        AuditEvent.objects.filter(target="indicators.target").order_by("id").values_list("verb", flat=True)
    )
    assert list(verbs) == ["target.set", "target.changed", "target.dropped"]


def test_indicator_that_is_not_declared_is_refused(partnership, officer):
    with pytest.raises(Refused):
        targets.set_target(partnership=partnership, indicator="x", due_on=END, value=Decimal(1), by=officer)
    with pytest.raises(Refused):
        targets.bind(partnership=partnership, node_key="O1", indicator="x", by=officer)


def test_indicator_stands_on_a_node_once(partnership, officer):
    row = targets.bind(partnership=partnership, node_key="O1", indicator="women_share", by=officer)
    with pytest.raises(Refused):
        targets.bind(partnership=partnership, node_key="O1", indicator="women_share", by=officer)
    targets.change_binding(binding=row, node_key="O2", by=officer)
    targets.change_binding(binding=row, node_key="O2", by=officer)
    targets.unbind(binding=row, by=officer)
    verbs = (
        AuditEvent.objects.filter(target="indicators.binding").order_by("id").values_list("verb", flat=True)
    )
    assert list(verbs) == ["binding.added", "binding.changed", "binding.removed"]


def test_target_is_kept_in_the_administration(administrator, partnership):
    data = {"partnership": partnership.pk, "indicator": "women_share", "value": "0.2", "due_on": "2027-12-31"}
    administrator.post(reverse("admin:indicators_target_add"), data)
    row = Target.objects.get()
    administrator.post(reverse("admin:indicators_target_change", args=[row.pk]), data | {"value": "0.3"})
    row.refresh_from_db()
    assert row.value == Decimal("0.3")
    assert administrator.get(reverse("admin:indicators_target_changelist")).status_code == 200
    administrator.post(reverse("admin:indicators_target_delete", args=[row.pk]), {"post": "yes"})
    assert not Target.objects.exists()


def test_binding_is_kept_in_the_administration(administrator, partnership):
    data = {"partnership": partnership.pk, "indicator": "women_share", "node_key": "O1", "position": "0"}
    administrator.post(reverse("admin:indicators_binding_add"), data)
    row = Binding.objects.get()
    administrator.post(reverse("admin:indicators_binding_change", args=[row.pk]), data | {"node_key": "O2"})
    row.refresh_from_db()
    assert row.node_key == "O2"
    Binding.objects.update(indicator="gone")
    assert "gone" in administrator.get(reverse("admin:indicators_binding_changelist")).text
    administrator.post(reverse("admin:indicators_binding_delete", args=[row.pk]), {"post": "yes"})
    assert not Binding.objects.exists()
