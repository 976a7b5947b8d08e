"""The framework agreement on its pages: begun, seated, written, read, compared; what is typed is never lost."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jtportal.kernel import prose
from partnerships.actions import clauses, framework
from partnerships.models import FrameworkAgreement
from partnerships.queries import framework as reads
from tests.conftest import member
from tests.partnerships.accords import accord_of, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cast, coordinator):
    """A draft with three parties and two chapters."""
    return accord_of(cast, coordinator)


def at(name, **keywords):
    return reverse(f"partnerships:{name}", kwargs=keywords)


def place_of(version, heading):
    return next(line.place for line in reads.lines(version) if str(line.place.text) == heading)


def words(response):
    """What a page says, without marks, in single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.text.replace("\xa0", " ")).split())


def test_an_agreement_is_begun_and_found_in_the_list(cast, coordinator_client):
    place = {"partnership": cast.partnership.code}
    assert "Nothing is negotiated here yet" in words(coordinator_client.get(at("framework_list", **place)))
    asked = {"title": "Рамкова угода", "slug": "accord", "leading": "uk", "languages": ["en", "uk"]}
    answer = coordinator_client.post(at("framework_begin", **place), asked, follow=True)
    row = FrameworkAgreement.objects.get()
    assert (row.title, row.languages) == ({"uk": "Рамкова угода"}, ["uk", "en"])
    assert "Nobody yet. A negotiation needs parties" in words(answer)
    assert "1 framework agreement says" in words(coordinator_client.get(at("framework_list", **place)))


def test_a_slug_that_is_taken_is_said_at_its_field_and_nothing_is_lost(cast, coordinator_client, version):
    asked = {
        "title": "Zweite",
        "slug": "accord",
        "leading": "en",
        "languages": ["en"],
        "committee": "Six people",
    }
    answer = coordinator_client.post(at("framework_begin", partnership=cast.partnership.code), asked)
    assert answer.status_code == 422
    assert "Another agreement of this partnership" in str(answer.context["form"].errors["slug"])
    assert "Six people" in answer.text


def test_parties_sit_down_and_leave(cast, coordinator, coordinator_client, version):
    page = words(coordinator_client.get(at("framework_detail", pk=version.agreement.pk)))
    assert "3 constituencies at the table" in page
    party = version.agreement.parties.get(constituency="workers")
    answer = coordinator_client.post(at("party_unseat", pk=party.pk), {"until_on": "2026-02-01"}, follow=True)
    assert "1 party has left" in words(answer)
    asked = {"organisation": party.organisation_id, "constituency": "workers", "from_on": "2026-03-01"}
    answer = coordinator_client.post(at("framework_seat", pk=version.agreement.pk), asked, follow=True)
    assert "3 constituencies at the table" in words(answer)


def test_a_text_is_written_read_and_put_on_the_table(coordinator_client, version):
    chapter = place_of(version, "Early retirement")
    asked = {"heading_en": "Taxes", "body_en": "The benefit is *free* of tax.\n\n- of income\n- of payroll"}
    url = f"{at('clause_add', pk=version.pk)}?chapter={chapter.pk}"
    answer = coordinator_client.post(url, asked, follow=True)
    assert "2.3 Taxes The benefit is free of tax. of income of payroll" in words(answer)
    assert "<em>free</em>" in answer.text
    answer = coordinator_client.post(at("chapter_add", pk=version.pk), {"heading_en": "Final"}, follow=True)
    assert "3 Final" in words(answer)
    answer = coordinator_client.post(at("framework_open", pk=version.pk), follow=True)
    assert "on the table" in words(answer)
    assert "Reword" not in answer.text


def test_a_language_without_a_wording_shows_the_leading_one_and_says_so(coordinator_client, version):
    place = place_of(version, "Amount")
    first = {"heading_en": "Amount", "body_en": place.text.body["en"], "seen": place.text_id}
    asked = {**first, "heading_uk": "Розмір", "body_uk": "Сімдесят два відсотки."}
    coordinator_client.post(at("clause_reword", pk=place.pk), asked)
    page = coordinator_client.get(f"{at('framework_text', pk=version.pk)}?language=uk")
    assert "2.2 Розмір Сімдесят два відсотки." in words(page)
    assert words(page).count("Not translated yet") == 2
    assert '<h3 id="clause-' in page.text
    assert ' lang="en"><span class="number">2.1' in page.text


def test_two_people_at_one_clause_see_what_both_changed_and_lose_nothing(
    coordinator, coordinator_client, version
):
    place = place_of(version, "Bridge to pension")
    seen = place.text
    theirs = said("Bridge to pension", seen.body["en"].replace("fifty-five", "fifty-two"))
    clauses.reword(place=place, wording=theirs, by=coordinator)
    mine = seen.body["en"].replace("fifty-five", "fifty")
    asked = {"heading_en": "Bridge to pension", "body_en": mine, "seen": seen.pk}
    answer = coordinator_client.post(at("clause_reword", pk=place.pk), asked)
    assert answer.status_code == 422
    assert "Somebody has changed the same words meanwhile" in words(answer)
    assert "fifty-five you: fifty already saved: fifty-two years" in words(answer)
    assert "the age of fifty years" in answer.text
    again = {**asked, "seen": answer.context["form"]["seen"].value(), "body_en": mine}
    done = coordinator_client.post(at("clause_reword", pk=place.pk), again)
    assert done.status_code == 302
    assert "fifty years" in place_of(version, "Bridge to pension").text.body["en"]


@pytest.mark.parametrize(
    ("behind", "outline"),
    [
        ("", ["1 Amount", "2 Parties", "2.1 Who agrees", "3 Early retirement", "3.1 Bridge to pension"]),
        ("Parties", ["1 Parties", "1.1 Amount", "1.2 Who agrees", "2 Early retirement", "2.1 Bridge to pension"]),
        ("Who agrees", ["1 Parties", "1.1 Who agrees", "1.2 Amount", "2 Early retirement", "2.1 Bridge to pension"]),
        ("Bridge to pension", [
            "1 Parties", "1.1 Who agrees", "2 Early retirement", "2.1 Bridge to pension", "2.2 Amount",
        ]),
    ],
)  # fmt: skip
def test_a_clause_is_moved_behind_what_was_chosen(coordinator_client, version, behind, outline):
    place = place_of(version, "Amount")
    chosen = place_of(version, behind).pk if behind else ""
    coordinator_client.post(at("clause_move", pk=place.pk), {"behind": chosen})
    assert [f"{line.number} {line.place.text}" for line in reads.lines(version)] == outline


def test_a_clause_goes_forward_past_its_neighbour_and_is_taken_out(coordinator_client, version):
    place = place_of(version, "Bridge to pension")
    coordinator_client.post(at("clause_move", pk=place.pk), {"behind": place_of(version, "Amount").pk})
    assert [str(line.place.text) for line in reads.lines(version)][-2:] == ["Amount", "Bridge to pension"]
    coordinator_client.post(at("clause_remove", pk=place.pk))
    assert not version.places.filter(pk=place.pk).exists()
    life = words(coordinator_client.get(at("clause_life", pk=place.clause.pk)))
    assert "stands in no version." in life
    assert place.text.body["en"] in life


def test_versions_are_compared_word_by_word(coordinator, coordinator_client, version):
    clauses_of_next = renegotiated(version, coordinator)
    page = coordinator_client.get(at("framework_compare", pk=clauses_of_next.pk))
    assert "3 clauses differ between version 1 and version 2." in words(page)
    assert "Reworded 1 · added 1 · gone 0 · only moved 1" in words(page)
    assert "<del>fifty-five</del><ins>fifty-two</ins>" in page.text
    beside = coordinator_client.get(f"{at('framework_compare', pk=clauses_of_next.pk)}?view=beside&with=1")
    assert beside.text.count('class="accord-body pre"') == 3
    other_way = coordinator_client.get(f"{at('framework_compare', pk=version.pk)}?with=2")
    assert "<del>fifty-two</del><ins>fifty-five</ins>" in other_way.text
    assert coordinator_client.get(f"{at('framework_compare', pk=version.pk)}?with=9").status_code == 404
    life = words(
        coordinator_client.get(at("clause_life", pk=place_of(version, "Bridge to pension").clause_id))
    )
    assert "“Bridge to pension” has had 2 wordings." in life
    assert "2 words changed since the version before." in life


def renegotiated(version, by):
    """The next version: one clause reworded, one moved to the other chapter, one added."""
    framework.close(framework.lock(version), "signing", "framework_version.opened", by)
    framework.turn(version, "withdrawn", "framework_version.opened", by)
    after = framework.begin_version(agreement=version.agreement, base=version, reason="Review", by=by)
    bridge = place_of(after, "Bridge to pension")
    wording = said("Bridge to pension", bridge.text.body["en"].replace("fifty-five", "fifty-two"))
    clauses.reword(place=bridge, wording=wording, by=by)
    clauses.move(place=place_of(after, "Amount"), chapter=place_of(after, "Parties"), position=0, by=by)
    clauses.add(version=after, kind="clause", wording=said("Final", "It ends."), by=by)
    return after


def test_markup_that_carries_scripts_is_shown_as_typed(coordinator_client, version):
    bad = "<script>alert(1)</script> <b onclick=x>bold</b> [link](javascript:alert(1)) ![x](http://x/y.png)"
    place = place_of(version, "Amount")
    asked = {"heading_en": "<img src=x onerror=alert(1)>", "body_en": bad, "seen": place.text_id}
    page = coordinator_client.post(at("clause_reword", pk=place.pk), asked, follow=True).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "onclick=x" not in re.findall(r"<b[^>]*>", page)
    assert "<img" not in page
    assert 'href="javascript' not in page
    assert prose.html("# Not a heading\n\n    no code") == "<p># Not a heading</p>\n<p>no code</p>\n"


@pytest.mark.parametrize("role", ["viewer", "social_partner", "case_officer"])
def test_who_does_not_coordinate_reads_and_writes_nothing(client, cast, version, role):
    client.force_login(member(cast.partner.organisation, role).user)
    page = client.get(at("framework_text", pk=version.pk))
    assert page.status_code == 200
    assert "Reword" not in page.text
    for name, row in (("clause_add", version), ("clause_reword", place_of(version, "Amount"))):
        assert client.post(at(name, pk=row.pk), {}).status_code == 403


def test_pages_ask_as_many_questions_for_many_clauses(coordinator, coordinator_client, version):
    after = renegotiated(version, coordinator)
    pages = [
        at("framework_text", pk=after.pk),
        at("framework_compare", pk=after.pk),
        at("framework_detail", pk=version.agreement.pk),
        at("framework_list", partnership=version.partnership.code),
    ]
    before = [asked(coordinator_client, page) for page in pages + pages][len(pages) :]
    for number in range(4):
        wording = said(f"Clause {number}", "Says something.")
        clauses.add(version=after, kind="clause", wording=wording, by=coordinator)
    assert [asked(coordinator_client, page) for page in pages] == before


def asked(client, page):
    """How many questions a page asks of the database."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(page).status_code == 200
    return len(seen)


def test_a_text_is_taken_in_from_pasted_words(coordinator_client, version):
    text = (
        "## Chapter 1 Parties\n### 1.1 Who agrees\nThe parties agree.\n### 1.2 Aim\nA way on for everybody."
    )
    asked = {"language": "en", "text": text}
    answer = coordinator_client.post(at("framework_take_in", pk=version.pk), asked, follow=True)
    assert "Taken in: 3 new, 0 known again, 5 no longer there." in words(answer)
    assert "1.2 Aim A way on for everybody." in words(answer)
    assert "1.2 1.2" not in words(answer)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.pdf", b"%PDF-1.7", "Only DOCX, Markdown and plain text"),
        ("a.docx", b"no archive", "Its content must be what its name says"),
        ("a.txt", b"", "The file is empty"),
        ("a.txt", b"\x00\x01", "Its content must be what its name says"),
    ],
)
def test_a_file_that_is_no_text_is_said_at_its_field(coordinator_client, version, name, data, message):
    asked = {"language": "en", "upload": SimpleUploadedFile(name, data)}
    answer = coordinator_client.post(at("framework_take_in", pk=version.pk), asked)
    assert answer.status_code == 422
    assert message in str(answer.context["form"].errors["upload"])


def test_both_or_neither_of_file_and_words_is_refused(coordinator_client, version):
    upload = SimpleUploadedFile("a.md", b"# A")
    for asked in ({}, {"text": "Art. 1\nWords", "upload": upload}):
        answer = coordinator_client.post(at("framework_take_in", pk=version.pk), {"language": "en", **asked})
        assert "one of both" in str(answer.context["form"].errors["text"])


def test_the_text_goes_out_as_docx_and_comes_in_as_the_same_clauses(
    cast, coordinator, coordinator_client, version
):
    file = coordinator_client.get(f"{at('framework_docx', pk=version.pk)}?language=en")
    assert file["Content-Disposition"].endswith('-accord-v1-en.docx"')
    other = framework.begin(
        partnership=cast.partnership, slug="copy", title={"en": "Copy"}, languages=["en"], by=coordinator
    ).versions.get()
    asked = {"language": "en", "upload": SimpleUploadedFile("accord.docx", file.content)}
    answer = coordinator_client.post(at("framework_take_in", pk=other.pk), asked, follow=True)
    said_now = words(answer)
    for line in reads.lines(version):
        assert str(line.place.text) in said_now
        assert line.place.text.body.get("en", "") in said_now
    assert "2.1 Bridge to pension A worker who has reached" in said_now


def test_the_text_goes_out_as_pdf_in_cyrillic(coordinator_client, version):
    place = place_of(version, "Amount")
    asked = {
        "heading_uk": "Розмір",
        "body_uk": "Сімдесят два відсотки.\n\n- ґрунт\n- їжак",
        "seen": place.text_id,
    }
    coordinator_client.post(at("clause_reword", pk=place.pk), {**asked, "heading_en": "Amount"})
    file = coordinator_client.get(f"{at('framework_pdf', pk=version.pk)}?language=uk")
    assert file.content.startswith(b"%PDF-")
    assert file["Content-Type"] == "application/pdf"
