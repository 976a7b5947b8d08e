"""Follow-ups in the browser's eyes: the list, an answer, the link, insurance records."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.conftest import member
from tests.workforce.actions.test_insurance import HEAD, line
from tests.workforce.outcomes import WORK, asked
from workforce.actions import follow_ups
from workforce.models import FollowUpAnswer, FollowUpLink, InsuranceFile

pytestmark = pytest.mark.django_db
LATELY = 190  # days since leaving: six months were over some days ago, and are collected now


@pytest.fixture
def row(cast):
    return asked(cast, days=LATELY)


def url(name, row):
    return reverse(f"workforce:{name}", kwargs={"pk": row.pk})


def place(name, cast, query=""):
    return reverse(f"workforce:{name}", kwargs={"partnership": cast.partnership.code}) + query


def text_of(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_the_list_says_whom_to_ask_now_and_of_whom_nothing_is_known(officer_client, cast, row):
    text = text_of(officer_client, place("follow_up_list", cast))
    assert "<b>1</b> person who left is to be asked now." in text
    assert "Of 2 follow-ups nothing is known." in text
    assert url("follow_up_answer", row) in text
    silent = text_of(officer_client, place("follow_up_list", cast, "?section=silent"))
    assert "unknown: no answer" in silent
    follow_ups.answer(follow_up=row, by=cast.officer, **WORK)
    assert "in a job" in text_of(officer_client, place("follow_up_list", cast, "?section=answered"))
    assert "Nothing here." in text_of(officer_client, place("follow_up_list", cast, "?section=nonsense"))


def test_an_officer_finds_it_among_what_waits(officer_client, cast, row):
    row.case.officer = cast.officer.user
    row.case.save()
    assert "ask somebody who left" in text_of(officer_client, place("today", cast))


def test_an_officer_records_an_answer_and_corrects_it(officer_client, row):
    page = officer_client.get(url("follow_up_answer", row))
    data = {"status": "employed", "employer": "Bakery", "wage": "15000", "currency": "UAH", "seen": "0"}
    assert page.context["seen"] == 0
    assert page.context["form"]["currency"].field.widget.attrs["data-preset"] == row.case.partnership.currency
    assert officer_client.post(url("follow_up_answer", row), data).url == url("case_work", row.case)
    late = officer_client.post(url("follow_up_answer", row), data)
    assert late.status_code == 422
    assert "somebody recorded another answer" in late.content.decode()
    known = FollowUpAnswer.objects.get()
    again = officer_client.get(url("follow_up_answer", row))
    assert again.context["form"]["employer"].value() == "Bakery"
    officer_client.post(url("follow_up_answer", row), data | {"seen": known.pk, "status": "retired"})
    assert FollowUpAnswer.objects.get(retracted_at=None).status == "retired"


def test_the_link_is_shown_once_and_answered_without_an_account(officer_client, client, cast, row):
    officer_client.post(url("follow_up_link", row), {"language": "uk"})
    shown = officer_client.get(url("follow_up_link", row))
    link = shown.context["link"]
    assert link in shown.content.decode()
    assert "Make another link" in shown.content.decode()
    assert link not in officer_client.get(url("follow_up_link", row)).content.decode()
    client.logout()
    page = client.get(link)
    assert page.status_code == 200
    assert 'lang="uk"' in page.content.decode()
    for word in (
        row.case.person.family_name,
        cast.partnership.name,
        cast.site.name,
        row.worker.personnel_number,
    ):
        assert word not in page.content.decode()
    assert " mine" not in client.get(f"{link}?in=en").content.decode()
    assert 'lang="pl"' in client.get(f"{link}?in=pl").content.decode()
    done = client.post(link, {"status": "employed", "employer": "Пекарня", "wage": "15 000"})
    assert done.status_code == 200
    answer = FollowUpAnswer.objects.get()
    assert (answer.channel, answer.wage, answer.currency) == ("link", 15000, cast.partnership.currency)
    for answered in (client.get(link), client.post(link, {"status": "retired"})):
        assert answered.status_code == 404
    assert FollowUpAnswer.objects.get().status == "employed"


def a_link(officer_client, row):
    officer_client.post(url("follow_up_link", row), {"language": "en"})
    return officer_client.get(url("follow_up_link", row)).context["link"]


def test_a_worker_cannot_take_themselves_out_of_the_count(officer_client, row):
    link = a_link(officer_client, row)
    officer_client.logout()
    for data in ({"status": "not_counted"}, {"status": ""}, {"status": "employed", "wage": "much"}):
        answer = officer_client.post(link, data)
        assert answer.status_code == 422
    assert not FollowUpAnswer.objects.exists()


def test_a_link_whose_days_are_over_says_no_more_than_that(officer_client, client, row):
    link = a_link(officer_client, row)
    FollowUpLink.objects.update(expires_at=timezone.now())
    client.logout()
    gone, never = client.get(link), client.get(link[:-4] + "xxx/")
    assert (gone.status_code, never.status_code) == (404, 404)
    assert gone.content == never.content


def test_whoever_floods_is_asked_to_wait(client, settings, monkeypatch):
    monkeypatch.setattr("workforce.views.follow_up_links.MOST", 3)
    address = reverse("workforce:follow_up_open", kwargs={"token": "guess"})
    answers = [client.get(address, REMOTE_ADDR="203.0.113.7").status_code for _ in range(5)]
    assert answers == [404, 404, 404, 429, 429]
    assert client.get(address, REMOTE_ADDR="203.0.113.8").status_code == 404


def test_insurance_records_are_looked_at_before_they_are_taken_over(officer_client, cast, row):
    other = asked(cast, days=LATELY)
    follow_ups.answer(follow_up=other, by=cast.officer, **WORK)
    text = HEAD + line(row, begins=0, ends=0) + line(other, begins=0, ends=0, employer="Smithy") + "x;;;;;\n"
    sent = officer_client.post(
        place("insurance_new", cast), {"file": SimpleUploadedFile("r.csv", text.encode())}
    )
    file = InsuranceFile.objects.get()
    assert sent.url == url("insurance_detail", file)
    page = text_of(officer_client, sent.url)
    for words in ("<b>1</b> follow-up finds its answer here", "Smithy", "Bakery", "names nobody"):
        assert words in page
    assert "wait for your decision" in text_of(officer_client, place("follow_up_list", cast))
    chosen = file.rows.get(difference="other").pk
    officer_client.post(url("insurance_take", file), {"row": [chosen, "nonsense"]})
    assert FollowUpAnswer.objects.filter(retracted_at=None, channel="register").count() == 2
    assert "was deleted" in text_of(officer_client, sent.url)


def test_records_can_be_dropped_and_a_bad_file_is_said_at_its_field(officer_client, cast, row):
    upload = SimpleUploadedFile("r.csv", (HEAD + line(row)).encode())
    officer_client.post(place("insurance_new", cast), {"file": upload})
    file = InsuranceFile.objects.get()
    officer_client.post(url("insurance_drop", file))
    assert not FollowUpAnswer.objects.exists()
    bad = officer_client.post(
        place("insurance_new", cast), {"file": SimpleUploadedFile("r.csv", b"a;b\n1;2\n")}
    )
    assert "No heading was found" in str(bad.context["form"].errors["file"])


def test_who_only_reads_cannot_answer_or_make_links(client, cast, row):
    client.force_login(member(cast.officer.organisation, "coordinator").user)
    assert client.get(place("follow_up_list", cast)).status_code == 200
    for address in (url("follow_up_answer", row), url("follow_up_link", row), place("insurance_new", cast)):
        assert client.get(address).status_code == 403


def test_the_list_asks_a_fixed_number_of_questions(officer_client, cast, django_assert_num_queries):
    asked(cast, days=LATELY)
    officer_client.get(place("follow_up_list", cast))
    with CaptureQueriesContext(connection) as with_one:
        officer_client.get(place("follow_up_list", cast))
    for _ in range(2):
        asked(cast, days=LATELY)
    with django_assert_num_queries(len(with_one)):
        officer_client.get(place("follow_up_list", cast))
