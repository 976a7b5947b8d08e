"""Amendments on their pages: proposed beside the text, unseen until tabled, said yes or no to, decided."""

import pytest
from django.urls import reverse

from partnerships.actions import amendments, framework
from partnerships.actions.amendments import Proposed
from partnerships.models import Amendment, Position
from partnerships.queries import framework as reads
from partnerships.views.amendment_waiting import positions
from tests.partnerships.accords import accord_of, said
from tests.partnerships.negotiation import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cast, coordinator):
    """A text on the table between the service, the union and the operator."""
    made = accord_of(cast, coordinator)
    framework.open_to_negotiation(version=made, by=coordinator)
    return made


def at(name, **keywords):
    return reverse(f"partnerships:{name}", kwargs=keywords)


def place_of(version, heading):
    return next(line.place for line in reads.lines(version) if str(line.place.text) == heading)


def tabled(version, by, old="fifty-five", new="fifty-two"):
    """An amendment of the bridge, on the table."""
    place = place_of(version, "Bridge to pension")
    wording = said("Bridge to pension", place.text.body["en"].replace(old, new))
    changes = [Proposed("reword", place.clause, wording)]
    row = amendments.draft(
        version=version, title="Earlier bridge", reason="For women", changes=changes, by=by
    )
    amendments.table(amendment=row, by=by)
    row.refresh_from_db()
    return row


def test_the_union_proposes_other_words_and_tables_them(client, cast, version):
    client.force_login(cast.partner.user)
    place = place_of(version, "Bridge to pension")
    assert "Propose other words" in words(client.get(at("framework_text", pk=version.pk)))
    body = place.text.body["en"].replace("fifty-five", "fifty-two")
    asked = {
        "title": "Earlier bridge",
        "reason": "For women",
        "heading_en": "Bridge to pension",
        "body_en": body,
    }
    page = client.post(at("amendment_reword", pk=place.pk), asked, follow=True)
    assert "A-1: Earlier bridge. It changes 1 clause." in words(page)
    assert "<del>fifty-five</del><ins>fifty-two</ins>" in page.text
    row = Amendment.objects.get()
    client.force_login(cast.personnel.user)
    assert client.get(at("amendment_detail", pk=row.pk)).status_code == 404
    client.force_login(cast.partner.user)
    client.post(at("amendment_table", pk=row.pk))
    client.force_login(cast.personnel.user)
    assert client.get(at("amendment_detail", pk=row.pk)).status_code == 200
    assert "Waits for your position" in words(client.get(at("amendment_list", pk=version.pk)))


def test_what_is_typed_stays_when_nothing_would_change(client, cast, version):
    client.force_login(cast.partner.user)
    place = place_of(version, "Amount")
    asked = {"title": "x", "reason": "y", "heading_en": "Amount", "body_en": place.text.body["en"]}
    page = client.post(at("amendment_reword", pk=place.pk), asked)
    assert page.status_code == 422
    assert "The new words are the same" in str(page.context["form"].errors["body_en"])
    assert 'value="x"' in page.text


def test_a_position_is_taken_on_the_words_shown_and_lapses_visibly(client, cast, version):
    row = tabled(version, cast.partner)
    client.force_login(cast.personnel.user)
    url = at("amendment_detail", pk=row.pk)
    page = client.post(url, {"on_text": row.current_id, "stance": "object", "reason": ""})
    assert "Give the reason." in str(page.context["form"].errors["reason"])
    page = client.post(url, {"on_text": row.current_id, "stance": "support", "reason": ""}, follow=True)
    assert "position is recorded" in words(page)
    place = place_of(version, "Bridge to pension")
    wording = said("Bridge to pension", place.text.body["en"].replace("fifty-five", "fifty-three"))
    amendments.revise(amendment=row, changes=[Proposed("reword", place.clause, wording)], by=cast.partner)
    page = client.get(url)
    assert "has lapsed. 2 words have changed since." in words(page)
    assert "<del>fifty-two</del><ins>fifty-three</ins>" in page.text  # only what changed since
    old = client.post(url, {"on_text": row.current_id, "stance": "support", "reason": ""})
    assert old.status_code == 422
    assert "has changed since you read it" in words(old)
    assert Position.objects.count() == 1


def test_outside_the_table_only_the_organisation_is_named(client, cast, version):
    row = tabled(version, cast.partner)
    amendments.take_position(amendment=row, stance="support", reason="", seen=row.current, by=cast.personnel)
    name = str(cast.personnel.user)
    for actor, sees in ((cast.officer, True), (cast.partner, True)):
        client.force_login(actor.user)
        page = client.get(at("amendment_detail", pk=row.pk)).text
        aside = page[page.index('<ul class="positions">') :]
        assert str(cast.personnel.organisation) in aside
        assert (name in aside[: aside.index("</ul>")]) is sees


def test_who_does_not_speak_for_a_party_takes_no_position(client, cast, version):
    from tests.conftest import member  # noqa: PLC0415

    row = tabled(version, cast.partner)
    client.force_login(member(cast.personnel.organisation, "viewer").user)
    page = client.get(at("amendment_detail", pk=row.pk))
    assert 'name="stance"' not in page.text
    client.post(at("amendment_detail", pk=row.pk), {"on_text": row.current_id, "stance": "support"})
    assert not Position.objects.exists()


def test_a_conflict_is_decided_with_both_sides_on_the_page(coordinator_client, cast, version):
    one, other = tabled(version, cast.partner), tabled(version, cast.personnel, new="sixty")
    coordinator_client.post(at("amendment_adopt", pk=one.pk), {"reason": "Agreed"})
    page = coordinator_client.post(at("amendment_adopt", pk=other.pk), {"reason": "Agreed"})
    assert page.status_code == 422
    assert "fifty-five A-2: sixty already adopted: fifty-two" in words(page)
    clause = place_of(version, "Bridge to pension").clause_id
    body = place_of(version, "Bridge to pension").text.body["en"].replace("fifty-two", "fifty-eight")
    decided = {
        "reason": "Between both",
        "clause": clause,
        f"clause-{clause}-heading_en": "Bridge to pension",
        f"clause-{clause}-body_en": body,
    }
    done = coordinator_client.post(at("amendment_adopt", pk=other.pk), decided, follow=True)
    assert "Adopted: Between both" in words(done)
    assert "fifty-eight" in place_of(version, "Bridge to pension").text.body["en"]


def test_several_changes_make_one_amendment_and_one_is_let_go(client, cast, version):
    client.force_login(cast.partner.user)
    place, amount = place_of(version, "Bridge to pension"), place_of(version, "Amount")
    first = {
        "title": "Package",
        "reason": "One thing",
        "heading_en": "Tax",
        "body_en": "Free.",
        "behind": amount.pk,
    }
    client.post(at("amendment_add", pk=version.pk), first)
    row = Amendment.objects.get()
    more = {"title": "Package", "reason": "One thing"}
    client.post(f"{at('amendment_remove', pk=place.pk)}?to={row.pk}", more)
    page = client.get(at("amendment_detail", pk=row.pk))
    assert "It changes 2 clauses." in words(page)
    client.post(at("amendment_drop", pk=row.pk), {"clause": place.clause_id})
    assert "It changes 1 clause." in words(client.get(at("amendment_detail", pk=row.pk)))
    client.force_login(cast.personnel.user)
    assert client.get(f"{at('amendment_remove', pk=place.pk)}?to={row.pk}").status_code == 404


def test_what_waits_is_told_until_the_position_is_taken(cast, version):
    row = tabled(version, cast.partner)
    waits = list(positions(cast.personnel, cast.partnership))
    assert [one.url for one in waits] == [at("amendment_detail", pk=row.pk)]
    assert not list(positions(cast.partner, cast.partnership))
    amendments.take_position(amendment=row, stance="abstain", reason="", seen=row.current, by=cast.personnel)
    assert not list(positions(cast.personnel, cast.partnership))
