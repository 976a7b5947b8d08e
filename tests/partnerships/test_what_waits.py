"""Comments and approvals wait for whoever is to deal with them, once, and for nobody else."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from partnerships.actions import agreements, contributions, payments, tree_talk
from partnerships.models import Call, NodeComment, Proposal
from partnerships.queries.waiting import waiting_for
from tests.conftest import member
from tests.factories.calls import with_notes
from tests.partnerships.money import committed, purse_of, thirds

pytestmark = pytest.mark.django_db
AIMS = {"aims": "Work.", "jobs_created": 84, "jobs_formalised": 61, "reach_by": date(2027, 12, 31)}


def kinds(actor, cast, kind):
    return [one for one in waiting_for(actor, cast.partnership) if one.kind == kind]


def test_a_thread_waits_for_coordinator_and_participants_when_somebody_else_spoke_last(
    client, cast, tree, coordinator
):
    def say(by, text, thread=None):
        return tree_talk.comment(tree=tree.tree, node_key="O1", text=text, by=by, thread=thread)

    first = say(cast.partner, "Since when?")
    (waits,) = kinds(coordinator, cast, "comment")
    assert waits.title == "O1: Since when?"
    client.force_login(coordinator.user)
    assert waits.url.partition("#")[2] in client.get(waits.url).text
    assert not kinds(cast.partner, cast, "comment")
    assert not kinds(cast.officer, cast, "comment")  # took no part
    say(coordinator, "Since May.", first)
    say(coordinator, "Or June.", first)
    assert not kinds(coordinator, cast, "comment")
    (waits,) = kinds(cast.partner, cast, "comment")
    assert waits.title == "O1: Or June."
    tree_talk.resolve(comment=first, resolved=True, by=coordinator)
    assert not kinds(cast.partner, cast, "comment")
    NodeComment.objects.update(node_key="gone", resolved_at=None)
    assert not kinds(cast.partner, cast, "comment")


def test_proposals_wait_for_the_coordinator_to_check_and_to_decide(client, cast, coordinator):
    call = with_notes(cast.partnership, coordinator, 2)
    Call.objects.filter(pk=call.pk).update(state="closed")
    (waits,) = kinds(coordinator, cast, "proposal_check")
    assert (waits.label, waits.title) == ("Check the eligibility of 2 proposals", call.title)
    client.force_login(coordinator.user)
    assert client.get(waits.url).status_code == 200
    assert not kinds(cast.partner, cast, "proposal_check")
    Proposal.objects.update(state="eligible")
    Call.objects.filter(pk=call.pk).update(state="note_appraisal")
    (waits,) = kinds(coordinator, cast, "proposal_decide")
    assert waits.label == "Decide on 2 proposals"
    assert client.get(waits.url).status_code == 200
    call.appraisers.create(stage="note", user=cast.partner.user, named_at=timezone.now())
    assert not kinds(coordinator, cast, "proposal_decide")  # scores are still coming in


def test_signatures_wait_for_the_parties_and_the_coordinator_who_records_them(cast, coordinator):
    draft = agreements.begin(partnership=cast.partnership, by=coordinator, **AIMS)
    assert not kinds(cast.partner, cast, "signature")
    agreements.put_out(agreement=draft, by=coordinator)
    (waits,) = kinds(cast.partner, cast, "signature")
    assert waits.label == "Have the partnership agreement signed for your organisation"
    (waits,) = kinds(coordinator, cast, "signature")
    assert waits.label == "Collect 3 signatures under the partnership agreement"
    assert waits.url == reverse("partnerships:agreement_detail", kwargs={"pk": draft.pk})
    party = draft.parties.get(organisation=cast.partner.organisation)
    agreements.sign(party=party, signed_on=cast.partnership.today(), signed_by="R. H.", by=coordinator)
    assert not kinds(cast.partner, cast, "signature")
    assert not kinds(member(cast.partner.organisation, "viewer"), cast, "signature")


def test_conditions_of_tranches_wait_for_the_coordinator(client, cast):
    purse = purse_of(cast)
    row = committed(purse, parts=thirds())
    second = row.tranches.get(position=2)
    today = cast.partnership.today()
    row.tranches.filter(position=2).update(due_on=today + timedelta(days=10))
    row.tranches.filter(position=3).update(due_on=today + timedelta(days=40))
    (waits,) = kinds(purse.coordinator, cast, "condition")
    assert (waits.title, waits.about) == ("mid-term report approved", row.title)
    client.force_login(purse.coordinator.user)
    assert client.get(waits.url).status_code == 200
    assert not kinds(cast.partner, cast, "condition")
    paper = SimpleUploadedFile("report.txt", b"approved")
    payments.meet(tranche=second, on=today, upload=paper, by=purse.coordinator)
    assert not kinds(purse.coordinator, cast, "condition")


def test_pledges_wait_for_who_pledged_and_the_coordinator_until_they_are_in(
    client, cast, coordinator, union, service
):
    today = cast.partnership.today()

    def pledge(partner, days):
        return contributions.pledge(
            partner=partner, kind="money", title=f"Grants {days}", amount=Decimal(90), currency="EUR",
            on=today, due_on=today + timedelta(days=days), by=coordinator,
        )  # fmt: skip

    own, _later = pledge(union, 3), pledge(service, 40)
    for actor in (cast.partner, coordinator):
        (waits,) = kinds(actor, cast, "pledge")
        assert waits.title == "Grants 3"
        client.force_login(actor.user)
        assert client.get(waits.url).status_code == 200
    assert not kinds(cast.personnel, cast, "pledge")
    contributions.receive(contribution=own, amount=Decimal(90), on=today, by=coordinator)
    assert not kinds(coordinator, cast, "pledge")
