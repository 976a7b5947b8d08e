"""Proposals: listed by step of the funnel, handed in, taken in by the file, checked, visited, decided, answered."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor, PageDoor
from partnerships import rules
from partnerships.actions import decisions, proposals
from partnerships.enums import (
    CHECKING,
    DECIDING,
    DECISIONS,
    PASSED,
    CallStage,
    CallState,
    MemberKind,
    ProposalState,
)
from partnerships.forms.proposals import (
    AdmitForm,
    CheckForm,
    DecisionForm,
    FileForm,
    ProposalForm,
    TakeInForm,
    VisitForm,
    WithdrawForm,
)
from partnerships.models import Call, Commitment, DecisionLetter, Proposal, ProposalFile, ScoreSheet
from partnerships.queries import calls as reads
from partnerships.queries import interests
from partnerships.views import call_words as words
from partnerships.views.calls import OfCall, OnCalls
from partnerships.views.documents import DocumentDownload
from partnerships.views.plan import InPlan
from partnerships.views.proposal_files import COLUMNS, handed_of, lines_of

SIZE = 50
LATE = Q(state=ProposalState.LATE)


class OfProposal(OnCalls, InPlan):
    """Mix into a door over one proposal."""

    model, related = Proposal, ("call__partnership", "applicant", "note")
    request: Any

    def next_url(self, result: Any) -> str:
        """Go back to the proposal."""
        return words.address("proposal_detail", self.row)  # type: ignore[attr-defined]


class ProposalList(OfCall, PageDoor):
    """The proposals of one step of the funnel: exactly those that its number counts."""

    access = rules.may_read_plan
    template = "partnerships/proposal_list.html"

    def context(self) -> dict[str, Any]:
        """Ask for one page of the step in the address; an unknown one is all notes."""
        steps = {**reads.STEPS, "late": LATE}
        step = self.request.GET.get("step", "")
        step = step if step in steps else "notes"
        visible = Proposal.objects.visible_to(self.request.actor).filter(call=self.row)
        rows = reads.with_verdict(visible).filter(steps[step]).select_related("call")
        page = Paginator(rows, SIZE).get_page(self.request.GET.get("page"))
        path = words.address("proposal_list", self.row)
        return {
            "step": step,
            "heading": words.STEP_WORDS[step],
            "lines": [words.proposal_line(one) for one in page],
            "total": page.paginator.count,
            "first": page.start_index(),
            "last": page.end_index(),
            "prev_url": f"{path}?step={step}&page={page.number - 1}" if page.has_previous() else "",
            "next_url": f"{path}?step={step}&page={page.number + 1}" if page.has_next() else "",
            "chips": [
                {"label": label, "url": f"{path}?step={key}", "current": key == step}
                for key, label in words.STEP_WORDS.items()
            ],
            "coordinates": rules.may_coordinate(self.request.actor, self.row),
        }


class HandsIn(ActionDoor):
    """A form for what was handed in; the coordinator enters it for others, a partner for itself."""

    abstract = True
    form_class = ProposalForm
    done = gettext_lazy("The proposal is taken in.")
    stage = CallStage.NOTE

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the names of organisations that the partnership knows."""
        self.names = reads.names_of_partners(self.row.partnership)
        return {
            "full": self.stage == CallStage.FULL,
            "partner": not rules.may_coordinate(self.request.actor, self.row),
            "names": self.names,
            "initial": self.start(),
        }

    def start(self) -> dict[str, Any]:
        """Return what the form begins with."""
        language = self.row.partnership.language
        now = timezone.now().replace(second=0, microsecond=0)
        return {"language": language if language in ("uk", "pl") else "en", "received_at": now}

    def context(self) -> dict[str, Any]:
        """Say whose call it is."""
        call = self.row if isinstance(self.row, Call) else self.row.call
        return {
            "call": call,
            "range": words.call_range(call),
            "deadline": words.moment(call.deadline(self.stage)),
        }

    def next_url(self, result: Proposal) -> str:
        """Go on to what was taken in."""
        return words.address("proposal_detail", result)


class ProposalNew(OfCall, HandsIn):
    """Hand a concept note in, or enter one that was."""

    access = rules.may_take_part
    template = "partnerships/proposal_new.html"

    def next_url(self, result: Proposal) -> str:
        """Go on to what was taken in."""
        return words.address("proposal_detail", result)

    def act(self, row: Call, form: Any) -> Proposal:
        """Take it in."""
        return proposals.receive(
            call=row,
            stage=CallStage.NOTE,
            handed=handed_of(form, note=None),
            upload=form.cleaned_data["file"],
            by=self.request.actor,
        )


class ProposalFull(OfProposal, HandsIn):
    """Hand in the full proposal of an invited note, or enter one that was."""

    access = rules.may_answer_for
    template = "partnerships/proposal_full.html"
    stage = CallStage.FULL

    def start(self) -> dict[str, Any]:
        """Begin with what the note says."""
        note = self.row
        given = {**super().start(), "language": note.language}
        given |= {name: getattr(note, name) for name in ("title", "summary", "amount")}
        for kind in MemberKind:
            given[f"kind_{kind}"] = "\n".join(
                one.name for one in note.members.all() if one.kind == kind and one.name
            )
        return given

    def act(self, row: Proposal, form: Any) -> Proposal:
        """Take it in."""
        return proposals.receive(
            call=row.call,
            stage=CallStage.FULL,
            handed=handed_of(form, note=row),
            upload=form.cleaned_data["file"],
            by=self.request.actor,
        )

    def next_url(self, result: Proposal) -> str:
        """Go on to what was taken in."""
        return words.address("proposal_detail", result)


class ProposalTakeIn(OfCall, ActionDoor):
    """Take many proposals in from one file: all of them or none."""

    access, form_class = rules.may_coordinate, TakeInForm
    template = "partnerships/proposal_take_in.html"
    done = gettext_lazy("The proposals are taken in.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the stage that takes proposals in now, first."""
        now = [stage for stage in CallStage if self.row.state in CHECKING[stage]]
        rest = [stage for stage in CallStage if stage not in now]
        return {"stages": [(stage.value, stage.label) for stage in (*now, *rest)]}

    def context(self) -> dict[str, Any]:
        """Show what the file may hold."""
        return {"kinds": MemberKind.values, "columns": COLUMNS}

    def act(self, row: Call, form: Any) -> list[Proposal]:
        """Take them in."""
        stage = form.cleaned_data["stage"]
        handed = lines_of(row, stage, form.cleaned_data["file"].read(), self.request.actor)
        return proposals.receive_many(call=row, stage=stage, handed=handed, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go on to the list."""
        return words.address("proposal_list", self.row)


class ProposalDetail(OfProposal, PageDoor):
    """One proposal: what it asks, who takes part, how it was judged."""

    access = rules.may_read_plan
    template = "partnerships/proposal_detail.html"

    def context(self) -> dict[str, Any]:
        """Ask for everything that hangs on it, as far as it exists for the actor."""
        row, actor = self.row, self.request.actor
        sheets = ScoreSheet.objects.visible_to(actor).filter(proposal=row, conflict=False)
        sheets = sheets.filter(handed_in_at__isnull=False).select_related("appraiser__user")
        full = Proposal.objects.visible_to(actor).filter(note=row).first()
        note = Proposal.objects.visible_to(actor).filter(pk=row.note_id).first()
        commitments = list(Commitment.objects.visible_to(actor).filter(proposal=row))
        left = (row.granted or 0) - sum(one.committed for one in commitments)
        return {
            "line": words.proposal_line(row),
            "members": [
                {"kind": kind.label, "names": [one for one in row.members.all() if one.kind == kind]}
                for kind in MemberKind
            ],
            "files": list(row.files.select_related("document")),
            "answers": list(row.answers.select_related("condition")),
            "against": reads.reasons_against(row) if row.state == ProposalState.INELIGIBLE else [],
            "sheets": list(sheets.prefetch_related("scores__criterion")),
            "letters": list(DecisionLetter.objects.visible_to(actor).filter(proposal=row, state=row.state)),
            "visits": list(row.visits.select_related("by")),
            "note": note,
            "full": full,
            "commitments": commitments,
            "to_commit": left > 0 and rules.may_coordinate(actor, row),
            **self.may(full),
        }

    def may(self, full: Proposal | None) -> dict[str, bool]:
        """Return what the actor may do with it now."""
        row, actor = self.row, self.request.actor
        keeps = rules.may_coordinate(actor, row)
        stage, state = CallStage(row.stage), row.call.state
        checking = state in CHECKING[stage]
        return {
            "may_admit": keeps and row.state == ProposalState.LATE and checking,
            "may_check": keeps
            and checking
            and row.state in (ProposalState.RECEIVED, ProposalState.ELIGIBLE, ProposalState.INELIGIBLE),
            "may_attach": rules.may_answer_for(actor, row) and checking,
            "may_visit": keeps
            and stage == CallStage.FULL
            and state in decisions.VISITING
            and row.state == ProposalState.ELIGIBLE,
            "may_decide": keeps and state == DECIDING[stage] and row.state == ProposalState.ELIGIBLE,
            "may_judge": row.state in PASSED and rules.may_judge(actor, row),
            "may_hand_in_full": full is None
            and row.state == ProposalState.INVITED
            and state == CallState.FULL_OPEN
            and rules.may_answer_for(actor, row),
            "may_withdraw": rules.may_answer_for(actor, row)
            and row.state in (ProposalState.RECEIVED, ProposalState.ELIGIBLE),
            "has_letter": rules.may_answer_for(actor, row),
        }


class ProposalAttach(OfProposal, ActionDoor):
    """Add a file."""

    access, form_class = rules.may_answer_for, FileForm
    template = "partnerships/proposal_attach.html"
    done = gettext_lazy("The file is kept.")

    def act(self, row: Proposal, form: Any) -> ProposalFile:
        """Keep it."""
        return proposals.attach(proposal=row, upload=form.cleaned_data["file"], by=self.request.actor)


class ProposalFileDownload(OnCalls, DocumentDownload):
    """A file of a proposal, for whoever sees the proposal."""

    model, access = ProposalFile, rules.may_read_plan
    related = ("document", "proposal__call__partnership")

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Give the file out under its own name."""
        self.row = self.row.document
        return super().get(request, *args, **kwargs)


class ProposalAdmit(OfProposal, ActionDoor):
    """Take a late proposal in after all."""

    access, form_class = rules.may_coordinate, AdmitForm
    template = "partnerships/proposal_admit.html"
    done = gettext_lazy("Taken in; the reason is recorded.")

    def act(self, row: Proposal, form: Any) -> None:
        """Admit it."""
        proposals.admit(proposal=row, by=self.request.actor, **form.cleaned_data)


class ProposalCheck(OfProposal, ActionDoor):
    """The eligibility checklist of one proposal."""

    access, form_class = rules.may_coordinate, CheckForm
    template = "partnerships/proposal_check.html"
    done = gettext_lazy("Checked and recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Ask the lines of its stage."""
        lines = [one for one in self.row.call.conditions.all() if one.stage in ("", self.row.stage)]
        return {"conditions": lines, "known": {one.condition_id: one for one in self.row.answers.all()}}

    def context(self) -> dict[str, Any]:
        """Show what the portal found by itself."""
        kinds = {one.kind for one in self.row.members.all()}
        return {"failings": reads.failings(self.row, kinds), "line": words.proposal_line(self.row)}

    def act(self, row: Proposal, form: Any) -> bool:
        """Record the answers."""
        return proposals.check(proposal=row, answers=form.answers, by=self.request.actor)


class ProposalVisit(OfProposal, ActionDoor):
    """Record a visit in the field."""

    access, form_class = rules.may_coordinate, VisitForm
    template = "partnerships/proposal_visit.html"
    done = gettext_lazy("The visit is recorded.")

    def act(self, row: Proposal, form: Any) -> Any:
        """Record it."""
        return decisions.visit(proposal=row, by=self.request.actor, **form.cleaned_data)


class ProposalDecide(OfProposal, ActionDoor):
    """Decide on one proposal."""

    access, form_class = rules.may_coordinate, DecisionForm
    template = "partnerships/proposal_decide.html"
    done = gettext_lazy("Decided and recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the two decisions of its stage."""
        both = DECISIONS[CallStage(self.row.stage)]
        choices = [(state.value, state.label) for state in both]
        own = interests.among([self.row], self.request.actor.user_id)
        named = self.row.reference if own else ""
        return {"choices": choices, "money": self.row.stage == CallStage.FULL, "own": named}

    def context(self) -> dict[str, Any]:
        """Show what it asks."""
        return {"line": words.proposal_line(self.row), "range": words.call_range(self.row.call)}

    def act(self, row: Proposal, form: Any) -> int:
        """Decide."""
        given, amount = form.cleaned_data, form.cleaned_data.get("granted")
        return decisions.decide(
            call=row.call,
            stage=row.stage,
            proposals=[row],
            yes=given["decision"] == DECISIONS[CallStage(row.stage)][0],
            reason=given["reason"],
            despite=given.get("despite", ""),
            granted={row.pk: amount} if amount else None,
            by=self.request.actor,
        )


class ProposalWithdraw(OfProposal, ActionDoor):
    """Take a proposal back before it is decided."""

    access, form_class = rules.may_answer_for, WithdrawForm
    template = "partnerships/proposal_withdraw.html"
    done = gettext_lazy("The proposal is withdrawn.")

    def act(self, row: Proposal, form: Any) -> None:
        """Withdraw it."""
        proposals.withdraw(proposal=row, by=self.request.actor, **form.cleaned_data)
