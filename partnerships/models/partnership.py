"""A Local Employment Partnership."""

from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.calculations.course import Course, course_for
from partnerships.enums import Phase
from partnerships.models.partner import Partner


def check_time_zone(value: str) -> None:
    """Refuse a name that is no IANA time zone."""
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise ValidationError(
            _("“%(name)s” is no time zone; write one like Europe/Kyiv.") % {"name": value}
        ) from error


class PartnershipQuerySet(ScopedQuerySet):
    """Partnerships."""

    def scope(self, actor):
        """People see the partnerships in which the organisation they act for is a partner today."""
        partners = Partner.objects.in_force().filter(organisation=actor.organisation_id)
        return self.filter(pk__in=partners.values("partnership_id"))

    def served_by(self, organisation_id):
        """Return the partnerships whose employment service this organisation is today."""
        services = Partner.objects.services(organisation_id)
        return self.filter(pk__in=services.values("partnership_id"))


class Partnership(models.Model):
    """Labour-market actors of one coal area with written roles towards shared job targets."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=160)
    names = models.JSONField(_("names in other languages"), default=dict, blank=True)
    country = models.CharField(_("country"), max_length=2)
    currency = models.CharField(_("currency"), max_length=3)
    time_zone = models.CharField(_("time zone"), max_length=40, validators=(check_time_zone,))
    language = models.CharField(
        _("language of names"), max_length=2, help_text=_("Orders the lists of people")
    )
    started_on = models.DateField(_("started on"), default=timezone.localdate)
    phase = models.CharField(_("phase"), max_length=12, choices=Phase, default=Phase.ANCHOR)
    # A key of data/phases.json; empty: the country's.
    course = models.SlugField(_("course of phases"), max_length=40, blank=True)
    territories = models.ManyToManyField(
        "partnerships.Territory",
        related_name="partnerships",
        blank=True,
        verbose_name=_("territories covered"),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(currency__regex=r"^[A-Z]{3}$"),
                name="partnerships_partnership_currency_is_iso",
            ),
        )

    def __str__(self) -> str:
        return self.names.get(get_language() or "en") or self.name

    @property
    def zone(self) -> ZoneInfo:
        """The partnership's own clock: its days end at its midnight."""
        return ZoneInfo(self.time_zone)

    def today(self):
        """Return the date in the partnership's time zone."""
        return timezone.now().astimezone(self.zone).date()

    def its_course(self) -> Course:
        """The phases it walks through: its own course where one was chosen, else its country's."""
        return course_for(self.course, self.country)

    @property
    def partnership(self):
        """Itself, so that doors ask every row the same question."""
        return self
