"""Totals of the communities: whole for case roles, small numbers withheld from everybody else."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from indicators import queries
from indicators.actions import computing
from indicators.definitions import REGISTRY
from indicators.demo.plan import Stage
from indicators.demo.plan import communities as demo
from indicators.models import Reading, Target
from jtportal.kernel.actor import BEAT
from tests.conftest import member
from workforce.actions import communities
from workforce.models import Beneficiary

pytestmark = pytest.mark.django_db


DAY = date(2026, 3, 1)


def record(cast, number=1, *, verified=True, **given):
    """A supported firm with that many outcomes of a kind, verified by somebody else."""
    firm = Beneficiary.objects.first() or communities.add(
        partnership=cast.partnership, kind="business", name="Bakery", by=cast.officer
    )
    if not firm.support.exists():
        communities.give(
            beneficiary=firm, what="Oven", given_on=DAY, partner=cast.partner.organisation, by=cast.officer
        )
    second = member(cast.officer.organisation, "second_approver")
    rows = []
    for _ in range(number):
        made = {"evidence": "x", "by": cast.officer, "happened_on": DAY, **given}
        rows.append(communities.record_outcome(beneficiary=firm, **made))
        if verified:
            communities.verify(outcome=rows[-1], by=second)
    return rows


def count(cast):
    """Count anew what changed."""
    return computing.recompute(partnerships=[cast.partnership], by=BEAT)


@pytest.fixture
def told(cast):
    """Seven women's and two men's jobs created, two firms kept by one business, one job that nobody verified."""
    record(cast, 7, kind="job_created", sex="female")
    record(cast, 2, kind="job_created", sex="male")
    record(cast, 2, kind="firm_kept")
    record(cast, kind="job_created", verified=False)
    count(cast)
    return reverse("indicators:community_totals", kwargs={"partnership": cast.partnership.code})


def cells(answer, name):
    """The numbers of a table by row, None where withheld."""
    return {line["label"]: [cell.get("number") for cell in line["cells"]] for line in answer.context[name]}


def whole(key, category, **place):
    rows = Reading.objects.current().filter(indicator=key, category=category, period__contains="Q")
    return rows.filter(**({"sex": None, "by_residence": False} | place)).latest("period")


def test_the_employment_service_sees_what_is_verified_whole(officer_client, told):
    answer = officer_client.get(told)
    assert cells(answer, "jobs") == {"created": [9, 7, 2, 0], "formalised": [0] * 4, "together": [9, 7, 2, 0]}
    assert cells(answer, "firms") == {"kept": [1], "started": [0]}
    assert cells(answer, "supported")["small businesses"] == [1]
    assert "The records" in answer.text


def test_before_anything_is_counted_the_page_says_so(officer_client, cast):
    url = reverse("indicators:community_totals", kwargs={"partnership": cast.partnership.code})
    assert "Nothing is counted yet." in officer_client.get(url).text


def test_partners_see_nothing_from_which_a_small_number_follows(client, cast, told):
    client.force_login(cast.partner.user)
    answer = client.get(told)
    row = cells(answer, "jobs")["created"]
    assert row[2] is None
    assert row.count(None) >= 2
    assert cells(answer, "firms")["kept"] == [None]
    assert cells(answer, "supported")["small businesses"] == cells(answer, "supported")["together"] == [None]
    assert "too few" in answer.text
    assert "Bakery" not in answer.text
    assert "The records" not in answer.text


def test_one_click_from_a_number_stand_exactly_its_records(officer_client, told):
    answer = officer_client.get(told)
    url = answer.context["jobs"][0]["cells"][1]["url"]
    assert f'href="{url}"' in answer.text
    page = officer_client.get(url)
    lines = page.context["cases"]["lines"]
    assert len(lines) == page.context["cases"]["total"] == 7
    assert {line["sex"] for line in lines} == {"woman"}
    assert lines[0]["url"] == f"/communities/{Beneficiary.objects.get().pk}/"
    assert "Exactly 7 records" in page.text
    assert str(REGISTRY["community_jobs"].statement.exclusions) in page.text


@pytest.mark.parametrize("key", ["community_jobs", "community_firms", "community_supported"])
def test_the_list_behind_each_number_is_as_long_as_the_number_says(officer_client, told, key):
    for reading in Reading.objects.current().filter(indicator=key, period__contains="2026Q1"):
        url = reverse("indicators:reading_detail", kwargs={"pk": reading.pk})
        page = officer_client.get(url)
        assert len(page.context.get("cases", {"lines": []})["lines"]) == reading.numerator


def test_a_partner_opens_the_number_without_a_record(client, cast, told):
    record(cast, 5, kind="job_created", sex="male")
    count(cast)
    reading = whole("community_jobs", "job_created")
    assert (reading.value, reading.withheld) == (14, False)
    client.force_login(cast.partner.user)
    page = client.get(reverse("indicators:reading_detail", kwargs={"pk": reading.pk}))
    assert "14 jobs created beside the roster" in " ".join(strip_tags(page.text).split())
    assert "cases" not in page.context
    assert "Bakery" not in page.text
    assert client.get(reverse("indicators:reading_cases", kwargs={"pk": reading.pk})).status_code == 404


def test_pages_of_records_turn_both_ways(officer_client, told, monkeypatch):
    monkeypatch.setattr("indicators.views.readings.PAGE", 4)
    page = officer_client.get(
        reverse("indicators:reading_detail", kwargs={"pk": whole("community_jobs", "").pk})
    )
    assert len(page.context["cases"]["lines"]) == 4
    second = officer_client.get(page.context["cases"]["next_url"])
    assert "records stand behind the number" in second.text
    back = officer_client.get(second.context["cases"]["prev_url"])
    assert back.context["cases"]["lines"] == page.context["cases"]["lines"]


def test_only_what_changed_is_counted_anew(cast, told):
    before = whole("community_jobs", "job_formalised")
    kept = whole("community_firms", "firm_kept")
    (row,) = record(cast, kind="job_formalised", sex="female")
    assert queries.pending_changes() == [cast.partnership.pk]
    periods = count(cast).counted[cast.partnership.pk]
    assert periods[0] == "2026Q1"
    before.refresh_from_db()
    assert before.superseded_by is not None
    assert whole("community_jobs", "job_formalised").value == 1
    assert whole("community_firms", "firm_kept") == kept
    assert queries.pending_changes() == []
    communities.take_back(given=row, reason="the wrong firm", by=cast.officer)
    count(cast)
    assert whole("community_jobs", "job_formalised").value == 0


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
    count(cast)
    answer = officer_client.get(url)
    assert answer.context["together"]["number"] >= 5
    assert Beneficiary.objects.count() == cells(answer, "supported")["together"][0] <= 10
    assert set(Target.objects.values_list("indicator", flat=True)) == {"community_jobs", "community_firms"}


def test_what_hangs_on_the_mine_is_typed_and_read_on_the_records_page(officer_client, cast):
    new = reverse("workforce:community_new", kwargs={"partnership": cast.partnership.code})
    typed = {
        "kind": "business", "name": "Canteen", "trade": "meals", "supplier": "on", "turnover_share": "62.5",
        "jobs_at_risk": "7", "formality": "informal",
    }  # fmt: skip
    page = officer_client.post(new, typed, follow=True)
    row = Beneficiary.objects.get()
    assert (row.supplier, row.formality) == (True, "informal")

    def says(title, words):
        return f"<dt>{title}</dt><dd>{words}</dd>" in page.text

    assert says("Supplies the mine", "yes")
    assert says("Turnover that depends on the mine, per cent", "62.5")
    assert says("Jobs at risk", "7")
    assert says("Formal or not", "informal")
    change = reverse("workforce:community_change", kwargs={"pk": row.pk})
    assert officer_client.get(change).context["form"]["supplier"].value() is True
    del typed["supplier"]
    page = officer_client.post(change, {**typed, "formality": "formal"}, follow=True)
    assert "Supplies the mine" not in page.text
    assert says("Formal or not", "formal")
