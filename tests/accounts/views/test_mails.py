"""The demonstration's mailbox: open there, absent everywhere else."""

import pytest
from django.core.mail import EmailMessage, get_connection

from accounts.models import MailMessage

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail():
    """One message that the mailbox took in."""
    connection = get_connection("accounts.mailbox.MailboxBackend")
    words = "Hello,\n\nhttp://testserver/account/password/reset/key/1-x/\n<b>bold</b>"
    message = EmailMessage("Reset", words, "portal@localhost", ["olena@example.org"], connection=connection)
    assert message.send() == 1
    return MailMessage.objects.get()


def test_mail_is_read_without_signing_in_in_the_demonstration(client, settings, mail):
    settings.DEMO = True
    assert "Reset" in client.get("/mailbox/").text
    page = client.get(f"/mailbox/{mail.pk}/")
    assert '<a href="http://testserver/account/password/reset/key/1-x/"' in page.text
    assert "olena@example.org" in page.text
    assert "<b>bold</b>" not in page.text


def test_empty_mailbox_teaches_what_to_do(client, settings):
    settings.DEMO = True
    assert "No mail yet." in client.get("/mailbox/").text


@pytest.mark.parametrize("address", ["/mailbox/", "/mailbox/{}/"])
def test_mailbox_is_not_there_outside_the_demonstration(client, officer_client, settings, mail, address):
    settings.DEMO = False
    assert officer_client.get(address.format(mail.pk)).status_code == 404
    client.logout()
    assert client.get(address.format(mail.pk)).status_code == 404
