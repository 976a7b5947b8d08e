"""A duty laid on a party, changed or taken out: at once in a draft that is written, else by an amendment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import Refused
from partnerships import rules
from partnerships.actions import amendments, duties
from partnerships.actions.amendments import Proposed
from partnerships.calculations.clauses import duties as laid
from partnerships.enums import ChangeKind
from partnerships.forms import duties as forms
from partnerships.models import ClausePlace
from partnerships.queries import duties as reads
from partnerships.views.accords import AccordForm
from partnerships.views.duties import PLACE
from partnerships.views.duty_lines import sentence

if TYPE_CHECKING:
    from partnerships.models import Amendment, ClauseText


class DutyWriting(AccordForm):
    """A form that changes what a clause lays on parties."""

    abstract = True
    model, access, related = ClausePlace, rules.may_write_duty, PLACE
    done = gettext_lazy("Recorded.")

    @property
    def on_table(self) -> bool:
        """Whether the text changes by amendments alone."""
        return self.row.version.opened_at is not None

    @property
    def intro(self) -> str:  # type: ignore[override]
        """Say what becomes of it."""
        if self.on_table:
            return _(
                "The text is on the table: this becomes an amendment in the room of your constituency."
                " Only your constituency sees it until you put it on the table."
            )
        return _("The duty becomes part of the clause's wording and of what is signed.")

    def above(self) -> str:
        """Name the clause."""
        return str(self.row.text)

    def back_url(self) -> str:
        """Return to the clause."""
        text = reverse("partnerships:framework_text", kwargs={"pk": self.row.version_id})
        return f"{text}#place-{self.row.pk:d}"

    def next_url(self, result: Any) -> str:
        """Go to the amendment, or back to the clause."""
        if self.on_table:
            return reverse("partnerships:amendment_detail", kwargs={"pk": result.pk})
        return self.back_url()

    def seen(self, form: Any) -> ClauseText:
        """Return the wording that the form was filled in on. Raises Refused for one of another clause."""
        asked = form.cleaned_data.get("seen") or self.row.text_id
        text = self.row.clause.texts.filter(pk=asked).first()
        if text is None:
            raise Refused(_("Somebody has changed this clause meanwhile. Open it again."))
        return text

    def propose(self, form: Any, now: tuple[laid.Document, ...]) -> Amendment:
        """Draft an amendment by which the clause says these duties."""
        wording = duties.saying(self.row.text, now)
        return amendments.draft(
            version=self.row.version,
            title=form.cleaned_data["title"],
            reason=form.cleaned_data["reason"],
            changes=[Proposed(ChangeKind.REWORD, self.row.clause, wording)],
            by=self.request.actor,
        )


class DutyLay(DutyWriting):
    """Lay a duty on a party; `?duty=` changes the one of that key."""

    submit = gettext_lazy("Save the duty")

    def former(self) -> laid.Duty | None:
        """Return the duty that is changed, or None for a new one. 404 for a key that the clause does not have."""
        asked = self.request.GET.get("duty", "")
        found = next((one for one in self.row.text.duties if one["key"] == asked), None)
        if asked and found is None:
            raise Http404
        return laid.of(found) if found else None

    def title(self) -> str:
        """Say whether it is new."""
        if self.former():
            return _("What should this duty say?")
        return _("To what does this clause bind a party?")

    def form(self, data: Any = None, files: Any = None) -> Any:
        """Ask for a reason too where it becomes an amendment."""
        kind = forms.DutyProposeForm if self.on_table else forms.DutyForm
        return kind(data, files, **self.form_kwargs())

    def form_kwargs(self) -> dict[str, Any]:
        """Offer parties and sites, and begin with what the duty says."""
        agreement, former = self.row.version.agreement, self.former()
        seats = agreement.parties.filter(until_on=None).select_related("organisation")
        names = [str(party.organisation) for party in seats]
        first: dict[str, Any] = {"seen": self.row.text_id}
        if former:
            written = laid.document(former)
            words = {f"what_{code}": text for code, text in former.what.items()}
            first |= {**written, **words, "day": former.day}
        return {
            "agreement": agreement,
            "parties": names if former is None or former.party in names else [former.party, *names],
            "sites": reads.sites(agreement.partnership),
            "taken": [one["key"] for one in self.row.text.duties],
            "key": former.key if former else "",
            "initial": first,
        }

    def act(self, row: ClausePlace, form: Any) -> Any:
        """Write it into the draft, or propose it."""
        duty = form.duty()
        if self.on_table:
            return self.propose(form, laid.with_one(row.text.duties, laid.document(duty)))
        return duties.lay(place=row, duty=duty, by=self.request.actor, seen=self.seen(form))


class DutyDrop(DutyWriting):
    """Take a duty out of a clause: `framework/places/<pk>/duties/<duty>/drop/`."""

    submit, done = gettext_lazy("Take it out"), gettext_lazy("Recorded.")

    def find_row(self, request: Any, kwargs: dict[str, Any]) -> Any:
        """Return the place; 404 where the clause lays no such duty."""
        row = super().find_row(request, kwargs)
        row.bound = reads.one(row, kwargs["duty"])
        if row.bound is None:
            raise Http404
        return row

    def title(self) -> str:
        """Say which."""
        bound = self.row.bound
        return _("Take this duty out? %(duty)s") % {"duty": sentence(bound.duty, bound.party)}

    def form(self, data: Any = None, files: Any = None) -> Any:
        """Ask for a reason where it becomes an amendment."""
        kind = forms.DutyDropProposeForm if self.on_table else forms.DutyDropForm
        return kind(data, files, initial={"seen": self.row.text_id})

    def act(self, row: ClausePlace, form: Any) -> Any:
        """Take it out, or propose that."""
        key = row.bound.duty.key
        if self.on_table:
            return self.propose(form, laid.without(row.text.duties, key))
        return duties.lift(place=row, key=key, by=self.request.actor, seen=self.seen(form))
