"""Which place a roster means by the name of a town."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jtportal.kernel import names
from partnerships.enums import TerritoryLevel
from partnerships.models import Territory

if TYPE_CHECKING:
    from workforce.models import Site

# Where a name stands for several places, the smaller one is where people live.
NEARNESS = {
    TerritoryLevel.MUNICIPALITY: 0,
    TerritoryLevel.DISTRICT: 1,
    TerritoryLevel.REGION: 2,
    TerritoryLevel.COUNTRY: 3,
}


class Places:
    """The places of a site's country by their folded names in every language; read once, then only looked up.

    Of two towns of one name the one that shares the site's district or region is meant; where both or neither
    do, nobody can tell, and the text stays text.
    """

    def __init__(self, site: Site) -> None:
        country = site.partnership.country
        rows = Territory.objects.filter(country=country).values_list(
            "id", "name", "names", "level", "parent_id"
        )
        self._parents = {pk: parent for pk, _name, _names, _level, parent in rows}
        self._around = set(self._above(site.territory_id))
        self._found: dict[str, int | None] = {}
        self._named: dict[str, dict[int, int]] = {}
        for pk, name, others, level, _parent in rows:
            for spelling in (name, *(others or {}).values()):
                self._named.setdefault(names.fold(spelling), {})[pk] = NEARNESS[TerritoryLevel(level)]

    def find(self, text: str) -> int | None:
        """Return the key of the place, None where it is unknown or could be two."""
        if text not in self._found:
            self._found[text] = self._look_up(names.fold(text))
        return self._found[text]

    def _look_up(self, folded: str) -> int | None:
        candidates = self._named.get(folded)
        if not candidates:
            return None
        ranked = sorted((rank, -self._closeness(pk), pk) for pk, rank in candidates.items())
        if len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]:
            return None
        return ranked[0][2]

    def _above(self, pk: int | None) -> list[int]:
        """The place itself and those it lies in, the smallest first."""
        line: list[int] = []
        while pk is not None and pk not in line:
            line.append(pk)
            pk = self._parents.get(pk)
        return line

    def _closeness(self, pk: int) -> int:
        """How many of the places around the site this place lies in."""
        return sum(above in self._around for above in self._above(pk))
