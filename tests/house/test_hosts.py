"""Nothing committed names a package host; every dependency is pinned by hash."""

import re

import pytest

from tests.house.source import ROOT

LOCKS = sorted(ROOT.glob("requirements*.txt"))
PIN = re.compile(r"^[A-Za-z0-9][\w.\[\],-]*==\S+")


def test_there_are_lock_files():
    assert LOCKS


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_lock_names_no_host_and_no_index(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    options = ("--index", "--extra-index", "--find-links", "--trusted-host", "-i ", "-f ")
    assert not [line for line in lines if "://" in line or line.lstrip().startswith(options)]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_everything_in_a_lock_is_pinned_with_a_hash(path):
    entries = re.split(r"\n(?=[A-Za-z0-9])", path.read_text(encoding="utf-8"))
    pinned = [entry for entry in entries if not entry.lstrip().startswith("#")]
    assert pinned
    assert not [
        entry.splitlines()[0] for entry in pinned if not PIN.match(entry) or "--hash=sha256:" not in entry
    ]
