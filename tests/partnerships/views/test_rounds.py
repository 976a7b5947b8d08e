"""Negotiation rounds with agenda, minutes and attendance; impasse and mediation recorded, nothing decided by them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from jtportal.kernel.doors import Refused
from partnerships.actions import impasses, meetings, rounds
from partnerships.models import Impasse, NegotiationRound
from tests.conftest import member
from tests.partnerships.negotiation import at, drafted, on_table, place_of, tabled, words
from tests.partnerships.reviewing import called, held
from tests.partnerships.sending import STALE, form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cast, coordinator):
    """A text on the table."""
    return on_table(cast, coordinator)


def test_a_meeting_becomes_a_round_with_its_amendments(client, cast, coordinator, version):
    row, draft = tabled(version, cast.partner), drafted(version, cast.partner, heading="Amount")
    meeting = held(cast, coordinator, title="First round")
    client.force_login(coordinator.user)
    url = at("round_hold", pk=version.pk)
    offered = client.get(url).context["form"].fields["amendments"].queryset
    assert list(offered) == [row]
    page = client.post(url, {"meeting": meeting.pk, "amendments": [draft.pk]})
    assert page.status_code == 422
    page = client.post(url, {"meeting": meeting.pk, "amendments": [row.pk]}, follow=True)
    assert "The parties have 1 round of negotiation." in words(page)
    assert "Round 1: First round" in words(page)
    assert "Women lag." in words(page)
    assert "Iryna Koval" in words(page)
    assert "A-1 Earlier bridge" in words(page)
    assert meeting not in client.get(url).context["form"].fields["meeting"].queryset
    client.force_login(cast.partner.user)
    assert client.post(url, {"meeting": meeting.pk}).status_code == 403


def test_who_came_is_told_to_the_parties_and_a_round_is_seen_once_its_agenda_is_published(
    client, cast, coordinator, version
):
    rounds.hold(version=version, meeting=held(cast, coordinator), amendments=[], by=coordinator)
    rounds.hold(version=version, meeting=called(cast, coordinator), amendments=[], by=coordinator)
    url = at("accord_rounds", pk=version.agreement_id)
    client.force_login(cast.personnel.user)
    page = words(client.get(url))
    assert "1 round of negotiation" in page
    assert "Iryna Koval" in page
    version.agreement.parties.filter(organisation=cast.personnel.organisation_id).update(
        until_on=cast.partnership.today() - timedelta(days=1)
    )
    page = words(client.get(url))
    assert str(cast.partner.organisation) in page
    assert "Iryna Koval" not in page
    client.force_login(coordinator.user)
    assert "2 rounds of negotiation" in words(client.get(url))
    client.force_login(cast.outsider.user)
    assert client.get(url).status_code == 404


def test_the_second_of_two_who_change_an_agenda_is_told(client, cast, coordinator, version):
    row = tabled(version, cast.partner)
    made = rounds.hold(version=version, meeting=held(cast, coordinator), amendments=[], by=coordinator)
    client.force_login(coordinator.user)
    url = at("round_agenda", pk=made.pk)
    typed = form_of(client, url)
    rounds.set_agenda(negotiation_round=made, amendments=[row], by=coordinator)
    page = client.post(url, typed)
    assert STALE in words(page)
    assert list(NegotiationRound.objects.get().amendments.all()) == [row]


def test_a_meeting_is_one_round_and_stays_in_its_partnership(cast, coordinator, version):
    meeting = held(cast, coordinator)
    rounds.hold(version=version, meeting=meeting, amendments=[], by=coordinator)
    with pytest.raises(Refused, match="round already"):
        rounds.hold(version=version, meeting=meeting, amendments=[], by=coordinator)
    with pytest.raises(Refused, match="put on the table"):
        rounds.hold(
            version=version, meeting=called(cast, coordinator), by=coordinator,
            amendments=[drafted(version, cast.partner)],
        )  # fmt: skip
    other = called(cast, coordinator)
    other.partnership_id += 1
    with pytest.raises(Refused, match="another partnership"):
        rounds.hold(version=version, meeting=other, amendments=[], by=coordinator)
    assert meetings.Meeting.objects.count() == 3


def declared(client, version, actor, **more):
    """Declare an impasse through its page."""
    client.force_login(actor.user)
    party = version.agreement.parties.get(organisation=actor.organisation)
    given = {"party": party.pk, "since": "2026-02-01", "reason": "The age", **more}
    return client.post(at("impasse_declare", pk=version.agreement_id), given, follow=True)


def test_an_impasse_is_declared_mediated_and_ended_and_decides_nothing(client, cast, version):
    row, place = tabled(version, cast.partner), place_of(version, "Amount")
    page = declared(client, version, cast.personnel)
    assert "Say which amendments or clauses are stuck." in str(page.context["form"].errors["amendments"])
    page = declared(client, version, cast.personnel, amendments=[row.pk], clauses=[place.clause_id])
    assert "The parties are stuck in 1 place." in words(page)
    sentence = f"Stuck since 1 February 2026, declared by {cast.personnel.organisation}."
    assert sentence in words(page)
    assert "2.2 Amount" in words(page)
    made = Impasse.objects.get()
    mediated = {
        "mediator": "Labour council",
        "contact": "office 12",
        "mediated_from": "2026-03-01",
        "seen": 1,
    }
    page = client.post(at("impasse_mediate", pk=made.pk), {**mediated, "mediated_from": "2026-01-01"})
    assert "before the parties were stuck" in str(page.context["form"].errors["mediated_from"])
    client.post(at("impasse_mediate", pk=made.pk), mediated)
    client.force_login(cast.partner.user)
    page = words(client.get(at("amendment_detail", pk=row.pk)))
    assert f"{sentence} Mediation by Labour council since 1 March 2026." in page
    assert "stuck in 1 place" in words(client.get(at("framework_detail", pk=version.agreement_id)))
    assert "stuck" in words(client.get(at("amendment_list", pk=version.pk)))
    ended = {"outcome": "not_settled", "ended_on": "2026-04-01", "note": "Each stays", "seen": 1}
    assert STALE in words(client.post(at("impasse_end", pk=made.pk), ended))
    page = client.post(at("impasse_end", pk=made.pk), {**ended, "seen": 2}, follow=True)
    assert "Stuck from 1 February 2026 until 1 April 2026: not settled." in words(page)
    row.refresh_from_db()
    assert row.state == "tabled"


def test_a_party_declares_for_itself_and_the_coordinator_for_any(client, cast, coordinator, version):
    place = place_of(version, "Amount")
    url = at("impasse_declare", pk=version.agreement_id)
    client.force_login(cast.partner.user)
    form = client.get(url).context["form"]
    assert [one.organisation for one in form.fields["party"].queryset] == [cast.partner.organisation]
    client.force_login(coordinator.user)
    assert client.get(url).context["form"].fields["party"].queryset.count() == 3
    client.force_login(member(cast.partner.organisation, "viewer").user)
    assert client.get(url).status_code == 403
    party = version.agreement.parties.get(constituency="workers")
    told = {"agreement": version.agreement, "party": party, "clauses": [place.clause], "by": cast.partner}
    day = cast.partnership.today()
    with pytest.raises(Refused, match="still to come"):
        impasses.declare(since=day + timedelta(days=1), reason="x", amendments=[], **told)
    with pytest.raises(Refused, match="put on the table"):
        impasses.declare(since=day, reason="x", amendments=[drafted(version, cast.partner)], **told)
    made = impasses.declare(since=day, reason="x", amendments=[], **told)
    impasses.end(impasse=made, outcome="settled", ended_on=day, by=cast.partner)
    with pytest.raises(Refused, match="has ended"):
        impasses.mediate(impasse=made, mediator="x", mediated_from=day, by=cast.partner)


def test_a_round_is_called_as_a_meeting_of_its_kind(client, coordinator, cast):
    client.force_login(coordinator.user)
    page = client.get(reverse("partnerships:meeting_new", kwargs={"partnership": cast.partnership.code}))
    assert ("negotiation", "negotiation round") in page.context["form"].fields["kind"].choices
