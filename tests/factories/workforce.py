"""Sites, persons, workers, cases with their first versions."""

from datetime import UTC, date, datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from jtportal.kernel import names
from tests.factories.accounts import OrganisationFactory
from tests.factories.partnerships import PartnershipFactory
from workforce.models import Case, CaseVersion, Person, Site, Task, Worker, WorkerVersion

LONG_AGO = datetime(2025, 1, 2, 8, tzinfo=UTC)
INTAKE = date(2025, 1, 1)


class SiteFactory(DjangoModelFactory):
    """A mine of a partnership, run by an organisation of its own."""

    class Meta:
        model = Site

    code = factory.Sequence(lambda n: f"site-{n}")
    name = factory.Sequence(lambda n: f"Mine {n}")
    partnership = factory.SubFactory(PartnershipFactory)
    operator = factory.SubFactory(OrganisationFactory, kind="mine_operator")


class PersonFactory(DjangoModelFactory):
    """A person with keys made from the name."""

    class Meta:
        model = Person

    family_name = factory.Sequence(lambda n: f"Бондар{n}")
    given_name = "Олена"
    sex = "female"
    birth_date = date(1985, 5, 17)
    sort_key = factory.LazyAttribute(lambda p: names.sort_key(p.family_name, p.given_name, language="uk"))
    search = factory.LazyAttribute(lambda p: names.search_text(p.family_name, p.given_name))


class WorkerFactory(DjangoModelFactory):
    """A worker with one version of facts in force since INTAKE; `facts__wage=…` changes one."""

    class Meta:
        model = Worker
        skip_postgeneration_save = True

    site = factory.SubFactory(SiteFactory)
    person = factory.SubFactory(PersonFactory)
    personnel_number = factory.Sequence(lambda n: str(1000 + n))
    recorded_at = LONG_AGO

    @factory.post_generation
    def facts(self, create, extracted, **changes):
        """Write the first version."""
        person = self.person
        values = {
            "family_name": person.family_name,
            "given_name": person.given_name,
            "sex": person.sex,
            "birth_date": person.birth_date,
            "residence": person.residence,
            "wage": Decimal("20000.00"),
            "currency": self.site.partnership.currency,
            "valid_from": INTAKE,
            "recorded_at": LONG_AGO,
        }
        self.current = WorkerVersion.objects.create(worker=self, **(values | changes))
        self.save(update_fields=["current"])


class CaseFactory(DjangoModelFactory):
    """An open case with its first version."""

    class Meta:
        model = Case
        skip_postgeneration_save = True

    worker = factory.SubFactory(WorkerFactory)
    person = factory.SelfAttribute("worker.person")
    partnership = factory.SelfAttribute("worker.site.partnership")
    site = factory.SelfAttribute("worker.site")
    opened_on = INTAKE
    recorded_at = LONG_AGO
    sort_key = factory.SelfAttribute("person.sort_key")
    search = factory.LazyAttribute(lambda c: f"{c.person.search} {c.worker.personnel_number}")
    sex = factory.SelfAttribute("person.sex")
    birth_date = factory.SelfAttribute("person.birth_date")
    residence = factory.SelfAttribute("person.residence")

    @factory.post_generation
    def first(self, create, extracted, **changes):
        """Write the first version of pathway and status."""
        values = {"pathway": self.pathway, "status": self.status, "valid_from": self.opened_on}
        CaseVersion.objects.create(case=self, recorded_at=self.recorded_at, **(values | changes))


class TaskFactory(DjangoModelFactory):
    """A conversation about a case that waits."""

    class Meta:
        model = Task

    case = factory.SubFactory(CaseFactory)
    worker = factory.LazyAttribute(lambda task: task.case.worker if task.case else None)
    partnership = factory.SelfAttribute("case.partnership")
    kind = "conversation"
    due_on = date(2026, 11, 20)
