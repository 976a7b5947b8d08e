"""Every action of the plan and of people leaves a line in the trail, by itself or by what it calls."""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.house.source import decorator_names, in_room, name_of, tree_of

RECORDERS = {("accounts.actions.audit", "record"), ("accounts.actions.audit", "record_many")}
ROOMS = ("partnerships/", "workforce/")
# Public atomic functions that leave no line of their own, and why.
SILENT = {
    "workforce/actions/imports/running.py:claim": "takes up what was asked for and recorded; its end is recorded too",
    "workforce/actions/openings.py:claim": "takes up what was asked for and recorded; its end is recorded too",
    "workforce/actions/persons.py:keep_in_step": "part of changing facts, which records what changed",
}
Key = tuple[str, str]


def module_of(path):
    """Return a file's name as it is imported: partnerships.actions.calls."""
    return name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def names_in(tree):
    """Return what the names of a file stand for: {name: module} and {name: (module, function)}."""
    modules, functions = {}, {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                modules[one.asname or one.name] = f"{node.module}.{one.name}"
                functions[one.asname or one.name] = (node.module, one.name)
    return modules, functions


def methods_of(tree):
    """Return the names of the functions that stand in classes."""
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return {one.name for node in classes for one in node.body if isinstance(one, ast.FunctionDef)}


def asked_by(node, module, modules, functions, own, methods):
    """Yield the functions that a function names: those of its own file, imported ones, those of imported files."""
    for one in ast.walk(node):
        if isinstance(one, ast.Name):
            yield (module, one.id) if one.id in own else functions.get(one.id)
        elif isinstance(one, ast.Attribute):
            at = one.value.id if isinstance(one.value, ast.Name) else ""
            here = (module, one.attr) if one.attr in methods else None
            yield (modules[at], one.attr) if at in modules else here


def asked() -> dict[Key, set[Key]]:
    """Return, for every function in the actions' rooms, methods included, which functions it names."""
    found: dict[Key, set[Key]] = defaultdict(set)
    for path in in_room("actions"):
        tree, module = tree_of(path), module_of(path)
        modules, functions = names_in(tree)
        nodes = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        own, methods = {node.name for node in nodes}, methods_of(tree)
        for node in nodes:
            found[module, node.name] |= {*asked_by(node, module, modules, functions, own, methods)} - {None}
    return found


def recording(calls: dict[Key, set[Key]]) -> set[Key]:
    """Return the functions that record, by themselves or by any that they name."""
    found = set(RECORDERS)
    while more := {key for key, named in calls.items() if key not in found and named & found}:
        found |= more
    return found


def actions():
    """Return {file:function: key} of the public atomic functions of the plan's and people's actions."""
    return {
        f"{name_of(path)}:{node.name}": (module_of(path), node.name)
        for path in in_room("actions")
        if name_of(path).startswith(ROOMS)
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and "atomic" in decorator_names(node)
    }


def test_every_action_leaves_a_line_in_the_trail():
    records = recording(asked())
    found = actions()
    assert len(found) > 100
    assert {name for name, key in found.items() if key not in records} - set(SILENT) == set()


def test_reasons_for_silence_are_left_only_for_what_is_silent():
    records = recording(asked())
    assert {
        name: reason
        for name, reason in SILENT.items()
        if actions().get(name, next(iter(RECORDERS))) in records
    } == {}


def test_an_action_that_asks_nobody_to_record_is_found():
    calls = {("a", "silent"): {("a", "helper")}, ("a", "told"): {("b", "part")}, ("b", "part"): RECORDERS}
    assert {("a", "told"), ("b", "part")} == recording(calls) - RECORDERS
