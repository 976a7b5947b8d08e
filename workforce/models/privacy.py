"""Consent, restricted facts and who looked at them, holds and clocks of keeping, requests of the people concerned."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import CASE_ROLES
from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.models import Partner
from workforce.calculations.retention import may_go_on
from workforce.enums import (
    ConsentWay,
    HoldKind,
    LookReason,
    RefusalGround,
    RequestKind,
    RequestState,
    RestrictedKind,
)
from workforce.models.case import Case
from workforce.models.of_case import OfCaseQuerySet
from workforce.models.purpose import ProcessingPurpose, PurposeVersion
from workforce.models.served import served_by


class OfThisCase(models.Model):
    """Something recorded for a case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="%(class)ss")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def partnership(self):
        """The case's."""
        return self.case.partnership


class Consent(OfThisCase):
    """What somebody was told and agreed to, how and when; and when that was withdrawn. Never deleted."""

    version = models.ForeignKey(PurposeVersion, on_delete=models.PROTECT, related_name="consents")
    told = models.TextField(_("what was told"))
    language = models.CharField(_("language"), max_length=7)
    way = models.CharField(_("how it was given"), max_length=6, choices=ConsentWay)
    given_on = models.DateField(_("given on"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True)
    withdrawn_way = models.CharField(_("how"), max_length=6, choices=ConsentWay, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ("-given_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(withdrawn_on=None) | models.Q(withdrawn_on__gte=models.F("given_on")),
                name="workforce_consent_withdrawn_after_given",
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.version}"


class RestrictedFactQuerySet(OfCaseQuerySet):
    """Restricted facts."""

    def scope(self, actor):
        """They exist where the case does, for the organisation of their purpose and the roles that it names."""
        named = models.Q(pk__in=[])
        for role in actor.roles:
            named |= models.Q(roles__contains=[role])
        open_to = PurposeVersion.objects.filter(named, replaced_at=None).values("purpose_id")
        rows = super().scope(actor).filter(purpose__organisation=actor.organisation_id)
        return rows.filter(purpose__in=open_to)


class RestrictedFact(OfThisCase):
    """A sensitive fact under a neutral code. `content` is sealed with the person's own key; destroyed, it is empty."""

    kind = models.CharField(_("code"), max_length=10, choices=RestrictedKind)
    purpose = models.ForeignKey(ProcessingPurpose, on_delete=models.PROTECT, related_name="facts")
    content = models.BinaryField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    objects = RestrictedFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("restricted fact")
        verbose_name_plural = _("restricted facts")
        ordering = ("case", "kind", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__regex=r"^(limit|pause)_[a-z]$"),
                name="workforce_restrictedfact_code_is_neutral",
            ),
            models.CheckConstraint(
                condition=models.Q(content__isnull=False, destroyed_at=None)
                | models.Q(content=None, destroyed_at__isnull=False),
                name="workforce_restrictedfact_whole_or_destroyed",
            ),
        )

    def __str__(self) -> str:
        return self.kind


class OfFactQuerySet(ScopedQuerySet):
    """Looks."""

    def scope(self, actor):
        """They exist for whom the case exists: who looked is no secret to those who answer for it."""
        served = served_by(actor, "fact__case__partnership_id")
        return self.none() if served is None else self.filter(served, fact__case__retracted_at=None)


class FactLook(models.Model):
    """That somebody read a restricted fact: written before its content is shown."""

    fact = models.ForeignKey(RestrictedFact, on_delete=models.PROTECT, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(PurposeVersion, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=10, choices=LookReason)
    words = models.CharField(_("in words"), max_length=300, blank=True)
    at = models.DateTimeField(_("when"))

    objects = OfFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("look at a restricted fact")
        verbose_name_plural = _("looks at restricted facts")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.fact_id}: {self.at:%Y-%m-%d}"


class RetentionHold(OfThisCase):
    """Why the data of a case are kept although their time is over, until somebody lifts it."""

    kind = models.CharField(_("why"), max_length=11, choices=HoldKind)
    reason = models.CharField(_("in words"), max_length=300)
    since = models.DateField(_("since"))
    lifted_on = models.DateField(_("lifted on"), null=True)
    lift_reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        ordering = ("-since", "-pk")

    def __str__(self) -> str:
        return self.get_kind_display()


class RetentionClockQuerySet(ScopedQuerySet):
    """Clocks."""

    def scope(self, actor):
        """They exist for the case-holding people who serve a partnership in which the person has a case."""
        if not actor.has_role(*CASE_ROLES):
            return self.none()
        served = Partner.objects.services(actor.organisation_id).order_by().values("partnership_id")
        return self.filter(partnership__in=served)


class RetentionClock(models.Model):
    """That a person's data fall due: announced on a day, pseudonymised on another. One for a person."""

    person = models.OneToOneField("workforce.Person", on_delete=models.PROTECT, related_name="clock")
    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("due"))
    told_on = models.DateField(_("announced on"), null=True)
    pseudonymised_at = models.DateTimeField(_("pseudonymised"), null=True)
    ground = models.CharField(max_length=10, blank=True)  # accounts.enums.ErasureGround

    objects = RetentionClockQuerySet.as_manager()

    class Meta:
        verbose_name = _("end of keeping")
        verbose_name_plural = _("ends of keeping")
        ordering = ("due_on", "pk")
        indexes = (
            models.Index(
                fields=("due_on",),
                condition=models.Q(pseudonymised_at=None),
                name="workforce_clock_waiting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id}: {self.due_on}"

    @property
    def goes_on(self):
        """The day from which the person may be pseudonymised: due, and announced long enough ago; None unannounced."""
        return may_go_on(self.due_on, self.told_on) if self.told_on else None


class DataRequest(OfThisCase):
    """What a person asked for about their own data, until when it is answered, and the answer."""

    kind = models.CharField(_("what is asked for"), max_length=13, choices=RequestKind)
    about = models.TextField(_("in the person's words"), blank=True)
    received_on = models.DateField(_("received on"))
    due_on = models.DateField(_("answer by"))
    extended_on = models.DateField(_("extended on"), null=True)
    extension_reason = models.CharField(_("reason told"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=RequestState, default=RequestState.RECEIVED)
    ground = models.CharField(_("ground"), max_length=11, choices=RefusalGround, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("request of a person concerned")
        verbose_name_plural = _("requests of people concerned")
        ordering = ("due_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=RequestState.RECEIVED, answered_on=None)
                | (~models.Q(state=RequestState.RECEIVED) & models.Q(answered_on__isnull=False)),
                name="workforce_datarequest_answered_whole",
            ),
            models.CheckConstraint(
                condition=(models.Q(state=RequestState.REFUSED) & ~models.Q(ground=""))
                | (~models.Q(state=RequestState.REFUSED) & models.Q(ground="")),
                name="workforce_datarequest_refused_with_ground",
            ),
        )
        indexes = (
            models.Index(
                fields=("due_on",),
                condition=models.Q(state=RequestState.RECEIVED),
                name="workforce_datarequest_waiting",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
