"""Words of market systems."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Sector(TextChoices):
    """Sections of NACE Rev. 2 (the same letters as ISIC Rev. 4)."""

    A = "A", _("A · agriculture, forestry and fishing")
    B = "B", _("B · mining and quarrying")
    C = "C", _("C · manufacturing")
    D = "D", _("D · electricity, gas, steam and air conditioning")
    E = "E", _("E · water supply, sewerage, waste and remediation")
    F = "F", _("F · construction")
    G = "G", _("G · trade and repair of motor vehicles")
    H = "H", _("H · transport and storage")
    I = "I", _("I · accommodation and food service")  # noqa: E741 - the section's letter
    J = "J", _("J · information and communication")
    K = "K", _("K · finance and insurance")
    L = "L", _("L · real estate")
    M = "M", _("M · professional, scientific and technical services")
    N = "N", _("N · administrative and support services")
    O = "O", _("O · public administration, defence and social security")  # noqa: E741 - likewise
    P = "P", _("P · education")
    Q = "Q", _("Q · health and social work")
    R = "R", _("R · arts, entertainment and recreation")
    S = "S", _("S · other services")
    T = "T", _("T · households as employers")


class MarketState(TextChoices):
    """Whether the partners agree that a market works as described."""

    DRAFT = "draft", _("draft")
    AGREED = "agreed", _("agreed")


MARKET_TRANSITIONS: dict[str, frozenset[str]] = {
    MarketState.DRAFT: frozenset({MarketState.AGREED}),
    MarketState.AGREED: frozenset({MarketState.DRAFT}),
}


class FunctionKind(TextChoices):
    """Which half of the ring around the core exchange."""

    SUPPORTING = "supporting", _("supporting function")
    RULE = "rule", _("rule")


class FunctionState(TextChoices):
    """How well a function is performed today."""

    WORKING = "working", pgettext_lazy("function of a market", "working")
    WEAK = "weak", pgettext_lazy("function of a market", "weak")
    MISSING = "missing", pgettext_lazy("function of a market", "missing")


class MarketActor(TextChoices):
    """Who may do or pay for a function. 'Nobody' answers only for today."""

    WORKERS = "workers", _("workers and households")
    SMALL_FIRMS = "small_firms", _("small firms and self-employed")
    FIRMS = "firms", _("employers and larger firms")
    MINE_OPERATOR = "mine_operator", _("mine operator")
    PROVIDER = "provider", _("education and training provider")
    EMPLOYERS_ORGANISATION = "employers_organisation", _("employers' organisation")
    TRADE_UNION = "trade_union", _("trade union")
    CHAMBER = "chamber", _("chamber or agency")
    FINANCIAL = "financial", _("financial institution")
    MUNICIPALITY = "municipality", _("municipality")
    EMPLOYMENT_SERVICE = "employment_service", _("employment service")
    GOVERNMENT = "government", _("government body")
    NGO = "ngo", _("non-governmental organisation")
    PROJECT = "project", _("a project or donor")
    NOBODY = "nobody", _("nobody")


class ChainLevel(TextChoices):
    """Steps of a results chain, in this order."""

    INTERVENTION = "intervention", _("intervention")
    SERVICE_CHANGE = "service_change", _("service change")
    USE = "use", _("use")
    PERFORMANCE = "performance", _("performance")
    JOBS = "jobs", _("jobs")


class JobKind(TextChoices):
    """What a number of jobs is to the intervention: it came, would have come anyway, or was lost elsewhere."""

    CREATED = "created", _("came about")
    ANYWAY = "anyway", _("would have come anyway")
    DISPLACED = "displaced", _("displaced elsewhere")
