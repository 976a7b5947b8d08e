"""The diagnosis in Chromium: told whole, read by everybody, and brought forward from the question that is open."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.enums import Role
from indicators.demo.plan import Stage, diagnosis
from jtportal.kernel.actor import CLI
from partnerships.actions import trees
from partnerships.models import Finding
from tests.conftest import Cast, member

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = (
    "diagnosis_detail",
    "finding_list",
    "finding_new",
    "baseline_new",
    "consultation_list",
    "consultation_new",
)


@pytest.fixture
def coordinator(cast: Cast, settings: Any, tmp_path: Any) -> Any:
    """The coordinator of a partnership that is diagnosed as the demonstration's first."""
    settings.MEDIA_ROOT = tmp_path
    cast.partnership.code = "ua-demo"
    cast.partnership.save()
    trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=CLI), by=CLI)
    actor = member(cast.officer.organisation, Role.COORDINATOR)
    diagnosis.load(Stage(cast.partnership))
    return actor


def address(name: str) -> str:
    """Return the address of a page of the partnership."""
    return reverse(f"partnerships:{name}", kwargs={"partnership": "ua-demo"})


@pytest.mark.parametrize(("language", "theme", "width"), [("uk", "dark", 390)])
def test_the_pages_shut_nobody_out(
    page: Page,
    base_url: str,
    sign_in: Any,
    coordinator: Any,
    axe_clean: Callable[[Page], None],
    language: str,
    theme: Any,
    width: int,
) -> None:
    sign_in(coordinator.user)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": base_url}])
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    found = Finding.objects.order_by("number").first()
    assert found is not None
    detail = reverse("partnerships:finding_detail", kwargs={"pk": found.pk})
    for path in (*map(address, PAGES), detail):
        page.goto(path)
        axe_clean(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_an_open_question_is_answered_from_its_place(page: Page, sign_in: Any, coordinator: Any) -> None:
    sign_in(coordinator.user)
    page.goto(address("diagnosis_detail"))
    expect(page.locator("h1")).to_contain_text("of 15 questions")
    before = int(page.locator("h1 b").inner_text())
    page.locator("#trade").get_by_role("link", name="Add a finding").click()
    page.get_by_label("The finding in one sentence").fill("Two power stations buy abroad")
    page.get_by_label("In more words").fill("Both signed for three years.")
    page.get_by_label("Source").fill("Public tenders 2025")
    page.get_by_label("As of").fill("2025-05-01")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_role("button", name="Agree it").click()
    page.goto(address("diagnosis_detail"))
    expect(page.locator("h1 b")).to_have_text(str(before - 1))
    expect(page.locator("#trade .verdict")).to_have_text(re.compile("Answered"))
