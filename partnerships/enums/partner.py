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
