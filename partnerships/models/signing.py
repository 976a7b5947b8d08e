"""Signing a framework agreement: rules of adoption, mandates, signatures bound to a hash, errata, the legal form."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.enums import Constituency, Needs, PrecedentKind, Said
from partnerships.models.clause import Clause, ClauseText
from partnerships.models.framework import (
    FrameworkAgreement,
    FrameworkParty,
    FrameworkVersion,
    OfFrameworkQuerySet,
)


class AdoptionRule(models.Model):
    """What a constituency has to do for a text to be adopted; one without a rule takes part without deciding."""

    agreement = models.ForeignKey(FrameworkAgreement, on_delete=models.PROTECT, related_name="adoption_rules")
    constituency = models.CharField(_("constituency"), max_length=12, choices=Constituency)
    needs = models.CharField(_("what it needs"), max_length=10, choices=Needs)
    quorum = models.PositiveSmallIntegerField(
        _("parties that have to say yes or no"), default=1, validators=(MinValueValidator(1),)
    )

    objects = OfFrameworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule of adoption")
        verbose_name_plural = _("rules of adoption")
        ordering = ("agreement", "constituency")
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "constituency"), name="partnerships_adoptionrule_once"
            ),
            models.CheckConstraint(condition=Q(quorum__gte=1), name="partnerships_adoptionrule_quorum"),
        )

    def __str__(self) -> str:
        return f"{self.constituency} {self.needs}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.agreement.partnership


class OfPartyQuerySet(OfFrameworkQuerySet):
    """What belongs to a party."""

    path = "party__agreement__partnership"


class MandateQuerySet(OfPartyQuerySet):
    """Mandates."""

    def on(self, day):
        """Return those that hold on a day."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)


class Mandate(models.Model):
    """Who may sign for a party, on what ground, from when until when."""

    party = models.ForeignKey(FrameworkParty, on_delete=models.PROTECT, related_name="mandates")
    holder = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(_("ground"), max_length=300)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    document = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate to sign")
        verbose_name_plural = _("mandates to sign")
        ordering = ("party", "from_on")
        constraints = (
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")),
                name="partnerships_mandate_runs_forward",
            ),
        )

    def __str__(self) -> str:
        return f"{self.holder}, {self.party}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.party.agreement.partnership


class OfVersionQuerySet(OfFrameworkQuerySet):
    """What belongs to a version."""

    path = "version__agreement__partnership"


class Signature(models.Model):
    """What a party said of a text, bound to its hash and to a mandate. Written once, one of each party."""

    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="signatures")
    party = models.ForeignKey(FrameworkParty, on_delete=models.PROTECT, related_name="signatures")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="signatures")
    said = models.CharField(_("said"), max_length=9, choices=Said)
    reservation = models.TextField(_("reservation or dissent"), max_length=4000, blank=True)
    content_hash = models.CharField(_("content hash"), max_length=64)
    signed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    objects = OfVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ("version", "signed_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("version", "party"), name="partnerships_signature_once"),
            models.CheckConstraint(
                condition=~Q(said=Said.DISSENTED) | ~Q(reservation=""),
                name="partnerships_signature_dissent_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.party} {self.said}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.version.agreement.partnership


class TextErratum(models.Model):
    """A typing slip in a text that is closed: what stood there and what was meant. The text itself stays."""

    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="errata")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="errata")
    was = models.ForeignKey(ClauseText, on_delete=models.PROTECT, related_name="+")
    meant = models.ForeignKey(ClauseText, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), max_length=1000)
    recorded_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = OfVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("erratum")
        verbose_name_plural = _("errata")
        ordering = ("version", "pk")

    def __str__(self) -> str:
        return f"{self.version} {self.clause}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.version.agreement.partnership


class OfErratumQuerySet(OfFrameworkQuerySet):
    """What belongs to an erratum."""

    path = "erratum__version__agreement__partnership"


class Acknowledgement(models.Model):
    """A party has seen an erratum and takes it for a slip."""

    erratum = models.ForeignKey(TextErratum, on_delete=models.PROTECT, related_name="acknowledgements")
    party = models.ForeignKey(FrameworkParty, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    objects = OfErratumQuerySet.as_manager()

    class Meta:
        verbose_name = _("acknowledgement of an erratum")
        verbose_name_plural = _("acknowledgements of errata")
        ordering = ("erratum", "pk")
        constraints = (
            models.UniqueConstraint(fields=("erratum", "party"), name="partnerships_acknowledgement_once"),
        )

    def __str__(self) -> str:
        return f"{self.party}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.erratum.partnership


class Precedent(models.Model):
    """What has to happen before an agreed text comes into force, and when it did."""

    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="precedents")
    kind = models.CharField(_("kind"), max_length=12, choices=PrecedentKind)
    title = models.CharField(_("condition"), max_length=300)
    met_on = models.DateField(_("met on"), null=True, blank=True)
    document = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = OfVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("condition precedent")
        verbose_name_plural = _("conditions precedent")
        ordering = ("version", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.version.agreement.partnership
