"""Benchmarks still run on today's tables and modules; what they measure is not measured here."""

import os
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection

import benchmarks
from accounts.models import User
from benchmarks import indicators, people
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
