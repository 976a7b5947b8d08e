"""Somebody who left the cast's mine, and what may be said of them."""

from datetime import timedelta
from decimal import Decimal

from tests.factories.workforce import CaseFactory
from workforce.actions import follow_ups, workers
from workforce.models import FollowUp, Occupation


def occupation(code="7212"):
    return Occupation.objects.get_or_create(code=code, defaults={"label": "Welders"})[0]


def leaver(cast, days=400, **more):
    """A case whose worker left that many days ago."""
    case = CaseFactory(worker__site=cast.site, **more)
    on = cast.partnership.today() - timedelta(days=days)
    workers.record_departure(worker=case.worker, on=on, reason="redundancy", by=cast.officer)
    return case


def asked(cast, days=400, point="m6", **more):
    """The follow-up of somebody who left that many days ago."""
    case = leaver(cast, days, **more)
    follow_ups.schedule(partnership=cast.partnership, by=cast.officer)
    return FollowUp.objects.get(case=case, point=point)


WORK = {"status": "employed", "employer": "Bakery", "wage": Decimal("15000.00")}
