"""Real rules of real agreements, as documents."""

from pathlib import Path

import yaml

from partnerships.calculations.measures import reading
from partnerships.calculations.measures.language import Measure

NAMES = tuple(sorted(path.stem for path in Path(__file__).parent.glob("*.yaml")))


def documents(name: str) -> list[object]:
    """Return the documents of one agreement's measures."""
    return list(yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")))


def measures(name: str) -> tuple[Measure, ...]:
    """Return one agreement's measures."""
    return reading.of_documents(documents(name))  # type: ignore[arg-type]
