"""The territorial diagnosis of each partnership: figures, findings with evidence, questions set aside, who was heard."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import Role
from indicators.demo.plan.diagnosis_told import BY_CODE
from partnerships.actions import consultations, diagnosis, findings
from partnerships.models import Finding

if TYPE_CHECKING:
    from indicators.demo.plan import Stage
    from indicators.demo.plan.diagnosis_told import Found, Told
    from jtportal.kernel.actor import Actor


def load(stage: Stage) -> None:
    """Diagnose the territory where nobody has."""
    told, coordinator = BY_CODE.get(stage.partnership.code), stage.person(Role.COORDINATOR)
    if told is None or coordinator is None or stage.partnership.findings.exists():
        return
    for dimension, title, value, unit, on, source in told.figures:
        diagnosis.record_figure(
            partnership=stage.partnership,
            dimension=dimension,
            title=title,
            value=Decimal(value),
            unit=unit,
            observed_on=on,
            source=source,
            by=coordinator,
        )
    written = [find(stage, one, coordinator) for one in told.found]
    for question, reason in told.aside:
        diagnosis.set_aside(partnership=stage.partnership, question=question, reason=reason, by=coordinator)
    place, name, text = told.evidence
    findings.add_evidence(
        finding=written[place], upload=SimpleUploadedFile(name, text.encode()), by=coordinator
    )
    listen(stage, told, written, coordinator)


def find(stage: Stage, found: Found, coordinator: Actor) -> Finding:
    """Write a finding down by whoever brought it; the coordinator decides on it."""
    finding = findings.add(
        partnership=stage.partnership,
        dimension=found.about,
        title=found.title,
        text=found.text,
        source=found.source,
        observed_on=found.on,
        also=list(found.also),
        nodes=list(found.nodes),
        by=stage.person(found.by) or coordinator,
    )
    if found.state == "agreed":
        findings.agree(finding=finding, by=coordinator)
    elif found.state != "draft":
        findings.withdraw(finding=finding, reason=found.state, by=coordinator)
    return finding


def listen(stage: Stage, told: Told, written: list[Finding], coordinator: Actor) -> None:
    """Put the consultations into the log."""
    for on, who, women, men, unstated, heard, changed, places in told.heard:
        consultations.record(
            partnership=stage.partnership,
            held_on=on,
            who=who,
            women=women,
            men=men,
            unstated=unstated,
            heard=heard,
            changed=changed,
            findings=[written[place] for place in places],
            by=coordinator,
        )
