"""The pages of an appraisal: declared, scored, handed in; the ranking opens at the end and decides many."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from jtportal.kernel.actor import CLI
from partnerships.actions import appraisal, documents
from partnerships.models import Call, Proposal, ProposalFile, ProposalMember, ScoreSheet
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


def test_a_conflict_keeps_the_title_in_the_list_and_nothing_else(client, notes, judge, coordinator):
    upload = SimpleUploadedFile("plan.txt", b"figures")
    place = notes[0].call.partnership
    kept = documents.keep(partnership=place, upload=upload, by=CLI, circle="own")
    made = ProposalFile.objects.create(proposal=notes[0], document=kept)
    client.force_login(judge.user)
    pages = [url("proposal_detail", notes[0]), url("appraisal_sheet", notes[0]), url("proposal_file", made)]
    assert [client.get(page).status_code for page in pages[:2]] == [200, 200]
    given = client.get(pages[2])
    assert b"".join(given.streaming_content) == b"figures"
    assert (
        client.post(pages[1], {"conflict": "yes", "reason": "My sister keeps its books"}).status_code == 302
    )
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]
    page = client.get(url("appraisal_list", notes[0].call))
    assert [line["state"] for line in page.context["own"]] == ["barred", "new"]
    assert notes[0].title in page.text
    assert pages[1] not in page.text
    client.force_login(coordinator.user)
    assert client.get(pages[0]).status_code == 200


def test_an_interest_is_asked_for_before_one_decides(client, notes, coordinator):
    ProposalMember.objects.create(
        proposal=notes[0], kind="employment_service", organisation=coordinator.organisation
    )
    client.force_login(coordinator.user)
    appraisal.close_scoring(call=notes[0].call, stage="note", reason="Ill", by=coordinator)
    one, other = (url("proposal_decide", note) for note in notes)
    given = {"decision": "not_invited", "reason": "Few jobs"}
    assert "despite" not in client.get(other).context["form"].fields
    refused = client.post(one, given)
    assert refused.status_code == 422
    assert "Few jobs" in refused.text
    assert client.post(one, {**given, "despite": "Nobody else is named"}).status_code == 302
    assert "because: Nobody else is named" in client.get(url("proposal_detail", notes[0])).text


def test_the_reason_for_fewer_appraisers_is_recorded_on_a_page(client, notes, coordinator):
    call = notes[0].call
    Call.objects.filter(pk=call.pk).update(note_few_because="")
    client.force_login(coordinator.user)
    page = client.get(url("appraisal_list", call))
    assert "1 appraiser is still to be named" in page.text
    fewer = url("appraisal_fewer", call, "?stage=note")
    assert fewer in page.text
    assert client.post(fewer, {"stage": "note", "reason": ""}).status_code == 422
    assert client.post(fewer, {"stage": "note", "reason": "One village"}).status_code == 302
    assert "One village" in client.get(url("appraisal_list", call)).text


def test_a_line_that_cannot_be_drawn_is_said_at_its_field_and_kept(client, notes, coordinator):
    Call.objects.filter(pk=notes[0].call_id).update(budget=Decimal(350000))
    client.force_login(coordinator.user)
    address = url("appraisal_ranking", notes[0].call)
    for typed, words in (
        ({"number": "200000", "money": "many"}, ("less than or equal to 100000", "Enter a number")),
        ({"number": "-1", "money": "-1"}, ("greater than or equal to 0",)),
    ):
        page = client.get(address, {"stage": "full", **typed})
        assert all(f'value="{one}"' in page.text for one in typed.values())
        assert page.text.count('aria-invalid="true"') == 2
        assert all(one in page.text for one in words)
        assert page.context["form"].initial == {"number": None, "money": Decimal(350000)}
    assert 'value="350000.00"' in client.get(f"{address}?stage=full").text
    note = client.get(address, {"stage": "note", "number": "1", "money": "much"})
    assert note.context["form"].initial == {"number": 1, "money": None}


def test_nothing_is_decided_by_a_line_that_cannot_be_drawn(client, notes, coordinator):
    appraisal.close_scoring(call=notes[0].call, stage="note", reason="Ill", by=coordinator)
    client.force_login(coordinator.user)
    given = {"stage": "note", "number": "-1", "money": "", "who": "rest", "reason": "Below it"}
    refused = client.post(url("appraisal_ranking", notes[0].call), given)
    assert refused.status_code == 422
    assert "greater than or equal to 0" in refused.text
    assert 'id="id_line_number" value="-1"' in refused.text
    assert "Below it" in refused.text
    assert set(Proposal.objects.values_list("state", flat=True)) == {"eligible"}


def test_who_misses_a_threshold_is_not_ranked_and_the_page_says_which(client, cast, coordinator, judge):
    call, notes = in_appraisal(cast.partnership, coordinator, notes=3, note_threshold=Decimal(70))
    appraisal.name(call=call, stage="note", user=judge.user, by=coordinator)
    relevance, jobs = call.criteria.filter(stage="note").order_by("-weight")
    type(jobs).objects.filter(pk=jobs.pk).update(threshold=Decimal(4))
    client.force_login(judge.user)
    for note, points in zip(notes, ((4, 4), (5, 3), (3, 4)), strict=True):
        address = url("appraisal_sheet", note)
        client.post(address, {"conflict": "no"})
        typed = dict(zip((f"points_{relevance.pk}", f"points_{jobs.pk}"), points, strict=True))
        assert client.post(address, {**typed, "comment": "", "step": "hand_in"}).status_code == 302
    client.force_login(coordinator.user)
    page = client.get(url("appraisal_ranking", call, "?stage=note"))
    found = {line["proposal"]: (line["placed"].rank, line["notes"]) for line in page.context["lines"]}
    assert found[notes[0]] == (1, [])
    assert found[notes[1]] == (None, ["Fewer points than needed: Jobs."])
    assert found[notes[2]] == (None, ["Its score is below the least score."])
    assert (page.context["ranked"], page.context["taken"]) == (1, 1)
    assert "Fewer points than needed: Jobs." in page.text
    assert "or the least score of 70, is not ranked" in page.text
