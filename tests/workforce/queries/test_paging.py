"""Pages without OFFSET, forwards and backwards, against cutting a sorted list."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jtportal.kernel import paging
from jtportal.kernel.paging import Segment, capped_counts, page
from tests.factories.workforce import CaseFactory
from workforce.models import Case

KEYS = [0, 3, 3, 3, 5, 8, 8, 9, 12, 12, 12]


@pytest.fixture
def cases(db):
    made = CaseFactory.create_batch(len(KEYS))
    for case, key in zip(made, KEYS, strict=True):
        Case.objects.filter(pk=case.pk).update(sort_key=f"{key:02}")
    return made


def walk(segments, size):
    """Turn to the last page and back to the first; return what each page held."""
    there, back = [], []
    found = page(segments, size=size)
    there.append(found.ids)
    while found.later:
        found = page(segments, size=size, after=found.ids[-1])
        there.append(found.ids)
    while found.earlier:
        found = page(segments, size=size, before=found.ids[0])
        back.append(found.ids)
    return there, back[::-1]


@pytest.mark.parametrize("order", ["sort_key", "-sort_key"])
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(size=st.integers(1, 12))
def test_every_row_comes_once_in_order_both_ways(cases, order, size):
    sign = "-" if order.startswith("-") else ""
    expected = [*Case.objects.order_by(order, f"{sign}id").values_list("id", flat=True)]
    there, back = walk([Segment(Case.objects.all(), order)], size)
    assert [pk for ids in there for pk in ids] == expected
    assert all(len(ids) == size for ids in there[:-1])
    assert [pk for ids in back for pk in ids] == expected[: len(expected) - len(there[-1])]


@pytest.mark.parametrize("size", [1, 2, 4, 20])
def test_runs_follow_one_another(cases, size):
    low, high = Case.objects.filter(sort_key__lt="06"), Case.objects.filter(sort_key__gte="06")
    segments = [Segment(high, "sort_key"), Segment(low, "-sort_key")]
    expected = [
        *high.order_by("sort_key", "id").values_list("id", flat=True),
        *low.order_by("-sort_key", "-id").values_list("id", flat=True),
    ]
    there, back = walk(segments, size)
    assert [pk for ids in there for pk in ids] == expected
    assert [pk for ids in back for pk in ids] == expected[: len(expected) - len(there[-1])]


def test_a_row_that_left_the_list_leads_to_the_first_page(cases):
    segments = [Segment(Case.objects.exclude(pk=cases[4].pk), "sort_key")]
    assert page(segments, size=3, after=cases[4].pk) == page(segments, size=3)


def test_before_a_row_that_left_the_list_stands_the_end(cases):
    segments = [Segment(Case.objects.exclude(pk=cases[4].pk), "sort_key")]
    found = page(segments, size=3, before=cases[4].pk)
    assert found.ids == [case.pk for case in cases[-3:]]


def test_an_empty_list_is_a_page_without_rows(db):
    assert page([Segment(Case.objects.all(), "sort_key")], size=3) == paging.Page(
        [], earlier=False, later=False
    )


def test_counts_are_exact_up_to_the_limit_and_ask_once(cases, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(paging, "COUNTED", 5)
    lists = {
        "none": Case.objects.none(),
        "some": Case.objects.filter(sort_key="03"),
        "limit": Case.objects.filter(sort_key__lt="06"),
        "all": Case.objects.all(),
    }
    with django_assert_num_queries(1):
        assert capped_counts(lists) == {"none": 0, "some": 3, "limit": 5, "all": 6}


def test_counting_nothing_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert capped_counts({}) == {}
