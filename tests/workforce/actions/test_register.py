"""The employment service's register: out and in again changes nothing; what differs is taken over by decision."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.calculations.sheet_files import as_csv, as_xlsx
from tests.conftest import make_cast
from tests.factories.workforce import CaseFactory, SiteFactory
from workforce.actions import register, workers
from workforce.models import RegisterFile, RegisterMapping, RegisterRow, WorkerVersion
from workforce.queries import register as reads

pytestmark = pytest.mark.django_db
COLUMNS = [
    {"field": "personnel_number", "heading": "Number"},
    {"field": "birth_date", "heading": "Born"},
    {"field": "family_name", "heading": "Family"},
    {"field": "sex", "heading": "Sex", "codes": {"female": "F", "male": "M"}},
    {"field": "wage", "heading": "Wage"},
    {"field": "dependants", "heading": "Children"},
    {"field": "pathway", "heading": "Way"},
]


def mapping(cast, columns=COLUMNS, **more):
    said = {"name": "Register", "dates": "iso", "mark": "point", "columns": columns}
    return register.set_mapping(partnership=cast.partnership, by=cast.officer, **{**said, **more})


@pytest.fixture
def case(cast):
    mapping(cast)
    return CaseFactory(worker__site=cast.site, worker__facts__wage=Decimal("15000.00"))


def taken_out(cast, book=False):
    row = RegisterMapping.objects.get()
    mapped = reads.how(row)
    heads = [one.heading for one in mapped.columns]
    rows = list(reads.table(reads.to_take_out(cast.partnership, cast.officer), mapped))
    return as_xlsx("x", heads, rows) if book else as_csv(heads, rows)


def receive(cast, content, name="register.csv", on=None):
    return register.receive(
        partnership=cast.partnership,
        upload=SimpleUploadedFile(name, content),
        on=on or cast.partnership.today(),
        by=cast.officer,
    )


def line(case, **said):
    cells = {"Number": case.worker.personnel_number, "Born": case.birth_date.isoformat(), **said}
    return ("\n".join([";".join(cells), ";".join(map(str, cells.values()))]) + "\n").encode()


@pytest.mark.parametrize("book", [False, True])
def test_out_and_in_again_finds_no_difference(cast, case, book):
    CaseFactory(worker__site=cast.site, worker__facts__wage=None)
    file = receive(cast, taken_out(cast, book))
    assert (file.lines, file.same, file.unmatched, file.unread) == (2, 2, 0, [])
    assert not file.rows.exists()


def test_what_differs_stands_side_by_side_and_is_taken_over_where_ticked(cast, case):
    file = receive(cast, line(case, Wage="16000.50", Children=2, Family=case.person.family_name))
    rows = {one.field: one for one in file.rows.all()}
    assert set(rows) == {"wage", "dependants"}
    assert (rows["wage"].ours, rows["wage"].theirs) == ("15000.00", "16000.50")
    assert register.take(file=file, chosen=[rows["wage"].pk], by=cast.officer) == 1
    case.worker.refresh_from_db()
    known = case.worker.current
    assert (known.wage, known.source, known.standing) == (Decimal("16000.50"), "register", "document")
    assert known.valid_from == cast.partnership.today()
    assert known.dependants is None
    file.refresh_from_db()
    assert (file.state, file.taken) == ("taken", 1)
    assert not RegisterRow.objects.exists()
    assert "16000.50" not in str(AuditEvent.objects.filter(verb__startswith="register").values())
    again = receive(cast, line(case, Wage="16000.50"))
    assert (again.same, again.rows.count()) == (1, 0)


def test_what_changed_since_is_not_taken_over(cast, case):
    other = CaseFactory(worker__site=cast.site, worker__facts__wage=Decimal(1))
    content = line(case, Wage="16000.50") + line(other, Wage="2").split(b"\n", 1)[1]
    file = receive(cast, content)
    today = cast.partnership.today()
    said = {"source": "hand", "standing": "stated", "by": cast.officer}
    workers.change_facts(worker=case.worker, on=today, changes={"wage": Decimal(15500)}, **said)
    before = WorkerVersion.objects.count()
    with pytest.raises(Refused, match="changed since"):
        register.take(file=file, chosen=[one.pk for one in file.rows.all()], by=cast.officer)
    assert WorkerVersion.objects.count() == before  # nothing of it, the other worker's neither
    file.refresh_from_db()
    assert file.state == "previewed"


def test_nobody_s_lines_are_counted_and_settled_files_stay_settled(cast, case):
    file = receive(cast, b"Number;Born;Wage\n999;1990-01-01;5\n998;;5\n")
    assert (file.lines, file.unmatched, file.unread) == (1, 1, [[3, "nobody", ""]])
    with pytest.raises(Refused):
        register.take(file=file, chosen=[], by=cast.officer)
    register.drop(file=file, by=cast.officer)
    with pytest.raises(Refused):
        register.drop(file=file, by=cast.officer)


def test_two_workers_of_one_number_are_nobody(cast, case):
    site = SiteFactory(partnership=cast.partnership)
    CaseFactory(worker__site=site, worker__personnel_number=case.worker.personnel_number)
    assert receive(cast, line(case, Wage="5")).unmatched == 1


def test_a_file_before_columns_or_of_tomorrow_is_refused(cast):
    with pytest.raises(Refused):
        receive(cast, b"a;b\n1;2\n")
    mapping(cast)
    with pytest.raises(Refused):
        receive(cast, b"Number;Born\n1;2000-01-01\n", on=cast.partnership.today() + timedelta(days=1))
    with pytest.raises(Refused) as refused:
        receive(cast, b"a;b\n1;2\n")
    assert refused.value.field == "file"
    assert not RegisterFile.objects.exists()


def test_columns_are_checked_at_their_fields(cast):
    for columns, field in (
        (COLUMNS[1:], "heading_personnel_number"),
        ([*COLUMNS, {"field": "arrears", "heading": "WAGE"}], "heading_arrears"),
        (
            [*COLUMNS[:3], {"field": "sex", "heading": "S", "codes": {"female": "x", "male": "X"}}],
            "codes_sex",
        ),
    ):
        with pytest.raises(Refused) as refused:
            mapping(cast, columns)
        assert refused.value.field == field
    assert mapping(cast, seen=0).revision == 1
    with pytest.raises(Refused):
        mapping(cast, seen=0)


@pytest.mark.django_db(transaction=True)
def test_two_who_take_over_at_once(together):
    cast = make_cast()
    mapping(cast)
    case = CaseFactory(worker__site=cast.site, worker__facts__wage=Decimal("15000.00"))
    file = receive(cast, line(case, Wage="16000.50"), on=date(2026, 1, 1))
    chosen = [one.pk for one in file.rows.all()]
    done = together(*(lambda: register.take(file=file, chosen=chosen, by=cast.officer) for _ in range(2)))
    assert sorted(type(one).__name__ for one in done) == ["Refused", "int"]
    assert WorkerVersion.objects.current().get().wage == Decimal("16000.50")
