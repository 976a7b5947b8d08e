"""An agreement out of a file: begun, or its next version; clauses are known again by their keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions import framework
from partnerships.actions.clauses import Wording, drafting, new_clause, write
from partnerships.actions.taking_in import place_all
from partnerships.models import (
    ClausePlace,
    ClauseText,
    FrameworkAgreement,
    FrameworkVersion,
    Partnership,
)
from partnerships.queries import framework as reads

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.calculations.clauses.documents import AgreementIn, LineIn


@dataclass(slots=True)
class Loaded:
    """What came in. `unseated`: parties whose organisation is no partner of today under this name."""

    version: FrameworkVersion
    clauses: int = 0
    measures: int = 0
    duties: int = 0
    unseated: list[str] = field(default_factory=list)


@transaction.atomic
def load(*, partnership: Partnership, given: AgreementIn, by: Actor, reason: str = "") -> Loaded:
    """Let an agreement say what a file says: a new one, its draft that is not on the table, or its next version.

    Raises Refused for a text on the table or out for signature, for other languages than the agreement has, and for
    what no clause can say.
    """
    agreement = FrameworkAgreement.objects.filter(partnership=partnership, slug=given.slug).first()
    version = begin(partnership, given, by) if agreement is None else draft_of(agreement, given, by, reason)
    row = drafting(version)
    loaded = Loaded(row, unseated=seat_all(row.agreement, given, by))
    known = {clause.key: clause for clause in row.agreement.clauses.all()}
    texts: list[tuple[ClauseText, LineIn]] = []
    for line in given.lines:
        wording = Wording(line.heading, line.body, tuple(line.measures), tuple(line.duties))
        clause = known.get(line.key) or new_clause(row, line.kind, wording, line.key)
        if clause.kind != line.kind:
            raise Refused(
                _("“%(key)s” was of another kind before: chapter and clause stay what they are.")
                % {"key": line.key}
            )
        clause.agreement = row.agreement
        texts.append((write(clause, wording, by), line))
        loaded.measures += len(line.measures)
    ClausePlace.objects.filter(version=row, chapter__isnull=False).delete()
    ClausePlace.objects.filter(version=row).delete()
    place_all(row, [text for text, _line in texts], [line.in_chapter for _text, line in texts])
    loaded.clauses = sum(line.kind == "clause" for line in given.lines)
    loaded.duties = sum(len(line.duties) for line in given.lines)
    after = {"clauses": loaded.clauses, "measures": loaded.measures, "duties": loaded.duties}
    audit.record(row, verb="framework_version.taken_in", by=by, after=after)
    return loaded


def begin(partnership: Partnership, given: AgreementIn, by: Actor) -> FrameworkVersion:
    """Begin the agreement of a file."""
    agreement = framework.begin(
        partnership=partnership,
        slug=given.slug,
        title=given.title,
        languages=given.languages,
        term_from=given.term_from,
        term_until=given.term_until,
        review_months=given.review_months,
        committee=given.committee,
        by=by,
    )
    return agreement.versions.get()


def draft_of(agreement: FrameworkAgreement, given: AgreementIn, by: Actor, reason: str) -> FrameworkVersion:
    """Return the draft that the file goes into: the one that is written, else the next version."""
    if set(given.languages) - set(agreement.languages):
        raise Refused(
            _("The agreement has other languages: %(codes)s.") % {"codes": ", ".join(agreement.languages)}
        )
    last = agreement.versions.order_by("-number").first()
    assert last is not None  # noqa: S101 - an agreement begins with one
    if last.state in reads.OPEN:
        return last
    why = reason or _("taken from a file")
    return framework.begin_version(agreement=agreement, base=last, reason=why, by=by)


def seat_all(agreement: FrameworkAgreement, given: AgreementIn, by: Actor) -> list[str]:
    """Seat the parties of a file that are partners of today; return the names of the others."""
    day = agreement.partnership.today()
    seated = {str(party.organisation) for party in agreement.parties.on(day).select_related("organisation")}
    free = {str(one): one for one in reads.may_sit(agreement)}
    for name, side in given.parties:
        if name in free and name not in seated:
            framework.seat(
                agreement=agreement, organisation=free[name], constituency=side, from_on=day, by=by
            )
            seated.add(name)
    return [name for name, _side in given.parties if name not in seated]
