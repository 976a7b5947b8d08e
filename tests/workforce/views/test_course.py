"""Plan and journal in the browser's eyes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import member
from tests.factories.workforce import CaseFactory
from workforce.actions import course
from workforce.models import Contact, Goal, HandOver, Referral, Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site, officer=cast.officer.user)


@pytest.fixture
def today(cast):
    return cast.partnership.today()


def url(name, row):
    return reverse(f"workforce:{name}", kwargs={"pk": row.pk})


def place(name, cast):
    return reverse(f"workforce:{name}", kwargs={"partnership": cast.partnership.code})


def text_of(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_a_goal_with_its_step_until_it_is_reached(officer_client, cast, case, today):
    assert "has <b>no goal</b> agreed yet" in text_of(officer_client, url("case_course", case))
    officer_client.post(url("goal_new", case), {"text": "A driving licence", "due_on": today})
    goal = Goal.objects.get()
    step = {"kind": "other", "title": "Book lessons", "due_on": today}
    officer_client.post(url("goal_step", goal), step)
    assert Task.objects.get().goal == goal
    text = text_of(officer_client, url("case_course", case))
    assert "<b>0</b> of 1 goal is reached" in text
    assert "Book lessons" in text
    officer_client.post(url("goal_move", goal), {"to": "reached", "reason": "passed"})
    assert "<b>1</b> of 1 goal is reached" in text_of(officer_client, url("case_detail", case))
    choices = officer_client.get(url("goal_move", goal)).context["form"].fields["to"].choices
    assert [key for key, _words in choices] == ["open"]


def test_a_conversation_that_did_not_come_about_is_seen(officer_client, case, today):
    data = {"on": today, "way": "office", "result": "no_show", "note": "Bus did not run"}
    officer_client.post(url("contact_new", case), data)
    assert "Did not come 1 time." in text_of(officer_client, url("case_detail", case))
    text = text_of(officer_client, url("case_course", case))
    assert "Bus did not run" in text
    officer_client.post(url("contact_back", Contact.objects.get()), {"reason": "came late"})
    assert "taken back: came late" in text_of(officer_client, url("case_course", case))


def test_a_partner_is_asked_and_reminded_of(officer_client, cast, case, today):
    data = {
        "partner": cast.partner.organisation.pk,
        "what": "Legal advice",
        "asked_on": today,
        "due_on": today,
    }
    officer_client.post(url("referral_new", case), data)
    row = Referral.objects.get()
    assert "ask a partner for the answer" in text_of(officer_client, place("today", cast))
    assert "1 referral waits" in text_of(officer_client, url("case_detail", case))
    officer_client.post(url("referral_move", row), {"to": "accepted", "reason": "Comes on Monday"})
    assert "Comes on Monday" in text_of(officer_client, url("case_course", case))
    assert "ask a partner for the answer" not in text_of(officer_client, place("today", cast))
    wrong = officer_client.post(url("referral_move", row), {"to": "declined", "reason": "x"})
    assert wrong.status_code == 422


def test_the_former_officer_sees_what_became_of_a_case(officer_client, client, cast, case, today):
    colleague = member(cast.officer.organisation, "case_officer")
    officer_client.post(
        url("hand_over_new", case),
        {"officer": colleague.user.pk, "note": "Knows welding", "with_steps": "on"},
    )
    row = HandOver.objects.get()
    assert "You handed <b>1</b> case over." in text_of(officer_client, place("hand_over_list", cast))
    officer_client.post(url("hand_over_note", row), {"text": "Asked about the bakery"})
    client.force_login(colleague.user)
    text = text_of(client, url("case_course", case))
    assert "Knows welding" in text
    assert "Asked about the bakery" in text
    assert "You handed <b>0</b> cases over." in text_of(client, place("hand_over_list", cast))


def test_the_page_asks_a_fixed_number_of_questions(officer_client, cast, case, today):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            officer_client.get(url("case_course", case))
        return len(asked)

    def one_more():
        course.contact(case=case, on=today, way="phone", result="met", by=cast.officer)
        goal = course.set_goal(case=case, text="A licence", by=cast.officer)
        course.refer(
            case=case, partner=cast.partner.organisation, what="x", asked_on=today,
            due_on=today + timedelta(days=1), by=cast.officer,
        )  # fmt: skip
        officer = member(cast.officer.organisation, "case_officer").user
        course.hand_over(case=case, officer=officer, note="x", by=cast.officer)
        case.refresh_from_db()
        return goal

    one_more()
    ask()
    before = ask()
    one_more()
    one_more()
    assert ask() == before


def test_whoever_closes_a_case_looks_back_first(officer_client, cast, case):
    assert "no package, payment, referral" in text_of(officer_client, url("case_close", case))
    course.set_goal(case=case, text="A driving licence", by=cast.officer)
    text = text_of(officer_client, url("case_close", case))
    assert "I looked at what is still open" in text
    assert "Goal under way: A driving licence" in text


@pytest.mark.parametrize("who", ["partner", "personnel", "outsider"])
def test_nothing_of_this_exists_for_anybody_else(client, cast, case, who):
    client.force_login(getattr(cast, who).user)
    for name in ("case_course", "contact_new", "goal_new", "referral_new", "hand_over_new"):
        assert client.get(url(name, case)).status_code == 404


def test_who_only_reads_cannot_write(client, cast, case):
    client.force_login(member(cast.officer.organisation, "coordinator").user)
    assert client.get(url("case_course", case)).status_code == 200
    for name in ("contact_new", "goal_new", "referral_new", "hand_over_new"):
        assert client.get(url(name, case)).status_code == 403
