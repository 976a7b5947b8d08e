"""An organisation: what people act for, and what takes a role in a partnership."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import OrganisationKind
from jtportal.kernel.scoping import ScopedQuerySet


class OrganisationQuerySet(ScopedQuerySet):
    """Organisations are no secret among those who signed in; what they do is."""

    def scope(self, _actor):
        """Every signed-in person sees the names of all organisations."""
        return self.all()


class Organisation(models.Model):
    """A legal body: an employment service, a mine operator, a union, a municipality."""

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=OrganisationKind)
    country = models.CharField(_("country"), max_length=2, help_text=_("Two letters, ISO 3166"))
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                models.functions.Lower("name"),
                "country",
                name="accounts_organisation_name_once_per_country",
                violation_error_message=_("This country has an organisation of that name already."),
            ),
            models.CheckConstraint(
                condition=models.Q(country__regex=r"^[A-Z]{2}$"),
                name="accounts_organisation_country_is_iso",
                violation_error_message=_("A country is two capital letters, such as UA."),
            ),
        )

    def __str__(self) -> str:
        return self.short_name or self.name
