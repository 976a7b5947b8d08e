"""People: the list of cases, one case, and what happens to it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.views.drafts import KeepsDrafts
from jtportal.kernel import paging
from jtportal.kernel.doors import PageDoor, Refused
from jtportal.kernel.htmx import wants_part
from partnerships.enums import Pathway
from partnerships.models import Partnership
from partnerships.views import lists
from workforce import rules
from workforce.actions import cases, closing
from workforce.enums import CaseStatus
from workforce.forms.cases import (
    SORTS,
    CaseListForm,
    CloseForm,
    OfficerForm,
    OpenForm,
    PathwayForm,
    StatusForm,
)
from workforce.models import Case, Site
from workforce.queries import case_list, course, officers, towns, workers
from workforce.queries import cases as reads
from workforce.queries import closing as closings
from workforce.queries.case_list import Wanted
from workforce.sockets import CASE_PANELS
from workforce.views import facts, rows, spells, wording

ASKED = (
    "q",
    "state",
    "mine",
    "due",
    "pathway",
    "status",
    "site",
    "town",
    "sex",
    "age",
    "sort",
    "after",
    "before",
)
CHIPS = (
    ("mine", {"mine": "1"}, gettext_lazy("Mine")),
    ("overdue", {"due": "overdue"}, gettext_lazy("Overdue")),
    ("week", {"due": "week"}, gettext_lazy("This week")),
    ("none", {"pathway": Pathway.NONE.value}, gettext_lazy("No pathway yet")),
    ("women", {"sex": "female"}, gettext_lazy("Women")),
)


class CaseList(PageDoor):
    """Find a person, and see who waits for what."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    template, partial, section = "workforce/case_list.html", "list", "people"

    def context(self) -> dict[str, Any]:
        """Ask the list what its address says."""
        form, address = self.asked()
        wanted = form.wanted()
        visible = Case.objects.visible_to(self.request.actor)
        about = {"partnership": self.row, "user_id": self.request.actor.user_id}
        matching = case_list.narrowed(visible, wanted, **about)
        found = case_list.listed(matching, wanted, language=self.row.language)
        page = paging.page(found.runs, size=lists.SIZE, **lists.turned_page(self.request.GET))
        counts = {"found": found.count, "open": found.count, **self.counts(visible, wanted, about)}
        make = rows.Lines(today=self.row.today(), user_id=about["user_id"])
        return {
            "sieves": form.sieves(),
            "part": wants_part(self.request),
            "similar": found.similar,
            "wanted": wanted,
            "address": address,
            "chips": self.chips(address, wanted, counts),
            "chosen": self.chosen(form, address),
            "lines": [make(row) for row in case_list.for_lines(visible, page.ids)],
            "headings": self.headings(address, wanted),
            "pager": lists.pager(page, address, total=counts["found"], order=str(SORTS[wanted.sort])),
            "counts": counts,
            "counted": {name: wording.counted(number) for name, number in counts.items()},
            "limit": paging.COUNTED,
            "urls": {"open": address.path, "overdue": lists.Address(address.path, {}).to(due="overdue")},
            "now": timezone.now().astimezone(self.row.zone),
            "may_work": rules.may_work(self.request.actor),
        }

    def counts(self, visible: Any, wanted: Wanted, about: dict[str, Any]) -> dict[str, int]:
        """Count the standard lists while nothing else is asked: only then is what they say true."""
        if wanted.narrowed or wanted.state != "open":
            return {}
        return paging.capped_counts(case_list.standard_lists(visible, **about))

    def asked(self) -> tuple[CaseListForm, lists.Address]:
        """Return the filters of the address and the address itself.

        Who types gets only the list: what the sheet of filters offers is asked for where one of it is chosen.
        """
        given, whole = self.request.GET, not wants_part(self.request)
        form = CaseListForm(
            given,
            sites=self.sites() if whole or "site" in given else [],
            towns=self.towns() if whole or "town" in given else [],
        )
        path = reverse("workforce:case_list", kwargs={"partnership": self.row.code})
        return form, lists.Address.of(path, self.request.GET, ASKED)

    def sites(self) -> list[tuple[int, str]]:
        """Return the partnership's sites as choices."""
        found = Site.objects.visible_to(self.request.actor).filter(partnership=self.row)
        return [(site.pk, str(site)) for site in found.order_by("name")]

    def towns(self) -> list[tuple[int, str]]:
        """Return where people with open cases live, as choices."""
        return [(town.pk, town.label()) for town in towns.of_open_cases(self.row)]

    def chips(self, address: lists.Address, wanted: Wanted, counts: dict[str, int]) -> list[dict[str, Any]]:
        """Return the filters opened most; they say how many while nothing else is asked."""
        plain = wanted.state == "open" and not wanted.narrowed
        state = {"open": _("Open cases"), "closed": _("Closed cases"), "all": _("Open and closed")}[
            wanted.state
        ]
        other = "all" if wanted.state == "open" else ""
        total = wording.counted(counts["found"])
        chips = [lists.chip(state, address.to(state=other), active=True, count=total)]
        for name, answer, label in CHIPS:
            active = all(address.asked.get(key) == value for key, value in answer.items())
            url = address.to(**dict.fromkeys(answer, "")) if active else address.to(**answer)
            count = wording.counted(counts[name]) if plain else ""
            chips.append(lists.chip(str(label), url, active=active, count=count))
        return chips

    def chosen(self, form: CaseListForm, address: lists.Address) -> list[dict[str, Any]]:
        """Return the further filters in use, each to be taken off."""
        standard = {key: value for _name, answer, _label in CHIPS for key, value in answer.items()}
        chips = []
        for name in ("due", "pathway", "status", "site", "town", "sex", "age"):
            value = form.cleaned_data.get(name)
            if value and str(value) != standard.get(name):
                label = dict(form.fields[name].choices)[value]  # type: ignore[attr-defined]
                words = _("%(what)s: %(value)s") % {"what": form.fields[name].label, "value": label}
                chips.append(lists.chip(words, address.to(**{name: ""}), active=True))
        return chips

    def headings(self, address: lists.Address, wanted: Wanted) -> dict[str, dict[str, str]]:
        """Return the headings that sort."""
        return {
            "name": lists.sort_heading(_("Name"), "name", address, wanted.sort, css="col-name"),
            "age": lists.sort_heading(_("Age"), "age", address, wanted.sort, css="n col-age"),
            "due": lists.sort_heading(_("Due"), "due", address, wanted.sort, css="due col-due"),
        }


CASE = (
    "partnership",
    "person",
    "officer",
    "residence",
    "recorded_by",
    "closed_by",
    "worker__site",
    "worker__current",
)


class CaseDetail(PageDoor):
    """One person's spell: what stands, what waits, what happened."""

    model, access, related = Case, rules.may_read_case, CASE
    template, section = "workforce/case_detail.html", "people"

    def context(self) -> dict[str, Any]:
        """Collect what is known about the case."""
        case, today = self.row, self.row.partnership.today()
        events, versions = reads.history(case), workers.versions(case.worker)
        waiting = [spells.task_line(task, today) for task in reads.waiting_tasks(case)]
        person = case.person
        return {
            "age": wording.age_on(case.birth_date, today),
            "latin": wording.latin_name(person.family_name, person.given_name, person.patronymic),
            "facts": facts.lines(versions),
            "versions": facts.history(versions),
            "ways": spells.ways(case, events),
            "events": [(spells.event_words(event), event) for event in reversed(events)],
            "days": ((case.pathway_on or case.closed_on or today) - case.opened_on).days,
            "paused": case.status != CaseStatus.AT_WORK,
            "pathway": Pathway(case.pathway).label,
            "status": wording.status_words(case),
            "next": waiting[0] if waiting else None,
            "waiting": waiting[1:],
            "done": reads.done_tasks(case),
            "duplicates": self.duplicates(),
            "spells": reads.other_spells(case),
            "panels": [panel for plug in CASE_PANELS if (panel := plug(self.request, case))],
            "token": reads.token(case),
            "today": today,
            "may_work": rules.may_work(self.request.actor, case) and case.closed_on is None,
            "may_reopen": rules.may_work(self.request.actor, case) and self.may_come_back(),
        }

    def duplicates(self) -> list[dict[str, Any]]:
        """Return who may be the same person, with what was answered."""
        mine = self.row.worker_id
        pairs = [(t, t.other_worker if t.worker_id == mine else t.worker) for t in reads.duplicates(self.row)]
        return [{"task": task, "other": other} for task, other in pairs if other is not None]

    def may_come_back(self) -> bool:
        """Say whether this is the person's last spell, and ended."""
        return (
            self.row.closed_on is not None
            and self.row.worker_id is not None
            and not any(spell.closed_on is None for spell in reads.other_spells(self.row))
        )


class CaseAction(KeepsDrafts):
    """A change of a case. Its form remembers what it saw, so that a quicker colleague is noticed."""

    abstract = True
    model, access, related, section = Case, rules.may_work, CASE, "people"
    stale = False

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"on": self.row.partnership.today()}}

    def context(self) -> dict[str, Any]:
        """Keep the token that was sent, until the reader was told what changed."""
        sent = self.request.POST.get("seen")
        return {"token": sent if sent and not self.stale else reads.token(self.row), "case": self.row}

    def act(self, row: Case, form: Any) -> Any:
        """Write the change; a stale form is drawn again with what was typed."""
        try:
            return self.write(row, form.cleaned_data)
        except cases.Stale:
            self.stale = True
            row.refresh_from_db()
            raise

    def write(self, case: Case, given: dict[str, Any]) -> Any:
        """Call the action."""
        raise TypeError(f"{type(self).__name__} has no write()")

    @property
    def common(self) -> dict[str, Any]:
        """What every action is told: by whom, and what was seen."""
        return {"by": self.request.actor, "seen": self.request.POST.get("seen") or None}

    def next_url(self, result: Any) -> str:
        """Go back to the case."""
        return reverse("workforce:case_detail", kwargs={"pk": self.row.pk})


class CasePathway(CaseAction):
    """Record the worker's choice."""

    form_class, template = PathwayForm, "workforce/case_pathway.html"
    done = gettext_lazy("The pathway is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the way that stands, and today."""
        return {"initial": {"on": self.row.partnership.today(), "pathway": self.row.pathway}}

    def write(self, case: Case, given: dict[str, Any]) -> Any:
        """Set the pathway."""
        return cases.set_pathway(case=case, **given, **self.common)


class CaseStatusDoor(CaseAction):
    """Record where the worker is."""

    form_class, template = StatusForm, "workforce/case_status.html"
    done = gettext_lazy("The status is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the status that stands, and today."""
        return {"initial": {"on": self.row.partnership.today(), "status": self.row.status}}

    def write(self, case: Case, given: dict[str, Any]) -> Any:
        """Set the status."""
        return cases.set_status(case=case, **given, **self.common)


class CaseClose(CaseAction):
    """End the spell."""

    form_class, template = CloseForm, "workforce/case_close.html"
    done = gettext_lazy("The case is closed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today; what is still open must have been looked at."""
        self.review = closings.review(self.row)
        return super().form_kwargs() | {"to_review": self.review.anything}

    def context(self) -> dict[str, Any]:
        """Look back before it ends: what is still open, the goals."""
        told = course.of_case(self.row, self.request.actor)
        return super().context() | {"told": told, "review": self.review}

    def write(self, case: Case, given: dict[str, Any]) -> Any:
        """Close the case."""
        return closing.close(case=case, **given, **self.common)


class CaseOpen(CaseAction):
    """Open a new spell for somebody who came back."""

    form_class, template = OpenForm, "workforce/case_open.html"
    done = gettext_lazy("A new case is open.")

    def write(self, case: Case, given: dict[str, Any]) -> Any:
        """Open the case."""
        if case.worker is None:
            raise Refused(_("No roster names this person: take them on by hand, then merge the two records."))
        return cases.open_case(
            worker=case.worker, by=self.request.actor, officer=self.request.actor.user, **given
        )

    def next_url(self, result: Any) -> str:
        """Go to the new case."""
        return reverse("workforce:case_detail", kwargs={"pk": result.pk})


class CaseOfficer(CaseAction):
    """Put the case into somebody's hands."""

    form_class, template = OfficerForm, "workforce/case_officer.html"
    done = gettext_lazy("The case changed hands.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the officers of the employment service."""
        self.people = officers.of_partnership(self.row.partnership)
        names = {pk: str(user) for pk, user in self.people.items()}
        return {"officers": names, "initial": {"officer": self.row.officer_id}}

    def write(self, case: Case, given: dict[str, Any]) -> Any:
        """Assign the case."""
        officer = self.people.get(given["officer"])
        return cases.assign(cases=[case], officer=officer, by=self.request.actor)
