"""Signing on its page: a fresh sign-in, the hash that was read, the mandate; then the way into force."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnerships.actions import framework, signing
from partnerships.models import Signature
from tests.browser.conftest import signed_in
from tests.partnerships.accords import SEATED, accord_of
from tests.partnerships.negotiation import words

pytestmark = pytest.mark.django_db
PAPER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def at(name, **keywords):
    return reverse(f"partnerships:{name}", kwargs=keywords)


@pytest.fixture
def version(cast, coordinator, coordinator_client):
    """A text prepared for signature through the pages."""
    made = accord_of(cast, coordinator)
    framework.open_to_negotiation(version=made, by=coordinator)
    rules = {f"needs_{side}": "one" for side in ("government", "workers", "employers")}
    coordinator_client.post(at("framework_rules", pk=made.agreement.pk), rules)
    for actor in (cast.officer, cast.partner, cast.personnel):
        party = made.agreement.parties.get(organisation=actor.organisation)
        given = {"holder": actor.user.pk, "ground": "Board", "from_on": SEATED.isoformat()}
        coordinator_client.post(at("mandate_give", pk=party.pk), given)
    coordinator_client.post(at("framework_put_out", pk=made.pk))
    made.refresh_from_db()
    return made


def test_who_signed_in_long_ago_signs_in_afresh(client, cast, version):
    assert version.state == "signing"
    client.force_login(cast.partner.user)
    answer = client.get(at("framework_sign", pk=version.pk))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_reauthenticate"))


def test_a_party_signs_the_text_it_read(cast, version):
    client = signed_in(cast.partner.user)
    page = client.get(at("framework_sign", pk=version.pk))
    assert "mandate: Board" in words(page)
    asked = {"said": "signed", "reservation": "Subject to the budget", "seen": "0" * 64}
    answer = client.post(at("framework_sign", pk=version.pk), asked)
    assert answer.status_code == 422
    assert "not the text that you read" in words(answer)
    assert "Subject to the budget" in answer.text
    done = client.post(
        at("framework_sign", pk=version.pk), {**asked, "seen": version.content_hash}, follow=True
    )
    assert "signed Subject to the budget" in words(done)
    assert Signature.objects.get().party.organisation == cast.partner.organisation


def test_dissent_without_a_reason_is_said_at_its_field(cast, version):
    client = signed_in(cast.personnel.user)
    asked = {"said": "dissented", "reservation": " ", "seen": version.content_hash}
    answer = client.post(at("framework_sign", pk=version.pk), asked)
    assert "Give the reason." in str(answer.context["form"].errors["reservation"])


def test_an_agreed_text_comes_into_force_through_its_pages(cast, coordinator_client, version):
    for actor in (cast.officer, cast.partner, cast.personnel):
        signing.sign(version=version, seen=version.content_hash, said="signed", by=actor)
    page = coordinator_client.get(at("framework_text", pk=version.pk))
    assert "agreed, not in force yet" in words(page)
    coordinator_client.post(at("precedent_ask", pk=version.pk), {"kind": "budget", "title": "Budget"})
    paper = {"upload": SimpleUploadedFile("signed.pdf", PAPER), "registration": "12/2026"}
    coordinator_client.post(at("framework_bind", pk=version.pk), paper)
    early = coordinator_client.post(at("framework_force", pk=version.pk), {"from_on": "2026-09-01"})
    assert "not met yet: Budget" in words(early)
    precedent = version.precedents.get()
    coordinator_client.post(at("precedent_meet", pk=precedent.pk), {"met_on": "2026-05-01"})
    page = coordinator_client.post(
        at("framework_force", pk=version.pk), {"from_on": "2026-09-01"}, follow=True
    )
    assert "in force" in words(page)
    version.refresh_from_db()
    assert version.in_force_from == date(2026, 9, 1)
