"""Talk, rooms, rounds, mandates and the roll in Chromium: words selected become a comment; pages for everybody."""

import pytest
from playwright.sync_api import expect

from partnerships.actions import amendments, clause_talk, impasses, rounds, signing
from partnerships.models import ClauseComment
from tests.browser.conftest import FAR
from tests.partnerships.accords import SEATED
from tests.partnerships.negotiation import comment, drafted, on_table, passage, place_of, tabled
from tests.partnerships.reviewing import coordinator_of, held


@pytest.fixture
def crew(cast):
    """A negotiation with everything that can be said in it."""
    cast.by = coordinator_of(cast)
    cast.version = on_table(cast, cast.by)
    cast.bridge = place_of(cast.version, "Bridge to pension")
    cast.amendment = tabled(cast.version, cast.partner)
    first = comment(
        cast.bridge,
        cast.partner,
        "Women wait three years longer.",
        passage=passage(cast.bridge, "fifty-five"),
    )
    clause_talk.answer(comment=first, said="How many are they?", by=cast.personnel)
    comment(cast.bridge, cast.partner, "Our limit is fifty-three.", in_room=True)
    clause_talk.comment(
        agreement=cast.version.agreement, amendment=cast.amendment, said="Too dear", by=cast.personnel
    )
    pair = [drafted(cast.version, cast.partner, heading="Amount", title=f"Pay {one}") for one in (1, 2)]
    amendments.link(amendments=pair, by=cast.partner)
    rounds.hold(version=cast.version, meeting=held(cast, cast.by), amendments=[cast.amendment], by=cast.by)
    cast.impasse = impasses.declare(
        agreement=cast.version.agreement, party=cast.version.agreement.parties.first(), since=SEATED,
        reason="The age", amendments=[cast.amendment], clauses=[cast.bridge.clause], by=cast.by,
    )  # fmt: skip
    party = cast.version.agreement.parties.get(constituency="workers")
    signing.give_mandate(party=party, holder=cast.partner.user, ground="Board", from_on=SEATED, by=cast.by)
    return cast


def addresses(crew):
    agreement, version = crew.version.agreement_id, crew.version.pk
    return [
        f"/framework/{agreement}/",
        f"/framework/versions/{version}/",
        f"/framework/clauses/{crew.bridge.clause_id}/talk/",
        f"/framework/amendments/{crew.amendment.pk}/",
        f"/framework/amendments/{crew.amendment.pk}/talk/",
        f"/framework/{agreement}/room/",
        f"/framework/versions/{version}/link/",
        f"/framework/{agreement}/rounds/",
        f"/framework/{agreement}/impasse/",
        f"/framework/{agreement}/mandates/",
        f"/framework/{agreement}/roll/",
    ]


@pytest.mark.parametrize(("language", "size", "theme"), [FAR])
def test_every_page_passes_axe(page, crew, sign_in, axe_clean, language, size, theme):
    reader = crew.partner.user
    type(reader).objects.filter(pk=reader.pk).update(language=language)
    sign_in(reader)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    for address in addresses(crew):
        page.goto(address)
        axe_clean(page)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


SELECT = """element => {
  const node = element.querySelector("p").firstChild;
  const at = node.data.indexOf("is entitled");
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 11);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.dispatchEvent(new PointerEvent("pointerup"));
}"""


def test_words_selected_in_the_text_become_a_comment_about_them(page, crew, sign_in):
    sign_in(crew.personnel.user)
    page.goto(f"/framework/versions/{crew.version.pk}/")
    page.locator(f"#place-{crew.bridge.pk} [data-passage]").evaluate(SELECT)
    page.get_by_role("button", name="Comment on this passage").click()
    expect(page.get_by_label("Passage")).to_have_value("is entitled")
    page.get_by_label("What you say").fill("From which day?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.get_by_text("From which day?")).to_be_visible()
    made = ClauseComment.objects.order_by("pk").last()
    assert (made.quote, made.start) == ("is entitled", crew.bridge.text.body["en"].index("is entitled"))
    assert page.evaluate("CSS.highlights.get('passage').size") == 2
    page.locator("[data-passage]").evaluate(SELECT)
    page.get_by_role("button", name="Comment on this passage").click()
    expect(page.get_by_label("Passage")).to_have_value("is entitled")
    expect(page.get_by_label("What you say")).to_be_focused()
