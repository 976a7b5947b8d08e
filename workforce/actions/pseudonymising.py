"""Pseudonymising a person: what tells who it was goes, what was counted stays.

Names become the number of the record, numbers and texts go, the birth date keeps its year, restricted facts lose their
content, and the person's secret is destroyed, so that what the trail holds of them opens for nobody. Days, states,
amounts, occupation codes and municipalities stay: indicators count the same before and after.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel import names
from jtportal.kernel.doors import Refused
from workforce.actions import ledger, persons
from workforce.calculations.pseudonyms import coarse, emptied, pseudonym
from workforce.models import Case, Person, RestrictedFact, RetentionClock, Worker, WorkerVersion
from workforce.queries.personal import held
from workforce.sockets import PERSON_ERASED

if TYPE_CHECKING:
    from datetime import date

    from accounts.enums import ErasureGround
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

NUMBERS = {"national_number": None, "national_number_hash": None}
# Written by hand below, or nothing that tells of a person.
APART = frozenset({Person, Worker, RetentionClock})


@transaction.atomic
def pseudonymise(
    *, person: Person, ground: ErasureGround, due_on: date, partnership: Partnership, by: Actor
) -> bool:
    """Pseudonymise a person; return False when that was done before.

    Raises Refused while a case of the person is open.
    """
    row = Person.objects.select_for_update().get(pk=person.pk)
    clock, _made = RetentionClock.objects.get_or_create(
        person=row, defaults={"due_on": due_on, "partnership": partnership}
    )
    if clock.pseudonymised_at is not None:
        return False
    cases = list(
        Case.objects.select_for_update(of=("self",))
        .filter(person=row)
        .select_related("partnership", "worker")
        .order_by("pk")
    )
    if any(one.closed_on is None and one.retracted_at is None for one in cases):
        raise Refused(_("A case of this person is open: close it first."))
    _let_words_go("on")
    _empty(row)
    _let_words_go("off")
    _rename(row, cases)
    for erase in PERSON_ERASED:
        erase(person=row, by=by)
    clock.pseudonymised_at, clock.ground = ledger.now(), str(ground)
    clock.save(update_fields=["pseudonymised_at", "ground"])
    audit.erase_subject_key(subject=row.subject, ground=ground, by=by)
    audit.record(row, verb="person.pseudonymised", by=by, after={"ground": str(ground)})
    return True


def _let_words_go(said: str) -> None:
    """Tell the triggers of what is written once, for this transaction, that its words may go now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('jtportal.pseudonymising', %s, true)", [said])


def _empty(person: Person) -> None:
    """Empty the texts of everything that hangs on a person, destroy what is sealed, delete files."""
    for model, keys in held(person).items():
        if model in APART or PERSON_ERASED.get(model._meta.label_lower):
            continue
        if model is RestrictedFact:
            RestrictedFact.objects.filter(pk__in=keys, destroyed_at=None).update(
                content=None, destroyed_at=ledger.now()
            )
            continue
        for row in model._base_manager.filter(pk__in=keys).order_by("pk"):
            changes = _emptied(row)
            if changes:
                model._base_manager.filter(pk=row.pk).update(**changes)


def _emptied(row: models.Model) -> dict[str, Any]:
    """Return what changes in a row."""
    changes: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if value is None or field.primary_key or field.choices:
            continue
        if isinstance(field, models.FileField):
            if value:
                value.storage.delete(value.name)
                changes[field.attname] = ""
        elif isinstance(field, models.BinaryField):
            changes[field.attname] = None
        elif isinstance(field, models.CharField | models.TextField | models.JSONField):
            fresh = emptied(field.name, value, may_be_empty=field.blank)
            if fresh != value:
                changes[field.attname] = fresh
        elif field.name == "birth_date":
            changes[field.attname] = coarse(value)
    return changes


def _rename(person: Person, cases: list[Case]) -> None:
    """Call the person by the number of the record wherever the name stood, and give their workers new numbers."""
    said = {"family_name": pseudonym(person.pk), "given_name": "", "patronymic": ""}
    workers = list(Worker.objects.select_for_update().filter(person=person).order_by("pk"))
    WorkerVersion.objects.filter(worker__in=workers).update(**said)
    for worker in workers:
        worker.personnel_number = pseudonym(worker.pk)
        worker.save(update_fields=["personnel_number"])
    language = cases[0].partnership.language if cases else "en"
    for name, value in {**said, **NUMBERS}.items():
        setattr(person, name, value)
    person.birth_date = coarse(person.birth_date)
    person.sort_key = names.sort_key(person.family_name, "", language=language)
    person.search = names.search_text(person.family_name, "", "")
    person.save()
    for case in cases:
        case.worker = next((one for one in workers if one.pk == case.worker_id), None)
        persons.repeat(case, person, case.worker)
        case.save(update_fields=persons.REPEATED)
