"""Privacy in the browser's eyes: the case's page, the record, requests, the copy, and what exports carry."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jtportal.kernel.actor import BEAT
from tests import afresh
from tests.conftest import member
from tests.factories.workforce import CaseFactory
from tests.workforce.privacy import LIMITS, SUPPORT, WILLING, a_fact, a_purpose, gone
from workforce.actions import data_requests, restricted, retention
from workforce.models import Consent, DataRequest, FactLook, ProcessingPurpose, RestrictedFact

pytestmark = pytest.mark.django_db
CONTENT = "Heavy lifting is ruled out: back operated on"


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site, officer=cast.officer.user)


@pytest.fixture
def today(cast):
    return cast.partnership.today()


@pytest.fixture
def boss(cast):
    return member(cast.officer.organisation, "coordinator")


def url(name, row):
    return reverse(f"workforce:{name}", kwargs={"pk": row.pk})


def place(name, cast):
    return reverse(f"workforce:{name}", kwargs={"partnership": cast.partnership.code})


def text_of(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_a_case_begins_without_a_purpose_and_says_who_writes_one(officer_client, case):
    text = text_of(officer_client, url("case_privacy", case))
    assert "<b>No purpose</b> is written down" in text
    assert "The coordinator writes the purposes" in text
    assert "Purposes, consent, who looked" in text_of(officer_client, url("case_detail", case))


def test_the_coordinator_keeps_the_record_and_others_read_it(client, cast, boss):
    afresh.sign_in(client, boss.user)
    given = SUPPORT | {"organisation": cast.officer.organisation_id}
    assert client.post(place("purpose_new", cast), given).status_code == 302
    purpose = ProcessingPurpose.objects.get()
    assert (
        client.post(url("purpose_change", purpose), SUPPORT | {"seen": 1, "keep_months": 36}).status_code
        == 302
    )
    text = text_of(client, place("purpose_list", cast))
    assert "Personal data are processed for <b>1</b> purpose." in text
    assert "2 versions" in text
    afresh.sign_in(client, cast.officer.user)
    assert "36 months" in text_of(client, place("purpose_list", cast))
    assert client.get(place("purpose_new", cast)).status_code == 403
    assert client.get(url("purpose_change", purpose)).status_code == 403
    afresh.sign_in(client, member(cast.partner.organisation, "data_protection").user)
    assert "Support of workers" in text_of(client, place("purpose_list", cast))
    afresh.sign_in(client, boss.user)
    client.post(url("purpose_end", purpose), {"reason": "The programme is over"})
    assert "The programme is over" in text_of(client, place("purpose_list", cast))


def test_consent_has_a_receipt_and_is_withdrawn_in_one_form(officer_client, cast, case, today):
    purpose = a_purpose(cast, **WILLING)
    told = {"purpose": purpose.pk, "told": "You may withdraw any time.", "language": "uk", "way": "signed"}
    answer = officer_client.post(url("consent_new", case), told | {"given_on": today})
    given = Consent.objects.get()
    assert answer.url == url("consent_receipt", given)
    receipt = text_of(officer_client, answer.url)
    assert "You may withdraw any time." in receipt
    assert 'lang="uk"' in receipt
    assert (
        officer_client.post(url("consent_withdraw", given), {"on": today, "way": "phone"}).status_code == 302
    )
    assert "withdrawn on" in text_of(officer_client, url("case_privacy", case))


def test_a_restricted_fact_is_shown_on_the_answer_to_a_reason_alone(officer_client, cast, case):
    purpose = a_purpose(cast, **LIMITS)
    given = {"purpose": purpose.pk, "kind": "limit_a", "content": CONTENT}
    assert officer_client.post(url("fact_new", case), given).status_code == 302
    fact = RestrictedFact.objects.get()
    for address in (url("case_privacy", case), url("fact_show", fact), url("case_detail", case)):
        assert CONTENT not in text_of(officer_client, address)
    assert officer_client.post(url("fact_show", fact), {"reason": ""}).status_code == 422
    assert officer_client.post(url("fact_show", fact), {"reason": "other"}).status_code == 422
    assert not FactLook.objects.exists()
    answer = officer_client.post(url("fact_show", fact), {"reason": "placement"})
    assert CONTENT in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    text = text_of(officer_client, url("case_privacy", case))
    assert "to find work that fits" in text
    assert str(cast.officer.user) in text


def test_a_role_without_the_purpose_finds_no_fact(client, cast, case, boss):
    fact = a_fact(cast, case)
    afresh.sign_in(client, boss.user)
    assert client.get(url("fact_show", fact)).status_code == 404
    assert "None that your role has a purpose for." in text_of(client, url("case_privacy", case))


def test_a_request_stands_on_today_until_it_is_answered(officer_client, cast, case, today):
    given = {"kind": "objection", "received_on": today - timedelta(days=5), "about": "No more letters"}
    answer = officer_client.post(url("data_request_new", case), given)
    row = DataRequest.objects.get()
    assert answer.url == url("data_request_detail", row)
    assert "request about their own data" in text_of(officer_client, place("today", cast))
    assert "<b>1</b> request about the own data waits" in text_of(
        officer_client, place("data_request_list", cast)
    )
    refused = officer_client.post(url("data_request_answer", row), {"to": "refused", "text": "No."})
    assert refused.status_code == 422
    officer_client.post(url("data_request_extend", row), {"reason": "Two offices"})
    said = {"to": "refused", "ground": "public_task", "text": "The law asks us."}
    assert officer_client.post(url("data_request_answer", row), said).status_code == 302
    assert "request about their own data" not in text_of(officer_client, place("today", cast))
    assert "The law asks us." in text_of(officer_client, url("data_request_detail", row))


def test_erasing_is_confirmed_and_the_page_says_it_is_done(officer_client, cast, today):
    case = gone(cast)
    row = data_requests.receive(case=case, kind="erasure", received_on=today, by=cast.officer)
    said = {"to": "granted", "text": "Your data are erased."}
    assert officer_client.post(url("data_request_answer", row), said).status_code == 422
    assert officer_client.post(url("data_request_answer", row), said | {"sure": "on"}).status_code == 302
    text = text_of(officer_client, url("case_privacy", case))
    assert "This person was pseudonymised on" in text
    assert "Keep longer" not in text
    assert "Pseudonymised on" in text_of(officer_client, url("case_detail", case))


def test_the_copy_is_a_file_to_read_or_for_machines(officer_client, cast, case, today):
    a_fact(cast, case)
    row = data_requests.receive(case=case, kind="access", received_on=today, by=cast.officer)
    page = officer_client.post(url("data_request_copy", row), {"form": "html"})
    assert "attachment" in page["Content-Disposition"]
    assert CONTENT in page.content.decode()
    told = json.loads(officer_client.post(url("data_request_copy", row), {"form": "json"}).content)
    assert told["records"]["workforce.person"][0]["family_name"] == case.person.family_name
    assert told["records"]["workforce.restrictedfact"][0]["content"] == CONTENT
    assert FactLook.objects.count() == 2
    assert "workforce.factlook" in told["records"]


def test_whose_time_ends_stands_in_the_list_and_a_hold_takes_them_off(officer_client, cast, today):
    a_purpose(cast)
    case = gone(cast)
    retention.announce(by=BEAT, today=today)
    assert case.person.name in text_of(officer_client, place("data_request_list", cast))
    given = {"kind": "law", "since": today, "reason": "Archive act, until 2040"}
    assert officer_client.post(url("hold_new", case), given).status_code == 302
    retention.announce(by=BEAT, today=today)
    assert case.person.name not in text_of(officer_client, place("data_request_list", cast))
    officer_client.post(url("hold_lift", case.retentionholds.get()), {"reason": "Over"})
    assert "lifted on" in text_of(officer_client, url("case_privacy", case))


@pytest.mark.parametrize("name", ["data_request_list", "purpose_list", "case_privacy"])
def test_pages_ask_as_often_for_three_as_for_one(officer_client, cast, today, name):
    first = CaseFactory(worker__site=cast.site)

    def fill(case):
        data_requests.receive(
            case=first if name == "case_privacy" else case, kind="access", received_on=today, by=cast.officer
        )
        fact = a_fact(cast, first, a_purpose(cast, **LIMITS))
        restricted.look(fact=fact, reason="plan", by=cast.officer)

    address = url(name, first) if name == "case_privacy" else place(name, cast)
    counts = []
    for more in (1, 2):
        for _ in range(more):
            fill(CaseFactory(worker__site=cast.site))
        officer_client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert officer_client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
