"""Does what a chronicle tells: through the portal's own actions, by the people of the demonstration, at its moments."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from functools import singledispatchmethod
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from indicators.demo import events
from indicators.demo.layouts import LAYOUTS
from workforce.actions import cases, imports, ledger, tasks, workers
from workforce.enums import FactStanding, ImportState, LegalBasis, Purpose, Source, TaskKind
from workforce.models import Case, Task, Worker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indicators.demo.chronicle import Chronicle
    from jtportal.kernel.actor import Actor
    from workforce.models import RosterImport, Site

WHILE_READ = timedelta(seconds=50)  # until the officer confirms what the preview shows


class Failed(Exception):
    """A roster of the demonstration did not go in: a fault of the demonstration or of the import."""


class Desk:
    """The employment service of one partnership. `cases` are the open ones of the site, by personnel number."""

    def __init__(
        self, chronicle: Chronicle, site: Site, officers: Sequence[Actor], coordinator: Actor
    ) -> None:
        self.chronicle, self.site = chronicle, site
        self.officers, self.coordinator = officers, coordinator
        self.cases: dict[str, Case] = {}
        self.questions: dict[tuple[str, str], Task] = {}

    def take(self, event: events.Event) -> None:
        """Do what happened, as of its moment."""
        with ledger.travelling(event.at):
            self.do(event)

    @singledispatchmethod
    def do(self, event: events.Event) -> None:
        """Do what happened."""
        raise TypeError(f"nobody knows what to do with {event!r}")

    @do.register
    def _(self, event: events.RosterCame) -> None:
        by, day = self.officers[0], self.chronicle.days[event.place]
        layout = LAYOUTS[self.site.code]
        content = layout.bytes_of(self.chronicle.crew.roster(event.place), day)
        came = imports.receive(
            site=self.site,
            file=ContentFile(content, layout.name(day)),
            purpose=Purpose.UPDATE if event.place else Purpose.TRANSITION,
            legal_basis=LegalBasis.PUBLIC_TASK,
            basis_note=self.chronicle.story.basis_note,
            reference_day=day,
            by=by,
        )
        came = expect(imports.read(roster_import_id=came.pk), ImportState.PREVIEWED)
        with ledger.travelling(event.at + WHILE_READ):
            imports.confirm(roster_import=came, by=by)
            expect(imports.run(roster_import_id=came.pk), ImportState.DONE)
        self.look()

    def look(self) -> None:
        """See which cases are open now and which questions wait."""
        opened = Case.objects.filter(site=self.site, retracted_at=None, closed_on=None)
        found = opened.values_list("worker__personnel_number", "pk", "worker_id")
        place = self.site.partnership_id
        # Actions read the rows anew, so keys are enough; whole rows of a thousand cases would take their time.
        self.cases = {
            number: Case(pk=pk, partnership_id=place, worker=Worker(pk=worker_id, site=self.site))
            for number, pk, worker_id in found
        }
        asked = Task.objects.filter(worker__site=self.site, done_at=None, kind__in=tasks.ABOUT_RECORDS)
        self.questions = {
            (task.kind, task.worker.personnel_number): task
            for task in asked.select_related("worker")
            if task.worker
        }

    @do.register
    def _(self, event: events.Assigned) -> None:
        chosen = [self.cases[number] for number in event.numbers]
        cases.assign(cases=chosen, officer=self.officers[event.officer].user, by=self.coordinator)

    @do.register
    def _(self, event: events.Agreed) -> None:
        chosen, by = [self.cases[number] for number in event.numbers], self.officers[event.officer]
        said = {"pathway": event.pathway, "reason": event.reason, "on": event.on, "by": by}
        if len(chosen) == 1:
            cases.set_pathway(case=chosen[0], **said)
        else:
            cases.set_pathway_of_all(cases=chosen, **said)

    @do.register
    def _(self, event: events.Moved) -> None:
        case, by = self.cases[event.number], self.officers[event.officer]
        cases.set_status(case=case, status=event.status, on=event.on, reason=event.reason, by=by)

    @do.register
    def _(self, event: events.Answered) -> None:
        task = self.questions.pop((TaskKind.LEAVER, event.number))
        tasks.answer_leaver(task=task, on=event.on, reason=event.reason, by=self.officers[event.officer])

    @do.register
    def _(self, event: events.Compared) -> None:
        task = self.questions.pop((TaskKind.DUPLICATE, event.number))
        tasks.answer_duplicate(task=task, same=True, note=event.note, by=self.officers[event.officer])

    @do.register
    def _(self, event: events.Closed) -> None:
        case, by = self.cases.pop(event.number), self.officers[event.officer]
        cases.close_case(case=case, on=event.on, reason=event.reason, by=by)

    @do.register
    def _(self, event: events.Planned) -> None:
        by = self.officers[event.officer]
        tasks.plan(
            cases=[self.cases[number] for number in event.numbers],
            kind=event.kind,
            title=event.title,
            due_on=event.due_on,
            due_time=event.due_time,
            owner=by.user,
            by=by,
        )

    @do.register
    def _(self, event: events.Done) -> None:
        task = Task.objects.get(case=self.cases[event.number], kind=TaskKind.CONVERSATION, done_at=None)
        tasks.done(task=task, note=event.note, by=self.officers[event.officer])

    @do.register
    def _(self, event: events.Certified) -> None:
        workers.change_facts(
            worker=self.cases[event.number].worker,
            on=event.on,
            changes={"underground_years": Decimal(event.years)},
            source=Source.HAND,
            standing=FactStanding.DOCUMENT,
            by=self.officers[event.officer],
        )


def expect(roster_import: RosterImport | None, state: ImportState) -> RosterImport:
    """Return the import if it got so far. Raises Failed."""
    if roster_import is None or roster_import.state != state:
        told = roster_import and (roster_import.state, roster_import.error, roster_import.error_params)
        raise Failed(f"the roster did not reach {state}: {told}")
    return roster_import
