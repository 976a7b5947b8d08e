"""Forms that save themselves: kept sealed, back on opening, gone once recorded, nobody else's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.actions import drafts
from accounts.models import FormDraft
from accounts.views.drafts import KeepsDrafts
from jtportal.kernel.actor import BEAT
from tests.conftest import member
from tests.factories.workforce import CaseFactory
from tests.house.addresses import OURS
from workforce.models import Assessment
from workforce.tasks import delete_old_files

pytestmark = pytest.mark.django_db
WORDS = {"field:strengths": "Зварює, веде бригаду", "field:hurdles": "far", "field:made_on": "2026-03-01"}


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site)


@pytest.fixture
def form(case):
    return reverse("workforce:intake_assessment", kwargs={"pk": case.pk})


def save(client, address, **words):
    return client.post(reverse("accounts:draft_save"), {"address": address, **(words or WORDS)})


def page(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_words_are_kept_sealed_and_are_back(officer_client, cast, form):
    answer = save(officer_client, form)
    at = FormDraft.objects.get().saved_at.astimezone(cast.partnership.zone)
    assert answer.json() == {"at": at.strftime("%H:%M")}
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM accounts_formdraft")
        assert "Зварює".encode() not in bytes(cursor.fetchone()[0])
    text = page(officer_client, form)
    for words in ("Your words of", "are back.", "Зварює, веде бригаду", "far</textarea>", "2026-03-01"):
        assert words in text


def test_what_is_sent_is_forgotten_and_what_is_refused_is_not(officer_client, cast, form):
    save(officer_client, form)
    assert officer_client.post(form, {"strengths": ""}).status_code == 422
    assert FormDraft.objects.exists()
    today = cast.partnership.today()
    data = {"made_on": today, "expires_on": today + timedelta(days=9), "strengths": "Welds"}
    assert officer_client.post(form, data).status_code == 302
    assert Assessment.objects.exists()
    assert not FormDraft.objects.exists()
    assert "are back." not in page(officer_client, form)


def test_discarded_words_are_gone(officer_client, form):
    save(officer_client, form)
    answer = officer_client.post(reverse("accounts:draft_discard"), {"address": form})
    assert answer.url == form
    assert not FormDraft.objects.exists()
    for nasty in ("https://example.org/", "//example.org/", "/nowhere/", ""):
        assert officer_client.post(reverse("accounts:draft_discard"), {"address": nasty}).url == "/"


def test_they_are_nobody_elses(client, cast, form):
    client.force_login(cast.officer.user)
    save(client, form)
    client.force_login(member(cast.officer.organisation, "case_officer").user)
    assert "are back." not in page(client, form)
    client.post(reverse("accounts:draft_discard"), {"address": form})
    assert FormDraft.objects.get().user == cast.officer.user
    client.logout()
    assert save(client, form).status_code == 302
    assert FormDraft.objects.count() == 1


def test_no_form_that_does_not_save_itself_is_kept(officer_client, cast):
    people = reverse("workforce:case_list", kwargs={"partnership": cast.partnership.code})
    for address in (people, "/account/login/", "/nowhere/", "", "https://example.org/"):
        assert save(officer_client, address).status_code == 400
    assert not FormDraft.objects.exists()


def test_passwords_and_files_are_never_kept(officer_client, form):
    save(
        officer_client,
        form,
        **{"field:password": "secret", "field:seen": "3", "strengths": "x", "field:hurdles": "y"},
    )
    assert FormDraft.objects.get().said == {"seen": ["3"], "hurdles": ["y"]}


def test_empty_words_are_thrown_away_and_too_many_are_not_kept(officer_client, form):
    save(officer_client, form)
    assert save(officer_client, form, **{"field:strengths": "  "}).json() == {"at": ""}
    assert not FormDraft.objects.exists()
    assert save(officer_client, form, **{"field:strengths": "x" * 100_001}).json() == {"at": ""}
    assert not FormDraft.objects.exists()


def test_a_person_keeps_so_many_forms_and_each_for_so_long(cast):
    for number in range(drafts.MOST + 2):
        drafts.keep(address=f"/{number}/", words={"a": ["b"]}, by=cast.officer)
    assert FormDraft.objects.count() == drafts.MOST
    assert not FormDraft.objects.filter(address__in=["/0/", "/1/"]).exists()
    old = FormDraft.objects.filter(address="/5/")
    old.update(expires_at=timezone.now())
    delete_old_files()
    assert FormDraft.objects.count() == drafts.MOST - 1
    assert drafts.forget_old(by=BEAT) == 0


def test_expired_or_unreadable_words_are_not_back(officer_client, form):
    save(officer_client, form)
    FormDraft.objects.update(words=b"x" * 40)
    assert "are back." not in page(officer_client, form)
    save(officer_client, form)
    FormDraft.objects.update(expires_at=timezone.now())
    assert "are back." not in page(officer_client, form)


def test_boxes_and_choices_come_back_as_they_stood(officer_client, case):
    address = reverse("workforce:intake_spell", kwargs={"pk": case.pk})
    save(
        officer_client,
        address,
        **{"field:employer": "Mine", "field:underground": "on", "field:full_time": "no"},
    )
    form = officer_client.get(address).context["form"]
    assert (form["underground"].value(), form["full_time"].value()) == (True, "no")
    save(officer_client, address, **{"field:employer": "Mine"})
    assert officer_client.get(address).context["form"]["underground"].value() is False


def test_the_forms_of_long_words_save_themselves():
    kept = {one.name for one in OURS if one.door is not None and issubclass(one.door, KeepsDrafts)}
    assert {
        "workforce:intake_household", "workforce:intake_assessment", "workforce:contact_new", "workforce:grant_ask",
        "workforce:case_close", "workforce:sent_new", "workforce:alike_pair",
    } <= kept  # fmt: skip
