"""The calls in Chromium: axe's rules in light English and dark Ukrainian on a phone, nothing wider than the window."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.enums import Role
from indicators.demo.founding import begin, found_portal
from indicators.demo.plan import Stage, calls
from indicators.demo.stories import STORIES
from partnerships.models import Call, Proposal
from tests.factories.partnerships import TerritoryFactory

pytestmark = pytest.mark.django_db(transaction=True)
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def staged(code: str) -> Stage:
    """A partnership of the demonstration with its call, without its two years."""
    story = next(story for story in STORIES if story.code == code)
    TerritoryFactory(code=story.territory)
    found_portal()
    stage = Stage(begin(story))
    calls.load(stage)
    return stage


def url(name: str, row: Any, query: str = "") -> str:
    return reverse(f"partnerships:{name}", kwargs={"pk": row.pk}) + query


def pages_of(stage: Stage) -> list[str]:
    """Every page that a coordinator meets on the way through a call."""
    call = Call.objects.get(partnership=stage.partnership)
    note = Proposal.objects.filter(call=call, stage="note").first()
    full = Proposal.objects.filter(call=call, stage="full").first()
    names = ("call_detail", "call_move", "call_criteria", "call_conditions", "call_change", "proposal_list")
    more = ("proposal_new", "proposal_take_in", "appraisal_list", "appraisal_name", "appraisal_ranking")
    letters = ("appraisal_fewer", "letter_list", "letter_sent")
    judged = ("proposal_detail", "proposal_check", "proposal_visit", "proposal_decide")
    return [
        reverse("partnerships:call_list", kwargs={"partnership": stage.partnership.code}),
        *(url(name, call) for name in (*names, *more, *letters)),
        url("appraisal_ranking", call, "?stage=full&number=-1&money=12x"),
        url("proposal_detail", note),
        *(url(name, full) for name in judged),
    ]


def walk(page: Page, stage: Stage, axe_clean: Callable[[Page], None]) -> None:
    """Open every page and look at it."""
    for address in pages_of(stage):
        page.goto(address)
        expect(page.locator("h1")).to_have_count(1)
        axe_clean(page)
        assert not page.evaluate(WIDER), address


def test_every_page_of_a_call_is_clean_in_dark_ukrainian_on_a_phone(
    page: Page, sign_in: Callable[[Any], None], axe_clean: Callable[[Page], None], base_url: str
) -> None:
    stage = staged("gb-demo")
    sign_in(stage.person(Role.COORDINATOR).user)
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": "uk", "url": base_url}])
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    walk(page, stage, axe_clean)


def test_an_appraiser_goes_from_declaration_to_hand_in(
    page: Page, sign_in: Callable[[Any], None], axe_clean: Callable[[Page], None], base_url: str
) -> None:
    stage = staged("ua-demo")
    sign_in(stage.person(Role.EVALUATOR).user)
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": base_url}])
    page.goto(url("appraisal_list", Call.objects.get()))
    axe_clean(page)
    page.get_by_role("row").filter(has_text="not begun").first.get_by_role("link").click()
    axe_clean(page)
    page.get_by_label("I have none", exact=False).check()
    page.get_by_role("button", name="Go on").click()
    axe_clean(page)
    for field in page.get_by_role("spinbutton").all():
        field.fill("4")
    page.get_by_role("button", name="Hand in for good").click()
    expect(page.get_by_role("row").filter(has_text="handed in").first).to_be_visible()
