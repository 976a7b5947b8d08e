"""Words of the ways side by side: kinds of income, who insures, what bodies do, signatures."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SheetWay(TextChoices):
    """The ways of a sheet; the words of calculations.pathways.rules.Way."""

    RETENTION = "retention", _("retention")
    REDEPLOYMENT = "redeployment", _("redeployment")
    RESKILLING_JOB = "reskilling_job", _("reskilling to a job")
    RESKILLING_OWN = "reskilling_own", _("reskilling to self-employment")
    EARLY_RETIREMENT = "early_retirement", _("early retirement")


class IncomeKind(TextChoices):
    """What somebody lives on."""

    WAGE = "wage", pgettext_lazy("income", "wage")
    BENEFIT = "benefit", pgettext_lazy("income", "benefit")
    TRAINING = "training", pgettext_lazy("income", "training allowance")
    BUSINESS = "business", pgettext_lazy("income", "own business")
    BRIDGE = "bridge", pgettext_lazy("income", "bridge to pension")
    PENSION = "pension", pgettext_lazy("income", "pension")
    ONCE = "once", pgettext_lazy("income", "paid once")


class Insured(TextChoices):
    """Who pays the contributions of an insurance."""

    UNKNOWN = "", pgettext_lazy("who insures", "not known yet")
    MINE = "mine", pgettext_lazy("who insures", "the mine")
    NEW_EMPLOYER = "new_employer", pgettext_lazy("who insures", "the new employer")
    EMPLOYMENT_SERVICE = "employment_service", pgettext_lazy("who insures", "the employment service")
    PENSION_OFFICE = "pension_office", pgettext_lazy("who insures", "the pension office")
    STATE = "state", pgettext_lazy("who insures", "the state")
    WORKER = "worker", pgettext_lazy("who insures", "the worker")
    NOBODY = "nobody", pgettext_lazy("who insures", "nobody")


class Hands(TextChoices):
    """What a body does on a way."""

    REFERS = "refers", pgettext_lazy("a body on a way", "refers")
    DECIDES = "decides", pgettext_lazy("a body on a way", "decides")
    PAYS = "pays", pgettext_lazy("a body on a way", "pays")


class Signer(TextChoices):
    """Who signs a sheet."""

    WORKER = "worker", pgettext_lazy("who signs", "the worker")
    OFFICER = "officer", pgettext_lazy("who signs", "the officer")


class SignedHow(TextChoices):
    """How a signature came about."""

    PRESENT = "present", _("in the officer's presence")
    PAPER = "paper", _("on a paper that came back")


SHEET_VERBS = {
    "ways_sheet.choice_passed_on": _("step of a chosen way recorded"),
    "ways_sheet.chosen": _("way chosen on a sheet"),
    "ways_sheet.saved": _("sheet of the ways saved"),
    "ways_sheet.signature_taken_back": _("signature of a sheet taken back"),
    "ways_sheet.signed": _("signature of a sheet recorded"),
    "way_rules.loaded": _("rules of the ways loaded"),
}
