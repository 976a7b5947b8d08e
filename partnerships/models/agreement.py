"""The partnership agreement: roles, pledges and targets for jobs, in versions, signed by every partner.

Not to be mixed with the framework agreement for workers, which is negotiated clause by clause.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import AgreementState
from partnerships.models.partnership import Partnership


class PartnershipAgreementQuerySet(ScopedQuerySet):
    """Versions of partnership agreements."""

    def scope(self, actor):
        """Partners read theirs."""
        return self.filter(partnership__in=Partnership.objects.visible_to(actor))


class PartnershipAgreement(models.Model):
    """A version. While it is written it follows the partners' records; out for signature, it stays as it is."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="agreements"
    )
    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=10, choices=AgreementState, default=AgreementState.DRAFT)
    aims = models.TextField(_("what it is for"), max_length=4000)
    jobs_created = models.PositiveIntegerField(_("jobs to be created"))
    jobs_formalised = models.PositiveIntegerField(_("jobs to be formalised"))
    reach_by = models.DateField(_("to be reached by"))
    document = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    in_force_on = models.DateField(_("in force since"), null=True, blank=True)
    # grows with every change, so that nobody overwrites what they have not seen
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = PartnershipAgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("partnership agreement")
        verbose_name_plural = _("partnership agreements")
        ordering = ("partnership", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "number"), name="partnerships_partnershipagreement_number_once"
            ),
            models.UniqueConstraint(
                fields=("partnership",),
                condition=Q(state=AgreementState.IN_FORCE),
                name="partnerships_partnershipagreement_one_in_force",
            ),
            models.UniqueConstraint(
                fields=("partnership",),
                condition=Q(state__in=[AgreementState.DRAFT, AgreementState.SIGNING]),
                name="partnerships_partnershipagreement_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[AgreementState.IN_FORCE, AgreementState.REPLACED])
                | Q(in_force_on__isnull=False),
                name="partnerships_partnershipagreement_since_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.partnership} {self.number}"


class AgreementPartyQuerySet(ScopedQuerySet):
    """Parties of partnership agreements."""

    def scope(self, actor):
        """Partners read all of theirs."""
        return self.filter(agreement__in=PartnershipAgreement.objects.visible_to(actor))


class AgreementParty(models.Model):
    """A partner as a version names it: roles, responsibilities and pledges frozen, and its signature.

    `roles`: values of PartnerRole; `pledges`: [{"kind", "title", "amount" as text, "currency", "due_on"}].
    """

    agreement = models.ForeignKey(PartnershipAgreement, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="agreement_parties"
    )
    leads = models.BooleanField(_("lead partner"), default=False)
    roles = models.JSONField(_("roles"))
    responsibilities = models.TextField(_("responsibilities"), blank=True)
    pledges = models.JSONField(_("pledges"))
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_by = models.CharField(_("signed by"), max_length=160, blank=True)
    recorded_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AgreementPartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("party of a partnership agreement")
        verbose_name_plural = _("parties of partnership agreements")
        ordering = ("agreement", "-leads", "organisation__name")
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "organisation"), name="partnerships_agreementparty_once"
            ),
            models.CheckConstraint(
                condition=Q(signed_on=None, signed_by="") | (Q(signed_on__isnull=False) & ~Q(signed_by="")),
                name="partnerships_agreementparty_signature_whole",
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.agreement.partnership
