"""Places, partnerships, partners."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from partnerships.models import Partner, Partnership, Territory
from tests.factories.accounts import OrganisationFactory


class TerritoryFactory(DjangoModelFactory):
    """A municipality."""

    class Meta:
        model = Territory

    code = factory.Sequence(lambda n: f"ua-{n}")
    name = factory.Sequence(lambda n: f"Town {n}")
    level = "municipality"
    country = "UA"


class PartnershipFactory(DjangoModelFactory):
    """A partnership in Ukraine."""

    class Meta:
        model = Partnership

    code = factory.Sequence(lambda n: f"p-{n}")
    name = factory.Sequence(lambda n: f"Partnership {n}")
    country = "UA"
    currency = "UAH"
    time_zone = "Europe/Kyiv"
    language = "uk"
    started_on = date(2024, 1, 1)


class PartnerFactory(DjangoModelFactory):
    """An organisation as the partnership's employment service unless `role` says otherwise."""

    class Meta:
        model = Partner

    partnership = factory.SubFactory(PartnershipFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = "employment_service"
    valid_from = date(2024, 1, 1)
