"""Comments on their pages: on a clause, a passage, an amendment; in a room or at the table; never seen from outside."""

from functools import partial

import pytest

from partnerships.actions import adopting, amendments, clause_talk, clauses, framework, signing
from partnerships.actions.amendments import Proposed
from partnerships.models import ClauseComment
from partnerships.queries import clause_talk as reads
from tests.conftest import member
from tests.factories.accounts import OrganisationFactory
from tests.factories.partnerships import PartnerFactory
from tests.partnerships.accords import SEATED, said
from tests.partnerships.negotiation import at, comment, drafted, on_table, passage, place_of, tabled, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cast, coordinator):
    """A text on the table."""
    return on_table(cast, coordinator)


@pytest.fixture
def place(version):
    """The clause about the bridge."""
    return place_of(version, "Bridge to pension")


def test_a_clause_is_talked_about_as_a_person_on_behalf_of_an_organisation(client, cast, version, place):
    client.force_login(cast.partner.user)
    url = at("clause_talk", pk=place.clause_id)
    page = client.post(url, {"said": "Women wait three years longer.", "quote": ""}, follow=True)
    assert "1 thread is open" in words(page)
    assert f"{cast.partner.user} for {cast.partner.organisation}" in words(page)
    client.force_login(cast.personnel.user)
    row = ClauseComment.objects.get()
    page = client.post(at("clause_comment_answer", pk=row.pk), {"said": "How many are they?"}, follow=True)
    assert words(page).index("three years longer") < words(page).index("How many are they?")
    page = client.get(at("framework_text", pk=version.pk))
    assert "2 comments, 1 thread open" in words(page)
    assert "Women wait three years longer." in words(page)  # in the margin
    client.post(at("clause_comment_resolve", pk=row.pk), {"resolved": "yes"})
    assert "everything is resolved" in words(client.get(url))
    page = client.get(at("framework_text", pk=version.pk))
    assert "2 comments, 0 threads open" in words(page)
    assert "three years longer" not in words(page)
    client.post(at("clause_comment_resolve", pk=row.pk), {"resolved": "no"})
    assert "1 thread is open" in words(client.get(url))


def test_unresolved_threads_stand_first(client, cast, place):
    first, second = comment(place, cast.partner, "First"), comment(place, cast.partner, "Second")
    clause_talk.resolve(comment=first, resolved=True, by=cast.personnel)
    client.force_login(cast.partner.user)
    page = client.get(at("clause_talk", pk=place.clause_id))
    assert [line["pk"] for line in page.context["threads"]] == [second.pk, first.pk]


def test_a_quoted_passage_is_checked_against_the_text(client, cast, place):
    client.force_login(cast.partner.user)
    url = at("clause_talk", pk=place.clause_id)
    page = client.post(url, {"said": "Too late", "quote": "the age of sixty"})
    assert page.status_code == 422
    assert "do not stand in the text" in str(page.context["form"].errors["quote"])
    assert "Too late" in page.text
    page = client.post(url, {"said": "Too late", "quote": "age  of\nfifty-five"}, follow=True)
    row = ClauseComment.objects.get()
    assert (row.quote, row.text_id) == ("age of fifty-five", place.text_id)
    assert place.text.body["en"][row.start :].startswith(row.quote)
    assert "age of fifty-five" in words(page)


def test_words_that_stand_twice_are_told_apart_by_the_page_or_by_more_words(client, cast, coordinator, place):
    wording = said("Bridge to pension", "A **worker** helps a worker. Another worker waits.")
    text = clauses.write(place.clause, wording, coordinator)
    row = amendments.draft(
        version=place.version, title="x", reason="y", by=cast.partner,
        changes=[Proposed("reword", place.clause, wording)],
    )  # fmt: skip
    client.force_login(cast.partner.user)
    url = at("amendment_talk", pk=row.pk)
    page = client.post(url, {"said": "Who?", "quote": "worker"})
    assert "more than once" in str(page.context["form"].errors["quote"])
    client.post(url, {"said": "Who?", "quote": "worker", "nth": 2})
    made = ClauseComment.objects.get()
    assert (made.text_id, made.start) == (text.pk, text.body["en"].rindex("worker"))
    client.post(url, {"said": "Helps?", "quote": "A worker helps"})
    assert ClauseComment.objects.last().quote == "A **worker** helps"


def test_a_passage_keeps_its_words_and_says_when_the_text_has_changed(client, cast, coordinator, version):
    place = place_of(version, "Bridge to pension")
    kept = comment(place, cast.partner, "Whose?", passage=passage(place, "A worker"))
    lost = comment(place, cast.partner, "Earlier", passage=passage(place, "age of fifty-five"))
    row = tabled(version, cast.partner)
    adopting.adopt(amendment=row, by=coordinator)
    client.force_login(cast.personnel.user)
    page = client.get(at("clause_talk", pk=place.clause_id))
    assert {line["pk"]: line["changed"] for line in page.context["threads"]} == {
        kept.pk: False,
        lost.pk: True,
    }
    assert "age of fifty-five the passage has changed" in words(page)
    assert "the passage has changed" in words(client.get(at("framework_text", pk=version.pk)))


def test_a_room_s_talk_is_seen_by_its_constituency_alone(client, cast, coordinator, version, place):
    row = comment(place, cast.partner, "We can go down to fifty-three", in_room=True)
    second = second_union(cast, coordinator, version)
    for actor, sees in ((cast.partner, True), (second, True), (cast.personnel, False), (cast.officer, False)):
        client.force_login(actor.user)
        for url in (
            at("clause_talk", pk=place.clause_id),
            at("framework_text", pk=version.pk),
            at("accord_roll", pk=version.agreement_id),
        ):
            assert ("fifty-three" in words(client.get(url))) is sees, (actor, url)
        told = client.get(at("framework_text", pk=version.pk)).context["talk"]
        assert (told["comments"] > 0, told["open"] > 0) == (sees, sees)
        answer = at("clause_comment_answer", pk=row.pk)
        assert client.get(answer).status_code == (200 if sees else 404)
        assert client.post(answer, {"said": "x"}).status_code == (302 if sees else 404)
        assert client.post(at("clause_comment_resolve", pk=row.pk), {"resolved": "no"}).status_code == (
            302 if sees else 404
        )


def second_union(cast, coordinator, version):
    """Another union at the table, of the same constituency."""
    other = OrganisationFactory()
    PartnerFactory(partnership=cast.partnership, organisation=other, role="trade_union")
    framework.seat(
        agreement=version.agreement,
        organisation=other,
        constituency="workers",
        from_on=SEATED,
        by=coordinator,
    )
    return member(other, "social_partner")


def test_a_draft_is_talked_about_in_its_room_alone(client, cast, version):
    row = drafted(version, cast.partner)
    client.force_login(cast.partner.user)
    client.post(at("amendment_talk", pk=row.pk), {"said": "Fifty-three would do", "quote": ""})
    assert ClauseComment.objects.get().room == "workers"
    client.force_login(cast.personnel.user)
    assert client.get(at("amendment_talk", pk=row.pk)).status_code == 404
    amendments.table(amendment=row, by=cast.partner)
    page = client.get(at("amendment_talk", pk=row.pk))
    assert page.status_code == 200
    assert "Fifty-three would do" not in words(page)
    assert "Fifty-three would do" not in words(client.get(at("amendment_detail", pk=row.pk)))
    client.post(at("amendment_talk", pk=row.pk), {"said": "At the table", "quote": ""})
    page = client.get(at("amendment_detail", pk=row.pk))
    assert "At the table" in words(page)
    assert "1 comment" in words(client.get(at("amendment_list", pk=version.pk)))


def test_outside_the_negotiation_the_organisation_is_named_and_its_mandate_holder(
    client, cast, coordinator, place
):
    comment(place, cast.partner)
    outside = OrganisationFactory()
    PartnerFactory(partnership=cast.partnership, organisation=outside, role="municipality")
    client.force_login(member(outside, "viewer").user)
    url = at("clause_talk", pk=place.clause_id)
    page = words(client.get(url))
    assert str(cast.partner.organisation) in page
    assert str(cast.partner.user) not in page
    party = place.version.agreement.parties.get(constituency="workers")
    signing.give_mandate(
        party=party, holder=cast.partner.user, ground="Board", from_on=SEATED, by=coordinator
    )
    assert str(cast.partner.user) in words(client.get(url))
    client.force_login(cast.outsider.user)
    assert client.get(url).status_code == 404


def test_who_does_not_speak_for_a_party_reads_and_says_nothing(client, cast, place):
    row = comment(place, cast.partner)
    client.force_login(member(cast.personnel.organisation, "viewer").user)
    url = at("clause_talk", pk=place.clause_id)
    assert 'name="said"' not in client.get(url).text
    assert client.post(url, {"said": "x", "quote": ""}).status_code == 422
    assert client.post(at("clause_comment_answer", pk=row.pk), {"said": "x"}).status_code == 403
    assert client.post(at("clause_comment_resolve", pk=row.pk)).status_code == 403
    assert ClauseComment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_replies_in_the_same_second_both_stand(client, cast, coordinator, together):
    row = comment(place_of(on_table(cast, coordinator), "Bridge to pension"), cast.partner)
    actors = (cast.partner, cast.personnel, cast.officer)
    done = together(*(partial(clause_talk.answer, comment=row, said="Yes", by=actor) for actor in actors))
    assert all(isinstance(one, ClauseComment) for one in done), done
    ClauseComment.objects.exclude(pk=row.pk).update(said_at=row.said_at)
    thread = reads.threads(cast.officer, row.agreement, clause=row.clause)[0]
    assert [one.pk for one in thread.answers] == sorted(one.pk for one in done)
    client.force_login(cast.officer.user)
    assert words(client.get(at("clause_talk", pk=row.clause_id))).count("Yes") == 3
