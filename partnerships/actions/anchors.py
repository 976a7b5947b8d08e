"""The body that carries a partnership, who sits in it, and what it and the partners brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from partnerships.actions import documents
from partnerships.actions.stale import refuse_stale
from partnerships.models import Anchor, AnchorMember, Brought, Partnership

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import Organisation
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partner


@transaction.atomic
def take_in(
    *, partnership: Partnership, by: Actor, upload: Any = None, seen: int | None = None, **values: Any
) -> Anchor:
    """Write down the body that carries the partnership, or change what is written of it.

    `values`: kind, name, since, mandate, mandated_on, mandate_until. `seen`: the revision that this person saw, 0 where
    none was there. Raises Refused for a mandate older than the body or a day to come, and when somebody was quicker.
    """
    place = Partnership.objects.select_for_update().get(pk=partnership.pk)
    row = Anchor.objects.filter(partnership=place).first() or Anchor(partnership=place, revision=0)
    refuse_stale(row, seen)
    before, after = set_changed(row, values)
    if row.mandated_on > place.today():
        raise Refused(_("That day is still to come."), field="mandated_on")
    if row.mandated_on < row.since:
        raise Refused(_("A body cannot have its mandate before it is there."), field="mandated_on")
    if row.mandate_until and row.mandate_until < row.mandated_on:
        raise Refused(_("The last day cannot lie before the first."), field="mandate_until")
    if upload:
        row.document = documents.keep(partnership=place, upload=upload, by=by, field="upload")
        after["document"] = str(row.document.pk)
    is_new = row.pk is None
    if is_new or after:
        row.revision += 1
        row.save()
        audit.record(row, verb="anchor.taken_in", by=by, before={} if is_new else before, after=after)
    return row


@transaction.atomic
def seat(
    *,
    anchor: Anchor,
    seat: str,
    valid_from: date,
    by: Actor,
    organisation: Organisation | None = None,
    name: str = "",
    valid_until: date | None = None,
) -> AnchorMember:
    """Write down a body that sits in the anchor body: an organisation, or the name of one; both days are included.

    Raises Refused unless it is one of the two, and for an end before the beginning.
    """
    row = AnchorMember(
        anchor=anchor, organisation=organisation, name=name.strip(), seat=seat, valid_from=valid_from
    )
    row.valid_until = valid_until
    refuse_seat(row)
    row.save()
    after: dict[str, Any] = {
        "anchor": anchor.pk,
        "organisation": row.organisation_id,
        "name": row.name,
        "seat": seat,
    }
    after |= {"valid_from": valid_from, "valid_until": valid_until}
    audit.record(row, verb="anchor.member_added", by=by, after=after)
    return row


@transaction.atomic
def reseat(*, member: AnchorMember, by: Actor, seen: int | None = None, **values: Any) -> None:
    """Change a seat or its term. Raises Refused as `seat`, and when somebody was quicker than this person's `seen`."""
    row = AnchorMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    refuse_stale(row, seen)
    before, after = set_changed(row, values)
    refuse_seat(row)
    if after:
        row.revision += 1
        row.save(update_fields=[*after, "revision"])
        audit.record(row, verb="anchor.member_changed", by=by, before=before, after=after)


def refuse_seat(row: AnchorMember) -> None:
    """Raise Refused for a seat of nobody or of two, and for a term that ends before it begins."""
    if bool(row.organisation_id) == bool(row.name):
        raise Refused(
            _("Choose an organisation, or write the name of a body, not both."), field="organisation"
        )
    if row.valid_until and row.valid_until < row.valid_from:
        raise Refused(_("The last day cannot lie before the first."), field="valid_until")


@transaction.atomic
def bring(
    *,
    what: str,
    baseline: str,
    since: date,
    by: Actor,
    partner: Partner | None = None,
    anchor: Anchor | None = None,
    upload: Any = None,
    **told: Any,
) -> Brought:
    """Write down what a partner, or the anchor body, brought, against how it stood before.

    `told`: now, and figures: baseline_value on baseline_on, now_value on now_on, in one `unit`. Raises Refused for a
    figure without its day or unit, and for a day to come.
    """
    row = Brought(partner=partner, anchor=anchor, what=what, baseline=baseline, since=since, **told)
    refuse_figures(row)
    if upload:
        row.document = documents.keep(partnership=row.partnership, upload=upload, by=by, field="upload")
    row.save()
    after = {"partner": row.partner_id, "anchor": row.anchor_id, "what": what, "baseline": baseline}
    audit.record(row, verb="brought.recorded", by=by, after={**after, "since": since, **told})
    return row


@transaction.atomic
def change_brought(
    *, brought: Brought, reason: str, by: Actor, seen: int | None = None, upload: Any = None, **values: Any
) -> None:
    """Correct what is told of something brought in, with a reason. Raises Refused as `bring`, once it is taken back, and
    when somebody was quicker than this person's `seen`.
    """
    row = locked(brought)
    refuse_stale(row, seen)
    before, after = set_changed(row, values)
    refuse_figures(row)
    if upload:
        row.document = documents.keep(partnership=row.partnership, upload=upload, by=by, field="upload")
        after["document"] = str(row.document.pk)
    if not after:
        return
    if not reason.strip():
        raise Refused(_("Say what was wrong."), field="reason")
    row.revision += 1
    row.save(update_fields=[*after, "revision"])
    audit.record(row, verb="brought.changed", by=by, before=before, after=after, reason=reason.strip())


@transaction.atomic
def withdraw_brought(*, brought: Brought, reason: str, by: Actor) -> None:
    """Take back what is told of something brought in; it stays readable with the reason. Raises Refused without one."""
    row = locked(brought)
    if not reason.strip():
        raise Refused(_("Say why it is taken back."), field="reason")
    row.withdrawn_at, row.withdrawn_because = timezone.now(), reason.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_because"])
    audit.record(row, verb="brought.withdrawn", by=by, before={"what": row.what}, reason=reason.strip())


def locked(brought: Brought) -> Brought:
    """Lock a row. Raises Refused when it was taken back."""
    row = Brought.objects.select_for_update(of=("self",)).get(pk=brought.pk)
    if row.withdrawn_at:
        raise Refused(_("This was taken back already."))
    return row


def refuse_figures(row: Brought) -> None:
    """Raise Refused for a figure without its day or unit, for a day to come, and for a now before its baseline."""
    today = row.partnership.today()
    for name in ("baseline", "now"):
        value, day = getattr(row, f"{name}_value"), getattr(row, f"{name}_on")
        if value is not None and day is None:
            raise Refused(_("Say of which day this number is."), field=f"{name}_on")
        if value is not None and not row.unit.strip():
            raise Refused(_("Say what is counted."), field="unit")
        if day and day > today:
            raise Refused(_("That day is still to come."), field=f"{name}_on")
    if row.baseline_on and row.now_on and row.now_on < row.baseline_on:
        raise Refused(_("This day lies before the baseline's."), field="now_on")
    if row.since > today:
        raise Refused(_("That day is still to come."), field="since")
