"""What upper floors may plug into the partnerships' pages. The tree knows no indicator; it shows what is
told here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jtportal.kernel.sockets import Registry
from partnerships.calculations.sheets import Section
from partnerships.calculations.tree.drawing import FigureIn

NOT_MEASURED = "not_measured"


@dataclass(frozen=True, slots=True)
class NodeFigures:
    """What is known about a node. `weight` (0 to 1): people counted here against the most counted anywhere."""

    state: str = NOT_MEASURED
    figures: tuple[FigureIn, ...] = ()
    n_text: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """A period the page can show: its key in the address ('2026Q4') and its name for the reader."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class TreeFigures:
    """Everything the counting floor says on the tree's page.

    `sentence`: the page's headline with the number in it, safe HTML, or empty; `meta`: as of, computed when;
    `periods`: old to new; `period`: the key shown; `links`: [{"label", "url"}] beside the headline; `head`:
    {"template": name, "context": {…}} drawn below it, or None.
    """

    nodes: Mapping[str, NodeFigures] = field(default_factory=dict)
    state_labels: Mapping[str, Any] = field(default_factory=dict)
    sentence: str = ""
    meta: str = ""
    periods: tuple[PeriodChoice, ...] = ()
    period: str = ""
    rule_url: str = ""
    links: tuple[dict[str, Any], ...] = ()
    head: Mapping[str, Any] | None = None


# callables (request, partnership, period: str) -> TreeFigures; one is enough, the first counts
TREE_FIGURES: Registry = Registry("figures of the tree")
# callables (request, partnership, period: str, node: TreeNode) -> {"template": name, "context": {…}} or None:
# what is shown beside the tree when a node is chosen
NODE_PANELS: Registry = Registry("panels of a node")
# callables (partnership, keys) -> {key: [words, …]}: what hangs on nodes and is shown no more when they are removed
NODE_BURDENS: Registry = Registry("what hangs on a node")
# callables (partnership=…, by=…), run in the transaction that begins a partnership's tree
TREE_STARTED: Registry = Registry("tree started")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for one person: a milestone, a score, a comment, an approval.

    `label`: what is to be done, words of ours alone, for it stands in mails. `title` and `about`: what it is about, as
    people typed it, for pages behind a sign-in only. `due`: a date or None.
    """

    kind: str
    label: str
    title: str
    url: str
    due: date | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class PlanAsked:
    """Who asks for a partnership's report, and on which day of the partnership."""

    actor: Any
    partnership: Any
    today: date


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A section of the partnership's report that needs no period: its name, and how it is made, in fixed queries."""

    label: Any
    make: Callable[[PlanAsked], Section]


# ReportSection: what a reader may choose for the partnership's report, in this order
REPORT_SECTIONS: Registry = Registry("sections of the report")
# callables (partnership) -> {"label", "url"}: where the overview of the plan leads to
PLAN_LINKS: Registry = Registry("ways from the overview")


# callables (actor, partnership) -> iterable of Waiting, at most 50 of them, first due first
WAITING: Registry = Registry("what waits for a person")
# NavItem: the pages that stand under the word Plan, in this order; upper floors may add theirs
PLAN_TABS: Registry = Registry("pages of the plan")


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a phase has what a check asks for; `reason`: a sentence that says what there is or what is missing.

    `url`: where it can be put right, or nothing.
    """

    met: bool
    reason: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class PhaseCheck:
    """One line of a phase's checklist, computed from records.

    `phase`: a value of `enums.Phase`; `label`: what is asked for, a few words. `ask` answers for any number of
    partnerships with a fixed number of queries: (partnerships) -> {primary key: Answer}.
    """

    phase: str
    label: Any
    ask: Callable[[Sequence[Any]], Mapping[int, Answer]]


@dataclass(frozen=True, slots=True)
class Point:
    """Something about a partnership that its overview and the portfolio say: what is due, what is at risk.

    `label`: a sentence without a worker's name; `late`: it should have happened before today.
    """

    label: str
    url: str
    due: date | None = None
    risk: bool = False
    late: bool = False


# PhaseCheck: what a phase still lacks; any noun plugs its own
PHASE_CHECKS: Registry = Registry("checks of the phases")
# callables (partnerships) -> {primary key: [Point, …]}, a fixed number of queries for any number of partnerships
PLAN_POINTS: Registry = Registry("what is due and what is at risk")
# callables (actor, partnership) -> one sentence for the mail digest that names no person, or an empty string
DIGEST_LINES: Registry = Registry("lines of the digest")


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """Something that stands in a place. `kind` chooses the symbol: site, provider, employer, municipality, other."""

    kind: str
    label: str
    territory: int  # its key
    role: Any = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class PlaceNumber:
    """A number of people in a place; `value` None: too few to be shown to this reader."""

    value: int | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """How many people live where, as published. `places`: key of a territory (None: unknown) -> number.

    `label`: what is counted ('open cases'); `total`: everybody; `meta`: as of when.
    """

    label: str = ""
    total: PlaceNumber | None = None
    places: Mapping[int | None, PlaceNumber] = field(default_factory=dict)
    meta: str = ""


# callables (actor, partnership) -> iterable of PlaceMark, beside the partners' own
PLACE_MARKS: Registry = Registry("what stands on the map")
# callables (actor, partnership) -> PlaceFigures or None; one is enough, the first counts
PLACE_FIGURES: Registry = Registry("numbers of the map")


@dataclass(frozen=True, slots=True)
class JobsReached:
    """Jobs that count towards the partnership agreement, as this reader may see them; None: too few to be shown.

    `url`: where they are told by kind and sex.
    """

    created: int | None
    formalised: int | None
    together: int | None
    url: str = ""


# callables (actor, partnership) -> JobsReached; one is enough, the first counts
JOBS_REACHED: Registry = Registry("jobs reached")


@dataclass(frozen=True, slots=True)
class PolicyTarget:
    """Something of the plan that can serve a policy area. `key`: stable, at most 60 letters; `short`: a few signs."""

    key: str
    short: str
    label: str
    kind: Any = ""
    url: str = ""


# callables (actor, partnership) -> iterable of PolicyTarget: the tree's outputs, interventions
POLICY_TARGETS: Registry = Registry("what can serve a policy area")

# callables (partnership) -> {fact: {code: name}}: codes that rules may name and that an upper floor knows by name
FACT_CODES: Registry = Registry("codes of facts")


@dataclass(frozen=True, slots=True)
class CountAsked:
    """What a duty counts: a value of enums.Countable, narrowed to a site's code and to years underground."""

    count: str
    site: str = ""
    underground: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are today, as this reader may see it; `value` None: too few to be shown, or nobody counts it.

    `people`: this reader may open the list of those counted: its address, (place's key, duty's key) -> address.
    """

    value: int | None
    withheld: bool = False
    people: Callable[[int, str], str] | None = None


# callables (actor, partnership, [CountAsked, …]) -> {CountAsked: Counted}: fixed queries for any number; what one does
# not know it leaves out
DUTY_COUNTS: Registry = Registry("what duties count")
# callables (partnership) -> [(code, name), …]: the sites that a duty may be narrowed to
DUTY_SITES: Registry = Registry("sites of duties")


# callables (actor, version or amendment of a framework agreement) -> {"url", "template": a line for an amendment's page
# or "", …} or None: what the text would mean for workers
TEXT_EFFECTS: Registry = Registry("effects of a text")


def text_effects(actor: Any, row: Any) -> list[dict[str, Any]]:
    """Return what is said of a text's effect."""
    return [told for plug in TEXT_EFFECTS if (told := plug(actor, row))]
