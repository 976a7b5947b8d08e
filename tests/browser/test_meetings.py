"""Meetings, recommendations and the report in Chromium, for everybody."""

import pytest
from playwright.sync_api import expect

from jtportal.kernel.actor import BEAT
from partnerships.actions import trees
from tests.browser.conftest import FAR
from tests.indicators.views.conftest import count, hire
from tests.partnerships.reviewing import answered, called, coordinator_of, decided, held, recommended


@pytest.fixture
def crew(cast):
    """A meeting that was held, one that comes, a late decision, an answered recommendation, and numbers."""
    cast.by = coordinator_of(cast)
    cast.meeting = held(cast, cast.by)
    cast.coming = called(cast, cast.by, days=9, title="Steering in winter")
    cast.decision = decided(cast, cast.by, cast.meeting, days=-2)
    cast.advice = recommended(cast, cast.by)
    answered(cast, cast.by, cast.advice)
    trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=BEAT), by=BEAT)
    hire(cast, 6)
    count(cast)
    return cast


def addresses(crew):
    code = crew.partnership.code
    return [
        f"/p/{code}/plan/meetings/",
        f"/p/{code}/plan/meetings/new/",
        f"/meetings/{crew.meeting.pk}/",
        f"/meetings/{crew.meeting.pk}/minutes/",
        f"/meetings/{crew.meeting.pk}/decisions/new/",
        f"/decisions/{crew.decision.pk}/",
        f"/p/{code}/plan/meetings/recommendations/",
        f"/recommendations/{crew.advice.pk}/",
        f"/recommendations/{crew.advice.pk}/answer/",
        f"/p/{code}/results/report/",
    ]


@pytest.mark.parametrize(("language", "size", "theme"), [FAR])
def test_every_page_passes_axe(page, crew, sign_in, axe_clean, language, size, theme):
    type(crew.by.user).objects.filter(pk=crew.by.user.pk).update(language=language)
    sign_in(crew.by.user)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    for address in addresses(crew):
        page.goto(address)
        axe_clean(page)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


def test_the_quarters_report_is_three_clicks_from_today(page, crew, sign_in):
    sign_in(crew.partner.user)
    page.goto(f"/p/{crew.partnership.code}/today/")
    page.get_by_role("link", name="Results", exact=True).first.click()
    page.get_by_role("link", name="Report", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")


def test_an_owner_says_that_it_is_done(page, crew, sign_in):
    sign_in(crew.partner.user)
    page.goto(f"/decisions/{crew.decision.pk}/")
    page.get_by_label("It is now").select_option("done")
    page.get_by_role("button", name="Record").click()
    expect(page.locator(".timeline")).to_contain_text("Done")
