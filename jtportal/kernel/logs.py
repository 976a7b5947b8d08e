"""What may stand in a log line: never a value that somebody typed or that a table holds.

An exception's text quotes such values (PostgreSQL's DETAIL is the whole row), and so do the arguments of other
libraries' log calls. Lines therefore keep what finds a fault: kinds, codes, names of constraints, places in the code.
"""

import re
import sys
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.urls import Resolver404, resolve

Line = MutableMapping[str, Any]

HIDDEN = "…"
FRAMES = 40  # of one fault, the innermost
ROOT = f"{Path(__file__).resolve().parents[2]}/"
PLACEHOLDER = re.compile(r"%(\(\w+\))?[-#0 +.\d]*[a-zA-Z]")
OF_TASKS = (
    "name",
    "id",
    "runtime",
    "description",
    "hostname",
)  # what Celery's lines say beside a task's values
OPEN_WORDS = ("partnership",)  # parts of an address that are words and no secret
IN_TEXT = ("error", "reason")  # where django-structlog repeats an exception's text


def address(request: HttpRequest) -> str:
    """Return a request's method and path without its query; words in the path, keys among them, are hidden.

    What leads nowhere is not repeated at all: it may be a secret address with a letter too many.
    """
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return f"{request.method} (no such address)"
    path = request.path
    for name, value in match.kwargs.items():
        if isinstance(value, str) and not value.isdigit() and name not in OPEN_WORDS:
            path = path.replace(value, HIDDEN)
    return f"{request.method} {path}"


def tell_faults(_logger: Any, _method: str, line: Line) -> Line:
    """Replace an exception by its kinds, codes and places; also where another key carries one or its text."""
    fault = _fault(line.pop("exc_info", None))
    for key, value in list(line.items()):
        if isinstance(value, BaseException):
            fault = fault or value
            line[key] = _kind(value)
    if str(line.get("logger", "")).startswith("django_structlog"):
        for key in IN_TEXT:
            line.pop(key, None)
    if fault is not None:
        line["faults"] = [_told(one) for one in _chain(fault)]
    return line


def tell_foreign(_logger: Any, _method: str, line: Line) -> Line:
    """Put another library's line together; without its arguments where these are a fault's or a request's."""
    record = line["_record"]
    arguments = line.pop("positional_args", ())
    if isinstance(record.msg, BaseException):
        line["event"] = _kind(record.msg)
    elif record.name.startswith("django.security.") and not arguments:
        line["event"] = "suspicious request"  # its text is the exception's; the logger's name says which
    elif not arguments:
        pass
    elif isinstance(arguments, dict):
        known = {key: value if key in OF_TASKS else HIDDEN for key, value in arguments.items()}
        line["event"] = line["event"] % known
    elif record.exc_info or hasattr(record, "request"):
        line["event"] = PLACEHOLDER.sub(HIDDEN, line["event"])
    else:
        line["event"] = line["event"] % arguments
    return line


def _fault(exc_info: Any) -> BaseException | None:
    """Return the exception that `exc_info` means, in any of the forms that logging takes."""
    if isinstance(exc_info, BaseException):
        return exc_info
    if isinstance(exc_info, tuple):
        return exc_info[1]
    return sys.exc_info()[1] if exc_info else None


def _chain(fault: BaseException) -> Iterator[BaseException]:
    """Yield a fault and what it came from, outermost first."""
    seen: set[int] = set()
    following: BaseException | None = fault
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)


def _kind(fault: BaseException) -> str:
    return f"{type(fault).__module__}.{type(fault).__qualname__}".removeprefix("builtins.")


def _told(fault: BaseException) -> dict[str, Any]:
    """Return kind and places; of PostgreSQL's refusals code, table and constraint too."""
    diagnosis = getattr(fault, "diag", None)
    known = {
        "sqlstate": getattr(fault, "sqlstate", None),
        "table": getattr(diagnosis, "table_name", None),
        "constraint": getattr(diagnosis, "constraint_name", None),
    }
    said = {name: value for name, value in known.items() if value}
    return {"kind": _kind(fault), **said, "at": _places(fault.__traceback__)}


def _places(trace: TracebackType | None) -> list[str]:
    """Return 'file:line function' of each frame, outermost first."""
    places = []
    for frame, number in walk_tb(trace):
        file = frame.f_code.co_filename.removeprefix(ROOT).rpartition("site-packages/")[2]
        places.append(f"{file}:{number} {frame.f_code.co_name}")
    return places[-FRAMES:]
