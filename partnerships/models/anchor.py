"""What was there before the partnership: the body that carries it, and what each partner brought."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import AnchorKind
from partnerships.models.partnership import Partnership
from partnerships.models.standing import OfPartner, OfPartnerQuerySet


class AnchorQuerySet(ScopedQuerySet):
    """Anchor bodies."""

    def scope(self, actor):
        """Partners read what carries their partnership."""
        return self.filter(partnership__in=Partnership.objects.visible_to(actor))


class Anchor(models.Model):
    """The body that carries the partnership, with its mandate and the paper that gives it."""

    partnership = models.OneToOneField(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="anchor"
    )
    kind = models.CharField(_("kind"), max_length=14, choices=AnchorKind)
    name = models.CharField(_("name"), max_length=200)
    since = models.DateField(_("there since"))
    mandate = models.TextField(_("mandate"), max_length=2000)
    mandated_on = models.DateField(_("mandate given on"))
    document = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # grows with every change, so that nobody overwrites what they have not seen
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = AnchorQuerySet.as_manager()

    class Meta:
        verbose_name = _("anchor body")
        verbose_name_plural = _("anchor bodies")

    def __str__(self) -> str:
        return self.name


class Brought(OfPartner):
    """Something of value that a partner brought in, told against how things stood before."""

    partner = models.ForeignKey("partnerships.Partner", on_delete=models.PROTECT, related_name="brought")
    what = models.CharField(_("what it brought"), max_length=300)
    baseline = models.CharField(_("how it stood before"), max_length=300)
    now = models.CharField(_("how it stands now"), max_length=300, blank=True)
    since = models.DateField(_("since"))
    document = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = OfPartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("value brought in")
        verbose_name_plural = _("values brought in")
        ordering = ("partner", "since")

    def __str__(self) -> str:
        return self.what
