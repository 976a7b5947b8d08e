"""The room of a constituency: drafts, talk, what waits, unseen by the others; amendments that stand or fall together."""

import pytest

from jtportal.kernel.doors import Refused
from partnerships.actions import amendments
from partnerships.actions.amendments import Proposed
from partnerships.models import Amendment, ClauseComment
from tests.conftest import member
from tests.partnerships.accords import said
from tests.partnerships.negotiation import at, drafted, on_table, place_of, tabled, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cast, coordinator):
    """A text on the table."""
    return on_table(cast, coordinator)


def test_each_constituency_sees_its_own_room_alone(client, cast, version):
    drafted(version, cast.partner)
    url = at("accord_room", pk=version.agreement_id)
    client.force_login(cast.partner.user)
    page = client.get(url)
    assert "1 amendment is being drafted in your room" in words(page)
    assert "The room of: workers" in words(page)
    client.post(url, {"said": "Ask the members first"})
    assert ClauseComment.objects.get().room == "workers"
    assert "Ask the members first" in words(client.get(url))
    client.force_login(cast.personnel.user)
    page = words(client.get(url))
    assert "The room of: employers" in page
    assert "Earlier bridge" not in page
    assert "Ask the members" not in page
    client.force_login(member(cast.partnership.partners.first().organisation, "viewer").user)
    assert client.get(url).status_code == 200
    client.force_login(cast.outsider.user)
    assert client.get(url).status_code == 404


def test_who_only_reads_says_nothing_in_the_room(client, cast, version):
    url = at("accord_room", pk=version.agreement_id)
    client.force_login(member(cast.partner.organisation, "viewer").user)
    assert 'name="said"' not in client.get(url).text
    page = client.post(url, {"said": "Let me"})
    assert page.status_code == 422
    assert "Let me" in page.text
    assert not ClauseComment.objects.exists()


def test_what_waits_says_whether_a_position_is_missing_or_has_lapsed(client, cast, version):
    row = tabled(version, cast.partner)
    url = at("accord_room", pk=version.agreement_id)
    client.force_login(cast.personnel.user)
    assert "no position yet" in words(client.get(url))
    amendments.take_position(amendment=row, stance="support", reason="", seen=row.current, by=cast.personnel)
    assert "Nothing waits for your organisation" in words(client.get(url))
    change = Proposed("remove", place_of(version, "Bridge to pension").clause)
    amendments.revise(amendment=row, changes=[change], by=cast.partner)
    page = client.get(url)
    assert "1 amendment waits" in words(page)
    assert "your position has lapsed" in words(page)


def pair(version, by):
    """Two drafts of one party."""
    return drafted(version, by), drafted(version, by, heading="Amount", title="More pay")


def test_amendments_are_linked_on_a_page_and_tabled_together(client, cast, version):
    one, other = pair(version, cast.partner)
    client.force_login(cast.partner.user)
    url = at("amendment_link", pk=version.pk)
    page = client.post(url, {"amendments": [one.pk]})
    assert "at least two" in str(page.context["form"].errors["amendments"])
    page = client.post(url, {"amendments": [one.pk, other.pk]}, follow=True)
    assert "Stands or falls with A-2 More pay" in words(page)
    client.post(at("amendment_table", pk=one.pk))
    assert set(Amendment.objects.values_list("state", flat=True)) == {"tabled"}
    client.force_login(cast.personnel.user)
    page = words(client.get(at("amendment_detail", pk=other.pk)))
    assert "Stands or falls with A-1 Earlier bridge . One decision is taken on all of them." in page
    assert "Let it stand alone" not in page
    assert client.post(at("amendment_unlink", pk=other.pk)).status_code == 403


def test_one_decision_is_taken_on_all_that_is_linked(client, cast, coordinator, version):
    one, other = pair(version, cast.partner)
    amendments.link(amendments=[one, other], by=cast.partner)
    amendments.table(amendment=one, by=cast.partner)
    client.force_login(coordinator.user)
    assert "the same decision: A-2 More pay" in words(client.get(at("amendment_adopt", pk=one.pk)))
    assert "the same is decided of A-2" in words(client.get(at("amendment_reject", pk=one.pk)))
    client.post(at("amendment_adopt", pk=one.pk), {"reason": "Together"})
    assert set(Amendment.objects.values_list("state", "decision")) == {("adopted", "Together")}
    assert "fifty-two" in place_of(version, "Bridge to pension").text.body["en"]
    assert "seventy-five per" in place_of(version, "Amount").text.body["en"]


def test_a_link_takes_in_what_was_linked_and_leaves_nobody_alone_in_a_group(cast, version):
    one, other = pair(version, cast.partner)
    change = Proposed("add", wording=said("Tax", "Free."))
    third = amendments.draft(version=version, title="Tax", reason="x", changes=[change], by=cast.partner)
    amendments.link(amendments=[one, other], by=cast.partner)
    amendments.link(amendments=[other, third], by=cast.partner)
    rows = Amendment.objects.order_by("pk")
    assert len(set(rows.values_list("group", flat=True))) == 1
    amendments.unlink(amendment=one, by=cast.partner)
    assert [row.group_id is None for row in rows.all()] == [True, False, False]
    amendments.unlink(amendment=third, by=cast.partner)
    assert [row.group_id for row in rows.all()] == [None, None, None]
    with pytest.raises(Refused, match="Only who proposed it"):
        amendments.link(amendments=[one, other], by=cast.personnel)
    amendments.table(amendment=third, by=cast.partner)
    with pytest.raises(Refused, match="in the same state"):
        amendments.link(amendments=[one, third], by=cast.partner)
