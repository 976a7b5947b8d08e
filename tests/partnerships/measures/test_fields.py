"""Documents as fields of a form and back, faults at their fields, two people's changes of one clause's measures."""

import pytest
from django.utils.translation import override

from partnerships.calculations.measures import fields, unfolding, writing
from partnerships.calculations.measures.merging import together
from partnerships.forms.measures import iso, plain, typed
from tests.partnerships.acting import leave
from tests.partnerships.measures.made import Maker


@pytest.mark.parametrize("seed", range(60))
def test_measures_made_by_chance_lose_nothing_in_their_fields(seed):
    for measure in Maker(seed).measures(5):
        assert unfolding.shows(writing.document(measure)) == measure


@pytest.mark.parametrize("language", ["en", "pl", "uk"])
def test_nor_when_the_reader_writes_numbers_in_another_way(language):
    for measure in Maker(1).measures(40):
        said = writing.document(measure)
        with override(language):
            given = unfolding.flat(said, number=typed)
            again = unfolding.alone(fields.document(given, number=plain, day=iso)).measures[0]
        assert unfolding._usual(writing.document(again)) == unfolding._usual(said)


FIELDS = fields.arranged(
    {
        "name_en": ["x"], "t0_0_fact": ["age"], "t0_1_fact": ["pension_on"], "t0_1_side": ["after"],
        "t0_1_anchor": ["as_of"], "t1_0_fact": ["monthly_wage"], "b_form": ["share"],
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("key", "key"), ("name", "name_en"), ("name.en", "name_en"), ("pathway", "pathway"),
        ("valid", "valid_from"), ("valid.until", "valid_until"), ("event.fact", "event_fact"),
        ("eligible.any[0].all[0].at_least", "t0_0_value"), ("eligible.any[0].all[0].day", "t0_0_on_anchor"),
        ("eligible.any[0].all[1].not_after", "t0_1_years"), ("eligible.any[0].all[1].not_after.months", "t0_1_months"),
        ("eligible.any[1].all[0].at_most.currency", "t1_0_currency"), ("eligible.any[1].all[0].fact", "t1_0_fact"),
        ("eligible.any[1].all[0].standing", "t1_0_standing"), ("excludes[1]", "excludes"),
        ("benefit.share", "b_share"), ("benefit.by_service.at_most", "b_grow_most"), ("benefit.cap", "b_cap"),
    ],
)  # fmt: skip
def test_a_fault_is_said_where_it_stands(path, field):
    assert unfolding.field_at(path, FIELDS) == field


def test_a_document_with_faults_is_not_shown_in_fields():
    assert unfolding.shows(leave(pathway="elsewhere")) is None
    assert unfolding.shows("no measure") is None


BASE = [leave("a"), leave("b")]


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ([leave("a", 50), leave("b")], BASE, [leave("a", 50), leave("b")]),
        ([leave("a", 50), leave("b")], [leave("a"), leave("b", 60)], [leave("a", 50), leave("b", 60)]),
        ([leave("a", 50), leave("b")], [leave("a", 50), leave("b")], [leave("a", 50), leave("b")]),
        ([*BASE, leave("c")], [*BASE, leave("d")], [*BASE, leave("d"), leave("c")]),
        ([leave("b")], [leave("a"), leave("b", 60)], [leave("b", 60)]),
        ([leave("a", 50), leave("b")], [leave("a", 60), leave("b")], None),
        ([leave("a", 50), leave("b")], [leave("b")], None),
        ([leave("b")], [leave("a", 60), leave("b")], None),
        ([*BASE, leave("c")], [*BASE, leave("c", 60)], None),
    ],
)
def test_what_two_people_change_comes_together_or_is_a_conflict(mine, theirs, both):
    assert together(BASE, mine, theirs) == both
