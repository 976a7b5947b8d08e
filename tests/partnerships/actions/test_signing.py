"""Signing: bound to the hash, by a mandate that holds today, adopted by the rules, corrected without signing again."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from jtportal.kernel.doors import Refused
from partnerships.actions import amendments, framework, signing
from partnerships.actions.amendments import Proposed
from partnerships.models import FrameworkVersion, Signature
from partnerships.queries import framework as texts
from partnerships.queries import signing as reads
from tests.partnerships.accords import SEATED, accord_of, said

RULES = dict.fromkeys(("government", "workers", "employers"), ("majority", 1))


def prepare(cast, coordinator):
    """A text on the table whose parties have rules and a mandate each."""
    version = accord_of(cast, coordinator)
    framework.open_to_negotiation(version=version, by=coordinator)
    signing.set_rules(agreement=version.agreement, rules=RULES, by=coordinator)
    for actor in (cast.officer, cast.partner, cast.personnel):
        party = version.agreement.parties.get(organisation=actor.organisation)
        signing.give_mandate(
            party=party, holder=actor.user, ground="Board, 5 January", from_on=SEATED, by=coordinator
        )
    return version


@pytest.fixture
def version(cast, coordinator):
    """A text out for signature."""
    return signing.put_out(version=prepare(cast, coordinator), by=coordinator)


def sign(version, by, said="signed", **more):
    return signing.sign(
        version=version, seen=more.pop("seen", version.content_hash), said=said, by=by, **more
    )


def place_of(version, heading):
    return next(line.place for line in texts.lines(version) if str(line.place.text) == heading)


@pytest.mark.django_db
def test_the_last_constituency_adopts_the_text(cast, version):
    for actor, state in ((cast.officer, "signing"), (cast.partner, "signing"), (cast.personnel, "agreed")):
        sign(version, actor)
        version.refresh_from_db()
        assert version.state == state
    assert {one.content_hash for one in version.signatures.all()} == {version.content_hash}


@pytest.mark.django_db
def test_a_dissent_is_told_with_its_reason_and_stops_a_constituency(cast, version):
    with pytest.raises(Refused, match="Give the reason"):
        sign(version, cast.partner, said="dissented")
    sign(version, cast.partner, said="dissented", reservation="Too late for the young")
    for actor in (cast.officer, cast.personnel):
        sign(version, actor, reservation="Subject to the budget")
    version.refresh_from_db()
    standing, tallies = reads.outcome(version)
    assert (version.state, standing, tallies["workers"].standing) == ("signing", "failed", "failed")


@pytest.mark.django_db
def test_an_outdated_page_is_not_signed(cast, version):
    with pytest.raises(Refused, match="not the text that you read"):
        sign(version, cast.partner, seen="0" * 64)
    party = version.agreement.parties.get(constituency="workers")
    with pytest.raises(IntegrityError, match="bound to the text"), transaction.atomic():
        Signature.objects.create(
            version=version, party=party, mandate=party.mandates.get(), said="signed", content_hash="0" * 64,
            signed_by=cast.partner.user, signed_at=version.closed_at,
        )  # fmt: skip


@pytest.mark.django_db
def test_a_mandate_that_ended_yesterday_cannot_sign(cast, coordinator, version):
    party = version.agreement.parties.get(constituency="workers")
    mandate = party.mandates.get()
    yesterday = cast.partnership.today() - timedelta(days=1)
    with pytest.raises(Refused, match="not within the mandate"):
        signing.end_mandate(mandate=mandate, until_on=SEATED - timedelta(days=1), by=coordinator)
    signing.end_mandate(mandate=mandate, until_on=yesterday, by=coordinator)
    with pytest.raises(Refused, match="no mandate today"):
        sign(version, cast.partner)
    signing.give_mandate(
        party=party,
        holder=cast.partner.user,
        ground="Congress",
        from_on=cast.partnership.today(),
        by=coordinator,
    )
    assert sign(version, cast.partner).mandate.ground == "Congress"


@pytest.mark.django_db
def test_who_said_something_says_it_once(cast, version):
    sign(version, cast.partner)
    with pytest.raises(Refused, match="signed or dissented already"):
        sign(version, cast.partner)
    with pytest.raises(Refused, match="does not sit"):
        sign(version, cast.outsider)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.all().delete()


def test_two_organisations_signing_in_the_same_second_both_count(cast, coordinator, together):
    version = signing.put_out(version=prepare(cast, coordinator), by=coordinator)
    actors = (cast.officer, cast.partner, cast.personnel)
    done = together(*(partial(sign, version, actor) for actor in actors))
    assert all(isinstance(one, Signature) for one in done), done
    version.refresh_from_db()
    assert (version.state, version.signatures.count()) == ("agreed", 3)


@pytest.mark.django_db
def test_a_text_goes_out_once_everything_is_decided_and_the_rules_can_be_reached(cast, coordinator):
    draft = accord_of(cast, coordinator)
    with pytest.raises(Refused, match="negotiated before it is signed"):
        signing.put_out(version=draft, by=coordinator)
    framework.open_to_negotiation(version=draft, by=coordinator)
    with pytest.raises(Refused, match="no constituency has a rule"):
        signing.put_out(version=draft, by=coordinator)
    signing.set_rules(agreement=draft.agreement, rules={"workers": ("majority", 2)}, by=coordinator)
    with pytest.raises(Refused, match="Too few parties sit at the table for the rules of adoption: workers"):
        signing.put_out(version=draft, by=coordinator)
    signing.set_rules(agreement=draft.agreement, rules=RULES, by=coordinator)
    clause = place_of(draft, "Amount").clause
    row = amendments.draft(
        version=draft, title="Half", reason="x", changes=[Proposed("reword", clause, said("Amount", "Half."))],
        by=cast.partner,
    )  # fmt: skip
    amendments.table(amendment=row, by=cast.partner)
    with pytest.raises(Refused, match="Decide these amendments first: A-1"):
        signing.put_out(version=draft, by=coordinator)
    amendments.reject(amendment=row, reason="No", by=coordinator)
    out = signing.put_out(version=draft, by=coordinator)
    assert out.content_hash == texts.content_hash(out)
    with pytest.raises(Refused, match="rules stay as they are"):
        signing.set_rules(agreement=draft.agreement, rules={}, by=coordinator)


@pytest.mark.django_db
def test_a_slip_is_corrected_without_signing_again(cast, coordinator, version):
    place = place_of(version, "Amount")
    meant = said("Amount", place.text.body["en"].replace("ordinary", "ordinnary"))
    with pytest.raises(Refused, match="what the slip was"):
        signing.correct(place=place, wording=meant, reason=" ", by=coordinator)
    erratum = signing.correct(place=place, wording=meant, reason="The word of the act", by=coordinator)
    before = version.content_hash
    signing.acknowledge(erratum=erratum, by=cast.partner)
    with pytest.raises(Refused, match="acknowledged it already"):
        signing.acknowledge(erratum=erratum, by=cast.partner)
    version.refresh_from_db()
    assert (version.content_hash, texts.content_hash(version)) == (before, before)
    assert erratum.was.body["en"] != erratum.meant.body["en"]


def agreed(cast, version):
    for actor in (cast.officer, cast.partner, cast.personnel):
        sign(version, actor)
    version.refresh_from_db()
    return version


@pytest.mark.django_db
def test_an_agreed_text_comes_into_force_once_its_paper_is_bound_and_its_conditions_are_met(
    cast, coordinator, version
):
    agreed(cast, version)
    day = date(2026, 9, 1)
    budget = signing.ask_for(version=version, kind="budget", title="Budget of the region", by=coordinator)
    with pytest.raises(Refused, match="not yet the legal form"):
        signing.bring_into_force(version=version, from_on=day, by=coordinator)
    upload = SimpleUploadedFile("signed.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    signing.bind(version=version, upload=upload, registration="KU-12/2026", notified_on=day, by=coordinator)
    with pytest.raises(Refused, match="not met yet: Budget of the region"):
        signing.bring_into_force(version=version, from_on=day, by=coordinator)
    with pytest.raises(Refused, match="still to come"):
        signing.meet(precedent=budget, met_on=date(2099, 1, 1), by=coordinator)
    signing.meet(precedent=budget, met_on=date(2026, 8, 1), by=coordinator)
    signing.bring_into_force(version=version, from_on=day, by=coordinator)
    version.refresh_from_db()
    assert (version.state, version.registration) == ("in_force", "KU-12/2026")
    rows = FrameworkVersion.objects
    assert [list(rows.in_force_on(one)) for one in (date(2026, 8, 31), day)] == [[], [version]]


@pytest.mark.django_db
def test_the_old_version_stays_in_force_until_the_day_of_the_new_one(cast, coordinator, version):
    first, begins = in_force(cast, coordinator, version, date(2026, 2, 1)), date(2026, 10, 1)
    after = framework.begin_version(agreement=first.agreement, base=first, reason="Review", by=coordinator)
    framework.open_to_negotiation(version=after, by=coordinator)
    second = in_force(cast, coordinator, signing.put_out(version=after, by=coordinator), begins)
    first.refresh_from_db()
    assert (first.state, first.in_force_until) == ("replaced", date(2026, 9, 30))
    rows = FrameworkVersion.objects
    assert [rows.in_force_on(one).get() for one in (date(2026, 9, 30), begins)] == [first, second]
    with pytest.raises(Refused, match="who denounces it"):
        signing.denounce(version=second, until_on=date(2027, 1, 1), reason=" ", by=coordinator)
    signing.denounce(
        version=second, until_on=date(2027, 1, 1), reason="The operator, by letter", by=coordinator
    )
    assert rows.in_force_on(date(2027, 1, 1)).get() == second
    assert not rows.in_force_on(date(2027, 1, 2)).exists()


def in_force(cast, coordinator, version, day):
    """The version agreed, bound and in force from a day."""
    agreed(cast, version)
    upload = SimpleUploadedFile("signed.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    signing.bind(version=version, upload=upload, by=coordinator)
    signing.bring_into_force(version=version, from_on=day, by=coordinator)
    version.refresh_from_db()
    return version


@pytest.mark.django_db
def test_a_text_is_taken_back_with_a_reason_and_its_signatures_stay(cast, coordinator, version):
    sign(version, cast.partner)
    with pytest.raises(Refused, match="Say why"):
        signing.take_back(version=version, reason="", by=coordinator)
    signing.take_back(version=version, reason="A chapter is missing", by=coordinator)
    version.refresh_from_db()
    assert (version.state, version.signatures.count()) == ("withdrawn", 1)
    with pytest.raises(Refused, match="not out for signature"):
        sign(version, cast.officer)
