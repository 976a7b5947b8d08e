"""Facts changed by hand: only what differs counts."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from partnerships.models import Territory
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import WorkerFactory
from workforce.forms.workers import FactsForm


@pytest.fixture
def current(db):
    return WorkerFactory(
        facts__residence=TerritoryFactory(), facts__wage=Decimal("20000.50"), facts__contract="permanent"
    ).current


def form(current, **changes):
    shown = FactsForm(current=current, towns=Territory.objects.all(), initial={"on": date(2026, 1, 1)})
    data = {name: shown[name].value() for name in shown.fields}
    data["residence"] = current.residence_id
    data = {name: "" if value is None else value for name, value in data.items()}
    return FactsForm(
        data | {"standing": "document"} | changes, current=current, towns=Territory.objects.all()
    )


def test_a_form_sent_as_it_was_changes_nothing(current):
    sent = form(current)
    assert sent.is_valid(), sent.errors
    assert sent.changes() == {}


def test_only_what_differs_is_a_change(current):
    town = TerritoryFactory(name="Сокаль")
    sent = form(current, wage="21000", residence=town.pk, family_name="Гудзь")
    assert sent.is_valid(), sent.errors
    assert sent.changes() == {
        "wage": Decimal(21000),
        "residence_id": town.pk,
        "residence_text": "Сокаль",
        "family_name": "Гудзь",
    }


def test_a_town_can_be_taken_away(current):
    sent = form(current, residence="")
    assert sent.is_valid()
    assert sent.changes() == {"residence_id": None, "residence_text": ""}


def test_amounts_are_written_as_the_reader_writes_them(current):
    with translation.override("uk"):
        sent = form(current, wage="21\u00a0500,75", underground_years="12,5")
        assert sent.is_valid(), sent.errors
        assert sent.changes() == {"wage": Decimal("21500.75"), "underground_years": Decimal("12.5")}


@pytest.mark.parametrize(
    ("field", "value"),
    [("occupation_code", "81x"), ("wage", "-1"), ("birth_date", "no day"), ("family_name", "")],
)
def test_what_cannot_be_is_refused_at_its_field(current, field, value):
    assert set(form(current, **{field: value}).errors) == {field}
