"""Papers from templates: letters to workers, and forms that the law asks for."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workforce.enums import FormKind, LetterKind, LetterWay
from workforce.models.case import Case
from workforce.models.of_case import OfCaseQuerySet
from workforce.models.of_partnership import OfServedQuerySet


def versions_of(name):
    """Return the constraints of templates that are kept in versions: one of a key and language holds at a time."""
    return (
        models.UniqueConstraint(
            fields=("partnership", "key", "language", "number"), name=f"workforce_{name}_number_once"
        ),
        models.UniqueConstraint(
            fields=("partnership", "key", "language"),
            condition=models.Q(replaced_at=None),
            name=f"workforce_{name}_one_holds",
        ),
    )


class PaperTemplate(models.Model):
    """A version of a template in one language; never changed, a newer one replaces it."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="%(class)ss"
    )
    key = models.SlugField(_("short name"), max_length=40)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    objects = OfServedQuerySet.as_manager()

    class Meta:
        abstract = True


class LetterTemplate(PaperTemplate):
    """What a letter says, with placeholders such as {name} that are filled when it is written."""

    kind = models.CharField(_("what for"), max_length=12, choices=LetterKind)
    name = models.CharField(_("name"), max_length=120)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))

    class Meta:
        verbose_name = _("template of letters")
        verbose_name_plural = _("templates of letters")
        ordering = ("kind", "name", "language", "-number")
        constraints = versions_of("letter_template")

    def __str__(self) -> str:
        return self.name


class Letter(models.Model):
    """A letter to the person of a case, as it was sent: never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    template = models.ForeignKey(LetterTemplate, null=True, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(_("what for"), max_length=12, choices=LetterKind, default=LetterKind.OTHER)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    to = models.CharField(_("to"), max_length=460)
    office = models.CharField(_("from"), max_length=200)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    on = models.DateField(_("day"))
    way = models.CharField(_("how it is sent"), max_length=10, choices=LetterWay)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return self.subject

    @property
    def partnership(self):
        """The case's."""
        return self.case.partnership


class StatutoryForm(PaperTemplate):
    """A form that the law asks for, as data: headings, texts, fields with the fact each takes, signature lines."""

    kind = models.CharField(_("whom it is about"), max_length=6, choices=FormKind, default=FormKind.PERSON)
    title = models.CharField(_("title"), max_length=200)
    authority = models.CharField(_("for"), max_length=200, blank=True)
    parts = models.JSONField(default=list)

    class Meta:
        verbose_name = _("form to print")
        verbose_name_plural = _("forms to print")
        ordering = ("kind", "title", "language", "-number")
        constraints = versions_of("statutory_form")

    def __str__(self) -> str:
        return self.title
