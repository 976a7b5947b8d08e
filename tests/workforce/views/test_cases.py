"""People in the browser's eyes: the list, one case, and what happens to it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.conftest import member
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import CaseFactory, TaskFactory, WorkerFactory
from workforce.actions import cases
from workforce.models import Case
from workforce.queries import cases as reads

INTAKE, MAY = date(2025, 1, 1), date(2025, 5, 1)
ACTIONS = ("case_pathway", "case_status", "case_close", "case_open", "case_officer", "task_plan")


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site, worker__facts__occupation_title="collier")


@pytest.fixture
def people_url(cast):
    return reverse("workforce:case_list", kwargs={"partnership": cast.partnership.code})


def url(name, row):
    return reverse(f"workforce:{name}", kwargs={"pk": row.pk})


def sign_in(client, actor):
    client.force_login(actor.user)
    return client


def names(answer):
    return [line.name for line in answer.context["lines"]]


def test_the_list_shows_each_person_in_a_line(officer_client, people_url, cast, case):
    town = TerritoryFactory(name="Сокаль", names={"en": "Sokal"})
    Case.objects.filter(pk=case.pk).update(officer=cast.officer.user, residence=town, status="mobilised")
    TaskFactory(case=case, title="Certificate", due_on=cast.partnership.today() - timedelta(3))
    answer = officer_client.get(people_url)
    (line,) = answer.context["lines"]
    assert (line.occupation, line.town, line.step, line.mine) == ("collier", "Sokal", "Certificate", True)
    assert (line.due.state, line.due.label) == ("paused", "3 days ago")
    assert "person</a>" not in answer.content.decode()
    assert "has an open case" in answer.content.decode()


@pytest.mark.parametrize("amount", [1, 3])
def test_the_list_asks_the_same_whatever_its_length(
    officer_client, people_url, cast, amount, django_assert_num_queries
):
    for _number in range(amount):
        TaskFactory(case=CaseFactory(worker__site=cast.site, officer=cast.officer.user))
    officer_client.get(people_url)
    with django_assert_num_queries(16):
        officer_client.get(people_url)
    with django_assert_num_queries(16):
        officer_client.get(people_url, {"q": "бондар", "sex": "female"})


def test_a_search_finds_and_says_how_many(officer_client, people_url, cast, case):
    CaseFactory(
        worker__site=cast.site, worker__person__family_name="Їжак", worker__person__search="іжак yizhak"
    )
    answer = officer_client.get(people_url, {"q": "yizh"})
    assert names(answer) == ["Їжак Олена"]
    assert "<b>1</b> case is found by “yizh”." in answer.content.decode()
    assert "Nobody is found" in officer_client.get(people_url, {"q": "nobody"}).content.decode()


def test_what_is_typed_while_typing_brings_only_the_part(officer_client, people_url, case):
    answer = officer_client.get(people_url, {"q": "бон"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in answer
    assert case.person.family_name in answer
    assert 'id="answer" hx-swap-oob="true"' in answer
    assert 'id="chips" hx-swap-oob="true"' in answer


def test_what_is_typed_while_typing_asks_for_nothing_that_stays(
    officer_client, people_url, case, django_assert_num_queries
):
    """Neither what stands around the page nor what the sheet of filters offers, unless one of it is chosen."""
    live = {"HX-Request": "true"}
    officer_client.get(people_url, {"q": "бон"}, headers=live)
    with django_assert_num_queries(11):
        officer_client.get(people_url, {"q": "бон"}, headers=live)
    chosen = officer_client.get(people_url, {"q": "бон", "site": case.worker.site_id}, headers=live)
    assert f"Site: {case.worker.site}" in chosen.content.decode()
    assert case.person.family_name in chosen.content.decode()


def test_further_filters_keep_the_words(officer_client, people_url, case):
    for headers in ({}, {"HX-Request": "true"}):
        answer = officer_client.get(people_url, {"q": "бон", "mine": "1"}, headers=headers).content.decode()
        assert '<input type="hidden" name="q" value="бон" form="sieve">' in answer
        assert '<input type="hidden" name="mine" value="1" form="sieve">' in answer


def test_the_part_is_what_the_page_holds(officer_client, people_url, case):
    page = officer_client.get(people_url, {"q": "бон"}).content.decode()
    part = officer_client.get(people_url, {"q": "бон"}, headers={"HX-Request": "true"}).content.decode()
    for name, end in (("<table", "</table>"), ('<nav class="pager"', "</nav>")):
        one, other = (text[text.index(name) :].partition(end)[0].split() for text in (page, part))
        assert one == other


def test_pages_are_turned_both_ways(officer_client, people_url, cast, monkeypatch):
    monkeypatch.setattr("partnerships.views.lists.SIZE", 2)
    for _number in range(5):
        CaseFactory(worker__site=cast.site)
    everybody, answer = names(officer_client.get(people_url)), officer_client.get(people_url)
    seen = [names(answer)]
    while answer.context["pager"]["next_url"]:
        answer = officer_client.get(answer.context["pager"]["next_url"])
        seen.append(names(answer))
    assert [len(page) for page in seen] == [2, 2, 1]
    assert names(officer_client.get(answer.context["pager"]["prev_url"])) == seen[1]
    assert everybody == seen[0]
    assert "cases" not in answer.context["pager"]["summary"]


def test_a_filter_in_use_is_shown_and_taken_off(officer_client, people_url, case):
    answer = officer_client.get(people_url, {"pathway": "none", "age": "40-49"})
    active = {
        chip["label"]: chip["url"]
        for chip in [*answer.context["chips"], *answer.context["chosen"]]
        if chip["active"]
    }
    assert set(active) == {"Open cases", "No pathway yet", "Age: 40 to 49"}
    assert active["No pathway yet"] == f"{people_url}?age=40-49"
    assert active["Age: 40 to 49"] == f"{people_url}?pathway=none"
    assert active["Open cases"].endswith("state=all")


def test_a_heading_sorts_and_a_second_click_turns_it(officer_client, people_url, case):
    headings = officer_client.get(people_url, {"sort": "age"}).context["headings"]
    assert headings["age"]["direction"] == "ascending"
    assert headings["age"]["url"] == f"{people_url}?sort=-age"
    assert headings["name"]["url"] == f"{people_url}?sort=name"


def test_counts_beyond_the_limit_say_so(officer_client, people_url, cast, monkeypatch):
    monkeypatch.setattr("jtportal.kernel.paging.COUNTED", 2)
    monkeypatch.setattr("workforce.views.wording.COUNTED", 2)
    monkeypatch.setattr("partnerships.views.lists.COUNTED", 2)
    for _number in range(3):
        CaseFactory(worker__site=cast.site)
    text = officer_client.get(people_url).content.decode()
    assert "More than 2</a> people have an open case." in text
    assert "3 of more than 2" in text


def test_an_empty_list_teaches_the_next_step(officer_client, people_url):
    assert "Cases begin with a mine" in officer_client.get(people_url).content.decode()


@pytest.mark.parametrize(("who", "status"), [("partner", 403), ("personnel", 403), ("outsider", 404)])
def test_nobody_else_opens_the_list(client, cast, people_url, who, status):
    assert sign_in(client, getattr(cast, who)).get(people_url).status_code == status


@pytest.mark.parametrize("who", ["partner", "personnel", "outsider"])
@pytest.mark.parametrize("name", ["case_detail", *ACTIONS])
def test_a_case_does_not_exist_for_anybody_else(client, cast, case, who, name):
    assert sign_in(client, getattr(cast, who)).get(url(name, case)).status_code == 404


@pytest.mark.parametrize("name", ACTIONS)
def test_who_only_reads_cases_changes_none(client, cast, case, name):
    reader = sign_in(client, member(cast.officer.organisation, "coordinator"))
    assert reader.get(url(name, case)).status_code == 403
    assert reader.post(url(name, case), {}).status_code == 403


def test_who_only_reads_is_offered_nothing_to_change(client, cast, case, people_url):
    TaskFactory(case=case)
    reader = sign_in(client, member(cast.officer.organisation, "second_approver"))
    text = reader.get(url("case_detail", case)).content.decode()
    for name in ACTIONS:
        assert url(name, case) not in text
    assert "<tbody" in text
    assert 'name="case"' not in reader.get(people_url).content.decode()


def test_a_case_tells_what_stands(officer_client, case, officer):
    cases.set_pathway(case=case, pathway="reskilling", on=MAY, reason="wants to weld", by=officer)
    text = officer_client.get(url("case_detail", case)).content.decode()
    for words in (
        "Olena",
        "wants to weld",
        "<b>Reskilling</b> is agreed",
        "120 days after the intake",
        "collier",
    ):
        assert words in text


@pytest.mark.parametrize("amount", [1, 3])
def test_a_case_asks_the_same_whatever_happened(
    officer_client, case, officer, amount, django_assert_num_queries
):
    for number in range(amount):
        TaskFactory(case=case)
        on = MAY + timedelta(number)
        cases.set_status(
            case=case, status=("mobilised", "at_work")[number % 2], on=on, reason="x", by=officer
        )
        other = WorkerFactory(site=case.site)
        TaskFactory(
            case=None, worker=other, other_worker=case.worker, partnership=case.partnership, kind="leaver"
        )
    officer_client.get(url("case_detail", case))
    with django_assert_num_queries(39):
        officer_client.get(url("case_detail", case))


def test_a_probable_double_is_said_and_its_answer_too(officer_client, case, cast):
    other = WorkerFactory(site=cast.site, personnel_number="777")
    task = TaskFactory(case=case, other_worker=other, kind="duplicate")
    assert "No. 777" in officer_client.get(url("case_detail", case)).content.decode()
    for answer, words in (("same", "The same person stands"), ("different", "Not the same person")):
        task.outcome, task.done_at = {"answer": answer}, case.recorded_at
        task.save()
        assert words in officer_client.get(url("case_detail", case)).content.decode()


POSTS = [
    (
        "case_pathway",
        {"pathway": "retention", "on": "2025-05-01", "reason": "stays"},
        {"pathway": "retention"},
    ),
    (
        "case_status",
        {"status": "mobilised", "on": "2025-05-01", "reason": "called up"},
        {"status": "mobilised"},
    ),
    ("case_close", {"on": "2025-05-01", "reason": "moved"}, {"closed_on": MAY, "close_reason": "moved"}),
]


@pytest.mark.parametrize(("name", "data", "stored"), POSTS)
def test_a_change_is_written_and_leads_back_to_the_case(officer_client, case, name, data, stored):
    assert officer_client.get(url(name, case)).status_code == 200
    answer = officer_client.post(url(name, case), data | {"seen": reads.token(case)})
    assert (answer.status_code, answer.url) == (302, url("case_detail", case))
    assert Case.objects.filter(pk=case.pk, **stored).exists()


@pytest.mark.parametrize(("name", "data", "stored"), POSTS)
def test_a_refused_change_keeps_what_was_typed(officer_client, case, name, data, stored):
    typed = data | {"on": "2024-01-01", "reason": "a long reason that took time"}
    answer = officer_client.post(url(name, case), typed)
    assert answer.status_code == 422
    assert "a long reason that took time" in answer.content.decode()
    assert "on" in answer.context["form"].errors
    assert not Case.objects.filter(pk=case.pk, **stored).exists()


def test_a_stale_form_says_what_changed_and_goes_through_when_sent_again(officer_client, case, officer):
    seen = reads.token(case)
    cases.set_pathway(case=case, pathway="redeployment", on=MAY, reason="agreed", by=officer)
    typed = {"pathway": "retention", "on": "2025-06-01", "reason": "my own words", "seen": seen}
    answer = officer_client.post(url("case_pathway", case), typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "redeployment" in text
    assert "my own words" in text
    again = typed | {"seen": answer.context["token"]}
    assert officer_client.post(url("case_pathway", case), again).status_code == 302
    case.refresh_from_db()
    assert case.pathway == "retention"


def test_a_form_with_a_slip_does_not_hide_that_somebody_was_quicker(officer_client, case, officer):
    seen = reads.token(case)
    cases.set_pathway(case=case, pathway="redeployment", on=MAY, reason="agreed", by=officer)
    slip = officer_client.post(
        url("case_pathway", case), {"pathway": "retention", "on": "", "reason": "x", "seen": seen}
    )
    assert slip.context["token"] == seen


def test_who_came_back_gets_a_new_case(officer_client, case, officer):
    cases.close_case(case=case, on=MAY, reason="found work", by=officer)
    text = officer_client.get(url("case_detail", case)).content.decode()
    assert url("case_open", case) in text
    assert url("case_pathway", case) not in text
    answer = officer_client.post(url("case_open", case), {"on": "2025-06-01"})
    again = Case.objects.get(closed_on=None)
    assert answer.url == url("case_detail", again)
    assert again.officer == officer.user
    assert url("case_open", case) not in officer_client.get(url("case_detail", case)).content.decode()


def test_a_case_is_handed_over_within_the_service(officer_client, cast, case):
    colleague, stranger = member(cast.officer.organisation, "case_officer").user, cast.outsider.user
    assert officer_client.post(url("case_officer", case), {"officer": colleague.pk}).status_code == 302
    assert officer_client.post(url("case_officer", case), {"officer": stranger.pk}).status_code == 422
    case.refresh_from_db()
    assert case.officer == colleague
    assert officer_client.post(url("case_officer", case), {"officer": ""}).status_code == 302
    case.refresh_from_db()
    assert case.officer is None


@pytest.mark.parametrize(
    ("language", "born", "agreed"),
    [
        ("en", "5 Dec 1980", "4 May 2025"),
        ("uk", "05.12.1980", "4 травня 2025"),
        ("pl", "05.12.1980", "4 maja 2025"),
    ],
)
def test_dates_are_read_and_typed_in_the_readers_form(client, cast, language, born, agreed):
    case = CaseFactory(worker__site=cast.site, worker__person__birth_date=date(1980, 12, 5))
    sign_in(client, cast.officer).cookies["django_language"] = language
    typed = {"pathway": "retention", "on": "2025-05-04" if language == "en" else "04.05.2025", "reason": "-"}
    token = client.get(url("case_detail", case)).context["token"]
    assert client.post(url("case_pathway", case), typed | {"seen": token}).status_code == 302
    case.refresh_from_db()
    assert case.pathway_on == date(2025, 5, 4)
    page = client.get(url("case_detail", case)).text
    assert born in page
    assert agreed in page
