"""Intake, papers and wages owed in the browser's eyes."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import member
from tests.factories.workforce import CaseFactory
from tests.indicators.effects_made import coordinator, version_with
from tests.partnerships.dutiful import clause_of, in_force
from tests.partnerships.measures.test_judging import document
from workforce.actions import intake
from workforce.models import ArrearsEntry, Household, ServiceSpell

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site)


@pytest.fixture
def known(cast):
    return {"source": "hand", "standing": "document", "on": cast.partnership.today()}


def url(name, row):
    return reverse(f"workforce:{name}", kwargs={"pk": row.pk})


def place(name, cast):
    return reverse(f"workforce:{name}", kwargs={"partnership": cast.partnership.code})


def text_of(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_an_intake_begins_with_what_nobody_said_yet(officer_client, case):
    text = text_of(officer_client, url("case_intake", case))
    assert "has not been assessed yet" in text
    assert "Nothing was said yet about: the household, wishes and limits, work history, credentials." in text
    assert "Not assessed yet." in text_of(officer_client, url("case_detail", case))


def test_facts_are_recorded_with_how_sure_they_are(officer_client, case, known):
    officer_client.post(url("intake_household", case), known | {"dependants": 2, "housing": "mine"})
    officer_client.post(
        url("intake_wishes", case), known | {"commute": 45, "moving": "no", "wanted": "Welding"}
    )
    officer_client.post(url("intake_credential", case), known | {"title": "Welding licence"})
    spell = {"employer": "Mine 1", "begins": "2000-01-01", "ends": "2009-12-31", "underground": "on"}
    officer_client.post(url("intake_spell", case), known | spell)
    text = text_of(officer_client, url("case_intake", case))
    for words in (
        "The home belongs to the mine", "up to 45 minutes", "Welding licence", "seen in a document",
        "<b>10.0</b> years under ground of 10.0 altogether; papers show 10.0",
    ):  # fmt: skip
        assert words in text
    assert "The home belongs to the mine." in text_of(officer_client, url("case_detail", case))
    again = officer_client.get(url("intake_household", case)).context["form"]
    assert again["dependants"].value() == 2
    row = ServiceSpell.objects.get()
    officer_client.post(url("intake_spell_back", row), {"reason": "another person"})
    assert "taken back: another person" in text_of(officer_client, url("case_intake", case))


def test_wages_owed_add_up_and_nothing_impossible_goes_in(officer_client, cast, case, known):
    entry = known | {"kind": "owed", "month": "2026-03-15", "amount": "20 000,50", "currency": "UAH"}
    officer_client.post(url("intake_arrears", case), entry)
    officer_client.post(url("intake_arrears", case), entry | {"kind": "paid", "amount": "5000,25"})
    too_much = officer_client.post(
        url("intake_arrears", case), entry | {"kind": "paid", "amount": "15000,26"}
    )
    assert too_much.status_code == 422
    assert "amount" in too_much.context["form"].errors
    text = text_of(officer_client, url("case_intake", case)).replace("\xa0", " ")
    assert "<b>15,000.25 UAH</b> is owed still" in text
    total = text_of(officer_client, place("arrears_list", cast)).replace("\xa0", " ")
    assert "<b>15,000.25 UAH</b> of wages is owed still to 1 worker." in total
    officer_client.post(
        url("intake_arrears_back", ArrearsEntry.objects.get(kind="paid")), {"reason": "wrong"}
    )
    assert ArrearsEntry.objects.standing().count() == 1


def test_an_assessment_expires(officer_client, cast, case):
    page = officer_client.get(url("intake_assessment", case)).context["form"]
    assert page["expires_on"].value() == cast.partnership.today() + timedelta(days=180)
    data = {"made_on": "2025-01-10", "expires_on": "2025-07-10", "strengths": "Welds, leads a crew"}
    officer_client.post(url("intake_assessment", case), data)
    text = text_of(officer_client, url("case_intake", case))
    assert "held until <b>July 10, 2025</b>" in text or "held until <b>10 July 2025</b>" in text
    assert "make it again" in text_of(officer_client, url("case_detail", case))
    officer_client.post(
        url("intake_assessment", case),
        {
            "made_on": cast.partnership.today(),
            "expires_on": "2999-01-01",
            "strengths": "Welds",
            "hurdles": "far",
        },
    )
    assert "Earlier assessments" in text_of(officer_client, url("case_intake", case))


def test_the_paper_that_decides_most_leads_to_those_who_lack_it(officer_client, cast):
    assert "so no paper decides anything yet" in text_of(officer_client, place("paper_list", cast))
    rule = [{"fact": "years_underground", "at_least": 15, "standing": "certified"}]
    version = version_with(cast, document("bridge", rule), opened=False)
    in_force(cast, clause_of(version, "Leave"), coordinator(cast))
    facts = {"worker__facts__underground_years": Decimal(16), "worker__facts__valid_from": date(2025, 1, 1)}
    rows = [CaseFactory(worker__site=cast.site, **facts) for _ in range(2)]
    text = text_of(officer_client, place("paper_list", cast))
    assert "Certified <b>years underground</b> for 2 workers" in text
    assert all(row.person.family_name in text for row in rows)
    assert reverse("workforce:task_plan_many", kwargs={"partnership": cast.partnership.code}) in text
    with CaptureQueriesContext(connection) as with_two:
        officer_client.get(place("paper_list", cast))
    CaseFactory(worker__site=cast.site, **facts)
    with CaptureQueriesContext(connection) as with_three:
        officer_client.get(place("paper_list", cast))
    assert len(with_two) == len(with_three)


def test_the_page_asks_a_fixed_number_of_questions(officer_client, cast, case, known):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            officer_client.get(url("case_intake", case))
        return len(asked)

    spell = {"begins": date(2000, 1, 1), "by": cast.officer, "case": case}
    intake.say(kind=ServiceSpell, employer="Mine 1", **spell, **known)
    ask()
    before = ask()
    for number in (2, 3):
        intake.say(kind=ServiceSpell, employer=f"Mine {number}", **spell, **known)
    assert ask() == before


@pytest.mark.parametrize("who", ["partner", "personnel", "outsider"])
def test_nothing_of_this_exists_for_anybody_else(client, cast, case, who):
    client.force_login(getattr(cast, who).user)
    for name in ("case_intake", "intake_household", "intake_arrears", "intake_assessment"):
        assert client.get(url(name, case)).status_code == 404


def test_who_only_reads_cannot_record(client, cast, case):
    client.force_login(member(cast.officer.organisation, "coordinator").user)
    assert client.get(url("case_intake", case)).status_code == 200
    assert client.get(url("intake_household", case)).status_code == 403
    assert not Household.objects.exists()
