"""A version beside its standards: the checklist, a finding written, a finding contested."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor, PageDoor
from partnerships import rules
from partnerships.actions import standards
from partnerships.actions.standards import Judgement
from partnerships.enums import STANDARD_GROUPS, Standard, Verdict
from partnerships.forms.standards import ContestForm, JudgeForm
from partnerships.models import FrameworkVersion, StandardFinding
from partnerships.queries import standards as reads
from partnerships.views.accords import AccordForm, InAccord, in_words, language_of

if TYPE_CHECKING:
    from partnerships.queries.standards import Found

LOOKS = {Verdict.MET: "ok", Verdict.GAP: "off", Verdict.NOT_RELEVANT: "unmeasured"}


def drawn(found: Found | None, standard: Standard, language: str, leading: str) -> dict[str, Any]:
    """Return a standard's line in the checklist."""
    return {
        "standard": standard.value,
        "label": standard.label,
        "found": found,
        "look": LOOKS[Verdict(found.finding.verdict)] if found else "unmeasured",
        "clauses": [
            {
                "number": line.number,
                "heading": in_words(line.place.text.heading, language, leading)[0],
                "place": line.place.pk,
            }
            for line in (found.lines if found else ())
        ],
    }


class StandardList(InAccord, PageDoor):
    """The checklist of a version."""

    model, access, related = FrameworkVersion, rules.may_read_plan, ("agreement__partnership",)
    template = "partnerships/standard_list.html"

    def context(self) -> dict[str, Any]:
        """Return the standards in their groups, with what was found."""
        agreement, actor = self.row.agreement, self.request.actor
        language = language_of(agreement, self.request.GET.get("language"))
        known = reads.latest(self.row)
        return {
            "agreement": agreement,
            "language": language,
            "groups": [
                {
                    "label": group.label,
                    "lines": [
                        drawn(known.get(one.value), one, language, agreement.leading) for one in members
                    ],
                }
                for group, members in STANDARD_GROUPS.items()
            ],
            "gaps": sum(one.is_gap for one in known.values()),
            "open": len(Standard) - len(known),
            "to_confirm": sum(one.to_confirm for one in known.values()),
            "may_judge": rules.may_coordinate(actor, self.row),
            "may_contest": rules.may_negotiate(actor, self.row),
            "at_table": rules.is_at_the_table(actor, self.row),
        }


class StandardJudge(InAccord, ActionDoor):
    """Hold the text against one standard: `framework/versions/<pk>/standards/<standard>/`."""

    model, access, related = FrameworkVersion, rules.may_coordinate, ("agreement__partnership",)
    template, form_class = "partnerships/standard_judge.html", JudgeForm
    done = gettext_lazy("What was found is recorded.")

    def find_row(self, request: Any, kwargs: dict[str, Any]) -> Any:
        """Return the version; 404 for a standard that is none."""
        row = super().find_row(request, kwargs)
        if kwargs["standard"] not in Standard:
            raise Http404
        row.standard = Standard(kwargs["standard"])
        return row

    def context(self) -> dict[str, Any]:
        """Return the standard, its finding that counts, and those before it."""
        now = reads.latest(self.row).get(self.row.standard)
        return {
            "agreement": self.row.agreement,
            "label": self.row.standard.label,
            "found": now,
            "earlier": reads.history(self.row, self.row.standard),
            "back_url": self.next_url(None),
        }

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what was found before."""
        _places, labels = reads.places(self.row)
        rows = self.row.places.filter(pk__in=labels).select_related("text", "clause").in_order()
        now = reads.latest(self.row).get(self.row.standard)
        first: dict[str, Any] = {"seen": now.finding.pk if now else 0}
        if now:
            here = [line.place.pk for line in now.lines]
            first |= {"verdict": now.finding.verdict, "remark": now.finding.remark, "places": here}
        return {"places": rows, "labels": labels, "initial": first}

    def act(self, row: FrameworkVersion, form: Any) -> Any:
        """Record it."""
        given = form.cleaned_data
        return standards.judge(
            version=row,
            standard=row.standard,  # type: ignore[attr-defined]
            judgement=Judgement(given["verdict"], given["remark"], list(given["places"])),
            by=self.request.actor,
            seen=given["seen"],
        )

    def next_url(self, result: Any) -> str:
        """Return to the checklist."""
        return reverse("partnerships:standard_list", kwargs={"pk": self.row.pk}) + f"#{self.row.standard}"


class StandardContestGive(AccordForm):
    """See a finding otherwise."""

    model, related = StandardFinding, ("version__agreement__partnership",)
    access = rules.may_negotiate
    form_class, submit = ContestForm, gettext_lazy("Record it")
    done = gettext_lazy("It stands beside the finding for your organisation.")

    def title(self) -> str:
        """Name the standard."""
        return _("What do you see otherwise in “%(standard)s”?") % {
            "standard": self.row.get_standard_display()
        }

    def above(self) -> str:
        """Name the agreement."""
        return _("Standards beside %(name)s") % {"name": self.row.version.agreement}

    def act(self, row: StandardFinding, form: Any) -> Any:
        """Record it."""
        return standards.contest(finding=row, by=self.request.actor, **form.cleaned_data)

    def back_url(self) -> str:
        """Return to the checklist."""
        return reverse("partnerships:standard_list", kwargs={"pk": self.row.version_id})
