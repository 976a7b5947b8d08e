"""The framework agreement for workers: begun, its parties seated, its text opened to negotiation and begun anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import MoveRefused, move
from partnerships.actions.stale import refuse_stale
from partnerships.enums import TEXT_MOVES, TextState
from partnerships.models import (
    ClausePlace,
    FrameworkAgreement,
    FrameworkParty,
    FrameworkVersion,
    Partnership,
)
from partnerships.queries import framework as reads

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import Organisation
    from jtportal.kernel.actor import Actor


@transaction.atomic
def begin(
    *,
    partnership: Partnership,
    slug: str,
    title: dict[str, str],
    languages: list[str],
    by: Actor,
    **values: Any,
) -> FrameworkAgreement:
    """Begin an agreement with an empty first version under negotiation.

    `values`: term_from, term_until, review_months, committee. Raises Refused for a slug that is taken, for a term that
    ends before it begins, and for a title that lacks the leading language.
    """
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    if FrameworkAgreement.objects.filter(partnership=partnership, slug=slug).exists():
        raise Refused(_("Another agreement of this partnership has this short name."), field="slug")
    refuse_unsound(title, languages, values)
    row = FrameworkAgreement.objects.create(
        partnership=partnership, slug=slug, title=title, languages=languages, **values
    )
    after = {"partnership": partnership.pk, "slug": slug, "title": title, "languages": languages, **values}
    audit.record(row, verb="framework.begun", by=by, after=after)
    FrameworkVersion.objects.create(agreement=row, number=1, created_by=by.user)
    return row


def refuse_unsound(title: dict[str, str], languages: list[str], values: dict[str, Any]) -> None:
    """Raise Refused for what no agreement can be."""
    if not languages or not title.get(languages[0], "").strip():
        raise Refused(_("Write the title in the leading language."), field="title")
    starts, ends = values.get("term_from"), values.get("term_until")
    if starts and ends and ends < starts:
        raise Refused(_("The term ends before it begins."), field="term_until")


@transaction.atomic
def change(*, agreement: FrameworkAgreement, by: Actor, seen: int | None = None, **values: Any) -> None:
    """Change title, term, review or committee. Raises Refused for one that somebody changed since revision `seen`.

    The title belongs to what is signed: it stays while a version is out for signature.
    """
    row = FrameworkAgreement.objects.select_for_update().get(pk=agreement.pk)
    refuse_stale(row, seen)
    both = {"term_from": row.term_from, "term_until": row.term_until, **values}
    refuse_unsound(values.get("title", row.title), row.languages, both)
    if values.get("title", row.title) != row.title and row.versions.filter(state=TextState.SIGNING).exists():
        raise Refused(_("The title stays as it is while a version is out for signature."), field="title")
    before, after = set_changed(row, values)
    if after:
        row.revision += 1
        row.save(update_fields=[*after, "revision"])
        audit.record(row, verb="framework.changed", by=by, before=before, after=after)


@transaction.atomic
def review(*, agreement: FrameworkAgreement, reviewed_on: date, by: Actor) -> None:
    """Record that the parties reviewed an agreement. Raises Refused for a day to come or before the last review."""
    row = FrameworkAgreement.objects.select_for_update().get(pk=agreement.pk)
    if reviewed_on > row.partnership.today():
        raise Refused(_("That day is still to come."), field="reviewed_on")
    if row.reviewed_on is not None and reviewed_on < row.reviewed_on:
        raise Refused(_("A later review is recorded already."), field="reviewed_on")
    before, row.reviewed_on = {"reviewed_on": row.reviewed_on}, reviewed_on
    row.revision += 1
    row.save(update_fields=["reviewed_on", "revision"])
    audit.record(row, verb="framework.reviewed", by=by, before=before, after={"reviewed_on": reviewed_on})


@transaction.atomic
def seat(
    *, agreement: FrameworkAgreement, organisation: Organisation, constituency: str, from_on: date, by: Actor
) -> FrameworkParty:
    """Seat an organisation at the table for a constituency. Raises Refused while it sits there already."""
    FrameworkAgreement.objects.select_for_update().get(pk=agreement.pk)
    if agreement.parties.filter(organisation=organisation, until_on=None).exists():
        raise Refused(_("This organisation is at the table already."), field="organisation")
    row = FrameworkParty.objects.create(
        agreement=agreement, organisation=organisation, constituency=constituency, from_on=from_on
    )
    after = {"organisation": organisation.pk, "constituency": constituency, "from_on": from_on}
    audit.record(row, verb="framework_party.seated", by=by, after=after)
    return row


@transaction.atomic
def unseat(*, party: FrameworkParty, until_on: date, by: Actor) -> None:
    """Let a party leave the table after a day. What it said stays. Raises Refused when it left already."""
    row = FrameworkParty.objects.select_for_update().get(pk=party.pk)
    if row.until_on is not None:
        raise Refused(_("This organisation has left the table already."))
    if until_on < row.from_on:
        raise Refused(_("That is before it sat down."), field="until_on")
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    audit.record(
        row, verb="framework_party.left", by=by, before={"until_on": None}, after={"until_on": until_on}
    )


@transaction.atomic
def open_to_negotiation(*, version: FrameworkVersion, by: Actor) -> None:
    """Put the draft on the table: from now on its text changes by amendments alone.

    Raises Refused without two constituencies, for an empty text, and for a version that is on the table already.
    """
    row = lock(version)
    if not row.is_draft or row.opened_at:
        raise Refused(_("This version is on the table already."))
    day = row.agreement.partnership.today()
    if len(set(row.agreement.parties.on(day).values_list("constituency", flat=True))) < 2:
        raise Refused(_("A negotiation needs parties of at least two constituencies."))
    if not row.places.exists():
        raise Refused(_("There is no text yet to negotiate."))
    row.opened_at = timezone.now()
    row.revision += 1
    row.save(update_fields=["opened_at", "revision"])
    audit.record(row, verb="framework_version.opened", by=by, after={"number": row.number})


@transaction.atomic
def begin_version(
    *, agreement: FrameworkAgreement, base: FrameworkVersion, reason: str, by: Actor
) -> FrameworkVersion:
    """Begin the next version with the text of an earlier one; that one stays in force until its day.

    Raises Refused while another version is open, and without a reason.
    """
    FrameworkAgreement.objects.select_for_update().get(pk=agreement.pk)
    if agreement.versions.filter(state__in=reads.OPEN).exists():
        raise Refused(_("A version is under negotiation or out for signature; finish that one first."))
    if not reason.strip():
        raise Refused(_("Say why the agreement is negotiated anew."), field="reason")
    last = agreement.versions.order_by("-number").values_list("number", flat=True)[0]
    row = FrameworkVersion.objects.create(
        agreement=agreement, number=last + 1, begun_from=base, reason=reason.strip(), created_by=by.user
    )
    copy_places(base, row)
    after = {"number": row.number, "begun_from": base.pk, "reason": row.reason}
    audit.record(row, verb="framework_version.begun", by=by, after=after)
    return row


def copy_places(base: FrameworkVersion, to: FrameworkVersion) -> None:
    """Put every clause of a version in its place in another; wordings are shared, not copied."""
    made: dict[int, ClausePlace] = {}
    for place in base.places.filter(chapter=None):
        made[place.pk] = ClausePlace(
            version=to, clause_id=place.clause_id, text_id=place.text_id, position=place.position
        )
    ClausePlace.objects.bulk_create(made.values())
    ClausePlace.objects.bulk_create(
        ClausePlace(
            version=to,
            clause_id=place.clause_id,
            text_id=place.text_id,
            chapter=made[place.chapter_id],
            position=place.position,
        )
        for place in base.places.exclude(chapter=None)
        if place.chapter_id is not None
    )


def lock(version: FrameworkVersion) -> FrameworkVersion:
    """Return the version, held until the transaction ends: whoever changes its text or closes it comes one by one."""
    rows = FrameworkVersion.objects.select_for_update(of=("self",))
    return rows.select_related("agreement__partnership").get(pk=version.pk)


def close(version: FrameworkVersion, to: str, verb: str, by: Actor, **more: Any) -> None:
    """Close a draft: its text and hash stay from now on. The version is locked by the caller."""
    turn(
        version,
        to,
        verb,
        by,
        content_hash=reads.content_hash(version),
        closed_at=timezone.now(),
        **more,
    )


def turn(version: FrameworkVersion, to: str, verb: str, by: Actor, *, reason: str = "", **more: Any) -> None:
    """Move a version to a state that the table allows. Raises Refused."""

    def record(row: Any, **told: Any) -> None:
        audit.record(row, verb=verb, **told)

    try:
        move(version, to=to, by=by, table=TEXT_MOVES, record=record, reason=reason, **more)
    except MoveRefused as refusal:
        raise Refused(str(refusal)) from refusal
