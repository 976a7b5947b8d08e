"""How talk is drawn: threads with who said what for whom, what they are about, and whether its words still stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from partnerships.queries import accord_people
from partnerships.queries import clause_talk as reads

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import ClauseComment, ClauseText, FrameworkVersion
    from partnerships.queries.accord_people import Named

# Given a comment, return the wording that stands today for what it is about.
Now = Callable[["ClauseComment"], "ClauseText | None"]
SHORT = 280


def comment_line(comment: ClauseComment, named: Named) -> dict[str, Any]:
    """Return something said as it is drawn: the organisation for everybody, the person for whom it is named."""
    seen = named.may_see(comment.by_id, comment.organisation_id)
    return {
        "pk": comment.pk,
        "organisation": comment.organisation,
        "by": comment.by if seen else None,
        "at": comment.said_at,
        "said": comment.said,
    }


def thread_line(thread: reads.Thread, named: Named, now: Now) -> dict[str, Any]:
    """Return a thread as it is drawn."""
    first = thread.first
    return {
        "pk": first.pk,
        "first": comment_line(first, named),
        "answers": [comment_line(one, named) for one in thread.answers],
        "open": thread.open,
        "resolved_at": first.resolved_at,
        "room": first.get_room_display() if first.room else "",
        "quote": first.quote,
        "language": first.language,
        "changed": reads.passage_changed(first, now(first)),
    }


def thread_lines(threads: Iterable[reads.Thread], named: Named, now: Now) -> list[dict[str, Any]]:
    """Return threads as they are drawn, in their order."""
    return [thread_line(thread, named, now) for thread in threads]


def put_beside(version: FrameworkVersion, actor: Actor, lines: list[dict[str, Any]]) -> dict[str, int]:
    """Put the talk of each clause beside it as `line["talk"]`, and return how much there is; a fixed number of queries.

    Talk about clauses that no longer stand in the version is counted as `elsewhere`.
    """
    agreement = version.agreement
    tallies = reads.tallies(actor, agreement, "clause")
    beside = reads.in_margin(actor, agreement) if tallies else {}
    named = accord_people.named_to(actor, agreement) if beside else accord_people.Named(inside=False)
    told = {"comments": 0, "open": 0, "elsewhere": 0}
    stands = set()
    for line in lines:
        clause, text = line["clause"].pk, line["place"].text
        stands.add(clause)
        tally = tallies.get(clause, reads.Tally())
        told["comments"] += tally.comments
        told["open"] += tally.open
        line["talk"] = tally
        line["threads"] = [
            thread_line(reads.Thread(one), named, lambda _comment, text=text: text)
            for one in beside.get(clause, ())
        ]
        line["more"] = tally.open - len(line["threads"])
    told["elsewhere"] = sum(tally.comments for clause, tally in tallies.items() if clause not in stands)
    return told
