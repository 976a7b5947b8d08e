"""The life of a clause: each wording once, what was proposed by whom and decided when, slips; rooms stay closed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.formats import date_format

from partnerships.actions import adopting, amendments, clauses, framework, signing
from partnerships.actions.amendments import Proposed
from partnerships.models import AmendmentChange
from partnerships.queries import clause_life
from tests.partnerships.accords import accord_of, said
from tests.partnerships.negotiation import at, comment, drafted, on_table, place_of, tabled, words

pytestmark = pytest.mark.django_db
RULES = dict.fromkeys(("government", "workers", "employers"), ("one", 1))


def written(place, old, new, by):
    """Write other words into a draft."""
    body = place.text.body["en"].replace(old, new)
    clauses.reword(place=place, wording=said(str(place.text), body), by=by)
    place.refresh_from_db()
    return place


def lived(cast, coordinator):
    """A clause drafted twice, put on the table, proposed upon by three, adopted, rejected, then put out with a slip."""
    version = accord_of(cast, coordinator)
    place = written(place_of(version, "Bridge to pension"), "fifty-five", "fifty-six", coordinator)
    written(place, "fifty-six", "fifty-five", coordinator)
    framework.open_to_negotiation(version=version, by=coordinator)
    first, second = tabled(version, cast.partner), tabled(version, cast.personnel, title="The same")
    drafted(version, cast.partner, title="Only ours")
    adopting.adopt(amendment=first, reason="Agreed", by=coordinator)
    amendments.reject(amendment=second, reason="Stands already", by=coordinator)
    signing.set_rules(agreement=version.agreement, rules=RULES, by=coordinator)
    out = signing.put_out(version=version, by=coordinator)
    place = place_of(out, "Bridge to pension")
    body = place.text.body["en"].replace("entitled", "entitledd")
    signing.correct(place=place, wording=said(str(place.text), body), reason="A letter", by=coordinator)
    return place


def test_a_life_tells_drafts_amendments_decisions_and_slips(client, cast, coordinator):
    place = lived(cast, coordinator)
    comment(place, cast.partner, "Women wait")
    client.force_login(cast.personnel.user)
    page = client.get(at("clause_life", pk=place.clause_id))
    [step] = page.context["steps"]
    assert sorted(one["kind"] for one in step["events"]) == [
        "amendment",
        "amendment",
        "draft",
        "draft",
        "erratum",
    ]
    assert [one["at"] for one in step["events"]] == sorted(
        (one["at"] for one in step["events"]), reverse=True
    )
    told, day = words(page), date_format(cast.partnership.today())
    assert "“Bridge to pension” has had 3 wordings." in told
    assert (
        f"Proposed by {cast.partner.organisation}, tabled on {day} · adopted on {day}: Agreed · 2 words"
        in told
    )
    assert f"Proposed by {cast.personnel.organisation}, tabled on {day} · rejected on {day}" in told
    assert "<del>fifty-five</del><ins>fifty-two</ins>" in page.text
    assert "<del>fifty-five</del><ins>fifty-six</ins>" in page.text
    assert "<del>entitled</del><ins>entitledd</ins>" in page.text
    assert "A letter" in told
    assert "Only ours" not in told
    assert "Women wait" in told.partition("What is said of it")[2]
    client.force_login(cast.partner.user)
    assert "Only ours" in words(client.get(at("clause_life", pk=place.clause_id)))


def test_a_wording_is_told_once_wherever_it_was_written(cast, coordinator):
    place = lived(cast, coordinator)
    [stage] = clause_life.stages(cast.partner, place.clause)
    told = [text.pk for text in stage.drafted] + [stage.place.text_id]
    told += [row.meant_id for row in stage.errata]
    assert len(told) == len(set(told))
    proposed = set(AmendmentChange.objects.filter(clause=place.clause).values_list("text", flat=True))
    assert set(told) | proposed == set(place.clause.texts.values_list("pk", flat=True))


def test_a_clause_that_only_another_room_would_add_does_not_exist(client, cast, coordinator):
    version = on_table(cast, coordinator)
    change = Proposed("add", wording=said("Widows"))
    row = amendments.draft(version=version, title="x", reason="x", changes=[change], by=cast.partner)
    clause = AmendmentChange.objects.get(of=row.current).clause
    pages = [at(name, pk=clause.pk) for name in ("clause_life", "clause_talk")]
    roll = at("accord_roll", pk=version.agreement_id)
    for actor, sees in ((cast.personnel, False), (cast.partner, True)):
        client.force_login(actor.user)
        assert [client.get(page).status_code for page in pages] == [200 if sees else 404] * 2
        assert ("widows" in client.get(roll).text) is sees
    amendments.table(amendment=row, by=cast.partner)
    client.force_login(cast.personnel.user)
    life = words(client.get(pages[0]))
    assert "It stands in no version." in life
    assert "tabled on" in life


def test_a_life_asks_as_often_for_three_of_everything_as_for_one(client, cast, coordinator):
    place = lived(cast, coordinator)
    signing.take_back(version=place.version, reason="x", by=coordinator)
    url = at("clause_life", pk=place.clause_id)
    client.force_login(cast.partner.user)
    counts, lines = [], []
    for turn in range(3):
        if turn:
            again = framework.begin_version(
                agreement=place.version.agreement, base=place.version, reason="x", by=coordinator
            )
            grown(cast, again, coordinator)
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(url)
        counts.append(len(asked))
        lines.append(sum(len(step["events"]) + 1 for step in page.context["steps"]))
    assert len(set(counts)) == 1, counts
    assert lines[0] < lines[1] < lines[2]


def grown(cast, version, by):
    """One more version with a draft, an amendment and a slip of the clause, then withdrawn."""
    place = written(place_of(version, "Bridge to pension"), "worker", "miner", by)
    written(place, "miner", "worker", by)
    framework.open_to_negotiation(version=version, by=by)
    place = place_of(version, "Bridge to pension")
    change = Proposed("remove", place.clause)
    row = amendments.draft(version=version, title="x", reason="x", changes=[change], by=cast.partner)
    amendments.table(amendment=row, by=cast.partner)
    amendments.withdraw(amendment=row, reason="x", by=cast.partner)
    out = signing.put_out(version=version, by=by)
    place = place_of(out, "Bridge to pension")
    body = place.text.body["en"].replace("bridge", "brridge")
    signing.correct(place=place, wording=said(str(place.text), body), reason="x", by=by)
    signing.take_back(version=out, reason="x", by=by)
