"""The Content-Security-Policy goes out with every page, and allows nothing inline."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}


def policy(response):
    """The header as {directive: sources}."""
    parts = response.headers["Content-Security-Policy"].split(";")
    return dict(part.strip().split(" ", 1) for part in parts)


@pytest.mark.parametrize("path", ["/account/login/", "/help/", "/nowhere/", "/account/password/reset/"])
def test_strangers_get_the_policy_with_every_page(client, path):
    assert STRICT.items() <= policy(client.get(path)).items()


def test_it_goes_out_with_pages_of_the_portal_of_the_administration_and_of_faults(
    officer_client, cast, monkeypatch
):
    officer_client.raise_request_exception = False
    code = cast.partnership.code
    pages = [
        officer_client.get(reverse("workforce:today", kwargs={"partnership": code})),
        officer_client.get(reverse("workforce:case_list", kwargs={"partnership": code})),
        officer_client.post("/you/", {"language": "fr"}),
        officer_client.get("/admin/"),
    ]
    monkeypatch.setattr("accounts.views.profile.users.change", lambda **_values: 1 / 0)
    pages.append(officer_client.post("/you/", {"family_name": "Б", "given_name": "О", "language": "uk"}))
    assert pages[-1].status_code == 500
    for page in pages:
        assert STRICT.items() <= policy(page).items()
        assert "unsafe" not in page.headers["Content-Security-Policy"]
