"""The trees of the demonstration: edges decided with reasons, evidence, and in Poland a draft that people talk about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from accounts.enums import Role
from partnerships.actions import tree_drafts, tree_edges, tree_nodes, tree_talk
from partnerships.enums import EdgeKind, EvidenceKind, Standing
from partnerships.models import Tree, TreeEdge
from partnerships.queries.trees import edge_said, node_said

if TYPE_CHECKING:
    from indicators.demo.plan import Stage
    from jtportal.kernel.actor import Actor
    from partnerships.models import TreeVersion

CONFIRMED, REJECTED = Standing.CONFIRMED, Standing.REJECTED


@dataclass(frozen=True, slots=True)
class Story:
    """What one partnership did with its tree. `decided`: (kind, source, target, standing, why)."""

    agreed: str
    decided: tuple[tuple[str, str, str, str, str], ...]
    evidence: tuple[tuple[str, str, str], ...]
    assumptions: Mapping[str, str] = field(default_factory=dict)
    risks: Mapping[str, str] = field(default_factory=dict)


STORIES = {
    "ua-demo": Story(
        agreed="Погоджено на засіданні ради партнерства: зв’язки першого рівня перевірено за даними центру зайнятості.",
        decided=(
            (
                EdgeKind.CAUSES,
                "P1.1",
                "P0",
                CONFIRMED,
                "Борги із зарплати на обох шахтах сягають п’яти місяців: це перше, про що кажуть люди.",
            ),
            (
                EdgeKind.ANSWERS,
                "O1",
                "P2.2",
                CONFIRMED,
                "Профспілка й оператор ведуть переговори про рамкову угоду; інших столів для цього немає.",
            ),
            (
                EdgeKind.ANSWERS,
                "O5",
                "P1.6",
                CONFIRMED,
                "Половина охочих на перекваліфікацію — жінки з поверхневих професій.",
            ),
        ),
        evidence=(
            (
                "P1.1",
                EvidenceKind.DATA,
                "Довідки про заборгованість за грудень: 2 шахти, 5 місяців у середньому.",
            ),
            (
                "P1.4",
                EvidenceKind.CONSULTATION,
                "Зустріч у громаді: кожне третє домогосподарство живе з однієї зарплати на шахті.",
            ),
        ),
        assumptions={"O1": "Оператор не змінює власника до підписання рамкової угоди."},
        risks={"O3": "Мобілізація змінює кількість охочих переїхати."},
    ),
    "pl-demo": Story(
        agreed="Uzgodnione na radzie partnerstwa 14 maja, po uwagach związków zawodowych.",
        decided=(
            (
                EdgeKind.CAUSES,
                "P2.4",
                "P1.6",
                CONFIRMED,
                "Analiza dojazdów: bez samochodu z dzielnic górniczych nie da się dojechać na drugą zmianę.",
            ),
            (
                EdgeKind.ANSWERS,
                "O1",
                "P2.1",
                REJECTED,
                "Umowa społeczna reguluje osłony, ale nie technikę likwidacji kopalni.",
            ),
            (
                EdgeKind.ANSWERS,
                "O4",
                "P1.5",
                CONFIRMED,
                "Trzy warsztaty i dwie pralnie już szukają odbiorców poza kopalnią.",
            ),
        ),
        evidence=(
            (
                "P2.4",
                EvidenceKind.STUDY,
                "Badanie dostępności transportu: 41 % miejsc pracy poza zasięgiem godziny dojazdu.",
            ),
        ),
        assumptions={"O4": "Gmina utrzyma nabór dla mikrofirm także w przyszłym roku."},
    ),
    "ba-demo": Story(
        agreed="Adopted by the partnership council after the second round of visits to suppliers.",
        decided=(
            (
                EdgeKind.CAUSES,
                "P2.3",
                "P1.5",
                CONFIRMED,
                "Two cantonal ministries pay for the same trade and neither knows of the other.",
            ),
            (
                EdgeKind.ANSWERS,
                "O4",
                "P2.3",
                CONFIRMED,
                "The council is the first table at which both ministries sit.",
            ),
        ),
        evidence=(
            (
                "P1.5",
                EvidenceKind.DATA,
                "Turnover of 38 suppliers: two thirds sell more than half to the mine.",
            ),
        ),
        risks={"O4": "The cantonal budget is adopted late, as in the last three years."},
    ),
    "gb-demo": Story(
        agreed="Agreed at the spring meeting; wage arrears do not arise here and stay as a gap on purpose.",
        decided=(
            (
                EdgeKind.CAUSES,
                "P1.1",
                "P0",
                REJECTED,
                "Wages are paid in full and on time; the cause is kept from the template to be seen.",
            ),
            (
                EdgeKind.ANSWERS,
                "O5",
                "P1.3",
                CONFIRMED,
                "The college runs two courses with places kept for men and women of the mine.",
            ),
        ),
        evidence=(
            (
                "P1.2",
                EvidenceKind.CONSULTATION,
                "Drop-in days at the library: most asked about pensions.",
            ),
        ),
    ),
}


def load(stage: Stage) -> None:
    """Tell the partnership's story once: a second version published, in Poland a third begun and talked about."""
    place = stage.partnership
    story = STORIES.get(place.code)
    tree = Tree.objects.filter(partnership=place).first()
    coordinator = stage.person(Role.COORDINATOR)
    if story is None or tree is None or coordinator is None or tree.versions.count() > 1:
        return
    draft = tree_drafts.begin_draft(partnership=place, by=coordinator)
    for kind, source, target, standing, reason in story.decided:
        decide(draft, (kind, source, target), standing=standing, reason=reason, by=coordinator)
    for name, told in (("assumptions", story.assumptions), ("risks", story.risks)):
        for key, text in told.items():
            reword(draft, key, by=coordinator, **{name: text})
    for key, kind, note in story.evidence:
        tree_talk.add_evidence(tree=tree, node_key=key, kind=kind, note=note, by=coordinator)
    tree_drafts.publish_draft(version=draft, reason=story.agreed, by=coordinator)
    if place.code == "pl-demo":
        talk(stage, tree, coordinator)


def decide(draft: TreeVersion, ends: tuple[str, str, str], *, standing: str, reason: str, by: Actor) -> None:
    """Confirm or reject an edge of the template."""
    kind, source, target = ends
    rows = TreeEdge.objects.select_related("source", "target", "version")
    edge = rows.filter(version=draft, kind=kind, source__key=source, target__key=target).first()
    if edge is not None:
        seen = edge_said(edge)
        fields = {**seen, "standing": str(standing), "reason": reason}
        tree_edges.change_edge(edge=edge, fields=fields, seen=seen, by=by)


def reword(draft: TreeVersion, key: str, *, by: Actor, **fields: str) -> None:
    """Change what a node says; `text_pl` stands for the Polish text."""
    node = draft.nodes.get(key=key)
    seen = node_said(node)
    typed = {name.replace("_", "."): text for name, text in fields.items()}
    tree_nodes.change_node(node=node, fields={**seen, **typed}, seen=seen, by=by)


def talk(stage: Stage, tree: Tree, coordinator: Actor) -> None:
    """Begin the next draft: other words, a solution opposite an unanswered problem, and what people say about it."""
    union = stage.person(Role.SOCIAL_PARTNER) or coordinator
    mine = stage.person(Role.EMPLOYER) or coordinator
    draft = tree_drafts.begin_draft(partnership=stage.partnership, by=union)
    reword(draft, "P1.5", by=mine, text_pl="Małe firmy i warsztaty zależne od działania kopalni")
    words = {
        "text.pl": "Fundusz gwarancji wynagrodzeń na czas likwidacji kopalni",
        "text.en": "A wage guarantee fund for the time of the mine’s closure",
        "text.uk": "Фонд гарантування зарплат на час закриття шахти",
    }
    ground = {"ground": "odpowiedź na P1.1, zgłoszona przez związek", "strength": "medium"}
    node = draft.nodes.select_related("version").get(key="P1.1")
    tree_talk.add_mirror(node=node, fields=words, edge=ground, by=union)
    first = tree_talk.comment(
        tree=tree,
        node_key="P1.1",
        text="U nas zaległości nie ma, ale są u podwykonawców. Czy to nadal ta sama przyczyna?",
        by=mine,
    )
    tree_talk.comment(
        tree=tree,
        node_key="P1.1",
        text="Tak: podwykonawcy zatrudniają jedną czwartą ludzi pod ziemią. Proponujemy fundusz gwarancji.",
        by=union,
        thread=first,
    )
    settled = tree_talk.comment(
        tree=tree, node_key="P1.5", text="Proszę dopisać warsztaty, nie tylko handel.", by=union
    )
    tree_talk.resolve(comment=settled, resolved=True, by=coordinator)
