"""Over generated negotiations nothing disappears: clauses, words, comments, positions are there or openly retired."""

import random
from contextlib import suppress

import pytest

from jtportal.kernel.doors import Refused
from partnerships.actions import adopting, amendments, clause_talk, framework
from partnerships.actions.adopting import Conflicting
from partnerships.actions.amendments import Proposed
from partnerships.actions.clauses import Wording
from partnerships.models import (
    Amendment,
    AmendmentChange,
    ClauseComment,
    ClauseText,
    Position,
)
from tests.partnerships.accords import accord_of, said

pytestmark = pytest.mark.django_db
STEPS = 30


class Table:
    """A negotiation played by dice, and what was said in it."""

    def __init__(self, version, cast, chair, seed):
        self.version, self.chair, self.dice = version, chair, random.Random(seed)
        self.parties = [cast.officer, cast.partner, cast.personnel]
        self.comments, self.positions, self.marks = [], [], {}
        self.first = set(version.places.values_list("clause", flat=True))
        self.wordings = set(ClauseText.objects.values_list("pk", flat=True))

    def step(self):
        """Let somebody do something; what the portal refuses does not happen."""
        act = self.dice.choice(
            [self.propose, self.propose, self.revise, self.comment, self.position, self.decide]
        )
        with suppress(Refused):
            act(self.dice.choice(self.parties))
        self.wordings |= set(ClauseText.objects.values_list("pk", flat=True))

    def change(self):
        """A change of some clause that stands in the text, or a new one."""
        place = self.dice.choice(list(self.version.places.select_related("clause", "text")))
        kind = self.dice.choice(["reword", "reword", "reword", "move", "remove", "add"])
        mark = f"mark{len(self.marks)}"
        if kind == "reword":
            pieces = (place.text.body.get("en") or "Text.").split()
            pieces.insert(self.dice.randrange(len(pieces) + 1), mark)
            self.marks[mark] = place.clause_id
            heading = place.text.heading
            return Proposed(kind, place.clause, Wording(heading, {"en": " ".join(pieces)}))
        if kind == "add":
            return Proposed(kind, None, said(f"New {mark}", "Says something."), behind=place.clause)
        return Proposed(kind, place.clause, behind=None)

    def propose(self, by):
        """Draft and table."""
        row = amendments.draft(version=self.version, title="x", reason="y", changes=[self.change()], by=by)
        amendments.table(amendment=row, by=by)

    def one(self, state="tabled"):
        """An amendment on the table. Refused: there is none."""
        rows = list(Amendment.objects.filter(version=self.version, state=state))
        if not rows:
            raise Refused("none")
        return self.dice.choice(rows)

    def revise(self, _by):
        """Its party changes one."""
        row = self.one()
        owner = next(one for one in self.parties if one.organisation_id == row.organisation_id)
        amendments.revise(amendment=row, changes=[self.change()], by=owner)

    def comment(self, by):
        """Somebody comments on a clause, in the room or at the table."""
        place = self.dice.choice(list(self.version.places.select_related("clause")))
        made = clause_talk.comment(
            agreement=self.version.agreement, clause=place.clause, said="Why?", by=by,
            in_room=self.dice.random() < 0.5,
        )  # fmt: skip
        self.comments.append(made.pk)

    def position(self, by):
        """Somebody takes a position."""
        row = self.one()
        made = amendments.take_position(amendment=row, stance="support", reason="", seen=row.current, by=by)
        self.positions.append((made.pk, row.current_id))

    def decide(self, _by):
        """The chair adopts, rejects, or decides a conflict for what stands there with both marks in it."""
        row = self.one()
        if self.dice.random() < 0.2:
            amendments.reject(amendment=row, reason="No", by=self.chair)
            return
        decided = {}
        for _attempt in range(3):
            try:
                adopting.adopt(amendment=row, by=self.chair, decided=decided)
            except Conflicting as conflict:
                now, change = conflict.now, conflict.change
                both = " ".join([now.body.get("en", ""), *(change.text.body.values() if change.text else ())])
                decided[change.clause_id] = Wording(now.heading, {"en": both})
            else:
                return


@pytest.mark.parametrize("seed", range(8))
def test_a_negotiation_loses_nothing(cast, coordinator, seed):
    version = accord_of(cast, coordinator)
    framework.open_to_negotiation(version=version, by=coordinator)
    table = Table(version, cast, coordinator, seed)
    for _ in range(STEPS):
        table.step()
    assert set(ClauseText.objects.values_list("pk", flat=True)) == table.wordings
    assert set(ClauseComment.objects.values_list("pk", flat=True)) == set(table.comments)
    assert set(Position.objects.values_list("pk", "on_text")) == set(table.positions)
    adopted = AmendmentChange.objects.filter(of__current_of__state="adopted")
    removed = set(adopted.filter(kind="remove").values_list("clause", flat=True))
    added = set(adopted.filter(kind="add").values_list("clause", flat=True))
    stands = dict(version.places.values_list("clause", "text__body__en"))
    assert stands.keys() == (table.first | added) - removed
    for change in adopted.filter(kind="reword").select_related("text"):
        own = [mark for mark, clause in table.marks.items() if clause == change.clause_id]
        for mark in [mark for mark in own if mark in (change.text.body.get("en") or "")]:
            assert change.clause_id in removed or mark in stands[change.clause_id]
    counted = {}
    for place in version.places.order_by("position"):
        counted.setdefault(place.chapter_id, []).append(place.position)
    assert all(places == list(range(len(places))) for places in counted.values())
