"""What of a framework agreement waits for a person: positions on amendments, a text to sign; and what they were told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships import rules
from partnerships.enums import AmendmentState, TextState
from partnerships.models import Amendment, FrameworkVersion
from partnerships.queries import amendments as reads
from partnerships.queries import signing
from partnerships.sockets import Waiting

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

MOST = 50


def positions(actor: Actor, partnership: Partnership) -> Iterator[Waiting]:
    """Yield amendments on the table on whose words of today the actor's organisation has said nothing."""
    seats = [
        agreement.pk
        for agreement in partnership.framework_agreements.all()
        if reads.seat_of(actor, agreement) and rules.may_take_part(actor, agreement)
    ]
    if not seats:
        return
    rows = Amendment.objects.visible_to(actor).filter(
        version__agreement__in=seats, version__state=TextState.DRAFT, state=AmendmentState.TABLED
    )
    rows = rows.exclude(organisation=actor.organisation_id).order_by("tabled_at")
    tabled = list(rows.select_related("organisation", "current")[:MOST])
    held = reads.positions(tabled)
    for row in tabled:
        own = [one for one in held[row.pk] if one.position.organisation_id == actor.organisation_id]
        if own and not own[0].lapsed:
            continue
        yield Waiting(
            kind="amendment",
            label=_("Your position has lapsed: the amendment has changed")
            if own
            else _("An amendment waits for your organisation's position"),
            title=f"{row} {row.title}",
            url=reverse("partnerships:amendment_detail", kwargs={"pk": row.pk}),
            about=str(row.organisation),
        )


def signatures(actor: Actor, partnership: Partnership) -> Iterator[Waiting]:
    """Yield texts that are out for signature and that the actor holds a mandate to sign."""
    rows = FrameworkVersion.objects.visible_to(actor).filter(
        agreement__partnership=partnership, state=TextState.SIGNING
    )
    for version in rows.select_related("agreement__partnership")[:MOST]:
        party = reads.seat_of(actor, version.agreement)
        if party is None or version.signatures.filter(party=party).exists():
            continue
        if signing.mandate_of(actor.user, party, partnership.today()):
            yield Waiting(
                kind="framework_signature",
                label=_("A framework agreement waits for your signature"),
                title=str(version.agreement),
                url=reverse("partnerships:framework_text", kwargs={"pk": version.pk}),
            )


def errata(actor: Actor, partnership: Partnership) -> Iterator[Waiting]:
    """Yield typing slips that the actor's party has not acknowledged yet."""
    for row in signing.unacknowledged(actor, partnership)[:MOST]:
        if rules.may_take_part(actor, row):
            url = reverse("partnerships:framework_text", kwargs={"pk": row.version_id})
            yield Waiting(
                kind="erratum",
                label=_("An erratum waits to be acknowledged by your organisation"),
                title=str(row.was),
                url=f"{url}#erratum-{row.pk:d}",
                about=str(row.version.agreement),
            )


def lapsed_words(params: dict[str, Any]) -> str:
    """Say that a position has lapsed."""
    return _("Your position on %(amendment)s has lapsed: its words have changed.") % params


def retired_words(params: dict[str, Any]) -> str:
    """Say that a draft has ended with the text that went out."""
    return (
        _(
            "Your draft %(amendment)s has ended: the text went out for signature before it was put on the table."
            " Its words and comments stay in your room."
        )
        % params
    )
