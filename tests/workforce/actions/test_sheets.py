"""Sheets of the ways: written once, signed, chosen on, passed on; two officers at once lose nothing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.factories.workforce import CaseFactory
from tests.workforce.ways import income, rows, sheet_of
from workforce.actions import cases, sheets
from workforce.models import PathwaySheet, SheetChoice, SheetSignature, SheetStep
from workforce.queries import cases as case_reads
from workforce.queries import sheets as reads

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site)


@pytest.fixture
def sheet(case, officer):
    return sheet_of(case, officer)


@pytest.fixture
def today(cast):
    return cast.partnership.today()


def chosen(sheet, officer, way="early_retirement", **more):
    given = {"on": sheet.partnership.today(), "reason": "Health of the household", "by": officer}
    return sheets.choose(sheet=sheet, way=way, **(given | more))


def test_a_sheet_holds_every_way_once_in_one_order(sheet, case, today):
    assert (sheet.number, sheet.on, sheet.health_before) == (1, today, "mine")
    ways = ["retention", "redeployment", "reskilling_job", "reskilling_own", "early_retirement"]
    assert [one.way for one in sheet.options.all()] == ways
    event = AuditEvent.objects.get(verb="ways_sheet.saved")
    assert event.subject == case.person.subject
    assert "payslip" not in str(event.detail)
    with pytest.raises(ValueError, match="every way once"):
        sheets.draw_up(case=case, rows=rows(case)[1:], currency="PLN", before={}, note="", texts=[], by=None)


def test_what_changes_becomes_the_next_sheet(sheet, case, officer):
    later = sheet_of(case, officer, lines=income(case, retention=9500), seen=1)
    assert later.number == 2
    assert sheet.options.get(way="retention").income[0]["amount"] == "9000.00"
    with pytest.raises(Refused, match="nothing could be compared"):
        sheet_of(case, officer, lines={"retention": []})
    cases.close_case(case=case, on=case.partnership.today(), reason="moved", by=officer)
    with pytest.raises(Refused, match="closed"):
        sheet_of(case, officer)


@pytest.mark.parametrize("table", ["pathwaysheet", "sheetoption"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id + 1000", "DELETE FROM {}"])
def test_a_sheet_is_written_once_whoever_asks(sheet, table, statement):
    with pytest.raises(IntegrityError, match="once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(f"workforce_{table}"))


def test_who_did_not_see_the_newest_sheet_is_told_and_may_save_after_it(sheet, case, officer):
    with pytest.raises(sheets.Stale, match=r"saved sheet 1 of .* What you typed is still here"):
        sheet_of(case, officer, seen=0)
    assert sheet_of(case, officer, seen=1).number == 2


def test_each_signs_once_and_a_wrong_signature_is_taken_back(sheet, officer, today):
    def sign(signer, **more):
        given = {"how": "paper", "on": today, "name": "", "by": officer}
        return sheets.sign(sheet=sheet, signer=signer, **(given | more))

    worker = sign("worker")
    assert worker.name == sheet.case.person.name
    assert sign("officer").name == str(officer.user)
    with pytest.raises(Refused, match="recorded already") as refused:
        sign("worker")
    assert refused.value.field == "signer"
    sheets.take_signature_back(signature=worker, reason="the wrong sheet", by=officer)
    with pytest.raises(Refused, match="taken back already"):
        sheets.take_signature_back(signature=worker, reason="again", by=officer)
    assert sign("worker", name="Guardian").name == "Guardian"
    assert SheetSignature.objects.filter(sheet=sheet, retracted_at=None).count() == 2


def test_nobody_signs_before_the_sheet_or_tomorrow(sheet, officer, today):
    for day in (today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(Refused) as refused:
            sheets.sign(sheet=sheet, signer="worker", how="paper", on=day, name="", by=officer)
        assert refused.value.field == "on"


def test_the_choice_becomes_the_pathway_of_the_case(sheet, case, officer, today):
    choice = chosen(sheet, officer, "reskilling_own")
    case.refresh_from_db()
    assert (case.pathway, case.pathway_on) == ("reskilling", today)
    assert case.versions.filter(retracted_at=None).latest("recorded_at").reason == "Health of the household"
    with pytest.raises(Refused, match="chosen on this sheet already"):
        chosen(sheet, officer, "reskilling_own")
    other = chosen(sheet, officer, "reskilling_job")
    assert reads.standing_choice(case, reads.of_case(case, officer)) == other
    assert choice.on == today
    with pytest.raises(Refused, match="before the sheet"):
        chosen(sheet, officer, on=today - timedelta(days=1))
    with pytest.raises(Refused, match="future"):
        chosen(sheet, officer, on=today + timedelta(days=1))


def test_a_choice_that_another_one_replaced_stands_no_more(sheet, case, officer, today):
    chosen(sheet, officer)
    cases.set_pathway(case=case, pathway="retention", reason="stays", on=today, by=officer)
    assert reads.standing_choice(case, reads.of_case(case, officer)) is None


def test_a_chosen_way_passes_from_hand_to_hand_by_its_deadlines(sheet, case, officer, today):
    choice = chosen(sheet, officer)

    def lies():
        standing = reads.standing_choice(case, reads.of_case(case, officer))
        return reads.where(standing)

    case.refresh_from_db()
    assert (lies().place, lies().due) == (0, today + timedelta(days=14))
    sheets.pass_on(choice=choice, place=0, on=today, note="Certified", by=officer)
    assert (lies().place, lies().since, lies().due) == (1, today, today + timedelta(days=30))
    assert lies().late(today + timedelta(days=31))
    with pytest.raises(Refused, match="recorded already"):
        sheets.pass_on(choice=choice, place=0, on=today, note="", by=officer)
    with pytest.raises(Refused, match="since"):
        sheets.pass_on(choice=choice, place=1, on=today - timedelta(days=1), note="", by=officer)
    for place in (1, 2):
        sheets.pass_on(choice=choice, place=place, on=today, note="", by=officer)
    assert lies() is None
    chosen(sheet, officer, "redeployment")
    with pytest.raises(Refused, match="Another way was chosen"):
        sheets.pass_on(choice=choice, place=3, on=today, note="", by=officer)


def test_nobody_without_the_employment_service_has_sheets(sheet, cast, officer):
    assert list(PathwaySheet.objects.visible_to(officer)) == [sheet]
    for actor in (cast.partner, cast.personnel, cast.outsider):
        assert not PathwaySheet.objects.visible_to(actor).exists()
        assert not SheetChoice.objects.visible_to(actor).exists()
        assert not SheetStep.objects.visible_to(actor).exists()


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_save_at_once_make_one_sheet_and_one_is_told(case, officer, together):
    def draw(amount):
        return lambda: sheet_of(case, officer, lines=income(case, retention=amount), seen=0)

    results = together(draw(9000), draw(9500))
    assert sum(isinstance(one, sheets.Stale) for one in results) == 1
    assert PathwaySheet.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_record_a_choice_at_once_record_one(case, officer, together):
    sheet = sheet_of(case, officer)
    seen = case_reads.token(case)
    results = together(
        *(lambda way=way: chosen(sheet, officer, way, seen=seen) for way in ("retention", "redeployment"))
    )
    assert sum(isinstance(one, cases.Stale) for one in results) == 1
    assert SheetChoice.objects.count() == 1
