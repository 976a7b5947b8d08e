"""Appraisal: who judges, who must not, points kept as a draft and handed in once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.enums import DECIDING, PASSED, SCORING, CallState, left_behind
from partnerships.models import Appraiser, Call, CallCriterion, Proposal, Score, ScoreSheet
from partnerships.queries import calls as reads
from partnerships.queries import interests

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from accounts.models import User
    from jtportal.kernel.actor import Actor

    Points = Mapping[int, tuple[Decimal | None, str]]  # by criterion: points or none yet, comment

# stored as the reason of a conflict that the portal found by itself
OWN = "own organisation"
EARLIER = "declared at the other stage"


def hold(call_id: int) -> Call:
    """Hold the call until the transaction ends."""
    return Call.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=call_id)


@transaction.atomic
def name(*, call: Call, stage: str, user: User, by: Actor) -> Appraiser:
    """Name somebody of a partner to judge a stage. Raises Refused."""
    row = hold(call.pk)
    if row.scores_opened_at(stage) or left_behind(row.state, SCORING[stage]):  # type: ignore[index]
        raise Refused(_("The scores of this stage are open: nobody can be added any more."), field="user")
    if Appraiser.objects.filter(call=row, stage=stage, user=user, released_at=None).exists():
        raise Refused(_("This person is named already."), field="user")
    made = Appraiser.objects.create(call=row, stage=stage, user=user, named_at=timezone.now())
    audit.record(made, verb="appraiser.named", by=by, after={"stage": stage, "user": user.pk})
    if row.state == SCORING[stage]:  # type: ignore[index]
        bar_own(call=row, stage=stage, by=by)
    return made


@transaction.atomic
def release(*, appraiser: Appraiser, reason: str, by: Actor) -> None:
    """Let an appraiser go who has handed nothing in; a reason is kept. Raises Refused."""
    call = hold(appraiser.call_id)
    if appraiser.sheets.filter(handed_in_at__isnull=False).exists():
        raise Refused(_("This appraiser has handed sheets in: they count, and the name stays."))
    appraiser.released_at = timezone.now()
    appraiser.save(update_fields=["released_at"])
    audit.record(appraiser, verb="appraiser.released", by=by, reason=reason)
    open_when_all_in(call, appraiser.stage, by)


@transaction.atomic
def bar_own(*, call: Call, stage: str, by: Actor) -> int:
    """Keep each appraiser from proposals of their own organisations and from those whose other stage they left
    to others; return how many were barred.
    """
    proposals = list(Proposal.objects.filter(call=call, stage=stage, state__in=PASSED))
    now, barred = timezone.now(), []
    for appraiser in Appraiser.objects.filter(call=call, stage=stage, released_at=None):
        known = set(appraiser.sheets.values_list("proposal_id", flat=True))
        own = interests.own_among(proposals, appraiser.user_id)
        for key in sorted((own | interests.declared_among(proposals, appraiser.user_id)) - known):
            sheet = ScoreSheet(appraiser=appraiser, proposal_id=key, declared_at=now, conflict=True)
            sheet.conflict_reason = OWN if key in own else EARLIER
            barred.append(sheet)
    made = ScoreSheet.objects.bulk_create(barred)
    entries = [
        audit.Entry(
            "sheet.conflict_declared",
            audit.label(one),
            str(one.pk),
            {"after": {"conflict": one.conflict_reason}},
        )
        for one in made
    ]
    if entries:
        audit.record_many(entries, by=by)
    return len(made)


def sheet_for(proposal: Proposal, by: Actor) -> tuple[Call, Appraiser]:
    """Hold the call; return it with the actor's appraiser for this proposal's stage. Raises Refused."""
    call = hold(proposal.call_id)
    appraiser = Appraiser.objects.filter(
        call=call, stage=proposal.stage, user=by.user_id, released_at=None
    ).first()
    if appraiser is None:
        raise Refused(_("You are not named to judge this proposal."))
    if call.state != SCORING[proposal.stage] or call.scores_opened_at(proposal.stage):  # type: ignore[index]
        raise Refused(_("This stage takes no scores now."))
    if Proposal.objects.get(pk=proposal.pk).state not in PASSED:
        raise Refused(_("This proposal is not eligible."))
    return call, appraiser


@transaction.atomic
def declare(*, proposal: Proposal, conflict: bool, by: Actor, reason: str = "") -> ScoreSheet:
    """Say whether one has a conflict of interest with a proposal; a conflict bars scoring it. Raises Refused."""
    call, appraiser = sheet_for(proposal, by)
    sheet = ScoreSheet.objects.filter(appraiser=appraiser, proposal=proposal).first()
    if not conflict and interests.own_among([proposal], appraiser.user_id):
        raise Refused(_("Your organisation takes part in this proposal: that is a conflict of interest."))
    if conflict and not reason.strip():
        raise Refused(_("Say what the conflict is."), field="reason")
    if sheet and (sheet.handed_in_at or sheet.conflict):
        raise Refused(_("This is settled already and stays as it is."))
    if sheet is None:
        sheet = ScoreSheet(appraiser=appraiser, proposal=proposal)
    if conflict and sheet.pk:
        sheet.scores.all().delete()
        sheet.comment, sheet.saved_at = "", None
    sheet.declared_at, sheet.conflict, sheet.conflict_reason = (
        timezone.now(),
        conflict,
        reason if conflict else "",
    )
    sheet.save()
    audit.record(sheet, verb="sheet.conflict_declared", by=by, after={"conflict": conflict})
    if conflict:
        open_when_all_in(call, proposal.stage, by)
    return sheet


@transaction.atomic
def score(
    *, proposal: Proposal, points: Points, by: Actor, comment: str = "", hand_in: bool = False
) -> ScoreSheet:
    """Keep points and comments as a draft, or hand them in once and for all. Raises Refused."""
    call, appraiser = sheet_for(proposal, by)
    sheet = ScoreSheet.objects.filter(appraiser=appraiser, proposal=proposal).first()
    if sheet is None:
        raise Refused(_("Say first whether you have a conflict of interest with this proposal."))
    if sheet.conflict or interests.among([proposal], appraiser.user_id):
        raise Refused(_("A conflict of interest is declared: this proposal is judged by others."))
    if sheet.handed_in_at:
        raise Refused(_("This sheet is handed in and stays as it is."))
    criteria = list(CallCriterion.objects.filter(call=call, stage=proposal.stage))
    _keep_points(sheet, criteria, points, whole=hand_in)
    now = timezone.now()
    sheet.comment, sheet.saved_at = comment, now
    sheet.handed_in_at = now if hand_in else None
    sheet.save(update_fields=["comment", "saved_at", "handed_in_at"])
    verb = "sheet.handed_in" if hand_in else "sheet.saved"
    audit.record(sheet, verb=verb, by=by, after={"proposal": proposal.pk})
    if hand_in:
        open_when_all_in(call, proposal.stage, by)
    return sheet


def _keep_points(sheet: ScoreSheet, criteria: list[CallCriterion], points: Points, *, whole: bool) -> None:
    """Replace a draft's points. Raises Refused at the field `points_<criterion>`."""
    rows = []
    for criterion in criteria:
        given, comment = points.get(criterion.pk, (None, ""))
        field = f"points_{criterion.pk}"
        if given is None:
            if whole:
                raise Refused(_("Give points for every criterion before handing in."), field=field)
            continue
        if not 0 <= given <= criterion.max_points:
            raise Refused(
                _("Points go from 0 to %(most)s.")
                % {"most": number_format(criterion.max_points.normalize())},
                field=field,
            )
        rows.append(Score(sheet=sheet, criterion=criterion, points=given, comment=comment))
    sheet.scores.all().delete()
    Score.objects.bulk_create(rows)


def open_when_all_in(call: Call, stage: str, by: Actor) -> None:
    """Open the stage's scores to the coordinator once no sheet is missing and one is in."""
    handed = ScoreSheet.objects.filter(proposal__call=call, proposal__stage=stage, handed_in_at__isnull=False)
    if call.state == SCORING[stage] and handed.exists() and not reads.sheets_missing(call, stage):  # type: ignore[index]
        mark_open(call, stage, by, reason="")


def mark_open(call: Call, stage: str, by: Actor, *, reason: str) -> None:
    """Write since when the scores are open."""
    name_of = f"{stage}_scores_opened_at"
    setattr(call, name_of, timezone.now())
    call.save(update_fields=[name_of])
    audit.record(call, verb="call.scores_opened", by=by, after={"stage": stage}, reason=reason)


@transaction.atomic
def close_scoring(*, call: Call, stage: str, reason: str, by: Actor) -> Call:
    """End the scoring of a stage with the sheets that are in; what is a draft does not count. Raises Refused."""
    row = hold(call.pk)
    if row.state != CallState(SCORING[stage]) or row.scores_opened_at(stage):  # type: ignore[index]
        raise Refused(_("This stage takes no scores now."))
    if not reason.strip():
        raise Refused(_("Say why the scoring ends before all sheets are in."), field="reason")
    if reads.few_sheets(row, stage):
        keep_few(row, stage, reason, by)
    mark_open(row, stage, by, reason=reason)
    return row


@transaction.atomic
def judge_by_fewer(*, call: Call, stage: str, reason: str, by: Actor) -> Call:
    """Record why fewer people than the call says judge a stage. Raises Refused."""
    row = hold(call.pk)
    if left_behind(row.state, DECIDING[stage]):  # type: ignore[index]
        raise Refused(_("This stage is decided already."))
    if not reason.strip():
        raise Refused(_("Say why fewer judge this stage."), field="reason")
    keep_few(row, stage, reason, by)
    return row


def keep_few(call: Call, stage: str, reason: str, by: Actor) -> None:
    """Write why fewer judge."""
    name_of = f"{stage}_few_because"
    before = getattr(call, name_of)
    setattr(call, name_of, reason)
    call.save(update_fields=[name_of])
    audit.record(call, verb="call.judged_by_fewer", by=by, before={name_of: before}, after={name_of: reason})
