"""The map: what is on it, in words as well, and who may move what."""

import html
import re
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import coverage, territories
from partnerships.actions.territories import words_of
from partnerships.models import Boundary, Partner
from tests.conftest import member
from tests.factories.partnerships import PartnerFactory, TerritoryFactory
from tests.indicators.views.conftest import count, hire

pytestmark = pytest.mark.django_db


@pytest.fixture
def land(cast):
    """A district with two towns; the mine stands in one, twelve people live there and two in the other."""
    district = TerritoryFactory(name="Стенпівський район", level="district")
    at = {"parent": district, "country": "UA"}
    near = TerritoryFactory(name="Шептицький", latitude=Decimal("50.391"), longitude=Decimal("24.2351"), **at)
    near.search = words_of(near.name, {})
    near.save()
    far = TerritoryFactory(name="Сокаль", latitude=Decimal("50.4744"), longitude=Decimal("24.2829"), **at)
    ring = [[24.0, 50.2], [24.5, 50.2], [24.5, 50.6], [24.0, 50.6], [24.0, 50.2]]
    shape = {"type": "MultiPolygon", "coordinates": [[ring]]}
    Boundary.objects.create(territory=district, geometry=shape, west=24, south=50.2, east=24.5, north=50.6)
    cast.site.territory = near
    cast.site.save()
    hire(cast, 12, town=near)
    hire(cast, 2, town=far)
    count(cast)
    return cast, near, far


def page(client, cast, actor, query=""):
    client.force_login(actor.user)
    return client.get(f"/p/{cast.partnership.code}/plan/place/{query}")


def test_the_map_and_the_list_say_the_same(client, land):
    cast, near, _far = land
    response = page(client, cast, cast.officer)
    text = response.content.decode()
    assert response.status_code == 200
    assert re.search(r"<a href=\"[^\"]+\">12</a> of 14 people", text)
    assert f'href="#place-{near.pk}"' in text
    assert f'id="place-{near.pk}"' in text
    assert "Шептицький: 12 open cases" in text
    assert str(cast.site) in text
    assert 'class="m-area district"' in text
    wide, narrow = (one["map"] for one in response.context["drawings"])
    assert {one.town.name for one in wide.towns} == {one.town.name for one in narrow.towns}
    assert all(0 <= one.x <= wide.width and 0 <= one.y <= wide.height for one in wide.towns)


MARK = re.compile(r'class="m-mark ([a-z]+)"')


@pytest.mark.parametrize(
    ("role", "symbol"),
    [
        ("provider", "provider"),
        ("employer", "employer"),
        ("mine_operator", "employer"),
        ("trade_union", "other"),
    ],
)
def test_what_stands_in_a_place_has_its_symbol_on_the_map_and_in_the_list(client, land, role, symbol):
    cast, near, far = land
    row = PartnerFactory(partnership=cast.partnership, role=role, territory=far)
    response = page(client, cast, cast.officer)
    for drawing in response.context["drawings"]:
        marks = {one.town.name: [mark.kind for mark in one.marks] for one in drawing["map"].towns}
        assert (marks[near.name], marks[far.name]) == (["site"], [symbol])
    drawn = [text for text in response.text.split("<svg")[1:] if 'class="m-area' in text.split("</svg>")[0]]
    assert len(drawn) == len(response.context["drawings"])
    assert all({"site", symbol} <= set(MARK.findall(text.split("</svg>")[0])) for text in drawn)
    listed = {key: response.text.split(f'id="place-{key}"')[1].split("</tr>")[0] for key in (near.pk, far.pk)}
    assert MARK.findall(listed[near.pk]) == ["site"]
    assert str(cast.site) in listed[near.pk]
    assert MARK.findall(listed[far.pk]) == [symbol]
    assert html.escape(str(row.organisation)) in listed[far.pk]
    assert row.get_role_display() in listed[far.pk]


def test_few_people_stay_unsaid_to_those_who_may_not_see_them(client, land):
    cast, _near, far = land
    lines = page(client, cast, cast.partner).context["lines"]
    assert next(one["spot"].number.value for one in lines if one["spot"].territory == far) is None
    lines = page(client, cast, cast.officer).context["lines"]
    assert next(one["spot"].number.value for one in lines if one["spot"].territory == far) == 2


def test_links_go_nearer_and_back_without_losing_the_place(client, land):
    cast, near, _far = land
    whole = page(client, cast, cast.officer)
    assert whole.context["ways"]["farther"] == ""
    shown = next(one["url"] for one in whole.context["lines"] if one["spot"].territory == near)
    close = page(client, cast, cast.officer, shown.removesuffix("#map"))
    drawn = next(one for one in close.context["drawings"][0]["map"].towns if one.town.name == near.name)
    sheet = close.context["drawings"][0]["map"]
    assert abs(drawn.x - sheet.width / 2) < sheet.width / 4
    assert abs(drawn.y - sheet.height / 2) < sheet.height / 4
    assert close.context["drawings"][0]["map"].scale_km <= whole.context["drawings"][0]["map"].scale_km
    assert page(client, cast, cast.officer, "?z=x&x=99999999999&y=-").status_code == 200


def test_a_coordinator_places_a_partner_by_name(client, land):
    cast, near, _far = land
    row = Partner.objects.get(organisation=cast.partner.organisation)
    url = reverse("partnerships:place_partner", kwargs={"pk": row.pk})
    coordinator = member(cast.officer.organisation, "coordinator")
    client.force_login(coordinator.user)
    answer = client.post(url, {"territory": "Atlantis"})
    assert answer.status_code == 422
    assert b'value="Atlantis"' in answer.content
    assert client.post(url, {"territory": "sheptytskyi"}).status_code == 302
    row.refresh_from_db()
    assert row.territory == near
    assert AuditEvent.objects.filter(verb="partner.changed", target_id=str(row.pk)).count() == 1
    assert str(row.organisation) in page(client, cast, cast.partner).content.decode()
    client.force_login(cast.partner.user)
    assert client.post(url, {"territory": ""}).status_code == 403


def test_a_name_that_several_places_bear_asks_for_the_code(client, land):
    cast, near, _far = land
    twin = TerritoryFactory(name="Шептицький", code="ua-twin")
    twin.search = near.search
    twin.save()
    row = Partner.objects.get(organisation=cast.partner.organisation)
    client.force_login(member(cast.officer.organisation, "coordinator").user)
    url = reverse("partnerships:place_partner", kwargs={"pk": row.pk})
    assert "ua-twin" in client.post(url, {"territory": "Шептицький"}).content.decode()
    assert client.post(url, {"territory": "UA-TWIN"}).status_code == 302


def test_queries_do_not_grow_with_the_places(client, land, django_assert_max_num_queries):
    cast, near, _far = land
    with django_assert_max_num_queries(60) as first:
        page(client, cast, cast.officer)
    for number in range(6):
        town = TerritoryFactory(
            parent=near.parent, latitude=near.latitude, longitude=near.longitude + Decimal(number + 1) / 50
        )
        PartnerFactory(partnership=cast.partnership, role="provider", territory=town)
    with django_assert_max_num_queries(len(first.captured_queries)):
        assert page(client, cast, cast.officer).status_code == 200


def test_a_covered_place_without_anything_stands_on_map_and_list(client, land):
    cast, near, _far = land
    empty = TerritoryFactory(
        name="Белз", parent=near.parent, country="UA", latitude=Decimal("50.38"), longitude=Decimal("24.01")
    )
    before = page(client, cast, cast.officer)
    assert empty not in [one["spot"].territory for one in before.context["lines"]]
    coverage.cover(partnership=cast.partnership, territories=[near, empty], by=cast.officer)
    after = page(client, cast, cast.officer)
    drawn = {one.town.name: one.town for one in after.context["drawings"][0]["map"].towns}
    assert {name: one.covered for name, one in drawn.items()} == {
        "Шептицький": True, "Белз": True, "Сокаль": False,
    }  # fmt: skip
    text = after.text
    assert f'id="place-{empty.pk}"' in text
    assert f'href="#place-{empty.pk}"' in text
    assert text.count('class="m-ring"') == 2 * 2 + 1, "two places on two sheets, and the key"
    assert "The partnership covers 2 places." in text
    assert "In 1 of them nothing stands" in text
    assert "Of 2 of the 2 places covered no boundary" in text
    assert text.count("outside the territory") == 1


def test_the_territory_is_outlined_where_its_boundary_is_known(client, land):
    cast, near, _far = land
    ring = [[24.2, 50.35], [24.27, 50.35], [24.27, 50.42], [24.2, 50.42], [24.2, 50.35]]
    shape = {"type": "MultiPolygon", "coordinates": [[ring]]}
    Boundary.objects.create(territory=near, geometry=shape, west=24.2, south=50.35, east=24.27, north=50.42)
    coverage.cover(partnership=cast.partnership, territories=[near], by=cast.officer)
    text = page(client, cast, cast.officer).text
    assert 'class="m-area municipality covered"' in text
    assert "m-ring" not in text


def test_a_coordinator_says_which_places_are_covered(client, land):
    cast, near, far = land
    url = reverse("partnerships:place_territory", kwargs={"partnership": cast.partnership.code})
    client.force_login(cast.partner.user)
    assert client.get(url).status_code == 403
    client.force_login(member(cast.officer.organisation, "coordinator").user)
    coverage.cover(partnership=cast.partnership, territories=[far], by=cast.officer)
    assert [key for key, _label in client.get(url).context["form"].fields["places"].choices]
    refused = client.post(url, {"places": [far.pk], "more": "Atlantis"})
    assert refused.status_code == 422
    assert "Atlantis" in refused.text
    assert client.post(url, {"places": [], "more": "sheptytskyi\n"}).status_code == 302
    assert list(cast.partnership.territories.all()) == [near]
    last = AuditEvent.objects.filter(verb="partnership.covers").latest("pk")
    assert (last.detail["before"], last.detail["after"]) == (
        {"territories": [far.code]}, {"territories": [near.code]},
    )  # fmt: skip
    with pytest.raises(Refused, match="covers this place"):
        territories.remove(territory=near, by=cast.officer)


def test_whose_data_it_is_stands_under_the_map(client, land):
    cast, _near, _far = land
    territories.keep_source(country=cast.partnership.country, text="GeoNames, CC BY 4.0", by=cast.officer)
    territories.keep_source(country="PL", text="Elsewhere", by=cast.officer)
    text = page(client, cast, cast.officer).text
    assert "Sources of places and boundaries: GeoNames, CC BY 4.0" in " ".join(text.split())
    assert "Elsewhere" not in text
