"""Files, functions, tests and tasks stay small enough to be read."""

import ast

import pytest

from tests.house.source import CODE, FLOORS, functions, in_room, name_of, python_files

FILE, FUNCTION, TASK = 400, 40, 12


def length(node):
    """Count the lines of a function's body: what it does, without signature and docstring."""
    body = node.body[1:] if ast.get_docstring(node) is not None and len(node.body) > 1 else node.body
    return body[-1].end_lineno - body[0].lineno + 1


@pytest.mark.parametrize("folder", CODE)
def test_no_file_is_longer_than_400_lines(folder):
    lengths = {
        name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files(folder)
    }
    assert not {name: lines for name, lines in lengths.items() if lines > FILE}


@pytest.mark.parametrize("folder", CODE)
def test_no_function_and_no_test_is_longer_than_40_lines(folder):
    assert not {
        f"{name_of(path)}:{node.name}": length(node)
        for path in python_files(folder)
        for node in functions(path)
        if length(node) > FUNCTION
    }


def test_tasks_load_by_id_and_call_an_action_in_12_lines():
    tasks = [(path, node) for path in in_room("tasks") for node in functions(path)]
    assert tasks
    assert not {f"{name_of(path)}:{node.name}": length(node) for path, node in tasks if length(node) > TASK}


@pytest.mark.parametrize("app", FLOORS)
def test_actions_never_import_tasks(app):
    for path in in_room("actions"):
        assert f"{app}.tasks" not in path.read_text(encoding="utf-8"), name_of(path)
