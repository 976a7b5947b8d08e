"""The pages of one package: asked for on the case, checked, decided by others, followed."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import member
from tests.factories.accounts import MembershipFactory
from tests.factories.workforce import CaseFactory
from tests.workforce.granted import approved, asked, desk_of, entered, paid, proved, released
from workforce.models import GrantClaim, PackageGrant

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast):
    return desk_of(cast)


@pytest.fixture
def as_(client):
    """`as_(actor)`: the client, signed in as somebody."""

    def sign_in(actor):
        client.force_login(actor.user)
        return client

    return sign_in


def text(answer):
    return answer.content.decode().replace("\u00a0", " ")


def page(client, grant, more="", **data):
    address = f"/packages/asked/{grant.pk}/{more}"
    return client.post(address, data, follow=True) if more and data else client.get(address)


def given(desk, **more):
    return {"moving_cost": "180", "distance_km": "80", "line": desk.line.pk, **more}


def test_from_the_case_to_a_request(desk, as_):
    client = as_(desk.officer)
    assert f"/cases/{desk.case.pk}/packages/" in text(client.get(f"/cases/{desk.case.pk}/"))
    assert "Moving grant" in text(client.get(f"/cases/{desk.case.pk}/packages/"))
    address = f"/cases/{desk.case.pk}/packages/moving/"
    form = text(client.get(address))
    assert "Cost of moving" in form
    assert "Packages: 1,000 UAH free" in form
    refused = client.post(address, given(desk, moving_cost=""))
    assert refused.status_code == 422
    assert "Without this the amount cannot be worked out." in text(refused)
    assert 'value="80"' in text(refused)
    said = text(client.post(address, given(desk, advance="on", account="UA21 3223"), follow=True))
    assert "Moving grant: <b>90 UAH</b>" in said
    assert "It appears eligible: every condition appears met. People decide." in said
    assert "Moving grant" in text(client.get(f"/cases/{desk.case.pk}/"))
    grant = PackageGrant.objects.get()
    assert b"UA21" not in bytes(grant.account)
    assert client.get(f"/cases/{desk.case.pk}/packages/none/").status_code == 404


def test_the_check_names_what_failed_and_by_which_figure(desk, as_):
    grant = asked(desk, figures={"moving_cost": Decimal(200), "distance_km": Decimal(49)})
    said = text(page(as_(desk.approver), grant))
    assert "It appears not eligible: 1 condition is not met." in said
    assert "Distance in kilometres: at least 50" in said
    assert "Distance in kilometres: <b>49</b>" in said
    assert "limited to" not in said
    refused = as_(desk.approver).post(f"/packages/asked/{grant.pk}/approve/", {"seen": 1})
    assert (refused.status_code, "1 condition is not met" in text(refused)) == (422, True)


def test_who_asked_changes_it_and_another_decides(desk, as_):
    grant = asked(desk)
    client = as_(desk.officer)
    assert f"/packages/asked/{grant.pk}/approve/" not in text(page(client, grant))
    assert page(client, grant, "approve/", reason="x").status_code == 403
    form = text(client.get(f"/packages/asked/{grant.pk}/change/"))
    assert 'value="200"' in form
    client.post(f"/packages/asked/{grant.pk}/change/", given(desk, seen=1))
    stale = client.post(f"/packages/asked/{grant.pk}/change/", given(desk, seen=1))
    assert (stale.status_code, "since you saw it" in text(stale)) == (422, True)
    client = as_(desk.approver)
    assert "Approve" in text(page(client, grant))
    said = text(page(client, grant, "approve/", seen=2, reason="As agreed."))
    assert "1 of 1 approval" in said
    assert (desk.line.committed, PackageGrant.objects.get().state) == (90, "approved")


def test_who_benefits_reads_why_another_decides(desk, as_):
    grant = asked(desk, payee=desk.employer)
    MembershipFactory(organisation=desk.employer, user=desk.approver.user, role="employer")
    said = text(page(as_(desk.approver), grant))
    assert "You act for the organisation that this goes to: another person decides." in said
    assert f"/packages/asked/{grant.pk}/approve/" not in said


def test_another_organisation_finds_nothing(desk, as_):
    grant = asked(desk)
    for stranger in (desk.cast.outsider, desk.cast.partner, desk.cast.personnel):
        assert page(as_(stranger), grant).status_code == 404
        listed = as_(stranger).get(f"/p/{desk.cast.partnership.code}/packages/")
        assert listed.status_code in (403, 404)


@pytest.mark.parametrize(("move", "state"), [("suspend", "suspended"), ("end", "ended")])
def test_an_approved_package_is_suspended_or_ended_with_its_reason(desk, as_, move, state):
    grant = approved(desk)
    said = text(page(as_(desk.officer), grant, f"{move}/", reason="The firm closed."))
    assert "The firm closed." in said
    assert PackageGrant.objects.get().state == state
    assert desk.line.committed == (100 if move == "suspend" else 0)


def test_papers_days_and_claims_stand_beside(desk, as_):
    grant = approved(desk)
    client = as_(desk.officer)
    said = text(page(client, grant))
    assert "first has to be seen: Receipts" in said
    assert "First day in the new job" in said
    page(client, grant, "paper/", key="receipts", on="2026-03-02")
    page(client, grant, "day/", figure="job_on", on="2026-03-02")
    said = text(page(client, grant))
    assert "Until 28 October 2026; proof by 27 November 2026." in said
    paid(desk, grant)
    form = {"kind": "error", "amount": "40", "due_on": "2026-12-31", "reason": "Twice."}
    said = text(page(client, grant, "claim/", **form))
    assert "40 UAH" in said
    claim = GrantClaim.objects.get()
    client.post(f"/packages/claims/{claim.pk}/repay/", {"amount": "15"})
    client = as_(desk.approver)
    client.post(f"/packages/claims/{claim.pk}/waive/", {"reason": "Hardship."})
    claim.refresh_from_db()
    assert (claim.state, claim.repaid, desk.line.paid) == ("waived", 15, 85)


def test_the_list_says_what_waits_for_whom(desk, as_):
    asked(desk)
    grant = approved(desk, case=CaseFactory(worker__site=desk.cast.site))
    proved(desk, grant)
    entered(desk, grant, Decimal(10))
    released(desk, grant, Decimal(20))
    address = f"/p/{desk.cast.partnership.code}/packages/"
    said = text(as_(desk.approver).get(address))
    assert "Requests that wait for you: <b>1</b>; payments to release: <b>1</b>." in said
    said = text(as_(desk.officer).get(address))
    assert "<b>2</b> packages were asked for." in said
    assert "Make a payment list of 1 payment" in said
    said = text(as_(desk.officer).get(f"{address}?state=refused"))
    assert "Nothing here." in said
    waits = text(as_(desk.approver).get(f"/p/{desk.cast.partnership.code}/waiting/"))
    assert "Decide on a package asked for" in waits


def test_the_way_to_the_payment_lists_begins_among_the_people(desk, as_):
    place = f"/p/{desk.cast.partnership.code}"
    assert f'href="{place}/packages/"' in text(as_(desk.officer).get(f"{place}/people/"))


def test_lists_keep_their_queries(desk, as_):
    client = as_(member(desk.officer.organisation, "coordinator"))
    counts = {}
    for rows in (1, 3):
        while PackageGrant.objects.count() < rows * 2:
            asked(desk, case=CaseFactory(worker__site=desk.cast.site))
            grant = approved(desk, case=CaseFactory(worker__site=desk.cast.site))
            proved(desk, grant)
            entered(desk, grant, Decimal(10))
        address = f"/p/{desk.cast.partnership.code}/packages/"
        client.get(address)
        with CaptureQueriesContext(connection) as asked_for:
            client.get(address)
        counts[rows] = len(asked_for)
    assert counts[1] == counts[3]
