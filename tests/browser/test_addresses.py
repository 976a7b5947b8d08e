"""Every address in Chromium, as whoever may see it, without a mouse too.

Axe-core's rules, one h1, nothing sideways at 320 pixels, every control within reach of Tab. Of two neighbours by name
one is seen on a desk, the other dark on a phone: the rooms' own walks see theirs in every way.

Which addresses there are, the resolver says; the administration's own are walked in test_admin. The fixture `context`
fails the walk on a request to another host, an error of JavaScript, a breach of the CSP.
"""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import signed_in
from tests.browser.keyboard import keyboard_faults
from tests.browser.stage import stage
from tests.conftest import member
from tests.factories.accounts import MembershipFactory, with_totp
from tests.house import access
from tests.house.addresses import OURS
from tests.house.conftest import ACTS_FOR
from tests.house.rows import keywords
from workforce.actions import follow_up_links
from workforce.models import FollowUp

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
# Addresses at which nobody gets to see a page, and why.
NO_PAGE = {
    "account_email": "leads on to what people say about themselves",
    "mfa_authenticate": "the second half of signing in, never before the first: test_accounts walks both",
    "partnerships:activity_feed": "a calendar, by an address that is a secret",
    "partnerships:letter_zip": "a file, once letters are written",
    "workforce:appointment_feed": "a calendar too",
    "workforce:home": "leads on to the day's work",
    "workforce:import_strip": "a band that other pages fetch",
}
# What sticks out once the page has settled: while a typeface is on its way, the words are another's and wider.
TOO_WIDE = """async () => {
  await document.fonts.ready;
  const page = document.documentElement;
  for (let look = 0; look < 20 && page.scrollWidth > 320; look++) await new Promise((go) => setTimeout(go, 50));
  if (page.scrollWidth <= 320) return [];
  const wide = [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility()
    && e.getBoundingClientRect().right > 320);
  return [page.scrollWidth, ...wide.map((e) => e.outerHTML.slice(0, 120))];
}"""
WAYS = {
    "desk": ((1366, 768), "light", "en"),
    "phone": ((390, 844), "dark", "pl"),
}


@pytest.fixture
def shown(cast, settings, way):
    """(address, who gets to see a page there first): every second one, of all but those of NO_PAGE and of files."""
    settings.DEMO = True
    world = stage(cast)
    people = {role: member(getattr(cast, whose).organisation, role).user for role, whose in ACTS_FOR.items()}
    people["case_officer"] = cast.officer.user  # whose tasks and imports those of the stage are
    people["with a second factor"] = with_codes(MembershipFactory(role="viewer").user)
    clients = {"stranger": (None, Client())} | {
        role: (user, signed_in(user)) for role, user in people.items()
    }
    names = sorted(one.name for one in OURS if not one.is_button and one.name not in NO_PAGE)
    wanted = {*names[[*WAYS].index(way) :: len(WAYS)]}
    names = {one.name: url_of(one, world) for one in OURS if one.name in wanted}
    found = {name: first(in_turn(clients, name), url) for name, url in names.items()}
    assert not [name for name, (who, _is_file) in found.items() if who is ...], "neither page nor file"
    pages = ((names[name], who) for name, (who, is_file) in found.items() if not is_file)
    return sorted(pages, key=lambda one: getattr(one[1], "pk", 0))


def with_codes(user):
    """Return the person with a second factor and recovery codes."""
    with_totp(user)
    RecoveryCodes.activate(user)
    return user


def in_turn(clients, name):
    """Return the clients, those first for whom the address opens by docs/access.md: the others mostly in vain."""
    opens = {"stranger", *access.who_opens(name)}
    return [clients[role] for role in sorted(clients, key=lambda role: role not in opens)]


def first(clients, url):
    """Return whose client first gets to see a page, or to have a file, at an address, and whether it is a file."""
    for who, client in clients:
        response = client.get(url)
        if response.streaming:
            b"".join(response.streaming_content)
        if response.status_code == 200:
            return who, "Content-Disposition" in response
    return ..., False


def url_of(address, world):
    """Return where an address leads in the world: an import that has ended, a link that has not been answered."""
    if address.name == "workforce:follow_up_open":
        link = follow_up_links.make(follow_up=world.row(FollowUp), language="en", by=world.cast.officer)
        return reverse(address.name, kwargs={"token": link})
    if address.name == "workforce:import_detail":
        return reverse(address.name, kwargs={"pk": world.ended.pk})
    return reverse(address.name, kwargs=keywords(address, world))


def faults_of(page, axe_clean):
    """Return what is wrong with the page as it stands, in words."""
    try:
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        axe_clean(page)
        assert not (stuck := keyboard_faults(page)), f"{page.url} by keyboard: {stuck}"
        page.set_viewport_size({"width": 320, "height": 640})
        assert not (wide := page.evaluate(TOO_WIDE)), f"{page.url} scrolls sideways: {wide}"
    except AssertionError as fault:
        return str(fault)
    return ""


@pytest.mark.parametrize("way", WAYS)
def test_every_address_shuts_nobody_out(page, shown, sign_in, axe_clean, base_url, way):
    (width, height), light, language = WAYS[way]
    page.emulate_media(color_scheme=light)
    wrong, before = [], None
    for url, user in shown:
        if user is not before:
            sign_in(user)
            page.context.add_cookies([{"name": "django_language", "value": language, "url": base_url}])
            before = user
        page.set_viewport_size({"width": width, "height": height})
        assert page.goto(url).status == 200, url
        wrong.append(faults_of(page, axe_clean))
    assert not any(wrong), "\n".join(filter(None, wrong))


def test_no_address_is_left_out_that_is_gone():
    assert set(NO_PAGE) <= {address.name for address in OURS}
