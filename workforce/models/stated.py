"""Facts that rules of agreements ask for, recorded one by one: each with its source, day and standing."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workforce.enums import COLUMNS, SUMS, RecordedFact
from workforce.models.intake import Said
from workforce.models.placement import CURRENCY

VALUES = ("number", "day", "flag", "code", "codes")
EMPTY = {"number": None, "day": None, "flag": None, "code": "", "codes": None}


def held_in(column):
    """Return the condition that the value stands in one column, and in no other."""
    others = {name: empty for name, empty in EMPTY.items() if name != column}
    facts = [fact.value for fact, name in COLUMNS.items() if name == column]
    return Q(fact__in=facts, **others) & ~Q(**{column: EMPTY[column]})


class StatedFact(Said):
    """One fact about the person of a case. One of each stands at a time; the value is in the column of its kind."""

    fact = models.CharField(_("fact"), max_length=20, choices=RecordedFact)
    number = models.DecimalField(_("value"), max_digits=12, decimal_places=2, null=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    day = models.DateField(_("day"), null=True)
    flag = models.BooleanField(_("yes or no"), null=True)
    code = models.CharField(_("key"), max_length=60, blank=True)
    codes = ArrayField(models.CharField(max_length=60), null=True)

    class Meta:
        verbose_name = _("fact for rules")
        verbose_name_plural = _("facts for rules")
        ordering = ("fact", "-on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("case", "fact"), condition=Q(retracted_at=None), name="workforce_stated_one_standing"
            ),
            models.CheckConstraint(
                condition=held_in("number") | held_in("day") | held_in("flag") | held_in("code") | held_in("codes"),
                name="workforce_stated_in_its_column",
            ),
            models.CheckConstraint(
                condition=Q(fact__in=SUMS, currency__regex=CURRENCY)
                | (~Q(fact__in=SUMS) & Q(currency="")),
                name="workforce_stated_money_has_currency",
            ),
            models.CheckConstraint(
                condition=Q(number=None) | Q(number__gte=0), name="workforce_stated_not_negative"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.case_id}: {self.fact}"

    @property
    def value(self):
        """The value, in the column of its kind."""
        return getattr(self, COLUMNS[RecordedFact(self.fact)])
