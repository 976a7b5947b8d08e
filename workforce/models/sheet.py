"""The ways of one worker side by side: dated sheets that are written once, their signatures, the choice made on one."""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.models import Partnership
from workforce.enums.sheets import Insured, SheetWay, SignedHow, Signer
from workforce.models.case import Case
from workforce.models.of_case import OfCaseQuerySet
from workforce.models.placement import CURRENCY
from workforce.models.served import served_by


class WayRulesQuerySet(ScopedQuerySet):
    """Rules of the ways."""

    def scope(self, actor):
        """Every partner reads who decides: they name nobody."""
        return self.filter(partnership__in=Partnership.objects.visible_to(actor))


class WayRules(models.Model):
    """Who decides, pays and refers on each way in a partnership, as its document says. Written once."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="way_rules"
    )
    number = models.PositiveIntegerField(_("number"))
    document = models.JSONField(_("document"))
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = WayRulesQuerySet.as_manager()

    class Meta:
        verbose_name = _("rules of the ways")
        verbose_name_plural = _("rules of the ways")
        ordering = ("partnership", "-number")
        constraints = (
            models.UniqueConstraint(fields=("partnership", "number"), name="workforce_wayrules_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.partnership}: {self.number}"


class PathwaySheet(models.Model):
    """What was on the table on a day. Written once: what changes becomes the next number."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sheets")
    number = models.PositiveIntegerField(_("number"))
    on = models.DateField(_("day"))
    currency = models.CharField(_("currency"), max_length=3)
    health_before = models.CharField(_("health insurance"), max_length=20, choices=Insured, blank=True)
    pension_before = models.CharField(_("pension contributions"), max_length=20, choices=Insured, blank=True)
    unemployment_before = models.CharField(
        _("unemployment insurance"), max_length=20, choices=Insured, blank=True
    )
    note = models.TextField(_("what was said besides"), blank=True)
    # [{"title": {language: text}, "number": 1}]: the framework agreements that were asked
    texts = models.JSONField(_("framework agreements"), default=list)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("sheet of the ways")
        verbose_name_plural = _("sheets of the ways")
        ordering = ("case", "-number")
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="workforce_pathwaysheet_number_once"),
            models.CheckConstraint(
                condition=models.Q(currency__regex=CURRENCY), name="workforce_pathwaysheet_currency"
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.number}"

    @property
    def partnership(self):
        """The case's."""
        return self.case.partnership


class OfSheetQuerySet(ScopedQuerySet):
    """Rows with a sheet."""

    def scope(self, actor):
        """They exist for whom the sheet exists."""
        served = served_by(actor, "sheet__case__partnership_id")
        return self.none() if served is None else self.filter(served, sheet__case__retracted_at=None)


class OfSheet(models.Model):
    """What belongs to a sheet."""

    objects = OfSheetQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def case(self):
        """The sheet's."""
        return self.sheet.case

    @property
    def partnership(self):
        """The case's."""
        return self.sheet.case.partnership


class SheetOption(OfSheet):
    """One way on a sheet, as it appeared on its day.

    `verdicts`: [{agreement, number, sign, heading, measure, answer, said: {language: [sentence]}}];
    `income`: [{kind, from, until, amount, source}]; `hands`: [{does, body, name, days}] as documents of rules say them.
    """

    sheet = models.ForeignKey(PathwaySheet, on_delete=models.PROTECT, related_name="options")
    way = models.CharField(_("way"), max_length=20, choices=SheetWay)
    verdicts = models.JSONField(default=list)
    income = models.JSONField(default=list)
    hands = models.JSONField(default=list)
    commute = models.PositiveSmallIntegerField(_("way to work, minutes"), null=True)
    training_weeks = models.PositiveSmallIntegerField(_("training, weeks"), null=True)
    risk = models.CharField(_("risk"), max_length=500, blank=True)
    health = models.CharField(_("health insurance"), max_length=20, choices=Insured, blank=True)
    pension = models.CharField(_("pension contributions"), max_length=20, choices=Insured, blank=True)
    unemployment = models.CharField(_("unemployment insurance"), max_length=20, choices=Insured, blank=True)

    class Meta:
        verbose_name = _("way on a sheet")
        verbose_name_plural = _("ways on sheets")
        ordering = ("sheet", "pk")
        constraints = (
            models.UniqueConstraint(fields=("sheet", "way"), name="workforce_sheetoption_way_once"),
        )

    def __str__(self) -> str:
        return self.way

    @property
    def pathway(self) -> str:
        """The pathway that it is of."""
        return self.way.removesuffix("_job").removesuffix("_own")


class SheetSignature(OfSheet):
    """That the worker or the officer signed a sheet, and who recorded it. One of each stands at a time."""

    sheet = models.ForeignKey(PathwaySheet, on_delete=models.PROTECT, related_name="signatures")
    signer = models.CharField(_("who signs"), max_length=8, choices=Signer)
    name = models.CharField(_("name"), max_length=300)
    how = models.CharField(_("how"), max_length=8, choices=SignedHow)
    on = models.DateField(_("signed on"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True)
    retract_reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("signature of a sheet")
        verbose_name_plural = _("signatures of sheets")
        ordering = ("sheet", "on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("sheet", "signer"),
                condition=models.Q(retracted_at=None),
                name="workforce_sheetsignature_one_standing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.signer}: {self.on}"


class SheetChoice(OfSheet):
    """That the worker's choice of a pathway was made on a sheet: written by the same action that sets the pathway."""

    sheet = models.ForeignKey(PathwaySheet, on_delete=models.PROTECT, related_name="choices")
    way = models.CharField(_("way"), max_length=20, choices=SheetWay)
    on = models.DateField(_("agreed on"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("choice on a sheet")
        verbose_name_plural = _("choices on sheets")
        ordering = ("sheet", "-pk")

    def __str__(self) -> str:
        return f"{self.way}: {self.on}"

    @cached_property
    def hands(self):
        """Through whose hands the chosen way goes, as the sheet says; needs `sheet.options` fetched."""
        return next((one.hands for one in self.sheet.options.all() if one.way == self.way), [])


class OfChoiceQuerySet(ScopedQuerySet):
    """Steps."""

    def scope(self, actor):
        """They exist for whom the choice exists."""
        return self.filter(choice__in=SheetChoice.objects.visible_to(actor))


class SheetStep(models.Model):
    """That one of the bodies on a chosen way did its part; the case lies with the next one from that day."""

    choice = models.ForeignKey(SheetChoice, on_delete=models.PROTECT, related_name="steps")
    place = models.PositiveSmallIntegerField()  # of the body among the chosen way's hands
    on = models.DateField(_("done on"))
    note = models.CharField(_("what came of it"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = OfChoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a chosen way")
        verbose_name_plural = _("steps of chosen ways")
        ordering = ("choice", "place")
        constraints = (models.UniqueConstraint(fields=("choice", "place"), name="workforce_sheetstep_once"),)

    def __str__(self) -> str:
        return f"{self.choice_id}: {self.place}"
