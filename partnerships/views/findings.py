"""Findings: the list, one of them, and what happens to it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel import paging
from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor
from partnerships import rules
from partnerships.actions import findings
from partnerships.enums import Dimension, FindingState, Forgotten, NodeKind
from partnerships.forms.diagnosis import EvidenceForm, FindingForm, NewFindingForm, ReasonForm
from partnerships.models import Finding, Partnership
from partnerships.queries import diagnosis as reads
from partnerships.views import lists
from partnerships.views.plan import InPlan, OfPlace

PROBLEMS = (NodeKind.MAIN_PROBLEM, NodeKind.ROOT_CAUSE_1, NodeKind.ROOT_CAUSE_2, NodeKind.EFFECT)
WORDS = dict([*Dimension.choices, *Forgotten.choices])


def problem_choices(partnership: Partnership, linked: list[str]) -> list[tuple[str, str]]:
    """Return the tree's problems, and whatever else is linked already: (key, text)."""
    nodes = reads.node_texts(partnership)
    chosen = [(key, node) for key, node in nodes.items() if node.kind in PROBLEMS or key in linked]
    return [(key, f"{key} · {Truncator(node.text()).chars(110)}") for key, node in chosen]


class FindingList(OfPlace, PageDoor):
    """The findings of a partnership, by state and by what they are about."""

    tab, access, template = "diagnosis", rules.may_read_plan, "partnerships/finding_list.html"

    def context(self) -> dict[str, Any]:
        """Ask what the address says."""
        path = reverse("partnerships:finding_list", kwargs={"partnership": self.row.code})
        address = lists.Address.of(path, self.request.GET, ("state", "about", *lists.TURNS))
        about, state = address.asked.get("about", ""), address.asked.get("state", "")
        visible = Finding.objects.visible_to(self.request.actor).filter(partnership=self.row)
        rows = reads.narrowed(visible, about=about, state=state)
        page = paging.page(
            [paging.Segment(rows.order_by(), "number")],
            size=lists.SIZE,
            **lists.turned_page(self.request.GET),
        )
        found = {row.pk: row for row in rows.filter(pk__in=page.ids).select_related("organisation")}
        total = rows.count()
        return {
            "lines": [found[pk] for pk in page.ids if pk in found],
            "total": total,
            "about": WORDS.get(about, ""),
            "state": dict(FindingState.choices).get(state, ""),
            "chips": self.chips(address, state, about),
            "pager": lists.pager(page, address, total=total, order=_("by number")),
            "may_add": rules.may_take_part(self.request.actor, self.row),
            "list_url": path,
        }

    def chips(self, address: lists.Address, state: str, about: str) -> list[dict[str, Any]]:
        """Return the states with their numbers, and what the list is narrowed to."""
        counts = reads.counts_of_findings(self.row)
        chips = [
            lists.chip(
                label.capitalize(),
                address.to(state="" if state == key else key),
                active=state == key,
                count=str(counts[key]) if not about else "",
            )
            for key, label in FindingState.choices
        ]
        if about in WORDS:
            chips.append(lists.chip(str(WORDS[about]).capitalize(), address.to(about=""), active=True))
        return chips


class FindingDetail(InPlan, PageDoor):
    """One finding."""

    model, access, tab = Finding, rules.may_read_plan, "diagnosis"
    related = ("partnership", "organisation", "created_by", "decided_by")
    template = "partnerships/finding_detail.html"

    def context(self) -> dict[str, Any]:
        """Return its evidence, its nodes, who was heard about it, and what may be done."""
        actor, row = self.request.actor, self.row
        nodes = reads.node_texts(row.partnership) if row.nodes else {}
        tree = reverse("partnerships:tree_detail", kwargs={"partnership": row.partnership.code})
        change = rules.may_change_finding(actor, row)
        return {
            "documents": row.documents.visible_to(actor),
            "nodes": [
                {"key": key, "text": nodes[key].text() if key in nodes else "", "url": f"{tree}?node={key}"}
                for key in row.nodes
            ],
            "also": [WORDS[key] for key in row.also],
            "consultations": row.consultations.visible_to(actor),
            "may_change": change and row.state == FindingState.DRAFT,
            "may_withdraw": change and row.state != FindingState.WITHDRAWN,
            "may_agree": rules.may_coordinate(actor, row) and row.state == FindingState.DRAFT,
            "may_reopen": rules.may_coordinate(actor, row) and row.state != FindingState.DRAFT,
        }


class FindingNew(OfPlace, ActionDoor):
    """Write a finding down."""

    tab, access = "diagnosis", rules.may_take_part
    form_class, template = NewFindingForm, "partnerships/finding_new.html"
    done = gettext_lazy("The finding is written down as a draft. The coordinator agrees it.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the question that the reader came from."""
        about = self.request.GET.get("about", "")
        initial = {"dimension": about} if about in Dimension.values else {}
        also = {"also": [about]} if about in Forgotten.values else {}
        node = self.request.GET.get("node", "")
        tied = {"nodes": [node]} if node else {}
        return {"nodes": problem_choices(self.row, []), "initial": {**initial, **also, **tied}}

    def act(self, row: Partnership, form: Any) -> Finding:
        """Add it."""
        given = dict(form.cleaned_data)
        upload = given.pop("file")
        return findings.add(partnership=row, upload=upload, by=self.request.actor, **given)

    def next_url(self, result: Finding) -> str:
        """Go to it."""
        return reverse("partnerships:finding_detail", kwargs={"pk": result.pk})


class OfFinding(InPlan, ActionDoor):
    """A form about one finding; back to it."""

    abstract = True
    model, tab, related = Finding, "diagnosis", ("partnership",)

    def next_url(self, result: Any) -> str:
        """Go back to the finding."""
        return reverse("partnerships:finding_detail", kwargs={"pk": self.row.pk})


class FindingChange(OfFinding):
    """Write on a draft."""

    access, form_class, template = rules.may_change_finding, FindingForm, "partnerships/finding_change.html"
    done = gettext_lazy("The finding is changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands there."""
        row = self.row
        initial = {name: getattr(row, name) for name in findings.FIELDS}
        return {"nodes": problem_choices(row.partnership, row.nodes), "initial": initial}

    def act(self, row: Finding, form: Any) -> None:
        """Change it, if it is still what the reader saw."""
        seen = lists.number_or_none(self.request.POST.get("seen"))
        findings.change(finding=row, seen=seen, by=self.request.actor, **form.cleaned_data)


class FindingEvidence(OfFinding):
    """Put a file to a finding."""

    access, form_class = rules.may_change_finding, EvidenceForm
    template, done = "partnerships/finding_evidence.html", gettext_lazy("The file is kept as evidence.")

    def act(self, row: Finding, form: Any) -> None:
        """Keep it."""
        findings.add_evidence(finding=row, upload=form.cleaned_data["file"], by=self.request.actor)


class FindingWithdraw(OfFinding):
    """Withdraw a finding."""

    access, form_class = rules.may_change_finding, ReasonForm
    template, done = "partnerships/finding_withdraw.html", gettext_lazy("The finding is withdrawn.")

    def act(self, row: Finding, form: Any) -> None:
        """Withdraw it."""
        findings.withdraw(finding=row, by=self.request.actor, **form.cleaned_data)


class FindingReopen(OfFinding):
    """Put a finding back into draft."""

    access, form_class = rules.may_coordinate, ReasonForm
    template, done = "partnerships/finding_reopen.html", gettext_lazy("The finding is a draft again.")

    def act(self, row: Finding, form: Any) -> None:
        """Reopen it."""
        findings.reopen(finding=row, by=self.request.actor, **form.cleaned_data)


class FindingAgree(PostDoor):
    """Agree a finding as it was seen."""

    model, access, related = Finding, rules.may_coordinate, ("partnership",)
    section, done = "plan", gettext_lazy("The finding is agreed.")

    def act(self, row: Finding, data: Any) -> None:
        """Agree it."""
        findings.agree(finding=row, seen=lists.number_or_none(data.get("seen")), by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the finding."""
        return reverse("partnerships:finding_detail", kwargs={"pk": self.row.pk})
