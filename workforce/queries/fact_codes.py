"""Codes that rules of agreements may name, with what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workforce.models import Site

if TYPE_CHECKING:
    from partnerships.models import Partnership


def fact_codes(partnership: Partnership) -> dict[str, dict[str, str]]:
    """Return {fact: {code: name}}: the partnership's sites."""
    return {
        "site": {
            site.code: str(site) for site in Site.objects.filter(partnership=partnership).order_by("name")
        }
    }
