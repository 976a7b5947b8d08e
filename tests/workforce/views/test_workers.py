"""Workers in the browser's eyes: the mine's own roster, a record, facts changed by hand."""

import pytest
from django.urls import reverse

from tests.conftest import member
from tests.factories.workforce import LONG_AGO, CaseFactory, WorkerFactory


@pytest.fixture
def worker(cast):
    return WorkerFactory(site=cast.site, facts__occupation_title="collier", facts__contract="permanent")


@pytest.fixture
def roster_url(cast):
    return reverse("workforce:worker_list", kwargs={"partnership": cast.partnership.code})


@pytest.fixture
def personnel_client(client, cast):
    client.force_login(cast.personnel.user)
    return client


def url(name, row):
    return reverse(f"workforce:{name}", kwargs={"pk": row.pk})


def test_the_personnel_officer_reads_the_mines_own_roster(personnel_client, cast, roster_url, worker):
    case, elsewhere = CaseFactory(worker=worker, pathway="reskilling"), WorkerFactory()
    text = personnel_client.get(roster_url).content.decode()
    assert worker.person.family_name in text
    assert elsewhere.person.family_name not in text
    for words in ("reskilling", "Pathway", url("case_detail", case)):
        assert words not in text
    assert "<b>1</b> worker stands on your mine" in text


@pytest.mark.parametrize("amount", [1, 3])
def test_the_roster_asks_the_same_whatever_its_length(
    personnel_client, cast, roster_url, amount, django_assert_num_queries
):
    WorkerFactory.create_batch(amount, site=cast.site)
    personnel_client.get(roster_url)
    with django_assert_num_queries(14):
        personnel_client.get(roster_url)


def test_the_roster_is_searched_sorted_and_filtered(personnel_client, cast, roster_url, worker):
    gone = WorkerFactory(site=cast.site, left_on="2026-01-01", left_at=LONG_AGO)
    answer = personnel_client.get(roster_url, {"state": "left", "sort": "-name"})
    assert [line[0] for line in answer.context["lines"]] == [gone]
    found = personnel_client.get(roster_url, {"q": worker.personnel_number}, headers={"HX-Request": "true"})
    assert "<html" not in found.content.decode()
    assert worker.personnel_number in found.content.decode()
    assert "Nobody is found" in personnel_client.get(roster_url, {"q": "zzz"}).content.decode()
    odd = personnel_client.get(roster_url, {"state": "what", "sort": "drop", "after": "x"})
    assert len(odd.context["lines"]) == 1


def test_an_empty_roster_says_where_workers_come_from(personnel_client, roster_url):
    assert "Import the mine" in personnel_client.get(roster_url).content.decode()


@pytest.mark.parametrize(("who", "status"), [("officer", 403), ("partner", 403), ("outsider", 404)])
def test_nobody_else_opens_the_roster(client, cast, roster_url, who, status):
    client.force_login(getattr(cast, who).user)
    assert client.get(roster_url).status_code == status


def test_the_record_shows_facts_and_no_case(personnel_client, worker):
    case = CaseFactory(worker=worker)
    text = personnel_client.get(url("worker_detail", worker)).content.decode()
    assert "collier" in text
    assert url("case_detail", case) not in text
    assert url("worker_facts", worker) not in text
    assert personnel_client.get(url("worker_facts", worker)).status_code == 403


def test_a_departure_is_said_on_the_record(personnel_client, worker):
    worker.left_on, worker.left_at, worker.leave_reason = "2026-01-01", LONG_AGO, "retirement"
    worker.save()
    assert "retired" in personnel_client.get(url("worker_detail", worker)).content.decode()


@pytest.mark.parametrize("who", ["partner", "outsider"])
def test_a_worker_does_not_exist_for_anybody_else(client, cast, worker, who):
    client.force_login(getattr(cast, who).user)
    assert client.get(url("worker_detail", worker)).status_code == 404
    assert client.get(url("worker_facts", worker)).status_code == 404


def sent(client, worker, **changes):
    form = client.get(url("worker_facts", worker)).context["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {name: "" if value is None else value for name, value in data.items()}
    return client.post(
        url("worker_facts", worker), data | {"seen": worker.current_id, "standing": "stated"} | changes
    )


def test_an_officer_changes_a_fact_and_the_former_is_kept(officer_client, cast, worker):
    case = CaseFactory(worker=worker)
    answer = sent(officer_client, worker, wage="25000", standing="certified")
    assert answer.url == url("case_detail", case)
    worker.refresh_from_db()
    assert (worker.current.wage, worker.current.standing, worker.current.source) == (
        25000,
        "certified",
        "hand",
    )
    text = officer_client.get(url("case_detail", case)).content.decode()
    assert "20,000.00 UAH → 25,000.00 UAH" in text
    assert "entered by hand, certified" in text


def test_without_a_case_the_way_leads_back_to_the_record(officer_client, worker):
    assert sent(officer_client, worker, dependants="3").url == url("worker_detail", worker)


def test_facts_changed_by_a_colleague_meanwhile_are_said(officer_client, worker):
    seen = worker.current_id
    sent(officer_client, worker, dependants="3")
    answer = sent(officer_client, worker, wage="1", seen=seen)
    assert answer.status_code == 422
    assert "while you were writing" in answer.content.decode()


def test_a_refused_day_keeps_what_was_typed(officer_client, worker):
    answer = sent(officer_client, worker, wage="31000", on="2999-01-01")
    assert answer.status_code == 422
    assert "31000" in answer.content.decode()


def test_a_coordinator_reads_the_record_and_changes_nothing(client, cast, worker):
    client.force_login(member(cast.officer.organisation, "coordinator").user)
    assert client.get(url("worker_detail", worker)).status_code == 200
    assert client.get(url("worker_facts", worker)).status_code == 403
