"""A number: what it says, of when, of whom, how it was counted, and exactly the rows behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from indicators import queries, rules
from indicators.calculations import figures as texts
from indicators.definitions import REGISTRY
from indicators.enums import Kind
from indicators.models import Reading
from indicators.views import behind, results, splits, trends, wording
from jtportal.kernel.doors import PageDoor
from partnerships.views.lists import number_or_none

if TYPE_CHECKING:
    from django.http import HttpRequest

    from indicators.definitions import Definition
    from indicators.queries import Board, Number

PAGE = 50


class ReadingDoor(PageDoor):
    """What both pages of a number need."""

    abstract = True
    model, access, section = Reading, rules.may_read, "results"
    related = ("partnership", "residence")

    @cached_property
    def number(self) -> Number:
        """The number as the run in the address found it, else as the latest one did."""
        run = number_or_none(self.request.GET.get("run"))
        found = queries.number(self.row, run) if self.row.indicator in REGISTRY else None
        if found is None:
            raise Http404
        return found

    @cached_property
    def definition(self) -> Definition:
        """The declaration."""
        return REGISTRY[self.row.indicator]

    @cached_property
    def sees(self) -> bool:
        """Whether this reader may see small counts and persons."""
        return rules.may_see_persons(self.request.actor, self.row.partnership)

    @cached_property
    def board(self) -> Board:
        """The partnership's other numbers."""
        return results.board_of(self.request, self.row.partnership)

    def part(self) -> str:
        """Return which list is asked for."""
        wanted = self.request.GET.get("part", "numerator")
        return wanted if wanted in self.definition.parts else "numerator"

    def address(self, name: str, **changes: Any) -> str:
        """Return one of the number's pages, keeping the run and the list asked for."""
        kept = {key: self.request.GET[key] for key in ("run", "part") if key in self.request.GET}
        parts = {key: value for key, value in (kept | changes).items() if value}
        path = reverse(f"indicators:{name}", kwargs={"pk": self.row.pk})
        return f"{path}?{urlencode(parts)}" if parts else path

    def head(self) -> dict[str, Any]:
        """Return the number in words."""
        reading = self.row
        withheld = reading.withheld and not self.sees
        return {
            "title": wording.title(reading.indicator, reading.category),
            "label": wording.label(reading.indicator, reading.category),
            "withheld": withheld,
            "value": "" if withheld else splits.write(reading),
            "applies": reading.value is not None,
            "among": "" if withheld else splits.among(reading),
            "whom": whom(reading),
            "period": wording.period_label(reading.period),
        }

    def cases(self) -> dict[str, Any]:
        """Return a page of the list behind the number."""
        wanted = self.request.GET
        part = self.part()
        page = queries.page_behind(
            self.definition,
            self.number.scope,
            part=part,
            size=PAGE,
            before=number_or_none(wanted.get("before")),
            after=number_or_none(wanted.get("after")),
        )
        total = counted(self.row, part)
        return {
            "lines": [behind.line(self.row, one) for one in page.rows],
            **behind.words(self.definition),
            "part": part,
            "parts": [
                {
                    "label": words,
                    "url": self.address("reading_cases", part=key, after=None),
                    "current": key == part,
                }
                for key, words in (("numerator", _("counted")), ("denominator", _("counted among")))
                if key in self.definition.parts
            ],
            "total": total,
            "total_text": texts.number(total, wording.language()),
            "extra": {Kind.SUM: _("Owed"), Kind.MEDIAN: _("Days"), Kind.MEDIAN_SHARE: _("Kept")}.get(
                self.definition.kind, ""
            ),
            "prev_url": self.address("reading_cases", before=page.before) if page.before else "",
            "next_url": self.address("reading_cases", after=page.after) if page.after else "",
        }


class ReadingDetail(ReadingDoor):
    """One click from any number."""

    template = "indicators/reading_detail.html"

    def context(self) -> dict[str, Any]:
        """Return the number with its definition, its way, its splits, and its list for those who may see it."""
        reading, run, zone = self.row, self.number.run, self.row.partnership.zone
        board = self.board
        whole = reading.sex is None and not reading.by_residence
        judged = whole and reading.superseded_by_id is None and reading.period in board.runs
        context = {
            "partnership": reading.partnership,
            "head": self.head(),
            "definition": self.definition,
            "statement": self.definition.sentences(),
            "as_of": date_format(run.as_of),
            "known_at": date_format(run.known_at.astimezone(zone), "DATETIME_FORMAT"),
            "computed_at": date_format(run.computed_at.astimezone(zone), "DATETIME_FORMAT"),
            "older": trends.older(reading),
            "superseded": reading.superseded_by_id is not None,
            "current_url": self.current_url(board),
            "trend": trends.trend(board, reading.indicator, reading.category, reading.period)
            if whole
            else None,
            "state": self.state(board) if judged else None,
            "table": splits.table(
                self.number.beside, reading.category, sees_persons=self.sees, splits=self.definition.splits
            ),
            "categories": self.categories(),
            "tree_url": f"{self.tree_url()}?{urlencode({'period': reading.period})}",
            "sees": self.sees,
            "threshold": settings.SMALL_CELL_THRESHOLD,
        }
        if self.sees and reading.population:
            context["cases"] = self.cases()
        return context

    def state(self, board: Board) -> dict[str, Any]:
        """Return how the number stands by the published rule, and why."""
        reading = self.row
        judgement = board.judgement(reading.indicator, reading.category, reading.period)
        target = board.target(reading.indicator, reading.category, board.judged_on(reading.period))
        value = reading.value if board.shows(reading) else None
        return {
            "css": wording.state_css(judgement.state),
            "label": wording.state_label(judgement.state),
            "why": wording.why(reading.indicator, reading.category, judgement, target, value),
        }

    def categories(self) -> list[dict[str, Any]]:
        """Return the other categories of the same people, each a way to its own page."""
        reading = self.row
        beside = [
            one
            for one in self.number.beside
            if (one.sex, one.by_residence, one.residence_id)
            == (reading.sex, reading.by_residence, reading.residence_id)
        ]
        order = {one: place for place, one in enumerate(self.definition.categories)}
        rows = sorted(beside, key=lambda one: (order.get(one.category, -1), one.category))
        return (
            [
                {
                    "label": wording.title(one.indicator, one.category),
                    "value": "" if one.withheld and not self.sees else splits.write(one),
                    "url": results.reading_url(one),
                    "current": one.pk == reading.pk,
                }
                for one in rows
            ]
            if len(rows) > 1
            else []
        )

    def current_url(self, board: Board) -> str:
        """Return the number that replaced this one; nothing while it stands."""
        reading = self.row
        if reading.superseded_by_id is None or reading.by_residence:
            return ""
        now = board.reading(reading.indicator, reading.category, reading.period, reading.sex)
        return results.reading_url(now) if now else ""

    def tree_url(self) -> str:
        """Return the tree's page."""
        return reverse("partnerships:tree_detail", kwargs={"partnership": self.row.partnership.code})


class ReadingCases(ReadingDoor):
    """Further pages of the list behind a number; there is no such page for those who may not see persons."""

    template = "indicators/reading_cases.html"

    def find_row(self, request: HttpRequest, kwargs: dict[str, Any]) -> Any:
        """Return the number, or 404 as if it had no list."""
        row = super().find_row(request, kwargs)
        if not rules.may_see_list(request.actor, row):  # type: ignore[attr-defined]
            raise Http404
        return row

    def context(self) -> dict[str, Any]:
        """Return a page of the list."""
        zone = self.row.partnership.zone
        return {
            "head": self.head(),
            "as_of": date_format(self.number.run.as_of),
            "known_at": date_format(self.number.run.known_at.astimezone(zone), "DATETIME_FORMAT"),
            "cases": self.cases(),
            "detail_url": self.address("reading_detail", part=None),
        }


def whom(reading: Reading) -> str:
    """Return which people a part of a number is about; nothing for everybody."""
    told = []
    if reading.sex is not None:
        told.append(wording.sex_label(reading.sex))
    if reading.by_residence:
        told.append(wording.town_label(reading))
    return ", ".join(told)


def counted(reading: Reading, part: str) -> int:
    """Return how many rows a list holds: what the number itself says."""
    if part == "denominator":
        return int(reading.denominator or 0)
    kind = REGISTRY[reading.indicator].kind
    return int(reading.numerator or 0) if kind in (Kind.COUNT, Kind.SHARE) else reading.population
