"""The workers behind an effect, and one worker's answers with their reasons: for whoever may see persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from indicators import rules
from indicators.queries import effect_workers as reads
from indicators.queries import effects
from indicators.views import wording
from indicators.views.effect_judged import answers
from indicators.views.effects import OfAmendment, OfVersion
from jtportal.kernel.doors import PageDoor
from partnerships.enums import TextState
from partnerships.models import FrameworkVersion
from partnerships.views.lists import number_or_none
from partnerships.views.measure_wording import name_of

if TYPE_CHECKING:
    from indicators.queries.effect_texts import Read
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
        lines = answers(said, before, after, codes, changes=self.kind == "amendment")
        return {
            **told,
            "state": "judged" if lines else "no_measures",
            "lines": lines,
            "number": sum(line["answer"] == "yes" for line in lines if not line["gone"]),
            "language": wording.language(),
        }


class VersionEffectWorker(OfVersion, EffectWorker):
    """One worker by a version."""


class AmendmentEffectWorker(OfAmendment, EffectWorker):
    """One worker with an amendment, and without it."""


def case_panel(request: Any, case: Case) -> dict[str, Any] | None:
    """Return the way from a case to what the framework agreements say of the worker.

    Plugged into workforce.sockets.CASE_PANELS.
    """
    if case.worker_id is None or not rules.may_see_persons(request.actor, case.partnership):
        return None
    versions = effects.to_judge_by(request.actor, case.partnership)
    lines = [
        {
            "label": label(version),
            "url": reverse(
                "indicators:effect_version_worker", kwargs={"pk": version.pk, "worker": case.worker_id}
            ),
        }
        for version in versions
    ]
    return {"template": "indicators/_case_panel.html", "lines": lines} if lines else None


def label(version: FrameworkVersion) -> str:
    """Return which version is meant: in force, or still open."""
    names = {"agreement": version.agreement, "number": version.number}
    if version.standing == TextState.IN_FORCE:
        return _("%(agreement)s, version %(number)s, in force") % names
    return _("%(agreement)s, version %(number)s, still open") % names
