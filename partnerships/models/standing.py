"""What a partner's standing rests on: who leads, whom one reaches there, under which terms data are shared."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.models.partner import DateRange, Partner


class OfPartnerQuerySet(ScopedQuerySet):
    """Rows that hang on a partner."""

    def scope(self, actor):
        """Partners of a partnership see one another's."""
        return self.filter(partner__in=Partner.objects.visible_to(actor))

    def in_force(self, on=None):
        """Return those that hold on a day (default today)."""
        day = on or timezone.localdate()
        return self.filter(models.Q(valid_until=None) | models.Q(valid_until__gte=day), valid_from__lte=day)


class OfPartner(models.Model):
    """Hangs on a partner, and so stands in its partnership."""

    class Meta:
        abstract = True

    @property
    def partnership(self):
        """The partnership of the partner."""
        return self.partner.partnership


class LeadTerm(OfPartner):
    """A partner leads from a day until another (both included); the database lets only one lead at a time."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="lead_terms")
    # The partner's, again: a constraint looks at one table.
    place = models.ForeignKey("partnerships.Partnership", on_delete=models.PROTECT, related_name="lead_terms")
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)

    objects = OfPartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("term of the lead partner")
        verbose_name_plural = _("terms of lead partners")
        ordering = ("place", "-valid_from")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="partnerships_leadterm_ends_after_start",
            ),
            ExclusionConstraint(
                name="partnerships_leadterm_one_at_a_time",
                expressions=(
                    ("place", RangeOperators.EQUAL),
                    (
                        DateRange("valid_from", "valid_until", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner} {self.valid_from}"


class PartnerContact(OfPartner):
    """Whom one reaches at a partner: office contacts only."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(_("name"), max_length=120)
    position = models.CharField(_("position"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail at work"), blank=True)
    phone = models.CharField(_("telephone at work"), max_length=40, blank=True)
    main = models.BooleanField(_("first to ask"), default=False)

    objects = OfPartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact of a partner")
        verbose_name_plural = _("contacts of partners")
        ordering = ("-main", "name")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(email="") | ~models.Q(phone=""),
                name="partnerships_partnercontact_can_be_reached",
            ),
        )

    def __str__(self) -> str:
        return self.name


class DataSharing(OfPartner):
    """An agreement under which a partner is given data, with its term and its paper."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="data_sharings")
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)
    covers = models.CharField(_("what it covers"), max_length=300)
    document = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = OfPartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("data-sharing agreement")
        verbose_name_plural = _("data-sharing agreements")
        ordering = ("partner", "-valid_from")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="partnerships_datasharing_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner} {self.valid_from}"
