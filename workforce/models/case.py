"""A dated spell of a person in a partnership, with its pathway and status as versions."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import Pathway
from workforce.enums import CaseStatus, Sex
from workforce.models.served import served_by
from workforce.models.versioned import Version, version_checks

OPEN = models.Q(closed_on=None, retracted_at=None)
# Search words stand in an index twice: whole, and by their first 2, 3 and 4 letters with a mark behind. Short
# beginnings are common; as keys of their own two of them together cost what the rarer one costs, as prefixes of
# whole words each would cost what it is. The function that makes the keys is in the migrations.
SHORT_BEGINNING = 4
MARK = "_"


class LatinWords(models.Func):
    """The search words from the first Latin letter on: how names in Cyrillic are found from a Latin keyboard."""

    template = "SUBSTRING(%(expressions)s FROM '[a-z].*')"
    output_field = models.CharField(max_length=560, db_collation="C")


class SearchKeys(models.Func):
    """The keys that search words are found by: 'ол_ оле_ олен_ олена …'."""

    function = "workforce_search_keys"
    output_field = SearchVectorField()


class SlipKeys(models.Func):
    """The keys that mistyped words are found by: what each sounds like, and that with one letter left out."""

    function = "workforce_slip_keys"
    output_field = ArrayField(models.TextField())


# What lists are narrowed by: kept in the indexes, so that counting to 1,000 need not fetch the rows.
NARROWING = ("pathway", "status", "sex", "birth_date", "site", "residence", "officer", "next_due_on")


def in_order(name, *fields, **condition):
    """Return the index that a list walks: the partnership's open cases in an order, `id` breaking ties."""
    return models.Index(
        fields=("partnership", *fields, "id"),
        include=tuple(column for column in NARROWING if column not in fields),
        condition=OPEN & models.Q(**condition),
        name=f"workforce_case_{name}",
    )


class CaseQuerySet(ScopedQuerySet):
    """Cases."""

    def scope(self, actor):
        """Cases exist for the case-holding people of the partnership's employment service, for nobody else."""
        served = served_by(actor)
        return self.none() if served is None else self.filter(served, retracted_at=None)

    def open(self):
        """Return those that are open now."""
        return self.filter(OPEN)


class Case(models.Model):
    """One spell. The columns from `sort_key` on repeat the person's for lists; the same actions write both.

    `next_due_on` repeats the day of the case's first waiting task; actions.tasks.keep_due writes it. `closed_on` is
    the first day on which the case is no longer open.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="cases", db_index=False
    )
    person = models.ForeignKey("workforce.Person", on_delete=models.PROTECT, related_name="cases")
    worker = models.ForeignKey("workforce.Worker", null=True, on_delete=models.PROTECT, related_name="cases")
    opened_on = models.DateField(_("intake"))
    closed_on = models.DateField(_("closed on"), null=True)
    close_reason = models.TextField(_("reason"), blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    retracted_at = models.DateTimeField(null=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="cases", db_index=False
    )
    next_due_on = models.DateField(_("due"), null=True)
    pathway = models.CharField(_("pathway"), max_length=20, choices=Pathway, default=Pathway.NONE)
    pathway_on = models.DateField(_("pathway agreed on"), null=True)  # first agreed pathway of this spell
    status = models.CharField(_("status"), max_length=20, choices=CaseStatus, default=CaseStatus.AT_WORK)
    source_import = models.ForeignKey(
        "workforce.RosterImport", null=True, on_delete=models.PROTECT, related_name="cases", db_index=False
    )
    sort_key = models.CharField(max_length=320, db_collation="C")
    search = models.CharField(
        max_length=560, db_collation="C"
    )  # the person's words and the personnel number's
    sex = models.CharField(_("sex"), max_length=10, choices=Sex, blank=True)
    birth_date = models.DateField(_("birth date"))
    residence = models.ForeignKey(
        "partnerships.Territory", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    site = models.ForeignKey(
        "workforce.Site", null=True, on_delete=models.PROTECT, related_name="cases", db_index=False
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "person"),
                condition=OPEN,
                name="workforce_case_one_open",
                violation_error_message=_("This person has an open case in the partnership already."),
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on=None) | models.Q(closed_on__gte=models.F("opened_on")),
                name="workforce_case_closes_after_intake",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on=None, closed_at=None)
                | models.Q(closed_on__isnull=False, closed_at__isnull=False),
                name="workforce_case_closed_whole",
            ),
        )
        indexes = (
            in_order("open_name", "sort_key"),
            in_order("open_age", "birth_date"),
            in_order("open_intake", "opened_on"),
            in_order("open_due", "next_due_on", next_due_on__isnull=False),
            in_order("open_officer", "officer", "sort_key", officer__isnull=False),
            in_order("open_pathway", "pathway", "sort_key"),
            in_order("open_status", "status", "sort_key"),
            in_order("open_residence", "residence", "sort_key"),
            in_order("open_site", "site", "sort_key"),
            models.Index(
                fields=("partnership", "sort_key", "id"),
                condition=models.Q(retracted_at=None),
                name="workforce_case_by_name",
            ),
            models.Index(
                fields=("partnership", "sort_key", "id"),
                condition=models.Q(retracted_at=None, closed_on__isnull=False),
                name="workforce_case_closed_name",
            ),
            # The few that were taken back count in what was known before; whoever counts finds them here.
            models.Index(
                fields=("partnership",),
                condition=models.Q(retracted_at__isnull=False),
                name="workforce_case_taken_back",
            ),
            # Search: by how the words begin (family name first, own script or Latin), then by any word.
            models.Index(
                fields=("partnership", "search", "id"),
                include=(*NARROWING, "closed_on"),
                condition=models.Q(retracted_at=None),
                name="workforce_case_by_words",
            ),
            models.Index(
                "partnership",
                LatinWords("search"),
                "id",
                include=("search", *NARROWING, "closed_on"),
                condition=models.Q(retracted_at=None),
                name="workforce_case_by_latin",
            ),
            GinIndex(SearchKeys("search"), name="workforce_case_search_keys"),
            GinIndex(SlipKeys("search"), name="workforce_case_slip_keys"),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.partnership}"


class CaseVersion(Version):
    """Pathway and status of a case from a day on, with the reason given."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="versions")
    pathway = models.CharField(_("pathway"), max_length=20, choices=Pathway)
    status = models.CharField(_("status"), max_length=20, choices=CaseStatus)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("history of a case")
        verbose_name_plural = _("histories of cases")
        constraints = (
            *version_checks("workforce_caseversion"),
            models.UniqueConstraint(
                fields=("case",),
                condition=models.Q(valid_until=None, retracted_at=None),
                name="workforce_caseversion_one_current",
            ),
        )
        indexes = (models.Index(fields=("case", "valid_from"), name="workforce_caseversion_time"),)
