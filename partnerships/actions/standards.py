"""A version held against labour standards and policy areas: what was found, and who sees it otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions import framework
from partnerships.enums import Standard, Verdict
from partnerships.models import StandardContest, StandardFinding
from partnerships.queries import amendments as tables
from partnerships.queries import framework as texts
from partnerships.queries import standards as reads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jtportal.kernel.actor import Actor
    from partnerships.models import ClausePlace, FrameworkVersion


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody found. `places`: the clauses it is about; none: the text as a whole."""

    verdict: str
    remark: str = ""
    places: Sequence[ClausePlace] = ()


@transaction.atomic
def judge(
    *, version: FrameworkVersion, standard: str, judgement: Judgement, by: Actor, seen: int | None = None
) -> StandardFinding:
    """Record what a version was found to be against a standard. `seen`: the finding that this person read, 0 for none.

    Raises Refused for an unknown standard, for a gap or a standard that is not relevant without a word why, for clauses
    of another version, and when somebody else found something since `seen`.
    """
    row = framework.lock(version)
    if standard not in Standard or by.user is None:
        raise Refused(_("There is no such standard."))
    remark = judgement.remark.strip()
    if judgement.verdict != Verdict.MET and not remark:
        raise Refused(_("Say in a sentence what is missing, or why it is not relevant."), field="remark")
    if any(place.version_id != row.pk for place in judgement.places):
        raise Refused(_("Name clauses of this version."), field="places")
    now = reads.latest(row).get(standard)
    if seen is not None and seen != (now.finding.pk if now else 0):
        raise Refused(_("Somebody has judged this meanwhile. Read what they found, then judge."))
    finding = StandardFinding.objects.create(
        version=row,
        standard=standard,
        verdict=judgement.verdict,
        remark=remark,
        content_hash=row.content_hash or texts.content_hash(row),
        found_by=by.user,
        found_at=timezone.now(),
    )
    finding.texts.set([place.text_id for place in judgement.places])
    after = {"standard": standard, "verdict": str(judgement.verdict), "clauses": len(judgement.places)}
    audit.record(finding, verb="standard.judged", by=by, after=after)
    return finding


@transaction.atomic
def contest(*, finding: StandardFinding, remark: str, by: Actor) -> StandardContest:
    """Say that the actor's party sees a standard otherwise. Raises Refused for who is no party, and for no words."""
    version = framework.lock(finding.version)
    party = tables.seat_of(by, version.agreement)
    if party is None or by.user is None:
        raise Refused(_("Your organisation does not sit at this table."))
    if not remark.strip():
        raise Refused(_("Say what you see otherwise."), field="remark")
    row = StandardContest.objects.create(
        finding=finding,
        organisation_id=party.organisation_id,
        constituency=party.constituency,
        remark=remark.strip(),
        given_by=by.user,
        given_at=timezone.now(),
    )
    audit.record(row, verb="standard.contested", by=by, after={"finding": finding.pk, "party": party.pk})
    return row
