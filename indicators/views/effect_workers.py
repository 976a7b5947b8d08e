"""The workers behind an effect, and one worker's answers with their reasons: for whoever may see persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from indicators import rules
from indicators.queries import effect_texts as texts
from indicators.queries import effect_workers as reads
from indicators.queries import effects
from indicators.views import wording
from indicators.views.effect_judged import Grounds, answers
from indicators.views.effects import OfAmendment, OfVersion
from jtportal.kernel.doors import PageDoor
from partnerships.calculations.measures.logic import Answer
from partnerships.enums import TextState
from partnerships.models import FrameworkVersion
from partnerships.queries import rooms
from partnerships.views.lists import number_or_none
from partnerships.views.measure_wording import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indicators.queries.effect_texts import Read
    from partnerships.calculations.measures.judging import Judgement
    from workforce.models import Case, Worker

PAGE = 50


class EffectWorkers(PageDoor):
    """Who they are."""

    abstract = True
    access, template = rules.may_see_workers_behind, "indicators/effect_workers.html"

    def context(self) -> dict[str, Any]:
        """Return a page of the list."""
        said, asked = self.reads(), self.request.GET
        if any(one.faults for one in said):
            said = tuple(type(one)((), {}, ()) for one in said)  # nothing is counted by rules with faults
        behind = self.behind(said)
        rows = reads.workers(self.request.actor, self.row.partnership, said, behind)
        turn = {name: number_or_none(asked.get(name)) for name in ("before", "after")}
        page, workers = reads.page(rows, size=PAGE, **turn)
        kept = {"measure": behind.key, "which": behind.which}
        return {
            **self.about(),
            "which": behind.which,
            "measure": self.name(behind.key, said),
            "total": rows.count(),
            "lines": [(one, self.address("worker", worker=one.pk)) for one in workers],
            "prev_url": self.address("workers", **kept, before=page.ids[0]) if page.earlier and page.ids else "",
            "next_url": self.address("workers", **kept, after=page.ids[-1]) if page.later and page.ids else "",
        }  # fmt: skip

    def behind(self, said: tuple[Read, Read]) -> reads.Behind:
        """Return which list is asked for; the first of all for anything unknown."""
        keys = {one.key for read in said for one in read.measures}
        key, which = self.request.GET.get("measure", ""), self.request.GET.get("which", reads.YES)
        return reads.Behind(key if key in keys else "", which if which in reads.LISTS else reads.YES)

    @staticmethod
    def name(key: str, said: tuple[Read, Read]) -> str:
        """Return a measure's name."""
        return next((name_of(one) for read in said[::-1] for one in read.measures if one.key == key), "")


class VersionEffectWorkers(OfVersion, EffectWorkers):
    """Who appears eligible by a version."""


class AmendmentEffectWorkers(OfAmendment, EffectWorkers):
    """Who appears eligible with an amendment, comes in by it or falls out."""


class EffectWorker(PageDoor):
    """One worker: what each measure answers, which test decided, on which fact."""

    abstract = True
    access, template = rules.may_see_workers_behind, "indicators/effect_worker.html"

    @cached_property
    def worker(self) -> Worker:
        """The worker; 404 for one who does not exist for the reader."""
        found = reads.worker(self.request.actor, self.row.partnership, self.kwargs["worker"])
        if found is None:
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        """Return the answers."""
        worker, said, partnership = self.worker, self.reads(), self.row.partnership
        case = reads.case_of(self.request.actor, worker)
        told = {
            **self.about(),
            "worker": worker,
            "case_url": reverse("workforce:case_detail", kwargs={"pk": case.pk}) if case else "",
        }
        if any(one.faults for one in said):
            return {**told, "state": "faults"}
        facts, before, after = reads.judged(partnership, worker, said)
        codes = reads.names_of_codes(partnership, said, facts)
        lines = answers(said, before, after, codes, self.grounds())
        return {
            **told,
            "state": "judged" if lines else "no_measures",
            "lines": lines,
            "number": sum(line["answer"] == "yes" for line in lines if not line["gone"]),
            "language": wording.language(),
        }

    def grounds(self) -> Grounds:
        """Return which clauses of which version give the measures."""
        places = rooms.clause_places([self.version])[self.version.pk]
        return Grounds(self.version, places, **self.proposed())

    def proposed(self) -> dict[str, Any]:
        """Return what an amendment adds."""
        return {}


class VersionEffectWorker(OfVersion, EffectWorker):
    """One worker by a version."""


class AmendmentEffectWorker(OfAmendment, EffectWorker):
    """One worker with an amendment, and without it."""

    def proposed(self) -> dict[str, Any]:
        """Return what the amendment adds, with all that it stands or falls with."""
        added = texts.added(texts.linked(self.row, self.request.actor))
        return {"added": added, "amendment": str(self.row), "url": self.text_url()}


def case_panel(request: Any, case: Case) -> dict[str, Any] | None:
    """Return the way from a case to what the framework agreements say of the worker.

    Plugged into workforce.sockets.CASE_PANELS.
    """
    if case.worker_id is None or not rules.may_see_persons(request.actor, case.partnership):
        return None
    versions = effects.to_judge_by(request.actor, case.partnership)
    if not versions:
        return None
    told = reads.told_by(case.partnership, case.worker_id, versions)
    places = rooms.clause_places(versions)
    lines = [
        {
            "label": label(version),
            "url": reverse(
                "indicators:effect_version_worker", kwargs={"pk": version.pk, "worker": case.worker_id}
            ),
            **entitlements(*told[version.pk], Grounds(version, places[version.pk])),
        }
        for version in versions
    ]
    return {"template": "indicators/_case_panel.html", "lines": lines}


def entitlements(read: Read, judged: Mapping[str, Judgement], grounds: Grounds) -> dict[str, Any]:
    """Return the measures a worker appears eligible for, each with the clause that gives it; how many cannot be told."""
    return {
        "given": [
            {"name": name_of(measure), **grounds.of(read.clauses[measure.key])}
            for measure in read.measures
            if judged[measure.key].answer is Answer.YES
        ],
        "open": sum(one.answer is Answer.CANNOT_TELL for one in judged.values()),
    }


def label(version: FrameworkVersion) -> str:
    """Return which version is meant: in force, or still open."""
    names = {"agreement": version.agreement, "number": version.number}
    if version.standing == TextState.IN_FORCE:
        return _("%(agreement)s, version %(number)s, in force") % names
    return _("%(agreement)s, version %(number)s, still open") % names
