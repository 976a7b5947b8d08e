"""A line of the roll of a negotiation, and who reads it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from partnerships.enums import RollKind

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import Organisation
    from jtportal.kernel.actor import Actor
    from partnerships.models import FrameworkAgreement
    from partnerships.queries import accord_people


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the roll. `organisation` None: what was decided at the table, or said by the `speaker` outside it.

    `person`: empty where the reader is not told; `digest`: the hash of the words it is about; `timed`: the hour is
    known, not the day alone.
    """

    at: datetime
    kind: str
    organisation: Organisation | None
    person: str = ""
    about: str = ""
    url: str = ""
    passage: str = ""
    words: str = ""
    digest: str = ""
    room: str = ""
    clauses: frozenset[int] = frozenset()
    key: int = 0
    speaker: str = ""
    timed: bool = True

    @property
    def by(self) -> str:
        """Whose line it is."""
        return str(self.organisation or self.speaker or _("the table"))

    @property
    def label(self) -> str:
        """What was done, in words."""
        return str(RollKind(self.kind).label)


@dataclass(slots=True)
class Reader:
    """Who reads the roll, and what is looked up once for all of its lines."""

    actor: Actor
    agreement: FrameworkAgreement
    named: accord_people.Named
    names: dict[int, str]
    touched: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def person(self, user: Any, organisation: int) -> str:
        """Return a person's name where this reader may see it."""
        return str(user) if self.named.may_see(user.pk, organisation) else ""
