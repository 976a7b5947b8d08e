"""What stands beside an amendment and an agreement: talk, links, impasses, and the ways to the negotiation's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.queries import accord_people, rooms, rounds
from partnerships.queries import amendments as tables
from partnerships.queries import clause_talk as talk
from partnerships.views.talk_lines import thread_line

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Amendment, FrameworkAgreement

BESIDE = 3


def beside_amendment(amendment: Amendment, actor: Actor) -> dict[str, Any]:
    """Return what stands beside an amendment: the first open threads, what it is linked with, where it is stuck."""
    agreement = amendment.version.agreement
    threads = talk.threads(actor, agreement, amendment=amendment)
    said = tables.changes([amendment.current]).get(amendment.current_id or 0, [])
    now = {change.clause_id: change.text or change.base for change in said}
    named = accord_people.named_to(actor, agreement)
    open_ones = [thread for thread in threads if thread.open]
    lines = [
        thread_line(one, named, lambda comment: now.get(comment.text.clause_id) if comment.text else None)
        for one in open_ones[:BESIDE]
    ]
    return {
        "talk": {
            "comments": sum(1 + len(thread.answers) for thread in threads),
            "open": len(open_ones),
            "threads": lines,
            "more": len(open_ones) - len(lines),
        },
        "linked": rooms.linked_with(actor, [amendment]).get(amendment.pk, []),
        "impasses": rounds.stuck_on(amendment),
    }


def ways(agreement: FrameworkAgreement, actor: Actor) -> dict[str, Any]:
    """Return the ways to the pages of a negotiation that this reader may open, and where it is stuck."""
    pk = {"pk": agreement.pk}
    stuck = [row for row in rounds.impasses_of(actor, agreement) if row.open]
    links = [
        (_("Rounds"), "accord_rounds"),
        (_("Mandates"), "accord_mandates"),
        (_("The roll"), "accord_roll"),
    ]
    seat = tables.seat_of(actor, agreement)
    if seat is not None:
        words = _("Room of: %(constituency)s") % {"constituency": seat.get_constituency_display()}
        links.insert(0, (words, "accord_room"))
    found = [{"label": label, "url": reverse(f"partnerships:{name}", kwargs=pk)} for label, name in links]
    sentence = ngettext(
        "The negotiation is stuck in %(number)d place.",
        "The negotiation is stuck in %(number)d places.",
        len(stuck),
    )
    return {"ways": found, "stuck": stuck, "stuck_words": sentence % {"number": len(stuck)} if stuck else ""}
