"""The benchmark of rules compares like with like."""

import os

import pytest
from django.db import connection

from benchmarks import rules
from partnerships.models import Partnership


@pytest.mark.django_db(transaction=True)
def test_the_rules_that_are_measured_say_the_same_as_those_written_by_hand(monkeypatch):
    before, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    monkeypatch.setenv("DATABASE_OWNER_URL", f"{before}/{connection.settings_dict['NAME']}")
    rules.fill(400)
    partnership = Partnership.objects.get()
    for question, ways in rules.QUESTIONS.items():
        ours, *theirs = [way(partnership) for way in ways.values()]
        assert all(len(one) > 100 for one in theirs)
        assert [rules.COMPARE[question](ours, one) for one in theirs] == [0] * len(theirs)
