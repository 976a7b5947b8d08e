"""Findings, figures and consultations of the cast's partnership."""

from datetime import date
from decimal import Decimal

from partnerships.actions import consultations, diagnosis, findings


def add(cast, **given):
    """Add a draft finding."""
    usual = {
        "partnership": cast.partnership,
        "dimension": "trade",
        "title": "Coal leaves by one railway line",
        "text": "The line is shared with grain.",
        "source": "Railway timetable 2026",
        "observed_on": date(2026, 3, 1),
        "by": cast.partner,
    }
    return findings.add(**{**usual, **given})


def agreed(cast, **given):
    """Add a finding and agree it."""
    finding = add(cast, **given)
    findings.agree(finding=finding, by=cast.officer)
    return finding


def figure(cast, **given):
    """Record a figure of the economic baseline."""
    usual = {
        "partnership": cast.partnership,
        "dimension": "economic",
        "title": "Wages owed at the mine",
        "value": Decimal("12.5000"),
        "unit": "million UAH",
        "observed_on": date(2026, 3, 1),
        "source": "Mine operator",
        "by": cast.officer,
    }
    return diagnosis.record_figure(**{**usual, **given})


def consult(cast, **given):
    """Record a consultation."""
    usual = {
        "partnership": cast.partnership,
        "held_on": date(2026, 3, 1),
        "who": "Households of the mine's settlement",
        "women": 9,
        "men": 4,
        "heard": "Three shops live on the mine.",
        "by": cast.partner,
    }
    return consultations.record(**{**usual, **given})
