"""The administration in a real browser: every kind of page by axe-core, on desk and phone, by keyboard."""

from datetime import date

import pytest
from django.contrib.admin import site
from django.urls import resolve, reverse
from playwright.sync_api import expect

from accounts.models import Organisation, RoleTitle, User
from indicators.actions import targets
from indicators.models import Binding
from jtportal.kernel.actor import CLI
from partnerships.actions import territories
from partnerships.models import TemplateEdge, TemplateNode, TreeTemplate
from tests.factories.accounts import MembershipFactory, UserFactory
from tests.factories.partnerships import PartnerFactory
from tests.factories.workforce import SiteFactory
from tests.house.addresses import ADDRESSES
from workforce.models import Occupation

pytestmark = pytest.mark.django_db(transaction=True)
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}

# Addresses of the administration without a page of their own, and why. What nobody may add or delete has none either.
NO_PAGE = {
    "admin:login": "leads to the portal's sign-in",
    "admin:logout": "leads to the portal's sign-out",
    "admin:password_change": "leads to the portal's page",
    "admin:password_change_done": "only after a change on the page before, which is the portal's",
    "admin:autocomplete": "data for a script that no page uses",
    "admin:jsi18n": "a script that no page uses",
    "admin:view_on_site": "leads to a record's page; none has one",
    "admin:<path:object_id>/": "leads to the record's form, as of old",
    "admin:(?P<url>.*)$": "leads to the address with a slash",
    "admin:accounts_user_invite": "a button",
    "admin:accounts_user_reset": "a button",
}


@pytest.fixture
def rows():
    """One record of every kind that the administration keeps; return a member of staff among them."""
    membership = MembershipFactory(role="administrator", organisation__name="Sheptytskyi employment centre")
    UserFactory.create_batch(3)
    partner = PartnerFactory(organisation=membership.organisation)
    SiteFactory(partnership=partner.partnership)
    rows = [{"code": "ua-sokal", "name": "Сокаль", "level": "municipality", "country": "UA"}]
    territories.load(rows=rows, by=CLI)
    Occupation.objects.create(code="8111", label="Miners and quarriers")
    template = TreeTemplate.objects.create(key="small", title="A small tree")
    nodes = [
        TemplateNode.objects.create(
            template=template, key=key, kind="output", texts={"en": key}, position=number
        )
        for number, key in enumerate(("O1", "O2"))
    ]
    TemplateEdge.objects.create(
        template=template, kind="contributes_to", source=nodes[0], target=nodes[1], strength="strong"
    )
    targets.set_target(
        partnership=partner.partnership, indicator="women_share", value="0.3", due_on=date(2030, 1, 1), by=CLI
    )
    Binding.objects.create(partnership=partner.partnership, node_key="O1", indicator="women_share")
    RoleTitle.objects.create(role="viewer", language="pl", title="Obserwator")
    return membership.user


def pages():
    """Return the address of every page of every kind of record."""
    yield reverse("admin:index")
    yield from (reverse("admin:app_list", args=[app]) for app in {m._meta.app_label for m in site._registry})
    for model, admin in site._registry.items():
        yield admin.address("changelist")
        row = model._base_manager.last()
        for page in ("change", "history", "delete"):
            if row is not None and (page != "delete" or admin.offers("remove")):
                yield admin.address(page, row.pk)
        if admin.offers("create"):
            yield admin.address("add")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("turn", "size", "light"), [(0, DESK, "light"), (1, PHONE, "dark")], ids=["desk", "phone"]
)
def test_every_page_passes_axe(page, rows, sign_in, axe_clean, turn, size, light):
    """Of two neighbours one on a desk, the other dark on a phone."""
    sign_in(rows)
    page.emulate_media(color_scheme=light)
    page.set_viewport_size(size)
    for address in [*pages()][turn::2]:
        response = page.goto(address)
        assert response.status == 200, address
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        axe_clean(page)


def test_no_page_of_the_administration_is_forgotten(rows):
    walked = {resolve(address).view_name for address in pages()}
    there = {one.name for one in ADDRESSES if one.name.startswith("admin:")}
    kept = {name for name in there if not name.endswith(("_add", "_delete")) or name in walked}
    assert kept - walked == set(NO_PAGE)


def test_form_with_faults_passes_axe_and_leads_to_them(page, rows, sign_in, axe_clean):
    sign_in(rows)
    page.goto(reverse("admin:accounts_organisation_add"))
    page.get_by_label("E-mail").first.fill("olena@example.org")
    page.get_by_role("button", name="Save", exact=True).click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    axe_clean(page)
    summary.get_by_role("link", name="Family name").click()
    expect(page.get_by_label("Family name").first).to_be_focused()


def test_no_page_scrolls_sideways_at_320_pixels(page, rows, sign_in):
    sign_in(rows)
    page.set_viewport_size({"width": 320, "height": 640})
    for address in pages():
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_organisation_and_its_people_are_added_by_keyboard_alone(page, rows, sign_in):
    sign_in(rows)
    page.goto(reverse("admin:accounts_organisation_changelist"))
    page.get_by_role("link", name="Add: organisation").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Name", exact=False).first.focus()
    for words in ("Львівський обласний центр зайнятості", "ЛОЦЗ", "employment", "Ukraine"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    for words in ("olena@example.org", "Бондар", "Олена", "case"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Save", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("ЛОЦЗ").first).to_be_visible()
    assert User.objects.get(email="olena@example.org").memberships.get().role == "case_officer"
    assert Organisation.objects.get(short_name="ЛОЦЗ").kind == "employment_service"
