"""Work that somebody took up: where, as what, on which terms, and whether it is decent."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workforce.enums import Checked, Contract, FactStanding, Source, WorkKind
from workforce.models.case import Case
from workforce.models.of_case import OfCaseQuerySet

CHECKS = ("check_contract", "check_pay", "check_hours", "check_safety", "check_cover")
CURRENCY = r"^[A-Z]{3}$"


class Decent(models.Model):
    """The five questions of the decent-work check, each answered yes, no or not at all."""

    check_contract = models.CharField(_("written contract"), max_length=3, choices=Checked, blank=True)
    check_pay = models.CharField(_("paid in full and on time"), max_length=3, choices=Checked, blank=True)
    check_hours = models.CharField(_("hours within the law"), max_length=3, choices=Checked, blank=True)
    check_safety = models.CharField(_("safe work"), max_length=3, choices=Checked, blank=True)
    check_cover = models.CharField(
        _("covered by social insurance"), max_length=3, choices=Checked, blank=True
    )

    class Meta:
        abstract = True

    @property
    def decent(self) -> str:
        """`no` when one answer is no, `yes` when all five are yes, else '': not known."""
        answers = {getattr(self, name) for name in CHECKS}
        if Checked.NO in answers:
            return Checked.NO
        return Checked.YES if answers == {Checked.YES} else Checked.UNKNOWN

    @property
    def lacking(self) -> list[str]:
        """What was answered with no, in words."""
        return [
            str(self._meta.get_field(name).verbose_name)
            for name in CHECKS
            if getattr(self, name) == Checked.NO
        ]


class Placement(Decent):
    """A job or one's own business, from its first day to its last. Wage and income by the month, before tax."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="placements")
    kind = models.CharField(_("kind"), max_length=10, choices=WorkKind, default=WorkKind.EMPLOYEE)
    employer = models.CharField(_("employer"), max_length=200)
    employer_code = models.CharField(_("employer's register number"), max_length=40, blank=True)
    occupation = models.ForeignKey("workforce.Occupation", on_delete=models.PROTECT, related_name="+")
    contract = models.CharField(_("contract"), max_length=12, choices=Contract, blank=True)
    hours = models.DecimalField(_("hours a week"), max_digits=4, decimal_places=1, null=True)
    wage = models.DecimalField(_("pay a month before tax"), max_digits=12, decimal_places=2, null=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    started_on = models.DateField(_("first day"))
    ended_on = models.DateField(_("last day"), null=True)
    end_reason = models.CharField(_("why it ended"), max_length=300, blank=True)
    checked_on = models.DateField(_("checked on"), null=True)
    source = models.CharField(max_length=10, choices=Source, default=Source.HAND)
    standing = models.CharField(max_length=10, choices=FactStanding, default=FactStanding.STATED)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True)
    retract_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ("-started_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(ended_on__gte=models.F("started_on")),
                name="workforce_placement_ends_after_start",
                violation_error_message=_("The last day cannot lie before the first."),
            ),
            models.CheckConstraint(
                condition=models.Q(wage=None, currency="") | models.Q(wage__gte=0, currency__regex=CURRENCY),
                name="workforce_placement_wage_has_currency",
            ),
            models.CheckConstraint(
                condition=models.Q(hours=None) | models.Q(hours__gt=0, hours__lte=112),
                name="workforce_placement_hours_of_a_week",
            ),
        )

    def __str__(self) -> str:
        return self.employer

    @property
    def partnership(self):
        """The case's."""
        return self.case.partnership
