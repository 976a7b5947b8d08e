"""Who somebody is now, and the columns of lists that repeat it."""

from __future__ import annotations

from django.db import transaction

from jtportal.kernel import names
from workforce.models import Case, Person, Worker

SAID = ("family_name", "given_name", "patronymic", "sex", "birth_date", "residence_id")
REPEATED = ("sort_key", "search", "sex", "birth_date", "residence_id", "site_id")


def words_of(person: Person, personnel_number: str) -> str:
    """Return the words a case is found by: the person's, and the personnel number's as people type it."""
    return f"{person.search} {names.fold(personnel_number)}".strip()[:560]


def repeat(case: Case, person: Person, worker: Worker | None) -> bool:
    """Write the person's and the worker's columns on the case; say whether one differs now. Does not save."""
    before = [getattr(case, name) for name in REPEATED]
    case.sort_key = names.sort_key(person.family_name, person.given_name, language=case.partnership.language)
    case.search = words_of(person, worker.personnel_number if worker else "")
    case.sex, case.birth_date, case.residence_id = person.sex, person.birth_date, person.residence_id
    case.site_id = worker.site_id if worker else None
    return before != [getattr(case, name) for name in REPEATED]


@transaction.atomic
def keep_in_step(*, worker: Worker) -> None:
    """Bring the person and the person's cases up to what the worker's latest facts say.

    Part of the change of facts, whose record in the trail stands for it: nothing is recorded here.
    """
    latest, language = worker.current, worker.site.partnership.language
    if latest is None:
        return
    person = Person.objects.select_for_update().get(pk=worker.person_id)
    for name in SAID:
        setattr(person, name, getattr(latest, name))
    person.sort_key = names.sort_key(person.family_name, person.given_name, language=language)
    person.search = names.search_text(person.family_name, person.given_name, person.patronymic)
    person.save(update_fields=(*SAID, "sort_key", "search"))
    cases = Case.objects.filter(person=person).select_related("partnership", "worker").order_by("pk")
    for case in cases.select_for_update(of=("self",)):
        if repeat(case, person, case.worker):
            case.save(update_fields=REPEATED)
