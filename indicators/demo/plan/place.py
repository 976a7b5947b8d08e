"""Where the partners of the demonstration stand, and the boundaries that may be shown around them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.apps import apps

from accounts.enums import Role
from jtportal.kernel.actor import CLI
from partnerships.actions import coverage, partners, territory_files
from partnerships.models import Boundary, Partner, Territory

if TYPE_CHECKING:
    from indicators.demo.plan import Stage

# partnership -> the beginning of an organisation's name -> the code of its place
STAND = {
    "ua-demo": {
        "Шептицька філія": "ua-sheptytskyi",
        "ДП «Львіввугілля»": "ua-sokal",
        "Профспілка гірників": "ua-sosnivka",
        "Спілка роботодавців": "ua-sheptytskyi",
        "Шептицька міська рада": "ua-sheptytskyi",
        "Сокальська міська рада": "ua-sokal",
        "Шептицький гірничий": "ua-sheptytskyi",
        "ГО «Простір": "ua-velyki-mosty",
        "Західна торгово": "ua-radekhiv",
        "Кредитна спілка": "ua-hirnyk",
    },
    "pl-demo": {
        "Powiatowy Urząd Pracy": "pl-bytom",
        "Zakład Górniczy Bobrek": "pl-bytom",
        "Związek Zawodowy": "pl-bytom",
        "Związek Pracodawców": "pl-bytom",
        "Miasto Bytom": "pl-bytom",
        "Centrum Kształcenia": "pl-bytom",
        "Izba Gospodarcza": "pl-chorzow",
        "Fundacja Nowa Szychta": "pl-zabrze",
    },
    "ba-demo": {
        "Služba za zapošljavanje": "ba-tuzla",
        "Rudnici": "ba-lukavac",
        "Sindikat": "ba-tuzla",
        "Udruženje poslodavaca": "ba-tuzla",
        "Grad Tuzla": "ba-tuzla",
        "Centar za obuku": "ba-tuzla",
        "Udruženje „Prvi korak”": "ba-lukavac",
    },
    "gb-demo": {
        "Jobcentre": "gb-neath",
        "Aberpergwm": "gb-glynneath",
        "Neath Valley": "gb-resolven",
        "Vale of Neath Employers": "gb-neath",
        "Neath Port Talbot": "gb-port-talbot",
        "Vale of Neath Skills": "gb-neath",
    },
}
# What each covers, places without people or partners too. Boundaries that may be embedded are at hand for Poland only.
COVERED = {
    "ua-demo": (
        "ua-sheptytskyi", "ua-sokal", "ua-sosnivka", "ua-hirnyk", "ua-velyki-mosty", "ua-dobrotvir",
        "ua-pozdymyr", "ua-belz",
    ),
    "pl-demo": ("pl-bytom", "pl-radzionkow", "pl-piekary-slaskie", "pl-ruda-slaska", "pl-swietochlowice"),
    "ba-demo": ("ba-tuzla", "ba-lukavac", "ba-zivinice", "ba-banovici", "ba-kalesija"),
    "gb-demo": ("gb-glynneath", "gb-neath", "gb-resolven", "gb-aberdare"),
}  # fmt: skip
BOUNDARIES = {"pl-demo": ("PL", "silesia.geojson")}
SOURCES = {
    "PL": "Boundaries: polska-geojson, © 2019 Piotr Patrzyk (MIT), after the state register of boundaries"
}


def load(stage: Stage) -> None:
    """Give each partner its place, and the territory its places and boundaries."""
    code = stage.partnership.code
    coordinator = stage.person(Role.COORDINATOR) or CLI
    stand = STAND.get(code, {})
    rows = Partner.objects.filter(partnership=stage.partnership, territory=None).select_related(
        "organisation"
    )
    known = Territory.objects.in_bulk(set(stand.values()), field_name="code")
    for row in rows:
        place = next((one for begins, one in stand.items() if row.organisation.name.startswith(begins)), None)
        if place in known:
            partners.change(partner=row, territory=known[place], by=coordinator)
    if not stage.partnership.territories.exists():
        places = Territory.objects.filter(code__in=COVERED.get(code, ()))
        coverage.cover(partnership=stage.partnership, territories=places, by=coordinator)
    if code in BOUNDARIES and not Boundary.objects.filter(territory__country=BOUNDARIES[code][0]).exists():
        country, name = BOUNDARIES[code]
        path = Path(apps.get_app_config("partnerships").path) / "data" / name
        territory_files.load_file(path=path, country=country, source=SOURCES[country], by=CLI)
