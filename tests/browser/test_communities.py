"""The communities in Chromium: from a record by support and outcome to the number, and its pages for everybody."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.enums import Role
from indicators.actions import computing
from indicators.demo.plan import Stage, communities
from indicators.models import Reading
from jtportal.kernel.actor import BEAT
from tests.conftest import Cast, member
from tests.factories.partnerships import TerritoryFactory
from workforce.models import Beneficiary

pytestmark = pytest.mark.django_db(transaction=True)


def totals(cast: Cast) -> str:
    """Return the address of the numbers."""
    return reverse("indicators:community_totals", kwargs={"partnership": cast.partnership.code})


def register(page: Page, cast: Cast, kind: str, name: str) -> None:
    """Add a record with its municipality."""
    page.goto(reverse("workforce:community_new", kwargs={"partnership": cast.partnership.code}))
    page.get_by_label("Kind").select_option(kind)
    page.locator("#id_name").fill(name)
    page.get_by_label("Municipality").select_option(label="Near Town")
    page.get_by_role("button", name="Record").click()
    expect(page.locator("h1")).to_contain_text(name)


def support(page: Page, cast: Cast) -> None:
    """Give the record on the page support."""
    page.get_by_role("link", name="Record support").click()
    page.get_by_label("What was given").fill("Grant for an oven")
    page.get_by_label("When").fill(str(cast.partnership.today() - timedelta(days=9)))
    page.get_by_label("By which partner").select_option(index=0)
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_text("Grant for an oven", exact=True)).to_be_visible()


def test_the_form_asks_only_what_fits_the_kind(page: Page, cast: Cast, sign_in: Any) -> None:
    sign_in(cast.officer.user)
    page.goto(reverse("workforce:community_new", kwargs={"partnership": cast.partnership.code}))
    members, share = page.get_by_label("People in the household"), page.get_by_label("Turnover that depends")
    for kind, shown, away in (("household", members, share), ("business", share, members)):
        page.get_by_label("Kind").select_option(kind)
        expect(shown).to_be_visible()
        expect(away).to_be_hidden()
    share.fill("62.5")
    page.get_by_label("Kind").select_option("household")
    expect(share).to_be_visible()  # what was typed is never put away


def test_from_a_record_to_the_number(page: Page, cast: Cast, sign_in: Any) -> None:
    TerritoryFactory(name="Near Town", country=cast.partnership.country, level="municipality")
    sign_in(cast.officer.user)
    register(page, cast, "household", "Household 14")
    support(page, cast)
    register(page, cast, "business", "Bakery")
    support(page, cast)
    page.get_by_role("link", name="Record an outcome").click()
    page.get_by_label("Outcome").select_option("job_created")
    page.get_by_label("Since when").fill(str(cast.partnership.today() - timedelta(days=2)))
    page.get_by_label("Sex of the person in the job").select_option("female")
    page.get_by_label("Evidence").fill("Contract 7")
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_text("not verified yet, and not counted")).to_be_visible()
    sign_in(member(cast.officer.organisation, Role.SECOND_APPROVER).user)
    page.goto(reverse("workforce:community_detail", kwargs={"pk": Beneficiary.objects.get(name="Bakery").pk}))
    page.get_by_role("button", name="Verify it").click()
    computing.recompute(partnerships=[cast.partnership], by=BEAT)
    page.goto(totals(cast))
    expect(page.locator("h1")).to_contain_text("1 job was created or formalised")
    expect(page.get_by_role("row", name="Households")).to_contain_text("1")
    page.get_by_role("row", name="Created").get_by_role("link").first.click()
    expect(page.locator("h1")).to_contain_text("1 jobs created beside the roster")
    page.locator("#cases").get_by_role("link", name="Bakery").click()
    expect(page.get_by_text("Contract 7")).to_be_visible()


def test_what_was_recorded_by_mistake_is_taken_back(page: Page, cast: Cast, sign_in: Any) -> None:
    TerritoryFactory(name="Near Town", country=cast.partnership.country, level="municipality")
    sign_in(cast.officer.user)
    register(page, cast, "household", "Household 14")
    support(page, cast)
    page.get_by_role("link", name="Take it back").click()
    page.get_by_label("Reason").fill("Given to the house next door")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("taken back: Given to the house next door")).to_be_visible()


@pytest.mark.parametrize(("language", "theme", "width"), [("en", "light", 1280), ("uk", "dark", 390)])
def test_the_pages_shut_nobody_out(
    page: Page,
    base_url: str,
    sign_in: Any,
    cast: Cast,
    axe_clean: Callable[[Page], None],
    language: str,
    theme: Any,
    width: int,
) -> None:
    cast.partnership.code = "ua-demo"
    cast.partnership.save()
    member(cast.officer.organisation, Role.COORDINATOR)
    communities.load(Stage(cast.partnership))
    computing.recompute(partnerships=[cast.partnership], by=BEAT)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": base_url}])
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    firm = Beneficiary.objects.filter(kind="business").earliest("pk")
    here = {"partnership": "ua-demo"}
    records = [reverse(f"workforce:{name}", kwargs=here) for name in ("community_list", "community_new")]
    words = ("detail", "change", "support", "outcome")
    records += [reverse(f"workforce:community_{name}", kwargs={"pk": firm.pk}) for name in words]
    back = firm.outcomes.earliest("pk").pk
    records.append(reverse("workforce:community_outcome_back", kwargs={"pk": back}))
    numbers = Reading.objects.current().whole().filter(indicator__startswith="community", value__gt=0)
    shown = [
        numbers.filter(indicator=key).latest("pk").pk for key in ("community_jobs", "community_supported")
    ]
    readings = [reverse("indicators:reading_detail", kwargs={"pk": pk}) for pk in shown]
    for person, paths in (
        (cast.officer, [totals(cast), *records, *readings]),
        (cast.partner, [totals(cast), *readings]),
    ):
        sign_in(person.user)
        for path in paths:
            page.goto(path)
            axe_clean(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
