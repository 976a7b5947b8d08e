"""Forms that save themselves in Chromium: typed, signed out by a lost session, signed in again, the words are back."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import FormDraft
from tests.factories.accounts import PASSWORD, code_of, with_totp
from tests.factories.workforce import CaseFactory
from workforce.models import Assessment

BACK = re.compile(r"Your words of \d\d:\d\d are back\.")


@pytest.fixture
def form(cast):
    case = CaseFactory(worker__site=cast.site)
    return reverse("workforce:intake_assessment", kwargs={"pk": case.pk})


def sign_in_by_hand(page, user, secret):
    page.fill("[name=login]", user.email)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/2fa/authenticate/**")
    page.fill("[name=code]", code_of(secret))
    page.keyboard.press("Enter")


def kept(page):
    """Wait until what the page sent while it was left has come in: nothing tells the next page."""
    for _ in range(150):
        if FormDraft.objects.exists():
            return
        page.wait_for_timeout(100)
    raise AssertionError("nothing was kept")


def test_words_are_back_after_the_session_was_lost(page, cast, form, sign_in, axe_clean):
    user = cast.officer.user
    secret = with_totp(user)
    sign_in(user)
    page.goto(form)
    page.fill("[name=strengths]", "Welds, leads a crew")
    expect(page.locator("[data-kept-said]")).to_contain_text("Kept at")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.fill("[name=hurdles]", "Far from any bus")
    expect(page.locator("[data-kept-said]")).to_contain_text("Your sign-in has ended")
    page.goto(form)
    sign_in_by_hand(page, user, secret)
    page.wait_for_url(f"**{form}")
    expect(page.get_by_text(BACK)).to_be_visible()
    expect(page.locator("[name=strengths]")).to_have_value("Welds, leads a crew")
    axe_clean(page)
    page.get_by_role("button", name="Record").click()
    page.wait_for_url(lambda url: not url.endswith(form))
    assert Assessment.objects.get().strengths == "Welds, leads a crew"
    assert not FormDraft.objects.exists()


def test_words_are_kept_on_leaving_and_discarded_on_wish(page, cast, form, sign_in):
    sign_in(cast.officer.user)
    page.goto(form)
    page.fill("[name=strengths]", "Welds")
    page.goto("/")
    kept(page)
    page.goto(form)
    expect(page.get_by_text(BACK)).to_be_visible()
    page.get_by_role("button", name="Discard them").click()
    expect(page.locator("[name=strengths]")).to_have_value("")
    assert not FormDraft.objects.exists()
