"""The schemes that the portal brings, read once."""

from datetime import date
from decimal import Decimal
from functools import cache

import yaml

from jtportal.dev.paths import ROOT
from workforce.calculations.packages import checking, reading, working

FILES = sorted((ROOT / "workforce" / "data" / "packages").glob("*.yaml"))
DAY = date(2026, 11, 2)


@cache
def schemes():
    """Every package of every file by its key and first day."""
    found = {}
    for file in FILES:
        said = reading.read_file(yaml.safe_load(file.read_text(encoding="utf-8")))
        assert said.faults == (), (file.name, said.faults)
        found |= {(one.key, one.valid.start): one for one, _document in said.packages}
    return found


def scheme(key, start=None):
    """One of them."""
    return schemes()[key, start]


def figures(**given):
    """Figures of a request: numbers become decimals."""
    days = {"asked_on": given.pop("asked_on", DAY), "approved_on": given.pop("approved_on", DAY)}
    return days | {
        name: Decimal(str(value))
        if isinstance(value, (int, float, str)) and not isinstance(value, bool)
        else value
        for name, value in given.items()
    }


def pays(key, start=None, **given):
    """What a scheme pays in all for these figures."""
    return working.work_out(scheme(key, start), figures(**given)).total


def worked(key, start=None, **given):
    """What a scheme pays, in full."""
    return working.work_out(scheme(key, start), figures(**given))


def outcomes(key, start=None, *, before=frozenset(), seen=frozenset(), **given):
    """How the checks of a scheme appear, by what they look at; conditions in their order."""
    checks = checking.check(scheme(key, start), figures(**given), checking.Before(before, seen))
    return [(one.about.value, one.outcome.value) for one in checks]


def appears(key, start=None, **given):
    """How everything together appears."""
    known = {"before": given.pop("before", frozenset()), "seen": given.pop("seen", frozenset())}
    checks = checking.check(
        scheme(key, start), figures(**given), checking.Before(known["before"], known["seen"])
    )
    return checking.Told(checks).outcome.value
