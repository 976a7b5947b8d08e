"""Over generated negotiations nothing disappears: clauses, words, comments, positions are there or openly retired."""

import random
from contextlib import suppress

import pytest

from accounts.models import Notice
from jtportal.kernel.doors import Refused
from partnerships.actions import (
    adopting,
    amendments,
    clause_talk,
    clauses,
    duties,
    framework,
    signing,
)
from partnerships.actions.adopting import Conflicting
from partnerships.actions.amendments import Proposed
from partnerships.actions.clauses import Wording
from partnerships.calculations.clauses import duties as laid
from partnerships.models import (
    Amendment,
    AmendmentChange,
    AmendmentText,
    ClauseComment,
    ClauseText,
    Position,
)
from partnerships.queries import clause_life as life
from partnerships.queries import framework as texts
from tests.partnerships.accords import accord_of, said
from tests.partnerships.dutiful import SIDES, duty_of

pytestmark = pytest.mark.django_db
WRITTEN, STEPS = 10, 30


class Dice:
    """Somebody who writes, and everything that was written."""

    def __init__(self, version, cast, chair, seed):
        self.version, self.chair, self.dice = version, chair, random.Random(seed)
        self.parties = [cast.officer, cast.partner, cast.personnel]
        self.comments, self.positions, self.marks = [], [], {}
        self.wordings = set(ClauseText.objects.values_list("pk", flat=True))

    def play(self, *acts):
        """Let somebody do something; what the portal refuses does not happen."""
        with suppress(Refused):
            self.dice.choice(acts)(self.dice.choice(self.parties))
        self.wordings |= set(ClauseText.objects.values_list("pk", flat=True))

    def place(self):
        """Some clause that stands in the text."""
        return self.dice.choice(list(self.version.places.select_related("clause", "text", "version")))

    def marked(self, place):
        """Its words with a mark more."""
        mark = f"{type(self).__name__}{len(self.marks)}x"
        pieces = (place.text.body.get("en") or "Text.").split()
        pieces.insert(self.dice.randrange(len(pieces) + 1), mark)
        self.marks[mark] = place.clause_id
        return Wording(place.text.heading, {"en": " ".join(pieces)}, duties=tuple(place.text.duties))

    def duty(self, place):
        """A duty that the clause lays already, with another number, or a new one."""
        keys = [one["key"] for one in place.text.duties]
        new = f"duty-{self.dice.randrange(10**6)}"
        key = self.dice.choice([new, *keys])
        return duty_of(self.parties[2].organisation, key=key, number=self.dice.randrange(1, 500))

    def comment(self, by):
        """Somebody comments on a clause, in the room or at the table."""
        made = clause_talk.comment(
            agreement=self.version.agreement, clause=self.place().clause, said="Why?", by=by,
            in_room=self.dice.random() < 0.5,
        )  # fmt: skip
        self.comments.append(made.pk)


class Draft(Dice):
    """A text written by dice, before it is on the table."""

    def step(self):
        """One of what may be done to a draft."""
        self.play(self.write, self.write, self.lay, self.add, self.move, self.remove, self.comment)

    def write(self, _by):
        """Other words."""
        place = self.place()
        clauses.reword(place=place, wording=self.marked(place), by=self.chair)

    def lay(self, _by):
        """A duty, new or changed."""
        place = self.place()
        duties.lay(place=place, duty=self.duty(place), by=self.chair)

    def add(self, _by):
        """A clause more."""
        clauses.add(version=self.version, kind="clause", wording=said("Added", "Says it."), by=self.chair)

    def move(self, _by):
        """Another place."""
        clauses.move(place=self.place(), chapter=None, position=0, by=self.chair)

    def remove(self, _by):
        """One clause less."""
        clauses.remove(place=self.place(), by=self.chair)


class Table(Dice):
    """A negotiation played by dice, and what was said in it."""

    def step(self):
        """One of what may be done at the table or in a room."""
        self.play(
            self.propose, self.propose, self.revise, self.comment, self.position, self.decide,
            self.decide, self.withdraw, self.link,
        )  # fmt: skip

    def change(self):
        """A change of some clause that stands in the text, or a new one."""
        place = self.place()
        kind = self.dice.choice(["reword", "reword", "reword", "duty", "move", "remove", "add"])
        if kind == "reword":
            return Proposed(kind, place.clause, self.marked(place))
        if kind == "duty":
            now = laid.with_one(place.text.duties, laid.document(self.duty(place)))
            return Proposed("reword", place.clause, duties.saying(place.text, now))
        if kind == "add":
            return Proposed(kind, None, said("New", "Says something."), behind=place.clause)
        behind = self.place().clause if self.dice.random() < 0.5 else None
        return Proposed(kind, place.clause, behind=behind if behind != place.clause else None)

    def propose(self, by):
        """Draft, and mostly table."""
        row = amendments.draft(version=self.version, title="x", reason="y", changes=[self.change()], by=by)
        if self.dice.random() < 0.7:
            amendments.table(amendment=row, by=by)

    def one(self, *states):
        """An amendment in one of these states, and who speaks for its party. Refused: there is none."""
        rows = list(Amendment.objects.filter(version=self.version, state__in=states).order_by("pk"))
        if not rows:
            raise Refused("none")
        row = self.dice.choice(rows)
        return row, next(one for one in self.parties if one.organisation_id == row.organisation_id)

    def revise(self, _by):
        """Its party changes one."""
        row, owner = self.one("drafted", "tabled")
        amendments.revise(amendment=row, changes=[self.change()], seen=row.revision, by=owner)

    def withdraw(self, _by):
        """Its party takes one back."""
        row, owner = self.one("drafted", "tabled")
        amendments.withdraw(amendment=row, reason="Agreed otherwise", by=owner)

    def link(self, _by):
        """Two of a party stand or fall together."""
        row, owner = self.one("drafted", "tabled")
        rows = Amendment.objects.filter(organisation=row.organisation, state=row.state).order_by("pk")
        amendments.link(amendments=list(rows[:2]), by=owner)

    def position(self, by):
        """Somebody takes a position."""
        row, _owner = self.one("tabled")
        made = amendments.take_position(amendment=row, stance="support", reason="", seen=row.current, by=by)
        self.positions.append((made.pk, row.current_id))

    def decide(self, _by):
        """The chair adopts, rejects, or decides a conflict: both sides' marks, one duty, some place."""
        row, _owner = self.one("tabled")
        if self.dice.random() < 0.2:
            amendments.reject(amendment=row, reason="No", by=self.chair)
            return
        ruled = {"decided": {}, "duties": {}, "places": {}}
        for _attempt in range(5):
            try:
                adopting.adopt(amendment=row, by=self.chair, **ruled)
            except Conflicting as conflict:
                self.rule(conflict, ruled)
            else:
                return

    def rule(self, conflict, ruled):
        """Decide one conflict."""
        now, change = conflict.now, conflict.change
        if conflict.places:
            ruled["places"][change.clause_id] = self.dice.choice(conflict.places)
            return
        both = " ".join([now.body.get("en", ""), *(change.text.body.values() if change.text else ())])
        ruled["decided"][change.clause_id] = Wording(now.heading, {"en": both})
        sides = {key: self.dice.choice(["mine", "theirs"]) for key in conflict.duties}
        ruled["duties"][change.clause_id] = sides

    def end(self):
        """Decide the rest, and put the text out for signature."""
        for row in Amendment.objects.filter(version=self.version, state="tabled").order_by("pk"):
            with suppress(Refused):  # what it was linked with went before
                amendments.reject(amendment=row, reason="No time left", by=self.chair)
        rules = dict.fromkeys(SIDES, ("majority", 1))
        signing.set_rules(agreement=self.version.agreement, rules=rules, by=self.chair)
        signing.put_out(version=self.version, by=self.chair)


def in_order(version):
    """Whether places count without gap."""
    counted = {}
    for place in version.places.order_by("position"):
        counted.setdefault(place.chapter_id, []).append(place.position)
    return all(places == list(range(len(places))) for places in counted.values())


@pytest.mark.parametrize("seed", range(8))
def test_a_negotiation_loses_nothing(cast, coordinator, seed):
    version = accord_of(cast, coordinator)
    draft = Draft(version, cast, coordinator, seed)
    for _ in range(WRITTEN):
        draft.step()
    for clause in texts.taken_out(version.agreement):  # its words stay on the page of its life
        kept = {text.pk for stage in life.stages(coordinator, clause) for text in stage.drafted}
        assert kept == {pk for pk in draft.wordings if ClauseText.objects.get(pk=pk).clause_id == clause.pk}
    first = set(version.places.values_list("clause", flat=True))
    assert first | {one.pk for one in texts.taken_out(version.agreement)} == set(
        version.agreement.clauses.values_list("pk", flat=True)
    )
    framework.open_to_negotiation(version=version, by=coordinator)
    table = Table(version, cast, coordinator, seed)
    for _ in range(STEPS):
        table.step()
    drafts = set(Amendment.objects.filter(state="drafted").values_list("pk", flat=True))
    said_by = set(AmendmentText.objects.values_list("pk", flat=True))
    table.end()
    assert set(ClauseText.objects.values_list("pk", flat=True)) == table.wordings
    assert set(ClauseComment.objects.values_list("pk", flat=True)) == {*draft.comments, *table.comments}
    assert set(Position.objects.values_list("pk", "on_text")) == set(table.positions)
    assert set(AmendmentText.objects.values_list("pk", flat=True)) == said_by
    assert_text(version, table, first)
    ended = Amendment.objects.order_by("pk")
    assert not ended.filter(state__in=["drafted", "tabled"]).exists()
    assert all(row.why or row.state == "adopted" for row in ended)
    assert {row.pk for row in ended if row.retired} == drafts
    assert Notice.objects.filter(kind="draft_retired").exists() is bool(drafts)


def assert_text(version, table, first):
    """What was adopted stands: clauses, marks, duties, places without gap."""
    adopted = AmendmentChange.objects.filter(of__current_of__state="adopted")
    removed = set(adopted.filter(kind="remove").values_list("clause", flat=True))
    added = set(adopted.filter(kind="add").values_list("clause", flat=True))
    stands = {place.clause_id: place.text for place in version.places.select_related("text")}
    assert stands.keys() == (first | added) - removed
    for change in adopted.filter(kind="reword").exclude(clause__in=removed).select_related("text"):
        words = stands[change.clause_id].body.get("en", "")
        own = [mark for mark, clause in table.marks.items() if clause == change.clause_id]
        assert all(mark in words for mark in own if mark in (change.text.body.get("en") or ""))
        keys = {one["key"] for one in stands[change.clause_id].duties}
        assert keys >= {one["key"] for one in change.text.duties}
    assert in_order(version)
