"""Mandates, errata and the roll on their pages: who may sign, what was mistyped, who said what on which words."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest

from partnerships.actions import amendments, clause_talk, rounds, signing
from partnerships.models import TextErratum
from partnerships.queries import roll
from partnerships.views.amendment_waiting import errata
from tests.conftest import member
from tests.factories.accounts import OrganisationFactory
from tests.factories.partnerships import PartnerFactory
from tests.partnerships.accords import SEATED
from tests.partnerships.negotiation import at, comment, on_table, passage, place_of, tabled, words
from tests.partnerships.reviewing import held

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cast, coordinator):
    """A text on the table."""
    return on_table(cast, coordinator)


def mandated(version, coordinator, *actors, **more):
    """Give each of these people the mandate of their party."""
    for actor in actors:
        party = version.agreement.parties.get(organisation=actor.organisation)
        signing.give_mandate(
            party=party, holder=actor.user, ground="Board", from_on=SEATED, by=coordinator, **more
        )


def put_out(version, coordinator, *actors):
    """Put the text out for signature and let these sign."""
    mandated(version, coordinator, *actors)
    rules = dict.fromkeys(("government", "workers", "employers"), ("one", 1))
    signing.set_rules(agreement=version.agreement, rules=rules, by=coordinator)
    out = signing.put_out(version=version, by=coordinator)
    for actor in actors:
        signing.sign(version=out, seen=out.content_hash, said="signed", reservation="Budget", by=actor)
    return out


def test_mandates_that_hold_stand_above_those_that_ended(client, cast, coordinator, version):
    yesterday = cast.partnership.today() - timedelta(days=1)
    mandated(version, coordinator, cast.partner)
    mandated(version, coordinator, cast.personnel, until_on=yesterday)
    client.force_login(cast.partner.user)
    page = client.get(at("accord_mandates", pk=version.agreement_id))
    assert "1 mandate to sign holds today." in words(page)
    assert {one.organisation for one in page.context["without"]} == {
        cast.officer.organisation,
        cast.personnel.organisation,
    }
    held, ended = page.context["held"], page.context["ended"]
    assert ([one.holder for one in held], [one.holder for one in ended]) == (
        [cast.partner.user],
        [cast.personnel.user],
    )
    assert "End it" not in words(page)
    client.force_login(coordinator.user)
    assert "End it" in words(client.get(at("accord_mandates", pk=version.agreement_id)))
    client.force_login(cast.outsider.user)
    assert client.get(at("accord_mandates", pk=version.agreement_id)).status_code == 404


def test_a_slip_is_recorded_shown_and_acknowledged(client, cast, coordinator, version):
    out = put_out(version, coordinator, cast.partner)
    place = place_of(out, "Amount")
    client.force_login(coordinator.user)
    assert "Correct a slip" in words(client.get(at("framework_text", pk=out.pk)))
    meant = place.text.body["en"].replace("ordinary", "ordinnary")
    given = {"heading_en": "Amount", "body_en": meant, "reason": "A letter is missing"}
    page = client.post(at("erratum_record", pk=place.pk), given, follow=True)
    assert "<del>ordinary</del><ins>ordinnary</ins>" in page.text
    assert "corrected by an erratum" in words(page)
    assert f"{cast.partner.organisation}" in words(page)
    row = TextErratum.objects.get()
    assert [one.kind for one in errata(cast.partner, cast.partnership)] == ["erratum"]
    client.force_login(cast.partner.user)
    page = client.post(at("erratum_acknowledge", pk=row.pk), follow=True)
    assert f"Acknowledged by {cast.partner.organisation}." in words(page)
    assert "We acknowledge the slip" not in words(page)
    assert not list(errata(cast.partner, cast.partnership))
    out.refresh_from_db()
    assert out.signatures.count() == 1


def test_a_change_of_substance_is_refused_with_the_way_to_it(client, cast, coordinator, version):
    out = put_out(version, coordinator)
    place = place_of(out, "Amount")
    client.force_login(coordinator.user)
    meant = place.text.body["en"].replace("seventy-two", "eighty")
    given = {"heading_en": "Amount", "body_en": meant, "reason": "A slip"}
    page = client.post(at("erratum_record", pk=place.pk), given)
    assert page.status_code == 422
    assert "seventy-two → eighty" in words(page)
    assert at("framework_renegotiate", pk=out.agreement_id) in page.text
    assert "eighty per cent" in page.text
    assert not TextErratum.objects.exists()
    client.force_login(cast.partner.user)
    assert client.get(at("erratum_record", pk=place.pk)).status_code == 403


def negotiated(cast, coordinator, version):
    """A bit of everything that stands in the roll; the union's room has something of its own."""
    place = place_of(version, "Bridge to pension")
    comment(place, cast.partner, "=Why so late?", passage=passage(place, "A worker"))
    comment(place, cast.partner, "Unseen words", in_room=True)
    row = tabled(version, cast.partner)
    clause_talk.comment(agreement=version.agreement, amendment=row, said="Жінки чекають", by=cast.partner)
    amendments.take_position(
        amendment=row, stance="object", reason="Too dear", seen=row.current, by=cast.personnel
    )
    rounds.hold(version=version, meeting=held(cast, coordinator), amendments=[row], by=coordinator)
    amendments.reject(amendment=row, reason="No", by=coordinator)
    put_out(version, coordinator, cast.officer)
    return row


def test_the_roll_says_who_said_what_on_which_words(client, cast, coordinator, version):
    row = negotiated(cast, coordinator, version)
    found = roll.entries(cast.partner, version.agreement)
    assert sorted(one.kind for one in found) == [
        "attended", "comment", "comment", "comment", "position", "rejected", "reserved", "tabled",
    ]  # fmt: skip
    by_kind = {one.kind: one for one in found}
    version.refresh_from_db()
    assert by_kind["position"].digest == row.current.digest
    assert by_kind["reserved"].digest == version.content_hash
    assert by_kind["position"].person == str(cast.personnel.user)
    organisation, clause = cast.personnel.organisation_id, place_of(version, "Bridge to pension").clause_id
    assert [one.kind for one in roll.entries(cast.partner, version.agreement, party=organisation)] == [
        "position"
    ]
    about = roll.entries(cast.partner, version.agreement, clause=clause)
    assert sorted(one.kind for one in about) == [
        "comment", "comment", "comment", "position", "rejected", "tabled",
    ]  # fmt: skip
    client.force_login(cast.partner.user)
    url = at("accord_roll", pk=version.agreement_id)
    assert "The roll has 8 lines" in words(client.get(url))
    assert "The roll has 1 line:" in words(client.get(f"{url}?party={organisation}"))
    assert "The roll has 6 lines" in words(client.get(f"{url}?clause={clause}"))
    assert "The roll has 8 lines" in words(client.get(f"{url}?clause=x&party=99999999999999999"))


def sheet(response):
    """Everything that stands in a workbook, as one text."""
    book = zipfile.ZipFile(io.BytesIO(response.content))
    return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


def test_the_roll_is_given_out_to_those_who_negotiate_without_another_room_s_words(
    client, cast, coordinator, version
):
    negotiated(cast, coordinator, version)
    pk = version.agreement_id
    for actor, sees in ((cast.partner, True), (cast.personnel, False)):
        client.force_login(actor.user)
        text = client.get(at("accord_roll_csv", pk=pk)).content.decode("utf-8-sig")
        lines = list(csv.DictReader(io.StringIO(text)))
        assert len(lines) == (8 if sees else 7)
        assert ("Unseen words" in text) is sees
        assert {"'=Why so late?", "Жінки чекають"} <= {line["Words"] for line in lines}
        assert str(cast.partner.user) in text
        book = sheet(client.get(at("accord_roll_xlsx", pk=pk)))
        assert ("Unseen words" in book) is sees
        assert "Жінки чекають" in book
        assert "<f>" not in book


def test_outside_the_negotiation_the_roll_names_organisations_and_mandate_holders(
    client, cast, coordinator, version
):
    negotiated(cast, coordinator, version)
    outside = OrganisationFactory()
    PartnerFactory(partnership=cast.partnership, organisation=outside, role="municipality")
    client.force_login(member(outside, "coordinator").user)
    pk = version.agreement_id
    page = words(client.get(at("accord_roll", pk=pk)))
    assert "Too dear" in page
    assert str(cast.officer.user) in page  # signed by mandate
    for hidden in (str(cast.partner.user), str(cast.personnel.user), "Iryna Koval", "Unseen words"):
        assert hidden not in page
    assert "As CSV" not in page
    for name in ("accord_roll_csv", "accord_roll_xlsx"):
        assert client.get(at(name, pk=pk)).status_code == 403
    client.force_login(cast.outsider.user)
    assert client.get(at("accord_roll", pk=pk)).status_code == 404
    assert client.get(at("accord_roll_csv", pk=pk)).status_code == 404
