"""Work after the mine in the browser's eyes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.conftest import member
from tests.factories.workforce import CaseFactory
from tests.workforce.outcomes import WORK, asked, leaver, occupation
from workforce.actions import follow_ups
from workforce.models import Appeal, Placement

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site)


def url(name, row):
    return reverse(f"workforce:{name}", kwargs={"pk": row.pk})


def text_of(client, address):
    return " ".join(client.get(address).content.decode().split())


def placed(client, cast, case, **terms):
    usual = {
        "kind": "employee", "employer": "Bakery", "occupation": occupation().pk, "hours": "40", "wage": "15 000,50",
        "currency": cast.partnership.currency, "started_on": cast.partnership.today() - timedelta(days=30),
    }  # fmt: skip
    return client.post(url("placement_new", case), usual | terms)


def test_a_placement_from_its_first_day_to_its_last(officer_client, cast, case):
    assert "has not left the mine" in text_of(officer_client, url("case_work", case))
    assert placed(officer_client, cast, case).url == url("case_work", case)
    row = Placement.objects.get()
    assert "40 hours a week" in text_of(officer_client, url("case_work", case))
    assert "Decent work not checked in full" in text_of(officer_client, url("case_work", case))
    today = cast.partnership.today()
    checks = dict.fromkeys(["check_contract", "check_hours", "check_safety", "check_cover"], "yes")
    officer_client.post(url("placement_check", row), checks | {"check_pay": "no", "on": today})
    assert "Not decent: paid in full and on time" in text_of(officer_client, url("case_work", case))
    assert officer_client.get(url("placement_check", row)).context["form"]["check_pay"].value() == "no"
    officer_client.post(url("placement_end", row), {"on": today, "reason": "the bakery closed"})
    assert "It ended: the bakery closed" in text_of(officer_client, url("case_work", case))
    officer_client.post(url("placement_back", row), {"reason": "another person"})
    assert "taken back: another person" in text_of(officer_client, url("case_work", case))


def test_who_just_left_is_told_when_the_follow_ups_come(officer_client, cast):
    text = text_of(officer_client, url("case_work", leaver(cast, days=190)))
    assert "come here within the hour" in text
    assert "Once the day of leaving is recorded" not in text


def test_a_refused_placement_keeps_what_was_typed(officer_client, cast, case):
    answer = placed(officer_client, cast, case, started_on="2999-01-01")
    assert answer.status_code == 422
    assert "The day cannot lie in the future." in answer.content.decode()
    assert 'value="Bakery"' in answer.content.decode()


def test_the_cases_page_says_it_in_a_sentence(officer_client, cast, case):
    placed(officer_client, cast, case)
    text = text_of(officer_client, url("case_detail", case))
    assert "Placed with <b>Bakery</b>" in text
    assert url("case_work", case) in text


def test_four_follow_ups_stand_side_by_side_with_whether_work_lasted(officer_client, cast):
    case = leaver(cast)
    officer_client.post(
        url("placement_new", case),
        {"kind": "employee", "employer": "ТОВ Рудник", "occupation": occupation().pk,
         "started_on": cast.partnership.today() - timedelta(days=390)},
    )  # fmt: skip
    follow_ups.schedule(partnership=cast.partnership, by=cast.officer)
    rows = {row.point: row for row in case.follow_ups.all()}
    follow_ups.answer(follow_up=rows["m3"], by=cast.officer, status="employed", employer="Рудник")
    follow_ups.answer(follow_up=rows["m6"], by=cast.officer, **WORK)
    text = text_of(officer_client, url("case_work", case))
    assert "6 months after leaving: <b>in a job</b>" in text
    for words in ("with the same employer", "with another employer", "Unknown: no answer"):
        assert words in text


def test_an_appeal_waits_for_somebody_else(officer_client, client, cast, case):
    today = cast.partnership.today()
    data = {"kind": "appeal", "about": "The grant was refused.", "received_on": today, "due_on": today}
    officer_client.post(url("appeal_new", case), data)
    appeal = Appeal.objects.get()
    assert "1 appeal or complaint waits" in text_of(officer_client, url("case_detail", case))
    decision = {"state": "upheld", "decision": "Measured wrong.", "on": today}
    refused = officer_client.post(url("appeal_decide", appeal), decision)
    assert refused.status_code == 422
    second = member(cast.officer.organisation, "second_approver")
    client.force_login(second.user)
    today_page = reverse("workforce:today", kwargs={"partnership": cast.partnership.code})
    assert "decide an appeal or a complaint" in text_of(client, today_page)
    client.post(url("appeal_decide", appeal), decision)
    assert "upheld on" in text_of(client, url("case_work", case))


@pytest.mark.parametrize("who", ["partner", "personnel", "outsider"])
def test_nothing_of_this_exists_for_anybody_else(client, cast, who):
    row = asked(cast)
    client.force_login(getattr(cast, who).user)
    for address in (url("case_work", row.case), url("follow_up_answer", row), url("placement_new", row.case)):
        assert client.get(address).status_code == 404


def test_who_only_reads_is_offered_nothing_to_change(client, cast):
    row = asked(cast)
    client.force_login(member(cast.officer.organisation, "coordinator").user)
    text = text_of(client, url("case_work", row.case))
    assert url("placement_new", row.case) not in text
    assert client.get(url("placement_new", row.case)).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_a_fixed_number_of_questions(
    officer_client, cast, case, number, django_assert_max_num_queries
):
    for days in range(number):
        placed(officer_client, cast, case, started_on=cast.partnership.today() - timedelta(days=days))
    officer_client.get(url("case_work", case))
    with django_assert_max_num_queries(16):
        officer_client.get(url("case_work", case))
