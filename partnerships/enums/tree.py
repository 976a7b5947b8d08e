"""Words of the problem/solution tree."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NodeKind(TextChoices):
    """The seed's kinds of nodes, crown to roots. Shown in this order."""

    IMPACT = "impact", _("impact")
    OUTCOME = "outcome", _("outcome")
    OUTCOME_PART = "outcome_part", _("outcome, part")
    OUTPUT = "output", _("output")
    INPUT = "input", _("input")
    MAIN_PROBLEM = "main_problem", _("main problem")
    ROOT_CAUSE_1 = "root_cause_1", _("root cause, 1st level")
    ROOT_CAUSE_2 = "root_cause_2", _("root cause, 2nd level")
    EFFECT = "effect", _("effect")


class EdgeKind(TextChoices):
    """What one node is to another."""

    CAUSES = "causes", _("causes")
    CONTRIBUTES_TO = "contributes_to", _("contributes to")
    PART_OF = "part_of", _("part of")
    ANSWERS = "answers", _("answers")


class Strength(TextChoices):
    """How well an inferred edge is grounded in the seed."""

    STRONG = "strong", _("strong")
    MEDIUM = "medium", _("medium")
    WEAK = "weak", _("weak")


class Standing(TextChoices):
    """Whether an edge was agreed. No edge stands in the source: all begin as proposals."""

    PROPOSED = "proposed", _("proposed, not in the source")
    SUGGESTED = "suggested", _("suggested, to be confirmed with a reason")
    CONFIRMED = "confirmed", _("confirmed by the partnership")
    REJECTED = "rejected", _("rejected by the partnership")


class VersionState(TextChoices):
    """The life of a version of the tree."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    RETIRED = "retired", _("retired")
    DROPPED = "dropped", _("set aside")


VERSION_MOVES: dict[str, frozenset[str]] = {
    VersionState.DRAFT: frozenset({VersionState.PUBLISHED, VersionState.DROPPED}),
    VersionState.PUBLISHED: frozenset({VersionState.RETIRED}),
}


class EvidenceKind(TextChoices):
    """What speaks for a node."""

    DATA = "data", _("figures")
    STUDY = "study", _("study or report")
    CONSULTATION = "consultation", _("heard in a consultation")
    OTHER = "other", _("other evidence")
