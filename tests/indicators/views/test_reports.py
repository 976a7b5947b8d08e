"""The partnership's report: the numbers of the pages, as PDF and XLSX, for this reader."""

import io

import openpyxl
import pytest
from django.urls import reverse

from indicators.calculations.report import Cell, Section, Table, workbook
from indicators.models import Reading
from partnerships.sockets import REPORT_SECTIONS
from tests.indicators.views.conftest import count, hire
from tests.partnerships.reviewing import answered, coordinator_of, decided, held, recommended

pytestmark = pytest.mark.django_db
QUERIES = 20


def url(cast, *sections, kind=""):
    period = Reading.objects.latest("period").period
    asked = "".join(f"&section={key}" for key in sections) + (f"&format={kind}" if kind else "")
    address = reverse("indicators:report_detail", kwargs={"partnership": cast.partnership.code})
    return f"{address}?period={period}{asked}"


def sheets(response):
    """Return the book's sheets as lists of rows."""
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def row(sheet, first):
    return next(line for line in sheet if line[0] == first)


def test_results_lead_to_it_and_it_is_two_clicks_away(crew, partner_client):
    tree = reverse("partnerships:tree_detail", kwargs={"partnership": crew.partnership.code})
    address = url(crew)
    assert address in partner_client.get(tree).text.replace("&amp;", "&")
    page = partner_client.get(address)
    assert page.status_code == 200
    chosen = page.context["form"].initial["section"]
    assert chosen == [
        "headline",
        "numbers",
        "splits",
        "tree",
        *(key for key, _one in REPORT_SECTIONS.items()),
    ]
    assert 'name="format" value="pdf"' in page.text


def test_a_sheet_per_section_chosen_with_numbers_as_numbers(crew, officer_client):
    found = sheets(officer_client.get(url(crew, "numbers", "splits", kind="xlsx")))
    assert list(found) == ["Numbers and targets", "By sex and municipality"]
    share = row(found["Numbers and targets"], "Share with an agreed pathway")
    assert share[2] == pytest.approx(14 / 29)
    assert (share[3], share[7]) == ("14 of 29", pytest.approx(0.9))
    towns = [line[0] for line in found["By sex and municipality"]]
    assert crew.near.label() in towns


def test_a_partners_report_withholds_what_the_pages_withhold(crew, officer_client, client):
    officer = sheets(officer_client.get(url(crew, "numbers", "splits", kind="xlsx")))
    client.force_login(crew.partner.user)
    partner = sheets(client.get(url(crew, "numbers", "splits", kind="xlsx")))
    name = "Open cases by pathway: retention"
    assert row(officer["Numbers and targets"], name)[2] == 2
    assert row(partner["Numbers and targets"], name)[2] == "too few"
    hidden = {cell for line in partner["By sex and municipality"] for cell in line if isinstance(cell, int)}
    withheld = Reading.objects.current().filter(withheld=True, by_residence=True)
    assert withheld.exists()
    assert 2 not in hidden


def test_the_paper_is_a_tagged_pdf_in_the_readers_language(crew, partner_client, settings):
    partner_client.cookies[settings.LANGUAGE_COOKIE_NAME] = "uk"
    made = partner_client.get(url(crew, "headline", "numbers", "splits", "tree", "review", kind="pdf"))
    assert made["Content-Type"] == "application/pdf"
    assert made["Content-Disposition"].startswith("attachment;")
    assert made.content.startswith(b"%PDF-")
    assert b"StructTreeRoot" in made.content
    assert b"/Lang(uk)" in made.content


def test_no_section_is_said_at_its_field(crew, partner_client):
    page = partner_client.get(url(crew, kind="pdf"))
    assert page.status_code == 422
    assert "Choose at least one section." in page.text


def test_an_outsider_finds_no_report(crew, outsider_client):
    assert outsider_client.get(url(crew, "headline", kind="pdf")).status_code == 404


def test_the_queries_stay_as_many(crew, officer_client, django_assert_max_num_queries):
    address = url(crew, "headline", "numbers", "splits", "tree", "review", kind="xlsx")
    officer_client.get(address)
    with django_assert_max_num_queries(QUERIES) as first:
        officer_client.get(address)
    hire(crew, 3, town=crew.far)
    count(crew)
    with django_assert_max_num_queries(len(first)):
        officer_client.get(address)


def test_decisions_and_recommendations_stand_in_it(crew, partner_client):
    by = coordinator_of(crew)
    decided(crew, by, held(crew, by), days=-2)
    answered(crew, by, recommended(crew, by))
    recommended(crew, by, "Ask the bank")
    sheet = sheets(partner_client.get(url(crew, "review", kind="xlsx")))["Decisions and recommendations"]
    assert row(sheet, "Open a crèche at the training centre")[3] == "overdue"
    assert row(sheet, "2. Ask the bank")[1] == "not answered"
    assert row(sheet, "1 of 2 recommendations is answered.")


def test_no_text_becomes_a_formula():
    cells = [[Cell("=1+1"), Cell("+x"), Cell("-x"), Cell("@x"), Cell("-5", -5.0, "0")]]
    made = workbook("=t", "m", [Section("a", "A", ["=n"], [Table("", tuple("abcde"), cells)])])
    book = openpyxl.load_workbook(io.BytesIO(made))
    values = [cell.value for line in book["A"].iter_rows() for cell in line if cell.value is not None]
    assert {"'=1+1", "'+x", "'-x", "'@x", -5, "'=n"} <= set(values)
    assert not any(cell.data_type == "f" for line in book["A"].iter_rows() for cell in line)
