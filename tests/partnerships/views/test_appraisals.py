"""The pages of an appraisal: declared, scored, handed in; the ranking opens at the end and decides many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from partnerships.actions import appraisal
from partnerships.models import Proposal, ScoreSheet
from partnerships.views.appraisals import waiting
from tests.conftest import member
from tests.factories.calls import in_appraisal

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(cast):
    return member(cast.officer.organisation, Role.COORDINATOR)


@pytest.fixture
def judge(cast):
    return member(cast.personnel.organisation, Role.EVALUATOR)


@pytest.fixture
def notes(cast, coordinator, judge):
    call, notes = in_appraisal(cast.partnership, coordinator, notes=2)
    appraisal.name(call=call, stage="note", user=judge.user, by=coordinator)
    return notes


def url(name, row, query=""):
    return reverse(f"partnerships:{name}", kwargs={"pk": row.pk}) + query


def sheet(note, points, step="hand_in"):
    keys = note.call.criteria.filter(stage="note").values_list("pk", flat=True)
    return {**{f"points_{key}": points for key in keys}, "comment": "Good", "step": step}


def judged(client, note, points):
    address = url("appraisal_sheet", note)
    assert client.post(address, {"conflict": "no"}).status_code == 302
    assert client.post(address, sheet(note, points)).status_code == 302


def test_an_appraiser_declares_scores_and_hands_in(client, notes, judge):
    client.force_login(judge.user)
    address = url("appraisal_sheet", notes[0])
    assert "conflict" in client.get(address).context["form"].fields
    assert client.post(address, {"conflict": "no"}).status_code == 302
    assert client.post(address, sheet(notes[0], "", "draft")).status_code == 302
    refused = client.post(address, sheet(notes[0], ""))
    assert refused.status_code == 422
    assert "Give points for every criterion" in refused.text
    assert client.post(address, sheet(notes[0], "4.5")).status_code == 302
    assert "is handed in" in client.get(address).text


def test_what_waits_is_told_until_it_is_handed_in(client, notes, judge, cast):
    client.force_login(judge.user)

    def told():
        return [(one.label, one.title) for one in waiting(judge, cast.partnership)]

    assert told() == [("2 proposals wait for your scores", "Partnerships for jobs")]
    judged(client, notes[0], 4)
    assert told()[0][0] == "1 proposal waits for your scores"
    client.post(url("appraisal_sheet", notes[1]), {"conflict": "yes", "reason": "A cousin"})
    assert told() == []
    assert list(waiting(cast.partner, cast.partnership)) == []


def test_the_ranking_opens_with_the_last_sheet_and_decides_many(client, notes, judge, coordinator):
    ranking = url("appraisal_ranking", notes[0].call)
    client.force_login(judge.user)
    judged(client, notes[0], 3)
    assert client.get(ranking).status_code == 403
    client.force_login(coordinator.user)
    assert client.get(ranking).context["ranked"] == 0
    client.force_login(judge.user)
    judged(client, notes[1], 5)
    client.force_login(coordinator.user)
    page = client.get(f"{ranking}?stage=note&number=1")
    assert [line["proposal"] for line in page.context["lines"]] == [notes[1], notes[0]]
    assert page.context["taken"] == 1
    given = {"stage": "note", "number": "1", "money": "", "reason": "The best"}
    assert client.post(ranking, {**given, "who": "above"}).status_code == 302
    assert client.post(ranking, {**given, "who": "rest"}).status_code == 302
    assert client.post(ranking, {**given, "who": "rest"}).status_code == 422
    assert dict(Proposal.objects.values_list("pk", "state")) == {
        notes[0].pk: "not_invited", notes[1].pk: "invited",
    }  # fmt: skip


def test_the_coordinator_follows_progress_without_numbers(client, notes, judge, coordinator):
    client.force_login(judge.user)
    judged(client, notes[0], 3)
    client.force_login(coordinator.user)
    page = client.get(url("appraisal_list", notes[0].call))
    assert (page.context["missing"], page.context["total"]) == (1, 2)
    assert "Score sheets" not in client.get(url("proposal_detail", notes[0])).text
    close = url("appraisal_close", notes[0].call)
    assert client.post(close, {"reason": "Ill", "stage": "note"}).status_code == 302
    assert "Score sheets" in client.get(url("proposal_detail", notes[0])).text


def test_only_whoever_is_named_opens_a_sheet(client, notes, cast, coordinator):
    client.force_login(coordinator.user)
    assert client.get(url("appraisal_sheet", notes[0])).status_code == 403
    client.force_login(cast.partner.user)
    assert client.get(url("appraisal_sheet", notes[0])).status_code == 404
    assert not ScoreSheet.objects.exists()


@pytest.mark.parametrize("name", ["appraisal_list", "appraisal_ranking"])
def test_pages_ask_the_same_number_of_questions_however_much_is_judged(
    client, cast, coordinator, judge, name
):
    numbers = []
    client.force_login(coordinator.user)
    for amount in (1, 3):
        call, _notes = in_appraisal(cast.partnership, coordinator, notes=amount)
        for one in (coordinator, judge, cast.partner)[:amount]:
            appraisal.name(call=call, stage="note", user=one.user, by=coordinator)
        client.get(url(name, call))
        with CaptureQueriesContext(connection) as asked:
            client.get(url(name, call))
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]


def test_ten_points_are_written_as_ten(client, cast, coordinator, judge):
    call, (note,) = in_appraisal(cast.partnership, coordinator, notes=1, most=10)
    appraisal.name(call=call, stage="note", user=judge.user, by=coordinator)
    client.force_login(judge.user)
    client.post(url("appraisal_sheet", note), {"conflict": "no"})
    client.post(url("appraisal_sheet", note), sheet(note, "10", "draft"))
    page = client.get(url("appraisal_sheet", note)).text
    assert 'value="10"' in page
    assert "0 to 10" in page
