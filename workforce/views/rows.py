"""A case as the list shows it: one row on a desk, two lines on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import get_language

from partnerships.enums import Pathway
from partnerships.views.lists import row_urls
from workforce.enums import CLOCK_PAUSED, CaseStatus, TaskKind
from workforce.views import wording

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """One case as the list shows it, every cell in words."""

    pk: int
    url: str
    name: str
    age: str
    occupation: str
    underground: str
    town: str
    way: str
    pathway: str
    step: str
    due: wording.Due | None
    officer: str
    mine: bool
    closed: bool


class Lines:
    """Puts rows (see case_list.for_lines) into words; what many rows share is said once."""

    def __init__(self, *, today: date, user_id: int | None) -> None:
        self.today, self.user_id = today, user_id
        self.language = get_language() or "en"
        self.ways = {way.value: capfirst(str(way.label)) for way in Pathway}
        self.states = {status.value: capfirst(str(status.label)) for status in CaseStatus}
        self.kinds = {kind.value: capfirst(str(kind.label)) for kind in TaskKind}
        self.url = row_urls("workforce:case_detail")
        self._dues: dict[tuple[Any, ...], wording.Due] = {}

    def __call__(self, row: dict[str, Any]) -> Line:
        """Return the line of one row."""
        step, paused = row["step"], row["status"] in CLOCK_PAUSED
        years = row["worker__current__underground_years"]
        words = step["title"] or self.kinds[step["kind"]] if step else ""
        return Line(
            pk=row["id"],
            url=self.url(row["id"]),
            name=f"{row['person__family_name']} {row['person__given_name']}".strip(),
            age=str(wording.age_on(row["birth_date"], self.today)),
            occupation=row["worker__current__occupation_title"] or "–",
            underground="–" if years is None else number_format(years, 1),
            town=self.town(row),
            way=row["pathway"],
            pathway=self.ways[row["pathway"]],
            step=words or (self.states[row["status"]] if paused else ""),
            due=self.due(step["due_on"], step["due_time"], paused=paused) if step else None,
            officer=wording.short_name(row["officer__family_name"], row["officer__given_name"]),
            mine=row["officer_id"] is not None and row["officer_id"] == self.user_id,
            closed=row["closed_on"] is not None,
        )

    def town(self, row: dict[str, Any]) -> str:
        """Return the municipality in the reader's language, else as the roster wrote it."""
        named = (row["residence__names"] or {}).get(self.language) or row["residence__name"]
        return named or row["worker__current__residence_text"] or "–"

    def due(self, due_on: date, time: Any, *, paused: bool) -> wording.Due:
        """Return when a step is due."""
        key = (due_on, time, paused)
        if key not in self._dues:
            self._dues[key] = wording.due_words(due_on, self.today, time=time, paused=paused)
        return self._dues[key]
