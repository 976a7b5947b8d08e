"""Mail that the demonstration would have sent: readable in its mailbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailMessage(models.Model):
    """A message kept instead of sent. Only the demonstration's mail backend writes here."""

    to = models.TextField(_("to"))
    sender = models.CharField(_("from"), max_length=200)
    subject = models.CharField(_("subject"), max_length=300)
    body = models.TextField(_("text"))
    created_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("message in the demonstration mailbox")
        verbose_name_plural = _("demonstration mailbox")
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.subject
