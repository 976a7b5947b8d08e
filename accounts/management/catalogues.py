"""Message catalogues without GNU gettext: Babel extracts, merges and compiles them.

Ours hold every visible string of the portal and, so that no page shows an English scrap, the strings that Django and
allauth leave untranslated themselves ('the framework's own gaps').
"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

LANGUAGES = ("uk", "pl")
SOURCES = ("accounts", "partnerships", "workforce", "reskilling", "indicators", "jtportal")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
FRAMEWORKS = (
    "django", "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
    "django.contrib.humanize", "django.contrib.postgres", "django.contrib.sessions", "allauth",
)  # fmt: skip
# What `templatize` leaves of a template between its padding: calls with string literals.
LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\bn?p?gettext\({LITERAL}(?:, {LITERAL})*(?:, ?count)?\)|(?<=\s)_\({LITERAL}\)")
# Named placeholders, printf's and str.format's alike: a translation must keep them all.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def folder() -> Path:
    """Return the project's locale folder."""
    return Path(settings.LOCALE_PATHS[0])


def po_path(language: str) -> Path:
    """Return a language's catalogue, as text."""
    return folder() / language / "LC_MESSAGES" / "django.po"


def extracted() -> Iterator[tuple[object, str | None, str]]:
    """Yield (message id or plural pair, context, file) of every marked string in code and templates."""
    root = Path(settings.BASE_DIR)
    for source in SOURCES:
        for path in sorted((root / source).rglob("*.py")):
            if "migrations" not in path.parts and "dev" not in path.parts:
                yield from messages_in(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
    for path in sorted((root / "templates").rglob("*")):
        if path.suffix in (".html", ".txt", ".svg"):
            name = path.relative_to(root).as_posix()
            calls = CALL.findall(templatize(path.read_text(encoding="utf-8"), name))
            yield from messages_in("\n".join(calls), name)


def messages_in(code: str, name: str) -> Iterator[tuple[object, str | None, str]]:
    """Yield the messages of Python code (templates come templatized)."""
    stream = io.BytesIO(code.encode("utf-8"))
    for _line, function, arguments, _comments in extract_python(
        stream, list(KEYWORDS), (), {"encoding": "utf-8"}
    ):
        spec = KEYWORDS[function]
        values = list(arguments) if isinstance(arguments, tuple | list) else [arguments]
        context = None
        if spec and isinstance(spec[0], tuple):
            context, values = values[0], values[1:]
        wanted = 2 if spec and function.lstrip("_")[0] == "n" else 1
        if len(values) < wanted or not all(isinstance(value, str) for value in values[:wanted]):
            continue
        if values[0]:
            yield (tuple(values[:2]) if wanted == 2 else values[0]), context, name


def framework_gaps(language: str) -> Iterator[tuple[object, str | None, str]]:
    """Yield what the frameworks ship untranslated in this language, read from their own catalogues."""
    for package in FRAMEWORKS:
        spec = find_spec(package)
        base = Path(spec.origin).parent / ("conf/locale" if package == "django" else "locale")
        path = base / language / "LC_MESSAGES" / "django.po"
        if not path.exists():
            continue
        with path.open("rb") as stream:
            for message in read_po(stream, locale=language):
                if message.id and not is_translated(message):
                    yield message.id, message.context, package


def is_translated(message: Message) -> bool:
    """Say whether every form of a message has its text and nobody marked it as doubtful."""
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return bool(strings) and all(strings) and not message.fuzzy


def load(language: str) -> Catalog:
    """Read a language's catalogue; an empty one where there is none yet."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, project="JT Portal", charset="utf-8")
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def merged(language: str) -> Catalog:
    """Return a catalogue of exactly what is visible today, with the translations that exist."""
    old = load(language)
    fresh = Catalog(
        locale=language, project="JT Portal", version="1", copyright_holder="JT Portal", fuzzy=False,
        charset="utf-8", msgid_bugs_address="JT Portal", last_translator="JT Portal", language_team="JT Portal",
        creation_date=datetime(2026, 1, 1, tzinfo=UTC), revision_date=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    for identity, context, name in [*extracted(), *framework_gaps(language)]:
        fresh.add(identity, locations=[(name, 0)], context=context)
    for message in fresh:
        known = old.get(message.id, context=message.context) if message.id else None
        if known is not None and isinstance(known.id, tuple) == isinstance(message.id, tuple):
            message.string = known.string
    return fresh


def save(language: str, catalogue: Catalog) -> None:
    """Write the catalogue as text, sorted, without line numbers, so that its history stays readable."""
    path = po_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, catalogue, width=110, sort_output=True, no_location=True, omit_header=False)


def compile_all() -> int:
    """Compile what is newer than its compiled form; return how many were compiled."""
    count = 0
    for language in LANGUAGES:
        source, target = po_path(language), po_path(language).with_suffix(".mo")
        if source.exists() and (not target.exists() or target.stat().st_mtime < source.stat().st_mtime):
            with target.open("wb") as stream:
                write_mo(stream, load(language))
            count += 1
    return count


def faults(language: str) -> list[str]:
    """Return what is wrong with a language: missing, untranslated or fuzzy strings, lost placeholders."""
    found = []
    known = load(language)
    for message in merged(language):
        if not message.id:
            continue
        current = known.get(message.id, context=message.context)
        identity = message.id[0] if isinstance(message.id, tuple) else message.id
        if current is None or not is_translated(current):
            found.append(f"{language}: not translated: {identity!r}")
            continue
        strings = current.string if isinstance(current.string, tuple | list) else (current.string,)
        wanted = set(PLACEHOLDER.findall(message.id[-1] if isinstance(message.id, tuple) else message.id))
        for string in strings:
            if not set(PLACEHOLDER.findall(string)) >= wanted - {"%(count)s", "%(counter)s", "%(n)s"}:
                found.append(f"{language}: placeholder lost: {identity!r}")
                break
    return found
