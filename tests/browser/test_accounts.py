"""The pages around a person in a real browser: in three languages, on desk and phone, by axe-core and by keyboard."""

import pytest
from django.core.mail import EmailMessage, get_connection
from playwright.sync_api import expect

from accounts.actions import audit, memberships
from accounts.models import MailMessage, User
from accounts.queries import actor_for
from jtportal.kernel.actor import CLI
from tests.factories.accounts import MembershipFactory, OrganisationFactory

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
    mail = EmailMessage(
        "Subject", "Text with https://portal.example/a/long/link/" + "x" * 90, to=["a@example.org"]
    )
    mail.connection = get_connection("accounts.mailbox.MailboxBackend")
    mail.send()
    return membership.user


@pytest.mark.parametrize(("language", "size", "light"), [("pl", DESK, "light"), ("uk", PHONE, "dark")])
def test_every_page_passes_axe(page, guard, sign_in, axe_clean, base_url, language, size, light):
    sign_in(guard)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": base_url}])
    page.emulate_media(color_scheme=light)
    page.set_viewport_size(size)
    for address in [*PAGES, f"/mailbox/{MailMessage.objects.get().pk}/"]:
        assert page.goto(address).status == 200
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address
        axe_clean(page)


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
