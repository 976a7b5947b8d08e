"""PDF papers: a Typst template and plain data in, a tagged PDF out. Text is data throughout: nothing typed is markup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "papers"


def pdf(name: str, data: Mapping[str, Any], *, language: str) -> bytes:
    """Return the paper `templates/papers/<name>.typ` filled with `data` (JSON's types) as PDF/UA.

    `language` is the paper's own, such as 'uk'; the template reads `sys.inputs.data` and `sys.inputs.language`.
    Raises typst.TypstError when the template has a fault.
    """
    inputs = {"data": json.dumps(data, ensure_ascii=False), "language": language}
    made: bytes = typst.compile(
        FOLDER / f"{name}.typ",
        root=FOLDER,
        sys_inputs=inputs,
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    return made
