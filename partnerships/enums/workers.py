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
    """The closed list of worker facts that a rule may ask for; the workforce floor supplies the values.

    calculations/measures/facts.py says of each what kind it is; a test holds the two lists together.
    """

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
    HOUSEHOLD_SIZE = "household_size", _("persons in the household")
    CONTRIBUTION_YEARS = "contribution_years", _("years of contributions to the miners’ scheme")
    EQUIVALENT_AGE = "equivalent_age", _("equivalent age")
    UNDERGROUND = "underground", _("works underground")
    FULL_TIME = "full_time", _("works full time")
    CONTRACTOR = "contractor", _("employed by a contractor")
    MEAN_WAGE_6M = "mean_wage_6m", _("mean pay of the last six months")
    OTHER_INCOME = "other_income", _("income from elsewhere")
    ACCRUED_PENSION = "accrued_pension", _("pension accrued so far")
    PENSION_ON = "pension_on", _("first day of the pension")
    JOB_LOST_ON = "job_lost_on", _("day of losing the job")
    JOB_LOST_BY = "job_lost_by", _("cause of losing the job")
    LEFT_ON = "left_on", _("last day of employment")
    LAYOFF_REASON = "layoff_reason", _("reason for leaving")
    TAKEN = "taken", _("measures taken already")
