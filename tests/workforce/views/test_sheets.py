"""The ways side by side in the browser's eyes: drawn up, compared, printed, signed, chosen, passed on."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from tests.conftest import member
from tests.factories.workforce import CaseFactory
from tests.indicators.effects_made import PAID, coordinator, version_with
from tests.partnerships.dutiful import clause_of, in_force
from tests.partnerships.measures.test_judging import document
from tests.workforce.ways import PENSION, income, sheet_of, typed
from workforce.actions import sheets
from workforce.calculations.pathways import drawing
from workforce.enums.sheets import SheetWay
from workforce.models import PathwaySheet, SheetChoice, SheetSignature

pytestmark = pytest.mark.django_db
BORN = [{"fact": "birth_date", "before": "1980-01-01"}]
LETTER = 6.1  # units of the drawing that a letter takes on average
NEVER = [{"fact": "years_underground", "at_least": 25}]


@pytest.fixture
def case(cast):
    facts = {
        "worker__facts__wage": Decimal(20000),
        "worker__facts__underground_years": Decimal(12),
        "worker__person__birth_date": date(1976, 5, 5),
    }
    return CaseFactory(worker__site=cast.site, **facts)


@pytest.fixture
def agreed(cast, case):
    """A framework agreement in force: half the wage for a year, and a leave after 25 years underground."""
    documents = (
        document("course", BORN, pathway="reskilling", **PAID),
        document("leave", NEVER, pathway="early_retirement", **PAID),
    )
    version = version_with(cast, *documents, opened=False)
    in_force(cast, clause_of(version, "Leave"), coordinator(cast))


def url(name, row):
    return reverse(f"workforce:{name}", kwargs={"pk": row.pk})


def text_of(client, address):
    return " ".join(client.get(address).content.decode().replace("\xa0", " ").split())


def test_a_case_without_a_sheet_says_what_one_is(officer_client, case):
    assert "have not been laid side by side yet" in text_of(officer_client, url("case_ways", case))
    assert url("sheet_new", case) in text_of(officer_client, url("case_detail", case))


def test_the_form_begins_with_what_is_on_record(officer_client, case, agreed):
    form = officer_client.get(url("sheet_new", case)).context["form"]
    today = case.partnership.today()
    assert form["retention_0_amount"].value() == Decimal(20000)
    assert form["retention_0_from"].value() == today
    assert form["reskilling_own_0_kind"].value() == "training"
    assert form["reskilling_own_0_amount"].value() == Decimal(10000)
    assert "Leave" in form["reskilling_own_0_source"].value()
    assert form["early_retirement_0_amount"].value() is None
    assert form["redeployment_0_amount"].value() is None
    assert form["currency"].value() == case.worker.current.currency
    text = text_of(officer_client, url("sheet_new", case))
    assert "appears eligible" in text
    assert "The measure asks for somebody" in text
    assert "is eligible" not in text


def test_a_sheet_says_what_appears_open_and_what_it_would_bring(officer_client, case, agreed):
    given = typed(officer_client, url("sheet_new", case)) | {
        "redeployment_0_amount": "18 500,50",
        "redeployment_0_from": case.partnership.today(),
        "redeployment_commute": 55,
        "redeployment_risk": "The firm is new.",
        "note": "Wants to stay in town.",
    }
    answer = officer_client.post(url("sheet_new", case), given)
    sheet = PathwaySheet.objects.get()
    assert answer.url == url("sheet_detail", sheet)
    text = text_of(officer_client, answer.url)
    for words in (
        "<b>2</b> of 5 ways appeared open",
        "240,000 UAH", "222,006 UAH", "120,000 UAH", "Wants to stay in town.", "The firm is new.", "12",
        "On record: years underground, 12",
        "no framework agreement in force names a measure for it",
        "Nothing is paid from", "<svg", "Nobody has signed yet", "none is put before another",
    ):  # fmt: skip
        assert words in text, words
    assert 'style="' not in text
    assert text.count("Nobody has said what this way would pay.") == 1
    assert "0 UAH" not in [cell.split("<")[0] for cell in text.split('<td class="n">')]
    option = sheet.options.get(way="early_retirement")
    assert option.verdicts[0]["answer"] == "no"
    assert set(option.verdicts[0]["said"]) == {"en", "uk", "pl"}


@pytest.mark.parametrize("language", ["en", "uk", "pl"])
def test_the_name_of_each_way_fits_beside_the_drawing(language):
    room = drawing.WIDTH - drawing.draw({}, date(2026, 11, 24)).label_x
    with override(language):
        assert max(len(str(one.label)) for one in SheetWay) * LETTER <= room


def test_what_cannot_be_taken_is_said_at_its_field_and_nothing_is_lost(officer_client, case):
    given = typed(officer_client, url("sheet_new", case)) | {
        "redeployment_3_source": "a promise",
        "retention_1_amount": "100",
        "reskilling_job_0_amount": "5", "reskilling_job_0_from": "2026-05-02",
        "reskilling_job_0_until": "2026-05-01",
        "early_retirement_3_kind": "once", "early_retirement_3_amount": "5",
        "early_retirement_3_from": "2026-05-02", "early_retirement_3_until": "2026-06-01",
    }  # fmt: skip
    answer = officer_client.post(url("sheet_new", case), given)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {
        "redeployment_3_amount", "retention_1_from", "reskilling_job_0_until", "early_retirement_3_until",
    }  # fmt: skip
    assert "a promise" in answer.content.decode()
    assert not PathwaySheet.objects.exists()


def test_who_was_slower_is_told_and_keeps_every_word(officer_client, case, officer):
    given = typed(officer_client, url("sheet_new", case)) | {"note": "My own words"}
    sheet_of(case, officer, currency="UAH")
    answer = officer_client.post(url("sheet_new", case), given)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "saved sheet 1 of" in text
    assert "My own words" in text
    officer_client.post(url("sheet_new", case), given | {"seen": answer.context["seen"]})
    assert PathwaySheet.objects.get(number=2).note == "My own words"


def test_the_next_sheet_begins_from_the_last_unless_asked_otherwise(officer_client, case, officer):
    lines = income(case, retention=7777) | {"early_retirement": [PENSION]}
    sheet_of(case, officer, lines=lines, told={"retention": {"commute": 15}}, currency="UAH")
    form = officer_client.get(url("sheet_new", case)).context["form"]
    assert form["retention_0_amount"].value() == Decimal(7777)
    assert form["retention_commute"].value() == 15
    assert form["early_retirement_0_kind"].value() == "pension"
    anew = officer_client.get(url("sheet_new", case), {"facts": ""}).context["form"]
    assert anew["retention_0_amount"].value() == Decimal(20000)


def test_a_sheet_is_a_paper_to_sign(officer_client, case, agreed):
    officer_client.post(url("sheet_new", case), typed(officer_client, url("sheet_new", case)))
    sheet = PathwaySheet.objects.get()
    for language in ("en", "uk", "pl"):
        answer = officer_client.get(url("sheet_pdf", sheet), headers={"Accept-Language": language})
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-")
    assert len(answer.content) > 10_000


def test_signatures_are_recorded_and_taken_back(officer_client, case, officer):
    sheet = sheet_of(case, officer)
    given = {"signer": "worker", "how": "present", "on": case.partnership.today()}
    officer_client.post(url("sheet_sign", sheet), given)
    text = text_of(officer_client, url("sheet_detail", sheet))
    assert f"The worker, {case.person.name}" in text
    assert "in the officer&#x27;s presence" in text
    assert "one signature is missing" in text_of(officer_client, url("case_detail", case))
    officer_client.post(url("sheet_sign", sheet), given | {"signer": "officer", "how": "paper"})
    assert "signed by worker and officer" in text_of(officer_client, url("case_detail", case))
    row = SheetSignature.objects.get(signer="worker")
    officer_client.post(url("sheet_signature_back", row), {"reason": "another sheet"})
    assert "taken back: another sheet" in text_of(officer_client, url("sheet_detail", sheet))


def test_the_choice_is_the_worker_s_and_the_case_shows_with_whom_it_lies(officer_client, case, officer):
    sheet = sheet_of(case, officer)
    page = officer_client.get(url("sheet_choose", sheet))
    assert page.context["form"]["way"].value() is None
    given = {
        "way": "early_retirement",
        "on": case.partnership.today(),
        "reason": "Enough",
        "seen": page.context["token"],
    }
    assert officer_client.post(url("sheet_choose", sheet), given).url == url("case_ways", case)
    case.refresh_from_db()
    assert case.pathway == "early_retirement"
    text = text_of(officer_client, url("case_detail", case))
    assert "It lies with <b>The mine, with certified years underground</b> (refers)" in text
    again = officer_client.post(url("sheet_choose", sheet), given | {"way": "retention"})
    assert again.status_code == 422
    assert "Enough" in again.content.decode()
    choice = SheetChoice.objects.get()
    step = officer_client.get(url("sheet_step", choice)).context["form"]
    done = {"on": case.partnership.today(), "note": "Papers went on", "place": step["place"].value()}
    officer_client.post(url("sheet_step", choice), done)
    late = officer_client.post(url("sheet_step", choice), done)
    assert late.status_code == 422
    text = text_of(officer_client, url("case_ways", case))
    assert "Papers went on" in text
    assert "It lies with <b>The mining company</b> (decides)" in text


def test_a_deadline_that_went_by_is_seen(officer_client, case, officer, monkeypatch):
    sheet = sheet_of(case, officer)
    today = case.partnership.today()
    sheets.choose(sheet=sheet, way="redeployment", on=today, reason="x", by=officer)
    monkeypatch.setattr("partnerships.models.Partnership.today", lambda _self: today + timedelta(days=15))
    assert "The deadline was" in text_of(officer_client, url("case_detail", case))


def test_the_pages_ask_a_fixed_number_of_questions(officer_client, case, officer, agreed):
    sheet = sheet_of(case, officer, currency="UAH")

    def ask(address):
        with CaptureQueriesContext(connection) as asked:
            officer_client.get(address)
        return len(asked)

    pages = [url(name, case) for name in ("case_ways", "sheet_new", "case_detail")]
    pages.append(url("sheet_detail", sheet))
    for address in pages:
        ask(address)
    before = [ask(address) for address in pages]
    for number in (2, 3):
        later = sheet_of(case, officer, currency="UAH")
        assert later.number == number
        today = case.partnership.today()
        sheets.sign(sheet=later, signer="worker", how="paper", on=today, name="", by=officer)
    assert [ask(address) for address in pages] == before


@pytest.mark.parametrize("who", ["partner", "personnel", "outsider"])
def test_nothing_of_this_exists_for_anybody_else(client, cast, case, officer, who):
    sheet = sheet_of(case, officer)
    client.force_login(getattr(cast, who).user)
    for name in ("case_ways", "sheet_new"):
        assert client.get(url(name, case)).status_code == 404
    for name in ("sheet_detail", "sheet_pdf", "sheet_sign", "sheet_choose"):
        assert client.get(url(name, sheet)).status_code == 404


def test_who_only_reads_cannot_record(client, cast, case, officer):
    sheet = sheet_of(case, officer)
    client.force_login(member(cast.officer.organisation, "coordinator").user)
    assert client.get(url("sheet_detail", sheet)).status_code == 200
    for address in (url("sheet_new", case), url("sheet_sign", sheet), url("sheet_choose", sheet)):
        assert client.get(address).status_code == 403
