"""Exchange rates: a day's rate stands once, is corrected by another row, and never changed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import money
from partnerships.models import ExchangeRate
from partnerships.queries import money as reads
from tests.conftest import member
from tests.partnerships.money import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return member(cast.officer.organisation, "coordinator")


def euro(cast, by, **more):
    given = {"currency": "EUR", "on": DAY, "rate": Decimal("5.0125"), "source": "National Bank", **more}
    return money.set_rate(partnership=cast.partnership, by=by, **given)


def corrected(rate, by, worth="50.125"):
    return money.correct_rate(rate=rate, worth=Decimal(worth), source="NBU", reason="comma slipped", by=by)


def test_a_mistyped_rate_gives_way_and_is_kept(cast, by):
    wrong = euro(cast, by)
    right = corrected(wrong, by)
    rows = reads.rate_rows(by, cast.partnership)
    assert [(one.rate, one.source) for one in reads.rates_of(rows)] == [(Decimal("50.125"), "NBU")]
    assert reads.in_force(rows) == [(right, [wrong])]
    last = corrected(right, by, "50.2")
    assert reads.in_force(reads.rate_rows(by, cast.partnership)) == [(last, [right, wrong])]
    assert {one.recorded_by for one in ExchangeRate.objects.all()} == {by.user}
    told = AuditEvent.objects.filter(verb="exchange_rate.corrected").earliest("pk")
    assert told.detail["before"]["rate"] == "5.01250000"


def test_what_is_no_correction_is_refused(cast, by):
    wrong = euro(cast, by)
    with pytest.raises(Refused, match="different"):
        money.correct_rate(rate=wrong, worth=wrong.rate, source=wrong.source, reason="x", by=by)
    corrected(wrong, by)
    with pytest.raises(Refused, match="before"):
        corrected(wrong, by, "51")


def test_no_rate_is_known_beforehand(cast, by):
    today = cast.partnership.today()
    assert euro(cast, by, on=today).on == today
    with pytest.raises(Refused) as refusal:
        euro(cast, by, on=today + timedelta(days=1))
    assert refusal.value.field == "on"
    with pytest.raises(Refused, match="already"):
        euro(cast, by, on=today)


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE partnerships_exchangerate SET rate = 7", "written once"),
        ("DELETE FROM partnerships_exchangerate", "written once"),
        (
            "INSERT INTO t SELECT id, partnership_id, 'USD', \"on\", 7, '', id, 'x', now() FROM r",
            "corrects_its_day",
        ),
        (
            "INSERT INTO t SELECT id, partnership_id, currency, \"on\", 7, '', id, '', now() FROM r",
            "with_reason",
        ),
        (
            "INSERT INTO t SELECT id, partnership_id, currency, \"on\", 7, '', NULL, '', now() FROM r",
            "once_a_day",
        ),
    ],
)
def test_the_database_keeps_rates_as_they_were_written(cast, by, statement, why):
    euro(cast, by)
    table = "partnerships_exchangerate"
    names = f'{table} (partnership_id, currency, "on", rate, source, supersedes_id, reason, recorded_at)'
    sql = statement.replace("INSERT INTO t SELECT id,", f"INSERT INTO {names} SELECT").replace(
        "FROM r", f"FROM {table}"
    )
    with pytest.raises(IntegrityError, match=why), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
