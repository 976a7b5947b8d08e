"""What the commands about framework agreements share: which version is meant, and a YAML file read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from django.core.management.base import CommandError

from accounts.management.statuses import UNUSABLE, wrong
from partnerships.calculations.measures.files import PlainLoader
from partnerships.queries import framework_files

if TYPE_CHECKING:
    from pathlib import Path

    from partnerships.models import FrameworkVersion

LARGEST = 5 << 20  # bytes of a YAML file


def version_of(code: str) -> FrameworkVersion:
    """Return the version that `PARTNERSHIP/SLUG[@VERSION]` names. Raises CommandError with status 3."""
    found = framework_files.find(code)
    if found is None:
        raise wrong(f"there is no agreement {code}; write PARTNERSHIP/SLUG or PARTNERSHIP/SLUG@VERSION")
    return found


def read_yaml(path: Path) -> Any:
    """Return what a YAML file holds, with no aliases that multiply. Raises CommandError."""
    if not path.is_file():
        raise wrong(f"there is no file {path}")
    if path.stat().st_size > LARGEST:
        raise CommandError("the file is larger than 5 MB", returncode=UNUSABLE)
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=PlainLoader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise CommandError(f"the file is no YAML{where}", returncode=UNUSABLE) from error
