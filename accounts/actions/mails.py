"""Mail that the portal writes itself; passwords are allauth's business."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

if TYPE_CHECKING:
    from accounts.models import User


def password_link(*, user: User, base_url: str) -> str:
    """Return the address where the person sets a password; it works once and as long as a reset link does."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    uidb36, _, token = key.partition("-")
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": token})
    return urljoin(base_url, path)


def send_invitation(*, user: User, base_url: str, organisation: str) -> None:
    """Write to a person, in their language, that they may come in and how."""
    with translation.override(user.language):
        words = {
            "user": user,
            "organisation": organisation,
            "link": password_link(user=user, base_url=base_url),
            "base_url": base_url,
        }
        subject = render_to_string("emails/invitation_subject.txt", words).strip()
        send_mail(subject, render_to_string("emails/invitation.txt", words), None, [user.email])
