"""Everything that hangs on a person: found by following the models, so that what is added later is found too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import ForeignKey

from workforce.models import Person

if TYPE_CHECKING:
    from django.db.models import Model

# Ways that lead to somebody else.
ELSEWHERE = frozenset({"other_worker", "current", "known"})
OURS = frozenset({"workforce", "reskilling"})

Held = dict[type["Model"], set[Any]]


def held(person: Person) -> Held:
    """Return the keys of all rows that hang on a person, by model: the person's own, what points to those, and so on."""
    found: Held = {Person: {person.pk}}
    waiting: list[tuple[type[Model], set[Any]]] = [(Person, {person.pk})]
    while waiting:
        model, keys = waiting.pop(0)
        for field in _pointing_at(model):
            rows = field.model._base_manager.filter(**{f"{field.name}__in": keys})
            fresh = set(rows.values_list("pk", flat=True)) - found.get(field.model, set())
            if fresh:
                found.setdefault(field.model, set()).update(fresh)
                waiting.append((field.model, fresh))
    return found


def _pointing_at(model: type[Model]) -> list[Any]:
    """Return the foreign keys of our floors that point at a model."""
    fields = [one.field for one in model._meta.related_objects if isinstance(one.field, ForeignKey)]
    return [
        one
        for one in fields
        if one.model._meta.app_label in OURS and one.name not in ELSEWHERE and one.concrete
    ]
