"""The sections of the partnership's report, in the reader's words: the same published numbers as on the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from indicators import queries
from indicators.calculations import state
from indicators.calculations.report import Cell, Section, Table
from indicators.definitions import REGISTRY
from indicators.enums import Kind
from indicators.views import indicators, results, splits, wording
from partnerships.calculations.tree.outline import outline
from partnerships.queries import published_tree
from partnerships.views import tree_nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from indicators.models import Reading
    from indicators.queries import Board
    from indicators.views.results import Shown
    from partnerships.calculations.tree.outline import OutlineNode
    from partnerships.models import Partnership

SHAPES = {
    Kind.SHARE: "0%",
    Kind.MEDIAN: "0.0",
    Kind.MEDIAN_SHARE: "0%",
    Kind.COUNT: "#,##0",
    Kind.SUM: "#,##0.00",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for the report of which period."""

    request: HttpRequest
    partnership: Partnership
    board: Board
    period: str

    @property
    def shown(self) -> list[Shown]:
        """Every number of everybody together."""
        return indicators.every(self.board, self.period)


def figure(reading: Reading | None, *, shows: bool, nobody: str = "–") -> Cell:
    """Return a number as the pages show it: withheld ones as too few, a cell without a row as nobody."""
    if reading is None:
        return Cell(nobody)
    if not shows:
        return Cell(_("too few"))
    number = None if reading.value is None else float(reading.value)
    return Cell(splits.write(reading), number, SHAPES[REGISTRY[reading.indicator].kind])


def headline(asked: Asked) -> Section:
    """Say the page's sentence, and how many numbers are on track."""
    told = strip_tags(results.sentence(asked.board, asked.period)) or _("Nothing is counted yet.")
    states = [one.judgement.state for one in asked.shown]
    judged = [one for one in states if one != state.NOT_MEASURED]
    notes = [told]
    if judged:
        on_track = judged.count(state.ON_TRACK)
        notes.append(
            ngettext(
                "%(number)s of %(judged)s numbers with a target is on track.",
                "%(number)s of %(judged)s numbers with a target are on track.",
                on_track,
            )
            % {"number": on_track, "judged": len(judged)}
        )
    if not asked.board.sees_persons:
        notes.append(
            _(
                "‘Too few’ stands for fewer than %(threshold)s people, and for what they could be computed from."
            )
            % {"threshold": settings.SMALL_CELL_THRESHOLD}
        )
    return Section("headline", _("Where we are"), notes)


def numbers(asked: Asked) -> Section:
    """Return each number with its state, women and men, the quarter before and its target."""
    heads = (
        _("Number"), _("State"), _("All together"), _("Counted among"), _("Women"), _("Men"),
        _("A quarter before"), _("Target"), _("Target due"),
    )  # fmt: skip
    rows = [number_row(asked, one) for one in asked.shown]
    return Section("numbers", _("Numbers and targets"), [], [Table("", heads, rows, (2, 3, 4, 5, 6, 7))])


def number_row(asked: Asked, one: Shown) -> list[Cell]:
    """Return a number as a row."""
    board, period = asked.board, asked.period
    definition = REGISTRY[one.indicator]
    nobody = "0" if definition.kind == Kind.COUNT and "sex" in definition.splits else "–"
    sexes = [board.reading(one.indicator, one.category, period, sex) for sex in ("female", "male")]
    before = board.reading(one.indicator, one.category, wording.periods.preceding(period))
    target = board.target(one.indicator, one.category, board.judged_on(period))
    shows = board.shows(one.reading)
    aim = Cell("–")
    if target:
        text = wording.value_text(one.indicator, one.category, target.value, compact=True)
        aim = Cell(text, float(target.value), SHAPES[definition.kind])
    return [
        Cell(wording.title(one.indicator, one.category)),
        Cell(wording.state_label(one.judgement.state)),
        figure(one.reading, shows=shows),
        Cell(splits.among(one.reading) if one.reading and shows else ""),
        *(figure(sex, shows=board.shows(sex), nobody=nobody) for sex in sexes),
        figure(before, shows=board.shows(before)),
        aim,
        Cell(date_format(target.due_on, "SHORT_DATE_FORMAT") if target else ""),
    ]


def parted(asked: Asked) -> Section:
    """Return each number by municipality and sex."""
    cells = queries.cells_of(asked.partnership, asked.period)
    tables = [
        split_table(asked, one, cells.get(one.indicator, []))
        for one in asked.shown
        if REGISTRY[one.indicator].splits
    ]
    return Section("splits", _("By sex and municipality"), [], tables)


def split_table(asked: Asked, one: Shown, beside: list[Reading]) -> Table:
    """Return a number's municipalities as rows, with a column for each sex."""
    sees = asked.board.sees_persons
    told = splits.table(beside, one.category, sees_persons=sees, splits=REGISTRY[one.indicator].splits)
    rows = []
    for line in told["rows"]:
        found = [
            figure(cell.get("reading"), shows=not cell.get("withheld"), nobody=told["nobody"])
            for cell in line["cells"]
        ]
        rows.append([Cell(_capital(line["label"])), *found])
    heads = (_("Municipality"), *(_capital(str(head)) for head in told["headings"]))
    return Table(wording.title(one.indicator, one.category), heads, rows, tuple(range(1, len(heads))))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def tree(asked: Asked) -> Section:
    """Return the published tree as an outline: every node with its state and numbers."""
    version = published_tree(asked.partnership)
    if version is None:
        return Section("tree", _("Problem and solution tree"), [_("This partnership has no tree yet.")])
    rows, edges = list(version.nodes.all()), list(version.edges.all())
    told = results.figures(asked.request, asked.partnership, asked.period, [node.key for node in rows])
    nodes = tree_nodes.nodes_in(rows, edges, told, lambda _key: "")
    layers = outline(nodes, tree_nodes.edges_in(edges), words=tree_nodes.words())
    heads = (_("What"), _("State"), _("Numbers"))
    tables = [
        Table(
            layer.label,
            heads,
            [
                line
                for entry in layer.nodes
                for line in (node_row(entry), *(node_row(part, "• ") for part in entry.parts))
            ],
        )
        for layer in layers
    ]
    return Section("tree", _("Problem and solution tree"), [], tables)


def node_row(entry: OutlineNode, lead: str = "") -> list[Cell]:
    """Return a node as a row: its text, state and numbers with their targets."""
    told = []
    for one in entry.node.figures:
        words = [f"{one.value_text} {one.unit_text}".strip()]
        if one.target_text:
            words.append(_("target %(value)s") % {"value": one.target_text})
        if one.split_text:
            words.append(one.split_text)
        told.append(", ".join(words))
    gap = f" ({entry.node.gap_text})" if entry.node.gap_text else ""
    return [
        Cell(f"{lead}{entry.node.text}{gap}"),
        Cell(entry.node.state_label),
        Cell("; ".join(told) or "–"),
    ]


# key -> (its name on the page, how it is made), in the report's order; the plan's sections come after them
SECTIONS: dict[str, tuple[Any, Callable[[Asked], Section]]] = {
    "headline": (gettext_lazy("Where we are: the sentence of the results"), headline),
    "numbers": (gettext_lazy("Numbers and targets, with women and men"), numbers),
    "splits": (gettext_lazy("Every number by sex and municipality"), parted),
    "tree": (gettext_lazy("The problem and solution tree with its states"), tree),
}
COUNTED = ("headline", "numbers", "splits")  # these need a period that was counted
