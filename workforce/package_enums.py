"""Words of packages: the life of a grant, of its payments, of what is claimed back."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class GrantState(TextChoices):
    """The life of a package asked for."""

    REQUESTED = "requested", _("waits for approval")
    APPROVED = "approved", pgettext_lazy("package", "approved")
    SUSPENDED = "suspended", pgettext_lazy("package", "suspended")
    ENDED = "ended", pgettext_lazy("package", "ended")
    REFUSED = "refused", pgettext_lazy("package", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("package", "withdrawn")


GRANT_MOVES: dict[str, frozenset[str]] = {
    GrantState.REQUESTED: frozenset({GrantState.APPROVED, GrantState.REFUSED, GrantState.WITHDRAWN}),
    GrantState.APPROVED: frozenset({GrantState.SUSPENDED, GrantState.ENDED}),
    GrantState.SUSPENDED: frozenset({GrantState.APPROVED, GrantState.ENDED}),
    GrantState.ENDED: frozenset(),
    GrantState.REFUSED: frozenset(),
    GrantState.WITHDRAWN: frozenset(),
}
GRANTED = (GrantState.APPROVED, GrantState.SUSPENDED, GrantState.ENDED)
STANDING = (GrantState.REQUESTED, *GRANTED)  # what counts as received, or about to be


class PayoutState(TextChoices):
    """The life of a payment of a package."""

    ENTERED = "entered", _("waits for a second person")
    RELEASED = "released", _("released, waits for the next payment list")
    LISTED = "listed", _("with the paying office")
    PAID = "paid", pgettext_lazy("payment", "paid")
    RETURNED = "returned", pgettext_lazy("payment", "returned")
    REFUSED = "refused", pgettext_lazy("payment", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("payment", "withdrawn")


PAYOUT_MOVES: dict[str, frozenset[str]] = {
    PayoutState.ENTERED: frozenset({PayoutState.RELEASED, PayoutState.REFUSED, PayoutState.WITHDRAWN}),
    PayoutState.RELEASED: frozenset({PayoutState.LISTED, PayoutState.RETURNED}),
    PayoutState.LISTED: frozenset({PayoutState.PAID, PayoutState.RETURNED}),
    PayoutState.PAID: frozenset(),
    PayoutState.RETURNED: frozenset(),
    PayoutState.REFUSED: frozenset(),
    PayoutState.WITHDRAWN: frozenset(),
}
UNDER_WAY = (PayoutState.ENTERED, PayoutState.RELEASED, PayoutState.LISTED)
IN_LEDGER = (PayoutState.RELEASED, PayoutState.LISTED, PayoutState.PAID)


class ClaimKind(TextChoices):
    """Why money is claimed back."""

    RETENTION = "retention", _("the job did not last as agreed")
    ENDED_EARLY = "ended_early", _("what it was paid for ended early")
    ERROR = "error", _("it was paid by mistake")
    OVERPAID = "overpaid", _("the paying office paid too much")


class ClaimState(TextChoices):
    """The life of a claim."""

    CLAIMED = "claimed", _("claimed")
    REPAID = "repaid", _("given back")
    WAIVED = "waived", _("waived")


CLAIM_MOVES: dict[str, frozenset[str]] = {
    ClaimState.CLAIMED: frozenset({ClaimState.REPAID, ClaimState.WAIVED}),
    ClaimState.REPAID: frozenset(),
    ClaimState.WAIVED: frozenset(),
}

PACKAGE_VERBS = {
    "package.version_loaded": _("version of a package type loaded"),
    "package.asked": _("package asked for"),
    "package.changed": _("request of a package changed"),
    "package.day_told": _("day told for a package"),
    "package.approved_once": _("package approved by one of several people"),
    "package.approved": _("package approved"),
    "package.refused": _("package refused"),
    "package.withdrawn": _("request of a package withdrawn"),
    "package.suspended": _("package suspended"),
    "package.resumed": _("package resumed"),
    "package.ended": _("package ended"),
    "package.evidence_seen": _("evidence for a package seen"),
    "package.payment_entered": _("payment of a package entered"),
    "package.payment_released": _("payment of a package released"),
    "package.payment_refused": _("payment of a package refused"),
    "package.payment_withdrawn": _("payment of a package withdrawn"),
    "package.payment_taken_back": _("payment of a package taken back before it was sent"),
    "package.payment_answered": _("answer of the paying office recorded"),
    "package.list_made": _("payment list made"),
    "package.list_taken": _("payment list taken as a file"),
    "package.list_answered": _("answers of the paying office read back"),
    "package.claimed": _("money of a package claimed back"),
    "package.repaid": _("money of a package given back"),
    "package.waived": _("claim of a package waived"),
}
