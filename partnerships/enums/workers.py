"""Words about workers that agreements and packages share: the four ways and the facts that rules may ask for."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Pathway(TextChoices):
    """The four ways of the framework agreement, and none yet."""

    NONE = "none", _("none yet")
    RETENTION = "retention", _("retention")
    REDEPLOYMENT = "redeployment", _("redeployment")
    RESKILLING = "reskilling", _("reskilling")
    EARLY_RETIREMENT = "early_retirement", _("early retirement")


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
