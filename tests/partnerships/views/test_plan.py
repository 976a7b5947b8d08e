"""The overview, decisions about phases, the portfolio."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.actions import anchors, contributions, leads, partners, phases, sharing
from partnerships.models import Partner, Partnership
from tests.factories.accounts import OrganisationFactory
from tests.factories.partnerships import PartnerFactory, PartnershipFactory

pytestmark = pytest.mark.django_db


def at(name, cast):
    return reverse(f"partnerships:{name}", kwargs={"partnership": cast.partnership.code})


def test_the_overview_says_where_we_are_and_what_is_lacking(client, cast):
    client.force_login(cast.partner.user)
    page = client.get(at("plan_detail", cast))
    assert [step["state"] for step in page.context["steps"]] == ["current", *["todo"] * 5]
    assert page.context["steps"][3]["beside"][0]["word"] == "monitoring"
    assert "No body that carries the partnership is recorded." in page.text
    assert "There is no partner yet of this kind:" in page.text
    assert at("phase_decide", cast) not in page.text


def test_every_partner_reads_and_an_outsider_finds_nothing(client, cast):
    for actor, status in ((cast.partner, 200), (cast.personnel, 200), (cast.outsider, 404)):
        client.force_login(actor.user)
        for name in ("plan_detail", "partner_list", "anchor_detail", "agreement_list"):
            assert client.get(at(name, cast)).status_code == status


def test_only_the_coordinator_decides(client, cast, coordinator):
    for actor, status in ((cast.partner, 403), (cast.officer, 403), (coordinator, 200)):
        client.force_login(actor.user)
        assert client.get(at("phase_decide", cast)).status_code == status


def test_a_decision_is_typed_refused_and_recorded(coordinator_client, cast):
    typed = {"at": "anchor", "to": "diagnosis", "on": "2026-05-04", "reason": ""}
    page = coordinator_client.post(at("phase_decide", cast), typed)
    assert page.status_code == 422
    assert "Say why the partnership goes on all the same." in page.text
    typed["reason"] = "The council sits on Monday."
    page = coordinator_client.post(at("phase_decide", cast), typed, follow=True)
    assert "From anchor on to diagnosis" in page.text
    assert "The council sits on Monday." in page.text
    assert page.context["steps"][0]["state"] == "done"


def test_a_phase_that_was_left_out_is_shown_as_such(coordinator_client, cast, coordinator):
    Partnership.objects.filter(pk=cast.partnership.pk).update(course="call_optional", phase="diagnosis")
    cast.partnership.refresh_from_db()
    phases.decide(
        partnership=cast.partnership, at="diagnosis", to="agreement", reason="Negotiated.", by=coordinator
    )
    steps = coordinator_client.get(at("plan_detail", cast)).context["steps"]
    assert [step["state"] for step in steps[1:4]] == ["done", "skipped", "current"]


def test_what_ends_soon_is_due_and_what_has_ended_is_at_risk(
    coordinator_client, cast, union, service, coordinator
):
    today = cast.partnership.today()
    for partner, days in ((union, 20), (service, -3)):
        sharing.record(
            partner=partner, covers="Totals", valid_from=date(2024, 1, 1),
            valid_until=today + timedelta(days=days), by=coordinator,
        )  # fmt: skip
    page = coordinator_client.get(at("plan_detail", cast))
    assert [point.due for point in page.context["due"]] == [today + timedelta(days=20)]
    assert [point.due for point in page.context["risks"]] == [today - timedelta(days=3)]


def test_an_anchor_body_is_taken_in_with_its_mandate(coordinator_client, cast):
    typed = {
        "kind": "council", "name": "Regional council", "since": "2019-03-01", "mandate": "Leads.",
        "mandated_on": "2018-01-01",
    }  # fmt: skip
    page = coordinator_client.post(at("anchor_change", cast), typed)
    assert "cannot have its mandate before it is there" in page.text
    typed["mandated_on"] = "2024-01-15"
    page = coordinator_client.post(at("anchor_change", cast), typed, follow=True)
    assert "<b>Regional council</b> carries the partnership." in page.text
    assert '<p class="written">Leads.</p>' in page.text
    assert "mandate of 15 January 2024" in page.text
    assert (
        "the paper that gives it its mandate is missing"
        in coordinator_client.get(at("plan_detail", cast)).text
    )


def test_what_a_partner_brought_stands_against_how_it_was(coordinator_client, cast, union, coordinator):
    anchors.bring(
        partner=union, what="A job bank", baseline="0 offers, 2023", now="140 offers", since=date(2024, 5, 1),
        by=coordinator,
    )  # fmt: skip
    text = coordinator_client.get(at("anchor_detail", cast)).text
    assert "A job bank" in text
    assert "0 offers, 2023" in text


def portfolio(client, actor, places):
    """Let an actor's organisation be a partner in so many further partnerships; return the page and its queries."""
    made = PartnershipFactory.create_batch(places)
    others = OrganisationFactory.create_batch(2)
    rows = [
        Partner(partnership=place, organisation=who, role="ngo", valid_from=date(2024, 1, 1))
        for place in made
        for who in (actor.organisation, *others)
    ]
    Partner.objects.bulk_create(rows)
    client.force_login(actor.user)
    client.get(reverse("partnerships:plan_list"))
    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse("partnerships:plan_list"))
    return page, len(queries)


def test_the_portfolio_asks_as_much_for_200_as_for_one(client, cast):
    page, one = portfolio(client, cast.partner, 0)
    assert len(page.context["lines"]) == 1
    page, three = portfolio(client, cast.partner, 2)
    assert len(page.context["lines"]) == 3
    page, many = portfolio(client, cast.partner, 197)
    assert len(page.context["lines"]) == 200
    assert one == three == many


def test_the_portfolio_puts_what_is_at_risk_first(client, cast, coordinator):
    quiet = PartnershipFactory(name="AAA")
    PartnerFactory(partnership=quiet, organisation=coordinator.organisation)
    ended = cast.partnership.today() - timedelta(days=1)
    row = Partner.objects.get(partnership=cast.partnership, organisation=coordinator.organisation)
    sharing.record(partner=row, covers="x", valid_from=date(2024, 1, 1), valid_until=ended, by=coordinator)
    client.force_login(coordinator.user)
    lines = client.get(reverse("partnerships:plan_list")).context["lines"]
    assert [line["place"] for line in lines] == [cast.partnership, quiet]


def test_the_overview_says_who_is_in_and_who_leads(client, cast, union, coordinator):
    leads.hand_over(partner=union, on=cast.partnership.today(), by=coordinator)
    judge = PartnerFactory(partnership=cast.partnership, role="evaluator", valid_from=date(2099, 1, 1))
    client.force_login(cast.personnel.user)
    page = client.get(at("plan_detail", cast))
    words = " ".join(re.sub(r"<[^>]+>", " ", page.text).split())
    assert "3 organisations are in; the phase is anchor" in words
    who = words[words.index("Who is in") :]
    assert f"{union.organisation.name} leads trade union" in who
    assert f"{cast.officer.organisation.name} employment service" in who
    assert f"{cast.personnel.organisation.name} mine operator" in who
    assert str(judge.organisation) not in who


def test_the_overview_tells_pledges_and_roles_that_are_due(coordinator_client, cast, union, coordinator):
    today = cast.partnership.today()
    for title, due in (("Grants", today + timedelta(days=20)), ("Rooms", today - timedelta(days=2))):
        contributions.pledge(
            partner=union, kind="money", title=title, amount=Decimal(900), currency="UAH",
            on=today - timedelta(days=9), due_on=due, by=coordinator,
        )  # fmt: skip
    partners.change(partner=union, by=coordinator, valid_until=today + timedelta(days=30))
    page = coordinator_client.get(at("plan_detail", cast))
    name = union.organisation
    assert [(point.label, point.due) for point in page.context["due"]] == [
        (f"{name} pledged “Grants”.", today + timedelta(days=20)),
        (f"The role of {name} as trade union ends.", today + timedelta(days=30)),
    ]
    late = f"{name} pledged “Rooms”; it has not come in."
    assert [point.label for point in page.context["risks"]] == [late]
    assert late in page.text
