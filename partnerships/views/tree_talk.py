"""A node's page: what it says, what it is tied to, what speaks for it, and what people say about it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor, anyone
from partnerships import rules
from partnerships.actions import tree_edges, tree_talk
from partnerships.enums import NodeKind
from partnerships.forms.trees import CommentForm, EvidenceForm, MirrorForm, languages, said
from partnerships.models import NodeComment, NodeEvidence, TreeEdge
from partnerships.queries import diagnosis, trees
from partnerships.views import tree_nodes
from partnerships.views.plan import InPlan
from partnerships.views.tree_parts import (
    WORKING,
    OfNode,
    edge_lines,
    finding_lines,
    node_url,
    tree_url,
    version_query,
    version_words,
)


class NodePage(OfNode, PageDoor):
    """One node."""

    access = anyone
    any_version = True
    template = "partnerships/tree_node.html"

    def context(self) -> dict[str, Any]:
        """Return the node with everything around it."""
        place, node = self.row.partnership, self.row
        edges = list(
            TreeEdge.objects.visible_to(self.request.actor)
            .filter(version=node.version)
            .select_related("source", "target")
        )
        own = [edge for edge in edges if node.pk in (edge.source_id, edge.target_id)]
        earlier = node.version.state not in WORKING
        may_build = rules.may_take_part(self.request.actor, node) and not earlier
        evidence, found = trees.evidence_for(place, node.key), self.findings()
        evident = {node.key} if evidence or any(line["agreed"] for line in found) else set()
        loose = tree_nodes.gaps_in(list(node.version.nodes.all()), edges, evident)
        return {
            "node": node,
            "version": node.version,
            "version_words": version_words(node.version),
            "query": version_query(node.version.number) if earlier else "",
            "is_draft": node.version.is_draft,
            "may_build": may_build,
            "may_change": may_build and node.version.is_draft,
            "gaps": list(loose.get(node.key, {}).values()),
            "is_problem": node.kind in tree_edges.PROBLEMS,
            "edges": edge_lines(own, place),
            "other_texts": self.other_texts(),
            "threads": trees.threads_about(place, node.key),
            "evidence": evidence,
            "findings": found,
            "comment_form": CommentForm(),
            "urls": self.urls(),
        }

    def findings(self) -> list[dict[str, Any]]:
        """Return the findings that are evidence for it."""
        rows = diagnosis.findings_for(self.row.partnership, self.row.key, self.request.actor)
        return finding_lines(rows)

    def other_texts(self) -> list[tuple[str, str, str]]:
        """Return the node's words in the other languages: code, name, text."""
        here, *others = languages()
        texts = self.row.texts
        return [(code, name, texts[code]) for code, name in others if texts.get(code)] if here else []

    def urls(self) -> dict[str, str]:
        """Return where this page leads."""
        place, node = self.row.partnership, self.row
        names = ("edit", "remove", "mirror")
        found = {name: node_url(node, place, f"tree_node_{name}") for name in names}
        found["comment"] = node_url(node, place, "tree_comment_new")
        found["evidence"] = node_url(node, place, "tree_evidence_new")
        found["attach"] = node_url(node, place, "tree_finding_attach")
        found["edge"] = f"{tree_url('tree_edge_new', place)}?source={node.key}"
        return found


class OfNodeForm(OfNode):
    """A form about a node, with the way back to it."""

    def context(self) -> dict[str, Any]:
        """Return the node."""
        return {"node": self.row, "back_url": node_url(self.row, self.row.partnership)}

    def next_url(self, result: Any) -> str:
        """Go back to the node."""
        return node_url(self.row, self.row.partnership)


class CommentNew(OfNodeForm, ActionDoor):
    """Begin a thread about a node."""

    access = rules.may_take_part
    form_class = CommentForm
    template = "partnerships/tree_comment.html"

    def act(self, row: Any, form: Any) -> Any:
        """Write it."""
        text = form.cleaned_data["text"]
        return tree_talk.comment(tree=row.version.tree, node_key=row.key, text=text, by=self.request.actor)


class OfTalk(InPlan):
    """Mix into a door over something that hangs on a node."""

    tab: ClassVar[str] = "tree"
    related: ClassVar[tuple[str, ...]] = ("tree__partnership",)

    def next_url(self, result: Any) -> str:
        """Go back to the node."""
        return tree_url("tree_node", self.row.partnership, key=self.row.node_key)


class CommentAnswer(OfTalk, ActionDoor):
    """Answer in a thread."""

    model, access = NodeComment, rules.may_take_part
    form_class = CommentForm
    template = "partnerships/tree_comment.html"

    def context(self) -> dict[str, Any]:
        """Return what is answered."""
        return {"comment": self.row, "back_url": self.next_url(None)}

    def act(self, row: Any, form: Any) -> Any:
        """Write it."""
        text, by = form.cleaned_data["text"], self.request.actor
        return tree_talk.comment(tree=row.tree, node_key=row.node_key, text=text, by=by, thread=row)


class CommentResolve(OfTalk, PostDoor):
    """Mark a thread as resolved, or open it again."""

    model, access = NodeComment, rules.may_take_part

    def act(self, row: Any, data: Any) -> Any:
        """Resolve it, or with open=1 open it again."""
        tree_talk.resolve(comment=row, resolved=not data.get("open"), by=self.request.actor)


class EvidenceNew(OfNodeForm, ActionDoor):
    """Put down what speaks for a node."""

    access = rules.may_take_part
    form_class = EvidenceForm
    template = "partnerships/tree_evidence.html"
    done = gettext_lazy("The evidence is put down.")

    def act(self, row: Any, form: Any) -> Any:
        """Put it down."""
        given = form.cleaned_data
        return tree_talk.add_evidence(
            tree=row.version.tree,
            node_key=row.key,
            kind=given["kind"],
            note=given["note"],
            upload=given["file"],
            by=self.request.actor,
        )


class EvidenceRemove(OfTalk, PostDoor):
    """Take evidence off a node."""

    model, access = NodeEvidence, rules.may_take_part
    done = gettext_lazy("The evidence is taken off. Its file stays among the partnership’s files.")

    def act(self, row: Any, data: Any) -> Any:
        """Take it off."""
        tree_talk.remove_evidence(evidence=row, by=self.request.actor)


class NodeMirror(OfNodeForm, ActionDoor):
    """A solution as the mirror of a problem: suggested, reworded, confirmed."""

    access = rules.may_take_part
    form_class = MirrorForm
    template = "partnerships/tree_mirror.html"
    done = gettext_lazy(
        "The solution stands opposite the problem. The partnership confirms the edge with a reason."
    )

    def form_kwargs(self) -> dict[str, Any]:
        """Suggest words in every language the problem has; offer the solutions there are."""
        kind = tree_talk.mirror_kind(self.row.kind)
        there = [node for node in self.row.version.nodes.all() if node.kind in {kind, NodeKind.OUTPUT}]
        return {"solutions": there, "initial": self.suggestion()}

    def suggestion(self) -> dict[str, str]:
        """Return the problem turned round, language by language."""
        words = {}
        for language, text in self.row.texts.items():
            with translation.override(language):
                words[f"text.{language}"] = _("Measures that overcome: %(problem)s") % {"problem": text}
        ground = _("mirror of %(key)s") % {"key": self.row.key}
        return {**words, "ground": ground}

    def act(self, row: Any, form: Any) -> Any:
        """Put it opposite the problem, in the draft."""
        names = [name for name in form.fields if name.startswith(("text.", "lead."))]
        return tree_talk.add_mirror(
            node=row,
            solution=form.cleaned_data["solution"],
            fields=said(form, names),
            edge=said(form, ("ground", "strength")),
            by=self.request.actor,
        )

    def next_url(self, result: Any) -> str:
        """Go to the solution, or back to the problem."""
        key = result.source.key if result is not None else self.row.key
        return tree_url("tree_node", self.row.partnership, key=key)
