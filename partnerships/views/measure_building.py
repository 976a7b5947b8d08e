"""A measure built from lists: every change goes to the server and back, and is read back as a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor, Refused
from jtportal.kernel.htmx import go
from partnerships import rules
from partnerships.actions import amendments, measures
from partnerships.actions.amendments import Proposed
from partnerships.actions.clauses import Wording
from partnerships.calculations.measures import fields, unfolding
from partnerships.calculations.measures.writing import document as written
from partnerships.enums import ChangeKind
from partnerships.forms.amendments import WhyForm
from partnerships.forms.measures import MeasureForm, Setting, posted, typed
from partnerships.models import ClausePlace
from partnerships.queries import measures as reads
from partnerships.views.accords import InAccord, in_words
from partnerships.views.amendment_forms import Proposing, standing
from partnerships.views.amendments import OfAmendment
from partnerships.views.measure_faults import fault_words
from partnerships.views.measure_pages import (
    Carrier,
    Guarded,
    OfAmended,
    fact_codes,
    merged,
    place_of,
    words_for,
)
from partnerships.views.measure_trial import Trial
from partnerships.views.measure_wording import CHOICES, sentences

if TYPE_CHECKING:
    from django.http import HttpResponse

    from partnerships.calculations.measures.fields import Flat
    from partnerships.models import Amendment

SAVE = "save"


class ProposedMeasureForm(MeasureForm):
    """A measure with what the amendment is called, and why."""

    def __init__(self, given: Flat, **more: Any) -> None:
        super().__init__(given, **more)
        for name, field in WhyForm().fields.items():
            field.required = not self.lenient
            field.widget.attrs["class"] = "form-control"
            self.fields[name] = field


class Building(Guarded, Carrier, ActionDoor):
    """The builder. What is typed comes back whatever is pressed; only 'save' keeps it."""

    abstract = True
    template = "partnerships/measure_build.html"
    form_class: Any = MeasureForm
    done = gettext_lazy("The measure is kept.")

    def documents(self) -> list[dict[str, Any]]:
        """Return the clause's other measures."""
        own = self.measure()
        return [one for one in self.text().measures if one != own]

    def setting(self) -> Setting:
        """Return where the measure stands."""
        agreement = self.version().agreement
        number = next((one.number for one in self.carried if one.clause == self.clause().pk), "")
        here = [(place_of(number), one) for one in self.documents()]
        there = [
            (place_of(one.number), one.document) for one in self.carried if one.clause != self.clause().pk
        ]
        self.codes = fact_codes(agreement.partnership)
        self.words = words_for(
            [*(one for _place, one in [*here, *there]), *([self.measure() or {}])], self.codes
        )
        names = {str(one.get("key")): self.words.measures[str(one.get("key"))] for _place, one in here}
        for place, one in there:
            key = str(one.get("key"))
            names[key] = _("%(name)s, %(place)s") % {"name": self.words.measures[key], "place": place}
        return Setting(
            languages=list(agreement.languages),
            currency=agreement.partnership.currency,
            today=agreement.partnership.today(),
            others=[*here, *there],
            names=names,
            codes=self.codes,
            words=CHOICES,
            before=self.measure(),
        )

    @property
    def carried(self) -> list[Any]:
        """Return all measures of the text, read once."""
        if not hasattr(self, "_carried"):
            self._carried = reads.carried(self.version(), self.changes())
        return self._carried

    def pressed(self) -> str:
        """Return which button was pressed."""
        return self.request.POST.get("do", SAVE)

    def begin(self) -> Flat:
        """Return the fields that the page opens with."""
        own = self.measure()
        found: Flat = {"seen": [str(self.text().pk)]}
        if own is None:
            return found
        measure = unfolding.shows(own)
        return found | unfolding.flat(written(measure), number=typed) if measure else found

    def form(self, data: Any = None, files: Any = None) -> MeasureForm:
        """Build the form of what was sent, with the tests that a button added or removed."""
        given = self.begin() if data is None else fields.arranged(posted(data), self.pressed())
        lenient = data is None or self.pressed() != SAVE
        return self.form_class(given, setting=self.setting(), lenient=lenient, fault_words=fault_words)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, or show it with what the button changed."""
        if self.pressed() == SAVE:
            return super().post(request, *args, **kwargs)
        return self.page({"form": self.form(request.POST)})

    def page(self, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Show the measure, what it says, and what it would answer for the person tried."""
        form = (context or {})["form"]
        form.is_valid()
        measure = form.readable()
        trial = Trial(form, self.words)
        if self.request.POST.get("do") == "try":
            trial.run()
        told = {
            "sentences": sentences(measure, self.words) if measure else [],
            "unfilled": len(form.unfilled),
            "trial": trial,
            "unshown": self.unshown(),
        }
        return super().page({**(context or {}), **told}, status=status)

    def unshown(self) -> list[str]:
        """Return what is wrong with a measure that the fields cannot show; it stays as it is."""
        own = self.measure()
        if own is None or unfolding.shows(own):
            return []
        faults = unfolding.alone(own).faults
        return [f"{fault.path}: {fault_words(fault.code, fault.params)}" for fault in faults] or [""]

    def context(self) -> dict[str, Any]:
        """Return where the page stands."""
        agreement, version = self.version().agreement, self.version()
        heading = in_words(self.text().heading, agreement.leading, agreement.leading)[0]
        return {
            "clause": heading or self.clause().key,
            "agreement": agreement,
            "version": version,
            "new": self.measure() is None,
            "back_url": self.url("list"),
        }

    def wanted(self, form: MeasureForm) -> tuple[Any, list[dict[str, Any]]]:
        """Return the wording that this person started from, and its measures with this one put in."""
        if self.unshown():
            raise Refused(_("This measure cannot be changed in fields. Change it as YAML."))
        seen = self.started_from(form.data.get("seen", ""))
        key = self.request.GET.get("measure", "")
        keys = [str(one.get("key")) for one in seen.measures]
        found = [
            form.said if one == key else document for one, document in zip(keys, seen.measures, strict=True)
        ]
        return seen, found if key in keys else [*found, form.said]

    def next_url(self, result: Any) -> str:
        """Return to the clause's measures."""
        return self.url("list")


class MeasureBuild(InAccord, Building):
    """Build a measure of a clause in a draft."""

    model, access = ClausePlace, rules.may_coordinate
    related = ("version__agreement__partnership", "clause", "text")

    def act(self, row: ClausePlace, form: Any) -> Any:
        """Keep it."""
        seen, wanted = self.wanted(form)
        with self.noticing():
            return measures.set_measures(place=row, measures=wanted, seen=seen, by=self.request.actor)


class MeasurePropose(Building, Proposing):
    """Propose a measure for a clause on the table: a new amendment, kept in the constituency's own room."""

    form_class = ProposedMeasureForm
    kind = ChangeKind.REWORD
    names = {**Carrier.names, "build": "measure_propose"}
    done = gettext_lazy("The amendment is kept in your room. Put it on the table when it is ready.")
    context, next_url = Building.context, Proposing.next_url
    template = "partnerships/measure_build.html"

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Propose it, propose that it goes, or show it with what the button changed."""
        if self.pressed() != "remove":
            return super().post(request, *args, **kwargs)
        form = WhyForm(request.POST)
        if not form.is_valid():
            ours = self.form(request.POST)
            ours.is_valid()
            for name, words in form.errors.items():
                ours.add_error(name, list(words))
            return self.page({"form": ours}, status=422)
        key = self.request.GET.get("measure", "")
        left = [one for one in self.text().measures if str(one.get("key")) != key]
        try:
            made = self.draft(form.cleaned_data, left)
        except Refused as refusal:
            ours = self.form(request.POST)
            ours.is_valid()
            ours.add_error(None, str(refusal))
            return self.page({"form": ours}, status=422)
        messages.success(request, self.done)
        return go(request, self.next_url(made))

    def act(self, _row: Any, form: Any) -> Amendment:
        """Draft the amendment."""
        seen, wanted = self.wanted(form)
        with self.noticing():
            return self.draft(form.cleaned_data, merged(seen, wanted, self.text()))

    def draft(self, given: dict[str, Any], wanted: Any) -> Amendment:
        """Draft an amendment that gives the clause these measures; its words stay."""
        text = self.text()
        change = Proposed(
            self.kind, self.clause(), Wording(text.heading, text.body, tuple(wanted), tuple(text.duties))
        )
        said = {"title": given["title"], "reason": given["reason"]}
        return amendments.draft(version=self.version(), changes=[change], by=self.request.actor, **said)


def resaid(amendment: Amendment, clause: Any, wanted: Any) -> list[Proposed]:
    """Return what an amendment says, with these measures for one of its clauses."""
    found = []
    for one in standing(amendment):
        if one.clause == clause and one.wording is not None:
            one = replace(one, wording=replace(one.wording, measures=tuple(wanted)))
        found.append(one)
    return found


class AmendmentMeasure(OfAmended, OfAmendment, Building):
    """Build a measure that an amendment proposes."""

    access = rules.may_change_amendment
    context = Building.context
    next_url = Building.next_url

    def act(self, row: Amendment, form: Any) -> Any:
        """Say the amendment anew."""
        seen, wanted = self.wanted(form)
        with self.noticing():
            changes = resaid(row, self.clause(), merged(seen, wanted, self.text()))
        return amendments.revise(amendment=row, changes=changes, by=self.request.actor, seen=row.revision)
