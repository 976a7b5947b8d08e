"""Calls: listed, begun, changed, given criteria and a checklist, moved on; the page of a call is its funnel."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor
from partnerships import rules
from partnerships.actions import calls
from partnerships.enums import CallStage, CallState, MemberKind
from partnerships.forms.calls import CallChangeForm, CallForm, ConditionForm, CriterionForm, MoveForm
from partnerships.models import Call, CallCondition, CallCriterion
from partnerships.queries import calls as reads
from partnerships.queries import money
from partnerships.views import call_words as words
from partnerships.views.plan import InPlan, OfPlace

FIELDS = tuple(CallForm.base_fields)


class OnCalls:
    """Mix into a door of the calls: the page it stands under, the place's clock."""

    tab = "calls"

    def find_row(self, request: Any, kwargs: dict[str, Any]) -> Any:
        """Show and read moments on the clock of the place."""
        row = super().find_row(request, kwargs)  # type: ignore[misc]
        if row is not None:
            timezone.activate(row.partnership.zone)
        return row


class CallList(OnCalls, OfPlace, PageDoor):
    """All calls of a partnership with what became of each."""

    access = rules.may_read_plan
    template = "partnerships/call_list.html"

    def context(self) -> dict[str, Any]:
        """Ask for the calls and, once for all, their funnels."""
        rows = list(Call.objects.visible_to(self.request.actor).filter(partnership=self.row)[:100])
        funnels = reads.funnels(rows)
        lines = [
            {
                "call": call,
                "url": words.address("call_detail", call),
                "notes": funnels[call.pk].count("notes"),
                "funded": funnels[call.pk].count("funded"),
                "granted": words.money(funnels[call.pk].granted, call.currency),
                "deadline": words.moment(call.full_deadline if past_notes(call) else call.note_deadline),
            }
            for call in rows
        ]
        running = [call for call in rows if call.state not in (CallState.DRAFT, CallState.DECIDED)]
        return {
            "lines": lines,
            "running": len(running),
            "may_begin": rules.may_coordinate(self.request.actor, self.row),
        }


def past_notes(call: Call) -> bool:
    """Say whether the call has reached its full proposals."""
    return call.state in (
        CallState.INVITED,
        CallState.FULL_OPEN,
        CallState.FULL_APPRAISAL,
        CallState.VERIFICATION,
        CallState.DECIDED,
    )


class CallNew(OnCalls, OfPlace, ActionDoor):
    """Begin a call."""

    access, form_class = rules.may_coordinate, CallForm
    template = "partnerships/call_new.html"
    done = gettext_lazy("The call is a draft. Give it its criteria next.")

    def form(self, data: Any = None, files: Any = None) -> CallForm:
        """Start with the partnership's currency and the five kinds."""
        return CallForm(data, initial={"currency": self.row.currency, "kinds": MemberKind.values})

    def act(self, row: Any, form: Any) -> Call:
        """Begin it."""
        return calls.create(partnership=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Call) -> str:
        """Go on to its criteria."""
        return words.address("call_criteria", result)


class OfCall(OnCalls, InPlan):
    """Mix into a door over one call."""

    model, related = Call, ("partnership",)
    request: Any

    def next_url(self, result: Any) -> str:
        """Go back to the call."""
        return words.address("call_detail", self.row)  # type: ignore[attr-defined]


class CallDetail(OfCall, PageDoor):
    """A call: its funnel, what is next, how it judges."""

    access = rules.may_read_plan
    template = "partnerships/call_detail.html"

    def context(self) -> dict[str, Any]:
        """Ask for the funnel, what lacks, criteria, conditions and steps."""
        call, actor = self.row, self.request.actor
        coordinates = rules.may_coordinate(actor, call)
        funnel = reads.funnel(call)
        criteria = list(call.criteria.all())
        return {
            "coordinates": coordinates,
            "follows": rules.may_follow(actor, call),
            "may_hand_in": rules.may_take_part(actor, call) and call.state == CallState.OPEN,
            "counts": {step.key: step.count for step in funnel.steps},
            "late": funnel.late,
            "granted": words.money(funnel.granted, call.currency),
            "committed": words.money(money.committed_of(proposal__call=call), call.currency),
            "asked": words.money(funnel.steps[0].asked, call.currency),
            "funnel": words.funnel_lines(call, funnel, links=coordinates),
            "steps": words.steps(call),
            "range": words.call_range(call),
            "budget": words.money(call.budget, call.currency) if call.budget else "",
            "by_stage": [
                {"label": stage.label, "criteria": [one for one in criteria if one.stage == stage]}
                for stage in CallStage
            ],
            "conditions": list(call.conditions.all()),
            "moves": list(call.moves.select_related("by")),
            "next": self.next_steps() if coordinates else [],
        }

    def next_steps(self) -> list[dict[str, Any]]:
        """Return the states that may follow and what each still lacks."""
        return [
            {"label": CallState(to).label, "to": to, "lacks": missing}
            for to, missing in reads.lacks(self.row).items()
        ]


class CallChange(OfCall, ActionDoor):
    """Change what a call says."""

    access, form_class = rules.may_coordinate, CallChangeForm
    template = "partnerships/call_change.html"
    done = gettext_lazy("Changed and recorded.")

    def form(self, data: Any = None, files: Any = None) -> CallForm:
        """Start from what it says."""
        first = {name: getattr(self.row, name) for name in FIELDS}
        return CallChangeForm(data, initial={**first, "seen": self.row.revision})

    def act(self, row: Call, form: Any) -> Call:
        """Change it."""
        return calls.change(call=row, by=self.request.actor, **form.cleaned_data)


class CallMove(OfCall, ActionDoor):
    """The next step of a call."""

    access, form_class = rules.may_coordinate, MoveForm
    template = "partnerships/call_move.html"
    done = gettext_lazy("The call has moved on.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the states that its table allows."""
        return {"states": list(reads.lacks(self.row))}

    def context(self) -> dict[str, Any]:
        """Show what lacks before it is asked for."""
        lacks = reads.lacks(self.row)
        return {"lacks": [(CallState(to).label, missing) for to, missing in lacks.items() if missing]}

    def act(self, row: Call, form: Any) -> Call:
        """Move it."""
        return calls.move(call=row, by=self.request.actor, **form.cleaned_data)


class CallCriteria(OfCall, ActionDoor):
    """The criteria of both stages, and one more."""

    access, form_class = rules.may_coordinate, CriterionForm
    template = "partnerships/call_criteria.html"
    done = gettext_lazy("The criterion is added.")

    def context(self) -> dict[str, Any]:
        """Show what is there."""
        rows = list(self.row.criteria.all())
        return {
            "by_stage": [
                {
                    "label": stage.label,
                    "criteria": [one for one in rows if one.stage == stage],
                    "free": calls.is_free(self.row, stage),
                    "weights": sum(one.weight for one in rows if one.stage == stage),
                }
                for stage in CallStage
            ]
        }

    def act(self, row: Call, form: Any) -> CallCriterion:
        """Add it."""
        return calls.add_criterion(call=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Stay: there are more to come."""
        return words.address("call_criteria", self.row)


class CallConditions(OfCall, ActionDoor):
    """The eligibility checklist, and one more line."""

    access, form_class = rules.may_coordinate, ConditionForm
    template = "partnerships/call_conditions.html"
    done = gettext_lazy("The line is added.")

    def context(self) -> dict[str, Any]:
        """Show what is there."""
        free = calls.is_free(self.row, CallStage.NOTE)
        return {"conditions": list(self.row.conditions.all()), "free": free}

    def act(self, row: Call, form: Any) -> CallCondition:
        """Add it."""
        return calls.add_condition(call=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Stay: there are more to come."""
        return words.address("call_conditions", self.row)


class CallCriterionRemove(OnCalls, InPlan, PostDoor):
    """Take a criterion out."""

    model, access, related = CallCriterion, rules.may_coordinate, ("call__partnership",)

    def act(self, row: CallCriterion, data: Any) -> None:
        """Take it out."""
        calls.remove_criterion(criterion=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the criteria."""
        return reverse("partnerships:call_criteria", kwargs={"pk": self.row.call_id})


class CallConditionRemove(OnCalls, InPlan, PostDoor):
    """Take a line of the checklist out."""

    model, access, related = CallCondition, rules.may_coordinate, ("call__partnership",)

    def act(self, row: CallCondition, data: Any) -> None:
        """Take it out."""
        calls.remove_condition(condition=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the checklist."""
        return reverse("partnerships:call_conditions", kwargs={"pk": self.row.call_id})
