"""Any run of rosters against a slow, independent account of what should come of it, row by row in dictionaries."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from jtportal.kernel.actor import CLI
from tests.factories.workforce import SiteFactory
from tests.workforce.rosters import bring_in, csv_of, current_state, in_country, known, row
from workforce.actions import imports, workers
from workforce.models import Task, Worker

START = date(2026, 1, 31)
FACTS = ("family", "wage", "kin", "town")
pytestmark = pytest.mark.django_db

number = st.integers(1, 6)
person = st.fixed_dictionaries(
    {
        "family": st.sampled_from(["Pugh", "Ívar", "Łoś"]),
        "wage": st.sampled_from(["", "100", "200.50", "-1"]),
        "kin": st.sampled_from(["", "0", "3"]),
        "town": st.sampled_from(["Neath", "Ystrad"]),
        "birth": st.sampled_from(["1980-01-01", "1981-02-02", "no date"]),
    }
)
roster = st.dictionaries(number, person, max_size=6)
step = st.one_of(
    st.tuples(st.just("roster"), roster),
    st.tuples(st.just("leaves"), number),
    st.tuples(st.just("undo"), st.none()),
)


@dataclass
class Account:
    """What should be known: {number: {birth, family, …}} of those who ever came in, who left, who is asked about."""

    facts: dict[int, dict[str, str]] = field(default_factory=dict)
    left: set[int] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)

    def copy(self):
        """Return the account as it stands."""
        return Account(dict(self.facts), set(self.left), set(self.asked))

    def bring(self, rows):
        """Book a roster; return the counts it should have."""
        good = {n: one for n, one in rows.items() if one["birth"] != "no date" and one["wage"] != "-1"}
        counts = dict.fromkeys(("new", "changed", "unchanged", "gone", "refused", "duplicates"), 0)
        counts["refused"] = len(rows) - len(good)
        former = dict(self.facts)
        for n, one in sorted(good.items()):
            if n not in former:
                counts["new"] += 1
                alike = [m for m, other in former.items() if twins(one, other)]
                alike += [m for m, other in good.items() if m < n and m not in former and twins(one, other)]
                counts["duplicates"] += bool(alike)
            elif former[n] != one or n in self.left:
                counts["changed"] += 1
            else:
                counts["unchanged"] += 1
            self.facts[n] = one
        self.left -= set(good)
        gone = set(former) - set(rows) - self.left
        counts["gone"] = len(gone)
        self.asked = (self.asked - set(rows)) | gone
        return counts


def twins(one, other):
    """Say whether two rows look like one person."""
    return one["birth"] == other["birth"] and one["family"] == other["family"]


class RostersAgainstTheAccount(HypothesisTestCase):
    """The set-wise import and the account agree after every step, and undoing goes back to the step before."""

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(step, min_size=1, max_size=6))
    def test_they_agree(self, steps):
        site = SiteFactory()
        in_country(site, "GB", "GBP", "en")
        account, history, day = Account(), [], START
        for what, rows in steps:
            day += timedelta(days=28)
            if what == "roster" and rows:
                before = (account.copy(), current_state(site), known(site, day))
                wanted = account.bring(rows)
                done = bring_in(site, csv_of([row(n, **one) for n, one in rows.items()]), CLI, day)
                assert {name: done.counts[name] for name in wanted} == wanted
                history.append((done, before, day))
            elif what == "leaves":
                self.leave(site, account, rows, day - timedelta(days=1))
                history = []
            elif what == "undo" and history:
                done, (account, state, then), when = history.pop()
                imports.undo(roster_import=done, by=CLI)
                assert current_state(site) == state
                assert known(site, when) == then
            self.compare(site, account)

    def leave(self, site, account, n, day):
        """Let a worker leave, if there is such a one."""
        worker = Worker.objects.filter(
            site=site, personnel_number=str(n), retracted_at=None, left_on=None
        ).first()
        if worker:
            workers.record_departure(worker=worker, on=day, reason="retirement", by=CLI)
            account.left.add(n)

    def compare(self, site, account):
        """Hold the records against the account."""
        rows = Worker.objects.filter(site=site, retracted_at=None).select_related("current", "person")
        assert {int(one.personnel_number): self.facts(one) for one in rows} == {
            n: self.wanted(one) for n, one in account.facts.items()
        }
        assert {int(one.personnel_number) for one in rows if one.left_on} == account.left
        waiting = Task.objects.waiting().filter(kind="leaver", worker__site=site)
        assert {int(task.worker.personnel_number) for task in waiting} == account.asked

    def facts(self, worker):
        """Return what is known of a worker, person and case agreeing."""
        now, who = worker.current, worker.person
        assert (who.family_name, who.birth_date) == (now.family_name, now.birth_date)
        case = worker.cases.get(retracted_at=None, closed_on=None)
        assert (case.sort_key, case.birth_date) == (who.sort_key, who.birth_date)
        return now.family_name, now.birth_date.isoformat(), now.wage, now.dependants, now.residence_text

    def wanted(self, one):
        """Return the same from a row."""
        wage = Decimal(one["wage"]) if one["wage"] else None
        return one["family"], one["birth"], wage, int(one["kin"]) if one["kin"] else None, one["town"]
