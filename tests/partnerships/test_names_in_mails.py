"""Whatever people typed into titles, no mail says it: every room that has something waiting is asked."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from jtportal.kernel.actor import BEAT
from partnerships.actions import activities, agreements, contributions, digests, payments, tree_talk
from partnerships.calculations.money import Part
from partnerships.models import Call, DigestMail, Proposal
from partnerships.queries.waiting import waiting_for
from tests.conftest import member
from tests.factories.calls import with_notes
from tests.partnerships import diagnoses
from tests.partnerships.money import DAY, committed, purse_of
from tests.partnerships.plans import an_activity
from tests.partnerships.reviewing import answered, called, decided, held, recommended

pytestmark = pytest.mark.django_db
NAME = "Halyna Vynnychenko"
MONDAY = datetime(2099, 11, 23, 6, 0, tzinfo=UTC)


def in_the_plan(cast, by, reader, union):
    """A milestone, a payment, a condition and a pledge that say a worker's name."""
    house = activities.add_intervention(
        partnership=cast.partnership, title=f"For {NAME}", aim="", output_key="", lead=None, by=by
    )
    deed = an_activity(house, by, title=f"Train {NAME}", owner=reader.user)
    activities.add_milestone(activity=deed, title=f"{NAME} certified", due_on=cast.partnership.today(), by=by)
    part = Part(Decimal(100), DAY, f"{NAME} at work")
    committed(purse_of(cast), parts=[part], title=f"Wage of {NAME}")
    whole = committed(purse_of(cast, title="Wages"), title=f"Subsidy for {NAME}")
    payments.enter(commitment=whole, amount=Decimal(5), by=by)
    contributions.pledge(
        partner=union, kind="money", title=f"Grant to {NAME}", amount=Decimal(90), currency="EUR",
        on=DAY, due_on=DAY, by=by,
    )  # fmt: skip


def in_meetings(cast, by, reader):
    """A decision, recommendations, minutes and a finding that say a worker's name."""
    own = {"organisation": reader.organisation}
    meeting = held(cast, by, title=f"About {NAME}")
    row = decided(cast, by, meeting, text=f"Call {NAME}")
    type(row).objects.filter(pk=row.pk).update(organisation=reader.organisation)
    answered(cast, by, recommended(cast, by), action=f"Pay {NAME}", **own)
    recommended(cast, by, text=f"Ask {NAME}")
    called(cast, by, title=f"Another about {NAME}")
    diagnoses.add(cast, title=f"{NAME} waits for wages")


def in_calls(cast, by, reader):
    """Calls whose proposals are to be checked, scored, decided."""
    for state, of in (("closed", "received"), ("note_appraisal", "eligible"), ("note_appraisal", "eligible")):
        call = with_notes(cast.partnership, by, 1, title=f"Work for {NAME} {state}")
        Proposal.objects.filter(call=call).update(state=of)
        Call.objects.filter(pk=call.pk).update(state=state)
    call.appraisers.create(stage="note", user=reader.user, named_at=timezone.now())


def test_no_source_of_what_waits_lets_a_workers_name_into_the_mail(cast, tree, coordinator, union):
    reader = member(cast.officer.organisation, "coordinator")
    in_the_plan(cast, coordinator, reader, union)
    in_meetings(cast, coordinator, reader)
    in_calls(cast, coordinator, reader)
    tree_talk.comment(tree=tree.tree, node_key="O1", text=f"{NAME} says so", by=cast.partner)
    aims = {"aims": NAME, "jobs_created": 1, "jobs_formalised": 1, "reach_by": DAY + timedelta(days=900)}
    agreements.put_out(
        agreement=agreements.begin(partnership=cast.partnership, by=coordinator, **aims), by=coordinator
    )
    found = waiting_for(reader, cast.partnership)
    assert {one.kind for one in found} == {
        "answer", "comment", "condition", "decision", "finding", "milestone", "minutes", "payment", "pledge",
        "proposal_check", "proposal_decide", "recommendation", "scores", "signature",
    }  # fmt: skip
    assert sum(NAME in one.title for one in found) == len(found) - 1  # all but the agreement's version
    given = {"rhythm": "weekly", "weekday": 0, "at": time(7), "time_zone": "Europe/Kyiv"}
    digests.choose(**given, base_url="https://portal.example/", by=reader)
    assert digests.put_together(now=MONDAY, by=BEAT) == 1
    mail = DigestMail.objects.get()
    assert "Vynnychenko" not in mail.body + mail.subject
    assert all(one.label in mail.body for one in found)
