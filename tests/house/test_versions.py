"""The lock files serve Python 3.11, 3.12 and 3.13 alike, as far as what is installed here can tell.

A lock names files by hash alone, so whether the wheel for another version is among them only an index can say. What
each locked package demands can be read offline: which Pythons it takes, and what it needs on each of them. Most are
the same wheel for every version; those built for one version at a time are listed, each looked up when it was taken
in.
"""

import re
from importlib import metadata

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.tags import parse_tag
from packaging.utils import canonicalize_name

from tests.house.source import ROOT

VERSIONS = {"3.11": "3.11.9", "3.12": "3.12.8", "3.13": "3.13.1"}
LOCKS = ("requirements.txt", "requirements-dev.txt")
PIN = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>\S+)(?: ; (?P<marker>[^\\]+))?", re.MULTILINE)
# Compiled for one Python at a time: an index had the wheels for all three, by these hashes, when each was listed.
ONE_AT_A_TIME = {
    "cffi", "coverage", "fonttools", "greenlet", "grimp", "hypothesis", "librt", "lxml", "mypy",
    "psycopg-binary", "python-calamine", "pyyaml", "time-machine",
}  # fmt: skip


def pinned(lock, python):
    """Return {name: version} of what a lock installs on Linux with this Python."""
    here = surroundings(python)
    found = {}
    for pin in PIN.finditer((ROOT / lock).read_text(encoding="utf-8")):
        requirement = Requirement(f"{pin['name']}; {pin['marker']}" if pin["marker"] else pin["name"])
        if not requirement.marker or requirement.marker.evaluate(here):
            found[canonicalize_name(pin["name"])] = pin["version"]
    return found


def surroundings(python):
    """Return what markers are judged by, on Linux with this Python."""
    versions = {"python_version": python, "python_full_version": VERSIONS[python]}
    return default_environment() | versions | {"extra": ""}


@pytest.mark.parametrize("python", VERSIONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_takes_each_python_and_finds_there_what_it_needs(lock, python):
    locked, here, wrong = pinned(lock, python), surroundings(python), []
    for name in locked:
        if not (said := described(name)):
            continue
        if VERSIONS[python] not in SpecifierSet(said["Requires-Python"] or ""):
            wrong.append(f"{name} does not take {python}")
        for one in map(Requirement, said.get_all("Requires-Dist") or ()):
            wanted = not one.marker or one.marker.evaluate(here)
            version = locked.get(canonicalize_name(one.name))
            if wanted and (
                version is None or version not in SpecifierSet(str(one.specifier), prereleases=True)
            ):
                wrong.append(f"{name} needs {one} on {python}, locked is {version}")
    assert not wrong


def described(name):
    """Return what a package says of itself, None of one that only other Pythons need."""
    try:
        return metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None


def test_what_this_python_needs_is_described_here():
    (here,) = [one for one in VERSIONS if one == default_environment()["python_version"]]
    assert all(map(described, pinned("requirements-dev.txt", here)))


def test_whatever_is_built_for_one_python_at_a_time_was_looked_up():
    tied = set()
    for name in pinned("requirements-dev.txt", default_environment()["python_version"]):
        wheel = metadata.distribution(name).read_text("WHEEL") or ""
        tags = [tag for line in re.findall(r"^Tag: (\S+)", wheel, re.MULTILINE) for tag in parse_tag(line)]
        if all(tag.abi not in ("abi3", "none") for tag in tags):
            tied.add(name)
    assert tied <= ONE_AT_A_TIME
