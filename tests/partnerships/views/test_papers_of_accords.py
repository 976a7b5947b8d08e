"""A version on paper, read back: contents, duties, hash, signatures, errata, legal form, in every script."""

import io
from datetime import date, timedelta

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.formats import date_format
from django.utils.translation import override

from partnerships.actions import clauses, duties, framework, signing
from partnerships.calculations.clauses import docx_files
from partnerships.calculations.clauses.words import difference
from partnerships.views.framework_papers import mends
from tests import pdf_text
from tests.browser.conftest import signed_in
from tests.partnerships.accords import SEATED, accord_of
from tests.partnerships.dutiful import PAPER, SIDES, clause_of, duty_of
from tests.partnerships.views.test_signing import at

pytestmark = pytest.mark.django_db
CYRILLIC = "Працівник, який відпрацював п’ятнадцять років під землею; ґрунт, їжак, щітка."
POLISH = "Zażółć gęślą jaźń: pracownik ma prawo do świadczenia, źrebię, łódź."
DISSENT = "Надто пізно для молодих"


@pytest.fixture
def version(cast, coordinator):
    """A text with a duty in force: signed with a reservation and a dissent, corrected, registered."""
    draft, today = accord_of(cast, coordinator), cast.partnership.today()
    wording = clauses.Wording(
        {"en": "Żółw and ґрунт", "uk": "Розмір"}, {"en": f"{POLISH} It is ordinnary.", "uk": CYRILLIC}
    )
    clauses.reword(place=clause_of(draft), wording=wording, by=coordinator)
    place = clause_of(draft, "Bridge to pension")
    duties.lay(place=place, duty=duty_of(cast.personnel.organisation), by=coordinator)
    framework.open_to_negotiation(version=draft, by=coordinator)
    signing.set_rules(agreement=draft.agreement, rules=dict.fromkeys(SIDES, ("one", 1)), by=coordinator)
    for actor in (cast.officer, cast.partner, cast.personnel):
        party = draft.agreement.parties.get(organisation=actor.organisation)
        signing.give_mandate(
            party=party, holder=actor.user, ground="Рада, 5 січня", from_on=SEATED, by=coordinator
        )
    out = signing.put_out(version=draft, by=coordinator)
    seen = out.content_hash
    signing.sign(version=out, seen=seen, said="signed", reservation="Subject to the budget", by=cast.partner)
    signing.sign(version=out, seen=seen, said="signed", by=cast.personnel)
    signing.sign(version=out, seen=seen, said="signed", by=cast.officer)
    meant = clauses.Wording(wording.heading, {"en": f"{POLISH} It is ordinary.", "uk": CYRILLIC})
    row = signing.correct(
        place=clause_of(out, "Żółw and ґрунт"), wording=meant, reason="A slip of the pen", by=coordinator
    )
    signing.acknowledge(erratum=row, by=cast.partner)
    condition = signing.ask_for(version=out, kind="state_aid", title="Decision SA.1", by=coordinator)
    signing.meet(precedent=condition, met_on=today, by=coordinator)
    upload = SimpleUploadedFile("signed.pdf", PAPER)
    signing.bind(version=out, upload=upload, registration="KU-12/2026", notified_on=today, by=coordinator)
    signing.bring_into_force(version=out, from_on=today - timedelta(days=9), by=coordinator)
    out.refresh_from_db()
    return out


def expected(cast, version, language):
    """What both papers have to say, besides the text."""
    with override(language):
        today, began = (
            date_format(day, "DATE_FORMAT") for day in (cast.partnership.today(), version.in_force_from)
        )
        slip = next(iter(version.errata.all()))
        until = date_format(date(2028, 12, 31), "DATE_FORMAT")
    union = version.agreement.parties.get(constituency="workers")
    always = [
        version.content_hash, "KU-12/2026", "Decision SA.1", "Subject to the budget", "Рада, 5 січня", today, began,
        "“ordinnary” → “ordinary”", "A slip of the pen", str(union), str(cast.partner.user), str(cast.personnel.user),
        until, str(slip.was.heading[language]),
    ]  # fmt: skip
    english = [
        f"{union} (workers): signed on", f"By {cast.partner.user}, mandate: Рада, 5 січня",
        "Reservation: Subject to the budget", f"Acknowledged by {union}.", "Waits for", "State-aid decision",
        f"Notified on: {today}", f"In force from: {began}", "Registration number: KU-12/2026",
    ]  # fmt: skip
    return always + (english if language == "en" else [])


@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_version_in_force_says_everything_on_paper_and_as_docx(cast, version, language):
    client = signed_in(cast.personnel.user)
    files = [
        client.get(f"{at(name, pk=version.pk)}?language={language}").content
        for name in ("framework_pdf", "framework_docx")
    ]
    printed = pdf_text.words(files[0])
    document = docx.Document(io.BytesIO(files[1]))
    lines = [paragraph.text for paragraph in document.paragraphs]
    foot = document.sections[0].footer.paragraphs[0].text
    written = "".join("".join([*lines, foot]).split())
    text = CYRILLIC if language == "uk" else POLISH
    for words in (text, *expected(cast, version, language)):
        pieces = "".join(words.split())
        assert pieces in printed, words
        assert pieces in written, words
    heading = "2.2 Розмір" if language == "uk" else "2.2 Żółw and ґрунт"
    assert printed.count("".join(heading.split())) >= 2  # in the contents, and where it stands
    contents = [one.text for one in document.paragraphs if one.style.name.startswith("toc")]
    assert contents == [
        one.text for one in document.paragraphs if one.style.name in ("Heading 1", "Heading 2")
    ]
    assert heading in contents


def test_what_stands_beside_the_text_is_not_taken_in_with_it(cast, version):
    client = signed_in(cast.personnel.user)
    data = client.get(f"{at('framework_docx', pk=version.pk)}?language=en").content
    said_again = docx_files.text_of(io.BytesIO(data))
    assert POLISH in said_again
    for words in ("Subject to the budget", "KU-12/2026", "Duty:", "Contents", "Signatures"):
        assert words not in said_again


def test_a_dissent_is_printed_with_its_reason(cast, coordinator):
    draft = accord_of(cast, coordinator)
    framework.open_to_negotiation(version=draft, by=coordinator)
    signing.set_rules(agreement=draft.agreement, rules=dict.fromkeys(SIDES, ("majority", 1)), by=coordinator)
    party = draft.agreement.parties.get(constituency="workers")
    given = {"holder": cast.partner.user, "ground": "Congress", "from_on": SEATED}
    signing.give_mandate(party=party, by=coordinator, **given)
    out = signing.put_out(version=draft, by=coordinator)
    signing.sign(version=out, seen=out.content_hash, said="dissented", reservation=DISSENT, by=cast.partner)
    file = signed_in(cast.officer.user).get(f"{at('framework_pdf', pk=out.pk)}?language=en")
    printed = pdf_text.words(file.content)
    for words in (f"{party} (workers): dissented on", f"Dissent: {DISSENT}"):
        assert "".join(words.split()) in printed


def test_each_slip_is_told_by_the_words_that_changed():
    runs = difference("It is payed, soon", "It is paid soon")
    assert list(mends(runs)) == ["“payed,” → “paid”"]
    assert list(mends(difference("so, it is", "so it is"))) == ["“so,” → “so”"]
    assert list(mends(difference("so it is", "so, it is"))) == ["“so” → “so,”"]
    assert list(mends(difference("раз два", "раз три"))) == ["“два” → “три”"]
