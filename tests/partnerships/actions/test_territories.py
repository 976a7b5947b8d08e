"""Places."""

from decimal import Decimal

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import territories
from partnerships.models import Territory
from tests.factories.partnerships import TerritoryFactory

pytestmark = pytest.mark.django_db
SOKAL = {
    "code": "ua-sokal", "name": "Сокаль", "level": "municipality", "country": "UA", "names": {"pl": "Sokal"},
    "latitude": Decimal("50.4744"), "longitude": Decimal("24.2829"),
}  # fmt: skip


def test_place_is_found_in_every_script(officer):
    assert territories.create(by=officer, **SOKAL).search.split() == ["сокаль", "sokal"]


def test_renamed_place_is_found_by_its_new_name(officer):
    row = territories.create(by=officer, **SOKAL)
    territories.change(territory=row, name="Червоноград", names={"former": "Кристинопіль"}, by=officer)
    row.refresh_from_db()
    assert {"червоноград", "кристинопіль"} <= set(row.search.split())
    territories.change(territory=row, name="Червоноград", by=officer)
    assert AuditEvent.objects.filter(verb="territory.changed").count() == 1


def test_place_in_which_another_lies_stays(officer):
    child = TerritoryFactory(parent=TerritoryFactory(level="region"))
    with pytest.raises(Refused):
        territories.remove(territory=child.parent, by=officer)
    territories.remove(territory=child, by=officer)
    assert not Territory.objects.filter(code=child.code).exists()


def test_list_brings_places_to_its_state_and_leaves_others_alone(officer):
    TerritoryFactory(code="ua-other", name="Other")
    rows = [{"code": "UA", "name": "Україна", "level": "country", "country": "UA"}, SOKAL | {"parent": "UA"}]
    assert territories.load(rows=rows, by=officer) == (2, 0)
    assert territories.load(rows=rows, by=officer) == (0, 0)
    rows[1] = rows[1] | {"name": "Сокаль-2"}
    assert territories.load(rows=rows, by=officer) == (0, 1)
    assert Territory.objects.get(code="ua-sokal").parent.code == "UA"
    assert Territory.objects.get(code="ua-other").name == "Other"
