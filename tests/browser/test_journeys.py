"""Journeys with a budget of clicks, by mouse or finger and by keyboard: J1, J3, J8, J10.

J2 is walked in test_import, J5 and J6 in test_results.
"""

import re
import time

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import Organisation
from jtportal.kernel import names
from tests.browser.conftest import tab_to
from tests.factories.accounts import PASSWORD, MembershipFactory
from tests.factories.workforce import CaseFactory, PersonFactory, TaskFactory

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}
THING = re.compile("/(cases|tasks)/[0-9]+/")
CYRILLIC = re.compile("[А-Яа-яЇїІіЄєҐґ]")


@pytest.fixture
def day(cast):
    """An officer's day: two things due, many people, Łukasz Wójcik among them."""
    cases = [
        CaseFactory(worker__site=cast.site, worker__person=person("Nowak", f"Jan{number}"))
        for number in range(30)
    ]
    wanted = CaseFactory(worker__site=cast.site, worker__person=person("Wójcik", "Łukasz"))
    for case in (cases[0], wanted):
        TaskFactory(case=case, owner=cast.officer.user, due_on=cast.partnership.today())
    return cast


def person(family, given):
    """A person who is found by any way of writing the name."""
    return PersonFactory(
        family_name=family,
        given_name=given,
        sort_key=names.sort_key(family, given, language="pl"),
        search=names.search_text(family, given),
    )


def type_in(page, user):
    """Sign in by keyboard."""
    page.locator("[name=login]").focus()
    page.keyboard.type(user.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/today/")


def test_j1_from_sign_in_to_the_first_thing_due_in_one_click(page, presses, day):
    page.goto("/")
    type_in(page, day.officer.user)
    page.locator("a.first").click()
    page.wait_for_url(THING)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nowak Jan0")
    assert presses() == 1


def test_j1_by_keyboard(page, day):
    page.goto("/")
    type_in(page, day.officer.user)
    tab_to(page, "a.first")
    page.keyboard.press("Enter")
    page.wait_for_url(THING)


def test_j3_somebody_on_the_phone_is_found_in_two_clicks_and_ten_seconds(page, presses, day, sign_in):
    sign_in(day.officer.user)
    page.set_viewport_size(PHONE)
    page.goto("/")
    begun = time.monotonic()
    page.get_by_role("searchbox").click()
    page.keyboard.type("Lukasz Wojcik")
    page.keyboard.press("Enter")
    row = page.locator("tbody th", has_text="Wójcik Łukasz")
    expect(row).to_have_count(1)
    assert row.bounding_box()["width"] > 100  # the name is there to be read, not only to be found
    row.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wójcik Łukasz")
    assert presses() == 2
    assert time.monotonic() - begun < 10


def test_filters_of_a_list_open_inside_a_phone(page, day, sign_in):
    sign_in(day.officer.user)
    page.set_viewport_size(PHONE)
    page.goto(reverse("workforce:case_list", args=[day.partnership.code]))
    page.locator("summary", has_text="More filters").click()
    sheet = page.locator(".chips .sheet").bounding_box()
    assert sheet["x"] >= 0
    assert sheet["x"] + sheet["width"] <= PHONE["width"]
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.select_option("#filter-sex", "female")
    page.locator("form#sieve button.go").click()
    page.wait_for_url("**sex=female**")


def test_j3_by_keyboard(page, day, sign_in):
    sign_in(day.officer.user)
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("wojcik luk")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=wojcik**")
    expect(page.locator("tbody tr")).to_have_count(1)
    tab_to(page, "a.row-link")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wójcik Łukasz")


def test_j8_an_organisation_with_two_people_on_one_page_after_the_list(page, presses, sign_in):
    sign_in(MembershipFactory(role="administrator").user)
    page.goto(reverse("admin:accounts_organisation_changelist"))
    page.get_by_role("link", name="Add: organisation").click()
    page.get_by_label("Name", exact=False).first.fill("Центр зайнятості, Сокаль")
    page.get_by_label("Kind").first.select_option("employment_service")
    page.get_by_label("Country").first.select_option("UA")
    for place, (mail, family, role) in enumerate(
        [("olena@example.org", "Бондар", "case_officer"), ("taras@example.org", "Вовк", "coordinator")]
    ):
        page.get_by_label("E-mail").nth(place).fill(mail)
        page.get_by_label("Family name").nth(place).fill(family)
        page.get_by_label("Given name").nth(place).fill("Олена")
        page.get_by_role("combobox", name="Role").nth(place).select_option(role)
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/admin/accounts/organisation/**")
    assert presses() == 2
    new = Organisation.objects.get(name="Центр зайнятості, Сокаль")
    assert set(new.memberships.values_list("role", flat=True)) == {"case_officer", "coordinator"}


def test_j10_everything_is_ukrainian_after_one_click_on_the_sign_in_page(page, presses, day):
    code = day.partnership.code
    page.goto("/account/login/")
    page.get_by_role("button", name="Українська").click()
    expect(page.locator("html")).to_have_attribute(
        "lang", "uk"
    )  # typed before, the sign-in would overtake it
    type_in(page, day.officer.user)
    for address in (f"/p/{code}/today/", f"/p/{code}/people/", f"/p/{code}/imports/", f"/p/{code}/results/"):
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", "uk")
        expect(page.get_by_role("heading", level=1), address).to_have_text(CYRILLIC)
        expect(page.get_by_role("navigation").first, address).to_have_text(CYRILLIC)
    assert presses() == 1


def test_j10_by_keyboard(page, presses, day):
    page.goto("/account/login/")
    tab_to(page, "button[lang=uk]")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    type_in(page, day.officer.user)
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    expect(page.get_by_role("heading", level=1)).to_have_text(CYRILLIC)
    assert presses() == 0
