"""Clauses of a framework agreement: what they are, what they say, and where they stand in a version."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.enums import ChangeKind, ClauseKind
from partnerships.models.framework import FrameworkAgreement, FrameworkVersion, OfFrameworkQuerySet
from partnerships.models.tree import in_language


class ClauseQuerySet(OfFrameworkQuerySet):
    """Clauses."""

    def scope(self, actor):
        """Open to every partner, but for what only drafts in others' rooms would add: its name tells."""
        here = models.OuterRef("pk")
        changes = self.model.changes.rel.related_model.objects.filter(clause=here)
        places = self.model.places.rel.related_model.objects.filter(clause=here)
        return (
            super()
            .scope(actor)
            .exclude(
                models.Exists(changes.filter(kind=ChangeKind.ADD))
                & ~models.Exists(changes.visible_to(actor))
                & ~models.Exists(places)
            )
        )


class Clause(models.Model):
    """A clause or chapter as such: it stays the same through every wording, place and number."""

    agreement = models.ForeignKey(FrameworkAgreement, on_delete=models.PROTECT, related_name="clauses")
    key = models.SlugField(_("short name in files"), max_length=60)
    kind = models.CharField(_("kind"), max_length=7, choices=ClauseKind)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ("agreement", "pk")
        constraints = (
            models.UniqueConstraint(fields=("agreement", "key"), name="partnerships_clause_key_once"),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.agreement.partnership


class OfClauseQuerySet(OfFrameworkQuerySet):
    """What belongs to a clause."""

    path = "clause__agreement__partnership"


class ClauseText(models.Model):
    """A wording of a clause, written once: any number of versions may say it.

    `heading`, `body`: {language: text}, the body in CommonMark without HTML; `measures`: documents in the form of
    `calculations.measures`, `duties` in that of `calculations.clauses.duties`; `digest`: SHA-256 of all of it, in
    hexadecimal.
    """

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="texts")
    heading = models.JSONField(_("heading"), default=dict)
    body = models.JSONField(_("text"), default=dict)
    measures = models.JSONField(_("measures"), default=list)
    duties = models.JSONField(_("duties"), default=list)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = OfClauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("wording of a clause")
        verbose_name_plural = _("wordings of clauses")
        ordering = ("clause", "pk")
        constraints = (
            models.UniqueConstraint(fields=("clause", "digest"), name="partnerships_clausetext_once"),
        )

    def __str__(self) -> str:
        return in_language(self.heading) or self.clause.key

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.clause.agreement.partnership


class ClausePlaceQuerySet(OfFrameworkQuerySet):
    """Places in versions."""

    path = "version__agreement__partnership"

    def in_order(self):
        """Return them as one reads: each chapter followed by its clauses."""
        first = models.functions.Coalesce("chapter__position", "position")
        return self.order_by(first, models.F("chapter__position").asc(nulls_first=True), "position")


class ClausePlace(models.Model):
    """A clause in a version: its wording and its place. `position` counts from 0 within the chapter, or within the text.

    Clauses stand in chapters; a short agreement has clauses alone. Numbers are counted, never stored.
    """

    version = models.ForeignKey(FrameworkVersion, on_delete=models.CASCADE, related_name="places")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="places")
    text = models.ForeignKey(ClauseText, on_delete=models.PROTECT, related_name="places")
    chapter = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="clauses"
    )
    position = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = ClausePlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place of a clause")
        verbose_name_plural = _("places of clauses")
        ordering = ("version", "position")
        constraints = (
            models.UniqueConstraint(fields=("version", "clause"), name="partnerships_clauseplace_once"),
            models.UniqueConstraint(
                fields=("version", "chapter", "position"),
                nulls_distinct=False,
                deferrable=models.Deferrable.DEFERRED,
                name="partnerships_clauseplace_own_place",
            ),
            models.CheckConstraint(
                condition=Q(chapter=None) | ~Q(chapter=models.F("pk")),
                name="partnerships_clauseplace_not_in_itself",
            ),
        )

    def __str__(self) -> str:
        return f"{self.clause} {self.position}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.version.agreement.partnership
