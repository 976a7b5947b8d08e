"""Targets: what an indicator is to reach by a day; and bindings: on which node of the tree it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from indicators.definitions import REGISTRY
from indicators.models import Binding, Target
from jtportal.kernel.doors import Refused

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


def refuse_unknown(indicator: str) -> None:
    """Raise Refused for an indicator that is not declared."""
    if indicator not in REGISTRY:
        raise Refused(_("There is no such indicator."), field="indicator")


@transaction.atomic
def set_target(
    *, partnership: Partnership, indicator: str, value: Decimal, due_on: date, by: Actor, **more: Any
) -> Target:
    """Aim at a value by a day. `more`: category, baseline with baseline_on.

    Raises Refused for an unknown indicator or a second target of it by the same day.
    """
    refuse_unknown(indicator)
    same = {
        "partnership": partnership,
        "indicator": indicator,
        "due_on": due_on,
        "category": more.get("category", ""),
    }
    if Target.objects.filter(**same).exists():
        raise Refused(_("There is a target by that day already."), field="due_on")
    row = Target.objects.create(
        partnership=partnership, indicator=indicator, value=value, due_on=due_on, **more
    )
    after = {"partnership": partnership.pk, "indicator": indicator, "value": value, "due_on": due_on, **more}
    audit.record(row, verb="target.set", by=by, after=after)
    return row


@transaction.atomic
def change_target(*, target: Target, by: Actor, **values: Any) -> None:
    """Change value, due_on, category, baseline or baseline_on."""
    row = Target.objects.select_for_update().get(pk=target.pk)
    refuse_unknown(values.get("indicator", row.indicator))
    before, after = set_changed(row, values)
    if after:
        row.save(update_fields=list(after))
        audit.record(row, verb="target.changed", by=by, before=before, after=after)


@transaction.atomic
def drop_target(*, target: Target, by: Actor) -> None:
    """Give a target up."""
    before = {"partnership": target.partnership_id, "indicator": target.indicator, "value": target.value}
    audit.record(target, verb="target.dropped", by=by, before={**before, "due_on": target.due_on})
    target.delete()


@transaction.atomic
def bind(*, partnership: Partnership, node_key: str, indicator: str, by: Actor, **more: Any) -> Binding:
    """Put an indicator on a node of the tree. `more`: category, position among the node's.

    Raises Refused for an unknown indicator or one that stands there already.
    """
    refuse_unknown(indicator)
    same = {"partnership": partnership, "node_key": node_key, "indicator": indicator}
    if Binding.objects.filter(**same, category=more.get("category", "")).exists():
        raise Refused(_("This indicator stands on the node already."), field="indicator")
    row = Binding.objects.create(**same, **more)
    after = {"partnership": partnership.pk, "node_key": node_key, "indicator": indicator, **more}
    audit.record(row, verb="binding.added", by=by, after=after)
    return row


@transaction.atomic
def change_binding(*, binding: Binding, by: Actor, **values: Any) -> None:
    """Change node_key, indicator, category or position."""
    row = Binding.objects.select_for_update().get(pk=binding.pk)
    refuse_unknown(values.get("indicator", row.indicator))
    before, after = set_changed(row, values)
    if after:
        row.save(update_fields=list(after))
        audit.record(row, verb="binding.changed", by=by, before=before, after=after)


@transaction.atomic
def unbind(*, binding: Binding, by: Actor) -> None:
    """Take an indicator off its node; its values stay."""
    before = {
        "partnership": binding.partnership_id,
        "node_key": binding.node_key,
        "indicator": binding.indicator,
    }
    audit.record(binding, verb="binding.removed", by=by, before=before)
    binding.delete()
