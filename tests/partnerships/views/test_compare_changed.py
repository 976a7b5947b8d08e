"""Comparing two versions: what changed in duties is shown; only the clauses that changed are read and handled."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.actions import clauses, duties, framework, signing
from partnerships.calculations.clauses import words as differ
from partnerships.enums import ClauseKind
from partnerships.models import ClausePlace
from tests.partnerships.accords import accord_of, said
from tests.partnerships.dutiful import bound_draft, clause_of, duty_of
from tests.partnerships.negotiation import at, place_of, words

pytestmark = pytest.mark.django_db
QUERIES = 12  # of the page: as many, however much stands unchanged beside


def next_of(version, by):
    """The version after one that is put out and taken back."""
    framework.open_to_negotiation(version=version, by=by)
    version.refresh_from_db()
    rules = dict.fromkeys(("government", "workers", "employers"), ("one", 1))
    signing.set_rules(agreement=version.agreement, rules=rules, by=by)
    out = signing.put_out(version=version, by=by)
    signing.take_back(version=out, reason="x", by=by)
    return framework.begin_version(agreement=out.agreement, base=out, reason="Review", by=by)


def test_a_comparison_shows_duties_that_changed_came_and_went(client, cast, coordinator):
    old = bound_draft(cast, coordinator).version
    new = next_of(old, coordinator)
    party = cast.personnel.organisation
    duties.lay(place=clause_of(new), duty=duty_of(party, number=250), by=coordinator)
    duties.lay(place=place_of(new, "Bridge to pension"), duty=duty_of(party, key="new"), by=coordinator)
    client.force_login(cast.partner.user)
    page = client.get(at("framework_compare", pk=new.pk))
    told = words(page)
    assert "2 clauses differ" in told
    assert told.count("its duties changed") == 2
    assert f"Duty changed: {party}: at least 300 on every day until 31 December 2028" in told
    assert f"{party}: at least 250 on every day until 31 December 2028" in told
    assert told.count("New duty:") == 1
    back = words(client.get(f"{at('framework_compare', pk=old.pk)}?with={new.number}"))
    assert back.count("Duty taken out:") == 1
    assert "New duty:" not in back


def test_a_comparison_of_words_alone_says_nothing_of_duties(client, cast, coordinator):
    old = bound_draft(cast, coordinator).version
    new = next_of(old, coordinator)
    place = clause_of(new)
    body = place.text.body["en"].replace("seventy-two", "eighty")
    clauses.reword(place=place, wording=said("Amount", body).keeping(place.text), by=coordinator)
    client.force_login(cast.partner.user)
    told = words(client.get(at("framework_compare", pk=new.pk)))
    assert "1 clause differs" in told
    assert "duties" not in told.partition("Reworded")[2]
    assert "Duty" not in told


@pytest.mark.parametrize("unchanged", [3, 30])
def test_only_clauses_that_changed_are_read_and_held_against_each_other(
    client, cast, coordinator, monkeypatch, unchanged
):
    old = accord_of(cast, coordinator)
    for number in range(unchanged):
        clauses.add(version=old, kind=ClauseKind.CLAUSE, wording=said(f"Same {number}", "x"), by=coordinator)
    new = next_of(old, coordinator)
    clauses.reword(place=place_of(new, "Amount"), wording=said("Amount", "Eighty per cent."), by=coordinator)
    held, read = [], []
    difference, made = differ.difference, ClausePlace.__init__
    monkeypatch.setattr(differ, "difference", lambda a, b: (held.append((a, b)), difference(a, b))[1])
    monkeypatch.setattr(
        ClausePlace, "__init__", lambda self, *a, **k: (read.append(a), made(self, *a, **k))[1]
    )
    client.force_login(cast.partner.user)
    url = at("framework_compare", pk=new.pk)
    client.get(url)
    held.clear(), read.clear()
    with CaptureQueriesContext(connection) as asked:
        page = client.get(url)
    assert "1 clause differs" in words(page)
    assert len(read) == 2  # its place in either version
    assert {pair for pair in held if pair[0] != pair[1]} == {
        ("The benefit is seventy-two per cent of the mean gross ordinary pay.", "Eighty per cent.")
    }
    assert len(held) == 4  # heading and body, once drawn and once counted
    assert len(asked) == QUERIES
