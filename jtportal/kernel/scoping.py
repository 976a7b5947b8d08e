"""Which rows exist for whom. A model that forgets to say shows nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor


class ScopedQuerySet(models.QuerySet):
    """A queryset whose rows reach a page only through `visible_to`; another organisation's row is a 404."""

    def visible_to(self, actor: Actor) -> Self:
        """Return the rows that exist for this actor. Machines see all, nobody sees none."""
        if actor.is_machine:
            return self.all()
        if actor.user is None or not getattr(actor.user, "is_active", False):
            return self.none()
        return self.scope(actor)

    def scope(self, actor: Actor) -> Self:
        """Say which rows a signed-in person sees. Every model answers for itself; silence is none."""
        return self.none()
