"""Templates: strict about style and script, each one used, each string whole."""

import re
from pathlib import Path

import allauth
import crispy_bootstrap5
import django
import pytest

from tests.house.source import FLOORS, ROOT, name_of, python_files

TEMPLATES = ROOT / "templates"
FILES = sorted([*TEMPLATES.rglob("*.html"), *TEMPLATES.glob("emails/*.txt")])
PAGES = [path for path in FILES if path.suffix == ".html"]
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a <style> element": re.compile(r"<style\b", re.IGNORECASE),
    "a script in the page": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "an on… handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a key set as people read numbers (1,234 is no key)": re.compile(
        r'\b(?:id|for|href|value|name|aria-[a-z]+)="[^"]*\{\{ [\w.]*\bpk \}\}'
    ),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}
# Included where localisation is off.
SET_APART = {"partnerships/_market_piece.html", "partnerships/_market_segment.html"}
DRAWN = re.compile(
    r'[ "](?:viewBox|width|height|x|y|x1|x2|y1|y2|cx|cy|r|transform)="[^"]*\{\{ [^}]*\}\}[^"]*"'
)
NAMED = re.compile(r"""["']([\w/.-]+\.(?:html|txt))(?:#\w+)?["']""")
# Templates that others look for by a name they put together.
BY_CONVENTION = {
    "django": [Path(django.__file__).parent / "contrib" / "admin" / "templates"],
    "allauth": [Path(allauth.__file__).parent / "templates"],
    "crispy": [Path(crispy_bootstrap5.__file__).parent / "templates"],
}
STATUS = {"400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"}
# Used by a name that no search finds, and why.
FOUND_OTHERWISE = {
    "admin/accounts/user/change_form.html": "Django looks for admin/<app>/<model>/change_form.html",
}
UNTRANSLATED = re.compile(r">\s*[^<>{}]*[A-Za-zА-Яа-яІіЇїЄєҐґ]{3,}[^<>{}]*<")
# Pages whose words are not the portal's, and why.
OWN_WORDS = {"accounts/styleguide.html": "sample words of the design system, said so at its top"}


def relative(path):
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("fault", INLINE)
def test_no_page_holds_what_the_strict_policy_would_refuse(fault):
    assert not [relative(path) for path in PAGES if INLINE[fault].search(path.read_text(encoding="utf-8"))]


def test_no_drawing_has_its_lengths_set_as_people_read_numbers():
    """1,302 or 12,5 is no length: the drawing would lose its shape."""
    read = {relative(path): path.read_text(encoding="utf-8") for path in PAGES}
    open_to_it = {name: text for name, text in read.items() if "{% localize off %}" not in text}
    assert not [
        (name, found)
        for name, text in open_to_it.items()
        for found in DRAWN.findall(text)
        if "stringformat" not in found and name not in SET_APART
    ]


def test_every_template_is_used():
    named = set(STATUS) | set(FOUND_OTHERWISE)
    for path in [*FILES, *python_files(*FLOORS, "jtportal", "tests")]:
        named |= set(NAMED.findall(path.read_text(encoding="utf-8")))
    for folders in BY_CONVENTION.values():
        for folder in folders:
            named |= {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    unused = {relative(path) for path in FILES} - named
    assert not {name for name in unused if not name.startswith(("account/messages/", "mfa/messages/"))}


def test_every_template_that_is_named_exists():
    known = {relative(path) for path in FILES}
    for folders in BY_CONVENTION.values():
        known |= {path.relative_to(folder).as_posix() for folder in folders for path in folder.rglob("*")}
    missing = {
        f"{name_of(path)} → {name}"
        for path in [*PAGES, *python_files(*FLOORS)]
        for name in re.findall(
            r"""(?:include|extends|template\w*\s*=|render\(request,)\s*["']([\w/.-]+\.html)""",
            path.read_text(encoding="utf-8"),
        )
        if name not in known
    }
    assert not missing


def test_every_page_has_a_door_of_its_floor():
    pages = {relative(path) for path in PAGES if path.parent.name in FLOORS and not path.name.startswith("_")}
    used = {
        name
        for floor in FLOORS
        for path in python_files(floor)
        for name in NAMED.findall(path.read_text(encoding="utf-8"))
    }
    frames = {
        name
        for path in PAGES
        for name in re.findall(r"""\{% extends ["']([\w/.-]+)["']""", path.read_text(encoding="utf-8"))
    }
    assert not pages - used - frames


@pytest.mark.parametrize("path", [page for page in PAGES if page.parent.name in FLOORS], ids=relative)
def test_every_word_of_a_page_can_be_translated(path):
    if relative(path) in OWN_WORDS:
        return
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\{%\s*comment\s*%\}.*?\{%\s*endcomment\s*%\}|\{#.*?#\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{%\s*blocktranslate.*?endblocktranslate\s*%\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<kbd\b.*?</kbd>|<svg.*?</svg>", "", text, flags=re.DOTALL)
    assert not UNTRANSLATED.findall(text)
