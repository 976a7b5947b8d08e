"""The workers behind an effect, and why a rule answers one worker so."""

import re

import pytest
from django.urls import reverse

from partnerships.actions import amendments
from partnerships.actions.amendments import Proposed
from tests.conftest import member
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import WorkerFactory
from tests.indicators import effects_made as made
from tests.indicators.effects_made import ONCE, PAID, old
from tests.partnerships.accords import said

pytestmark = pytest.mark.django_db


def at(name, **keywords):
    return reverse(f"indicators:effect_{name}", kwargs=keywords)


def words(response):
    """What a page says, without marks, in single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.text.replace("\xa0", " ")).split())


def names(page):
    """The workers of a list."""
    return {worker.pk for worker, _url in page.context["lines"]}


def test_lists_hold_who_appears_eligible_who_comes_in_and_who_falls_out(cast, officer_client):
    oldest = made.workers(cast, 2, "1950-01-01")
    older = made.workers(cast, 3, "1960-01-01")
    young = made.workers(cast, 4, "1995-01-01")
    version = made.version_with(cast, old(60))
    young_and_oldest = made.document(
        "leave",
        [{"fact": "birth_date", "before": "1951-01-01"}],
        [{"fact": "birth_date", "after": "1990-01-01"}],
    )
    row = made.amended(version, cast.partner, young_and_oldest)

    def listed(name, pk, **asked):
        return names(officer_client.get(at(name, pk=pk), asked))

    assert listed("version_workers", version.pk) == {one.pk for one in (*oldest, *older)}
    assert listed("amendment_workers", row.pk, which="in") == {one.pk for one in young}
    assert listed("amendment_workers", row.pk, which="out", measure="leave") == {one.pk for one in older}
    assert listed("version_workers", version.pk, which="open") == set()


def test_pages_of_a_list_follow_one_another(cast, officer_client, monkeypatch):
    made.workers(cast, 5, "1950-01-01")
    version = made.version_with(cast, old(60))
    monkeypatch.setattr("indicators.views.effect_workers.PAGE", 2)
    first = officer_client.get(at("version_workers", pk=version.pk))
    assert first.context["total"] == 5
    second = officer_client.get(first.context["next_url"])
    third = officer_client.get(second.context["next_url"])
    assert [len(names(page)) for page in (first, second, third)] == [2, 2, 1]
    assert len(names(first) | names(second) | names(third)) == 5
    assert third.context["next_url"] == ""
    assert names(officer_client.get(second.context["prev_url"])) == names(first)


@pytest.mark.parametrize("who", ["partner", "personnel"])
def test_lists_and_workers_are_closed_to_who_may_not_see_persons(cast, client, who):
    (worker,) = made.workers(cast, 1, "1950-01-01")
    version = made.version_with(cast, old(60))
    row = made.amended(version, cast.partner, old(50))
    client.force_login(getattr(cast, who).user)
    for name, pk in (("version", version.pk), ("amendment", row.pk)):
        assert client.get(at(f"{name}_workers", pk=pk)).status_code == 403
        assert client.get(at(f"{name}_worker", pk=pk, worker=worker.pk)).status_code == 403


def test_workers_of_another_partnership_do_not_exist(cast, officer_client, client):
    version = made.version_with(cast, old(60))
    assert (
        officer_client.get(at("version_worker", pk=version.pk, worker=WorkerFactory().pk)).status_code == 404
    )
    client.force_login(cast.outsider.user)
    assert client.get(at("version_workers", pk=version.pk)).status_code == 404


def test_a_worker_s_page_names_the_test_that_failed_and_the_fact(cast, officer_client):
    town = TerritoryFactory(code="t-1", name="Old Town")
    (worker,) = made.workers(cast, 1, "1976-05-17", town=town)
    rule = made.document(
        "leave",
        [{"fact": "residence", "is": "t-1"}, {"fact": "birth_date", "before": "1970-01-01"}],
        **PAID,
    )
    version = made.version_with(cast, rule, old(40, "later", **PAID), made.document(
        "pension", [{"fact": "pension_on", "before": "2030-01-01"}], **ONCE
    ))  # fmt: skip
    page = officer_client.get(at("version_worker", pk=version.pk, worker=worker.pk))
    told = words(page)
    assert "appears eligible for 1 measure." in told
    assert "whose birth date is earlier than 1 January 1970" in told
    assert "On record: birth date, 17 May 1976 (from the roster)." in told
    assert (
        "Birth date: 17 May 1976 (from the roster, as of 1 January 2025, source: the mine's roster)"
        in told.replace("&#x27;", "'")
    )
    assert "Old Town" in told
    assert "Not known: first day of the pension." in told
    assert (
        "A payment would be 5,000 UAH . 12 payments, 60,000 UAH in all. First twelve months: 60,000 UAH ."
        in told
    )
    assert [line["answer"] for line in page.context["lines"]] == ["no", "yes", "cannot_tell"]
    assert reverse("workforce:case_detail", kwargs={"pk": worker.cases.get().pk}) in page.text


def test_an_amendment_s_page_says_what_was_before(cast, officer_client):
    (worker,) = made.workers(cast, 1, "1972-01-01")
    version = made.version_with(cast, old(60))
    row = made.amended(version, cast.partner, old(52), old(40, "new"))
    page = officer_client.get(at("amendment_worker", pk=row.pk, worker=worker.pk))
    told = words(page)
    assert "Appears eligible · before: does not appear eligible" in told
    assert "Appears eligible · before: not in the text" in told
    assert page.context["number"] == 2


def test_a_measure_that_is_taken_out_is_said_to_be(cast, officer_client):
    (worker,) = made.workers(cast, 1, "1950-01-01")
    version = made.version_with(cast, old(60), old(50, "later"))
    row = made.amended(version, cast.partner, old(60))
    told = words(officer_client.get(at("amendment_worker", pk=row.pk, worker=worker.pk)))
    assert "the amendment takes this measure out" in told
    assert "appears eligible for 1 measure." in told


def test_a_case_leads_to_what_the_agreement_says_of_the_worker(cast, officer_client):
    (worker,) = made.workers(cast, 1, "1950-01-01")
    case = reverse("workforce:case_detail", kwargs={"pk": worker.cases.get().pk})
    assert "Framework agreements" not in officer_client.get(case).text
    version = made.version_with(cast, old(60))
    assert at("version_worker", pk=version.pk, worker=worker.pk) in officer_client.get(case).text


def given(version, key="leave"):
    """The clause that gives a measure: its place in the text, as the text numbers it."""
    place = version.places.get(clause__key=key)
    return f'Clause: <a href="{text_of(version)}#place-{place.pk}">3 Leave</a>, version {version.number}'


def text_of(version):
    return reverse("partnerships:framework_text", kwargs={"pk": version.pk})


def test_each_entitlement_names_the_clause_and_version_that_gives_it(cast, officer_client):
    (worker,) = made.workers(cast, 1, "1972-01-01")
    version = made.version_with(cast, old(50))
    row = made.amended(version, cast.partner, old(50), old(40, "new"))
    page = officer_client.get(at("version_worker", pk=version.pk, worker=worker.pk))
    assert given(version) in page.text
    text = officer_client.get(text_of(version)).text
    assert f'id="place-{version.places.get(clause__key="leave").pk}"' in text
    assert '<span class="number">3</span> Leave' in text
    stays, new = officer_client.get(at("amendment_worker", pk=row.pk, worker=worker.pk)).text.split("</h2>")[
        -2:
    ]
    assert given(version) in stays
    assert "would have it" not in stays
    assert f"{given(version)} · as A-1 would have it" in new


def test_a_clause_that_an_amendment_adds_is_named_with_it(cast, officer_client):
    (worker,) = made.workers(cast, 1, "1972-01-01")
    version = made.version_with(cast)
    wording = said("Bridge", "x", measures=(old(50),))
    row = amendments.draft(
        version=version, title="x", reason="x", changes=[Proposed("add", wording=wording)], by=cast.partner
    )
    amendments.table(amendment=row, by=cast.partner)
    page = officer_client.get(at("amendment_worker", pk=row.pk, worker=worker.pk))
    url = reverse("partnerships:amendment_detail", kwargs={"pk": row.pk})
    assert f'Clause: <a href="{url}">Bridge</a>, version 1 · as A-1 would have it' in page.text


def test_a_case_names_the_clause_and_version_of_each_entitlement(cast, officer_client):
    (worker,) = made.workers(cast, 1, "1950-01-01")
    untold = made.document("pension", [{"fact": "pension_on", "before": "2030-01-01"}])
    version = made.version_with(cast, old(60), old(90, "later"), untold)
    other = made.version_with(cast, old(90), slug="other")
    case = officer_client.get(reverse("workforce:case_detail", kwargs={"pk": worker.cases.get().pk}))
    assert words(case).count("Appears eligible: leave.") == 1
    assert "Appears eligible: later." not in words(case)
    assert given(version) in case.text
    assert given(other) not in case.text
    assert "Appears eligible for none of its measures." in words(case)
    assert "For 1 measure it cannot be told." in words(case)


@pytest.mark.parametrize("number", [1, 3])
def test_lists_and_workers_ask_the_same_however_many_there_are(
    cast, client, number, django_assert_num_queries
):
    found = made.workers(cast, number, "1950-01-01")
    version = made.version_with(cast, *(old(60 - one, f"m-{one}") for one in range(number)))
    client.force_login(member(cast.officer.organisation, "case_officer").user)
    client.get(at("version_workers", pk=version.pk))
    with django_assert_num_queries(13):
        client.get(at("version_workers", pk=version.pk))
    with django_assert_num_queries(15):
        client.get(at("version_worker", pk=version.pk, worker=found[0].pk))
