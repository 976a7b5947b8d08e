"""Duties on their pages: laid, proposed, counted beside the answer, reminded of, found broken, answered."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format

from partnerships.actions import duties, framework
from partnerships.models import Amendment, Breach, ClausePlace, CommitteeSeat, DutyAnswer
from partnerships.queries import duties as reads
from partnerships.queries.waiting import told, waiting_for
from tests.browser.conftest import signed_in
from tests.factories.workforce import WorkerFactory
from tests.partnerships.accords import accord_of
from tests.partnerships.dutiful import KEY, bound_draft, clause_of, duty_of, in_force, seated
from tests.partnerships.negotiation import words

pytestmark = pytest.mark.django_db
ASKED = {
    "count": "on_roster", "side": "at_least", "number": "300", "pace": "until", "day": "2028-12-31", "remind": "30",
    "site": "", "what_en": "", "what_uk": "",
}  # fmt: skip


def at(name, **keywords):
    return reverse(f"partnerships:{name}", kwargs=keywords)


def again(place):
    return ClausePlace.objects.select_related("version__agreement__partnership", "text", "clause").get(
        pk=place.pk
    )


@pytest.fixture
def bound(cast, coordinator):
    """A clause in force that binds the mine's operator, whose day is near."""
    day = cast.partnership.today() + timedelta(days=20)
    return in_force(cast, bound_draft(cast, coordinator, day=day), coordinator)


def test_the_coordinator_lays_changes_and_takes_out_a_duty_in_a_draft(cast, coordinator, coordinator_client):
    version = accord_of(cast, coordinator)
    place = clause_of(version)
    assert "Add a duty" in words(coordinator_client.get(at("framework_text", pk=version.pk)))
    party = str(cast.personnel.organisation)
    coordinator_client.post(at("duty_lay", pk=place.pk), {**ASKED, "party": party, "seen": place.text_id})
    [duty] = again(place).text.duties
    assert (duty["key"], duty["number"], duty["party"]) == ("on-roster-300", 300, party)
    change = f"{at('duty_lay', pk=place.pk)}?duty=on-roster-300"
    form = coordinator_client.get(change).context["form"]
    assert (form["number"].value(), form["party"].value()) == (300, party)
    coordinator_client.post(change, {**ASKED, "party": party, "number": "310"})
    assert [one["number"] for one in again(place).text.duties] == [310]
    page = coordinator_client.get(at("framework_text", pk=version.pk))
    assert f"{party}: at least 310 on every day until {date_format(date(2028, 12, 31))}" in words(page)
    coordinator_client.post(at("duty_drop", pk=place.pk, duty="on-roster-300"), {})
    assert again(place).text.duties == []
    assert coordinator_client.get(change).status_code == 404


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"party": ""}, "party", "required"),
        ({"count": "answered"}, "what_en", "Say what the party counts"),
        ({"count": "jobs_created", "underground": "on"}, "underground", "Only workers"),
        ({"number": "-1"}, "number", "greater than or equal to 0"),
        ({"day": "2028-02-31"}, "day", "valid date"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(
    cast, coordinator, coordinator_client, changes, field, said
):
    place = clause_of(accord_of(cast, coordinator))
    typed = {**ASKED, "party": str(cast.personnel.organisation), "remind": "77", **changes}
    answer = coordinator_client.post(at("duty_lay", pk=place.pk), typed)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])
    assert 'value="77"' in answer.text
    assert again(place).text.duties == []


def test_on_the_table_a_party_proposes_a_duty_and_the_amendment_shows_it(cast, coordinator):
    version = accord_of(cast, coordinator)
    framework.open_to_negotiation(version=version, by=coordinator)
    place, client = clause_of(version), signed_in(cast.partner.user)
    assert "to add a duty" in words(client.get(at("framework_text", pk=version.pk)))
    typed = {**ASKED, "party": str(cast.personnel.organisation), "title": "Retain", "reason": "The young"}
    page = client.post(at("duty_lay", pk=place.pk), typed, follow=True)
    row = Amendment.objects.get()
    assert (row.state, row.organisation) == ("drafted", cast.partner.organisation)
    assert f"New duty: {cast.personnel.organisation}: at least 300 on every day" in words(page)
    assert again(place).text.duties == []
    assert signed_in(cast.personnel.user).get(at("amendment_detail", pk=row.pk)).status_code == 404


def test_a_duty_in_an_amendment_is_changed_and_left_out_in_the_same_amendment(cast, coordinator):
    version = accord_of(cast, coordinator)
    framework.open_to_negotiation(version=version, by=coordinator)
    place, client = clause_of(version), signed_in(cast.partner.user)
    party = str(cast.personnel.organisation)
    typed = {**ASKED, "party": party, "title": "Retain", "reason": "The young"}
    client.post(at("duty_lay", pk=place.pk), typed)
    row = Amendment.objects.get()
    page = client.get(at("amendment_detail", pk=row.pk)).text
    change = f"{at('duty_lay', pk=place.pk)}?duty=on-roster-300&amp;to={row.pk}"
    drop = f"{at('duty_drop', pk=place.pk, duty='on-roster-300')}?to={row.pk}"
    assert change in page
    assert drop in page
    assert client.get(change.replace("&amp;", "&")).context["form"]["title"].value() == "Retain"
    client.post(change.replace("&amp;", "&"), {**typed, "number": "310"})
    another = {**typed, "count": "jobs_created", "number": "20"}
    client.post(f"{at('duty_lay', pk=place.pk)}?to={row.pk}", another)
    row.refresh_from_db()
    [said] = row.current.changes.all()
    assert [one["number"] for one in said.text.duties] == [310, 20]
    assert Amendment.objects.count() == 1
    page = client.post(drop, {"title": "Retain", "reason": "The young"}, follow=True)
    assert "at least 20 on every day" in words(page)
    assert "at least 310" not in words(page)
    stranger = signed_in(cast.personnel.user)
    assert stranger.get(drop).status_code == 404


def test_who_does_not_write_the_text_lays_no_duty(cast, coordinator, bound):
    draft = clause_of(accord_of(cast, coordinator, slug="second"))
    for actor in (cast.partner, cast.personnel):
        assert signed_in(actor.user).get(at("duty_lay", pk=draft.pk)).status_code == 403
    assert signed_in(coordinator.user).get(at("duty_lay", pk=bound.pk)).status_code == 403
    for name in ("duty_lay", "duty_detail", "duty_answer", "breach_record"):
        keys = {"pk": bound.pk} if name == "duty_lay" else {"pk": bound.pk, "duty": KEY}
        assert signed_in(cast.outsider.user).get(at(name, **keys)).status_code == 404
    assert signed_in(cast.partner.user).get(at("duty_detail", pk=bound.pk, duty="other")).status_code == 404


def test_the_page_says_counted_of_and_the_answer_beside_it(cast, bound):
    for _one in range(7):
        WorkerFactory(site=cast.site)
    client = signed_in(cast.personnel.user)
    url = at("duty_detail", pk=bound.pk, duty=KEY)
    assert "Counted 7 of 300." in words(signed_in(cast.partner.user).get(url))
    today = cast.partnership.today()
    typed = {"number": "240", "on_day": today.isoformat(), "source": "Payroll of May"}
    assert client.post(at("duty_answer", pk=bound.pk, duty=KEY), {**typed, "source": ""}).status_code == 422
    page = client.post(at("duty_answer", pk=bound.pk, duty=KEY), typed, follow=True)
    assert "The party's answer 240 on" in words(page)
    assert "at risk" in words(page)
    assert "Payroll of May" in words(page)
    assert DutyAnswer.objects.get().organisation == cast.personnel.organisation
    assert signed_in(cast.partner.user).get(at("duty_answer", pk=bound.pk, duty=KEY)).status_code == 403


def test_few_people_are_withheld_from_who_may_not_see_persons(cast, bound):
    for _one in range(3):
        WorkerFactory(site=cast.site, person__family_name="Secretive")
    url, people = at("duty_detail", pk=bound.pk, duty=KEY), reverse(
        "workforce:duty_people", kwargs={"pk": bound.pk, "duty": KEY}
    )  # fmt: skip
    page = signed_in(cast.partner.user).get(url)
    assert "too few people to be shown" in words(page)
    assert "Counted 3" not in words(page)
    assert people not in page.text
    assert signed_in(cast.partner.user).get(people).status_code == 403
    officer = signed_in(cast.officer.user)
    assert people in officer.get(url).text
    assert words(officer.get(people)).count("Secretive") == 3


def test_the_party_is_reminded_and_the_mail_prints_no_typed_text(cast, bound):
    label = "A duty of your organisation is due: say how far it has come"

    def asked(actor):
        return [one for one in waiting_for(actor, cast.partnership) if one.kind == "duty"]

    [waiting] = asked(cast.personnel)
    assert (waiting.label, waiting.due) == (label, reads.one(bound, KEY).duty.day)
    assert [one.label for one in told([waiting])] == [label]
    assert asked(cast.partner) == []
    given = duties.Answered(300, cast.partnership.today(), "Payroll")
    duties.answer(place=bound, key=KEY, given=given, by=cast.personnel)
    assert asked(cast.personnel) == []
    assert mail.outbox == []


def test_the_coordinator_seats_the_committee_which_alone_records_a_breach(cast, coordinator, bound):
    agreement, client = bound.version.agreement, signed_in(coordinator.user)
    assert "Nobody sits on the oversight committee yet" in words(
        client.get(at("committee_detail", pk=agreement.pk))
    )
    today = cast.partnership.today().isoformat()
    member = f"{cast.partner.user.pk}-{cast.partner.organisation.pk}"
    client.post(at("committee_add", pk=agreement.pk), {"member": member, "from_on": today})
    assert CommitteeSeat.objects.get().member == cast.partner.user
    typed = {"found_on": today, "reason": "Sixty were let go"}
    record = at("breach_record", pk=bound.pk, duty=KEY)
    for stranger in (coordinator, cast.personnel):
        assert signed_in(stranger.user).post(record, typed).status_code == 403
    page = signed_in(cast.partner.user).post(record, typed, follow=True)
    assert "Sixty were let go" in words(page)
    breach = Breach.objects.get()
    labels = [one.label for one in waiting_for(cast.personnel, cast.partnership) if one.kind == "breach"]
    assert labels == ["The oversight committee has recorded a breach: your organisation may answer"]
    assert signed_in(cast.partner.user).get(at("breach_answer", pk=breach.pk)).status_code == 403
    party = signed_in(cast.personnel.user)
    party.post(at("breach_answer", pk=breach.pk), {"text": "The shaft was flooded"})
    shown = words(party.get(at("duty_detail", pk=bound.pk, duty=KEY)))
    assert "The shaft was flooded" in shown
    assert "1 breach recorded" in shown


def test_a_seat_ends_with_a_day(cast, coordinator, coordinator_client, bound):
    seat = seated(bound, cast.partner, coordinator)
    early = coordinator_client.post(at("committee_leave", pk=seat.pk), {"until_on": "2020-01-01"})
    assert "before the seat began" in str(early.context["form"].errors["until_on"])
    yesterday = cast.partnership.today() - timedelta(days=1)
    page = coordinator_client.post(
        at("committee_leave", pk=seat.pk), {"until_on": yesterday.isoformat()}, follow=True
    )
    assert "1 seat has ended" in words(page)
    assert signed_in(cast.partner.user).get(at("breach_record", pk=bound.pk, duty=KEY)).status_code == 403


def test_outside_the_negotiation_organisations_show_and_no_person(cast, coordinator, bound):
    cast.partner.user.family_name = "Kovalenko"
    cast.partner.user.save()
    seated(bound, cast.partner, coordinator)
    framework.unseat(
        party=bound.version.agreement.parties.get(constituency="government"),
        until_on=cast.partnership.today() - timedelta(days=1),
        by=coordinator,
    )
    url = at("committee_detail", pk=bound.version.agreement.pk)
    assert "Kovalenko" in signed_in(cast.personnel.user).get(url).text
    outside = signed_in(cast.officer.user).get(url)
    assert str(cast.partner.organisation) in outside.text
    assert "Kovalenko" not in outside.text


def lay_more(place, cast, coordinator, first, last):
    for number in range(first, last):
        sites = {"site": cast.site.code} if number % 2 else {}
        duty = duty_of(cast.personnel.organisation, key=f"duty-{number}", number=number + 1, **sites)
        duties.lay(place=again(place), duty=duty, by=coordinator)


def test_pages_ask_as_much_for_three_duties_as_for_one(cast, coordinator, coordinator_client):
    place = bound_draft(cast, coordinator)
    lengths = {"duty_list": [], "framework_text": []}
    for first, last in ((0, 0), (0, 2)):
        lay_more(place, cast, coordinator, first, last)
        for name, counted in lengths.items():
            with CaptureQueriesContext(connection) as captured:
                page = coordinator_client.get(at(name, pk=place.version_id))
            assert page.status_code == 200
            counted.append(len(captured))
    assert all(len(set(counted)) == 1 for counted in lengths.values()), lengths
    assert "3 duties" in words(coordinator_client.get(at("duty_list", pk=place.version_id)))


def test_a_version_without_duties_teaches_the_next_step(cast, coordinator, coordinator_client):
    version = accord_of(cast, coordinator)
    page = words(coordinator_client.get(at("duty_list", pk=version.pk)))
    assert "lays no countable duty on anybody" in page
    assert "choose “Add a duty” at a clause" in page


def test_the_paper_prints_what_binds(cast, coordinator, coordinator_client):
    place = bound_draft(cast, coordinator)
    answer = coordinator_client.get(at("framework_pdf", pk=place.version_id))
    assert answer.status_code == 200
    from partnerships.views.duty_lines import paper_lines  # noqa: PLC0415

    [line] = paper_lines(place.text, "en", "en", {})
    assert line.startswith(f"Duty: {cast.personnel.organisation}: at least 300")
