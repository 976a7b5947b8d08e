"""The baselines of the main problem, and the questions that are not relevant here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions.findings import refuse_future
from partnerships.models import BaselineFigure, Partnership, SetAside

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from jtportal.kernel.actor import Actor


@transaction.atomic
def record_figure(
    *,
    partnership: Partnership,
    dimension: str,
    title: str,
    value: Decimal,
    unit: str,
    observed_on: date,
    source: str,
    by: Actor,
) -> BaselineFigure:
    """Record a figure of a baseline (economic, environmental, social) as it stood on a day. Raises Refused."""
    refuse_future(partnership, observed_on)
    figure = BaselineFigure.objects.create(
        partnership=partnership,
        dimension=dimension,
        title=title,
        value=value,
        unit=unit,
        observed_on=observed_on,
        source=source,
        recorded_by=by.user,
        recorded_at=timezone.now(),
    )
    after = {"dimension": str(dimension), "title": title, "value": str(value), "unit": unit}
    after |= {"observed_on": observed_on.isoformat(), "source": source}
    audit.record(figure, verb="baseline.recorded", by=by, after=after)
    return figure


@transaction.atomic
def withdraw_figure(*, figure: BaselineFigure, reason: str, by: Actor) -> None:
    """Withdraw a wrong figure; it stays known with the reason. Raises Refused when that was done before."""
    row = BaselineFigure.objects.select_for_update(of=("self",)).get(pk=figure.pk)
    if row.withdrawn_at is not None:
        raise Refused(_("This figure was withdrawn already."))
    row.withdrawn_at, row.withdrawn_by, row.reason = timezone.now(), by.user, reason
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "reason"])
    audit.record(row, verb="baseline.withdrawn", by=by, before={"value": str(row.value)}, reason=reason)


@transaction.atomic
def set_aside(*, partnership: Partnership, question: str, reason: str, by: Actor) -> SetAside:
    """Say that a question is not relevant here, and why. Raises Refused when that was said already."""
    Partnership.objects.select_for_update(no_key=True).get(
        pk=partnership.pk
    )  # said twice at once is said once
    if SetAside.objects.filter(partnership=partnership, question=question, lifted_at=None).exists():
        raise Refused(_("This question was set aside already."))
    row = SetAside.objects.create(
        partnership=partnership,
        question=question,
        reason=reason,
        organisation_id=by.organisation_id,
        recorded_by=by.user,
        recorded_at=timezone.now(),
    )
    audit.record(row, verb="diagnosis.set_aside", by=by, after={"question": str(question)}, reason=reason)
    return row


@transaction.atomic
def take_up(*, aside: SetAside, by: Actor) -> None:
    """Ask a question again that was set aside. Raises Refused when it is asked again already."""
    row = SetAside.objects.select_for_update(of=("self",)).get(pk=aside.pk)
    if row.lifted_at is not None:
        raise Refused(_("This question is asked again already."))
    row.lifted_at, row.lifted_by = timezone.now(), by.user
    row.save(update_fields=["lifted_at", "lifted_by"])
    audit.record(row, verb="diagnosis.taken_up", by=by, after={"question": row.question})
