"""Rows that are counted along say their order: a model's own does not hold for what the database groups."""

import ast

import pytest

from tests.house.source import FLOORS, functions, name_of, python_files

AGGREGATES = {"Count", "Sum", "Min", "Max", "Avg", "ArrayAgg", "StringAgg", "BoolAnd", "BoolOr"}
ASKED = {"Subquery", "Exists"}  # a question within is no grouping of the rows
# Functions whose rows another one orders.
ELSEWHERE = {
    "accounts/admin/organisations.py get_queryset": "the administration's list orders what it is given"
}


def called(node):
    """Return the last word of what is called: annotate."""
    return getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""


def aggregates(node):
    """Say whether an expression counts over rows."""
    if called(node) in ASKED:
        return False
    return called(node) in AGGREGATES or any(aggregates(one) for one in ast.iter_child_nodes(node))


def groups(function):
    """Say whether a function has rows grouped."""
    return any(
        called(node) in {"annotate", "alias"} and any(aggregates(one.value) for one in node.keywords)
        for node in ast.walk(function)
    )


def orders(function):
    """Say whether a function says an order, or that there is none."""
    return any(called(node) == "order_by" for node in ast.walk(function))


def test_rows_counted_along_say_their_order():
    found = {
        f"{name_of(path)} {function.name}": orders(function)
        for path in python_files(*FLOORS)
        for function in functions(path)
        if groups(function)
    }
    assert len(found) > 5
    assert {key for key, said in found.items() if not said} == set(ELSEWHERE)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rows.annotate(n=Count('x'))", True),
        ("rows.alias(n=Coalesce(Max('x'), 0)).values('n')", True),
        ("rows.annotate(n=Subquery(other.aggregate(Max('x'))))", False),
        ("rows.aggregate(n=Count('x'))", False),
    ],
)
def test_what_groups_is_seen(text, says):
    assert groups(ast.parse(f"def one(rows):\n    return {text}").body[0]) is says
