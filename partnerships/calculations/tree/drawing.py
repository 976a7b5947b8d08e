"""What goes into a drawing of the tree and what comes out: frozen values, lengths in CSS pixels."""

from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS = (
    "impact",
    "outcome",
    "outcome_part",
    "output",
    "input",
    "main_problem",
    "effect",
    "root_cause_1",
    "root_cause_2",
)
"""Kinds of nodes in the order of their layers, crown to roots; the main problem stands at the ground line."""
STATES = ("on_track", "stalled", "off_track", "not_measured")


# --------------------------------------------------------------------------------------------- what goes in


@dataclass(frozen=True, slots=True)
class FigureIn:
    """An indicator's value on a node, every text ready for the reader.

    `spark`: old to new, None where none is known.
    """

    value_text: str
    label: str = ""
    target_text: str = ""
    unit_text: str = ""
    split_text: str = ""
    spark: tuple[float | None, ...] = ()
    target_value: float | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class BadgeIn:
    """The number of an output that answers a root. `proposed`: only suggested so far."""

    text: str
    state: str = "not_measured"
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class NodeIn:
    """A node.

    `lead` is the part of `text` to set in bold; `weight` (0 to 1) is how many people are counted here.
    """

    key: str
    kind: str
    text: str
    lead: str = ""
    state: str = "not_measured"
    state_label: str = ""
    figures: tuple[FigureIn, ...] = ()
    n_text: str = ""
    badges: tuple[BadgeIn, ...] = ()
    gap_text: str = ""
    url: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class EdgeIn:
    """An edge between two keys. `weight` None: the source's own. `dashed`: weak.

    Kind `answers` shows on selection.
    """

    key: str
    kind: str
    source: str
    target: str
    weight: float | None = None
    dashed: bool = False
    standing: str = "proposed"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The few words that the drawing sets itself. `layers` by kind; `relations` by kind of edge and outward."""

    layers: Mapping[str, str] = field(default_factory=dict)
    target: str = "target"
    above: str = ""
    below: str = ""
    relations: Mapping[tuple[str, bool], str] = field(default_factory=dict)


# ------------------------------------------------------------------------------------------- what comes out


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """One set line.

    `x`, `y`: start (or end, or middle, by `anchor`) of its baseline; `style` names its CSS class.
    """

    x: float
    y: float
    style: str
    runs: tuple[Run, ...]
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Spark:
    """A sparkline at `x`, `y`: path of the values, path of the target, point of the last known value."""

    x: float
    y: float
    line: str
    target: str
    end: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A state's shape at `x`, `y`, 10 pixels square."""

    x: float
    y: float
    state: str
    d: str


@dataclass(frozen=True, slots=True)
class Badge:
    """An output's number in a circle around `x`, `y`."""

    x: float
    y: float
    badge: BadgeIn


@dataclass(frozen=True, slots=True)
class FigureOut:
    """A set figure. `x`, `y`, `w`, `h`: the area to click, at least 24 pixels high."""

    figure: FigureIn
    x: float
    y: float
    w: float
    h: float
    value: TextLine
    lines: tuple[TextLine, ...]
    spark: Spark | None


@dataclass(frozen=True, slots=True)
class Relation:
    """What a node is to another: `kind` of the edge, `outward` when the edge starts here, the other node.

    `lead`: the same in words, before the other's text ("Caused by:").
    """

    kind: str
    outward: bool
    other: NodeIn
    standing: str
    dashed: bool
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A node's card. Everything inside counts from the card's own corner.

    `framed` False: a part of a group's frame.
    """

    node: NodeIn
    x: float
    y: float
    w: float
    h: float
    framed: bool
    selected: bool
    marks: tuple[Mark, ...]
    lines: tuple[TextLine, ...]
    badges: tuple[Badge, ...]
    figures: tuple[FigureOut, ...]
    rules: tuple[str, ...]
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame around a group of cards that stand in one (an outcome with its parts, the inputs)."""

    kind: str
    x: float
    y: float
    w: float
    h: float
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer with its cards in reading order; the label is set upright in the gutter around `label_x`,
    `label_y`.
    """

    kind: str
    label: str
    y: float
    h: float
    label_x: float
    label_y: float
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class EdgePath:
    """A drawn edge, or the same edge of every card of a frame (several `sources`).

    `filled`: `d` outlines a ribbon `width` pixels wide, else it is a line to stroke. `core`: an answered
    root's inner ribbon. `seam`: middle line of an edge still proposed, in a tree where others are agreed.
    """

    key: str
    kind: str
    sources: tuple[str, ...]
    target: str
    css: str
    d: str
    width: float
    filled: bool = False
    core: str = ""
    seam: str = ""
    label: TextLine | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture. `answers`: edges that show when their node is selected. `crossings`: of drawn edges.

    `crowded`: many fine lines, to be shown at its natural size. `roomy`: both upper corners are empty.
    """

    width: float
    height: float
    ground_y: float
    layers: tuple[Layer, ...]
    frames: tuple[Frame, ...]
    edges: tuple[EdgePath, ...]
    answers: tuple[EdgePath, ...]
    trunk: str
    ground_lines: tuple[TextLine, ...]
    crossings: int
    crowded: bool = False
    roomy: bool = False

    @property
    def proposals(self) -> str:
        """'all' when every line is a proposal, 'some' when a seam tells these from the agreed ones, else ''."""
        if self.edges and all("proposed" in edge.css.split() for edge in self.edges):
            return "all"
        return "some" if any(edge.seam for edge in self.edges) else ""

    @property
    def soil_height(self) -> float:
        """From the ground line to the foot of the drawing."""
        return round(self.height - self.ground_y, 1)
