"""The command: what it counts, what it says, how it ends."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from indicators.actions import computing
from indicators.management.commands import compute_indicators
from indicators.models import Reading, Run
from tests.factories.partnerships import PartnershipFactory
from tests.factories.workforce import CaseFactory
from workforce.models import ChangeMark


def run(*options):
    """Return what the command said."""
    said = StringIO()
    call_command("compute_indicators", *options, stdout=said)
    return said.getvalue()


@pytest.fixture
def case(db):
    case = CaseFactory(opened_on=date(2026, 5, 4))
    ChangeMark.objects.create(
        partnership=case.partnership, since=case.opened_on, recorded_at=case.recorded_at
    )
    return case


def test_every_quarter_of_every_partnership_is_counted_and_told(case):
    other = PartnershipFactory()
    said = run()
    assert f"{case.partnership.code}  2026Q2  " in said
    assert f"{other.code}  " in said
    assert said.splitlines()[-1].startswith("Counted ")
    assert Run.objects.filter(partnership=case.partnership).count() >= 3


def test_again_it_counts_everything_and_finds_nothing_new(case):
    run()
    readings = Reading.objects.count()
    assert " 0 numbers are new." in run()
    assert Reading.objects.count() == readings


def test_one_partnership_alone(case):
    PartnershipFactory()
    run("--partnership", case.partnership.code)
    assert set(Run.objects.values_list("partnership", flat=True)) == {case.partnership.pk}


def test_as_of_a_day(case):
    said = run("--as-of", "2026-05-10")
    assert "2026-05-10" in said
    assert Run.objects.filter(partnership=case.partnership).get().as_of == date(2026, 5, 10)
    run("--as-of", "2026-06-30")
    assert Run.objects.filter(partnership=case.partnership, period="2026Q2").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--partnership", "nowhere"), "There is no partnership “nowhere”"),
        (("--as-of", "yesterday"), "“yesterday” is no date"),
        (("--as-of", str(date.today() + timedelta(days=3))), "has not ended yet"),  # noqa: DTZ011
    ],
)
def test_a_wrong_option_says_the_remedy_and_counts_nothing(case, options, words):
    with pytest.raises(CommandError, match=words):
        run(*options)
    assert not Run.objects.exists()


def test_it_waits_for_a_writer_and_gives_up_in_the_end(case, monkeypatch):
    monkeypatch.setattr(compute_indicators, "PATIENCE", 0)
    monkeypatch.setattr(computing, "try_moment", lambda held: computing.Moment(case.recorded_at, {}))
    monkeypatch.setattr(computing, "PAUSE", 0)
    with pytest.raises(CommandError, match="Somebody is writing into"):
        run("--partnership", case.partnership.code)
