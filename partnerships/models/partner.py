"""An organisation in a role of a partnership, from a day until another."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import PartnerRole


class DateRange(models.Func):
    """PostgreSQL's daterange(from, until, bounds)."""

    function = "DATERANGE"
    output_field = DateRangeField()


class PartnerQuerySet(ScopedQuerySet):
    """Partners of partnerships."""

    def scope(self, actor):
        """Partners of a partnership see one another."""
        own = Partner.objects.in_force().filter(organisation=actor.organisation_id)
        return self.filter(partnership__in=own.values("partnership_id"))

    def in_force(self, on=None):
        """Return those whose role holds on a day (default today)."""
        day = on or timezone.localdate()
        return self.filter(models.Q(valid_until=None) | models.Q(valid_until__gte=day), valid_from__lte=day)

    def services(self, organisation_id):
        """Return the roles in which this organisation is somewhere the employment service today."""
        return self.in_force().filter(organisation=organisation_id, role=PartnerRole.EMPLOYMENT_SERVICE)


class Partner(models.Model):
    """`from` and `until` of the issue are words of Python and SQL, hence valid_from and valid_until (both included)."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="partners"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="partners"
    )
    role = models.CharField(_("role"), max_length=30, choices=PartnerRole)
    territory = models.ForeignKey(
        "partnerships.Territory",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="partners",
        help_text=_("Where it stands on the map"),
    )
    valid_from = models.DateField(_("from"), default=timezone.localdate)
    valid_until = models.DateField(_("until"), null=True, blank=True)
    responsibilities = models.TextField(_("responsibilities"), max_length=2000, blank=True)
    # grows with every change, so that nobody overwrites what they have not seen
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ("partnership", "role", "organisation")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="partnerships_partner_ends_after_start",
                violation_error_message=_("The last day cannot lie before the first."),
            ),
            ExclusionConstraint(
                name="partnerships_partner_role_once_at_a_time",
                expressions=(
                    ("partnership", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (
                        DateRange("valid_from", "valid_until", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ),
                violation_error_message=_("This organisation holds that role on some of those days already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} · {self.get_role_display()}"
