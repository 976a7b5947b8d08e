"""Facts for rules in the browser's eyes."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from jtportal.kernel.doors import Refused
from tests.conftest import member
from tests.factories.workforce import CaseFactory
from tests.indicators.effects_made import coordinator, version_with
from tests.partnerships.dutiful import clause_of, in_force
from tests.partnerships.measures.test_judging import document
from workforce.actions import intake, stated
from workforce.enums import COLUMNS, RecordedFact
from workforce.models import Household, ServiceSpell, StatedFact

pytestmark = pytest.mark.django_db
GIVEN = {"day": "2031-05-01", "number": "12.5", "flag": "yes", "code": "closure", "codes": []}
HELD = {"day": date(2031, 5, 1), "number": Decimal("12.5"), "flag": True, "code": "closure", "codes": []}


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site)


@pytest.fixture
def known(cast):
    return {"source": "hand", "standing": "certified", "on": cast.partnership.today()}


def url(case, fact):
    return reverse("workforce:intake_fact", kwargs={"pk": case.pk, "fact": fact})


def page(client, case):
    return " ".join(
        client.get(reverse("workforce:case_intake", kwargs={"pk": case.pk})).content.decode().split()
    )


@pytest.mark.parametrize("fact", RecordedFact.values)
def test_every_fact_is_recorded_shown_and_offered_again(officer_client, case, known, fact):
    column = COLUMNS[fact]
    sent = officer_client.post(url(case, fact), known | {"value": GIVEN[column], "currency": "UAH"})
    assert sent.status_code == 302
    row = StatedFact.objects.get()
    assert (row.fact, row.value, row.standing) == (fact, HELD[column], "certified")
    again = officer_client.get(url(case, fact))
    shown = again.context["form"]["value"].value()
    assert shown == (GIVEN["flag"] if column == "flag" else HELD[column])
    assert "certified" in page(officer_client, case)


def test_what_was_said_before_is_kept_struck_out(officer_client, case, known):
    for value in ("10", "11"):
        officer_client.post(url(case, "contribution_years"), known | {"value": value})
    assert [one.number for one in StatedFact.objects.standing()] == [11]
    assert (
        StatedFact.objects.exclude(retracted_at=None).get().retract_reason
        == "replaced by what was said later"
    )
    row = StatedFact.objects.standing().get()
    officer_client.post(
        reverse("workforce:intake_fact_back", kwargs={"pk": row.pk}), {"reason": "another person"}
    )
    assert not StatedFact.objects.standing().exists()


def test_measures_taken_are_those_of_the_agreement_in_force(officer_client, cast, case, known):
    version = version_with(cast, document("bridge", [{"fact": "age", "at_least": 50}]), opened=False)
    in_force(cast, clause_of(version, "Leave"), coordinator(cast))
    assert "bridge" in officer_client.get(url(case, "taken")).content.decode()
    assert officer_client.post(url(case, "taken"), known | {"value": ["nonsense"]}).status_code == 422
    officer_client.post(url(case, "taken"), known | {"value": ["bridge"]})
    assert StatedFact.objects.get().codes == ["bridge"]


def test_the_page_says_what_rules_are_told(officer_client, case, known):
    officer_client.post(
        reverse("workforce:intake_household", kwargs={"pk": case.pk}), known | {"size": 4, "dependants": 2}
    )
    spell = {
        "employer": "Mine",
        "begins": "2001-01-01",
        "underground": "on",
        "full_time": "yes",
        "contractor": "no",
    }
    officer_client.post(reverse("workforce:intake_spell", kwargs={"pk": case.pk}), known | spell)
    row = ServiceSpell.objects.get()
    assert (row.full_time, row.contractor, row.contributed) == (True, False, None)
    assert Household.objects.get().size == 4
    text = page(officer_client, case)
    for words in (
        "Persons in the household</th><td>4</td><td>certified",
        "Works underground</th><td>yes</td>",
    ):
        assert words in text
    assert "Years underground</th>" not in text  # the history is not said to be whole


def test_an_unknown_fact_is_no_page_and_an_empty_one_is_refused(officer_client, cast, case, known):
    assert officer_client.get(url(case, "shoe-size")).status_code == 404
    assert officer_client.post(url(case, "pension_on"), known | {"value": ""}).status_code == 422
    with pytest.raises(Refused):
        stated.state(case=case, fact="job_lost_by", value="", by=cast.officer, **known)


@pytest.mark.parametrize("who", ["partner", "personnel", "outsider"])
def test_nothing_of_this_exists_for_anybody_else(client, cast, case, known, who):
    row = stated.state(case=case, fact="pension_on", value=date(2031, 1, 1), by=cast.officer, **known)
    client.force_login(getattr(cast, who).user)
    assert client.get(url(case, "pension_on")).status_code == 404
    assert client.get(reverse("workforce:intake_fact_back", kwargs={"pk": row.pk})).status_code == 404


def test_who_only_reads_cannot_record(client, cast, case):
    client.force_login(member(cast.officer.organisation, "coordinator").user)
    assert client.get(url(case, "pension_on")).status_code == 403


def test_taking_back_twice_is_refused(cast, case, known):
    row = stated.state(case=case, fact="full_time", value=False, by=cast.officer, **known)
    intake.take_back(fact=row, reason="wrong", by=cast.officer)
    with pytest.raises(Refused):
        intake.take_back(fact=row, reason="wrong", by=cast.officer)
