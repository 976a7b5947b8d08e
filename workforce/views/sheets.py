"""The four ways side by side: a case's sheets, drawing one up, reading and signing it, the choice made on it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from jtportal.kernel import papers
from jtportal.kernel.doors import PageDoor, Refused
from workforce import rules
from workforce.actions import cases, sheets
from workforce.calculations.pathways.rules import COVERS, Way
from workforce.enums.sheets import SheetWay
from workforce.forms.communities import TakeBackForm
from workforce.forms.sheets import ChoiceForm, SheetForm, SignForm, StepForm
from workforce.models import Case, PathwaySheet, SheetChoice, SheetSignature
from workforce.queries import cases as case_reads
from workforce.queries import sheets as reads
from workforce.queries import way_rules
from workforce.views import sheet_paper, sheet_words
from workforce.views.placements import OF_CASE, WorkForm

if TYPE_CHECKING:
    from workforce.queries.sheets import Judged

BEHIND = ("case__partnership", "case__person", "case__worker__current")
OF_SHEET = ("sheet__case__partnership", "sheet__case__person", "sheet__case__worker")


def standing_lines(case: Case, found: list[PathwaySheet]) -> dict[str, Any]:
    """Return the choice that stands, with whom it lies, and by when."""
    choice = reads.standing_choice(case, found)
    if choice is None:
        return {"choice": None}
    lies = reads.where(choice)
    hands = sheet_words.hand_lines(choice.hands)
    done = {step.place: step for step in choice.steps.all()}
    return {
        "choice": choice,
        "way": SheetWay(choice.way).label,
        "lies": lies,
        "hand": hands[lies.place] if lies else None,
        "late": lies is not None and lies.late(case.partnership.today()),
        "hands": [(hand, done.get(place)) for place, hand in enumerate(hands)],
    }


class CaseWays(PageDoor):
    """The sheets of a case, and with whom the chosen way lies."""

    model, access, related = Case, rules.may_read_case, OF_CASE
    template, section = "workforce/case_ways.html", "people"

    def context(self) -> dict[str, Any]:
        """Collect them."""
        case, actor = self.row, self.request.actor
        found = reads.of_case(case, actor)
        return {
            "sheets": [
                (one, [sign for sign in one.signatures.all() if sign.retracted_at is None]) for one in found
            ],
            "standing": standing_lines(case, found),
            "rules": way_rules.for_partnership(case.partnership),
            "may_work": rules.may_work(actor, case) and case.closed_on is None,
        }


class SheetForms(WorkForm):
    """A form about the ways; back to the page of the case's sheets."""

    abstract = True
    template = "workforce/sheet_form.html"

    def next_url(self, result: Any) -> str:
        """Go back."""
        return reverse("workforce:case_ways", kwargs={"pk": self.case.pk})


class SheetNew(SheetForms):
    """Draw up a sheet: what is known stands in it already; what is saved stays as it is."""

    model, related, form_class = Case, (*OF_CASE, "worker__current"), SheetForm
    template = "workforce/sheet_new.html"
    lead, done = gettext_lazy("Draw up a sheet of the ways"), gettext_lazy("The sheet is saved.")
    stale = False

    @cached_property
    def judged(self) -> Judged:
        """What the framework agreements in force answer."""
        return reads.judged(self.row)

    @cached_property
    def rules(self) -> Any:
        """Who decides, pays, refers here."""
        return way_rules.for_partnership(self.row.partnership)

    @cached_property
    def last(self) -> PathwaySheet | None:
        """The newest sheet, which a new one begins from."""
        return next(iter(reads.of_case(self.row, self.request.actor)), None)

    def form_kwargs(self) -> dict[str, Any]:
        """Begin from the newest sheet; without one, or where asked, from what is on record."""
        last = None if "facts" in self.request.GET else self.last
        known = self.row.worker.current if self.row.worker else None
        currency = last.currency if last else (known.currency if known else self.row.partnership.currency)
        found: dict[str, Any] = {"currency": currency, "note": last.note if last else ""}
        for name in COVERS:
            before = getattr(last, f"{name}_before") if last else getattr(self.rules.before, name).value
            found[f"{name}_before"] = before
        options = {one.way: one for one in last.options.all()} if last else {}
        today = self.row.partnership.today()
        for way in Way:
            option, after = options.get(way.value), self.rules.of(way).after
            if option is not None:
                begun = reads.segments(option, currency)
                names = ("commute", "training_weeks", "risk", *COVERS)
                told = {name: getattr(option, name) for name in names}
            else:
                begun = sheet_words.proposal(self.judged, way, today, currency)
                told = {name: getattr(after, name).value for name in COVERS}
            found |= sheet_words.initial_of(way, begun, told)
        return {"initial": found}

    def context(self) -> dict[str, Any]:
        """Lay beside each way what appears open, and through whose hands it goes."""
        sent = self.request.POST.get("seen")
        number = reads.last_number(self.row) if sent is None or self.stale else sent
        return super().context() | {
            "seen": number,
            "last": self.last,
            "asked": [(named_agreement(one), one.number) for one in self.judged.versions],
        }

    def page(self, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Lay the parts of the form out by ways."""
        form = (context or {})["form"]
        ways = []
        for way in Way:
            told = sheet_words.verdicts(self.judged, way)
            answer = sheet_words.overall(told)
            ways.append(
                {
                    "key": way.value,
                    "pathway": way.pathway,
                    "label": SheetWay(way.value).label,
                    "icon": sheet_words.OPEN_ICONS[answer],
                    "open": sheet_words.OPEN_WORDS[answer],
                    "verdicts": sheet_words.verdict_lines(told),
                    "hands": sheet_words.hand_lines(sheet_words.hands_of(self.rules, way)),
                    "form": form.parts(way),
                }
            )
        return super().page({**(context or {}), "ways": ways}, status=status)

    def act(self, row: Case, form: Any) -> PathwaySheet:
        """Save it; whoever was slower is told, with all that was typed."""
        made = [
            sheets.Row(
                way,
                sheet_words.verdicts(self.judged, way),
                form.income(way),
                sheet_words.hands_of(self.rules, way),
                form.told(way),
            )
            for way in Way
        ]
        asked = [{"title": dict(one.agreement.title), "number": one.number} for one in self.judged.versions]
        sent = self.request.POST.get("seen", "")
        try:
            return sheets.draw_up(
                case=row,
                rows=made,
                currency=form.cleaned_data["currency"],
                before=form.before(),
                note=form.cleaned_data["note"],
                texts=asked,
                by=self.request.actor,
                seen=int(sent) if sent.isdecimal() and len(sent) < 6 else None,
            )
        except sheets.Stale:
            self.stale = True
            raise

    def next_url(self, result: PathwaySheet) -> str:
        """Go to the sheet."""
        return reverse("workforce:sheet_detail", kwargs={"pk": result.pk})


def named_agreement(version: Any) -> str:
    """Return a framework agreement's title."""
    return sheet_words.named(version.agreement.title)


class SheetDetail(PageDoor):
    """One sheet: the ways beside one another, in one order for everybody; none is put before another."""

    model, access, related = PathwaySheet, rules.may_read_case, (*BEHIND, "recorded_by")
    template, section = "workforce/sheet_detail.html", "people"

    def context(self) -> dict[str, Any]:
        """Add it up and draw it."""
        sheet, case = self.row, self.row.case
        lines = sheet_words.option_lines(sheet)
        may_work = rules.may_work(self.request.actor, case)
        signatures = list(sheet.signatures.select_related("recorded_by"))
        standing = {one.signer for one in signatures if one.retracted_at is None}
        return {
            "case": case,
            "lines": lines,
            "number_open": sum(one["answer"] == "yes" for one in lines),
            "drawing": sheet_words.drawn(sheet, lines),
            "before": sheet_words.covers_before(sheet),
            "texts": [(sheet_words.named(one["title"]), one["number"]) for one in sheet.texts],
            "signatures": signatures,
            "choices": [
                (one, SheetWay(one.way).label) for one in sheet.choices.select_related("recorded_by")
            ],
            "newest": reads.last_number(case),
            "may_work": may_work,
            "may_sign": may_work and len(standing) < 2,
            "may_choose": may_work and case.closed_on is None,
        }


class SheetPdf(PageDoor):
    """The sheet as PDF, to print and to sign."""

    model, access, related = PathwaySheet, rules.may_read_case, (*BEHIND, "recorded_by")

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the paper in the reader's language."""
        data = sheet_paper.data_of(self.row)
        made = papers.pdf("ways", data, language=get_language() or "en")
        response = HttpResponse(made, content_type="application/pdf")
        name = f"sheet-{self.row.case_id}-{self.row.number}.pdf"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class OfSheet(SheetForms):
    """A form about one sheet; back to it."""

    abstract = True
    model, related = PathwaySheet, BEHIND

    @property
    def sheet(self) -> PathwaySheet:
        """The sheet."""
        return self.row if isinstance(self.row, PathwaySheet) else self.row.sheet

    def context(self) -> dict[str, Any]:
        """Name it."""
        return super().context() | {"sheet": self.sheet}

    def next_url(self, result: Any) -> str:
        """Go back to it."""
        return reverse("workforce:sheet_detail", kwargs={"pk": self.sheet.pk})


class SheetSign(OfSheet):
    """Record a signature."""

    form_class, lead = SignForm, gettext_lazy("Record a signature")
    hint = gettext_lazy(
        "The portal notes that somebody signed. The paper with the signatures stays with you."
    )
    done = gettext_lazy("The signature is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"on": self.row.partnership.today()}}

    def act(self, row: PathwaySheet, form: Any) -> SheetSignature:
        """Record it."""
        return sheets.sign(sheet=row, by=self.request.actor, **form.cleaned_data)


class SheetSignatureBack(OfSheet):
    """Take a signature back."""

    model, related, form_class = SheetSignature, OF_SHEET, TakeBackForm
    lead, done = gettext_lazy("Take a signature back"), gettext_lazy("It is taken back and counts no more.")

    def act(self, row: SheetSignature, form: Any) -> None:
        """Take it back."""
        sheets.take_signature_back(signature=row, by=self.request.actor, **form.cleaned_data)


class SheetChoose(OfSheet):
    """Record the worker's choice on a sheet. A quicker colleague is noticed by what the form saw of the case."""

    form_class, lead = ChoiceForm, gettext_lazy("Which way does the worker choose?")
    hint = gettext_lazy("The choice is the worker's. It becomes the case's pathway, with its reason.")
    done = gettext_lazy("The choice is recorded.")
    stale = False

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today; no way is ticked beforehand."""
        return {"initial": {"on": self.row.partnership.today()}}

    def context(self) -> dict[str, Any]:
        """Keep the token that was sent, until the reader was told what changed."""
        sent = self.request.POST.get("seen")
        token = sent if sent and not self.stale else case_reads.token(self.case)
        return super().context() | {"token": token}

    def act(self, row: PathwaySheet, form: Any) -> SheetChoice:
        """Record it."""
        seen = self.request.POST.get("seen") or None
        try:
            return sheets.choose(sheet=row, by=self.request.actor, seen=seen, **form.cleaned_data)
        except cases.Stale:
            self.stale = True
            row.case.refresh_from_db()
            raise

    def next_url(self, result: Any) -> str:
        """Go to the case's ways: with whom it lies now."""
        return reverse("workforce:case_ways", kwargs={"pk": self.case.pk})


class SheetStepNew(OfSheet):
    """Record that the body with which the way lies did its part."""

    model, related, form_class = SheetChoice, OF_SHEET, StepForm
    done = gettext_lazy("It is recorded.")

    @cached_property
    def place(self) -> tuple[int, str] | None:
        """The place of that body, and its name."""
        choice = SheetChoice.objects.visible_to(self.request.actor).filter(pk=self.row.pk)
        told = choice.prefetch_related("steps", "sheet__options").get()
        lies = reads.where(told)
        hands = sheet_words.hand_lines(told.hands)
        return (lies.place, hands[lies.place]["name"]) if lies else None

    def context(self) -> dict[str, Any]:
        """Say which body."""
        place = self.place
        name = place[1] if place else ""
        heading = _("%(who)s: done its part?") % {"who": name} if name else _("Every body has done its part")
        return super().context() | {"heading": heading}

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today; the form remembers which body it asked about."""
        place = self.place[0] if self.place else None
        return {"initial": {"on": self.case.partnership.today(), "place": place}}

    def act(self, row: SheetChoice, form: Any) -> Any:
        """Record it."""
        if form.cleaned_data["place"] is None:
            raise Refused(_("Every body has done its part."))
        return sheets.pass_on(choice=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Go to the case's ways."""
        return reverse("workforce:case_ways", kwargs={"pk": self.case.pk})
