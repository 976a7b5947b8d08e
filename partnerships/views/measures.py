"""A clause's measures: read as sentences, taken out, saved as YAML and loaded from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import PageDoor, PostDoor
from partnerships import rules
from partnerships.actions import amendments
from partnerships.actions import measures as actions
from partnerships.calculations.measures import reading
from partnerships.calculations.measures.writing import document as written
from partnerships.forms.measure_files import MeasuresForm
from partnerships.models import ClausePlace
from partnerships.views.accords import AccordForm, InAccord, in_words, language_of
from partnerships.views.amendments import OfAmendment
from partnerships.views.measure_building import resaid
from partnerships.views.measure_faults import fault_words
from partnerships.views.measure_pages import (
    Carrier,
    Guarded,
    OfAmended,
    as_yaml,
    fact_codes,
    measure_lines,
    merged,
    words_for,
)

if TYPE_CHECKING:
    from partnerships.models import Amendment

SHOWN = 20  # faults told at once
RELATED = ("version__agreement__partnership", "clause", "text")


class Listed(Carrier, PageDoor):
    """The measures of a clause, each as sentences."""

    abstract = True
    template = "partnerships/measure_list.html"

    def may_write(self) -> bool:
        """Whether this reader changes them here."""
        raise TypeError(f"{type(self).__name__} has no may_write()")

    def context(self) -> dict[str, Any]:
        """Return the measures with where each is changed."""
        agreement = self.version().agreement
        own = self.text().measures
        everything = [*own, *(one.document for one in self.elsewhere())]
        words = words_for(everything, fact_codes(agreement.partnership))
        language = language_of(agreement, self.request.GET.get("language"))
        may = self.may_write()
        lines = measure_lines(own, words)
        for line in lines:
            line["change_url"] = self.url("build", measure=line["key"])
        return {
            "agreement": agreement,
            "version": self.version(),
            "clause": in_words(self.text().heading, language, agreement.leading)[0] or self.clause().key,
            "clause_pk": self.clause().pk,
            "text_pk": self.text().pk,
            "measures": lines,
            "may_write": may,
            "urls": {name: self.url(name) for name in self.names} if may else {},
            "file_url": f"{self.url('list', **{'as': 'yaml'})}",
        }

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them, or give them out as YAML."""
        if request.GET.get("as") != "yaml":
            return super().get(request, *args, **kwargs)
        response = HttpResponse(
            as_yaml(list(self.text().measures)), content_type="application/yaml; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="{self.clause().key}.yaml"'
        return response


class MeasureList(InAccord, Listed):
    """The measures of a clause in a version."""

    model, access, related = ClausePlace, rules.may_read_plan, RELATED

    def may_write(self) -> bool:
        """Whoever writes the draft, until it is on the table."""
        version = self.row.version
        return (
            version.is_draft and not version.opened_at and rules.may_coordinate(self.request.actor, self.row)
        )

    def context(self) -> dict[str, Any]:
        """Lead to proposing where the text is on the table."""
        found, version = super().context(), self.row.version
        may = (
            version.is_draft and bool(version.opened_at) and rules.may_negotiate(self.request.actor, self.row)
        )
        if may:
            proposing = {**self.names, "build": "measure_propose"}
            self.names = proposing
            for line in found["measures"]:
                line["change_url"] = self.url("build", measure=line["key"])
        return {**found, "may_propose": may, "propose_url": self.url("build") if may else ""}


class AmendmentMeasures(OfAmended, OfAmendment, Listed):
    """The measures that an amendment proposes for a clause."""

    access = rules.may_read_plan
    context = Listed.context

    def may_write(self) -> bool:
        """Whoever speaks for the party that proposed it, until it is decided."""
        return self.row.open and rules.may_change_amendment(self.request.actor, self.row)


class MeasureRemove(InAccord, Carrier, PostDoor):
    """Take a measure out of a draft's clause: its key comes with the button."""

    model, access, related = ClausePlace, rules.may_coordinate, RELATED
    done = gettext_lazy("The measure is taken out. It stays in the clause’s life.")

    def act(self, row: ClausePlace, data: Any) -> Any:
        """Take it out."""
        seen = self.started_from(data.get("seen", ""))
        left = [one for one in seen.measures if str(one.get("key")) != data.get("measure", "")]
        return actions.set_measures(place=row, measures=left, seen=seen, by=self.request.actor)

    def next_url(self, _result: Any) -> str:
        """Return to the clause's measures."""
        return self.url("list")


class AmendmentMeasureRemove(OfAmended, OfAmendment, PostDoor):
    """Take a measure out of what an amendment proposes."""

    access = rules.may_change_amendment
    done = gettext_lazy("The amendment proposes the clause without this measure now.")

    def act(self, row: Amendment, data: Any) -> Any:
        """Say the amendment anew."""
        seen = self.started_from(data.get("seen", ""))
        left = [one for one in seen.measures if str(one.get("key")) != data.get("measure", "")]
        changes = resaid(row, self.clause(), merged(seen, left, self.text()))
        return amendments.revise(amendment=row, changes=changes, by=self.request.actor, seen=row.revision)

    def next_url(self, _result: Any) -> str:
        """Return to the measures proposed."""
        return self.url("list")


class Loading(Guarded, Carrier, AccordForm):
    """Measures out of a YAML file, in the place of those that the clause carries; every fault is told by its place."""

    abstract = True
    form_class, submit = MeasuresForm, gettext_lazy("Load them")
    heading = gettext_lazy("Which measures does the clause carry?")
    intro = gettext_lazy(
        "What you load takes the place of the clause’s measures. Nothing is kept while there is a fault."
    )
    done = gettext_lazy("The measures are loaded.")
    template = "partnerships/measure_load.html"

    def above(self) -> str:
        """Name the clause."""
        agreement = self.version().agreement
        return in_words(self.text().heading, agreement.leading, agreement.leading)[0] or self.clause().key

    def back_url(self) -> str:
        """Return to the clause's measures."""
        return self.url("list")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what the clause carries."""
        own = list(self.text().measures)
        return {"initial": {"text": as_yaml(own) if own else "", "seen": self.text().pk}}

    def form(self, data: Any = None, files: Any = None) -> Any:
        """Read the file, and name what is wrong with its measures and where."""
        form = super().form(data, files)
        if data is not None and form.is_valid():
            given = form.cleaned_data["documents"]
            others = [one.document for one in self.elsewhere()]
            paths = [
                *(f"[{place}]" for place in range(len(given))),
                *(f"@{place}" for place in range(len(others))),
            ]
            read = reading.read([*given, *others], paths=paths)
            at = "upload" if form.cleaned_data.get("upload") else "text"
            for fault in read.faults[:SHOWN]:
                form.add_error(at, self.fault_said(fault, given, others))
            if not read.faults:
                form.wanted = [written(one) for one in read.measures[: len(given)]]
        return form

    def fault_said(self, fault: Any, given: list[Any], others: list[Any]) -> str:
        """Return a fault with the measure and the place in it."""
        words = fault_words(fault.code, fault.params)
        head, _dot, place = fault.path.partition(".")
        ours = head.startswith("[")
        number = int(head.strip("[]@") or 0) if head else 0
        document = (given if ours else others)[number] if head else {}
        key = str(document.get("key", "")) if isinstance(document, dict) else ""
        told = {"number": number + 1, "key": key, "place": place, "fault": words}
        if not ours:
            return _("The agreement’s measure “%(key)s”, %(place)s: %(fault)s") % told
        return _("Measure %(number)s “%(key)s”, %(place)s: %(fault)s") % told


class MeasureLoad(Loading):
    """Load the measures of a clause in a draft."""

    model, access, related = ClausePlace, rules.may_coordinate, RELATED

    def act(self, row: ClausePlace, form: Any) -> Any:
        """Let the clause carry them."""
        seen = self.started_from(form.cleaned_data["seen"])
        with self.noticing():
            return actions.set_measures(place=row, measures=form.wanted, seen=seen, by=self.request.actor)


class AmendmentMeasuresLoad(OfAmended, OfAmendment, Loading):
    """Load the measures that an amendment proposes for a clause."""

    access = rules.may_change_amendment
    back_url = Loading.back_url
    context, next_url = Loading.context, Loading.next_url

    def act(self, row: Amendment, form: Any) -> Any:
        """Say the amendment anew."""
        seen = self.started_from(form.cleaned_data["seen"])
        with self.noticing():
            changes = resaid(row, self.clause(), merged(seen, form.wanted, self.text()))
        return amendments.revise(amendment=row, changes=changes, by=self.request.actor, seen=row.revision)
