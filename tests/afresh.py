"""Somebody who gave the password just now: what asks for a fresh sign-in opens."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.test import Client, RequestFactory


def sign_in(client: Client, user: Any) -> Client:
    """Sign somebody in with a password that was given just now; return the client."""
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request = RequestFactory().get("/")
    request.session = session = client.session
    record_authentication(request, user, "password", reauthenticated=True)
    session.save()
    return client
