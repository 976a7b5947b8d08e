"""Words of the accounts floor: roles, kinds of organisation. Roles are words and name no model."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person does for an organisation. The titles shown are data (`RoleTitle`); these are defaults."""

    CASE_OFFICER = "case_officer", _("case officer")
    SECOND_APPROVER = "second_approver", _("second approver")
    COORDINATOR = "coordinator", _("coordinator")
    SOCIAL_PARTNER = "social_partner", _("social partner")
    EMPLOYER = "employer", _("employer or mine personnel officer")
    PROVIDER = "provider", _("training provider")
    EVALUATOR = "evaluator", _("evaluator")
    DATA_PROTECTION = "data_protection", _("data-protection officer")
    VIEWER = "viewer", _("viewer")
    ADMINISTRATOR = "administrator", _("administrator")


ROLE_DESCRIPTIONS = {
    Role.CASE_OFFICER: _("Works with workers: imports rosters, opens cases, agrees pathways."),
    Role.SECOND_APPROVER: _("Sees the same cases and approves what a case officer asked for."),
    Role.COORDINATOR: _("Keeps the partnership moving: the plan, the tree and its results."),
    Role.SOCIAL_PARTNER: _(
        "Negotiates and signs for a union or an employers' organisation; sees totals only."
    ),
    Role.EMPLOYER: _("Keeps the mine's own roster in order and sees nothing beyond it."),
    Role.PROVIDER: _("Runs courses; sees totals only."),
    Role.EVALUATOR: _("Reads results and how they were counted; sees totals only."),
    Role.DATA_PROTECTION: _("Reads who did what with personal data; sees no lists of persons."),
    Role.VIEWER: _("Reads results; sees totals only."),
    Role.ADMINISTRATOR: _("Keeps organisations, people and reference lists in order; sees no cases."),
}

# Who may hold persons' records, given that the organisation is the partnership's employment service.
CASE_ROLES = frozenset({Role.CASE_OFFICER, Role.SECOND_APPROVER, Role.COORDINATOR})
# Who must set up a second factor before anything else opens (outside the demonstration).
SECOND_FACTOR_ROLES = frozenset({*CASE_ROLES, Role.EMPLOYER, Role.DATA_PROTECTION, Role.ADMINISTRATOR})


class OrganisationKind(TextChoices):
    """What an organisation is, whatever role it takes in a partnership."""

    EMPLOYMENT_SERVICE = "employment_service", _("employment service")
    MUNICIPALITY = "municipality", _("municipality")
    GOVERNMENT = "government", _("government body")
    MINE_OPERATOR = "mine_operator", _("mine operator")
    EMPLOYER = "employer", _("employer")
    TRADE_UNION = "trade_union", _("trade union")
    EMPLOYERS_ORGANISATION = "employers_organisation", _("employers' organisation")
    PROVIDER = "provider", _("education and training provider")
    FINANCIAL = "financial", _("financial institution")
    NGO = "ngo", _("non-governmental organisation")
    CHAMBER = "chamber", _("chamber or agency")


class Language(TextChoices):
    """The portal's languages."""

    ENGLISH = "en", "English"
    UKRAINIAN = "uk", "Українська"
    POLISH = "pl", "Polski"


class ErasureGround(TextChoices):
    """Why what is known about a person is erased."""

    REQUEST = "request", _("the person asked for it")
    RETENTION = "retention", _("the time for keeping it is over")
    ERROR = "error", _("it should not have been taken in")


# What the audit trail says was done on this floor.
AUDIT_VERBS = {
    "audit.anchored": _("ends of the trail bound together"),
    "keys.resealed": _("sealed values sealed with another key"),
    "membership.changed": _("role changed"),
    "membership.ended": _("role taken back"),
    "membership.granted": _("role granted"),
    "membership.removed": _("role removed"),
    "notice.read": _("notices read"),
    "notice.told": _("notice sent"),
    "organisation.added": _("organisation added"),
    "organisation.changed": _("organisation changed"),
    "organisation.removed": _("organisation removed"),
    "organisation.switched": _("began to act for this organisation"),
    "role_title.forgotten": _("title of a role removed"),
    "role_title.named": _("title of a role set"),
    "subject.erased": _("a person's sealed values destroyed"),
    "user.added": _("person with a sign-in added"),
    "user.changed": _("person with a sign-in changed"),
    "user.invited": _("person invited"),
    "user.password_set": _("password set"),
    "user.second_factor_added": _("second factor set up"),
    "user.second_factor_removed": _("second factor given up"),
    "user.second_factor_renewed": _("recovery codes made anew"),
    "user.second_factor_reset": _("second factor reset by an administrator"),
    "user.signed_in": _("signed in"),
}
