"""A framework agreement whose clause carries measures, and a roster that they are asked of."""

from datetime import date
from decimal import Decimal

from partnerships.actions import amendments, clauses, framework
from partnerships.actions.amendments import Proposed
from partnerships.enums import ClauseKind
from tests.conftest import member
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import CaseFactory
from tests.partnerships.accords import accord_of, said
from tests.partnerships.measures.test_judging import document

PAID = {"benefit": {"share": 50, "basis": "monthly_wage", "paid": "monthly", "months": 12}}
ONCE = {"benefit": {"amount": {"amount": "1000", "currency": "UAH"}, "paid": "once"}}


def old(age, key="leave", **more):
    """A measure for those who reach an age by the end of 2026, named by its key; no day of the calendar changes it."""
    return document(key, [{"fact": "birth_date", "before": f"{2027 - age}-01-01"}], **more)


def coordinator(cast):
    """Whoever coordinates."""
    return member(cast.officer.organisation, "coordinator")


def version_with(cast, *documents, opened=True, slug="accord"):
    """Return a version with a clause that carries measures, on the table."""
    by = coordinator(cast)
    version = accord_of(cast, by, slug=slug)
    wording = said("Leave", "Who may go.", measures=tuple(documents))
    clauses.add(version=version, kind=ClauseKind.CLAUSE, wording=wording, key="leave", by=by)
    if opened:
        framework.open_to_negotiation(version=version, by=by)
    return version


def amended(version, by, *documents, title="Earlier", tabled=True):
    """Return an amendment that gives the clause other measures."""
    clause = version.agreement.clauses.get(key="leave")
    change = Proposed("reword", clause, said("Leave", "Who may go.", measures=tuple(documents)))
    row = amendments.draft(version=version, title=title, reason="x", changes=[change], by=by)
    if tabled:
        amendments.table(amendment=row, by=by)
    row.refresh_from_db()
    return row


def workers(cast, number, born, *, sex="male", wage=10_000, town=None):
    """Return so many workers with open cases."""
    facts = {"worker__facts__wage": None if wage is None else Decimal(wage), "worker__facts__residence": town}
    person = {"worker__person__birth_date": date.fromisoformat(born), "worker__person__sex": sex}
    return [CaseFactory(worker__site=cast.site, **person, **facts).worker for _one in range(number)]


def a_roster(cast):
    """70 men and 15 women: 20 men and 8 women past sixty, 10 men and 1 woman past fifty-two, the others young."""
    town, other = TerritoryFactory(code="t-1", name="Old Town"), TerritoryFactory(code="t-2", name="New Town")
    workers(cast, 20, "1960-01-01", town=town)
    workers(cast, 8, "1960-01-01", sex="female", town=other)
    workers(cast, 10, "1972-01-01", town=town)
    workers(cast, 1, "1972-01-01", sex="female", town=other)
    workers(cast, 40, "1995-01-01", town=town)
    workers(cast, 6, "1995-01-01", sex="female", town=other)
