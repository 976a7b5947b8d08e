"""Workers are judged by what is in force on the day, and by what is to come."""

from datetime import timedelta

import pytest

from indicators.queries.effects import to_judge_by
from partnerships.actions import signing
from tests.indicators import effects_made as made
from tests.partnerships.dutiful import clause_of, in_force

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("begins", "ends", "judged"), [(-9, 0, True), (-9, -1, False), (1, 2, True)])
def test_a_denounced_text_judges_until_its_day(cast, officer, begins, ends, judged):
    by, today = made.coordinator(cast), cast.partnership.today()
    version = made.version_with(cast, made.old(60), opened=False)
    in_force(cast, clause_of(version), by, since=today + timedelta(days=begins))
    assert to_judge_by(officer, cast.partnership) == [version]
    last = today + timedelta(days=ends)
    signing.denounce(version=version, until_on=last, reason="By letter", by=by, renew=False)
    assert to_judge_by(officer, cast.partnership) == ([version] if judged else [])
