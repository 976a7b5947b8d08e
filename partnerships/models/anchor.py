"""What was there before the partnership: the body that carries it, who sits in it, what it and each partner brought."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import AnchorKind
from partnerships.models.partner import Partner
from partnerships.models.partnership import Partnership


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
    mandate_until = models.DateField(_("mandate ends on"), null=True, blank=True)
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


class AnchorMemberQuerySet(ScopedQuerySet):
    """Members of anchor bodies."""

    def scope(self, actor):
        """Whoever reads the body reads who sits in it."""
        return self.filter(anchor__in=Anchor.objects.visible_to(actor))


class AnchorMember(models.Model):
    """A body that sits in the anchor body: an organisation the portal knows, or one by its name; never a person."""

    anchor = models.ForeignKey(Anchor, on_delete=models.PROTECT, related_name="members")
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("name of the body"), max_length=200, blank=True)
    seat = models.CharField(_("seat"), max_length=120)
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)
    # grows with every change, so that nobody overwrites what they have not seen
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = AnchorMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of an anchor body")
        verbose_name_plural = _("members of anchor bodies")
        ordering = ("anchor", "valid_from", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(organisation=None) ^ models.Q(name=""),
                name="partnerships_anchormember_one_body",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="partnerships_anchormember_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation) if self.organisation_id else self.name

    @property
    def partnership(self):
        """The partnership of the body."""
        return self.anchor.partnership


class BroughtQuerySet(ScopedQuerySet):
    """What was brought in."""

    def scope(self, actor):
        """Partners of a partnership see what each brought."""
        bodies, partners = Anchor.objects.visible_to(actor), Partner.objects.visible_to(actor)
        return self.filter(models.Q(partner__in=partners) | models.Q(anchor__in=bodies))

    def standing(self):
        """Return what was not taken back."""
        return self.filter(withdrawn_at=None)


class Brought(models.Model):
    """Something of value that a partner or the anchor body brought in, told against how things stood before.

    `baseline_value` and `now_value` count the same thing, in `unit`, each on its day.
    """

    partner = models.ForeignKey(Partner, null=True, on_delete=models.PROTECT, related_name="brought")
    anchor = models.ForeignKey(Anchor, null=True, on_delete=models.PROTECT, related_name="brought")
    what = models.CharField(_("what it brought"), max_length=300)
    baseline = models.CharField(_("how it stood before"), max_length=300)
    baseline_value = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    baseline_on = models.DateField(null=True)
    now = models.CharField(_("how it stands now"), max_length=300, blank=True)
    now_value = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    now_on = models.DateField(null=True)
    unit = models.CharField(max_length=60, blank=True)
    since = models.DateField(_("since"))
    document = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # grows with every change, so that nobody overwrites what they have not seen
    revision = models.PositiveIntegerField(default=1, editable=False)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    objects = BroughtQuerySet.as_manager()

    class Meta:
        verbose_name = _("value brought in")
        verbose_name_plural = _("values brought in")
        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(partner=None) ^ models.Q(anchor=None),
                name="partnerships_brought_by_one",
            ),
            models.CheckConstraint(
                condition=models.Q(baseline_value=None)
                | (models.Q(baseline_on__isnull=False) & ~models.Q(unit="")),
                name="partnerships_brought_baseline_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(now_value=None) | (models.Q(now_on__isnull=False) & ~models.Q(unit="")),
                name="partnerships_brought_now_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | ~models.Q(withdrawn_because=""),
                name="partnerships_brought_withdrawn_says_why",
            ),
        )

    def __str__(self) -> str:
        return self.what

    @property
    def partnership(self):
        """The partnership of whoever brought it."""
        return (self.partner or self.anchor).partnership

    @property
    def bringer(self) -> str:
        """Whoever brought it."""
        return str(self.partner.organisation if self.partner else self.anchor)
