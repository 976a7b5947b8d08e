"""What the records of affected communities add up to, against adding them up by hand."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from workforce.actions import communities
from workforce.models import Beneficiary
from workforce.queries.communities import totals

pytestmark = pytest.mark.django_db
RECORDS = (
    {"kind": "household", "members": 4},
    {"kind": "household", "members": None},
    {"kind": "business", "supplier": True, "turnover_share": Decimal("62.5"), "jobs_at_risk": 7},
    {"kind": "business", "supplier": True, "turnover_share": Decimal("30.0"), "formality": "informal"},
    {"kind": "business", "turnover_share": Decimal("0.2"), "jobs_at_risk": 2, "formality": "formal"},
    {"kind": "business"},
    {"kind": "informal", "formality": "informal", "jobs_at_risk": 1},
    {"kind": "woman"},
)


def record(cast, *records):
    for number, fields in enumerate(records):
        communities.add(partnership=cast.partnership, name=f"Record {number}", by=cast.officer, **fields)


def by_hand(rows):
    firms = [row for row in rows if row.kind == "business"]
    homes = [row for row in rows if row.kind == "household"]
    stated = [row.turnover_share for row in firms if row.turnover_share is not None]
    mean = sum(stated) / len(stated) if stated else None
    return {
        "households": len(homes),
        "people": sum(row.members or 0 for row in homes),
        "businesses": len(firms),
        "suppliers": sum(row.supplier for row in firms),
        "jobs_at_risk": sum(row.jobs_at_risk or 0 for row in firms),
        "persons": len(rows) - len(firms) - len(homes),
        "informal": sum(row.formality == "informal" for row in rows),
        "turnover": None if mean is None else mean.quantize(Decimal("0.1"), ROUND_HALF_UP),
        "stated": len(stated),
    }


@pytest.mark.parametrize("number", range(len(RECORDS) + 1))
def test_the_totals_are_what_one_adds_up_by_hand(cast, number):
    record(cast, *RECORDS[:number])
    rows = Beneficiary.objects.filter(partnership=cast.partnership)
    assert totals(rows) == by_hand(list(rows))


def test_the_list_says_what_it_adds_up_to_in_a_fixed_number_of_queries(
    officer_client, cast, django_assert_num_queries
):
    url = reverse("workforce:community_list", kwargs={"partnership": cast.partnership.code})
    record(cast, RECORDS[2])
    officer_client.get(url)
    with django_assert_num_queries(12):
        officer_client.get(url)
    record(cast, *RECORDS)
    with django_assert_num_queries(12):
        text = officer_client.get(url).text
    assert "38.8\u00a0%" in text.replace("&nbsp;", "\u00a0")
    assert "4 people live in them" in text
    assert "mean of 4 businesses that stated it" in text


def test_the_page_of_one_record_asks_as_much_for_three_of_everything_as_for_one(client, cast):
    client.force_login(cast.officer.user)
    counts = []
    for many in (1, 2, 3):
        row = communities.add(
            partnership=cast.partnership, kind="business", name=f"Bakery {many}", by=cast.officer
        )
        for one in range(many):
            communities.give(
                beneficiary=row, what=f"Oven {one}", given_on=date(2026, 3, 1), by=cast.officer,
                partner=(cast.officer, cast.partner)[one % 2].organisation,
            )  # fmt: skip
            made = communities.record_outcome(
                beneficiary=row,
                kind="firm_kept",
                happened_on=date(2026, 3, 1),
                evidence="Register",
                by=cast.officer,
            )
            communities.verify(outcome=made, by=cast.partner)
        address = reverse("workforce:community_detail", kwargs={"pk": row.pk})
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1, counts
