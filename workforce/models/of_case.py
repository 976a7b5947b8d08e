"""What belongs to a case exists for whom the case exists."""

from jtportal.kernel.scoping import ScopedQuerySet
from workforce.models.served import served_by


class OfCaseQuerySet(ScopedQuerySet):
    """Rows with a case."""

    def scope(self, actor):
        """They exist for the case-holding people of the partnership's employment service."""
        served = served_by(actor, "case__partnership_id")
        return self.none() if served is None else self.filter(served, case__retracted_at=None)

    def standing(self):
        """Return those that were not taken back."""
        return self.filter(retracted_at=None)
