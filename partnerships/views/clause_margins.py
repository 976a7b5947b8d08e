"""What stands beside the clauses of a text: the duties they lay on parties, and the gaps found against standards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnerships.calculations.clauses import duties as laid
from partnerships.queries import framework as texts
from partnerships.queries import standards
from partnerships.views.duty_lines import sentence

if TYPE_CHECKING:
    from partnerships.models import FrameworkVersion


def with_margins(version: FrameworkVersion, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return lines of a text (as accords.read_lines draws them) with `duties` and `gaps`; a fixed number of queries."""
    read = [texts.Line(line["place"], line["number"]) for line in lines]
    gaps: dict[int, list[dict[str, Any]]] = {}
    for one in standards.gaps(version, read):
        told = {
            "label": one.finding.get_standard_display(),
            "remark": one.finding.remark,
            "standard": one.finding.standard,
            "to_confirm": one.to_confirm,
        }
        for line in one.lines:
            gaps.setdefault(line.place.pk, []).append(told)
    for drawn in lines:
        drawn["gaps"] = gaps.get(drawn["place"].pk, [])
    return with_duties(lines)


def with_duties(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return lines of a text with `duties`: what their clauses lay on parties."""
    for drawn in lines:
        rows = [laid.of(one) for one in drawn["place"].text.duties]
        drawn["duties"] = [{"key": row.key, "sentence": sentence(row, row.party)} for row in rows]
    return lines
