"""Words of the territorial diagnosis."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Dimension(TextChoices):
    """What a finding is about: a baseline of the main problem, or a prompt that the plan has to look into."""

    ECONOMIC = "economic", _("economic")
    ENVIRONMENTAL = "environmental", _("environmental")
    SOCIAL = "social", _("social")
    INDUSTRIAL_POLICY = "industrial_policy", _("industrial policy")
    TECHNOLOGY = "technology", _("technology")
    TRADE = "trade", _("trade")
    ENABLING_ENVIRONMENT = "enabling_environment", _("enabling environment")
    FINANCE = "finance", _("finance")
    DUE_DILIGENCE = "due_diligence", _("due diligence")


BASELINES = (Dimension.ECONOMIC, Dimension.ENVIRONMENTAL, Dimension.SOCIAL)
PROMPTS = tuple(dimension for dimension in Dimension if dimension not in BASELINES)


class Forgotten(TextChoices):
    """What a diagnosis easily forgets: whom and where it strikes."""

    GENDER = "gender", _("gender")
    GEOGRAPHY = "geography", _("geography")
    AGE = "age", _("age")
    HOUSEHOLD = "household", _("household")
    INFORMAL = "informal", _("informal workers")
    CONTRACTORS = "contractors", _("contractors")


# Baselines need figures; these may be set aside with a reason.
MAY_BE_SET_ASIDE = [*((one.value, one.label) for one in PROMPTS), *Forgotten.choices]

# What to ask under each heading.
ASKS = {
    Dimension.ECONOMIC: _("What does the area earn and owe, with the mine and without it?"),
    Dimension.ENVIRONMENTAL: _("What does the mine do to water, air and land, and what will stay when it closes?"),
    Dimension.SOCIAL: _("Who lives on the mine, who has left, and who is without work?"),
    Dimension.INDUSTRIAL_POLICY: _("Which industries does the state want here, and what has it promised them?"),
    Dimension.TECHNOLOGY: _("Which technical solutions are there for the mine, and what do they mean for jobs?"),
    Dimension.TRADE: _("What is sold beyond the area, what comes in, and what changes at the border?"),
    Dimension.ENABLING_ENVIRONMENT: _("What do rules, permits, roads and power make easy or hard for a firm?"),
    Dimension.FINANCE: _("Who lends or grants, on which terms, and whom does it not reach?"),
    Dimension.DUE_DILIGENCE: _("Which harm to people and land is known or to be expected, and who answers for it?"),
    Forgotten.GENDER: _("What is different for women and for men?"),
    Forgotten.GEOGRAPHY: _("Which settlements are hit hardest, and from where can nobody reach a job?"),
    Forgotten.AGE: _("What is different for the young and for those close to a pension?"),
    Forgotten.HOUSEHOLD: _("Which households live on a wage from the mine, and what else do they have?"),
    Forgotten.INFORMAL: _("Who works without a contract, and in which trades?"),
    Forgotten.CONTRACTORS: _("Who works at the mine for another firm, and what is owed to them?"),
}  # fmt: skip


class FindingState(TextChoices):
    """The life of a finding."""

    DRAFT = "draft", _("draft")
    AGREED = "agreed", _("agreed")
    WITHDRAWN = "withdrawn", _("withdrawn")


FINDING_MOVES: dict[str, frozenset[str]] = {
    FindingState.DRAFT: frozenset({FindingState.AGREED, FindingState.WITHDRAWN}),
    FindingState.AGREED: frozenset({FindingState.DRAFT, FindingState.WITHDRAWN}),
    FindingState.WITHDRAWN: frozenset({FindingState.DRAFT}),
}


class AnswerState(TextChoices):
    """Where a question of the diagnosis stands."""

    OPEN = "open", _("open")
    BEGUN = "begun", _("drafts only")
    ANSWERED = "answered", _("answered")
    ASIDE = "aside", _("not relevant")
