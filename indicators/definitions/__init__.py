"""Every indicator, declared once each. A stored number keeps the key, version and hash of its declaration."""

from indicators.definitions.agreed_pathway_share import AGREED_PATHWAY_SHARE
from indicators.definitions.base import Definition, Shown, Statement
from indicators.definitions.community_firms import COMMUNITY_FIRMS
from indicators.definitions.community_jobs import COMMUNITY_JOBS
from indicators.definitions.community_supported import COMMUNITY_SUPPORTED
from indicators.definitions.employed_after_six_months import EMPLOYED_AFTER_SIX_MONTHS
from indicators.definitions.former_wage_kept import FORMER_WAGE_KEPT
from indicators.definitions.median_days_to_pathway import MEDIAN_DAYS_TO_PATHWAY
from indicators.definitions.open_cases_by_pathway import OPEN_CASES_BY_PATHWAY
from indicators.definitions.wage_arrears import WAGE_ARREARS
from indicators.definitions.women_share import WOMEN_SHARE
from indicators.definitions.workers_registered import WORKERS_REGISTERED

REGISTRY: dict[str, Definition] = {
    definition.key: definition
    for definition in (
        WORKERS_REGISTERED,
        WOMEN_SHARE,
        AGREED_PATHWAY_SHARE,
        OPEN_CASES_BY_PATHWAY,
        MEDIAN_DAYS_TO_PATHWAY,
        WAGE_ARREARS,
        COMMUNITY_JOBS,
        COMMUNITY_FIRMS,
        COMMUNITY_SUPPORTED,
        EMPLOYED_AFTER_SIX_MONTHS,
        FORMER_WAGE_KEPT,
    )
}

__all__ = ["REGISTRY", "Definition", "Shown", "Statement"]
