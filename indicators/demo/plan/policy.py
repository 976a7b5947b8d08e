"""What outputs and interventions of the demonstration serve of the policy frameworks, and what is green of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.enums import Role
from partnerships.actions import policy
from partnerships.enums import PolicyArea as Area
from partnerships.models import GreenDefinition, PolicyTag
from partnerships.queries.policy import coverage

if TYPE_CHECKING:
    from indicators.demo.plan import Stage

COMMON = {
    "output:O1": (Area.RIGHTS, Area.DIALOGUE, Area.JUSTICE, Area.TREND_DIALOGUE),
    "output:O2": (Area.DIALOGUE, Area.TREND_DIALOGUE),
    "output:O3": (Area.LABOUR_MARKET, Area.PROTECTION, Area.MANAGING, Area.TREND_PROTECTION),
    "output:O5": (Area.SKILLS, Area.LABOUR_MARKET, Area.TREND_SKILLS),
}
FOURTH = {
    "ua-demo": (Area.ENTERPRISE, Area.ECONOMIES, Area.TREND_ENTERPRISE),
    "pl-demo": (
        Area.ENTERPRISE,
        Area.INDUSTRY,
        Area.ECONOMIES,
        Area.TREND_INDUSTRY,
        Area.FINANCING,
        Area.TREND_FINANCE,
    ),
    "ba-demo": (Area.ENTERPRISE, Area.ECONOMIES, Area.FINANCING, Area.TREND_ENTERPRISE),
    "gb-demo": (Area.INDUSTRY, Area.SAFETY, Area.ECONOMIES, Area.TREND_STANDARDS),
}
# what the interventions of the action plan serve, by their title
PLANNED = {
    "Нові професії на базі гірничих": (Area.SKILLS, Area.LABOUR_MARKET, Area.TREND_SKILLS),
    "Робочі місця поза шахтою": (Area.INDUSTRY, Area.ECONOMIES, Area.TREND_INDUSTRY),
    "Власна справа": (Area.ENTERPRISE, Area.TREND_ENTERPRISE),
    "Kwalifikacje dla nowych branż": (Area.SKILLS, Area.TREND_SKILLS),
    "Firmy rodzin górniczych": (Area.ENTERPRISE, Area.JUSTICE, Area.TREND_ENTERPRISE),
    "Work in the wood cluster": (Area.LABOUR_MARKET, Area.SKILLS, Area.JUSTICE),
    "Start-ups of households": (Area.ENTERPRISE, Area.TREND_ENTERPRISE),
    "Heat-pump fitters": (Area.SKILLS, Area.INDUSTRY, Area.TREND_INDUSTRY),
    "Shops and workshops": (Area.ENTERPRISE, Area.ECONOMIES),
}
# jobs and why, of the fourth output; none where nothing is green yet
GREEN = {
    "pl-demo": (45, "Insulating blocks of flats and servicing heat pumps, under contracts of employment"),
    "ba-demo": (18, "Assembling and repairing solar collectors, insured and by the collective agreement"),
    "gb-demo": (12, "Peatland restoration on the tips above the valley, under contracts of employment"),
}
DEFINITION = (
    "Decent jobs that contribute to preserving or restoring the environment, in traditional sectors such as "
    "manufacturing and construction, or in new ones such as renewable energy and energy efficiency."
)
SOURCE = "ILO, “What is a green job?”, 2016"


def load(stage: Stage) -> None:
    """Tag the outputs, and mark green jobs by the ILO's definition."""
    place, coordinator = stage.partnership, stage.person(Role.COORDINATOR)
    if coordinator is None or place.code not in FOURTH:
        return
    if PolicyTag.objects.filter(partnership=place).exists():
        return
    wanted = {**COMMON, "output:O4": FOURTH[place.code]}
    for target in coverage(coordinator, place).targets:
        if areas := wanted.get(target.key) or PLANNED.get(target.label):
            policy.tag(partnership=place, target=target.key, areas=areas, by=coordinator)
    if place.code in GREEN and not GreenDefinition.objects.filter(partnership=place).exists():
        policy.define_green(partnership=place, text=DEFINITION, source=SOURCE, by=coordinator)
        jobs, reason = GREEN[place.code]
        policy.mark_green(partnership=place, target="output:O4", jobs=jobs, reason=reason, by=coordinator)
