"""Words of the framework agreement for workers. Never to be mixed with the partnership agreement's."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Constituency(TextChoices):
    """For whom a party negotiates (ILO: tripartite constituents, and who else sits at the table of a region)."""

    GOVERNMENT = "government", _("government")
    EMPLOYERS = "employers", _("employers")
    WORKERS = "workers", _("workers")
    MUNICIPALITY = "municipality", _("municipality")
    OTHER = "other", _("other party")


class TextState(TextChoices):
    """The life of a version of the text."""

    DRAFT = "draft", _("under negotiation")
    SIGNING = "signing", _("out for signature")
    AGREED = "agreed", _("agreed, not in force yet")
    IN_FORCE = "in_force", _("in force")
    REPLACED = "replaced", _("replaced by a later version")
    ENDED = "ended", _("no longer in force")
    WITHDRAWN = "withdrawn", _("taken back")


# From which state a version may go to which. Only a draft changes; what went out for signature stays as it is.
TEXT_MOVES: dict[str, frozenset[str]] = {
    TextState.DRAFT: frozenset({TextState.SIGNING, TextState.WITHDRAWN}),
    TextState.SIGNING: frozenset({TextState.AGREED, TextState.WITHDRAWN}),
    TextState.AGREED: frozenset({TextState.IN_FORCE, TextState.WITHDRAWN}),
    TextState.IN_FORCE: frozenset({TextState.REPLACED, TextState.ENDED}),
    TextState.REPLACED: frozenset(),
    TextState.ENDED: frozenset(),
    TextState.WITHDRAWN: frozenset(),
}


class ClauseKind(TextChoices):
    """What stands in a place of the text."""

    CHAPTER = "chapter", _("chapter")
    CLAUSE = "clause", _("clause")
