"""The frameworks that a plan is held against, and what each of them names.

Sources: ILO, Guidelines for a just transition (2015); Resolution concerning a just transition, International Labour
Conference 2023; the ILO's overview of trends in key policy and implementation areas.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Framework(TextChoices):
    """Where a policy area is named."""

    GUIDELINES = "guidelines", _("Nine policy areas of the ILO's guidelines, 2015")
    CONCLUSIONS = "conclusions", _("Four building blocks of the conclusions of 2023")
    TRENDS = "trends", _("Eight trends in policy and implementation")


class PolicyArea(TextChoices):
    """A policy area; the word before the dot is its framework."""

    MACRO = "guidelines.macro", _("macroeconomic and growth policies")
    INDUSTRY = "guidelines.industry", _("industrial and sectoral policies")
    ENTERPRISE = "guidelines.enterprise", _("enterprise policies")
    SKILLS = "guidelines.skills", _("skills development")
    SAFETY = "guidelines.safety", _("occupational safety and health")
    PROTECTION = "guidelines.protection", _("social protection")
    LABOUR_MARKET = "guidelines.labour_market", _("active labour market policies")
    RIGHTS = "guidelines.rights", _("rights")
    DIALOGUE = "guidelines.dialogue", _("social dialogue and tripartism")
    ECONOMIES = "conclusions.economies", _("inclusive, sustainable and job-rich economies")
    JUSTICE = "conclusions.justice", _("social justice")
    MANAGING = "conclusions.managing", _("managing the transition")
    FINANCING = "conclusions.financing", _("financing a just transition")
    TREND_FISCAL = "trends.fiscal", _("fiscal space for social spending, and financial steering")
    TREND_SKILLS = "trends.skills", _("anticipating skills needs, with access for all, informal workers too")
    TREND_INDUSTRY = "trends.industry", _("industrial policy and technology, trade and investment")
    TREND_ENTERPRISE = "trends.enterprise", _("incentives, an enabling environment and due diligence")
    TREND_PROTECTION = (
        "trends.protection",
        _("social protection with active labour market policies, leaving no one behind"),
    )
    TREND_STANDARDS = (
        "trends.standards",
        _("labour standards: association, a safe workplace, gender equality"),
    )
    TREND_DIALOGUE = "trends.dialogue", _("social dialogue and collective bargaining")
    TREND_FINANCE = "trends.finance", _("public and private finance, aligned flows, development banks")

    @property
    def framework(self) -> Framework:
        """The framework that names it."""
        return Framework(self.value.partition(".")[0])
