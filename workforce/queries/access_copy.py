"""The copy that answers a request for access: everything held of a person, its sources, who got it, who looked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models

from accounts.calculations.sealing import unseal_number
from accounts.models import Organisation, User
from accounts.queries.keys import ring
from workforce.models import PackageGrant, Person, ProcessingPurpose, Referral, RestrictedFact, Site
from workforce.queries.personal import held

if TYPE_CHECKING:
    from collections.abc import Mapping

# Columns that repeat others, or serve the machine alone.
LEFT_OUT = frozenset({"id", "sort_key", "search", "subject", "national_number_hash", "digest", "content"})
NUMBERS = frozenset({"national_number", "account"})


@dataclass(frozen=True, slots=True)
class Part:
    """The records of one kind: each a list of (key, words, value as text)."""

    key: str
    title: str
    rows: list[list[tuple[str, str, str]]]


@dataclass(frozen=True, slots=True)
class Copy:
    """What a person is handed. `recipients`: who processes the data or was given some; `purposes`: what for."""

    name: str
    parts: list[Part]
    recipients: list[str] = field(default_factory=list)
    purposes: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def records(self) -> int:
        """How many records it holds."""
        return sum(len(part.rows) for part in self.parts)

    def as_json(self) -> dict[str, Any]:
        """Return it for machines: keys instead of words."""
        return {
            "person": self.name,
            "purposes": [
                dict(zip(("organisation", "name", "basis"), one, strict=True)) for one in self.purposes
            ],
            "recipients": self.recipients,
            "records": {
                part.key: [{key: value for key, _words, value in row} for row in part.rows]
                for part in self.parts
            },
        }


def copy_of(person: Person, *, opened: Mapping[int, str]) -> Copy:
    """Return everything held of a person. `opened`: what their restricted facts say, by key."""
    found = held(person)
    parts = []
    for model, keys in found.items():
        related = [one.name for one in model._meta.concrete_fields if one.is_relation and not one.null]
        rows = model._base_manager.filter(pk__in=keys).select_related(*related).order_by("pk")
        told = [_row(row, opened) for row in rows]
        parts.append(Part(model._meta.label_lower, str(model._meta.verbose_name_plural), told))
    return Copy(person.name, parts, _recipients(person), _purposes(person))


def _row(row: models.Model, opened: Mapping[int, str]) -> list[tuple[str, str, str]]:
    told = []
    for one in row._meta.concrete_fields:
        value = getattr(row, one.attname)
        if one.name in LEFT_OUT or value in (None, ""):
            continue
        if one.is_relation:
            value = _pointed(row, one)
        elif one.name in NUMBERS:
            value = unseal_number(bytes(value), *ring())
        elif isinstance(one, models.BinaryField):
            continue
        elif one.choices:
            value = getattr(row, f"get_{one.name}_display")()
        if value is not None:
            told.append((one.name, str(one.verbose_name), str(value)))
    if isinstance(row, RestrictedFact) and row.pk in opened:
        told.append(("content", "content", opened[row.pk]))
    return told


def _pointed(row: models.Model, field: Any) -> str | None:
    """Return what a key points at, in words; the portal's own users are no data of the person."""
    if field.related_model is User or field.related_model._meta.app_label == "workforce":
        return None
    return str(getattr(row, field.name))


def _recipients(person: Person) -> list[str]:
    """Return the organisations that processed the data or were given some: services, mines, partners, payees."""
    cases = person.cases.order_by().values("pk")
    places = person.cases.order_by().values("partnership")
    asked = (
        models.Q(pk__in=ProcessingPurpose.objects.filter(partnership__in=places).values("organisation"))
        | models.Q(pk__in=Site.objects.filter(workers__person=person).values("operator"))
        | models.Q(pk__in=Referral.objects.filter(case__in=cases).values("partner"))
        | models.Q(pk__in=PackageGrant.objects.filter(case__in=cases, payee__isnull=False).values("payee"))
    )
    return [str(one) for one in Organisation.objects.filter(asked).order_by("name")]


def _purposes(person: Person) -> list[tuple[str, str, str]]:
    """Return (organisation, purpose, lawful basis) of what the data are processed for."""
    rows = ProcessingPurpose.objects.filter(
        partnership__in=person.cases.order_by().values("partnership")
    ).order_by("organisation__name", "pk")
    found = rows.select_related("organisation").prefetch_related("versions")
    return [(str(one.organisation), one.current.name, one.current.get_basis_display()) for one in found]
