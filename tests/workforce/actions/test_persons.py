"""The columns that repeat a person always equal the person's, whatever happens."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jtportal.kernel import names
from jtportal.kernel.doors import Refused
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import INTAKE, CaseFactory, PersonFactory, WorkerFactory
from workforce.actions import cases, persons, workers
from workforce.models import Case, Person

days = st.integers(0, 200).map(lambda number: INTAKE + timedelta(number))
facts = st.fixed_dictionaries(
    {},
    optional={
        "family_name": st.sampled_from(["Ґудзь", "Їжак", "Łoś", "Đurić", "О'Коннор", "Бабій-Левицька"]),
        "given_name": st.sampled_from(["", "Юрій", "Żaneta"]),
        "sex": st.sampled_from(["female", "male", ""]),
        "birth_date": st.dates(date(1960, 1, 1), date(2005, 1, 1)),
        "wage": st.integers(1, 3).map(Decimal),
    },
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("facts"), st.integers(0, 1), days, facts),
        st.tuples(st.just("close"), st.integers(0, 1), days, st.none()),
        st.tuples(st.just("open"), st.integers(0, 1), days, st.none()),
    ),
    max_size=8,
)


def act(kind, worker, on, values, by):
    if kind == "facts":
        workers.change_facts(worker=worker, on=on, changes=values, source="hand", standing="stated", by=by)
    elif kind == "open":
        cases.open_case(worker=worker, on=on, by=by)
    else:
        for case in Case.objects.filter(worker=worker, closed_on=None):
            cases.close_case(case=case, on=on, reason="found work", by=by)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps)
def test_cases_repeat_their_person_after_any_sequence(cast, sequence):
    person = PersonFactory()
    pair = [CaseFactory(worker=WorkerFactory(site=cast.site, person=person)).worker]
    pair.append(WorkerFactory(person=person))  # the same person at the mine of another partnership
    for kind, which, on, values in sequence:
        try:
            act(kind, pair[which], on, values, cast.officer)
        except Refused:
            continue
    person = Person.objects.get(pk=person.pk)
    for case in Case.objects.filter(person=person).select_related("partnership", "worker"):
        language = case.partnership.language
        key = names.sort_key(person.family_name, person.given_name, language=language)
        assert (case.sort_key, case.sex, case.birth_date) == (key, person.sex, person.birth_date)
        assert case.search == persons.words_of(person, case.worker.personnel_number)
        assert case.site_id == case.worker.site_id


@pytest.mark.django_db
def test_a_person_without_facts_stays_as_they_are():
    worker = WorkerFactory()
    before = Person.objects.values().get(pk=worker.person_id)
    worker.current = None
    persons.keep_in_step(worker=worker)
    assert Person.objects.values().get(pk=worker.person_id) == before


@pytest.mark.django_db
def test_a_case_without_a_worker_has_no_site():
    case = CaseFactory()
    town = TerritoryFactory()
    case.person.residence = town
    assert persons.repeat(case, case.person, None) is True
    assert (case.site_id, case.residence_id, case.search) == (None, town.pk, case.person.search)
