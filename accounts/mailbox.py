"""The demonstration's mail: kept in a table instead of sent."""

from django.core.mail.backends.base import BaseEmailBackend

from accounts.models import MailMessage


class MailboxBackend(BaseEmailBackend):
    """Stores each message where the demonstration mailbox shows it."""

    def send_messages(self, messages) -> int:
        """Keep the messages; return how many."""
        rows = [
            MailMessage(to=", ".join(m.to), sender=m.from_email, subject=m.subject[:300], body=m.body)
            for m in messages
        ]
        return len(MailMessage.objects.bulk_create(rows))
