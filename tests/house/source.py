"""The project's own source, as text and as syntax trees."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("accounts", "partnerships", "workforce", "reskilling", "indicators")  # each may ask those before it
CODE = (*FLOORS, "jtportal", "tests", "benchmarks")


def python_files(*folders: str) -> list[Path]:
    """Return the Python files below these folders of the project, migrations left out."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def name_of(path: Path) -> str:
    """Return a path as people write it: workforce/views/cases.py."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def in_room(room: str) -> list[Path]:
    """Return the files of a room in every app: `views` is views.py or the package views/."""
    return [path for path in python_files(*FLOORS) if path.relative_to(ROOT).parts[1] in (room, f"{room}.py")]


def functions(path: Path) -> list[ast.FunctionDef]:
    """Return every function of a file, methods and inner ones included."""
    return [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef)]


def decorator_names(node: ast.FunctionDef) -> set[str]:
    """Return the last words of a function's decorators: atomic, fixture, parametrize."""
    calls = [one.func if isinstance(one, ast.Call) else one for one in node.decorator_list]
    return {one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in calls}
