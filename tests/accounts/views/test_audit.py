"""The audit trail as a data-protection officer reads it."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from accounts.actions import audit, organisations
from accounts.queries import actor_for
from accounts.queries.audit import PAGE
from jtportal.kernel.actor import CLI, Actor
from tests.factories.accounts import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
LIST = reverse("accounts:audit_list")


@pytest.fixture
def guard(client):
    """The client of a data-protection officer; `client.actor` acts for the same organisation."""
    membership = MembershipFactory(role="data_protection")
    colleague = MembershipFactory(organisation=membership.organisation, role="case_officer")
    client.actor = actor_for(colleague.user)
    client.force_login(membership.user)
    return client


def lines(client, query=""):
    return client.get(LIST + query).context["page"].lines


def test_event_is_told_in_words(guard):
    organisations.create(name="Mine", kind="employer", country="UA", by=guard.actor)
    line = lines(guard)[0]
    assert line.who == guard.actor.user.get_full_name()
    assert line.what == "organisation added"
    assert ("Name", "–", "Mine") in line.changes


def test_personal_values_are_never_shown(guard):
    secret = {"family_name": "Таємниченко", "wage": "98765"}
    audit.record(
        OrganisationFactory(),
        verb="worker.facts_changed",
        by=guard.actor,
        subject=uuid4(),
        personal_after=secret,
    )
    page = guard.get(LIST)
    assert page.context["page"].lines[0].sealed
    assert "personal values sealed" in page.text
    assert "Таємниченко" not in page.text
    assert "98765" not in page.text


def test_other_organisations_trails_stay_theirs(guard):
    stranger = actor_for(MembershipFactory().user)
    organisations.create(name="Theirs", kind="employer", country="UA", by=stranger)
    organisations.create(name="Nobody's", kind="employer", country="UA", by=CLI)
    assert {line.event.organisation_id for line in lines(guard)} == {guard.actor.organisation_id}


def test_trail_is_narrowed_by_person_record_and_day(guard):
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC)):
        organisation = organisations.create(name="Mine", kind="employer", country="UA", by=guard.actor)
    organisations.change(organisation=organisation, name="Pit", by=guard.actor)
    everything = len(lines(guard))
    assert len(lines(guard, f"?who={guard.actor.user_id}")) == 2
    assert len(lines(guard, "?about=accounts.organisation")) == 2
    assert len(lines(guard, "?since=2026-03-01&until=2026-03-01")) == 1
    assert len(lines(guard, "?until=2026-02-28")) == 0
    assert len(lines(guard, "?since=nonsense&before=x")) == everything


def test_somebody_else_s_person_is_no_filter(guard):
    stranger = MembershipFactory().user
    assert "who" in guard.get(f"{LIST}?who={stranger.pk}").context["form"].errors


def test_long_trail_is_paged_by_key_there_and_back(guard):
    entries = [audit.Entry("v", "accounts.organisation", str(n), {}) for n in range(2 * PAGE + 5)]
    audit.record_many(entries, by=guard.actor)
    first = guard.get(LIST + "?about=accounts.organisation")
    second = guard.get(LIST + first.context["older_url"])
    third = guard.get(LIST + second.context["older_url"])
    counts = [len(page.context["page"].lines) for page in (first, second, third)]
    assert counts == [PAGE, PAGE, 5]
    assert third.context["older_url"] == first.context["newer_url"] == ""
    back = guard.get(LIST + third.context["newer_url"])
    assert [line.event.pk for line in back.context["page"].lines] == [
        line.event.pk for line in second.context["page"].lines
    ]


@pytest.mark.parametrize("count", [1, 30])
def test_number_of_queries_does_not_grow_with_the_page(guard, count, django_assert_max_num_queries):
    audit.record_many(
        [audit.Entry("v", "accounts.organisation", str(n), {}) for n in range(count)], by=guard.actor
    )
    with django_assert_max_num_queries(18):
        guard.get(LIST)


@pytest.mark.parametrize("role", ["case_officer", "coordinator", "viewer", "employer"])
def test_other_roles_do_not_read_it(client, role):
    client.force_login(MembershipFactory(role=role).user)
    assert client.get(LIST).status_code == 403


def test_menu_leads_there_for_those_who_may(guard, officer_client):
    assert LIST not in officer_client.get("/you/").text
    guard.force_login(MembershipFactory(role="data_protection").user)
    assert LIST in guard.get("/you/").text


def test_values_are_told_in_the_reader_s_words(guard):
    entries = [
        audit.Entry(
            "v", "accounts.organisation", "1", {"before": {"kind": "ngo"}, "after": {"kind": "chamber"}}
        ),
        audit.Entry(
            "v", "accounts.user", "1", {"before": {"is_active": True}, "after": {"is_active": False}}
        ),
        audit.Entry("v", "accounts.gone", "1", {"after": {"of_old": "x" * 300}, "reason": "moved"}),
        audit.Entry("v", "accounts.user", "1", {"after": {"no_such_field": 7}}),
    ]
    audit.record_many(entries, by=guard.actor)
    number, gone, active, kind = lines(guard)[:4]
    assert kind.changes == [("Kind", "non-governmental organisation", "chamber or agency")]
    assert active.changes == [("May sign in", "yes", "no")]
    assert gone.changes == [("Of_old", "–", "x" * 119 + "…")]
    assert (gone.reason, gone.about) == ("moved", "Accounts.gone 1")
    assert number.changes == [("No_such_field", "–", "7")]


def test_values_of_parts_are_told_in_a_row(guard):
    counts = {"new": 3, "none": None, "kinds": ["a", "b"]}
    audit.record_many([audit.Entry("v", "accounts.gone", "1", {"after": {"counts": counts}})], by=guard.actor)
    assert lines(guard)[0].changes == [("Counts", "–", "new: 3; none: –; kinds: a, b")]


def test_person_no_longer_here_and_machines_are_said_so(guard):
    gone = guard.actor.user
    organisations.create(name="Mine", kind="employer", country="UA", by=guard.actor)
    gone.memberships.all().delete()
    gone.notices.all().delete()
    gone.delete()
    assert lines(guard)[0].who == "a person no longer here"
    machine = Actor(organisation=guard.actor.organisation, kind=CLI.kind)
    organisations.create(name="Pit", kind="employer", country="UA", by=machine)
    assert lines(guard)[0].who == "the command line"
