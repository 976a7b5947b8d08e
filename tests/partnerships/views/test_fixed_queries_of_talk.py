"""The pages of a negotiation ask as many questions for three hundred comments as for three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from partnerships.actions import impasses, rounds, signing
from partnerships.models import ClauseComment
from tests.conftest import member
from tests.partnerships.accords import SEATED
from tests.partnerships.negotiation import at, comment, drafted, on_table, passage, place_of, tabled
from tests.partnerships.reviewing import held
from tests.partnerships.views.test_fixed_queries import asked_while_it_grows

pytestmark = pytest.mark.django_db


class Grown:
    """A page of a negotiation and how its rows grow: each answers with the address to ask."""

    def __init__(self, cast):
        self.cast = cast
        self.by = member(cast.officer.organisation, "coordinator")
        self.version = on_table(cast, self.by)
        self.agreement = self.version.agreement
        self.place = place_of(self.version, "Bridge to pension")
        self.amendment = tabled(self.version, cast.partner, heading="Amount")

    def talked(self):
        """A thread on a passage, one in the union's room, one about an amendment, each answered."""
        for more in ({"passage": passage(self.place, "A worker")}, {"in_room": True}):
            comment(self.place, self.cast.partner, **more)
        ClauseComment.objects.create(
            agreement=self.agreement, amendment=self.amendment, said="x", said_at=timezone.now(),
            organisation=self.cast.partner.organisation, by=self.cast.partner.user,
        )  # fmt: skip

    def framework_text(self):
        """A clause with more talk beside it."""
        self.talked()
        return at("framework_text", pk=self.version.pk)

    def clause_talk(self):
        """More threads about a clause."""
        self.talked()
        return at("clause_talk", pk=self.place.clause_id)

    def amendment_detail(self):
        """More threads about an amendment."""
        self.talked()
        return at("amendment_detail", pk=self.amendment.pk)

    def amendment_list(self):
        """More amendments."""
        tabled(self.version, self.cast.partner)
        self.talked()
        return at("amendment_list", pk=self.version.pk)

    def accord_room(self):
        """More drafts, more talk, more that waits."""
        drafted(self.version, self.cast.partner)
        tabled(self.version, self.cast.personnel)
        self.talked()
        return at("accord_room", pk=self.agreement.pk)

    def accord_rounds(self):
        """A round and an impasse more."""
        meeting = held(self.cast, self.by)
        rounds.hold(version=self.version, meeting=meeting, amendments=[self.amendment], by=self.by)
        impasses.declare(
            agreement=self.agreement, party=self.agreement.parties.first(), since=SEATED, reason="x",
            amendments=[self.amendment], clauses=[self.place.clause], by=self.by,
        )  # fmt: skip
        return at("accord_rounds", pk=self.agreement.pk)

    def accord_mandates(self):
        """A mandate more."""
        for party in self.agreement.parties.all():
            signing.give_mandate(
                party=party, holder=self.cast.partner.user, ground="Board", from_on=SEATED, by=self.by
            )
        return at("accord_mandates", pk=self.agreement.pk)

    def accord_roll(self):
        """More of everything."""
        self.accord_rounds()
        self.talked()
        return at("accord_roll", pk=self.agreement.pk)

    def accord_roll_csv(self):
        """The same as a file."""
        self.accord_roll()
        return at("accord_roll_csv", pk=self.agreement.pk)


@pytest.mark.parametrize("name", [name for name in vars(Grown) if name[0] != "_" and name != "talked"])
def test_a_page_of_a_negotiation_asks_as_much_for_three_rows_as_for_one(client, cast, name):
    grown = Grown(cast)
    client.force_login(cast.partner.user)
    counts = asked_while_it_grows(client, getattr(grown, name))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 40


def test_the_text_asks_as_much_for_three_comments_as_for_three_hundred(client, cast):
    grown = Grown(cast)
    client.force_login(cast.personnel.user)
    url = grown.framework_text()
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    first = ClauseComment.objects.first()
    places = [place.clause_id for place in grown.version.places.all()]
    ClauseComment.objects.bulk_create(
        ClauseComment(
            agreement=grown.agreement, clause_id=places[one % len(places)], said=f"{one}", said_at=first.said_at,
            organisation=first.organisation, by=first.by, room="workers" if one % 3 == 0 else "",
        )
        for one in range(300)
    )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        page = client.get(url)
    assert len(few) == len(many)
    assert page.context["talk"]["comments"] == 1 + 200
