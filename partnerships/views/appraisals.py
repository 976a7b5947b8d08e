"""Appraisal: who judges, one's own sheets, the ranking with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor, Refused
from partnerships import rules
from partnerships.actions import appraisal, decisions
from partnerships.enums import DECIDING, DECISIONS, PASSED, SCORING, CallStage, ProposalState
from partnerships.forms.appraisals import (
    CloseForm,
    DecideManyForm,
    DeclareForm,
    FewerForm,
    LineForm,
    NameForm,
    SheetForm,
)
from partnerships.models import Appraiser, Call, CallCriterion, Proposal, ScoreSheet
from partnerships.queries import calls as reads
from partnerships.queries import interests
from partnerships.sockets import Waiting
from partnerships.views import call_words as words
from partnerships.views.calls import OfCall, OnCalls, past_notes
from partnerships.views.plan import InPlan
from partnerships.views.proposals import OfProposal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


def waiting(actor: Actor, partnership: Partnership) -> Iterator[Waiting]:
    """Yield the calls in which proposals wait for this person's scores."""
    calls = Call.objects.visible_to(actor).filter(partnership=partnership)
    for call, stage, number in reads.waiting_for(actor.user_id or 0, calls):
        label = ngettext(
            "%(number)s proposal waits for your scores",
            "%(number)s proposals wait for your scores",
            number,
        )
        url = f"{words.address('appraisal_list', call)}?stage={stage}"
        yield Waiting("scores", label % {"number": number}, call.title, url)


def stage_of(request: Any, call: Call) -> CallStage:
    """Return the stage that the address names, else the one the call is at."""
    named = request.POST.get("stage") or request.GET.get("stage")
    if named in CallStage.values:
        return CallStage(named)
    return CallStage.FULL if past_notes(call) else CallStage.NOTE


def stage_tabs(call: Call, name: str, stage: CallStage) -> list[dict[str, Any]]:
    """Return the two stages as links."""
    path = words.address(name, call)
    return [
        {"label": one.label, "url": f"{path}?stage={one.value}", "current": one == stage} for one in CallStage
    ]


class AppraisalList(OfCall, PageDoor):
    """How far a stage's appraisal is; what waits for one's own scores."""

    access = rules.may_follow
    template = "partnerships/appraisal_list.html"

    def context(self) -> dict[str, Any]:
        """Ask for one's own proposals with one's sheets, and the coordinator for everybody's progress."""
        call, actor = self.row, self.request.actor
        stage = stage_of(self.request, call)
        coordinates = rules.may_coordinate(actor, call)
        named = Appraiser.objects.visible_to(actor).filter(
            call=call, stage=stage, user=actor.user_id, released_at=None
        )
        own = self.own_lines(stage) if named.exists() else []
        people = reads.progress(call, stage) if coordinates else []
        return {
            "stage": stage,
            "tabs": stage_tabs(call, "appraisal_list", stage),
            "coordinates": coordinates,
            "own": own,
            "named": named.exists(),
            "todo": sum(1 for line in own if line["state"] in ("new", "draft")),
            "scoring": call.state == SCORING[stage] and not call.scores_opened_at(stage),
            "begun": bool(own or people) and call.state == SCORING[stage],
            "people": people,
            "few": [] if call.scores_opened_at(stage) else reads.few_appraisers(call, stage),
            "few_because": call.few_because(stage),
            "least": call.least_appraisers(stage),
            "missing": sum(line["missing"] for line in people),
            "total": sum(line["total"] for line in people),
            "open_since": call.scores_opened_at(stage),
        }

    def own_lines(self, stage: str) -> list[dict[str, Any]]:
        """Return the stage's eligible proposals with the state of one's sheet: new, draft, in, barred."""
        actor = self.request.actor
        rows = Proposal.objects.visible_to(actor).filter(call=self.row, stage=stage, state__in=PASSED)
        sheets = ScoreSheet.objects.visible_to(actor).filter(
            appraiser__user=actor.user_id, proposal__call=self.row, proposal__stage=stage
        )
        known = {sheet.proposal_id: sheet for sheet in sheets.select_related("proposal__call")}
        found = {row.pk: row for row in rows.select_related("call")}
        # of what a conflict bars, the list keeps the title
        found |= {key: sheet.proposal for key, sheet in known.items() if sheet.conflict}
        return [
            {**words.proposal_line(row), "mine": known.get(row.pk), "state": state_of(known.get(row.pk))}
            for row in sorted(found.values(), key=lambda row: row.number)
        ]


def state_of(sheet: ScoreSheet | None) -> str:
    """Return how far a sheet is."""
    if sheet is None:
        return "new"
    if sheet.conflict:
        return "barred"
    return "in" if sheet.handed_in_at else "draft"


class AppraisalName(OfCall, ActionDoor):
    """Name an appraiser."""

    access, form_class = rules.may_coordinate, NameForm
    template = "partnerships/appraisal_name.html"
    done = gettext_lazy("The appraiser is named.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer everybody who acts for a partner."""
        self.people = reads.people_of_partners(self.row.partnership)
        return {"people": [(pk, label) for pk, (_user, label) in self.people.items()]}

    def act(self, row: Call, form: Any) -> Appraiser:
        """Name them."""
        given = form.cleaned_data
        user = self.people[given["user"]][0]
        return appraisal.name(call=row, stage=given["stage"], user=user, by=self.request.actor)

    def next_url(self, result: Appraiser) -> str:
        """Go back to the appraisal of that stage."""
        return f"{words.address('appraisal_list', self.row)}?stage={result.stage}"


class AppraisalRelease(OnCalls, InPlan, PostDoor):
    """Let an appraiser go who has handed nothing in."""

    model, access, related = Appraiser, rules.may_coordinate, ("call__partnership",)
    done = gettext_lazy("The appraiser is released.")

    def act(self, row: Appraiser, data: Any) -> None:
        """Release them."""
        appraisal.release(appraiser=row, reason=str(data.get("reason", ""))[:500], by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the appraisal of that stage."""
        return f"{words.address('appraisal_list', self.row.call)}?stage={self.row.stage}"


class AppraisalClose(OfCall, ActionDoor):
    """End the scoring of the stage the call is at before all sheets are in."""

    access, form_class = rules.may_coordinate, CloseForm
    template = "partnerships/appraisal_close.html"
    done = gettext_lazy("The scoring is closed: its numbers are open.")

    def context(self) -> dict[str, Any]:
        """Say what is missing."""
        stage = stage_of(self.request, self.row)
        return {"missing": reads.sheets_missing(self.row, stage), "stage": stage}

    def act(self, row: Call, form: Any) -> Call:
        """Close it."""
        stage = stage_of(self.request, row)
        return appraisal.close_scoring(call=row, stage=stage, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Go on to the ranking."""
        return f"{words.address('appraisal_ranking', self.row)}?stage={stage_of(self.request, self.row)}"


class AppraisalFewer(OfCall, ActionDoor):
    """Record why fewer people judge a stage than the call says."""

    access, form_class = rules.may_coordinate, FewerForm
    template = "partnerships/appraisal_fewer.html"
    done = gettext_lazy("Recorded: fewer judge this stage.")

    def context(self) -> dict[str, Any]:
        """Say what is asked."""
        stage = stage_of(self.request, self.row)
        named = Appraiser.objects.visible_to(self.request.actor).filter(
            call=self.row, stage=stage, released_at=None
        )
        return {"stage": stage, "least": self.row.least_appraisers(stage), "named": named.count()}

    def act(self, row: Call, form: Any) -> Call:
        """Record it."""
        stage = stage_of(self.request, row)
        return appraisal.judge_by_fewer(call=row, stage=stage, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Go back to the appraisal of that stage."""
        return f"{words.address('appraisal_list', self.row)}?stage={stage_of(self.request, self.row)}"


class AppraisalSheet(OfProposal, ActionDoor):
    """One's own sheet for one proposal: the declaration first, then points, handed in once."""

    access = rules.may_judge
    template = "partnerships/appraisal_sheet.html"

    def sheet(self) -> ScoreSheet | None:
        """Return one's own sheet."""
        rows = ScoreSheet.objects.visible_to(self.request.actor).filter(
            proposal=self.row, appraiser__user=self.request.actor.user_id, appraiser__released_at=None
        )
        return rows.first()

    def form(self, data: Any = None, files: Any = None) -> Any:
        """Ask for the declaration, then for points."""
        self.mine = self.sheet()
        if self.mine is None or (data is not None and "conflict" in data):
            return DeclareForm(data)
        criteria = CallCriterion.objects.visible_to(self.request.actor).filter(
            call=self.row.call_id, stage=self.row.stage
        )
        known = {score.criterion_id: score for score in self.mine.scores.all()}
        return SheetForm(data, criteria=list(criteria), known=known, comment=self.mine.comment)

    def context(self) -> dict[str, Any]:
        """Show the proposal beside the sheet."""
        scores = list(self.mine.scores.select_related("criterion")) if self.mine else []
        return {
            "mine": self.mine,
            "state": state_of(self.mine),
            "scores": scores,
            "line": words.proposal_line(self.row),
            "files": list(self.row.files.select_related("document")),
            "scoring": self.row.call.state == SCORING[CallStage(self.row.stage)]
            and not self.row.call.scores_opened_at(self.row.stage),
        }

    def act(self, row: Proposal, form: Any) -> ScoreSheet:
        """Record the declaration, keep the draft, or hand it in."""
        by = self.request.actor
        if isinstance(form, DeclareForm):
            return appraisal.declare(proposal=row, by=by, **form.cleaned_data)
        hand_in = self.request.POST.get("step") == "hand_in"
        comment = form.cleaned_data["comment"]
        self.done = _("The sheet is handed in.") if hand_in else _("The draft is kept.")
        return appraisal.score(proposal=row, points=form.points, comment=comment, hand_in=hand_in, by=by)

    def next_url(self, result: ScoreSheet) -> str:
        """Stay with a draft; go back to the list with what is settled."""
        if result.conflict or result.handed_in_at:
            return f"{words.address('appraisal_list', self.row.call)}?stage={self.row.stage}"
        return words.address("appraisal_sheet", self.row)


class AppraisalRanking(OfCall, ActionDoor):
    """The ranking of a stage with its line; one decision for those above it or for the rest."""

    access = rules.may_coordinate
    template = "partnerships/appraisal_ranking.html"

    def line_form(self) -> LineForm:
        """Return what the address or the form says of the line; whoever says nothing gets the call's money."""
        said = self.request.POST if self.request.method == "POST" else self.request.GET
        return LineForm(said) if {"number", "money"} & {*said} else LineForm(initial=self.unsaid())

    def unsaid(self) -> dict[str, Any]:
        """Return the line that stands where nothing else is said: full proposals end with the call's money."""
        full = stage_of(self.request, self.row) == CallStage.FULL
        return {"number": None, "money": self.row.budget if full else None}

    def line(self, form: LineForm) -> dict[str, Any]:
        """Return the number and the money of the line; what cannot be taken leaves what stands there unsaid."""
        drawn = self.unsaid()
        if form.is_bound:
            form.full_clean()
            drawn |= form.cleaned_data
        return drawn

    def form(self, data: Any = None, files: Any = None) -> DecideManyForm:
        """Offer a decision for those above the line, and for the rest."""
        stage = stage_of(self.request, self.row)
        yes, no = DECISIONS[stage]
        choices = [
            ("above", _("above the line: %(decision)s") % {"decision": yes.label}),
            ("rest", _("all others: %(decision)s") % {"decision": no.label}),
        ]
        waiting = Proposal.objects.visible_to(self.request.actor).filter(
            call=self.row, stage=stage, state=ProposalState.ELIGIBLE
        )
        rows = list(waiting)
        own = interests.among(rows, self.request.actor.user_id)
        named = ", ".join(one.reference for one in rows if one.pk in own)
        return DecideManyForm(data, choices=choices, line=self.line(self.line_form()), own=named)

    def context(self) -> dict[str, Any]:
        """Rank by the sheets that the actor may see."""
        call, stage, form = self.row, stage_of(self.request, self.row), self.line_form()
        drawn = self.line(form)
        ranking, criteria, rows = reads.ranking_of(call, stage, actor=self.request.actor, **drawn)
        names = {one.pk: one.name for one in criteria}
        return {
            "stage": stage,
            "tabs": stage_tabs(call, "appraisal_ranking", stage),
            "criteria": criteria,
            "lines": [ranking_line(one, rows[one.key], criteria, names) for one in ranking.placed],
            "ranked": sum(1 for one in ranking.placed if one.rank),
            "taken": ranking.taken,
            "money": words.money(ranking.money, call.currency),
            "threshold": call.threshold(stage),
            "line_form": form,
            "open_since": call.scores_opened_at(stage),
            "missing": reads.sheets_missing(call, stage),
            "may_decide": call.state == DECIDING[stage],
        }

    def act(self, row: Call, form: Any) -> int:
        """Decide on those that stand there without a decision."""
        stage, given = stage_of(self.request, row), form.cleaned_data
        drawn = self.line(self.line_form())
        ranking, _criteria, rows = reads.ranking_of(row, stage, actor=self.request.actor, **drawn)
        above = given["who"] == "above"
        chosen = [
            rows[one.key]
            for one in ranking.placed
            if one.above_line == above and rows[one.key].state == "eligible"
        ]
        if not chosen:
            raise Refused(_("Nobody without a decision stands there."), field="who")
        self.done = _("Decided and recorded.")
        return decisions.decide(
            call=row,
            stage=stage,
            proposals=chosen,
            yes=above,
            reason=given["reason"],
            despite=given.get("despite", ""),
            by=self.request.actor,
        )

    def next_url(self, result: int) -> str:
        """Stay with the ranking."""
        return f"{words.address('appraisal_ranking', self.row)}?stage={stage_of(self.request, self.row)}"


def ranking_line(one: Any, proposal: Proposal, criteria: Any, names: dict[int, str]) -> dict[str, Any]:
    """Return what the ranking says of a proposal, and why it stands there."""
    notes = [_("Fewer points than needed: %(criterion)s.") % {"criterion": names[key]} for key in one.missed]
    if one.below_total:
        notes.append(_("Its score is below the least score."))
    if one.score is None:
        notes.append(_("No sheet is handed in."))
    if one.parted_by is not None:
        notes.append(
            _("Equal score: parted by the points for %(criterion)s.") % {"criterion": names[one.parted_by]}
        )
    if one.shared:
        notes.append(_("Equal in everything: the rank is shared."))
    if one.tied_at_line:
        notes.append(_("The line would part equals: decide by hand."))
    return {
        **words.proposal_line(proposal),
        "placed": one,
        "means": [one.means.get(criterion.pk) for criterion in criteria],
        "notes": notes,
    }
