"""Numbers that are off track or stalled stand on the partnership's overview, as every partner may know them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from indicators.actions import targets
from indicators.queries.course import number_points
from jtportal.kernel.actor import BEAT
from tests.factories.partnerships import PartnershipFactory

pytestmark = pytest.mark.django_db


def test_a_stalled_number_stands_on_the_overview(crew, partner_client):
    url = reverse("partnerships:plan_detail", kwargs={"partnership": crew.partnership.code})
    assert "1 indicator is stalled." in partner_client.get(url).text


def test_a_withheld_number_is_said_to_nobody_to_be_off_track(crew):
    targets.set_target(
        partnership=crew.partnership, indicator="open_cases_by_pathway", category="retention",
        value=9, due_on=crew.partnership.today() + timedelta(days=9), by=BEAT,
    )  # fmt: skip
    (point,) = number_points([crew.partnership])[crew.partnership.pk]
    assert (point.label, point.risk) == ("1 indicator is stalled.", True)


def test_the_numbers_of_many_partnerships_are_read_in_four_queries(crew, django_assert_num_queries):
    others = PartnershipFactory.create_batch(3)
    with django_assert_num_queries(4):
        found = number_points([crew.partnership, *others])
    assert [len(found[one.pk]) for one in (crew.partnership, *others)] == [1, 0, 0, 0]
