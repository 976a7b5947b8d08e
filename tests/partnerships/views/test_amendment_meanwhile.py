"""Two at one amendment, one place or one duty: the second sees both on the page, and nothing typed is lost."""

import pytest

from partnerships.actions import adopting, amendments, duties, signing
from partnerships.actions.amendments import Proposed
from partnerships.calculations.clauses import duties as laid
from partnerships.models import Amendment
from tests.conftest import member
from tests.partnerships.accords import said
from tests.partnerships.dutiful import SIDES, duty_of
from tests.partnerships.negotiation import at, comment, drafted, on_table, place_of, tabled, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cast, coordinator):
    """A text on the table."""
    return on_table(cast, coordinator)


def typed(page, **more):
    """What the form of a page would send, with what is typed over it."""
    form = page.context["form"]
    found = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in {**found, **more}.items() if value is not None}


def proposed(version, by, *changes):
    row = amendments.draft(version=version, title="Change", reason="Why", changes=changes, by=by)
    amendments.table(amendment=row, by=by)
    return row


@pytest.mark.parametrize("table", [False, True])
def test_two_colleagues_at_one_amendment_see_each_others_words(client, cast, version, table):
    row = (tabled if table else drafted)(version, cast.partner)
    place = place_of(version, "Bridge to pension")
    url = f"{at('amendment_reword', pk=place.pk)}?to={row.pk}"
    client.force_login(member(cast.partner.organisation, "social_partner").user)
    mine = client.get(url)
    client.force_login(cast.partner.user)
    client.post(url, typed(client.get(url), body_en="From fifty years, says Ann."))
    sent = typed(mine, body_en="From sixty years, says Ben.")
    page = client.post(url, sent)
    assert page.status_code == 409
    assert "From sixty years, says Ben." in page.context["form"]["body_en"].value()
    assert "What A-1 says by now" in words(page)
    assert "From fifty years, says Ann." in words(page)
    row.refresh_from_db()
    assert row.current.changes.get().text.body["en"] == "From fifty years, says Ann."
    done = client.post(url, typed(page))  # whoever saves again has seen it
    assert done.status_code == 302
    row.refresh_from_db()
    assert row.current.changes.get().text.body["en"] == "From sixty years, says Ben."


@pytest.mark.parametrize("name", ["amendment_move", "amendment_remove", "duty_lay", "amendment_add"])
def test_every_form_that_changes_an_amendment_knows_what_its_reader_saw(client, cast, version, name):
    row, place = drafted(version, cast.partner), place_of(version, "Amount")
    pk = version.pk if name == "amendment_add" else place.pk
    url = f"{at(name, pk=pk)}?to={row.pk}"
    client.force_login(cast.partner.user)
    more = {"title": "Mine", "body_en": "New.", "heading_en": "New"}
    if name == "duty_lay":
        more |= laid.document(duty_of(cast.personnel.organisation))
    sent = typed(client.get(url), **more)
    assert sent["revision"] == row.revision
    drop = {"title": "Theirs", "reason": "Quicker"}
    client.post(f"{at('amendment_remove', pk=place_of(version, 'Who agrees').pk)}?to={row.pk}", drop)
    page = client.post(url, sent)
    assert page.status_code == 409
    assert page.context["form"]["title"].value() == "Mine"
    assert "Theirs Quicker" in words(page)
    row.refresh_from_db()
    assert (row.title, row.current.changes.count()) == ("Theirs", 2)
    let_go = {"clause": place_of(version, "Who agrees").clause_id, "revision": 1}
    page = client.post(at("amendment_drop", pk=row.pk), let_go, follow=True)
    assert "Somebody has changed this since you opened it" in words(page)
    row.refresh_from_db()
    assert row.current.changes.count() == 2


def test_words_adopted_while_one_types_are_shown_before_they_are_proposed_over(
    client, cast, coordinator, version
):
    place = place_of(version, "Bridge to pension")
    client.force_login(cast.personnel.user)
    url = at("amendment_reword", pk=place.pk)
    sent = typed(client.get(url), title="Later", reason="Money", body_en="From sixty years.")
    adopting.adopt(amendment=tabled(version, cast.partner), by=coordinator)
    page = client.post(url, sent)
    assert page.status_code == 409
    assert "What “Bridge to pension” says by now" in words(page)
    assert "fifty-two" in words(page)
    assert page.context["form"]["body_en"].value() == "From sixty years."
    assert client.post(url, typed(page)).status_code == 302
    row = Amendment.objects.get(title="Later")
    assert row.current.changes.get().base == place_of(version, "Bridge to pension").text


def test_an_amendment_without_a_reason_is_refused_at_its_field(client, cast, version):
    client.force_login(cast.partner.user)
    url = at("amendment_remove", pk=place_of(version, "Amount").pk)
    page = client.post(url, {"title": "Without", "reason": "  "})
    assert page.status_code == 422
    assert page.context["form"].errors.keys() == {"reason"}
    assert page.context["form"]["title"].value() == "Without"
    assert not Amendment.objects.exists()


def test_an_amendment_is_read_side_by_side(client, cast, version):
    row = tabled(version, cast.partner)
    client.force_login(cast.personnel.user)
    page = client.get(f"{at('amendment_detail', pk=row.pk)}?view=beside").text
    beside = page[page.index('<div class="beside"') :]
    old, new = (part.split("</p>")[0] for part in beside.split('<p class="accord-body pre">')[1:3])
    assert old == place_of(version, "Bridge to pension").text.body["en"]
    assert new == old.replace("fifty-five", "fifty-two")
    assert 'class="beside"' not in client.get(f"{at('amendment_detail', pk=row.pk)}?view=changes").text


def test_a_clause_that_two_move_is_placed_on_the_page(coordinator_client, cast, coordinator, version):
    chapters = [place_of(version, name).clause for name in ("Early retirement", "Parties")]
    clause = place_of(version, "Amount").clause
    one, other = (
        proposed(version, by, Proposed("move", clause, chapter=to, behind=to))
        for by, to in zip((cast.partner, cast.personnel), chapters, strict=True)
    )
    adopting.adopt(amendment=one, by=coordinator)
    url = at("amendment_adopt", pk=other.pk)
    page = coordinator_client.post(url, {"reason": "Agreed"})
    assert page.status_code == 422
    assert "Where does “Amount” stand from now on?" in words(page)
    assert "The place the amendment asks for : behind “1 Parties”" in words(page).replace("for:", "for :")
    assert "behind “2 Early retirement”" in words(page)
    name = f"place-{clause.pk}"
    done = coordinator_client.post(url, {"reason": "Both heard", name: "asked"}, follow=True)
    assert "Adopted: Both heard" in words(done)
    assert place_of(version, "Amount").chapter.clause == chapters[1]


def test_a_duty_that_two_change_is_decided_on_the_page(coordinator_client, cast, coordinator, version):
    place = place_of(version, "Amount")

    def changing(many):
        now = place_of(version, "Amount").text
        duty = laid.document(duty_of(cast.personnel.organisation, number=many))
        return Proposed("reword", place.clause, duties.saying(now, laid.with_one(now.duties, duty)))

    adopting.adopt(amendment=proposed(version, cast.partner, changing(300)), by=coordinator)
    one, other = (
        proposed(version, by, changing(many)) for by, many in ((cast.partner, 310), (cast.personnel, 320))
    )
    adopting.adopt(amendment=one, by=coordinator)
    url = at("amendment_adopt", pk=other.pk)
    page = coordinator_client.post(url, {"reason": "Agreed"})
    assert page.status_code == 422
    assert "Both changed one duty. Which counts?" in words(page)
    assert all(number in words(page) for number in ("at least 310", "at least 320"))
    assert "removes the clause" not in words(page)
    form = page.context["decisions"][place.clause_id]
    sent = {f"{form.prefix}-{name}": form[name].value() or "" for name in form.fields} | {
        "reason": "Agreed", "clause": place.clause_id, f"{form.prefix}-body_en": "Typed anew.",
    }  # fmt: skip
    page = coordinator_client.post(url, sent)  # the words, and no choice
    assert page.context["decisions"][place.clause_id]["body_en"].value() == "Typed anew."
    sent[f"duty-{place.clause_id}-retain"] = "theirs"
    coordinator_client.post(url, sent)
    now = place_of(version, "Amount").text
    assert (now.body["en"], [one["number"] for one in now.duties]) == ("Typed anew.", [310])


def test_a_draft_that_ended_with_the_text_is_read_in_its_room(client, cast, coordinator, version):
    row = drafted(version, cast.partner)
    sides = dict.fromkeys(SIDES, ("majority", 1))
    signing.set_rules(agreement=version.agreement, rules=sides, by=coordinator)
    signing.put_out(version=version, by=coordinator)
    client.force_login(cast.partner.user)
    room = words(client.get(at("accord_room", pk=version.agreement_id)))
    assert "Drafts of this room that ended A-1 Earlier bridge" in room
    assert "Withdrawn: the text went out for signature" in room
    page = client.get(at("amendment_detail", pk=row.pk))
    assert "Withdrawn: the text went out for signature" in words(page)
    assert "<del>fifty-five</del><ins>fifty-two</ins>" in page.text
    assert client.get(at("amendment_talk", pk=row.pk)).status_code == 200
    client.force_login(cast.personnel.user)
    assert "Earlier bridge" not in words(client.get(at("accord_room", pk=version.agreement_id)))
    assert client.get(at("amendment_detail", pk=row.pk)).status_code == 404


def test_a_clause_taken_out_of_its_first_draft_keeps_its_life(client, coordinator_client, cast, coordinator):
    from partnerships.actions import clauses  # noqa: PLC0415
    from tests.partnerships.accords import accord_of  # noqa: PLC0415

    version = accord_of(cast, coordinator)
    place = place_of(version, "Amount")
    comment(place, cast.partner, "Why so little?")
    clauses.reword(place=place, wording=said("Amount", "Eighty per cent."), by=coordinator)
    clauses.remove(place=place, by=coordinator)
    text = coordinator_client.get(at("framework_text", pk=version.pk))
    url = at("clause_life", pk=place.clause_id)
    assert url in text.text
    assert "1 clause was taken out" in words(text)
    life = words(coordinator_client.get(url))
    assert "“Amount” has had 2 wordings." in life
    assert "It was taken out and stands in no version." in life
    assert "Eighty" in life
    assert "seventy-two" in life
    assert "Why so little?" in life
    client.force_login(cast.outsider.user)
    assert client.get(url).status_code == 404


def test_a_clause_only_drafted_in_a_room_has_no_life_for_others(client, cast, version):
    new = Proposed("add", None, said("Secret tax", "None."), behind=place_of(version, "Amount").clause)
    row = amendments.draft(version=version, title="x", reason="y", changes=[new], by=cast.partner)
    url = at("clause_life", pk=row.current.changes.get().clause_id)
    for actor, status in ((cast.partner, 200), (cast.personnel, 404)):
        client.force_login(actor.user)
        assert client.get(url).status_code == status
        text = client.get(at("framework_text", pk=version.pk))
        assert "secret-tax" not in text.text
