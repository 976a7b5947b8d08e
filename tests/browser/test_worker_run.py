"""Four workers in Chromium, one on each way: from the mine's roster to what became of them after six months.

Two rosters tell who worked there and who is gone; the officer says when and why, talks with each, agrees on a way,
asks for the money of the one who moves; another person approves and releases it; half a year later they are asked,
one of them by a link on a phone. Only the clock is helped along: the rosters are of half a year ago.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.browser.walk import Walk
from tests.workforce.granted import desk_of
from tests.workforce.outcomes import occupation
from tests.workforce.rosters import csv_of, in_country, row
from workforce.calculations.following import due_days
from workforce.enums import Point
from workforce.models import Case, FollowUpAnswer, GrantPayment
from workforce.tasks import schedule_follow_ups

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
# way -> (family name, why they left the mine, what they do half a year later)
FOUR = {
    "retention": ("Adams", "other_job", "employed"),
    "redeployment": ("Bevan", "redundancy", "employed"),
    "reskilling": ("Cole", "redundancy", "self_employed"),
    "early_retirement": ("Davies", "retirement", "retired"),
}
PHONE = {"width": 390, "height": 844}


@dataclass
class Valley:
    """The desk that pays, the walk, and the days of the story."""

    desk: Any
    walk: Walk
    left: Any  # the last day at the mine
    before: Any  # the day of the roster with everybody on it

    def address(self, name: str, key: Any = None) -> str:
        """Return the address of a page of the case, or of the partnership."""
        kwargs = {"pk": key} if key else {"partnership": self.desk.cast.partnership.code}
        return reverse(f"workforce:{name}", kwargs=kwargs)

    def case(self, way: str) -> Any:
        """Return the case of whoever goes this way."""
        return Case.objects.get(person__family_name=FOUR[way][0])


@pytest.fixture
def valley(page, sign_in, cast, celery_worker):
    """The cast's mine with a package on offer; six months after leaving were over some days ago."""
    in_country(cast.site, "GB", "UAH", "en")
    desk, today = desk_of(cast), cast.partnership.today()
    occupation()
    left = next(
        day
        for day in (today - timedelta(days=number) for number in range(180, 220))
        if due_days(day)[Point.MONTHS_6] == today - timedelta(days=5)
    )
    people = {"officer": desk.officer.user, "approver": desk.approver.user}
    return Valley(desk, Walk(page, sign_in, people), left, left - timedelta(days=40))


def import_a_roster(valley, people, day):
    """Bring a file in, as the officer."""
    walk = valley.walk
    walk.page.goto(valley.address("import_new"))
    walk.page.select_option("[name=legal_basis]", "public_task")
    walk.page.fill("[name=reference_day]", day.isoformat())
    file = {"name": "roster.csv", "mimeType": "text/csv", "buffer": csv_of(people)}
    walk.page.set_input_files("[name=file]", file)
    walk.page.get_by_role("button", name="Continue").click()
    walk.page.get_by_role("button", name=re.compile("^Import [0-9]+ rows")).click()
    walk.page.get_by_text("Undo this import").first.wait_for(timeout=60_000)


def say_who_left(valley):
    """Answer for each whom the second roster misses: when and why."""
    walk = valley.walk
    for family, reason, _status in FOUR.values():
        walk.page.goto(valley.address("task_list") + "?section=leaver")
        walk.open(family)
        walk.page.check(f"[name=reason][value={reason}]")
        walk.page.fill("[name=on]", valley.left.isoformat())
        walk.page.get_by_role("button", name="Record the answer").click()
        walk.page.get_by_role("heading", level=1).wait_for()


def take_the_intake_down(valley, case):
    """Household and assessment, as the worker says."""
    walk, today = valley.walk, valley.desk.cast.partnership.today()
    walk.page.goto(valley.address("intake_household", case.pk))
    walk.send("It is recorded.", dependants=2, housing="mine", standing="stated", on=today.isoformat())
    walk.page.goto(valley.address("intake_assessment", case.pk))
    until = today + timedelta(days=180)
    walk.send("The assessment is recorded.", made_on=today, expires_on=until, strengths="Welds, drives.")


def agree_on_a_way(valley, case, way):
    """The worker's choice, in the officer's words."""
    walk = valley.walk
    walk.page.goto(valley.address("case_pathway", case.pk))
    walk.send("The pathway is recorded.", pathway=way, on=valley.left, reason="Chosen after our talk.")


def grant_the_move(valley, case):
    """Ask, approve with other eyes, see the paper, enter, release with other eyes, list."""
    walk, desk = valley.walk, valley.desk
    walk.as_("officer")
    walk.page.goto(valley.address("grant_choose", case.pk))
    walk.open("Moving grant")
    walk.send("The package is asked for.", moving_cost=200, distance_km=80, line=str(desk.line.pk))
    grant = walk.at()
    walk.as_("approver")
    walk.back(grant)
    walk.open("Approve")
    walk.send("Your approval is recorded.")
    walk.as_("officer")
    walk.page.goto(grant + "paper/")
    walk.send("The paper is recorded.", key="receipts", on=desk.cast.partnership.today())
    walk.open("Enter a payment")
    walk.send("Another person releases it.")
    walk.as_("approver")
    walk.back(grant)
    walk.main.get_by_role("button", name="Release").first.click()
    walk.says("The payment is released.")
    walk.as_("officer")


def record_work(valley, case, kind, employer):
    """Work after the mine, as the officer heard of it."""
    walk = valley.walk
    walk.page.goto(valley.address("placement_new", case.pk))
    fields = {"kind": kind, "employer": employer, "occupation": {"index": 1}, "wage": 14000, "hours": 40}
    walk.send("The placement is recorded.", **fields, started_on=valley.left + timedelta(days=3))


def ask_after_six_months(valley, case, status, employer):
    """The officer's call."""
    follow_up = case.follow_ups.get(point=Point.MONTHS_6, retracted_at=None)
    valley.walk.page.goto(valley.address("follow_up_answer", follow_up.pk))
    at_work = {"employer": employer, "same_employer": "yes", "wage": 14000} if employer else {}
    valley.walk.send("The answer is recorded.", status=status, **at_work)


def answer_by_link(valley, case, browser, base_url):
    """The worker's own phone, without an account."""
    walk, follow_up = valley.walk, case.follow_ups.get(point=Point.MONTHS_6, retracted_at=None)
    walk.page.goto(valley.address("follow_up_link", follow_up.pk))
    walk.send("The link is made.", language="en")
    link = walk.page.input_value("#one-time-link")
    phone = browser.new_context(viewport=PHONE, base_url=base_url).new_page()
    phone.goto(link)
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    phone.select_option("[name=status]", "self_employed")
    phone.fill("[name=employer]", "Cole's welding")
    phone.get_by_role("button", name="Send the answer").click()
    phone.get_by_text("Thank you").first.wait_for()
    phone.context.close()


def test_one_worker_on_each_way_from_the_roster_to_six_months_later(valley, browser, base_url):
    walk = valley.walk
    walk.as_("officer")
    everybody = [row(number, family=one[0]) for number, one in enumerate(FOUR.values(), 1)]
    stays = [row(number, family=f"Evans{number}") for number in range(5, 30)]
    import_a_roster(valley, everybody + stays, valley.before)
    import_a_roster(valley, stays, valley.left)
    for way in FOUR:
        take_the_intake_down(valley, valley.case(way))
        agree_on_a_way(valley, valley.case(way), way)
    say_who_left(valley)
    grant_the_move(valley, valley.case("redeployment"))
    record_work(valley, valley.case("retention"), "employee", "The next mine")
    record_work(valley, valley.case("redeployment"), "employee", "Rail works")
    record_work(valley, valley.case("reskilling"), "own", "Cole's welding")
    schedule_follow_ups.delay().get(timeout=30)
    ask_after_six_months(valley, valley.case("retention"), "employed", "The next mine")
    ask_after_six_months(valley, valley.case("redeployment"), "employed", "Rail works")
    ask_after_six_months(valley, valley.case("early_retirement"), "retired", "")
    answer_by_link(valley, valley.case("reskilling"), browser, base_url)
    answered = FollowUpAnswer.objects.filter(retracted_at=None, follow_up__point=Point.MONTHS_6)
    said = {one.follow_up.case.person.family_name: one.status for one in answered}
    assert said == {family: status for family, _reason, status in FOUR.values()}
    assert GrantPayment.objects.get().state == "released"
    walk.page.goto(valley.address("case_work", valley.case("redeployment").pk))
    walk.says("6 months after leaving: in a job.", "Rail works", "with the same employer")
