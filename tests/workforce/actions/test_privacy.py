"""Purposes, consent, restricted facts, requests: who may, what is refused, what the trail keeps."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import AuditEvent
from accounts.queries import unsealed
from jtportal.kernel.doors import Refused
from tests.conftest import member
from tests.factories.workforce import CaseFactory
from tests.workforce.privacy import LIMITS, SUPPORT, WILLING, a_fact, a_purpose, gone
from workforce.actions import consents, data_requests, purposes, restricted, retention
from workforce.models import Consent, DataRequest, FactLook, ProcessingPurpose, RestrictedFact

pytestmark = pytest.mark.django_db
CONTENT = "Heavy lifting is ruled out: back operated on"


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site)


@pytest.fixture
def today(cast):
    return cast.partnership.today()


def consent_to(cast, case, purpose, **more):
    today = cast.partnership.today()
    told = {"told": "What is kept, why, for how long.", "language": "en", "way": "signed", "given_on": today}
    return consents.give(case=case, purpose=purpose, by=cast.officer, **(told | more))


def test_a_purpose_is_changed_in_versions_and_ended_never_deleted(cast):
    purpose = a_purpose(cast)
    purposes.change(purpose=purpose, by=cast.officer, seen=1, **(SUPPORT | {"keep_months": 60}))
    with pytest.raises(Refused):
        purposes.change(purpose=purpose, by=cast.officer, seen=1, **SUPPORT)
    purposes.end(purpose=purpose, reason="The programme is over", by=cast.officer)
    with pytest.raises(Refused):
        purposes.change(purpose=purpose, by=cast.officer, **SUPPORT)
    said = [
        (one.number, one.keep_months, one.replaced_at is None) for one in purpose.versions.order_by("number")
    ]
    assert said == [(1, 24, False), (2, 60, True)]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kinds": []}, "kinds"),
        ({"roles": []}, "roles"),
        ({"kinds": ["restricted"]}, "special_basis"),
        ({"keep_months": 0}, "keep_months"),
    ],
)
def test_a_purpose_says_what_the_law_asks_for(cast, said, field):
    with pytest.raises(Refused) as refused:
        a_purpose(cast, **said)
    assert refused.value.field == field


def test_only_partners_process(cast):
    with pytest.raises(Refused):
        purposes.write(
            partnership=cast.partnership, organisation=cast.outsider.organisation, by=cast.officer, **SUPPORT
        )


def test_consent_is_asked_where_a_purpose_rests_on_it_and_withdrawn_without_a_reason(cast, case, today):
    with pytest.raises(Refused) as refused:
        consent_to(cast, case, a_purpose(cast))
    assert refused.value.field == "purpose"
    willing = a_purpose(cast, **WILLING)
    with pytest.raises(Refused) as refused:
        consent_to(cast, case, willing, told=" ")
    assert refused.value.field == "told"
    given = consent_to(cast, case, willing)
    with pytest.raises(Refused):
        consent_to(cast, case, willing)
    consents.withdraw(consent=given, on=today, way="phone", by=cast.officer)
    with pytest.raises(Refused):
        consents.withdraw(consent=given, on=today, way="phone", by=cast.officer)
    consent_to(cast, case, willing)
    assert Consent.objects.filter(case=case).count() == 2


def test_a_restricted_fact_is_nowhere_in_plain(cast, case):
    fact = a_fact(cast, case)
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM workforce_restrictedfact WHERE id = %s", [fact.pk])
        assert b"lifting" not in bytes(cursor.fetchone()[0])
    events = AuditEvent.objects.all()
    assert not [one for one in events if "lifting" in str(one.detail) or "lifting" in str(unsealed(one))]


def test_every_look_is_recorded_before_the_content_is_shown(cast, case):
    fact = a_fact(cast, case)
    with pytest.raises(Refused) as refused:
        restricted.look(fact=fact, reason="other", words=" ", by=cast.officer)
    assert refused.value.field == "words"
    assert restricted.look(fact=fact, reason="placement", by=cast.officer) == CONTENT
    look = FactLook.objects.get()
    assert (look.user, look.organisation, look.reason, look.version.purpose) == (
        cast.officer.user, cast.officer.organisation, "placement", fact.purpose,
    )  # fmt: skip
    event = AuditEvent.objects.get(verb="restricted.looked")
    assert (event.subject, event.sealed) == (case.person.subject, None)


def test_only_the_purposes_roles_and_organisation_see_a_restricted_fact(cast, case):
    fact = a_fact(cast, case)
    service = cast.officer.organisation
    seen = {actor: RestrictedFact.objects.visible_to(actor).exists()
            for actor in (cast.officer, member(service, "second_approver"), member(service, "coordinator"),
                          cast.partner, cast.outsider, cast.personnel)}  # fmt: skip
    assert [actor for actor, found in seen.items() if found] == [cast.officer]
    with pytest.raises(Refused):
        restricted.look(fact=fact, reason="placement", by=member(service, "second_approver"))
    purposes.change(purpose=fact.purpose, by=cast.officer, **(LIMITS | {"roles": ["second_approver"]}))
    assert not RestrictedFact.objects.visible_to(cast.officer).exists()


@pytest.mark.parametrize(
    "words", ["Member of a trade union", "Член профспілки", "Należy do związku zawodowego"]
)
def test_union_membership_is_refused_whatever_the_words(cast, case, words):
    with pytest.raises(Refused) as refused:
        a_fact(cast, case, content=words)
    assert refused.value.field == "content"


def test_union_membership_is_no_kind_and_the_database_refuses_others(cast, case):
    purpose = a_purpose(cast, **LIMITS)
    with pytest.raises(Refused) as refused:
        restricted.record(case=case, kind="union", content="x", purpose=purpose, by=cast.officer)
    assert refused.value.field == "kind"
    fact = a_fact(cast, case, purpose)
    with pytest.raises(IntegrityError), transaction.atomic():
        RestrictedFact.objects.filter(pk=fact.pk).update(kind="union")


def test_without_standing_consent_nothing_is_looked_at_and_later_destroyed(cast, case, today):
    purpose = a_purpose(cast, **WILLING)
    with pytest.raises(Refused):
        a_fact(cast, case, purpose)
    given = consent_to(cast, case, purpose)
    fact = a_fact(cast, case, purpose)
    consents.withdraw(consent=given, on=today, way="spoken", by=cast.officer)
    with pytest.raises(Refused):
        restricted.look(fact=fact, reason="plan", by=cast.officer)
    assert retention.destroy_facts(by=cast.officer, today=today + timedelta(days=29)) == 0
    assert retention.destroy_facts(by=cast.officer, today=today + timedelta(days=30)) == 1
    fact.refresh_from_db()
    assert fact.content is None


def test_a_request_is_extended_once_within_the_month(cast, case, today):
    row = data_requests.receive(
        case=case, kind="access", received_on=today - timedelta(days=20), by=cast.officer
    )
    with pytest.raises(Refused):
        data_requests.extend(request=row, reason=" ", by=cast.officer)
    data_requests.extend(request=row, reason="Records of two mines", by=cast.officer)
    with pytest.raises(Refused):
        data_requests.extend(request=row, reason="More", by=cast.officer)
    late = data_requests.receive(
        case=case, kind="access", received_on=today - timedelta(days=40), by=cast.officer
    )
    with pytest.raises(Refused):
        data_requests.extend(request=late, reason="Late", by=cast.officer)
    row.refresh_from_db()
    assert (row.due_on - today).days > 60


def test_requests_are_answered_once_and_refused_with_a_ground(cast, case, today):
    row = data_requests.receive(case=case, kind="objection", received_on=today, by=cast.officer)
    for wrong in ({"to": "refused"}, {"to": "granted", "ground": "law"}):
        with pytest.raises(Refused) as refused:
            data_requests.answer(request=row, text="No.", by=cast.officer, **wrong)
        assert refused.value.field == "ground"
    data_requests.answer(
        request=row, to="refused", ground="law", text="The law asks for it.", by=cast.officer
    )
    with pytest.raises(Refused):
        data_requests.answer(request=row, to="granted", text="Yes.", by=cast.officer)


def test_erasure_waits_for_holds_and_restriction_is_one(cast, today):
    case = gone(cast)
    asked = data_requests.receive(case=case, kind="restriction", received_on=today, by=cast.officer)
    data_requests.answer(request=asked, to="granted", text="Restricted while it is settled", by=cast.officer)
    erase = data_requests.receive(case=case, kind="erasure", received_on=today, by=cast.officer)
    with pytest.raises(Refused), transaction.atomic():
        data_requests.answer(request=erase, to="granted", text="Erased.", by=cast.officer)
    assert DataRequest.objects.get(pk=erase.pk).state == "received"
    retention.lift(hold=case.retentionholds.get(), reason="Settled", by=cast.officer)
    data_requests.answer(request=erase, to="granted", text="Erased.", by=cast.officer)
    case.person.refresh_from_db()
    assert case.person.family_name == f"№ {case.person.pk}"


def test_erasure_of_an_open_case_is_refused(cast, case, today):
    erase = data_requests.receive(case=case, kind="erasure", received_on=today, by=cast.officer)
    with pytest.raises(Refused), transaction.atomic():
        data_requests.answer(request=erase, to="granted", text="Erased.", by=cast.officer)


def test_the_copy_holds_everything_and_records_its_looks(cast, case, today):
    fact = a_fact(cast, case)
    asked = data_requests.receive(case=case, kind="access", received_on=today, by=cast.officer)
    made = data_requests.copy(request=asked, by=cast.officer)
    told = str(made.as_json())
    for words in (case.person.family_name, CONTENT, "Limit", case.worker.personnel_number, "20000.00"):
        assert words.lower() in told.lower()
    assert str(cast.personnel.organisation) in made.recipients
    assert FactLook.objects.get().fact == fact
    other = data_requests.receive(case=case, kind="objection", received_on=today, by=cast.officer)
    with pytest.raises(Refused):
        data_requests.copy(request=other, by=cast.officer)


def test_partners_read_the_register_and_others_do_not(cast):
    purpose = a_purpose(cast)
    officer_of_data = member(cast.partner.organisation, "data_protection")
    readers = (cast.officer, officer_of_data, cast.partner, cast.outsider)
    seen = [ProcessingPurpose.objects.visible_to(one).filter(pk=purpose.pk).exists() for one in readers]
    assert seen == [True, True, False, False]
