"""The partnership itself in Chromium: axe's rules on every page, and a phase moved on by keyboard alone."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from partnerships.actions import agreements, anchors, contacts, contributions, leads, sharing
from tests.browser.conftest import FAR
from tests.conftest import member

MAY = date(2026, 5, 4)


@pytest.fixture
def world(cast):
    """A partnership with one of everything; its coordinator and the union as a partner."""
    by = member(cast.officer.organisation, "coordinator")
    union = cast.partnership.partners.get(organisation=cast.partner.organisation_id)
    leads.hand_over(partner=union, on=MAY, by=by)
    contacts.add(partner=union, name="Office", email="office@example.org", phone="1", main=True, by=by)
    sharing.record(partner=union, covers="Totals", valid_from=MAY, valid_until=date(2026, 6, 1), by=by)
    pledge = contributions.pledge(
        partner=union,
        kind="money",
        title="Grants",
        amount=Decimal(900),
        currency="EUR",
        on=MAY,
        due_on=MAY,
        by=by,
    )
    contributions.receive(contribution=pledge, amount=Decimal(300), on=MAY, by=by)
    anchors.take_in(
        partnership=cast.partnership,
        kind="council",
        name="Council",
        since=MAY,
        mandate="Leads.",
        mandated_on=MAY,
        by=by,
    )
    anchors.bring(partner=union, what="A job bank", baseline="0 offers", now="140 offers", since=MAY, by=by)
    council = cast.partnership.anchor
    anchors.seat(anchor=council, organisation=union.organisation, seat="chair", valid_from=MAY, by=by)
    agreement = agreements.begin(
        partnership=cast.partnership,
        aims="Work.",
        jobs_created=84,
        jobs_formalised=61,
        reach_by=date(2027, 1, 1),
        by=by,
    )
    agreements.put_out(agreement=agreement, by=by)
    return cast, by, union, agreement


def addresses(cast, union, agreement):
    code = {"partnership": cast.partnership.code}
    named = (
        "plan_detail", "phase_decide", "anchor_detail", "anchor_change", "partner_list", "partner_add",
        "agreement_list", "course_choose",
    )  # fmt: skip
    of_union = (
        "partner_detail",
        "partner_change",
        "partner_lead",
        "contact_add",
        "contribution_pledge",
        "sharing_add",
        "brought_add",
    )
    council, brought = cast.partnership.anchor, union.brought.get()
    return [
        reverse("partnerships:plan_list"),
        *(reverse(f"partnerships:{name}", kwargs=code) for name in named),
        *(reverse(f"partnerships:{name}", kwargs={"pk": union.pk}) for name in of_union),
        *(
            reverse(f"partnerships:{name}", kwargs={"pk": council.pk})
            for name in ("anchor_member_add", "anchor_bring")
        ),
        reverse("partnerships:anchor_member_change", kwargs={"pk": council.members.get().pk}),
        *(
            reverse(f"partnerships:{name}", kwargs={"pk": brought.pk})
            for name in ("brought_change", "brought_withdraw")
        ),
        reverse("partnerships:agreement_detail", kwargs={"pk": agreement.pk}),
        reverse("partnerships:party_sign", kwargs={"pk": agreement.parties.first().pk}),
    ]


@pytest.mark.parametrize(("language", "size", "theme"), [FAR])
def test_every_page_passes_axe_and_fits(page, world, sign_in, axe_clean, language, size, theme):
    cast, by, union, agreement = world
    type(by.user).objects.filter(pk=by.user.pk).update(language=language)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    sign_in(by.user)
    for address in addresses(cast, union, agreement):
        assert page.goto(address).status == 200, address
        axe_clean(page)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], address


def test_a_phase_is_moved_on_by_keyboard_alone(page, world, sign_in):
    cast, by, _union, _agreement = world
    sign_in(by.user)
    page.goto(reverse("partnerships:plan_detail", kwargs={"partnership": cast.partnership.code}))
    page.get_by_role("link", name="Move on or reopen").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Record the decision").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Say why the partnership goes on all the same.").first).to_be_visible()
    page.get_by_label("Reason").focus()
    page.keyboard.type("The board sits on Monday.")
    page.get_by_role("button", name="Record the decision").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".course > .current")).to_contain_text("diagnosis")
    expect(page.locator(".course-log")).to_contain_text("The board sits on Monday.")
