"""The letters of a stage: written all together, taken away as one ZIP, marked as sent."""

from __future__ import annotations

import tempfile
import zipfile
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor, Door, PageDoor, PostDoor
from partnerships import rules
from partnerships.actions import letters
from partnerships.forms.letters import SentForm
from partnerships.models import Call, DecisionLetter, Proposal
from partnerships.queries import letters as reads
from partnerships.views import call_letters
from partnerships.views import call_words as words
from partnerships.views.appraisals import stage_of, stage_tabs
from partnerships.views.calls import OfCall, OnCalls
from partnerships.views.plan import InPlan

SHOWN = 500
IN_MEMORY = 8 << 20  # bytes of a ZIP before it goes to a file


class OfLetters(OfCall):
    """Mix into a door over the letters of one stage."""

    request: Any

    def next_url(self, result: Any) -> str:
        """Go back to the letters of that stage."""
        stage = stage_of(self.request, self.row)  # type: ignore[attr-defined]
        return f"{words.address('letter_list', self.row)}?stage={stage.value}"  # type: ignore[attr-defined]


class LetterList(OfLetters, PageDoor):
    """Every decision of a stage with its letter: written when, sent when."""

    access, template = rules.may_coordinate, "partnerships/letter_list.html"

    def context(self) -> dict[str, Any]:
        """Ask for the stage's decisions and their letters."""
        call, stage = self.row, stage_of(self.request, self.row)
        rows = list(reads.decided(call, stage).select_related("call").order_by("number")[:SHOWN])
        known = {one.proposal_id: one for one in reads.letters_of(call, stage)}
        return {
            "stage": stage,
            "tabs": stage_tabs(call, "letter_list", stage),
            "lines": [{**words.proposal_line(row), "letter": known.get(row.pk)} for row in rows],
            "total": len(rows),
            "written": len(known),
            "unwritten": reads.unwritten(call, stage).count(),
            "unsent": sum(one.sent_on is None for one in known.values()),
            "at_once": letters.AT_ONCE,
        }


class LetterWrite(OfLetters, PostDoor):
    """Write the letters that are still to be written."""

    access, done = rules.may_coordinate, gettext_lazy("The letters are written and kept.")

    def act(self, row: Call, data: Any) -> int:
        """Write and keep them."""
        stage = stage_of(self.request, row)
        return letters.write(call=row, stage=stage, letter=call_letters.letter, by=self.request.actor)


class LetterSent(OfLetters, ActionDoor):
    """Say on which day the letters were sent."""

    access, form_class = rules.may_coordinate, SentForm
    template, done = "partnerships/letter_sent.html", gettext_lazy("Marked as sent.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with today."""
        return {"initial": {"on": self.row.partnership.today()}}

    def context(self) -> dict[str, Any]:
        """Say how many wait."""
        stage = stage_of(self.request, self.row)
        waiting = reads.letters_of(self.row, stage).filter(sent_on=None).count()
        return {"stage": stage, "waiting": waiting}

    def act(self, row: Call, form: Any) -> int:
        """Mark them."""
        stage = stage_of(self.request, row)
        return letters.mark_sent(call=row, stage=stage, by=self.request.actor, **form.cleaned_data)


class LetterZip(OfLetters, InPlan, Door):
    """All letters of a stage that are written, in one ZIP."""

    access = rules.may_coordinate
    http_method_names = ("get", "head", "options")

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Give it out; go back to the list while there is none."""
        stage = stage_of(request, self.row)
        rows = list(reads.letters_of(self.row, stage))
        if not rows:
            return redirect(self.next_url(None))
        file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the response closes it
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for one in rows:
                with one.document.file.open("rb") as content:
                    packed.writestr(f"{one.proposal.reference}.pdf", content.read())
        file.seek(0)
        response = FileResponse(
            file, as_attachment=True, filename=f"letters-{stage.value}.zip", content_type="application/zip"
        )
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response


class ProposalLetter(OnCalls, Door):
    """The letter that a proposal came in, or what was decided on it, in the applicant's language."""

    model, access = Proposal, rules.may_answer_for
    related = ("call__partnership", "applicant", "note")
    section = "plan"
    http_method_names = ("get", "head", "options")

    def get(self, _request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give it out as PDF."""
        name = f"{self.row.reference}.pdf"
        kept = DecisionLetter.objects.visible_to(self.request.actor).filter(
            proposal=self.row, state=self.row.state
        )
        letter = kept.select_related("document").first()
        headers = {
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
        }
        if letter is not None:  # what was written stands
            with letter.document.file.open("rb") as file:
                return HttpResponse(file.read(), content_type="application/pdf", headers=headers)
        return HttpResponse(call_letters.letter(self.row), content_type="application/pdf", headers=headers)
