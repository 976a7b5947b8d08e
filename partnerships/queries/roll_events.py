"""What happened in a negotiation besides what was said: tabled, decided, stuck, mediated; duties that were not kept."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerships.enums import AmendmentState, RollKind
from partnerships.models import Amendment, Breach, BreachAnswer, ClausePlace, Impasse
from partnerships.queries.roll_entry import Entry, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

DECIDED = {
    AmendmentState.WITHDRAWN: RollKind.WITHDRAWN,
    AmendmentState.ADOPTED: RollKind.ADOPTED,
    AmendmentState.REJECTED: RollKind.REJECTED,
}


def amendments(reader: Reader) -> Iterator[Entry]:
    """Yield which amendments were tabled, withdrawn by their party, adopted or rejected at the table."""
    rows = Amendment.objects.visible_to(reader.actor).filter(version__agreement=reader.agreement)
    for row in rows.select_related("organisation", "current", "decided_by").order_by("pk"):
        about: dict[str, Any] = {
            "about": f"{row} {row.title}",
            "url": reverse("partnerships:amendment_detail", kwargs={"pk": row.pk}),
            "digest": row.current.digest if row.current else "",
            "clauses": frozenset(reader.touched[row.current_id or 0]),
            "key": row.pk,
        }
        if row.tabled_at:
            yield Entry(row.tabled_at, RollKind.TABLED, row.organisation, words=row.reason, **about)
        kind = DECIDED.get(AmendmentState(row.state))
        if kind is None or row.decided_at is None:
            continue
        own = kind == RollKind.WITHDRAWN
        party = row.organisation_id if own else 0
        yield Entry(
            row.decided_at, kind, row.organisation if own else None,
            reader.person(row.decided_by, party) if row.decided_by else "",
            words=row.decision, room="" if row.tabled_at else row.get_constituency_display(), **about,
        )  # fmt: skip


def impasses(reader: Reader) -> Iterator[Entry]:
    """Yield where the parties were stuck: declared, mediated, ended; of each the day alone is known."""
    rows = Impasse.objects.visible_to(reader.actor).filter(agreement=reader.agreement)
    rows = rows.select_related("declared_by").prefetch_related("amendments", "clauses").order_by("pk")
    for row in rows:
        stuck = [*row.amendments.all()]
        clauses = {clause.pk for clause in row.clauses.all()}
        clauses |= {clause for one in stuck for clause in reader.touched[one.current_id or 0]}
        names = [*map(str, stuck), *(reader.names.get(one.pk, one.key) for one in row.clauses.all())]
        about: dict[str, Any] = {
            "about": ", ".join(names),
            "url": reverse("partnerships:accord_rounds", kwargs={"pk": reader.agreement.pk})
            + f"#impasse-{row.pk:d}",
            "clauses": frozenset(clauses),
            "key": row.pk,
            "timed": False,
        }
        yield Entry(begun(reader, row.since), RollKind.IMPASSE, row.declared_by, words=row.reason, **about)
        if row.mediated_from:
            yield Entry(
                begun(reader, row.mediated_from), RollKind.MEDIATED, None, speaker=row.mediator,
                words=until(row.mediated_until), **about,
            )  # fmt: skip
        if row.ended_on:
            outcome = row.get_outcome_display()
            words = f"{outcome}: {row.note}" if row.note else outcome
            yield Entry(begun(reader, row.ended_on), RollKind.ENDED, None, words=words, **about)


def begun(reader: Reader, day: date) -> datetime:
    """Return when a day begins where the partnership is."""
    return datetime.combine(day, time(), reader.agreement.partnership.zone)


def until(day: date | None) -> str:
    """Return until when it is mediated."""
    return _("until %(day)s") % {"day": date_format(day)} if day else ""


def breaches(reader: Reader) -> Iterator[Entry]:
    """Yield which breaches of duties the oversight committee recorded, and what the parties answered."""
    rows = Breach.objects.visible_to(reader.actor).filter(version__agreement=reader.agreement)
    found = list(
        rows.select_related("clause", "party__organisation", "seat__organisation", "recorded_by").order_by(
            "pk"
        )
    )
    places = dict(
        ClausePlace.objects.filter(version__agreement=reader.agreement, clause__in=[one.clause_id for one in found])
        .order_by("version__number")
        .values_list("clause_id", "pk")
    )  # fmt: skip
    abouts: dict[int, dict[str, Any]] = {}
    for row in found:
        place, clause = places.get(row.clause_id), reader.names.get(row.clause_id, row.clause.key)
        keys = {"pk": place, "duty": row.key}
        abouts[row.pk] = {
            "about": f"{clause} · {row.party.organisation}",
            "url": reverse("partnerships:duty_detail", kwargs=keys) if place else "",
            "clauses": frozenset({row.clause_id}),
        }
        seat = row.seat.organisation
        yield Entry(
            row.recorded_at, RollKind.BREACH, seat, reader.person(row.recorded_by, seat.pk),
            words=row.reason, key=row.pk, **abouts[row.pk],
        )  # fmt: skip
    answers = BreachAnswer.objects.visible_to(reader.actor).filter(breach__in=found)
    for answer in answers.select_related("breach__party__organisation", "given_by").order_by("pk"):
        party = answer.breach.party.organisation
        yield Entry(
            answer.given_at, RollKind.ANSWERED, party, reader.person(answer.given_by, party.pk),
            words=answer.text, key=answer.pk, **abouts[answer.breach_id],
        )  # fmt: skip
