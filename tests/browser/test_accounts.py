"""The pages around a person in a real browser: in three languages, on desk and phone, by axe-core and by keyboard."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMessage, get_connection
from playwright.sync_api import expect

from accounts.actions import audit, memberships
from accounts.models import MailMessage, User
from accounts.queries import actor_for
from jtportal.kernel.actor import CLI
from tests.browser.conftest import tab_to
from tests.browser.keyboard import keyboard_faults
from tests.factories.accounts import PASSWORD, MembershipFactory, OrganisationFactory, code_of, with_totp

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/you/", "/notices/", "/audit/", "/help/", "/accessibility/", "/personal-data/", "/mailbox/"]
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@pytest.fixture
def guard(settings):
    """A data-protection officer with a notice, a trail and a mail to read."""
    settings.DEMO = True
    membership = MembershipFactory(role="data_protection", user__language="uk")
    memberships.grant(user=membership.user, organisation=OrganisationFactory(), role="viewer", by=CLI)
    actor = actor_for(membership.user, membership.organisation_id)
    changes = {"before": {"kind": "ngo"}, "after": {"kind": "chamber"}}
    audit.record_many(
        [audit.Entry("organisation.changed", "accounts.organisation", "1", changes)] * 60, by=actor
    )
    letter = EmailMessage(
        "Subject", "Text with https://portal.example/a/long/link/" + "x" * 90, to=["a@example.org"]
    )
    letter.connection = get_connection("accounts.mailbox.MailboxBackend")
    letter.send()
    return membership.user


@pytest.fixture(params=[("pl", DESK, "light"), ("uk", PHONE, "dark")], ids=["desk", "phone"])
def look(request, page, axe_clean, base_url):
    """`look()`: what the page shows now shuts nobody out, in this language, window and light."""
    language, size, light = request.param
    page.context.add_cookies([{"name": "django_language", "value": language, "url": base_url}])
    page.emulate_media(color_scheme=light)
    page.set_viewport_size(size)

    def check():
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], page.url
        axe_clean(page)
        assert not keyboard_faults(page), page.url

    return check


@pytest.fixture
def no_counting():
    """Throttling counts in the real Redis: begin at nought, leave nothing."""
    cache.clear()
    yield
    cache.clear()


def test_every_page_passes_axe(page, guard, sign_in, look):
    sign_in(guard)
    for address in [*PAGES, f"/mailbox/{MailMessage.objects.get().pk}/"]:
        assert page.goto(address).status == 200
        look()


def test_signing_in_with_a_second_factor_shuts_nobody_out(page, look, no_counting):
    user = MembershipFactory(role="viewer").user
    secret = with_totp(user)
    RecoveryCodes.activate(user)
    page.goto("/account/login/")
    page.fill("[name=login]", user.email)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/2fa/authenticate/")
    look()
    tab_to(page, "[name=code]")
    page.keyboard.type("000000")
    page.keyboard.press("Enter")
    expect(page.locator("[name=code][aria-invalid=true]")).to_be_visible()
    look()
    page.fill("[name=code]", code_of(secret))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/account/" not in url)
    for address in ("", "reauthenticate/", "recovery-codes/", "recovery-codes/generate/", "totp/deactivate/"):
        assert page.goto(f"/account/2fa/{address}").status == 200
        assert page.url.endswith(f"/account/2fa/{address}")
        look()


def test_choosing_a_new_password_shuts_nobody_out(page, look, no_counting):
    user = MembershipFactory().user
    page.goto("/account/password/reset/")
    page.fill("[name=email]", user.email)
    page.keyboard.press("Enter")
    page.wait_for_url("**/password/reset/done/")
    page.goto(re.search(r"https?://\S+", mail.outbox[0].body).group())
    look()
    tab_to(page, "[name=password1]")
    page.keyboard.type("short")
    page.keyboard.press("Enter")
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()
    look()
    for field in ("password1", "password2"):
        page.fill(f"[name={field}]", "a-quite-new-password")
    page.keyboard.press("Enter")
    page.wait_for_url("**/password/reset/key/done/")
    look()


def test_error_pages_shut_nobody_out(page, guard, sign_in, look, settings, monkeypatch, no_counting):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/m/ip"}
    for status in (200, 429):
        page.goto("/account/password/reset/")
        page.fill("[name=email]", "somebody@example.org")
        assert sent(page, "form button.go") == status
    look()
    sign_in(guard)
    assert page.goto("/admin/").status == 403
    look()
    page.goto("/you/")
    page.context.clear_cookies(name="csrftoken")
    assert sent(page, ".lang button[lang=en]") == 403
    look()
    monkeypatch.setattr("accounts.views.profile.roles_held", lambda *_args: 1 / 0)
    assert page.goto("/you/").status == 500
    look()


def sent(page, button):
    """Press a button; return the status of the page that came."""
    with page.expect_navigation() as answer:
        page.locator(button).first.click()
    return answer.value.status


def test_trail_is_opened_and_turned_by_keyboard(page, guard, sign_in):
    sign_in(guard)
    page.goto("/audit/?about=accounts.organisation")
    page.locator("details.more > summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.more[open] dd").first).to_be_visible()
    page.locator("a[rel=next]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("a[rel=prev]")).to_be_visible()
    assert "before=" in page.url


def test_language_chosen_in_the_header_is_remembered(page, guard, sign_in):
    sign_in(guard)
    page.goto("/you/")
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    page.get_by_role("button", name="Polski").click()
    expect(page.locator("html")).to_have_attribute("lang", "pl")
    assert User.objects.get(pk=guard.pk).language == "pl"


def test_person_switches_the_organisation_they_act_for(page, guard, sign_in):
    other = guard.memberships.get(role="viewer").organisation
    sign_in(guard)
    page.goto("/you/")
    page.locator(".me > summary").click()
    page.get_by_role("button", name=other.name).click()
    page.goto("/you/")
    expect(page.locator(".me .who")).to_contain_text(other.name)
    assert page.goto("/audit/").status == 403
