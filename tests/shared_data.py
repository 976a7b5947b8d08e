"""Where the material of others lies that some tests read: beside the checkout, never in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"


def shared_data(*parts: str) -> Path:
    """Return a file or folder of the shared data, `../shared/data` or what JT_SHARED_DATA names.

    Where it is absent the test is skipped with the reason; under CI=true it fails, for there it must be
    present.
    """
    path = Path(os.environ.get("JT_SHARED_DATA") or BESIDE, *parts)
    if not path.exists():
        message = (
            f"no {'/'.join(parts)} in the shared data beside the checkout; JT_SHARED_DATA may name its place"
        )
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return path
