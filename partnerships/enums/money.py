"""Words of money: where it comes from, what it is for, how it moves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FundingKind(TextChoices):
    """Who gives the money."""

    EMPLOYMENT_SERVICE = "employment_service", _("employment service")
    MUNICIPALITY = "municipality", _("municipality")
    NATIONAL = "national", _("national budget")
    EU = "eu", _("European Union")
    IFI = "ifi", _("international financial institution or development bank")
    DONOR = "donor", _("donor")
    PRIVATE = "private", _("private")


class Instrument(TextChoices):
    """On what terms it is given."""

    GRANT = "grant", _("grant")
    LOAN = "loan", _("loan")
    OWN = "own", _("own money")


class Origin(TextChoices):
    """From which side of the border it comes."""

    DOMESTIC = "domestic", _("domestic")
    INTERNATIONAL = "international", _("international")


class InputKind(TextChoices):
    """The inputs of the tree."""

    TECHNICAL_ASSISTANCE = "technical_assistance", _("technical assistance")
    FINANCES = "finances", _("finances")
    PARTNERSHIPS = "partnerships", _("partnerships")


class EntryKind(TextChoices):
    """What an entry of the ledger says happened."""

    ALLOCATION = "allocation", _("made available")
    COMMITMENT = "commitment", _("committed")
    RELEASE = "release", _("commitment reduced")
    PAYMENT = "payment", _("paid")
    RECEIPT = "receipt", _("co-funding received")
    COUNTER = "counter", _("counter-entry")


class Balance(TextChoices):
    """The sum of a line that an entry moves."""

    ALLOCATED = "allocated", _("available")
    COMMITTED = "committed", _("committed")
    PAID = "paid", _("paid")
    RECEIVED = "received", _("received")


BALANCE_OF = {
    EntryKind.ALLOCATION: Balance.ALLOCATED,
    EntryKind.COMMITMENT: Balance.COMMITTED,
    EntryKind.RELEASE: Balance.COMMITTED,
    EntryKind.PAYMENT: Balance.PAID,
    EntryKind.RECEIPT: Balance.RECEIVED,
}


class PaymentState(TextChoices):
    """The life of a payment order."""

    ENTERED = "entered", _("waits for a second person")
    RELEASED = "released", _("released")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


PAYMENT_MOVES = {
    PaymentState.ENTERED: frozenset({PaymentState.RELEASED, PaymentState.REFUSED, PaymentState.WITHDRAWN}),
}
