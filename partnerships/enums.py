"""Words of the partnerships floor."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TerritoryLevel(TextChoices):
    """How large a territory is."""

    COUNTRY = "country", _("country")
    REGION = "region", _("region")
    DISTRICT = "district", _("district")
    MUNICIPALITY = "municipality", _("municipality")


class PartnerRole(TextChoices):
    """The written role an organisation takes in a partnership."""

    EMPLOYMENT_SERVICE = "employment_service", _("employment service")
    MUNICIPALITY = "municipality", _("municipality")
    MINE_OPERATOR = "mine_operator", _("mine operator")
    EMPLOYER = "employer", _("employer")
    TRADE_UNION = "trade_union", _("trade union")
    EMPLOYERS_ORGANISATION = "employers_organisation", _("employers' organisation")
    PROVIDER = "provider", _("education and training provider")
    FINANCIAL = "financial", _("financial institution")
    NGO = "ngo", _("non-governmental organisation")
    CHAMBER = "chamber", _("chamber or agency")
    GOVERNMENT = "government", _("government body")
    EVALUATOR = "evaluator", _("evaluator")


class Pathway(TextChoices):
    """The four ways of the framework agreement, and none yet."""

    NONE = "none", _("none yet")
    RETENTION = "retention", _("retention")
    REDEPLOYMENT = "redeployment", _("redeployment")
    RESKILLING = "reskilling", _("reskilling")
    EARLY_RETIREMENT = "early_retirement", _("early retirement")


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


class Fact(TextChoices):
    """The closed list of worker facts that a rule may ask for; the workforce floor supplies the values."""

    BIRTH_DATE = "birth_date", _("birth date")
    SEX = "sex", _("sex")
    RESIDENCE = "residence", _("municipality of residence")
    OCCUPATION = "occupation", _("occupation (ISCO-08)")
    SITE = "site", _("site")
    SERVICE_START = "service_start", _("start of service")
    YEARS_UNDERGROUND = "years_underground", _("years underground")
    MONTHLY_WAGE = "monthly_wage", _("monthly wage")
    CONTRACT = "contract", _("contract")
    WAGE_ARREARS = "wage_arrears", _("wage arrears")
    ARREARS_MONTHS = "arrears_months", _("months of wage arrears")
    DEPENDANTS = "dependants", _("dependants")


# What the audit trail says was done on this floor.
AUDIT_VERBS = {
    "partner.added": _("partner taken in"),
    "partner.changed": _("partner changed"),
    "partner.removed": _("partner removed"),
    "partnership.begun": _("partnership begun"),
    "partnership.changed": _("partnership changed"),
    "territory.added": _("territory added"),
    "territory.changed": _("territory changed"),
    "territory.removed": _("territory removed"),
    "tree.started": _("tree begun from a template"),
    "tree_template.loaded": _("tree template taken in"),
    "tree_template.changed": _("tree template changed"),
    "tree_template.edge_added": _("edge added to a tree template"),
    "tree_template.edge_removed": _("edge removed from a tree template"),
    "tree_template.node_added": _("node added to a tree template"),
    "tree_template.node_removed": _("node removed from a tree template"),
}
