"""Benchmarks still run on today's tables and modules; what they measure is not measured here."""

import os
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection

import benchmarks
from accounts.models import User
from benchmarks import indicators, people, tree_layout
from workforce.models import Case

NAMES = sorted(file.stem for file in Path(benchmarks.__path__[0]).glob("[a-z]*.py"))


@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_says_what_it_measures_and_imports_what_is_there(name):
    assert import_module(f"benchmarks.{name}").__doc__


@pytest.mark.django_db(transaction=True)
def test_the_people_of_the_benchmarks_fill_the_tables_of_today(client, second_connection):
    people.fill(second_connection, 40, date(2026, 11, 22))
    client.force_login(User.objects.get(email="made-1@example.org"))
    answer = client.get("/p/made/people/", {"state": "all"})
    assert answer.context["counts"]["found"] == 40


@pytest.mark.django_db(transaction=True)
def test_the_cases_whose_indicators_are_measured_fill_the_tables_of_today(monkeypatch):
    before, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    monkeypatch.setenv("DATABASE_OWNER_URL", f"{before}/{connection.settings_dict['NAME']}")
    indicators.fill(60, 2)
    assert Case.objects.count() >= 58


@pytest.mark.parametrize(("ratio", "met"), [(None, False), (1.2, False), (1, True), (0.7, True)])
def test_crossings_that_nobody_compared_are_a_bar_that_is_not_met(ratio, met):
    result = {"pages": {"tree": {"median_s": 0.5}}, "pierced": 0, "crossings_to_dot": ratio}
    bars = tree_layout.bars_of(result)
    assert len(bars) == 3
    assert [is_met for bar, is_met in bars.items() if "dot" in bar] == [met]
    assert all(is_met for bar, is_met in bars.items() if "dot" not in bar)


def test_the_drawing_without_dot_says_so_plainly():
    row = {"crossings": 9, "draw_s": 0.1}
    result = {
        "pages": {}, "shelving_the_draft_s": 0, "draws_s": 0.1, "pierced": 0, "crossings_to_dot": None, "graphs": [row],
    }  # fmt: skip
    told = tree_layout._table(result, {"no more crossings than dot's in any graph": False})
    assert "No Graphviz `dot` on PATH: crossings are compared with nothing." in told
    assert "NOT MET: no more crossings than dot's in any graph" in told
