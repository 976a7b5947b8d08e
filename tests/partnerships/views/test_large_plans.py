"""Pages around a plan of a thousand activities ask as much as around one; its own pages: test_activities."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.models import Activity, Milestone
from tests.partnerships.plans import plan_of

pytestmark = pytest.mark.django_db
PAGES = ("plan_detail", "money_detail", "policy_matrix", "place_map", "waiting_list")


def copies(row, number, **more):
    """Return so many unsaved rows like this one."""
    fields = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    return [
        type(row)(**{**fields, **{name: of(place) for name, of in more.items()}}) for place in range(number)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_thousand_activities_ask_no_more_than_one(client, cast, page):
    plan = plan_of(cast)
    client.force_login(plan.coordinator.user)
    url = reverse(f"partnerships:{page}", kwargs={"partnership": cast.partnership.code})

    def asked():
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(url)
        assert answer.status_code == 200
        return len(captured)

    few = asked()
    made = Activity.objects.bulk_create(copies(plan.activity, 999, title=lambda place: f"Course {place}"))
    Milestone.objects.bulk_create(copies(plan.milestone, 999, activity_id=lambda place: made[place].pk))
    assert Activity.objects.filter(partnership=cast.partnership).count() == 1000
    assert asked() == few
