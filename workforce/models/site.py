"""A mine or another workplace whose closing the partnership handles."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.models import Partnership


class SiteQuerySet(ScopedQuerySet):
    """Sites."""

    def scope(self, actor):
        """The sites of partnerships one's organisation is partner in."""
        return self.filter(partnership__in=Partnership.objects.visible_to(actor))

    def with_persons_for(self, actor):
        """Return the sites whose persons this actor may see: as employment service, or as the mine's own officer."""
        if actor.is_machine:
            return self.all()
        served = models.Q(pk=None)
        if actor.has_role(Role.CASE_OFFICER, Role.SECOND_APPROVER, Role.COORDINATOR):
            served |= models.Q(partnership__in=Partnership.objects.served_by(actor.organisation_id))
        if actor.has_role(Role.EMPLOYER):
            served |= models.Q(operator=actor.organisation_id)
        return self.visible_to(actor).filter(served)


class Site(models.Model):
    """A mine of one partnership, run by one organisation."""

    code = models.SlugField(_("code"), max_length=40)
    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="sites"
    )
    operator = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="sites")
    name = models.CharField(_("name"), max_length=160)
    names = models.JSONField(_("names in other languages"), default=dict, blank=True)
    territory = models.ForeignKey(
        "partnerships.Territory", null=True, blank=True, on_delete=models.PROTECT, related_name="sites"
    )

    objects = SiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = ("partnership", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "code"),
                name="workforce_site_code_once",
                violation_error_message=_("The partnership has a site of that code already."),
            ),
        )

    def __str__(self) -> str:
        return self.names.get(get_language() or "en") or self.name
