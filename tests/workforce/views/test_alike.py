"""Probable duplicates in the browser's eyes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import member
from tests.workforce.actions.test_alike import merge, person, record
from workforce.models import Alike, Case, Person

pytestmark = pytest.mark.django_db


def place(name, cast, **more):
    return reverse(f"workforce:{name}", kwargs={"partnership": cast.partnership.code, **more})


def text_of(client, address):
    return " ".join(client.get(address).content.decode().split())


@pytest.fixture
def both(cast):
    one = record(cast, person(), busy=False).person
    two = record(cast, person("Szewczenko", "Olena"), closed=True, busy=False).person
    return one, two


def pair(cast, both):
    return place("alike_pair", cast, first=both[0].pk, second=both[1].pk)


def test_both_stand_side_by_side_with_source_and_day_and_are_merged(officer_client, cast, both):
    text = text_of(officer_client, place("alike_list", cast))
    assert "<b>1</b> pair of records may be one person." in text
    assert pair(cast, both) in text
    text = text_of(officer_client, pair(cast, both))
    for words in (
        "Шевченко Олена",
        "Szewczenko Olena",
        "the mine&#x27;s roster",
        "differs",
        "Names much alike",
    ):
        assert words in text
    assert "women" not in text
    assert "woman" in text
    said = {"decision": "left", "reason": "same birth certificate"}
    assert officer_client.post(pair(cast, both), said).status_code == 302
    assert set(Case.objects.values_list("person", flat=True)) == {both[0].pk}
    text = text_of(officer_client, place("alike_list", cast))
    assert "No two records look like one person." in text
    assert "the same person: same birth certificate" in text
    row = Alike.objects.get()
    officer_client.post(reverse("workforce:alike_apart", kwargs={"pk": row.pk}), {"reason": "twins"})
    assert Case.objects.filter(person=both[1]).count() == 1
    assert not Person.objects.exclude(retracted_at=None).exists()


def test_the_record_on_the_right_may_stay_and_two_people_are_remembered(officer_client, cast, both):
    officer_client.post(pair(cast, both), {"decision": "different", "reason": "twins"})
    assert "No two records look like one person." in text_of(officer_client, place("alike_list", cast))
    officer_client.post(
        reverse("workforce:alike_apart", kwargs={"pk": Alike.objects.get().pk}), {"reason": "no"}
    )
    officer_client.post(pair(cast, both), {"decision": "right", "reason": "same number"})
    assert Alike.objects.get(decision="same").kept == both[1]


def test_two_open_cases_are_refused_in_words(officer_client, cast, both):
    other = record(cast, person("Schewtschenko", "Olena"), busy=False).person
    address = place("alike_pair", cast, first=both[0].pk, second=other.pk)
    assert "Both have an open case." in text_of(officer_client, address)
    sent = officer_client.post(address, {"decision": "left", "reason": "same"})
    assert sent.status_code == 422
    assert "Close one of them first" in sent.content.decode()
    assert not Alike.objects.exists()


def test_nobody_is_set_beside_themselves_or_somebody_unknown(officer_client, cast, both):
    for two in (both[0].pk, 0):
        assert officer_client.get(place("alike_pair", cast, first=both[0].pk, second=two)).status_code == 404
    merge(cast, *both)
    assert officer_client.get(pair(cast, both)).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("partner", 403), ("personnel", 403), ("outsider", 404)])
def test_the_list_is_for_the_employment_service(client, cast, both, who, status):
    row = merge(cast, *both)
    client.force_login(getattr(cast, who).user)
    assert client.get(place("alike_list", cast)).status_code == status
    assert client.get(pair(cast, both)).status_code == 404
    assert client.get(reverse("workforce:alike_apart", kwargs={"pk": row.pk})).status_code == 404


def test_who_only_reads_does_not_decide(client, cast, both):
    client.force_login(member(cast.officer.organisation, "coordinator").user)
    assert client.get(place("alike_list", cast)).status_code == 200
    assert client.get(pair(cast, both)).status_code == 403


def test_the_list_asks_a_fixed_number_of_questions(officer_client, cast, both):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            officer_client.get(place("alike_list", cast))
        return len(asked)

    ask()
    before = ask()
    for _one in range(2):
        record(cast, person(), busy=False)
    assert ask() == before
