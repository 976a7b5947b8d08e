"""Purposes of processing: the record that a partnership keeps of who processes what, why, and for how long."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import CASE_ROLES, Role
from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.models import Partner
from workforce.enums import Basis, ClockEvent, SpecialBasis


def _processed_by_partners(actor, column):
    """Return the condition that the partnership is one of the actor's organisation."""
    own = Partner.objects.in_force().filter(organisation=actor.organisation_id).values("partnership_id")
    return models.Q(**{f"{column}__in": own})


READERS = (*CASE_ROLES, Role.DATA_PROTECTION)


class PurposeQuerySet(ScopedQuerySet):
    """Purposes."""

    def scope(self, actor):
        """They exist for case-holding people and data-protection officers of the partnership's partners."""
        if not actor.has_role(*READERS):
            return self.none()
        return self.filter(_processed_by_partners(actor, "partnership_id"))


class PurposeVersionQuerySet(ScopedQuerySet):
    """Versions of purposes."""

    def scope(self, actor):
        """They exist for whom their purpose exists."""
        if not actor.has_role(*READERS):
            return self.none()
        return self.filter(_processed_by_partners(actor, "purpose__partnership_id"))


class ProcessingPurpose(models.Model):
    """What one partner of a partnership processes data for. What it says stands in its versions."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="purposes"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", verbose_name=_("who processes"), on_delete=models.PROTECT, related_name="+"
    )
    ended_on = models.DateField(_("ended on"), null=True)
    end_reason = models.CharField(_("reason"), max_length=300, blank=True)
    created_at = models.DateTimeField()

    objects = PurposeQuerySet.as_manager()

    class Meta:
        verbose_name = _("purpose of processing")
        verbose_name_plural = _("purposes of processing")
        ordering = ("partnership", "organisation", "pk")

    def __str__(self) -> str:
        return str(self.current.name)

    @property
    def current(self):
        """The version that holds; prefetched where many are shown."""
        return next(one for one in self.versions.all() if one.replaced_at is None)


class PurposeVersion(models.Model):
    """What a purpose says from a day on. Written once; a change writes the next one."""

    purpose = models.ForeignKey(ProcessingPurpose, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    valid_from = models.DateField(_("holds from"))
    name = models.CharField(_("purpose"), max_length=200)
    basis = models.CharField(_("lawful basis, Art. 6(1)"), max_length=1, choices=Basis)
    special_basis = models.CharField(
        _("for special categories, Art. 9(2)"), max_length=1, choices=SpecialBasis, blank=True
    )
    basis_note = models.CharField(_("which law or agreement"), max_length=300, blank=True)
    kinds = models.JSONField(_("kinds of data"), default=list)
    roles = models.JSONField(_("roles"), default=list)
    keep_months = models.PositiveSmallIntegerField(_("kept for, months"))
    keep_after = models.CharField(_("counted from"), max_length=6, choices=ClockEvent)
    arrangement = models.CharField(_("joint-controller arrangement"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    objects = PurposeVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a purpose")
        verbose_name_plural = _("versions of purposes")
        ordering = ("purpose", "-number")
        constraints = (
            models.UniqueConstraint(fields=("purpose", "number"), name="workforce_purpose_number_once"),
            models.UniqueConstraint(
                fields=("purpose",),
                condition=models.Q(replaced_at=None),
                name="workforce_purpose_one_current",
            ),
            models.CheckConstraint(
                condition=models.Q(keep_months__gte=1, keep_months__lte=1200),
                name="workforce_purpose_kept_some_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"

    @property
    def by_consent(self):
        """Whether it rests on consent."""
        return Basis.CONSENT in (self.basis, self.special_basis)
