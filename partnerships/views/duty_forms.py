"""A duty laid on a party, changed or taken out: at once in a draft that is written, else by an amendment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import Refused
from partnerships import rules
from partnerships.actions import duties
from partnerships.actions.amendments import Proposed
from partnerships.actions.stale import Stale
from partnerships.calculations.clauses import duties as laid
from partnerships.enums import ChangeKind
from partnerships.forms import duties as forms
from partnerships.models import ClausePlace
from partnerships.queries import duties as reads
from partnerships.views.accords import AccordForm
from partnerships.views.amendment_forms import addressed, base_so_far, put, said_so_far, words_so_far
from partnerships.views.amendment_meanwhile import Meanwhile
from partnerships.views.duties import PLACE
from partnerships.views.duty_lines import sentence

if TYPE_CHECKING:
    from partnerships.models import Amendment, ClauseText


class DutyWriting(Meanwhile, AccordForm):
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
        """Return to the clause, or to the amendment."""
        if to := self.to():
            return reverse("partnerships:amendment_detail", kwargs={"pk": to.pk})
        text = reverse("partnerships:framework_text", kwargs={"pk": self.row.version_id})
        return f"{text}#place-{self.row.pk:d}"

    def to(self) -> Amendment | None:
        """Return the amendment that is changed further, or None."""
        return addressed(self.request, self.row.version) if self.on_table else None

    def text(self) -> ClauseText:
        """Return the wording whose duties are changed: the amendment's where it has one, else the one that stands."""
        return words_so_far(self.to(), self.row)

    def why(self) -> dict[str, Any]:
        """Return what the amendment says so far of itself."""
        return said_so_far(self.to())

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
        """Propose by an amendment that the clause says these duties."""
        to, wording = self.to(), duties.saying(self.text(), now)
        one = Proposed(ChangeKind.REWORD, self.row.clause, wording, base=base_so_far(to, self.row))
        try:
            return put(self.request, self.row.version, one, form.cleaned_data)
        except Stale as stale:
            raise self.refused(self.row.version, to, stale) from stale


class DutyLay(DutyWriting):
    """Lay a duty on a party; `?duty=` changes the one of that key."""

    submit = gettext_lazy("Save the duty")

    def former(self) -> laid.Duty | None:
        """Return the duty that is changed, or None for a new one. 404 for a key that the clause does not have.

        What is sent about one that a colleague took out of the amendment meanwhile counts as new.
        """
        asked = self.request.GET.get("duty", "")
        found = next((one for one in self.text().duties if one["key"] == asked), None)
        if asked and found is None and not (self.request.method == "POST" and self.to()):
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
        first: dict[str, Any] = {"seen": self.row.text_id, **self.why()}
        if former:
            written = laid.document(former)
            words = {f"what_{code}": text for code, text in former.what.items()}
            first |= {**written, **words, "day": former.day}
        return {
            "agreement": agreement,
            "parties": names if former is None or former.party in names else [former.party, *names],
            "sites": reads.sites(agreement.partnership),
            "taken": [one["key"] for one in self.text().duties],
            "key": former.key if former else "",
            "initial": first,
        }

    def act(self, row: ClausePlace, form: Any) -> Any:
        """Write it into the draft, or propose it."""
        duty = form.duty()
        if self.on_table:
            return self.propose(form, laid.with_one(self.text().duties, laid.document(duty)))
        return duties.lay(place=row, duty=duty, by=self.request.actor, seen=self.seen(form))


class DutyDrop(DutyWriting):
    """Take a duty out of a clause: `framework/places/<pk>/duties/<duty>/drop/`."""

    submit, done = gettext_lazy("Take it out"), gettext_lazy("Recorded.")
    gone: laid.Document | None = None

    def find_row(self, request: Any, kwargs: dict[str, Any]) -> Any:
        """Return the place; 404 where the clause lays no such duty."""
        self.row = super().find_row(request, kwargs)
        asked = kwargs["duty"]
        self.gone = next((one for one in self.text().duties if one["key"] == asked), None)
        if self.gone is None:
            raise Http404
        return self.row

    def title(self) -> str:
        """Say which."""
        assert self.gone is not None  # noqa: S101 - else it was a 404
        duty = laid.of(self.gone)
        return _("Take this duty out? %(duty)s") % {"duty": sentence(duty, duty.party)}

    def form(self, data: Any = None, files: Any = None) -> Any:
        """Ask for a reason where it becomes an amendment."""
        kind = forms.DutyDropProposeForm if self.on_table else forms.DutyDropForm
        return kind(data, files, initial={"seen": self.row.text_id, **self.why()})

    def act(self, row: ClausePlace, form: Any) -> Any:
        """Take it out, or propose that."""
        key = self.kwargs["duty"]
        if self.on_table:
            return self.propose(form, laid.without(self.text().duties, key))
        return duties.lift(place=row, key=key, by=self.request.actor, seen=self.seen(form))
