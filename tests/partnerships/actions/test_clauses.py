"""The text of a draft: written, reworded by two people at once, moved, taken out; nothing is lost."""

import random

import pytest

from jtportal.kernel.doors import Refused
from partnerships.actions import clauses, framework
from partnerships.actions.clauses import Overtaken, Wording
from partnerships.enums import ClauseKind
from partnerships.models import ClausePlace
from partnerships.queries import framework as reads
from tests.partnerships.accords import accord_of, said

BRIDGE = "A worker who has reached the age of fifty-five years is entitled to a bridge."


@pytest.fixture
def version(cast, coordinator):
    """A draft with two chapters."""
    return accord_of(cast, coordinator)


def place_of(version, heading):
    return next(line.place for line in reads.lines(version) if str(line.place.text) == heading)


def outline(version):
    return [f"{line.number} {line.place.text}" for line in reads.lines(version)]


@pytest.mark.django_db
def test_numbers_follow_from_places(coordinator, version):
    assert outline(version) == [
        "1 Parties", "1.1 Who agrees", "2 Early retirement", "2.1 Bridge to pension", "2.2 Amount",
    ]  # fmt: skip
    chapter = place_of(version, "Early retirement")
    clauses.add(
        version=version,
        kind=ClauseKind.CLAUSE,
        wording=said("Aim"),
        chapter=chapter,
        position=0,
        by=coordinator,
    )
    clauses.move(place=chapter, chapter=None, position=0, by=coordinator)
    assert outline(version)[:3] == ["1 Early retirement", "1.1 Aim", "1.2 Bridge to pension"]


@pytest.mark.django_db
def test_a_clause_is_moved_to_another_chapter_and_keeps_its_words(coordinator, version):
    place = place_of(version, "Bridge to pension")
    clauses.move(place=place, chapter=place_of(version, "Parties"), position=99, by=coordinator)
    assert outline(version) == [
        "1 Parties", "1.1 Who agrees", "1.2 Bridge to pension", "2 Early retirement", "2.1 Amount",
    ]  # fmt: skip
    with pytest.raises(Refused, match="no other chapter"):
        clauses.move(
            place=place_of(version, "Parties"),
            chapter=place_of(version, "Early retirement"),
            position=0,
            by=coordinator,
        )


@pytest.mark.django_db
def test_other_words_are_another_row_and_the_same_words_the_same(coordinator, version):
    place = place_of(version, "Amount")
    first = place.text
    clauses.reword(place=place, wording=said("Amount", "It is eighty per cent."), by=coordinator)
    after = clauses.reword(place=place, wording=Wording(first.heading, first.body), by=coordinator)
    assert after.text == first
    assert place.clause.texts.count() == 2
    assert (
        clauses.reword(place=place, wording=Wording(first.heading, first.body), by=coordinator).revision == 3
    )


@pytest.mark.django_db
def test_two_people_who_changed_different_words_both_count(coordinator, version):
    place = place_of(version, "Bridge to pension")
    seen = place.text
    one = said("Bridge to pension", BRIDGE.replace("fifty-five", "fifty-two"))
    other = said("Bridge to a pension", BRIDGE.replace("a bridge", "a bridge of sixty months"))
    clauses.reword(place=place, wording=one, seen=seen, by=coordinator)
    after = clauses.reword(place=place, wording=other, seen=seen, by=coordinator)
    assert after.text.body == {
        "en": "A worker who has reached the age of fifty-two years is entitled to a bridge of sixty months."
    }
    assert after.text.heading == {"en": "Bridge to a pension"}


@pytest.mark.django_db
def test_two_people_who_changed_the_same_words_are_shown_both(coordinator, version):
    place = place_of(version, "Bridge to pension")
    seen = place.text
    clauses.reword(
        place=place, wording=said("Bridge", BRIDGE.replace("five", "two")), seen=seen, by=coordinator
    )
    mine = said("Bridge to pension", BRIDGE.replace("fifty-five", "fifty"))
    with pytest.raises(Overtaken) as overtaken:
        clauses.reword(place=place, wording=mine, seen=seen, by=coordinator)
    parts = [part for part in overtaken.value.merges["body", "en"].parts if part.in_conflict]
    assert [(part.base, part.mine, part.theirs) for part in parts] == [("fifty-five", "fifty", "fifty-two")]


@pytest.mark.django_db
def test_measures_that_both_changed_are_decided_by_people(coordinator, version):
    place = place_of(version, "Amount")
    seen = place.text

    def with_measure(share):
        return Wording(seen.heading, seen.body, ({"key": "bridge", "share": share},))

    clauses.reword(place=place, wording=with_measure(72), seen=seen, by=coordinator)
    assert clauses.reword(place=place, wording=with_measure(72), seen=seen, by=coordinator).revision == 2
    with pytest.raises(Overtaken):
        clauses.reword(place=place, wording=with_measure(80), seen=seen, by=coordinator)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "wording", "message"),
    [
        ("chapter", said("", "Text"), "needs a heading"),
        ("clause", said(" ", "\n"), "Write what the clause says"),
        ("clause", said("Long", "a" * 40_001), "too long"),
        ("clause", Wording({"pl": "Język, którego umowa nie ma"}, {}), "Write what the clause says"),
    ],
)
def test_what_no_clause_can_say_is_refused(coordinator, version, kind, wording, message):
    with pytest.raises(Refused, match=message):
        clauses.add(version=version, kind=kind, wording=wording, by=coordinator)


@pytest.mark.django_db
def test_a_chapter_goes_once_it_is_empty_and_stays_known(coordinator, version):
    chapter = place_of(version, "Parties")
    with pytest.raises(Refused, match="move or remove them first"):
        clauses.remove(place=chapter, by=coordinator)
    clauses.remove(place=place_of(version, "Who agrees"), by=coordinator)
    clauses.remove(place=chapter, by=coordinator)
    assert outline(version) == ["1 Early retirement", "1.1 Bridge to pension", "1.2 Amount"]
    assert version.agreement.clauses.filter(key="who-agrees").exists()


@pytest.mark.django_db
def test_a_text_on_the_table_is_not_written_freely(coordinator, version):
    framework.open_to_negotiation(version=version, by=coordinator)
    place = place_of(version, "Amount")
    for change in (
        lambda: clauses.add(version=version, kind="clause", wording=said("New"), by=coordinator),
        lambda: clauses.reword(place=place, wording=said("New"), by=coordinator),
        lambda: clauses.move(place=place, chapter=None, position=0, by=coordinator),
        lambda: clauses.remove(place=place, by=coordinator),
    ):
        with pytest.raises(Refused, match="by amendments alone"):
            change()


@pytest.mark.django_db
def test_keys_are_given_once(coordinator, version):
    made = [
        clauses.add(version=version, kind="clause", wording=said("Amount"), by=coordinator) for _ in range(2)
    ]
    assert [place.clause.key for place in made] == ["amount-2", "amount-3"]
    with pytest.raises(Refused) as refusal:
        clauses.add(version=version, kind="clause", wording=said("X"), key="amount", by=coordinator)
    assert refusal.value.field == "key"


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_places_stay_gapless_through_any_moves(coordinator, version, seed):
    dice = random.Random(seed)
    for step in range(25):
        places = list(version.places.select_related("clause"))
        place = dice.choice(places)
        chapters = [one for one in places if one.clause.kind == "chapter" and one != place]
        into = dice.choice([*chapters, None]) if place.clause.kind == "clause" else None
        if step % 5 == 4:
            clauses.add(
                version=version, kind="clause", wording=said(f"New {step}"), chapter=into, by=coordinator
            )
        else:
            clauses.move(place=place, chapter=into, position=dice.randrange(6), by=coordinator)
    stood = {}
    for place in version.places.order_by("position"):
        stood.setdefault(place.chapter_id, []).append(place.position)
    assert all(positions == list(range(len(positions))) for positions in stood.values())
    assert version.places.count() == 10


def test_two_people_who_move_and_write_at_once_lose_nothing(cast, coordinator, together):
    version = accord_of(cast, coordinator)
    first, second = place_of(version, "Bridge to pension"), place_of(version, "Amount")

    def add(number):
        return lambda: clauses.add(
            version=version, kind="clause", wording=said(f"New {number}"), position=0, by=coordinator
        )

    done = together(
        lambda: clauses.move(place=first, chapter=None, position=0, by=coordinator),
        lambda: clauses.move(place=second, chapter=None, position=0, by=coordinator),
        *(add(number) for number in range(6)),
    )
    assert all(isinstance(row, ClausePlace) for row in done), done
    top = version.places.filter(chapter=None).order_by("position").values_list("position", flat=True)
    assert list(top) == list(range(10))
