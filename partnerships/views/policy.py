"""The plan held against the policy frameworks: what is served, and what nobody serves."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.doors import ActionDoor, PageDoor, anyone
from partnerships import rules
from partnerships.actions import policy
from partnerships.enums import Framework, PolicyArea
from partnerships.forms.policy import ILO_GREEN, ILO_SOURCE, GreenDefinitionForm, PolicyTagForm
from partnerships.queries.policy import coverage
from partnerships.views.plan import OfPlace

if TYPE_CHECKING:
    from partnerships.queries.policy import Coverage
    from partnerships.sockets import PolicyTarget


class PolicyMatrix(OfPlace, PageDoor):
    """Areas down, outputs and interventions across."""

    access, template, tab = anyone, "partnerships/policy_matrix.html", "policy"

    def context(self) -> dict[str, Any]:
        """Return the matrix by framework and the green jobs."""
        found = coverage(self.request.actor, self.row)
        empty = [area for area in PolicyArea if not found.served.get(area)]
        return {
            "targets": found.targets,
            "frameworks": [framework_lines(found, framework) for framework in Framework],
            "unserved": len(empty),
            "total": len(PolicyArea),
            "green": [
                {"target": target, "row": found.green[target.key]}
                for target in found.targets
                if target.key in found.green
            ],
            "green_total": sum(row.jobs for row in found.green.values()),
            "definition": found.definition,
            "may_tag": rules.may_coordinate(self.request.actor, self.row),
        }


def framework_lines(found: Coverage, framework: Framework) -> dict[str, Any]:
    """Return one framework's areas with a cell for each target."""
    lines = []
    for area in PolicyArea:
        if area.framework == framework:
            keys = found.served.get(area, set())
            cells = [{"target": target, "served": target.key in keys} for target in found.targets]
            lines.append({"label": area.label, "cells": cells, "count": len(keys)})
    return {"label": framework.label, "lines": lines, "unserved": sum(not line["count"] for line in lines)}


class PolicyTagging(OfPlace, ActionDoor):
    """What one output or intervention serves: ?target=KEY."""

    access, form_class, template = rules.may_coordinate, PolicyTagForm, "partnerships/policy_tagging.html"
    tab = "policy"
    done = _("Saved. The matrix shows it.")

    @cached_property
    def found(self) -> Coverage:
        """Everything that can be tagged, with what is known."""
        return coverage(self.request.actor, self.row)

    @cached_property
    def target(self) -> PolicyTarget | None:
        """What the address names; the first one without; None where there is nothing to tag."""
        key = self.request.GET.get("target", "")
        named = [one for one in self.found.targets if key in ("", one.key)]
        if key and not named:
            raise Http404
        return named[0] if named else None

    def context(self) -> dict[str, Any]:
        """Say what is being tagged, and what else there is."""
        return {"target": self.target, "targets": self.found.targets, "definition": self.found.definition}

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what is tagged already."""
        if self.target is None:
            return {}
        key = self.target.key
        green = self.found.green.get(key)
        ticked = [area for area, keys in self.found.served.items() if key in keys]
        initial: dict[str, Any] = {
            framework.value: [area for area in ticked if PolicyArea(area).framework == framework]
            for framework in Framework
        }
        if green:
            initial |= {"jobs": green.jobs, "reason": green.reason}
        return {"initial": initial}

    def act(self, row: Any, form: PolicyTagForm) -> None:
        """Keep tags and green jobs."""
        if self.target is None:
            raise Http404
        given = {"partnership": row, "target": self.target.key, "by": self.request.actor}
        data = form.cleaned_data
        policy.serve(areas=form.areas, jobs=data["jobs"], reason=data["reason"], **given)

    def next_url(self, _result: Any) -> str:
        """Return to the matrix."""
        return reverse("partnerships:policy_matrix", kwargs={"partnership": self.row.code})


class PolicyGreen(OfPlace, ActionDoor):
    """What the partnership calls a green job."""

    access, form_class, template = rules.may_coordinate, GreenDefinitionForm, "partnerships/policy_green.html"
    tab = "policy"
    done = _("Saved. New marks follow this definition.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the definition in force, else with the ILO's."""
        known = coverage(self.request.actor, self.row).definition
        return {
            "initial": {
                "text": known.text if known else ILO_GREEN,
                "source": known.source if known else ILO_SOURCE,
            }
        }

    def act(self, row: Any, form: GreenDefinitionForm) -> None:
        """State it."""
        data = form.cleaned_data
        policy.define_green(partnership=row, text=data["text"], source=data["source"], by=self.request.actor)

    def next_url(self, _result: Any) -> str:
        """Return to the matrix."""
        return reverse("partnerships:policy_matrix", kwargs={"partnership": self.row.code})
