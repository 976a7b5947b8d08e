"""`dev.py bench`: which benchmark, with which options, in a database of its own."""

import json

import pytest

from .conftest import Checkout

TINY = '''"""Says where it works and what it was told."""

import json
import os


def main(argv):
    """Print it."""
    print(json.dumps({"database": os.environ["DATABASE_URL"].rpartition("/")[2], "told": argv}))
    return 1 if "--fail" in argv else 0
'''


@pytest.fixture
def bench(checkout: Checkout) -> Checkout:
    """A checkout with one benchmark, and a module beside it that is none."""
    (checkout.folder / "benchmarks").mkdir()
    (checkout.folder / "benchmarks" / "tiny.py").write_text(TINY)
    (checkout.folder / "benchmarks" / "_helper.py").write_text('"""Helps."""\n')
    (checkout.folder / "jtportal" / "settings.py").write_text("SECRET_KEY = 'only-for-this-test'\n")
    return checkout


def test_an_unknown_benchmark_is_told_with_the_known_ones(bench: Checkout) -> None:
    done = bench.command("bench", "tinny")

    assert done.returncode == 2
    assert done.stderr == "No benchmark tinny. There are: tiny.\n"
    assert not (bench.local / "pg").exists()


@pytest.mark.slow
def test_options_reach_the_benchmark_and_its_status_comes_back(bench: Checkout) -> None:
    done = bench.command("bench", "tiny", "--json", "--rounds", "2")
    assert json.loads(done.stdout) == {"database": "jt_bench", "told": ["--json", "--rounds", "2"]}
    assert done.returncode == 0, done.stderr

    every = bench.command("bench", "--json", "--fail")

    assert json.loads(every.stdout)["told"] == ["--json", "--fail"]
    assert every.returncode == 1
