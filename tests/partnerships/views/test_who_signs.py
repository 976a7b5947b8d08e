"""Who signs, and which text: what waits, who holds no mandate, and what changed since an outdated page."""

import pytest

from jtportal.kernel.doors import Refused
from partnerships.actions import clauses, duties, framework, signing
from partnerships.models import Signature
from partnerships.queries.waiting import waiting_for
from tests.browser.conftest import signed_in
from tests.conftest import member
from tests.partnerships.accords import SEATED, accord_of
from tests.partnerships.dutiful import SIDES, clause_of, duty_of
from tests.partnerships.measures.test_judging import document
from tests.partnerships.views.test_signing import at, words

pytestmark = pytest.mark.django_db
BODY = "The benefit is seventy-two per cent of the mean gross ordinary pay."
OTHER = "The benefit is eighty per cent of the mean gross ordinary pay."
UK, UK_OTHER = "Виплата сімдесят два відсотки.", "Виплата вісімдесят відсотків."


def both(english, ukrainian, **more):
    """The clause in both languages."""
    return clauses.Wording({"en": "Amount", "uk": "Розмір"}, {"en": english, "uk": ukrainian}, **more)


def put_out(cast, coordinator, draft):
    """Put a draft out for signature, with a mandate for the union."""
    framework.open_to_negotiation(version=draft, by=coordinator)
    signing.set_rules(agreement=draft.agreement, rules=dict.fromkeys(SIDES, ("majority", 1)), by=coordinator)
    party = draft.agreement.parties.get(constituency="workers")
    if not party.mandates.exists():
        signing.give_mandate(
            party=party, holder=cast.partner.user, ground="Congress", from_on=SEATED, by=coordinator
        )
    return signing.put_out(version=draft, by=coordinator)


@pytest.fixture
def version(cast, coordinator):
    """A text out for signature whose clause gives a measure and lays a duty."""
    draft = accord_of(cast, coordinator)
    measure = document("leave", [{"fact": "birth_date", "before": "1970-01-01"}])
    clauses.reword(place=clause_of(draft), wording=both(BODY, UK, measures=(measure,)), by=coordinator)
    place = clause_of(draft, "Bridge to pension")
    duties.lay(place=place, duty=duty_of(cast.personnel.organisation), by=coordinator)
    return put_out(cast, coordinator, draft)


@pytest.fixture
def later(cast, coordinator, version):
    """The next version, out for signature with other words, after the first was taken back."""
    signing.take_back(version=version, reason="Another sum", by=coordinator)
    draft = framework.begin_version(
        agreement=version.agreement, base=version, reason="Another sum", by=coordinator
    )
    place = clause_of(draft)
    wording = both(OTHER, UK_OTHER, measures=tuple(place.text.measures))
    clauses.reword(place=place, wording=wording, by=coordinator)
    other = duty_of(cast.personnel.organisation, number=250)
    duties.lay(place=clause_of(draft, "Bridge to pension"), duty=other, by=coordinator)
    return put_out(cast, coordinator, draft)


def in_language(user, language):
    """A client freshly signed in that reads in a language."""
    user.language = language
    user.save(update_fields=["language"])
    return signed_in(user)


def test_the_page_shows_measures_and_duties_and_the_reader_s_language(cast, version):
    client = signed_in(cast.partner.user)
    page = client.get(at("framework_sign", pk=version.pk))
    assert BODY in words(page)
    assert 'aria-label="What this clause gives"' in page.text
    assert "at least 300 on every day until" in words(page)
    assert UK in words(client.get(f"{at('framework_sign', pk=version.pk)}?language=uk"))


def test_an_outdated_page_is_refused_with_what_changed_and_the_way_to_what_stands(cast, version, later):
    seen = version.content_hash
    asked = {"said": "signed", "reservation": "", "seen": seen}
    client = signed_in(cast.partner.user)
    answer = client.post(at("framework_sign", pk=version.pk), asked)
    assert answer.status_code == 422
    assert "This text is not out for signature." in words(answer)
    assert "What changed since version 1, which you read: version 2 says" in words(answer)
    assert "<del>seventy-two</del><ins>eighty</ins>" in answer.text
    assert "its duties changed" in words(answer)
    assert "at least 250 on every day until" in words(answer)
    assert f'href="{at("framework_sign", pk=later.pk)}"' in answer.text
    assert not Signature.objects.exists()


def test_what_changed_is_shown_in_the_reader_s_language_and_may_then_be_signed(cast, version, later):
    asked = {"said": "signed", "reservation": "За умови бюджету", "seen": version.content_hash}
    client = in_language(cast.partner.user, "uk")
    answer = client.post(at("framework_sign", pk=later.pk), asked)
    assert answer.status_code == 422
    assert "<ins>вісімдесят відсотків</ins>" in answer.text
    assert "<del>seventy-two</del>" not in answer.text
    form = answer.context["form"]
    assert (form["seen"].value(), form["reservation"].value()) == (later.content_hash, asked["reservation"])
    client.post(at("framework_sign", pk=later.pk), {**asked, "seen": form["seen"].value()})
    row = Signature.objects.get()
    assert (row.version_id, row.content_hash) == (later.pk, later.content_hash)


def test_a_text_that_was_never_this_agreement_s_shows_no_differences(cast, version):
    client = signed_in(cast.partner.user)
    asked = {"said": "signed", "reservation": "", "seen": "0" * 64}
    answer = client.post(at("framework_sign", pk=version.pk), asked)
    assert "The text that you read is none of this agreement" in words(answer)
    assert "differences" not in answer.context


def test_a_text_waits_for_whoever_holds_a_mandate_until_the_party_has_spoken(cast, version):
    def waits(actor):
        found = waiting_for(actor, cast.partnership)
        return [(one.title, one.url) for one in found if one.kind == "framework_signature"]

    text = at("framework_text", pk=version.pk)
    assert waits(cast.partner) == [("Framework agreement", text)]
    assert waits(member(cast.partner.organisation, "social_partner")) == []
    assert waits(cast.personnel) == []  # its party has given nobody a mandate
    signing.sign(version=version, seen=version.content_hash, said="signed", by=cast.partner)
    assert waits(cast.partner) == []


def test_a_colleague_without_a_mandate_cannot_sign_for_the_party(cast, version):
    colleague = member(cast.partner.organisation, "social_partner")
    with pytest.raises(Refused, match="You hold no mandate today"):
        signing.sign(version=version, seen=version.content_hash, said="signed", by=colleague)
    client = signed_in(colleague.user)
    page = client.get(at("framework_sign", pk=version.pk))
    assert "You hold no mandate today to sign for" in words(page)
    assert 'name="said"' not in page.text
    asked = {"said": "signed", "reservation": "", "seen": version.content_hash}
    answer = client.post(at("framework_sign", pk=version.pk), asked)
    assert answer.status_code == 422
    assert "You hold no mandate today" in words(answer)
    assert not Signature.objects.exists()
