"""Reads of a partnership's diagnosis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships import rules
from partnerships.calculations import diagnosis
from partnerships.enums import BASELINES, MAY_BE_SET_ASIDE, Dimension, FindingState, Forgotten
from partnerships.models import BaselineFigure, Consultation, Document, Finding, SetAside, TreeNode
from partnerships.sockets import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

QUESTIONS = [key for key, _label in MAY_BE_SET_ASIDE]
ALL_QUESTIONS = [*(one.value for one in BASELINES), *QUESTIONS]


@dataclass(frozen=True, slots=True)
class Board:
    """A diagnosis at a glance: rows by question, where each question stands, how many are open."""

    figures: Mapping[str, list[BaselineFigure]]
    findings: Mapping[str, list[Finding]]
    aside: Mapping[str, SetAside]
    standing: Mapping[str, str]

    @property
    def open(self) -> int:
        """How many questions are neither answered nor set aside."""
        return diagnosis.still_open(self.standing.values())


def board(partnership: Partnership) -> Board:
    """Return everything that the page of the diagnosis is drawn from, in three queries."""
    figures: dict[str, list[BaselineFigure]] = {}
    for figure in BaselineFigure.objects.filter(partnership=partnership, withdrawn_at=None):
        figures.setdefault(figure.dimension, []).append(figure)
    findings: dict[str, list[Finding]] = {}
    rows = list(Finding.objects.standing().filter(partnership=partnership).defer("text"))
    for finding in rows:
        for key in (finding.dimension, *finding.also):
            findings.setdefault(key, []).append(finding)
    aside = SetAside.objects.filter(partnership=partnership, lifted_at=None)
    set_aside = {row.question: row for row in aside.select_related("recorded_by", "organisation")}
    states = standing(figures, ((row.dimension, row.also, row.state) for row in rows), set_aside)
    return Board(figures, findings, set_aside, states)


def standing(
    figures: Iterable[str], findings: Iterable[tuple[str, Iterable[str], str]], aside: Iterable[str]
) -> dict[str, str]:
    """Return where each question stands."""
    return diagnosis.standing(
        baselines=[one.value for one in BASELINES],
        questions=QUESTIONS,
        figures=set(figures),
        findings=findings,
        aside=set(aside),
    )


def open_questions(partnerships: Sequence[Partnership]) -> dict[int, int]:
    """Return how many questions of the diagnosis are open in each partnership, in three queries for any number."""
    keys = [one.pk for one in partnerships]
    figures: dict[int, set[str]] = {key: set() for key in keys}
    rows = BaselineFigure.objects.filter(partnership__in=keys, withdrawn_at=None)
    for key, dimension in rows.values_list("partnership", "dimension").distinct().order_by():
        figures[key].add(dimension)
    findings: dict[int, list[tuple[str, list[str], str]]] = {key: [] for key in keys}
    found = Finding.objects.standing().filter(partnership__in=keys).order_by()
    for key, dimension, also, state in found.values_list(
        "partnership", "dimension", "also", "state"
    ).distinct():
        findings[key].append((dimension, also, state))
    aside: dict[int, set[str]] = {key: set() for key in keys}
    for key, question in SetAside.objects.filter(partnership__in=keys, lifted_at=None).values_list(
        "partnership", "question"
    ):
        aside[key].add(question)
    return {
        key: diagnosis.still_open(standing(figures[key], findings[key], aside[key]).values()) for key in keys
    }


def counts_of_findings(partnership: Partnership) -> dict[str, int]:
    """Return how many findings are in each state."""
    rows = Finding.objects.filter(partnership=partnership).order_by().values_list("state")
    known = dict(rows.annotate(number=Count("pk")))
    return {state: known.get(state, 0) for state in FindingState.values}


def heard(partnership: Partnership) -> dict[str, int]:
    """Return how many consultations were held with how many people: meetings, women, men, unstated, people."""
    totals = Consultation.objects.filter(partnership=partnership).aggregate(
        meetings=Count("pk"), women=Sum("women"), men=Sum("men"), unstated=Sum("unstated")
    )
    known = {name: number or 0 for name, number in totals.items()}
    return {**known, "people": known["women"] + known["men"] + known["unstated"]}


def node_texts(partnership: Partnership) -> dict[str, TreeNode]:
    """Return the partnership's nodes by key, each as its newest version has it."""
    rows = TreeNode.objects.filter(version__tree__partnership=partnership)
    return {node.key: node for node in rows.order_by("version__number", "position")}


def findings_of_nodes(partnership: Partnership) -> dict[str, list[Finding]]:
    """Return the agreed findings by the key of the node that they are evidence for."""
    found: dict[str, list[Finding]] = {}
    rows = Finding.objects.filter(partnership=partnership, state=FindingState.AGREED).exclude(nodes=[])
    for finding in rows.defer("text"):
        for key in finding.nodes:
            found.setdefault(key, []).append(finding)
    return found


def findings_for(partnership: Partnership, key: str, actor: Actor) -> list[Finding]:
    """Return the findings that are evidence for a node, agreed ones first, with the files the actor may open.

    Two queries. Drafts are among them: they count once they are agreed.
    """
    rows = Finding.objects.standing().filter(partnership=partnership, nodes__contains=[key]).defer("text")
    files = Prefetch("documents", queryset=Document.objects.visible_to(actor))
    return list(rows.prefetch_related(files).order_by("state", "number"))


def findings_to_attach(partnership: Partnership, key: str, actor: Actor) -> list[Finding]:
    """Return the findings that could become evidence for a node."""
    rows = Finding.objects.visible_to(actor).standing().filter(partnership=partnership)
    return list(rows.exclude(nodes__contains=[key]).defer("text").order_by("number"))


def narrowed(rows: QuerySet[Finding], *, about: str, state: str) -> QuerySet[Finding]:
    """Return the findings about a question (a dimension or a forgotten one) in a state; unknown words ask nothing."""
    if about in Dimension.values:
        rows = rows.filter(dimension=about)
    elif about in Forgotten.values:
        rows = rows.filter(also__contains=[about])
    if state in FindingState.values:
        return rows.filter(state=state)
    return rows.exclude(state=FindingState.WITHDRAWN)


def waiting(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Return the drafts that wait for the coordinator to agree them, the oldest first."""
    if not rules.may_coordinate(actor, partnership):
        return []
    rows = Finding.objects.visible_to(actor).filter(partnership=partnership, state=FindingState.DRAFT)
    return [
        Waiting(
            "finding",
            _("Agree this finding"),
            row.title,
            reverse("partnerships:finding_detail", kwargs={"pk": row.pk}),
        )
        for row in rows.defer("text").order_by("number")[:50]
    ]
