"""What somebody typed into a form and has not sent yet."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.calculations import sealed_words
from jtportal.kernel.scoping import ScopedQuerySet

USE = "form draft"


class FormDraftQuerySet(ScopedQuerySet):
    """Unfinished forms."""

    def scope(self, actor):
        """People see what they themselves typed."""
        return self.filter(user=actor.user_id)


class FormDraft(models.Model):
    """The words of one person in one form, sealed: {field: [values]}. Kept until `expires_at`, or until it is sent."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    address = models.CharField(max_length=300)  # of the form, without what stands behind a question mark
    words = models.BinaryField()
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects = FormDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("unfinished form")
        verbose_name_plural = _("unfinished forms")
        ordering = ("-saved_at",)
        constraints = (
            models.UniqueConstraint(fields=("user", "address"), name="accounts_draft_one_per_form"),
        )
        indexes = (models.Index(fields=("expires_at",), name="accounts_draft_expires"),)

    def __str__(self) -> str:
        return self.address

    @property
    def said(self) -> dict[str, list[str]]:
        """What was typed, by field."""
        return sealed_words.unseal(self.words, settings.FIELD_KEY, use=USE)
