"""Loading that is cut short, and where it is refused."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from indicators.demo import load
from indicators.demo.stories import BY_CODE, ROSTERS
from partnerships.models import Partnership
from workforce.models import Case, RosterImport

STORY, SCALE = BY_CODE["gb-demo"], 0.1


class PowerCut(Exception):
    """The machine stopped."""


def test_a_load_cut_short_goes_on_where_it_ended(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    call_command("load_reference", stdout=StringIO())
    load.load_portal()
    told = []

    def cut(line):
        told.append(line)
        if len(told) == 2:
            raise PowerCut

    with pytest.raises(PowerCut):
        load.load_history(STORY, scale=SCALE, say=cut)
    assert load.quarters_there(STORY) == 2
    first = set(Case.objects.values_list("pk", flat=True))
    load.load_history(STORY, scale=SCALE, say=told.append)
    assert load.quarters_there(STORY) == ROSTERS
    assert RosterImport.objects.count() == ROSTERS
    assert len(told) == ROSTERS
    assert first < set(Case.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("command", [("load_demo",), ("demo_users",), ("demo_roster", "stepova")])
def test_outside_the_demonstration_nothing_is_made_up(db, settings, command):
    settings.DEMO, settings.ENVIRONMENT = False, "production"
    with pytest.raises(CommandError, match="no demonstration"):
        call_command(*command, stdout=StringIO())
    assert not Partnership.objects.exists()


def test_there_is_no_roster_before_there_is_a_demonstration(db):
    with pytest.raises(CommandError, match="load_demo"):
        call_command("demo_roster", "kreka", stdout=StringIO())
