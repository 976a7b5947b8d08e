"""Words of a partnership's course."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Phase(TextChoices):
    """The phases, from the first meeting to the evaluation. Which of them a partnership walks is data."""

    ANCHOR = "anchor", pgettext_lazy("phase", "anchor")
    DIAGNOSIS = "diagnosis", pgettext_lazy("phase", "diagnosis")
    CALL = "call", pgettext_lazy("phase", "call and appraisal")
    AGREEMENT = "agreement", pgettext_lazy("phase", "partnership agreement")
    DELIVERY = "delivery", pgettext_lazy("phase", "delivery")
    MONITORING = "monitoring", pgettext_lazy("phase", "monitoring")
    EVALUATION = "evaluation", pgettext_lazy("phase", "evaluation")
    CLOSED = "closed", pgettext_lazy("phase", "closed")


# What each phase is for, in a sentence.
PHASE_AIMS = {
    Phase.ANCHOR: _("A body with a mandate carries the partnership, and the partners it needs are in."),
    Phase.DIAGNOSIS: _("The partners know what stands between people and work here, and what it rests on."),
    Phase.CALL: _("Ideas are invited, appraised by people without an interest in them, and chosen."),
    Phase.AGREEMENT: _("Roles, pledges and targets for jobs are written down and signed by every partner."),
    Phase.DELIVERY: _("What was agreed is done and paid for; what was pledged comes in."),
    Phase.MONITORING: _("Beside the delivery, the partners meet to look at results and to decide."),
    Phase.EVALUATION: _("What came of it is judged, and every recommendation gets an answer."),
    Phase.CLOSED: _("The partnership has done its work. Everything stays readable."),
}


class Turn(TextChoices):
    """Which way a decision about a phase went."""

    ON = "on", _("moved on")
    BACK = "back", _("reopened")


# What the checks ask for.
CHECK_WORDS = {
    "anchor_body": _("A body with a mandate carries the partnership"),
    "composition": _("A partner of every kind that is needed"),
    "composition_agreement": _("A partner of every kind that is needed"),
    "composition_delivery": _("A partner of every kind that is needed"),
    "lead_partner": _("A partner leads"),
    "contacts": _("Somebody to reach at every partner"),
    "tree": _("A problem and solution tree of the partners' own"),
    "questions": _("Every question of the diagnosis answered or set aside"),
    "responsibilities": _("Responsibilities in writing"),
    "pledges": _("Contributions pledged"),
    "data_sharing": _("Data-sharing agreements in force"),
    "partnership_agreement": _("The partnership agreement signed by every partner"),
    "contributions": _("What was pledged for today or before has come in"),
    "contributions_all": _("What was pledged has come in"),
    "findings": _("Findings that the partners agreed on"),
    "baselines": _("The three baselines of the main problem"),
    "consulted": _("People who were heard"),
    "call_decided": _("A call that is decided"),
    "activities": _("Activities that are planned"),
    "budget": _("Money in budget lines"),
    "met": _("A meeting in the last six months"),
    "recommended": _("Recommendations, each with its answer"),
}
