"""Reads of calls: the funnel, what a call still lacks, how far the appraisal is, the ranking."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Organisation
from partnerships.calculations.calls import ranking
from partnerships.enums import (
    CONFIRMING,
    PASSED,
    SCORING,
    CallStage,
    CallState,
    CheckAnswer,
    MemberKind,
    ProposalState,
)
from partnerships.models import (
    Appraiser,
    CallCriterion,
    FieldVisit,
    Partner,
    Proposal,
    ProposalMember,
    ScoreSheet,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from accounts.models import User
    from jtportal.kernel.actor import Actor
    from partnerships.models import Call, Partnership

# The steps of the funnel and the proposals that stand in each.
STEPS: dict[str, Q] = {
    "notes": Q(stage=CallStage.NOTE) & ~Q(state=ProposalState.LATE),
    "eligible": Q(stage=CallStage.NOTE, state__in=PASSED),
    "invited": Q(stage=CallStage.NOTE, state=ProposalState.INVITED),
    "full": Q(stage=CallStage.FULL) & ~Q(state=ProposalState.LATE),
    "verified": Q(stage=CallStage.FULL, verdict__in=CONFIRMING),
    "funded": Q(stage=CallStage.FULL, state=ProposalState.FUNDED),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the funnel: how many proposals and the money they ask for, in the call's currency."""

    key: str
    count: int
    asked: Decimal


@dataclass(frozen=True, slots=True)
class Funnel:
    """What became of a call's proposals; `late` were not taken in; `granted` is money."""

    steps: tuple[Step, ...]
    granted: Decimal
    late: int

    def count(self, key: str) -> int:
        """Return how many stand in a step."""
        return next(step.count for step in self.steps if step.key == key)


def with_verdict(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Annotate the verdict of the latest visit."""
    latest = FieldVisit.objects.filter(proposal=OuterRef("pk")).order_by("-on", "-pk").values("verdict")[:1]
    return proposals.annotate(verdict=Subquery(latest))


def funnels(calls: Iterable[Call]) -> dict[int, Funnel]:
    """Return the funnel of each of these calls, in one question."""
    keys = [call.pk for call in calls]
    counts: dict[str, Any] = {f"n_{key}": Count("pk", filter=step) for key, step in STEPS.items()}
    counts |= {f"asked_{key}": Sum("amount", filter=step) for key, step in STEPS.items()}
    rows = (
        with_verdict(Proposal.objects.filter(call__in=keys))
        .order_by()
        .values("call_id")
        .annotate(
            **counts, sum_granted=Sum("granted"), n_late=Count("pk", filter=Q(state=ProposalState.LATE))
        )
    )
    found: dict[int, dict[str, Any]] = {row["call_id"]: dict(row) for row in rows}
    return {key: funnel_of(found.get(key, {})) for key in keys}


def funnel_of(row: dict[str, Any]) -> Funnel:
    """Return the funnel of one row of counts."""
    steps = tuple(Step(key, row.get(f"n_{key}") or 0, row.get(f"asked_{key}") or Decimal(0)) for key in STEPS)
    return Funnel(steps, row.get("sum_granted") or Decimal(0), row.get("n_late") or 0)


def funnel(call: Call) -> Funnel:
    """Return the funnel of one call."""
    return funnels([call])[call.pk]


def failings(proposal: Proposal, kinds: Iterable[str]) -> list[str]:
    """Return why a proposal cannot be eligible by what it says itself; `kinds`: of those who take part."""
    call, found = proposal.call, []
    lacking = [kind for kind in call.kinds if kind not in set(kinds)]
    if lacking:
        words = ", ".join(str(MemberKind(kind).label) for kind in lacking)
        found.append(_("Nobody of this kind takes part: %(kinds)s.") % {"kinds": words})
    if not call.grant_min <= proposal.amount <= call.grant_max:
        found.append(_("The amount asked lies outside the range of the grants."))
    return found


def reasons_against(proposal: Proposal) -> list[str]:
    """Return everything that speaks against a proposal's eligibility: by itself, by the checklist, as written."""
    kinds = ProposalMember.objects.filter(proposal=proposal).values_list("kind", flat=True)
    found = failings(proposal, kinds)
    answers = proposal.answers.filter(answer=CheckAnswer.NOT_MET).select_related("condition")
    found += [f"{answer.condition.text}: {answer.reason}" for answer in answers]
    return found + ([proposal.eligibility_reason] if proposal.eligibility_reason else [])


def lacks(call: Call) -> dict[str, list[str]]:
    """Return, for each state the call may go to next, the sentences that say what it still lacks."""
    state = CallState(call.state)
    return {to: what(call) for to, what in NEXT.get(state, {}).items()}


def to_open(call: Call) -> list[str]:
    """Return what a draft lacks."""
    if CallCriterion.objects.filter(call=call, stage=CallStage.NOTE).exists():
        return []
    return [_("There is no criterion for concept notes yet.")]


def to_close(call: Call) -> list[str]:
    """Return what an open call lacks."""
    return (
        []
        if call.note_deadline <= timezone.now()
        else [_("The deadline for concept notes is still to come.")]
    )


def unchecked(call: Call, stage: str) -> list[str]:
    """Say how many proposals of a stage nobody looked at yet, and that none is eligible."""
    states = Proposal.objects.filter(call=call, stage=stage)
    waiting = states.filter(state=ProposalState.RECEIVED).count()
    found = []
    if waiting:
        found.append(
            ngettext(
                "The eligibility of %(number)s proposal is not checked yet.",
                "The eligibility of %(number)s proposals is not checked yet.",
                waiting,
            )
            % {"number": waiting}
        )
    elif not states.filter(state__in=PASSED).exists():
        found.append(_("No proposal is eligible."))
    return found


def few_appraisers(call: Call, stage: str) -> list[str]:
    """Say how many appraisers of a stage are still to be named, unless a reason for fewer is recorded."""
    least = call.least_appraisers(stage)
    missing = least - Appraiser.objects.filter(call=call, stage=stage, released_at=None).count()
    if missing <= 0 or call.few_because(stage):
        return []
    return [
        ngettext(
            "%(number)s appraiser is still to be named: at least %(least)s judge each proposal."
            " Name them, or record why fewer judge.",
            "%(number)s appraisers are still to be named: at least %(least)s judge each proposal."
            " Name them, or record why fewer judge.",
            missing,
        )
        % {"number": missing, "least": least}
    ]


def few_sheets(call: Call, stage: str, among: Sequence[Proposal] | None = None) -> list[str]:
    """Say how many undecided proposals have too few sheets handed in, unless a reason for fewer is recorded."""
    if call.few_because(stage):
        return []
    least = call.least_appraisers(stage)
    rows = Proposal.objects.filter(call=call, stage=stage, state=ProposalState.ELIGIBLE)
    if among is not None:
        rows = rows.filter(pk__in=[one.pk for one in among])
    handed = Count("sheets", filter=Q(sheets__handed_in_at__isnull=False))
    few = rows.annotate(handed=handed).filter(handed__lt=least).count()
    if not few:
        return []
    return [
        ngettext(
            "%(number)s proposal has fewer than %(least)s score sheets handed in."
            " Have it judged, or record why fewer judge.",
            "%(number)s proposals have fewer than %(least)s score sheets handed in."
            " Have them judged, or record why fewer judge.",
            few,
        )
        % {"number": few, "least": least}
    ]


def to_score_full(call: Call) -> list[str]:
    """Return what the stage of full proposals lacks before its appraisal."""
    early = call.full_deadline is None or call.full_deadline > timezone.now()
    found = [_("The deadline for full proposals is still to come.")] if early else []
    if not CallCriterion.objects.filter(call=call, stage=CallStage.FULL).exists():
        found.append(_("There is no criterion for full proposals yet."))
    return found + unchecked(call, CallStage.FULL) + few_appraisers(call, CallStage.FULL)


def undecided(call: Call, stage: str) -> list[str]:
    """Say how many eligible proposals wait for a decision."""
    waiting = Proposal.objects.filter(call=call, stage=stage, state=ProposalState.ELIGIBLE).count()
    if not waiting:
        return []
    return [
        ngettext(
            "%(number)s eligible proposal is not decided yet.",
            "%(number)s eligible proposals are not decided yet.",
            waiting,
        )
        % {"number": waiting}
    ]


def to_receive_full(call: Call) -> list[str]:
    """Return what the invitation lacks."""
    found = [] if call.full_deadline else [_("The deadline for full proposals is not set yet.")]
    if not Proposal.objects.filter(call=call, state=ProposalState.INVITED).exists():
        found.append(_("Nobody is invited."))
    return found


def unscored(call: Call, stage: str) -> list[str]:
    """Say how many sheets are not handed in, unless the scores are open."""
    if call.scores_opened_at(stage):
        return []
    missing = sheets_missing(call, stage)
    if not missing:
        return []
    return [
        ngettext(
            "%(number)s score sheet is not handed in. Wait for it, or close the scoring.",
            "%(number)s score sheets are not handed in. Wait for them, or close the scoring.",
            missing,
        )
        % {"number": missing}
    ]


def sheets_missing(call: Call, stage: str) -> int:
    """Return how many score sheets are still to be handed in: appraisers × eligible proposals, less conflicts."""
    people = Appraiser.objects.filter(call=call, stage=stage, released_at=None)
    proposals = Proposal.objects.filter(call=call, stage=stage, state__in=PASSED)
    settled = ScoreSheet.objects.filter(Q(conflict=True) | Q(handed_in_at__isnull=False))
    settled = settled.filter(appraiser__in=people, proposal__in=proposals)
    return people.count() * proposals.count() - settled.count()


NEXT: dict[CallState, dict[str, Any]] = {
    CallState.DRAFT: {CallState.OPEN: to_open},
    CallState.OPEN: {CallState.CLOSED: to_close},
    CallState.CLOSED: {
        CallState.NOTE_APPRAISAL: lambda call: [
            *unchecked(call, CallStage.NOTE),
            *few_appraisers(call, CallStage.NOTE),
        ],
        CallState.OPEN: lambda call: [],  # noqa: ARG005 - reopened with a reason and another deadline
    },
    CallState.NOTE_APPRAISAL: {
        CallState.INVITED: lambda call: few_sheets(call, CallStage.NOTE) + undecided(call, CallStage.NOTE)
    },
    CallState.INVITED: {CallState.FULL_OPEN: to_receive_full},
    CallState.FULL_OPEN: {CallState.FULL_APPRAISAL: to_score_full},
    CallState.FULL_APPRAISAL: {
        CallState.VERIFICATION: lambda call: (
            unscored(call, CallStage.FULL) or few_sheets(call, CallStage.FULL)
        )
    },
    CallState.VERIFICATION: {CallState.DECIDED: lambda call: undecided(call, CallStage.FULL)},
}


def progress(call: Call, stage: str) -> list[dict[str, Any]]:
    """Return for each appraiser of a stage how many sheets are handed in, begun, barred, and still to come."""
    total = Proposal.objects.filter(call=call, stage=stage, state__in=PASSED).count()
    people = (
        Appraiser.objects.filter(call=call, stage=stage, released_at=None)
        .select_related("user")
        .annotate(
            handed=Count("sheets", filter=Q(sheets__handed_in_at__isnull=False)),
            barred=Count("sheets", filter=Q(sheets__conflict=True)),
            begun=Count("sheets", filter=Q(sheets__handed_in_at=None, sheets__saved_at__isnull=False)),
        )
        .order_by("pk")
    )
    return [
        {"appraiser": one, "total": total - one.barred, "missing": total - one.barred - one.handed}
        for one in people
    ]


def waiting_for(user_id: int, calls: QuerySet[Call]) -> list[tuple[Call, str, int]]:
    """Return the calls and stages in which sheets wait for this person, with how many."""
    found = []
    for stage, state in SCORING.items():
        opened = {f"{stage.value}_scores_opened_at": None}
        named = Appraiser.objects.filter(call=OuterRef("pk"), stage=stage, user=user_id, released_at=None)
        done = ScoreSheet.objects.filter(
            Q(conflict=True) | Q(handed_in_at__isnull=False),
            proposal=OuterRef("pk"),
            appraiser__user=user_id,
            appraiser__released_at=None,
        )
        rows = calls.filter(Exists(named), state=state, **opened).select_related("partnership")
        waiting = Proposal.objects.filter(~Exists(done), call__in=rows, stage=stage, state__in=PASSED)
        numbers = dict(waiting.order_by().values_list("call").annotate(Count("pk")))
        found += [(call, stage.value, numbers[call.pk]) for call in rows if call.pk in numbers]
    return found


def ranking_of(
    call: Call, stage: str, *, actor: Actor, number: int | None = None, money: Decimal | None = None
) -> tuple[ranking.Ranking, Sequence[CallCriterion], dict[int, Proposal]]:
    """Return the ranking of a stage by the sheets that this actor may see, its criteria and proposals."""
    criteria = list(CallCriterion.objects.filter(call=call, stage=stage))
    proposals = with_verdict(
        Proposal.objects.visible_to(actor).filter(call=call, stage=stage, state__in=PASSED)
    ).select_related("applicant", "call")
    by_key = {proposal.pk: proposal for proposal in proposals}
    sheets: dict[int, list[dict[int, Decimal]]] = {key: [] for key in by_key}
    seen = ScoreSheet.objects.visible_to(actor).filter(proposal__in=by_key, handed_in_at__isnull=False)
    for sheet in seen.prefetch_related("scores"):
        sheets[sheet.proposal_id].append({score.criterion_id: score.points for score in sheet.scores.all()})
    entries = [ranking.Entry(key, one.amount, sheets[key]) for key, one in by_key.items()]
    rules = [ranking.Rule(one.pk, one.weight, one.max_points, one.threshold) for one in criteria]
    made = ranking.rank(rules, entries, least_score=call.threshold(stage), number=number, money=money)
    return made, criteria, by_key


def names_of_partners(partnership: Partnership) -> list[str]:
    """Return the names of the organisations that are partners today, offered while one types."""
    partners = Partner.objects.in_force().filter(partnership=partnership)
    rows = Organisation.objects.filter(pk__in=partners.values("organisation_id"))
    return list(rows.order_by("name").values_list("name", flat=True))


def people_of_partners(partnership: Partnership) -> dict[int, tuple[User, str]]:
    """Return who acts for a partner today: {key: (user, name and organisation)}, by name."""
    today = timezone.localdate()
    partners = Partner.objects.in_force().filter(partnership=partnership)
    rows = (
        Membership.objects.filter(
            Q(valid_until=None) | Q(valid_until__gte=today),
            valid_from__lte=today,
            organisation__in=partners.values("organisation_id"),
            user__is_active=True,
        )
        .select_related("user", "organisation")
        .order_by("user__family_name", "user__given_name", "pk")
    )
    found: dict[int, tuple[User, str]] = {}
    for row in rows:
        found.setdefault(row.user_id, (row.user, f"{row.user}, {row.organisation}"))
    return found
