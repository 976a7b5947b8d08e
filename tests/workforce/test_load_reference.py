"""The reference lists that come with the portal."""

from io import StringIO

import pytest
from django.core.management import call_command

from accounts.enums import Language, Role
from accounts.models import AuditEvent, RoleTitle
from accounts.queries import check_chain
from partnerships.models import Territory, TreeTemplate
from workforce.models import Occupation

pytestmark = pytest.mark.django_db
IN_ROSTERS = {"8111", "7412", "7233", "8342", "3121", "7212", "9311", "9112", "4110", "2146"}
TOWNS = {
    "Шептицький", "Сокаль", "Соснівка", "Гірник", "Великі Мости", "Нововолинськ", "Добротвір",
    "Поздимир",
    "Bytom", "Piekary Śląskie", "Świętochłowice", "Ruda Śląska", "Chorzów", "Zabrze", "Radzionków",
    "Tarnowskie Góry", "Tuzla", "Lukavac", "Srebrenik", "Kalesija", "Đurđevik", "Banovići", "Živinice",
    "Čelić",
    "Neath", "Glynneath", "Resolven", "Aberdare",
}  # fmt: skip


@pytest.fixture
def said():
    """Load once; return what the command said."""
    out = StringIO()
    call_command("load_reference", stdout=out)
    return out.getvalue()


def test_every_group_of_isco_is_there(said):
    by_length = [
        Occupation.objects.filter(code__regex=rf"^\d{{{length}}}$").count() for length in (1, 2, 3, 4)
    ]
    assert by_length == [10, 43, 130, 436]
    assert all(row.labels["pl"] for row in Occupation.objects.all())


def test_occupations_of_mines_are_named_in_ukrainian(said):
    assert all(row.labels.get("uk") for row in Occupation.objects.filter(code__in=IN_ROSTERS))


def test_towns_of_the_four_mines_are_there_with_coordinates_and_parents(said):
    towns = Territory.objects.filter(name__in=TOWNS)
    assert {town.name for town in towns} == TOWNS
    assert all(town.latitude and town.longitude and town.parent_id for town in towns)
    assert {town.country for town in towns} == {"UA", "PL", "BA", "GB"}


def test_former_name_of_a_town_finds_it(said):
    assert "червоноград" in Territory.objects.get(name="Шептицький").search


def test_every_role_has_a_title_in_every_language(said):
    titles = set(RoleTitle.objects.filter(country="").values_list("role", "language"))
    assert titles == {(role, language) for role in Role.values for language in Language.values}


def test_second_run_changes_nothing(said):
    events = AuditEvent.objects.count()
    out = StringIO()
    call_command("load_reference", stdout=out)
    assert "Territories: 0 added, 0 changed" in out.getvalue()
    assert "Occupations: 0 added, 0 changed" in out.getvalue()
    assert AuditEvent.objects.count() == events


def test_tree_that_a_partnership_starts_from_is_there(said):
    assert TreeTemplate.objects.get(key="seed").nodes.count() == 23
    assert "Tree template: 23 nodes" in said


def test_what_an_administrator_renamed_stays(said):
    RoleTitle.objects.filter(role="viewer", language="pl").update(title="gość")
    call_command("load_reference", stdout=StringIO())
    assert RoleTitle.objects.get(role="viewer", language="pl").title == "gość"


def test_corrected_label_is_brought_back_to_the_list(said):
    Occupation.objects.filter(code="8111").update(label="Diggers")
    out = StringIO()
    call_command("load_reference", stdout=out)
    assert "Occupations: 0 added, 1 changed" in out.getvalue()
    assert Occupation.objects.get(code="8111").label == "Miners and quarriers"


def test_loading_is_recorded_in_one_whole_chain(said):
    assert AuditEvent.objects.filter(verb="occupation.added").count() == 619
    assert check_chain() is None
