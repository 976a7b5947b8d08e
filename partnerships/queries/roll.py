"""The roll of a negotiation: who said what, when, for whom, on which words; as far as a reader's rooms and names go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.enums import RollKind, Said
from partnerships.models import (
    Acknowledgement,
    AmendmentChange,
    FrameworkAgreement,
    NegotiationRound,
    Position,
    Signature,
)
from partnerships.queries import accord_people, roll_events, rooms
from partnerships.queries import clause_talk as talk
from partnerships.queries.roll_entry import Entry, Reader

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor


def entries(
    actor: Actor, agreement: FrameworkAgreement, *, party: int | None = None, clause: int | None = None
) -> list[Entry]:
    """Return the roll, the latest first; a fixed number of queries.

    `party`: an organisation's lines alone; `clause`: those about a clause, or about an amendment that touches it.
    """
    names = rooms.clause_names(rooms.negotiated(agreement))
    reader = Reader(actor, agreement, accord_people.named_to(actor, agreement), names)
    rows = AmendmentChange.objects.filter(of__amendment__version__agreement=agreement)
    for text, touches in rows.order_by("pk").values_list("of", "clause"):
        reader.touched[text].add(touches)
    found = [
        *positions(reader),
        *comments(reader),
        *signatures(reader),
        *acknowledgements(reader),
        *attendance(reader),
        *roll_events.amendments(reader),
        *roll_events.impasses(reader),
        *roll_events.breaches(reader),
    ]
    if party is not None:
        found = [one for one in found if one.organisation and one.organisation.pk == party]
    if clause is not None:
        found = [one for one in found if clause in one.clauses]
    return sorted(found, key=lambda one: (one.at, one.kind, one.key), reverse=True)


def positions(reader: Reader) -> Iterator[Entry]:
    """Yield the positions, each with the hash of the words it was taken on."""
    rows = Position.objects.visible_to(reader.actor).filter(amendment__version__agreement=reader.agreement)
    for row in rows.select_related("amendment", "on_text", "organisation", "given_by").order_by("pk"):
        stance = row.get_stance_display()
        yield Entry(
            row.given_at, RollKind.POSITION, row.organisation, reader.person(row.given_by, row.organisation_id),
            about=f"{row.amendment} {row.amendment.title}",
            url=reverse("partnerships:amendment_detail", kwargs={"pk": row.amendment_id}),
            words=f"{stance}: {row.reason}" if row.reason else stance,
            digest=row.on_text.digest, clauses=frozenset(reader.touched[row.on_text_id]), key=row.pk,
        )  # fmt: skip


def comments(reader: Reader) -> Iterator[Entry]:
    """Yield what was said in the rooms of the reader and at the table."""
    for row in talk.said(reader.actor, reader.agreement):
        about, url, clauses = _("the negotiation"), "", set()
        if row.amendment:
            about = f"{row.amendment} {row.amendment.title}"
            url = reverse("partnerships:amendment_talk", kwargs={"pk": row.amendment_id})
            clauses |= reader.touched[row.amendment.current_id or 0]
        elif row.clause:
            about = reader.names.get(row.clause.pk, row.clause.key)
            url = reverse("partnerships:clause_talk", kwargs={"pk": row.clause_id})
            clauses.add(row.clause.pk)
        yield Entry(
            row.said_at, RollKind.COMMENT, row.organisation, reader.person(row.by, row.organisation_id),
            about=about, url=url, passage=row.quote, words=row.said,
            digest=row.text.digest if row.text else "", room=row.get_room_display() if row.room else "",
            clauses=frozenset(clauses), key=row.pk,
        )  # fmt: skip


def signatures(reader: Reader) -> Iterator[Entry]:
    """Yield signatures and dissents with the hash of the text that was signed."""
    rows = Signature.objects.visible_to(reader.actor).filter(version__agreement=reader.agreement)
    for row in rows.select_related("version", "party__organisation", "signed_by").order_by("pk"):
        kind = RollKind.RESERVED if row.reservation else RollKind.SIGNED
        yield Entry(
            row.signed_at,
            RollKind.DISSENTED if row.said == Said.DISSENTED else kind,
            row.party.organisation,
            reader.person(row.signed_by, row.party.organisation_id),
            about=_("Version %(number)d") % {"number": row.version.number},
            url=reverse("partnerships:framework_text", kwargs={"pk": row.version_id}),
            words=row.reservation,
            digest=row.content_hash,
            key=row.pk,
        )


def acknowledgements(reader: Reader) -> Iterator[Entry]:
    """Yield errata that were acknowledged."""
    rows = Acknowledgement.objects.visible_to(reader.actor)
    rows = rows.filter(erratum__version__agreement=reader.agreement).order_by("pk")
    for row in rows.select_related("erratum__was", "erratum__version", "party__organisation", "given_by"):
        clause, version = row.erratum.clause_id, row.erratum.version_id
        yield Entry(
            row.given_at, RollKind.ACKNOWLEDGED, row.party.organisation,
            reader.person(row.given_by, row.party.organisation_id),
            about=reader.names.get(clause, ""),
            url=reverse("partnerships:framework_text", kwargs={"pk": version}),
            words=row.erratum.reason, digest=row.erratum.was.digest, clauses=frozenset({clause}), key=row.pk,
        )  # fmt: skip


def attendance(reader: Reader) -> Iterator[Entry]:
    """Yield who was at which round; who came is told to the parties alone."""
    rows = NegotiationRound.objects.visible_to(reader.actor).filter(agreement=reader.agreement)
    rows = rows.select_related("meeting").prefetch_related("meeting__attendance__organisation")
    for held in rows.order_by("number"):
        for row in held.meeting.attendance.all():
            yield Entry(
                held.meeting.starts_at,
                RollKind.EXCUSED if row.excused else RollKind.ATTENDED,
                row.organisation,
                row.persons if reader.named.inside else "",
                about=_("Round %(number)d") % {"number": held.number},
                url=reverse("partnerships:meeting_detail", kwargs={"pk": held.meeting_id}),
                words=held.meeting.title,
                key=row.pk,
            )
