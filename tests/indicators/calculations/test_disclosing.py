"""Nothing that is published side by side gives a small number away: tried by somebody who adds and subtracts."""

import random
from itertools import combinations, product

import pytest

from indicators.calculations.disclosing import EVERYBODY, WHOLE, Book, Family, enter, joined

SPLITS = {"sex": ("female", "male", None), "town": tuple(f"t-{one}" for one in range(7))}
SHARES = {"sex": [20, 79, 1], "town": [1, 2, 3, 8, 20, 30, 36]}
THRESHOLD = 5


def people(chance, width, size):
    """Return workers as (pattern, {split: category}); some answers and places are rare."""
    weights = [chance.choice([1, 4, 40, 90]) for _place in range(width)]
    return [
        (
            "".join(chance.choices("yon", [weight, chance.choice([0, 2]), 60])[0] for weight in weights),
            {name: chance.choices(SPLITS[name], shares)[0] for name, shares in SHARES.items()},
        )
        for _worker in range(size)
    ]  # fmt: skip


def groups_of(workers):
    """Return workers as the book takes them."""
    found = {}
    for pattern, places in workers:
        for at in ((WHOLE, EVERYBODY), *places.items()):
            held = found.setdefault(at, {})
            held[pattern] = held.get(pattern, 0) + 1
    return found


def family_of(workers, places, beside=None):
    """Return the groups of some places of the patterns."""
    patterns = {pattern for pattern, _places in workers}

    def of(signs):
        return {str(place): frozenset(one for one in patterns if one[place] in signs) for place in places}

    yes, likely = of("y"), of("yo")
    union = frozenset().union(*yes.values()), frozenset().union(*likely.values())
    return Family(yes, likely, yes, likely, *union, beside)


def made(seed, size=400, width=6):
    """Return workers, families and the book after both were entered: the second changes two measures of four."""
    chance = random.Random(seed)
    workers = people(chance, width, size)
    families = [family_of(workers, range(4)), family_of(workers, (0, 1, 4, 5), beside=0)]
    families[1] = Family(**{
        name: {str(place): held for place, held in enumerate(getattr(families[1], name).values())}
        for name in ("yes", "likely", "priced", "likely_priced")
    }, union=families[1].union, likely_union=families[1].likely_union, beside=0)  # fmt: skip
    book = Book(groups_of(workers), THRESHOLD)
    enter(book, families)
    return workers, families, book


def published(book):
    """Yield (split, parting, group) of everything a reader sees, the roster among it."""
    everybody = frozenset(book.groups[WHOLE, EVERYBODY])
    for group in [everybody, *filter(None, book.published)]:
        yield WHOLE, (frozenset({EVERYBODY}),), group
        for split in SPLITS:
            parts = book.finest(split) if group == everybody else book.parts(group, split)
            if parts:
                yield split, parts, group


def counted(workers, group, split, block):
    """Count by looking at each worker."""
    return sum(pattern in group and (split == WHOLE or places[split] in block) for pattern, places in workers)


def chosen_together(book):
    """Yield (split, parts that all share, groups) for one to three published groups."""
    everybody = frozenset(book.groups[WHOLE, EVERYBODY])
    for split in (WHOLE, *SPLITS):
        here = [(parts, group) for name, parts, group in published(book) if name == split]
        for chosen in (one for size in (1, 2, 3) for one in combinations(here, size)):
            blocks = list(chosen[0][0])
            for parts, _group in chosen[1:]:
                blocks = joined(blocks, parts)
            held = [group for _parts, group in chosen]
            if held != [everybody]:  # the roster is not shown by parts, only taken for known
                yield split, blocks, held


def readable(workers, book):
    """Yield numbers of people that follow from adding up and taking away one to three published counts."""
    patterns = {pattern for pattern, _places in workers}
    for split, blocks, held in chosen_together(book):
        for signs in product((1, -1), repeat=len(held)):
            terms = list(zip(signs, held, strict=True))
            if min(sum(sign * (one in group) for sign, group in terms) for one in patterns) < 0:
                continue
            for block in blocks:
                yield sum(sign * counted_once(workers, group, split, block) for sign, group in terms)


CACHE = {}


def counted_once(workers, group, split, block):
    """Remember counts: they are asked for often."""
    key = id(workers), group, split, block
    if key not in CACHE:
        CACHE[key] = counted(workers, group, split, block)
    return CACHE[key]


@pytest.mark.parametrize("seed", range(12))
def test_no_small_number_follows_from_up_to_three_published_ones(seed):
    workers, _families, book = made(seed)
    CACHE.clear()
    small = [value for value in readable(workers, book) if 0 < value < THRESHOLD]
    assert small == []


@pytest.mark.parametrize("seed", range(30))
def test_a_change_of_few_workers_is_not_readable_from_before_and_after(seed):
    workers, families, book = made(seed)
    before, after = families
    pairs = [(before.union, after.union), *((before.yes[key], after.yes[key]) for key in before.yes)]
    for one, other in pairs:
        if not (book.shows(one) and book.shows(other)):
            continue
        for split in (WHOLE, *SPLITS):
            sides = (
                [book.parts(group, split) for group in (one, other)] if split else [[frozenset({None})]] * 2
            )
            if not all(sides):
                continue
            for block in joined(*sides):
                for apart in (one - other, other - one):
                    assert not 0 < counted(workers, apart, split, block) < THRESHOLD


def test_chance_publishes_much_and_withholds_some():
    shown = withheld = parted = 0
    for seed in range(30):
        _workers, families, book = made(seed)
        for family in families:
            for group in family.yes.values():
                shown += book.shows(group)
                withheld += not book.shows(group)
                parted += bool(group) and book.parts(group, "town") is not None
    assert shown > 100
    assert withheld > 10
    assert parted > 40


def test_all_is_shown_to_whoever_may_see_persons():
    chance = random.Random(1)
    workers = people(chance, 4, 50)
    family = family_of(workers, range(4))
    book = Book(groups_of(workers), 0)
    enter(book, [family])
    for group in filter(None, [family.union, *family.yes.values(), *family.likely.values()]):
        assert book.shows(group)
    assert set(book.parts(family.union, "town")) == set(book.finest("town"))


def few(*counts):
    """Return a book over one split: {category: {pattern: workers}}."""
    groups = {}
    for category, held in counts:
        groups["town", category] = held
        for pattern, number in held.items():
            whole = groups.setdefault((WHOLE, EVERYBODY), {})
            whole[pattern] = whole.get(pattern, 0) + number
    return Book(groups, THRESHOLD)


def test_small_towns_are_counted_with_others_until_they_are_enough():
    book = few(
        ("a", {"y": 40, "n": 60}), ("b", {"y": 3, "n": 50}), ("c", {"y": 9, "n": 50}), ("d", {"n": 70})
    )
    yes = frozenset("y")
    assert book.publish(yes)
    book.part(yes, "town")
    assert set(book.parts(yes, "town")) == {frozenset("a"), frozenset("bcd")}


def test_all_but_one_of_the_roster_is_as_small_as_one():
    book = few(("a", {"y": 99, "n": 1}), ("b", {"y": 100}))
    assert not book.publish(frozenset("y"))


def test_an_amendment_of_one_worker_is_withheld_and_what_was_before_stays():
    book = few(("a", {"yy": 40, "ny": 1, "nn": 60}), ("b", {"yy": 50, "nn": 60}))
    before, after = frozenset({"yy"}), frozenset({"yy", "ny"})
    assert book.publish(before)
    assert not book.publish(after, before)
    assert book.shows(before)


def test_as_many_coming_in_as_falling_out_are_no_hiding_place():
    book = few(("a", {"yy": 40, "ny": 1, "yn": 1, "nn": 60}))
    before, after = frozenset({"yy", "yn"}), frozenset({"yy", "ny"})
    assert book.publish(before)
    assert not book.publish(after, before)


def test_two_measures_and_their_union_do_not_give_a_small_overlap_away():
    book = few(("a", {"yn": 40, "ny": 30, "yy": 2, "nn": 60}))
    one, other = frozenset({"yn", "yy"}), frozenset({"ny", "yy"})
    assert book.publish(one | other)
    assert book.publish(one)
    assert not book.publish(other)
