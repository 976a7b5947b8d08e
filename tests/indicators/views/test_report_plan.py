"""The plan's rooms in the partnership's report: chosen one by one, before anything is counted too."""

import io
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jtportal.kernel.actor import CLI
from partnerships.actions import agreements, contributions, policy, trees
from partnerships.sockets import REPORT_SECTIONS
from tests.conftest import member
from tests.factories.accounts import OrganisationFactory
from tests.factories.calls import with_notes
from tests.factories.markets import count_jobs, function_of, intervention_in, market_of
from tests.factories.partnerships import PartnerFactory
from tests.partnerships import diagnoses
from tests.partnerships.money import purse_of
from tests.partnerships.plans import plan_of
from tests.partnerships.reviewing import decided, held, recommended
from workforce.actions import communities

pytestmark = pytest.mark.django_db
PLAN = [key for key, _section in REPORT_SECTIONS.items()]
DAY = date(2026, 3, 1)


@pytest.fixture
def world(cast):
    """A partnership with a row in each room, and nothing counted; its coordinator."""
    by = member(cast.officer.organisation, "coordinator")
    trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=CLI), by=CLI)
    fill(cast, by, 0)
    aims = {"aims": "Work.", "jobs_created": 84, "jobs_formalised": 61, "reach_by": DAY + timedelta(days=900)}
    agreements.put_out(agreement=agreements.begin(partnership=cast.partnership, by=by, **aims), by=by)
    return cast, by


def fill(cast, by, number):
    """Add a row to each room."""
    partner = PartnerFactory(
        partnership=cast.partnership, organisation=OrganisationFactory(), role="municipality"
    )
    contributions.pledge(
        partner=partner, kind="money", title=f"Grants {number}", amount=Decimal(900), currency="EUR", on=DAY, by=by
    )  # fmt: skip
    diagnoses.agreed(cast, title=f"One railway line {number}")
    diagnoses.figure(cast, title=f"Wages owed {number}")
    with_notes(cast.partnership, by, 2, title=f"Call {number}")
    market = market_of(cast.partnership)
    function_of(market)
    count_jobs(intervention_in(market, name=f"Voucher {number}"), "created", 4)
    plan = plan_of(cast, title=f"New trades {number}")
    policy.tag(
        partnership=cast.partnership, target=f"intervention:{plan.intervention.pk}", areas=["guidelines.skills"],
        by=by,
    )  # fmt: skip
    purse_of(cast, title=f"Courses {number}", available="1250.50")
    firm = communities.add(
        partnership=cast.partnership, kind="business", name=f"Bakery {number}", by=cast.officer
    )
    communities.record_outcome(
        beneficiary=firm, kind="job_created", sex="female", happened_on=DAY, evidence="x", by=cast.officer
    )
    decided(cast, by, held(cast, by, title=f"Review {number}"), text=f"Open a crèche {number}")
    recommended(cast, by, f"Count women apart {number}")


def address(cast, *sections, kind=""):
    asked = "&".join([*(f"section={key}" for key in sections), *([f"format={kind}"] if kind else [])])
    return reverse("indicators:report_detail", kwargs={"partnership": cast.partnership.code}) + f"?{asked}"


def sheets(response):
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


SAYS = {
    "phase": ("Phase and checklists", "The phase is “"),
    "partners": ("Partners and what they pledged", "4 organisations are in."),
    "diagnosis": ("Diagnosis and baselines", "Wages owed 0"),
    "agreement": ("Partnership agreement", "84 jobs to be created and 61 jobs to be formalised by"),
    "calls": ("Calls for proposals", "Call 0"),
    "markets": ("Market systems", "Voucher 0"),
    "activities": ("Action plan", "New trades 0"),
    "money": ("Money", "Courses 0"),
    "policy": ("Policy coverage", "Skills development"),
    "communities": ("Affected communities", "Nothing is counted yet."),
    "review": ("Decisions and recommendations", "Open a crèche 0"),
}


@pytest.mark.parametrize("key", PLAN)
def test_each_room_is_a_sheet_before_anything_is_counted(client, world, key):
    cast, _by = world
    client.force_login(cast.partner.user)
    found = sheets(client.get(address(cast, key, kind="xlsx")))
    name, says = SAYS[key]
    assert list(found) == [name]
    assert any(str(cell).startswith(says) for line in found[name] for cell in line if cell)


def test_amounts_and_counts_are_numbers(client, world):
    cast, _by = world
    client.force_login(cast.partner.user)
    found = sheets(client.get(address(cast, "money", "calls", "partners", "policy", kind="xlsx")))
    row = next(line for line in found["Money"] if line[0] == "Courses 0 (finances)")
    assert row[3] == 1250.5
    notes = next(line for line in found["Calls for proposals"] if line[0] == "Concept notes received")
    assert notes[1:3] == [2, 360000]
    assert next(line for line in found["Partners and what they pledged"] if line[0] == "EUR")[1:4] == [
        900,
        0,
        0,
    ]
    skills = next(line for line in found["Policy coverage"] if line[0] == "Skills development")
    assert skills[1] == "I1"


def test_the_overview_leads_to_it_and_without_a_count_the_plan_is_offered(client, world):
    cast, _by = world
    client.force_login(cast.partner.user)
    overview = reverse("partnerships:plan_detail", kwargs={"partnership": cast.partnership.code})
    assert address(cast).rstrip("?") in client.get(overview).text
    page = client.get(address(cast))
    assert page.context["form"].initial["section"] == ["tree", *PLAN]
    assert "period" not in page.context["form"].fields
    assert "Nothing is counted yet, so the report holds the plan." in page.text
    assert client.get(address(cast, "numbers", kind="xlsx")).status_code == 422


def test_the_whole_plan_is_a_pdf_in_the_readers_language(client, world, settings):
    cast, by = world
    client.force_login(by.user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "uk"
    made = client.get(address(cast, "tree", *PLAN, kind="pdf"))
    assert made["Content-Type"] == "application/pdf"
    assert b"/Lang(uk)" in made.content
    assert cast.partnership.today().isoformat() in made["Content-Disposition"]


@pytest.mark.parametrize("key", PLAN)
def test_a_room_asks_as_much_for_three_rows_as_for_one(client, world, key):
    cast, by = world
    client.force_login(by.user)
    counts = []
    for round_ in range(2):
        client.get(address(cast, key, kind="xlsx"))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address(cast, key, kind="xlsx")).status_code == 200
        counts.append(len(asked))
        for number in (1, 2) if not round_ else ():
            fill(cast, by, number)
    assert counts[0] == counts[1]
