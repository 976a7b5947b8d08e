"""Every promise names what proves it, and that is there: docs/proved."""

import re
from pathlib import Path

import pytest

from jtportal.dev.paths import ROOT

PAPERS = sorted((ROOT / "docs" / "proved").glob("*.md"))
CITED = re.compile(r"`([\w/]+\.py)(?:::(test_\w+))?`")
BENCH = re.compile(r"`dev\.py bench (\w+)`")
# promises that no test can hold, by their line and first words, and why
WITHOUT = {
    "H2.4": "coverage is measured, not held",
    "H6.9": "no engine for containers where this was written",
    "H6.10": "a sentence of the README",
    "B12": "how the benchmarks are made",
}


def rows(paper: Path) -> list[list[str]]:
    """The lines of a paper's table as cells."""
    lines = (line.strip().strip("|") for line in paper.read_text().splitlines() if line.startswith("| "))
    return [[cell.strip() for cell in line.split(" | ")] for line in lines][1:]


def test_there_are_papers():
    assert {paper.stem for paper in PAPERS} >= {"roster", "partnership", "dialogue"}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.stem)
def test_every_promise_names_a_test_or_bench_that_is_there(paper):
    assert len(rows(paper)) > 40
    for number, promise, *_where, proof in rows(paper):
        cited = CITED.findall(proof)
        assert cited or BENCH.search(proof) or number in WITHOUT, (number, promise, proof)
        for file, test in cited:
            source = ROOT / "tests" / file
            assert source.is_file(), (number, file)
            assert not test or f"def {test}(" in source.read_text(), (number, file, test)
        for bench in BENCH.findall(proof):
            assert (ROOT / "benchmarks" / f"{bench}.py").is_file(), (number, bench)
