"""Outside the negotiation: positions of a union are special-category data, and name the organisation, never a person.

The readers are an account whose organisation sits at no table, a coordinator whose organisation is no party, and
somebody of another partnership.
"""

import pytest

from accounts.models import Notice
from partnerships.actions import amendments, clause_talk, rounds, signing
from partnerships.actions.amendments import Proposed
from partnerships.queries import roll
from partnerships.queries.waiting import waiting_for
from tests.conftest import member
from tests.factories.accounts import OrganisationFactory
from tests.factories.partnerships import PartnerFactory
from tests.partnerships.accords import SEATED, said
from tests.partnerships.negotiation import at, comment, drafted, on_table, place_of, tabled, words
from tests.partnerships.reviewing import held

pytestmark = pytest.mark.django_db
READERS = ["social_partner", "coordinator"]


@pytest.fixture
def fought(cast, coordinator):
    """An amendment on which the union took a position that lapsed; talk, a draft in the union's room, a round."""
    version = on_table(cast, coordinator)
    place = place_of(version, "Bridge to pension")
    row = tabled(version, cast.personnel)
    amendments.take_position(
        amendment=row, stance="object", reason="Too early", seen=row.current, by=cast.partner
    )
    again = said("Bridge to pension", place.text.body["en"].replace("fifty-five", "fifty-three"))
    changes = [Proposed("reword", place.clause, again)]
    amendments.revise(amendment=row, changes=changes, by=cast.personnel)
    drafted(version, cast.partner, heading="Amount", title="Unseen draft")
    comment(place, cast.partner, "Women wait")
    comment(place, cast.partner, "Unseen words", in_room=True)
    clause_talk.comment(agreement=version.agreement, amendment=row, said="Who pays?", by=cast.partner)
    rounds.hold(version=version, meeting=held(cast, coordinator), amendments=[row], by=coordinator)
    row.refresh_from_db()
    return row


def outside(cast, role):
    """Somebody of a partner that sits at no table."""
    organisation = OrganisationFactory()
    PartnerFactory(partnership=cast.partnership, organisation=organisation, role="municipality")
    return member(organisation, role)


def pages(row):
    """Every page on which the negotiation of an amendment is read."""
    version, clause = row.version, place_of(row.version, "Bridge to pension").clause_id
    agreement = version.agreement_id
    meeting = version.agreement.rounds.get().meeting_id
    return [
        at("amendment_detail", pk=row.pk), at("amendment_list", pk=version.pk), at("amendment_talk", pk=row.pk),
        at("clause_talk", pk=clause), at("clause_life", pk=clause), at("framework_text", pk=version.pk),
        at("framework_detail", pk=agreement), at("accord_roll", pk=agreement), at("accord_rounds", pk=agreement),
        at("accord_mandates", pk=agreement), at("meeting_detail", pk=meeting),
    ]  # fmt: skip


@pytest.mark.parametrize("role", READERS)
def test_no_page_names_who_spoke_for_the_union(client, cast, fought, role):
    reader = outside(cast, role)
    client.force_login(reader.user)
    for url in pages(fought):
        page = client.get(url)
        assert page.status_code == 200, url
        for hidden in (cast.partner.user, cast.personnel.user, "Iryna Koval", "Unseen draft", "Unseen words"):
            assert str(hidden) not in page.text, (url, hidden)
    detail = words(client.get(pages(fought)[0]))
    assert f"{cast.partner.organisation} lapsed: object" in detail
    assert "Too early" in detail
    listed = words(client.get(pages(fought)[1]))
    assert f"{cast.partner.organisation}: lapsed" in listed


@pytest.mark.parametrize("role", READERS)
def test_the_room_its_files_and_drafts_stay_shut(client, cast, fought, role):
    reader, agreement = outside(cast, role), fought.version.agreement_id
    client.force_login(reader.user)
    for name in ("accord_room", "accord_roll_csv", "accord_roll_xlsx"):
        assert client.get(at(name, pk=agreement)).status_code == 403
    draft = fought.version.amendments.get(title="Unseen draft")
    for name in ("amendment_detail", "amendment_talk", "amendment_reject", "amendment_withdraw"):
        assert client.get(at(name, pk=draft.pk)).status_code == 404
    client.post(pages(fought)[0], {"on_text": fought.current_id, "stance": "support"})
    assert fought.positions.count() == 1


@pytest.mark.parametrize("role", READERS)
def test_nothing_waits_for_them_and_nothing_is_told_to_them(cast, fought, role):
    reader = outside(cast, role)
    waits = {item.kind for item in waiting_for(reader, cast.partnership)}
    assert not waits & {"amendment", "framework_signature", "erratum"}
    assert {item.kind for item in waiting_for(cast.partner, cast.partnership)} & {"amendment"}
    again = said("Bridge to pension", "Nobody waits.")
    clause = place_of(fought.version, "Bridge to pension").clause
    seen = amendments.take_position(
        amendment=fought, stance="object", reason="Still", seen=fought.current, by=cast.partner
    )
    amendments.revise(amendment=fought, changes=[Proposed("reword", clause, again)], by=cast.personnel)
    assert {one.user for one in Notice.objects.filter(kind="position_lapsed")} == {seen.given_by}
    assert not Notice.objects.filter(user=reader.user).exists()


@pytest.mark.parametrize("role", READERS)
def test_who_holds_the_union_s_mandate_is_named_in_the_roll_and_nobody_else(
    client, cast, coordinator, fought, role
):
    second = member(cast.partner.organisation, "social_partner")
    comment(place_of(fought.version, "Amount"), second, "As second speaker")
    party = fought.version.agreement.parties.get(constituency="workers")
    signing.give_mandate(party=party, holder=second.user, ground="Board", from_on=SEATED, by=coordinator)
    reader = outside(cast, role)
    found = {one.person for one in roll.entries(reader, fought.version.agreement)}
    assert found == {"", str(second.user)}
    client.force_login(reader.user)
    page = client.get(at("accord_roll", pk=fought.version.agreement_id)).text
    assert str(second.user) in page
    assert str(cast.partner.user) not in page


def test_for_another_partnership_nothing_of_it_exists(client, cast, fought):
    client.force_login(cast.outsider.user)
    shut = [at(name, pk=fought.version.agreement_id) for name in ("accord_room", "accord_roll_csv")]
    for url in [*pages(fought), *shut]:
        assert client.get(url).status_code == 404, url
    assert not waiting_for(cast.outsider, cast.partnership)
    assert not Notice.objects.filter(user=cast.outsider.user).exists()


def test_who_left_the_table_is_outside_from_the_next_day(client, cast, fought):
    client.force_login(cast.officer.user)
    assert str(cast.partner.user) in client.get(pages(fought)[0]).text
    fought.version.agreement.parties.filter(constituency="government").update(until_on=SEATED)
    assert str(cast.partner.user) not in client.get(pages(fought)[0]).text
    assert client.get(at("accord_room", pk=fought.version.agreement_id)).status_code == 403
