"""Totals of the communities: whole for case roles, small numbers withheld from everybody else."""

from datetime import date

import pytest
from django.urls import reverse

from indicators.demo.plan import Stage
from indicators.demo.plan import communities as demo
from tests.conftest import member
from workforce.actions import communities
from workforce.models import Beneficiary

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(cast):
    """Seven women's and two men's jobs created, two firms kept, one job that nobody verified."""
    firm = communities.add(partnership=cast.partnership, kind="business", name="Bakery", by=cast.officer)
    second = member(cast.officer.organisation, "second_approver")
    made = [("job_created", "female")] * 7 + [("job_created", "male")] * 2 + [("firm_kept", "")] * 2
    for kind, sex in made:
        row = communities.record_outcome(
            beneficiary=firm, kind=kind, sex=sex, happened_on=date(2026, 3, 1), evidence="x", by=cast.officer
        )
        communities.verify(outcome=row, by=second)
    communities.record_outcome(
        beneficiary=firm, kind="job_created", happened_on=date(2026, 3, 1), evidence="x", by=cast.officer
    )
    return reverse("indicators:community_totals", kwargs={"partnership": cast.partnership.code})


def cells(answer, name):
    return {line["key"]: line["cells"] for line in answer.context[name]}


def test_the_employment_service_sees_what_is_verified_whole(officer_client, told):
    answer = officer_client.get(told)
    assert cells(answer, "jobs")["job_created"] == [9, 7, 2, 0]
    assert cells(answer, "firms")["firm_kept"] == [2]
    assert "The records" in answer.text


def test_partners_see_nothing_from_which_a_small_number_follows(client, cast, told):
    client.force_login(cast.partner.user)
    answer = client.get(told)
    row = cells(answer, "jobs")["job_created"]
    assert row[2] is None
    assert [cell is None for cell in row].count(True) >= 2
    assert cells(answer, "firms")["firm_kept"] == [None]
    assert cells(answer, "firms")[""] == [None]
    assert "too few" in answer.text
    assert "Bakery" not in answer.text
    assert "The records" not in answer.text


def test_records_are_closed_to_partners_and_open_to_the_service(client, cast, told):
    records = reverse("workforce:community_list", kwargs={"partnership": cast.partnership.code})
    detail = reverse("workforce:community_detail", kwargs={"pk": Beneficiary.objects.get().pk})
    client.force_login(cast.officer.user)
    assert [client.get(url).status_code for url in (records, detail)] == [200, 200]
    for actor in (cast.partner, cast.personnel):
        client.force_login(actor.user)
        assert [client.get(url).status_code for url in (records, detail)] == [403, 404]


def test_a_record_is_kept_supported_and_followed(officer_client, cast):
    new = reverse("workforce:community_new", kwargs={"partnership": cast.partnership.code})
    assert (
        officer_client.post(new, {"kind": "household", "name": "Family", "members": "4"}).status_code == 302
    )
    row = Beneficiary.objects.get()
    support = reverse("workforce:community_support", kwargs={"pk": row.pk})
    given = {"what": "Advice", "given_on": "2026-03-01", "partner": cast.partner.organisation.pk}
    assert officer_client.post(support, given).status_code == 302
    outcome = reverse("workforce:community_outcome", kwargs={"pk": row.pk})
    given = {"kind": "firm_kept", "happened_on": "2026-03-01", "sex": "female", "evidence": "x"}
    refused = officer_client.post(outcome, given)
    assert refused.status_code == 422
    assert "sex" in refused.context["form"].errors
    assert officer_client.post(outcome, {**given, "kind": "job_created"}).status_code == 302
    assert "not verified yet" in officer_client.get(f"/communities/{row.pk}/").text


@pytest.mark.parametrize("code", ["ua-demo", "pl-demo", "ba-demo", "gb-demo"])
def test_the_demonstration_tells_of_each_place_once(officer_client, cast, code):
    cast.partnership.code = code
    cast.partnership.save()
    member(cast.officer.organisation, "coordinator")
    for _ in range(2):
        demo.load(Stage(cast.partnership))
    url = reverse("indicators:community_totals", kwargs={"partnership": code})
    answer = officer_client.get(url)
    assert answer.context["jobs_together"] >= 5
    assert Beneficiary.objects.count() == cells(answer, "beneficiaries")[""][0] <= 8
