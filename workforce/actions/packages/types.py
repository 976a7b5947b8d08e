"""Package types taken in from documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from accounts.actions import audit
from workforce.models import PackageType, PackageVersion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.calculations.packages.language import Package


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a file: versions made, and keys that stood there already."""

    made: tuple[PackageVersion, ...]
    known: tuple[str, ...]


@transaction.atomic
def load(
    *, partnership: Partnership, packages: Sequence[tuple[Package, dict[str, Any]]], by: Actor
) -> Loaded:
    """Take packages in (calculations.packages.reading.read_file): what is new, or differs, becomes a version."""
    type(partnership).objects.select_for_update(no_key=True).get(pk=partnership.pk)  # one loading at a time
    made, known = [], []
    for package, document in packages:
        kind, _new = PackageType.objects.get_or_create(partnership=partnership, key=package.key)
        standing = kind.versions.filter(valid_from=package.valid.start).order_by("-number").first()
        if standing is not None and standing.document == document:
            known.append(package.key)
            continue
        last = kind.versions.order_by("-number").first()
        made.append(
            PackageVersion.objects.create(
                type=kind,
                number=last.number + 1 if last else 1,
                document=document,
                valid_from=package.valid.start,
                valid_until=package.valid.end,
                recorded_by=by.user,
            )
        )
    for version in made:
        after = {"key": version.type.key, "number": version.number, "valid_from": version.valid_from}
        audit.record(version, verb="package.version_loaded", by=by, after=after)
    return Loaded(tuple(made), tuple(known))
