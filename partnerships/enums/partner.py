"""Words of partners."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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


class ContributionKind(TextChoices):
    """What a partner puts in. Money and things are counted in a currency, staff time in days of work."""

    MONEY = "money", _("money")
    STAFF_TIME = "staff_time", _("staff time")
    IN_KIND = "in_kind", _("in kind")


class Side(TextChoices):
    """Which column of the book an entry stands in."""

    PLEDGED = "pledged", _("pledged")
    RECEIVED = "received", _("received")


class AnchorKind(TextChoices):
    """What carries a partnership: a body that was there, or one made for it."""

    COUNCIL = "council", _("council")
    COMMISSION = "commission", _("tripartite commission")
    PACT = "pact", _("territorial pact")
    ACTION_GROUP = "action_group", _("local action group")
    NEW = "new", _("body made for the partnership")


class AgreementState(TextChoices):
    """The life of a version of the partnership agreement."""

    DRAFT = "draft", _("being written")
    SIGNING = "signing", _("out for signature")
    IN_FORCE = "in_force", _("in force")
    REPLACED = "replaced", _("replaced by a later version")
    WITHDRAWN = "withdrawn", _("taken back")


# From which state a version may go to which.
AGREEMENT_MOVES: dict[str, frozenset[str]] = {
    AgreementState.DRAFT: frozenset({AgreementState.SIGNING}),
    AgreementState.SIGNING: frozenset({AgreementState.IN_FORCE, AgreementState.WITHDRAWN}),
    AgreementState.IN_FORCE: frozenset({AgreementState.REPLACED}),
    AgreementState.REPLACED: frozenset(),
    AgreementState.WITHDRAWN: frozenset(),
}
