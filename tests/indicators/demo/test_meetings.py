"""The meetings of the demonstration: each partnership has its own, once."""

from io import StringIO

import pytest
from django.core.management import call_command

from indicators.demo.founding import found, found_portal
from indicators.demo.plan import Stage, meetings
from indicators.demo.stories import STORIES

pytestmark = pytest.mark.django_db


def test_each_partnership_met_and_follows_what_it_decided():
    call_command("load_reference", stdout=StringIO())
    found_portal()
    for story in STORIES:
        stage = Stage(found(story).partnership)
        meetings.load(stage)
        meetings.load(stage)
        states = stage.partnership.meetings.values_list("state", flat=True)
        assert list(states) == ["published", "held", "agreed"]
        assert {"done", "open"} <= set(stage.partnership.decisions.values_list("state", flat=True))
        assert stage.partnership.recommendations.exclude(response="").exists()
