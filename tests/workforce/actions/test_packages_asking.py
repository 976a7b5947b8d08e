"""Asking for a package and deciding on it: by whom, on which conditions, once."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.conftest import member
from tests.factories.accounts import MembershipFactory
from tests.factories.workforce import CaseFactory
from tests.workforce.granted import FIGURES, approved, asked, desk_of, scheme_of
from workforce.actions.packages import asking, deciding
from workforce.calculations.packages.checking import Outcome
from workforce.queries import packages as reads

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast):
    return desk_of(cast)


def another(desk, role="second_approver"):
    return member(desk.officer.organisation, role)


def test_a_request_says_its_amount_and_what_it_stands_on(desk):
    grant = asked(desk)
    today = desk.cast.partnership.today()
    assert (grant.state, grant.amount, grant.approvals_needed) == ("requested", 100, 1)
    told = reads.told_of(grant, today=today)
    assert told.outcome is Outcome.MET
    assert told.checks[1].figures == (("distance_km", Decimal(80)),)
    assert (desk.line.committed, grant.reference) == (0, f"PK-{grant.pk}")
    event = AuditEvent.objects.get(verb="package.asked")
    assert (event.subject, "moving" in str(event.detail)) == (grant.person.subject, False)


def test_less_may_be_asked_for_and_never_more(desk):
    assert asked(desk, lower={"move": Decimal("60.50")}).amount == Decimal("60.50")
    case = CaseFactory(worker__site=desk.cast.site)
    with pytest.raises(Refused, match="at most 100") as refusal:
        asked(desk, case=case, lower={"move": Decimal("100.01")})
    assert refusal.value.field == "lower_move"


@pytest.mark.parametrize(
    ("figures", "field", "words"),
    [
        ({"distance_km": Decimal(80)}, "moving_cost", "Without this"),
        ({"moving_cost": Decimal(0)}, None, "pays nothing"),
    ],
)
def test_without_an_amount_there_is_no_request(desk, figures, field, words):
    with pytest.raises(Refused, match=words) as refusal:
        asked(desk, figures=figures)
    assert refusal.value.field == field


def test_a_line_of_another_currency_pays_nothing_of_it(desk):
    version = scheme_of(desk, "eu-interview.yaml", "eures-supplement")
    version.document["currency"] = "EUR"
    with pytest.raises(Refused, match="EUR") as refusal:
        asked(desk, version=version, figures={"travel_cost": Decimal(10)})
    assert refusal.value.field == "line"


def test_who_asks_for_the_own_firm_is_refused(desk):
    MembershipFactory(organisation=desk.employer, user=desk.officer.user, role="employer")
    with pytest.raises(Refused, match="You would benefit"):
        asked(desk, payee=desk.employer)
    with pytest.raises(Refused, match="no partner"):
        asked(desk, payee=desk.cast.outsider.organisation, by=another(desk, "case_officer"))


def test_who_asked_never_approves_whatever_the_role(desk):
    grant = asked(desk, by=desk.approver)
    with pytest.raises(Refused, match="You asked for this"):
        deciding.approve(grant=grant, by=desk.approver)
    assert deciding.approve(grant=grant, by=another(desk)).state == "approved"


@pytest.mark.parametrize("how", ["firm", "name", "role", "elsewhere"])
def test_who_benefits_or_has_no_such_role_never_approves(desk, how):
    grant = asked(desk, payee=desk.employer)
    by = desk.approver
    if how == "firm":  # acts for the employer too, though not at this moment
        MembershipFactory(organisation=desk.employer, user=by.user, role="employer")
    elif how == "name":
        person = desk.case.person
        by.user.family_name, by.user.given_name = person.given_name, person.family_name.upper()
    else:
        by = desk.officer if how == "role" else member(desk.cast.outsider.organisation, "coordinator")
    with pytest.raises(Refused, match=r"act for|bear the name|second approver|You asked"):
        deciding.approve(grant=grant, by=by)
    with pytest.raises(Refused):
        deciding.refuse(grant=grant, reason="no", by=by)
    assert not grant.approvals.exists()
    assert desk.line.committed == 0


def test_larger_amounts_take_more_people(cast):
    desk = desk_of(cast, approval=[{"up_to": 99, "approvals": 1}, {"approvals": 2}])
    grant = asked(desk)
    first = deciding.approve(grant=grant, by=desk.approver)
    assert (first.state, first.approvals_given, desk.line.committed) == ("requested", 1, 0)
    with pytest.raises(Refused, match="another person"):
        deciding.approve(grant=grant, by=desk.approver)
    with pytest.raises(Refused, match="decided on this request"):
        asking.change(grant=grant, line=desk.line, figures=FIGURES, by=desk.officer)
    second = deciding.approve(grant=grant, by=desk.coordinator)
    assert (second.state, desk.line.committed) == ("approved", 100)
    small = asked(desk, case=CaseFactory(worker__site=cast.site), lower={"move": Decimal(99)})
    assert small.approvals_needed == 1


def test_a_condition_that_is_not_met_or_not_told_stops_the_approval(desk):
    grant = asked(desk, figures=FIGURES | {"distance_km": Decimal(49)})
    with pytest.raises(Refused, match="1 condition is not met"):
        deciding.approve(grant=grant, by=desk.approver)
    asking.change(grant=grant, line=desk.line, figures={"moving_cost": Decimal(200)}, by=desk.officer, seen=1)
    with pytest.raises(Refused, match="1 condition cannot be told"):
        deciding.approve(grant=grant, by=desk.approver)
    with pytest.raises(Refused, match="since you saw it"):
        asking.change(grant=grant, line=desk.line, figures=FIGURES, by=desk.officer, seen=1)
    with pytest.raises(Refused, match="Who asked"):
        asking.change(grant=grant, line=desk.line, figures=FIGURES, by=desk.approver)
    asking.change(grant=grant, line=desk.line, figures=FIGURES, by=desk.officer, seen=2)
    assert deciding.approve(grant=grant, by=desk.approver, seen=3).state == "approved"


def test_approval_commits_on_the_line_and_names_nobody(desk):
    grant = approved(desk, advance=True)
    made = grant.commitment
    assert (made.committed, made.line_id, made.reference) == (100, desk.line.pk, grant.reference)
    assert desk.case.person.family_name not in f"{made.title} {made.payee_words}"
    parts = [(one.component, one.amount) for one in grant.instalments.all()]
    assert parts == [("", Decimal("40.00")), ("move", Decimal("60.00"))]


def test_never_beyond_the_line_and_the_request_stays(cast):
    desk = desk_of(cast, available="99.99")
    grant = asked(desk)
    with pytest.raises(Refused, match=r"99\.99"):
        deciding.approve(grant=grant, by=desk.approver)
    grant.refresh_from_db()
    assert (grant.state, grant.approvals.count(), desk.line.committed) == ("requested", 0, 0)


def test_once_is_once_for_the_person_until_refused(cast):
    desk = desk_of(cast, once="person")
    grant = asked(desk)
    with pytest.raises(Refused, match="waits for approval"):
        asked(desk)
    deciding.approve(grant=grant, by=desk.approver)
    with pytest.raises(Refused, match="received once"):
        asked(desk)
    deciding.end(grant=grant, reason="Done.", by=desk.officer)
    with pytest.raises(Refused, match="received once"):
        asked(desk)
    other = desk_of_other_case(desk)
    asking.withdraw(grant=other, reason="Found a flat.", by=desk.officer)
    assert asked(desk, case=other.case).state == "requested"


def desk_of_other_case(desk):
    return asked(desk, case=CaseFactory(worker__site=desk.cast.site))


def test_what_excludes_one_another_is_not_granted_together(cast):
    desk = desk_of(cast)
    job = desk.cast.partnership.today() + timedelta(days=5)
    figures = {"wage": Decimal(100), "months": Decimal(2), "job_on": job}
    approved(desk, version=scheme_of(desk, "de-hiring.yaml", "de-hiring-subsidy"), figures=figures)
    second = scheme_of(desk, "de-hiring.yaml", "de-hiring-subsidy-special")
    grant = asked(desk, version=second, figures=figures | {"special_rate": True})
    with pytest.raises(Refused, match="not met"):
        deciding.approve(grant=grant, by=desk.approver)
    told = reads.told_of(grant, today=desk.cast.partnership.today())
    assert [one.keys for one in told.checks if one.about == "not_with"] == [("de-hiring-subsidy",)]


def test_a_version_that_does_not_hold_and_a_closed_case_are_refused(desk):
    desk.case.closed_on = desk.case.opened_on
    desk.case.closed_at = desk.case.recorded_at
    desk.case.save()
    with pytest.raises(Refused, match="closed"):
        asked(desk)
    case = CaseFactory(worker__site=desk.cast.site)
    old = scheme_of(desk, "ua-hiring.yaml", "ua-hiring-compensation", day=desk.case.opened_on)
    with pytest.raises(Refused, match="does not hold today"):
        asked(desk, case=case, version=old, figures={"months": Decimal(3), "special_rate": False})


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("UPDATE workforce_packagegrant SET state = 'approved'", "committed_when_approved"),
        ("UPDATE workforce_packagegrant SET amount = 0", "above_zero"),
        (
            (
                "INSERT INTO workforce_grantapproval (grant_id, user_id, asked_by_id, approved, reason, at)"
                " SELECT id, asked_by_id, asked_by_id, true, '', now() FROM workforce_packagegrant"
            ),
            "four_eyes",
        ),
    ],
)
def test_the_database_refuses_by_itself(desk, statement, constraint):
    asked(desk)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
