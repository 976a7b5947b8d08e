"""The ways side by side in Chromium: drawn up, read and chosen on a phone in the dark; axe's rules on each page."""

from decimal import Decimal

import pytest
from django.urls import reverse

from tests.browser.conftest import FAR
from tests.factories.workforce import CaseFactory
from tests.indicators.effects_made import PAID, coordinator, version_with
from tests.partnerships.dutiful import clause_of, in_force
from tests.partnerships.measures.test_judging import document
from workforce.models import PathwaySheet, SheetChoice


@pytest.fixture
def case(cast):
    born = [{"fact": "birth_date", "before": "2010-01-01"}]
    version = version_with(cast, document("course", born, pathway="reskilling", **PAID), opened=False)
    in_force(cast, clause_of(version, "Leave"), coordinator(cast))
    return CaseFactory(worker__site=cast.site, worker__facts__wage=Decimal(20000))


def url(name, row):
    return reverse(f"workforce:{name}", kwargs={"pk": row.pk})


@pytest.mark.parametrize(("language", "size", "theme"), [FAR])
def test_a_sheet_is_drawn_up_and_chosen_on(page, cast, case, sign_in, axe_clean, language, size, theme):
    user = cast.officer.user
    type(user).objects.update(language=language)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    sign_in(user)

    def fits():
        axe_clean(page)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]

    page.goto(url("case_ways", case))
    fits()
    page.goto(url("sheet_new", case))
    fits()
    page.locator("#id_early_retirement_0_source").fill("?")
    page.locator(".form-actions .go").click()
    page.locator("#id_early_retirement_0_amount_error").wait_for()
    fits()
    page.locator("#id_early_retirement_0_amount").fill("12000")
    page.locator("#id_early_retirement_0_from").fill("2027-01-01")
    page.locator(".form-actions .go").click()
    page.locator("svg.incomes").wait_for()
    fits()
    sheet = PathwaySheet.objects.get()
    for name in ("sheet_sign", "sheet_choose"):
        page.goto(url(name, sheet))
        fits()
    page.locator("input[name=way][value=reskilling_own]").check()
    page.locator("#id_reason").fill("Власна майстерня")
    page.locator(".form-actions .go").click()
    page.locator(".hands").first.wait_for()
    fits()
    page.goto(url("sheet_step", SheetChoice.objects.get()))
    fits()
