"""What an employment service keeps for a partnership exists for its case-holding people."""

from jtportal.kernel.scoping import ScopedQuerySet
from workforce.models.served import served_by


class OfServedQuerySet(ScopedQuerySet):
    """Rows with a partnership."""

    def scope(self, actor):
        """They exist for the case-holding people of the partnership's employment service."""
        served = served_by(actor)
        return self.none() if served is None else self.filter(served)
