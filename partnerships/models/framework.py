"""The framework agreement for workers: who negotiates it for whom, and the versions of its text.

Not to be mixed with the partnership agreement, which says the partners' roles and pledges.
"""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import Constituency, TextState
from partnerships.models.partnership import Partnership
from partnerships.models.tree import in_language


class FrameworkAgreementQuerySet(ScopedQuerySet):
    """Framework agreements."""

    def scope(self, actor):
        """Partners read theirs."""
        return self.filter(partnership__in=Partnership.objects.visible_to(actor))


class FrameworkAgreement(models.Model):
    """An agreement between constituencies. Its text stands in versions.

    `title`: {language: text}; `languages`: codes, the leading one first, in which every clause can be written.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="framework_agreements"
    )
    slug = models.SlugField(_("short name in addresses"), max_length=60)
    title = models.JSONField(_("title"))
    languages = ArrayField(models.CharField(max_length=5), verbose_name=_("languages of the text"))
    term_from = models.DateField(_("term begins"), null=True, blank=True)
    term_until = models.DateField(_("term ends"), null=True, blank=True)
    review_months = models.PositiveSmallIntegerField(
        _("months from review to review"),
        null=True,
        blank=True,
        validators=(MinValueValidator(1), MaxValueValidator(120)),
    )
    reviewed_on = models.DateField(_("last reviewed on"), null=True, blank=True)
    committee = models.TextField(_("oversight committee"), max_length=2000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # grows with every change, so that nobody overwrites what they have not seen
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = FrameworkAgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("framework agreement")
        verbose_name_plural = _("framework agreements")
        ordering = ("partnership", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "slug"), name="partnerships_frameworkagreement_slug_once"
            ),
            models.CheckConstraint(
                condition=Q(term_from=None) | Q(term_until=None) | Q(term_until__gte=models.F("term_from")),
                name="partnerships_frameworkagreement_term_runs_forward",
            ),
            models.CheckConstraint(
                condition=Q(languages__len__gte=1), name="partnerships_frameworkagreement_has_a_language"
            ),
        )

    def __str__(self) -> str:
        return in_language(self.title)

    @property
    def leading(self) -> str:
        """The language that decides where texts differ."""
        return self.languages[0]


class OfFrameworkQuerySet(ScopedQuerySet):
    """What belongs to a framework agreement; `path` leads to the partnership."""

    path = "agreement__partnership"

    def scope(self, actor):
        """Open to every partner of its partnership."""
        return self.filter(**{f"{self.path}__in": Partnership.objects.visible_to(actor)})


class FrameworkPartyQuerySet(OfFrameworkQuerySet):
    """Parties."""

    def on(self, day):
        """Return those that are at the table on a day."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)


class FrameworkParty(models.Model):
    """An organisation at the table, and the constituency it negotiates for."""

    agreement = models.ForeignKey(FrameworkAgreement, on_delete=models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="framework_parties"
    )
    constituency = models.CharField(_("constituency"), max_length=12, choices=Constituency)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    objects = FrameworkPartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("party to a framework agreement")
        verbose_name_plural = _("parties to framework agreements")
        ordering = ("agreement", "constituency", "organisation__name")
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "organisation"),
                condition=Q(until_on=None),
                name="partnerships_frameworkparty_once",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")),
                name="partnerships_frameworkparty_runs_forward",
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.agreement.partnership


class FrameworkVersionQuerySet(OfFrameworkQuerySet):
    """Versions."""

    def in_force_on(self, day):
        """Return those in force on a day: states say what was decided, dates when it counts."""
        return self.filter(Q(in_force_until=None) | Q(in_force_until__gte=day), in_force_from__lte=day)


class FrameworkVersion(models.Model):
    """A version of the text. At most one is under negotiation and one in force at a time.

    `content_hash`: SHA-256 over everything it says, in hexadecimal; set when it goes out for signature, from when on
    the database refuses to change what stands in it.
    """

    agreement = models.ForeignKey(FrameworkAgreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=10, choices=TextState, default=TextState.DRAFT)
    begun_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # since when its text changes by amendments alone
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)  # since when it stays as it is
    content_hash = models.CharField(_("content hash"), max_length=64, blank=True)
    # the legal form: the paper that was signed, its number in a register, the day on which it was notified
    document = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    registration = models.CharField(_("registration number"), max_length=100, blank=True)
    notified_on = models.DateField(_("notified on"), null=True, blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_until = models.DateField(_("in force until"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = FrameworkVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a framework agreement")
        verbose_name_plural = _("versions of framework agreements")
        ordering = ("agreement", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "number"), name="partnerships_frameworkversion_number_once"
            ),
            models.UniqueConstraint(
                fields=("agreement",),
                condition=Q(state__in=[TextState.DRAFT, TextState.SIGNING]),
                name="partnerships_frameworkversion_one_open",
            ),
            models.UniqueConstraint(
                fields=("agreement",),
                condition=Q(state=TextState.IN_FORCE),
                name="partnerships_frameworkversion_one_in_force",
            ),
            models.CheckConstraint(
                condition=Q(state=TextState.DRAFT, content_hash="", closed_at=None)
                | (~Q(state=TextState.DRAFT) & ~Q(content_hash="") & Q(closed_at__isnull=False))
                | Q(state=TextState.WITHDRAWN),
                name="partnerships_frameworkversion_closed_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[TextState.IN_FORCE, TextState.REPLACED, TextState.ENDED])
                | Q(in_force_from__isnull=False),
                name="partnerships_frameworkversion_since_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement} v{self.number}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.agreement.partnership

    @property
    def is_draft(self) -> bool:
        """Whether its text may change."""
        return self.state == TextState.DRAFT

    def state_on(self, day) -> TextState:
        """Return what it is on a day: what was decided of its force counts from the day on that was said."""
        if self.in_force_from is None:
            return TextState(self.state)
        if self.in_force_from > day:
            return TextState.AGREED
        if self.in_force_until is None or self.in_force_until >= day:
            return TextState.IN_FORCE
        return TextState.REPLACED if self.state == TextState.REPLACED else TextState.ENDED

    @property
    def standing(self) -> TextState:
        """What it is today."""
        return self.state_on(self.partnership.today())
