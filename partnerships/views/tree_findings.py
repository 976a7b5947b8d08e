"""Findings of the diagnosis at the nodes of the tree that they are evidence for: shown, tied, untied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor, PostDoor, Refused
from partnerships import rules
from partnerships.actions import findings
from partnerships.actions.tree_edges import PROBLEMS
from partnerships.forms.trees import AttachForm
from partnerships.models import Finding
from partnerships.queries import diagnosis
from partnerships.views.plan import InPlan
from partnerships.views.tree_parts import finding_lines, tree_url
from partnerships.views.tree_talk import OfNodeForm

if TYPE_CHECKING:
    from django.http import HttpRequest

    from partnerships.models import Partnership, TreeNode


def panel(
    request: HttpRequest, partnership: Partnership, _period: str, node: TreeNode
) -> dict[str, Any] | None:
    """Tell the results page about the evidence for the chosen node; fits partnerships.sockets.NODE_PANELS."""
    if node.kind not in PROBLEMS:
        return None
    lines = finding_lines(diagnosis.findings_for(partnership, node.key, request.actor))  # type: ignore[attr-defined]
    context = {
        "lines": [line for line in lines if line["agreed"]],
        "url": tree_url("tree_node", partnership, key=node.key),
    }
    return {"template": "partnerships/_tree_findings_panel.html", "context": context}


class FindingAttach(OfNodeForm, ActionDoor):
    """Choose a finding of the diagnosis as evidence for a problem."""

    access = rules.may_take_part
    form_class = AttachForm
    template = "partnerships/tree_finding_attach.html"
    done = gettext_lazy("The finding is tied to the node.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer those that are not tied to it yet."""
        known = diagnosis.findings_to_attach(self.row.partnership, self.row.key, self.request.actor)
        return {"findings": known}

    def context(self) -> dict[str, Any]:
        """Return the way to a new finding, too."""
        url = reverse("partnerships:finding_new", kwargs={"partnership": self.row.partnership.code})
        return {**super().context(), "new_url": f"{url}?node={self.row.key}"}

    def act(self, row: Any, form: Any) -> Any:
        """Tie it."""
        if row.kind not in PROBLEMS:
            raise Refused(_("Findings speak for problems and causes: choose one of those."))
        return findings.attach(finding=form.chosen(), key=row.key, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to what speaks for the node."""
        return f"{super().next_url(result)}#evidence"


class FindingDetach(InPlan, PostDoor):
    """Untie a finding from the node that is posted."""

    tab: ClassVar[str] = "tree"
    model, access, related = Finding, rules.may_take_part, ("partnership",)
    done = gettext_lazy("The finding is untied from the node. It stays in the diagnosis.")

    def act(self, row: Finding, data: Any) -> Any:
        """Untie it."""
        return findings.detach(finding=row, key=str(data.get("node", "")), by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the node, or to the finding where none was named."""
        key = str(self.request.POST.get("node", ""))
        if key and "/" not in key:
            return f"{tree_url('tree_node', self.row.partnership, key=key)}#evidence"
        return reverse("partnerships:finding_detail", kwargs={"pk": self.row.pk})
