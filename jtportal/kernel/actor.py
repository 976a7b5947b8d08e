"""Who acts, and for which organisation. Every action takes one as `by=`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


class ActorKind(StrEnum):
    """What kind of hand made a change."""

    USER = "user"
    CLI = "cli"
    BEAT = "beat"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person acting for one organisation, or a machine acting for the portal itself.

    `roles` are the words of `accounts.enums.Role` that the person holds in that organisation today;
    the machines `cli` and `beat` hold none and are let through by `is_machine` where a rule says so.
    """

    user: Any = None
    organisation: Any = None
    roles: frozenset[str] = field(default_factory=frozenset)
    kind: ActorKind = ActorKind.USER

    @property
    def is_machine(self) -> bool:
        """True for the command line and the timetable."""
        return self.kind in (ActorKind.CLI, ActorKind.BEAT)

    @property
    def user_id(self) -> int | None:
        """Primary key of the person, or None for a machine."""
        return getattr(self.user, "pk", None)

    @property
    def organisation_id(self) -> int | None:
        """Primary key of the organisation acted for, or None."""
        return getattr(self.organisation, "pk", None)

    def has_role(self, *roles: str) -> bool:
        """Say whether the person holds one of these roles in the active organisation."""
        return not self.roles.isdisjoint(roles)

    def with_roles(self, roles: Iterable[str]) -> Actor:
        """Return the same actor holding these roles."""
        return Actor(self.user, self.organisation, frozenset(roles), self.kind)


CLI = Actor(kind=ActorKind.CLI)
BEAT = Actor(kind=ActorKind.BEAT)
NOBODY = Actor(kind=ActorKind.NOBODY)
