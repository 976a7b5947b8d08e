"""Who acts for whom, in which role; and what a role is called where."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import Language, Role
from jtportal.kernel.scoping import ScopedQuerySet


class MembershipQuerySet(ScopedQuerySet):
    """Memberships, now or on another day."""

    def scope(self, actor):
        """People see the memberships of the organisation they act for, and their own."""
        return self.filter(models.Q(organisation=actor.organisation_id) | models.Q(user=actor.user_id))

    def in_force(self, on=None):
        """Return the memberships that hold on a day (default today)."""
        day = on or timezone.localdate()
        return self.filter(models.Q(valid_until=None) | models.Q(valid_until__gte=day), valid_from__lte=day)


class Membership(models.Model):
    """A person holds a role in an organisation from a day until, at most, another."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=30, choices=Role)
    valid_from = models.DateField(_("from"), default=timezone.localdate)
    valid_until = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("organisation", "user", "role")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "organisation", "role"),
                name="accounts_membership_role_once",
                violation_error_message=_("This person holds that role in this organisation already."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="accounts_membership_ends_after_start",
                violation_error_message=_("The last day cannot lie before the first."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation} · {self.get_role_display()}"


class RoleTitle(models.Model):
    """What a role is called in a country's language: titles are data, the words behind them are not."""

    role = models.CharField(_("role"), max_length=30, choices=Role)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("Blank: everywhere"))
    title = models.CharField(_("title"), max_length=80)

    class Meta:
        verbose_name = _("title of a role")
        verbose_name_plural = _("titles of roles")
        ordering = ("role", "language", "country")
        constraints = (
            models.UniqueConstraint(fields=("role", "language", "country"), name="accounts_roletitle_once"),
        )

    def __str__(self) -> str:
        return self.title
