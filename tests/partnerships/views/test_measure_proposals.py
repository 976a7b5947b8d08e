"""Measures proposed to a text on the table: drafted in one's room, changed, shown as differences, adopted."""

import pytest
import yaml

from partnerships.actions import adopting, amendments, framework
from partnerships.actions.amendments import Proposed
from partnerships.actions.clauses import Wording
from partnerships.actions.measure_checks import Faulty
from partnerships.models import Amendment
from tests.partnerships.accords import accord_of
from tests.partnerships.acting import at, carrying, keys, leave, place_of
from tests.partnerships.sheet import Sheet

pytestmark = pytest.mark.django_db
WHY = {"title": "Earlier", "reason": "For women"}


@pytest.fixture
def place(cast, coordinator):
    """A clause with a measure in a text on the table."""
    place = place_of(accord_of(cast, coordinator))
    carrying(place, coordinator, leave())
    framework.open_to_negotiation(version=place.version, by=coordinator)
    return place


@pytest.fixture
def partner_client(client, cast):
    """The union's browser."""
    client.force_login(cast.partner.user)
    return client


@pytest.fixture
def drafted(partner_client, place):
    """The union's amendment that lets the leave begin at 52."""
    sheet = Sheet(partner_client, at("measure_propose", place, measure="leave"))
    sheet.fill(t0_0_value="52", **WHY).press("save")
    return Amendment.objects.get()


def proposed(place, by, *documents, heading="Bridge to pension"):
    """An amendment on the table that gives a clause these measures."""
    place = place_of(place.version, heading)
    wording = Wording(place.text.heading, place.text.body, tuple(documents))
    change = Proposed("reword", place.clause, wording)
    row = amendments.draft(version=place.version, title="x", reason="y", changes=[change], by=by)
    amendments.table(amendment=row, by=by)
    row.refresh_from_db()
    return row


def ages(amendment):
    change = amendment.current.changes.get()
    return [one["eligible"]["any"][0]["all"][0]["at_least"] for one in change.text.measures]


def test_a_proposal_is_kept_in_the_own_room_and_leaves_the_text_alone(client, cast, place, drafted):
    assert ages(drafted) == [52]
    assert drafted.current.changes.get().text.body == place.text.body
    assert place.text.measures == [leave()]
    client.force_login(cast.personnel.user)
    for name in ("amendment_measures", "amendment_measure", "amendment_measures_load"):
        assert client.get(at(name, drafted)).status_code == 404
    assert client.post(at("amendment_measure_remove", drafted)).status_code == 404


def test_a_proposal_needs_a_title_and_a_reason(partner_client, place):
    sheet = Sheet(partner_client, at("measure_propose", place, measure="leave"))
    sheet.fill(t0_0_value="52", title="Earlier").press("save")
    assert sheet.response.status_code == 422
    assert list(sheet.response.context["form"].errors) == ["reason"]
    assert (sheet.value("title"), sheet.value("t0_0_value")) == ("Earlier", "52")
    sheet.press("remove")
    assert sheet.response.status_code == 422
    assert sheet.value("t0_0_value") == "52"


def test_only_who_sits_at_the_table_proposes(client, cast, coordinator, place):
    client.force_login(cast.outsider.user)
    assert client.get(at("measure_propose", place)).status_code == 404
    client.force_login(cast.partner.user)
    assert client.get(at("measure_propose", place)).status_code == 200
    party = place.version.agreement.parties.get(constituency="workers")
    type(party).objects.filter(pk=party.pk).update(until_on="2026-01-02")
    assert client.get(at("measure_propose", place)).status_code == 403


def test_the_difference_stands_on_the_amendments_page(client, cast, drafted):
    amendments.table(amendment=drafted, by=cast.partner)
    client.force_login(cast.personnel.user)
    page = client.get(at("amendment_detail", drafted)).text
    assert "a measure that changes" in page
    before, after = page.partition("<ins>")[::2]
    assert "who is at least 55 years old" in before.partition("<del>")[2]
    assert "who is at least 52 years old" in after.partition("</ins>")[0]


def test_a_proposal_that_a_measure_goes_and_one_that_another_comes(partner_client, place):
    Sheet(partner_client, at("measure_propose", place, measure="leave")).fill(**WHY).press("remove")
    assert ages(Amendment.objects.get()) == []
    sheet = Sheet(partner_client, at("measure_propose", place)).choose(t0_0_fact="age").fill(t0_0_value="60")
    sheet.fill(name_en="Late leave", pathway="early_retirement", **WHY).press("save")
    assert ages(Amendment.objects.latest("pk")) == [55, 60]
    assert "a measure that is added" in sheet.words


def test_the_party_changes_its_proposal_until_it_is_decided(partner_client, cast, drafted):
    page = Sheet(partner_client, at("amendment_measures", drafted))
    assert "“Bridge to pension” carries 1 measure." in page.words
    sheet = Sheet(partner_client, at("amendment_measure", drafted, measure="leave"))
    sheet.fill(t0_0_value="53").press("save")
    drafted.refresh_from_db()
    assert ages(drafted) == [53]
    text = yaml.safe_dump([leave(years=54), leave("second")])
    seen = drafted.current.changes.get().text_id
    partner_client.post(at("amendment_measures_load", drafted), {"text": text, "seen": seen})
    drafted.refresh_from_db()
    assert ages(drafted) == [54, 55]
    partner_client.post(at("amendment_measure_remove", drafted), {"measure": "second"})
    drafted.refresh_from_db()
    assert ages(drafted) == [54]
    assert b"key: leave" in partner_client.get(at("amendment_measures", drafted, **{"as": "yaml"})).content


def test_two_of_one_party_at_one_proposal_are_told_of_each_other(partner_client, cast, drafted, place):
    url = at("amendment_measure", drafted, measure="leave")
    sheet = Sheet(partner_client, url).fill(t0_0_value="50")
    Sheet(partner_client, url).fill(t0_0_value="51").press("save")
    sheet.press("save")
    assert sheet.response.status_code == 409
    assert "who is at least 51 years old" in sheet.words
    sheet.press("save")
    drafted.refresh_from_db()
    assert ages(drafted) == [50]


def test_other_parties_read_what_is_tabled_and_change_nothing(client, cast, drafted):
    amendments.table(amendment=drafted, by=cast.partner)
    client.force_login(cast.personnel.user)
    page = Sheet(client, at("amendment_measures", drafted))
    assert "who is at least 52 years old" in page.words
    assert "Add a measure" not in page.words
    assert client.get(at("amendment_measure", drafted)).status_code == 403
    assert client.get(at("amendment_measures_load", drafted)).status_code == 403
    assert client.post(at("amendment_measure_remove", drafted), {"measure": "leave"}).status_code == 403
    client.force_login(cast.outsider.user)
    assert client.get(at("amendment_measures", drafted)).status_code == 404


def test_a_clause_that_the_amendment_leaves_alone_has_no_page_there(partner_client, place, drafted):
    other = place_of(place.version, "Amount").clause_id
    assert partner_client.get(at("amendment_measures", drafted, clause=other)).status_code == 404


def test_adopted_measures_stand_in_the_text_and_two_parties_changes_come_together(cast, coordinator, place):
    one = proposed(place, cast.partner, leave(years=52))
    two = proposed(place, cast.personnel, leave(), leave("second"))
    for row in (one, two):
        adopting.adopt(amendment=row, reason="Agreed", by=coordinator)
    assert keys(place) == ["leave", "second"]
    assert place.text.measures[0] == leave(years=52)


@pytest.mark.parametrize(("side", "years"), [("mine", 57), ("theirs", 52)])
def test_two_changes_of_one_measure_are_decided_with_both_on_the_page(
    coordinator_client, cast, coordinator, place, side, years
):
    one = proposed(place, cast.partner, leave(years=52))
    two = proposed(place, cast.personnel, leave(years=57), leave("second"))
    adopting.adopt(amendment=one, reason="Agreed", by=coordinator)
    url, sent = at("amendment_adopt", two), {"reason": "Agreed"}
    page = coordinator_client.post(url, sent)
    assert page.status_code == 422
    assert "who is at least 57 years old" in page.text
    assert "who is at least 52 years old" in page.text
    form = page.context["decisions"][place.clause_id]
    words = {form[name].html_name: form[name].value() or "" for name in form.fields}
    again = {**sent, **words, "clause": place.clause_id}
    assert coordinator_client.post(url, again).status_code == 422
    coordinator_client.post(url, {**again, f"measure-{place.clause_id}-leave": side})
    place.refresh_from_db()
    assert place.text.measures == [leave(years=years), leave("second")]
    two.refresh_from_db()
    assert two.state == "adopted"


def test_amendments_that_would_make_a_circle_are_not_adopted_together(cast, coordinator, place):
    one = proposed(place, cast.partner, leave(), leave("a"))
    two = proposed(place, cast.personnel, leave("b", after=["a"]), heading="Amount")
    adopting.adopt(amendment=one, reason="Agreed", by=coordinator)
    adopting.adopt(amendment=two, reason="Agreed", by=coordinator)
    place.refresh_from_db()
    three = proposed(place, cast.partner, leave(), leave("a", after=["b"]))
    with pytest.raises(Faulty) as refused:
        adopting.adopt(amendment=three, reason="Agreed", by=coordinator)
    assert "would no longer fit together" in str(refused.value)
    assert keys(place) == ["leave", "a"]
    three.refresh_from_db()
    assert three.state == "tabled"


def test_versions_compared_and_a_clauses_life_show_what_becomes_of_measures(
    coordinator_client, coordinator, place
):
    first = place.version
    framework.close(framework.lock(first), "signing", "framework_version.opened", coordinator)
    framework.turn(first, "withdrawn", "framework_version.opened", coordinator)
    after = framework.begin_version(agreement=first.agreement, base=first, reason="Review", by=coordinator)
    carrying(place_of(after), coordinator, leave(years=52), leave("second"))
    for url in (at("framework_compare", after), at("clause_life", place.clause)):
        page = coordinator_client.get(url).text
        assert "a measure that changes" in page
        assert "a measure that is added" in page
        assert page.count("<del>") == 1
        assert "who is at least 55 years old" in page.partition("<del>")[2].partition("</del>")[0]
