"""People taken on by hand, and sent by a partner: what each sees, who answers, into which case."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.enums import ErasureGround
from accounts.models import AuditEvent
from jtportal.kernel.actor import BEAT
from jtportal.kernel.doors import Refused
from tests.conftest import member
from tests.factories.accounts import OrganisationFactory
from tests.factories.partnerships import PartnerFactory
from tests.workforce.actions.test_alike import person, record
from workforce.actions import cases, sent
from workforce.actions.pseudonymising import pseudonymise
from workforce.calculations.retention import add_months
from workforce.models import Case, SentPerson
from workforce.tasks import keep_clocks

pytestmark = pytest.mark.django_db
WHO = {"family_name": "Бойко", "given_name": "Ірина", "birth_date": "1980-05-01"}
WORDS = WHO | {"contact": "+380 50 000 00 00", "why": "Lost work at a supplier of the mine", "agreed": "on"}


def place(name, cast):
    return reverse(f"workforce:{name}", kwargs={"partnership": cast.partnership.code})


def url(name, row):
    return reverse(f"workforce:{name}", kwargs={"pk": row.pk})


def text_of(client, address):
    return " ".join(client.get(address).content.decode().split())


def a_sending(cast, by=None):
    return sent.send(
        partnership=cast.partnership, consent_on=cast.partnership.today(), by=by or cast.partner, **WHO,
        contact="+380", why="Advice",
    )  # fmt: skip


def test_somebody_is_taken_on_by_hand(officer_client, cast):
    data = WHO | {"on": cast.partnership.today(), "sex": "female"}
    assert officer_client.post(place("person_new", cast), data).status_code == 302
    case = Case.objects.get()
    assert (case.person.name, case.worker, case.officer) == ("Бойко Ірина", None, cast.officer.user)
    assert case.versions.count() == 1
    assert "Бойко Ірина" in text_of(officer_client, place("case_list", cast) + "?q=boiko")
    for name in ("case_detail", "case_intake", "case_course", "case_work"):
        assert officer_client.get(url(name, case)).status_code == 200
    too_young = officer_client.post(
        place("person_new", cast), data | {"birth_date": cast.partnership.today()}
    )
    assert "birth_date" in too_young.context["form"].errors


def test_a_partner_sends_with_consent_and_reads_the_answer(client, cast):
    client.force_login(cast.partner.user)
    today = cast.partnership.today()
    data = WORDS | {"consent_on": today}
    without = client.post(place("sent_new", cast), {key: data[key] for key in data if key != "agreed"})
    assert "agreed" in without.context["form"].errors
    assert "agreed.</a> This field is required." in " ".join(without.content.decode().split())
    client.post(place("sent_new", cast), data)
    row = SentPerson.objects.get()
    assert (row.partner, row.due_on) == (cast.partner.organisation, today + timedelta(days=14))
    assert "Бойко" not in str(bytes(row.words))
    assert "<b>1</b> person who was sent waits for an answer." in text_of(client, place("sent_list", cast))
    sent.refuse(sent=row, answer="The pension office helps", by=cast.officer)
    text = text_of(client, place("sent_list", cast))
    assert "not taken on: The pension office helps" in text
    assert "was not taken on" in text_of(client, url("sent_detail", row))
    told = str(list(AuditEvent.objects.filter(target="workforce.sentperson").values("detail")))
    assert "Бойко" not in told


def test_the_officer_takes_on_into_a_new_case(officer_client, cast):
    row = a_sending(cast)
    assert url("sent_detail", row) in text_of(officer_client, place("sent_list", cast))
    answered = officer_client.post(url("sent_accept", row), {"case": "new", "answer": "Come on Monday"})
    case = Case.objects.get()
    assert answered.url == url("case_intake", case)
    row = SentPerson.objects.get()
    assert (row.state, row.case, row.answered_by) == ("accepted", case, cast.officer.user)
    assert case.person.birth_date == date(1980, 5, 1)
    assert officer_client.get(url("sent_detail", row)).status_code == 200


def test_or_into_an_open_case_of_the_same_name(officer_client, cast):
    known = record(cast, person("Бойко", "Ірина", date(1980, 5, 1)), busy=False)
    record(cast, person("Шевченко", "Ірина"), busy=False)
    row = a_sending(cast)
    offered = officer_client.get(url("sent_accept", row)).context["form"]["case"].field.choices
    assert [key for key, _words in offered] == ["new", str(known.pk)]
    officer_client.post(url("sent_accept", row), {"case": known.pk, "answer": ""})
    assert SentPerson.objects.get().case == known
    assert Case.objects.count() == 2


def test_answered_once_alone_and_never_without_a_reason(cast):
    row = a_sending(cast)
    with pytest.raises(Refused):
        sent.refuse(sent=row, answer=" ", by=cast.officer)
    sent.accept(sent=row, by=cast.officer)
    with pytest.raises(Refused, match="answered this already"):
        sent.refuse(sent=SentPerson.objects.get(), answer="late", by=cast.officer)
    with pytest.raises(Refused, match="answered this already"):
        sent.accept(sent=SentPerson.objects.get(), by=cast.officer)


def test_another_partner_sees_nothing_of_it_and_who_sent_sees_no_case(client, cast):
    row = a_sending(cast)
    other = OrganisationFactory()
    PartnerFactory(partnership=cast.partnership, organisation=other, role="municipality")
    theirs = a_sending(cast, by=member(other, "social_partner"))
    client.force_login(cast.partner.user)
    text = text_of(client, place("sent_list", cast))
    assert url("sent_detail", row) in text
    assert url("sent_detail", theirs) not in text
    assert client.get(url("sent_detail", theirs)).status_code == 404
    case = sent.accept(sent=row, by=cast.officer)
    assert url("case_detail", case) not in text_of(client, url("sent_detail", row))
    assert client.get(url("case_detail", case)).status_code == 404


@pytest.mark.parametrize("name", ["sent_detail", "sent_accept", "sent_refuse"])
def test_who_may_answer(client, cast, name):
    row = a_sending(cast)
    client.force_login(cast.outsider.user)
    assert client.get(url(name, row)).status_code == 404
    client.force_login(cast.partner.user)
    assert client.get(url(name, row)).status_code == (200 if name == "sent_detail" else 403)


def test_only_a_partner_sends(client, cast):
    client.force_login(cast.officer.user)
    assert client.get(place("sent_new", cast)).status_code == 403
    with pytest.raises(Refused):
        a_sending(cast, by=cast.outsider)


def test_who_was_not_taken_on_is_forgotten_six_months_after_the_answer(cast, client):
    refused, waits, accepted = (a_sending(cast) for _ in range(3))
    sent.refuse(sent=refused, answer="Бойко живе в іншій області", by=cast.officer)
    sent.accept(sent=accepted, by=cast.officer)
    over = add_months(cast.partnership.today(), 6)
    assert refused.kept_until == over - timedelta(days=1)
    assert sent.forget(by=BEAT, today=over - timedelta(days=1)) == 0
    assert sent.forget(by=BEAT, today=over) == 1
    assert sent.forget(by=BEAT, today=over) == 0
    for one in (refused, waits, accepted):
        one.refresh_from_db()
    assert (refused.words, refused.answer, refused.state) == (None, "", "refused")
    assert waits.words
    assert accepted.words
    client.force_login(cast.officer.user)
    for address in (url("sent_detail", SentPerson.objects.get(pk=refused.pk)), place("sent_list", cast)):
        assert "(data deleted)" in text_of(client, address)
    assert "was deleted, as it has to be" in text_of(client, url("sent_detail", refused))
    event = AuditEvent.objects.get(verb="sent.forgotten")
    assert (event.kind, event.target_id) == ("beat", str(refused.pk))


def test_beat_forgets_and_the_page_says_until_when_it_is_kept(cast, client):
    row = a_sending(cast)
    sent.refuse(sent=row, answer="Not here", by=cast.officer)
    client.force_login(cast.officer.user)
    assert "Kept until" in text_of(client, url("sent_detail", row))
    SentPerson.objects.filter(pk=row.pk).update(
        answered_on=add_months(cast.partnership.today(), -6), due_on=cast.partnership.today()
    )
    keep_clocks()
    assert SentPerson.objects.get(pk=row.pk).words is None


def test_a_person_who_was_sent_is_pseudonymised_with_what_was_said(cast, client):
    row = a_sending(cast)
    case = sent.accept(sent=row, by=cast.officer, answer="Taken on: Бойко")
    today = cast.partnership.today()
    cases.close_case(case=case, on=today, reason="withdrew", by=cast.officer)
    assert pseudonymise(
        person=case.person,
        ground=ErasureGround.RETENTION,
        due_on=today,
        partnership=cast.partnership,
        by=BEAT,
    )
    row = SentPerson.objects.get(pk=row.pk)
    assert (row.words, row.answer) == (None, "")
    client.force_login(cast.officer.user)
    assert "(data deleted)" in text_of(client, place("sent_list", cast))
