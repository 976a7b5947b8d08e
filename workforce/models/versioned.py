"""Facts as versions in two times: when they hold, and when the portal knew.

A version is in force on day D as known at moment K when
    valid_from <= D and recorded_at <= K
    and not (retracted_at <= K)                      -- an undone import takes its versions back
    and not (valid_until <= D and closed_at <= K)    -- a later version took over from valid_until on
Exactly one version of a thing answers for any (D, K) on which the thing existed. Versions are never deleted; one that
ended otherwise than was known before is taken back and written anew (workforce.actions.versions).
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from jtportal.kernel.scoping import ScopedQuerySet


class VersionQuerySet(ScopedQuerySet):
    """Versions of something."""

    def known(self, day, at):
        """Return the versions in force on `day` (date) as known at `at` (aware datetime)."""
        return self.filter(
            Q(retracted_at=None) | Q(retracted_at__gt=at),
            Q(valid_until=None) | Q(valid_until__gt=day) | Q(closed_at__gt=at),
            valid_from__lte=day,
            recorded_at__lte=at,
        )

    def current(self):
        """Return the latest versions: neither taken over nor taken back."""
        return self.filter(valid_until=None, retracted_at=None)

    def standing(self):
        """Return what is held true now, oldest first: never taken back, and holding for at least a day."""
        return self.filter(
            Q(valid_until=None) | Q(valid_until__gt=F("valid_from")), retracted_at=None
        ).order_by("valid_from")


class Version(models.Model):
    """When a version holds and when it was known."""

    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    retracted_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    source_import = models.ForeignKey(
        "workforce.RosterImport",
        null=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        db_index=False,
    )

    objects = VersionQuerySet.as_manager()

    class Meta:
        abstract = True


def version_checks(name: str) -> tuple[models.CheckConstraint, ...]:
    """Return the constraints that every table of versions carries."""
    return (
        models.CheckConstraint(
            condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
            name=f"{name}_ends_after_start",
        ),
        models.CheckConstraint(
            condition=Q(valid_until=None, closed_at=None)
            | Q(valid_until__isnull=False, closed_at__isnull=False),
            name=f"{name}_closed_when_ended",
        ),
    )
