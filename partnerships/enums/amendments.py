"""Words of amendments to a framework agreement and of positions on them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AmendmentState(TextChoices):
    """The life of an amendment: drafted unseen in a constituency's room, then on the table, then decided."""

    DRAFTED = "drafted", _("drafted in the room")
    TABLED = "tabled", _("on the table")
    ADOPTED = "adopted", _("adopted")
    REJECTED = "rejected", _("rejected")
    WITHDRAWN = "withdrawn", _("withdrawn")


# From which state an amendment may go to which. What was tabled never goes back into the room.
AMENDMENT_MOVES: dict[str, frozenset[str]] = {
    AmendmentState.DRAFTED: frozenset({AmendmentState.TABLED, AmendmentState.WITHDRAWN}),
    AmendmentState.TABLED: frozenset(
        {AmendmentState.ADOPTED, AmendmentState.REJECTED, AmendmentState.WITHDRAWN}
    ),
    AmendmentState.ADOPTED: frozenset(),
    AmendmentState.REJECTED: frozenset(),
    AmendmentState.WITHDRAWN: frozenset(),
}


class ChangeKind(TextChoices):
    """What an amendment does to a clause."""

    REWORD = "reword", _("change the words")
    ADD = "add", _("add")
    MOVE = "move", _("move")
    REMOVE = "remove", _("remove")


class Stance(TextChoices):
    """What a party says of an amendment."""

    SUPPORT = "support", pgettext_lazy("stance", "support")
    RESERVATION = "reservation", _("support with reservation")
    OBJECT = "object", _("object")
    ABSTAIN = "abstain", _("abstain")


# Stances that say nothing without a reason.
REASONED: frozenset[str] = frozenset({Stance.RESERVATION, Stance.OBJECT})
