"""Rows behind the addresses of facts for rules, duplicates, people whom partners send: see rows.py."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.factories.workforce import CaseFactory
from tests.house.rows_outcomes import about
from workforce.actions import alike, sent, stated
from workforce.models import Alike, Case, SentPerson, StatedFact


def a_fact(world: Any) -> StatedFact:
    """The first day of somebody's pension."""
    return stated.state(fact="pension_on", value=date(2031, 5, 1), **about(world))


def a_decision(world: Any) -> Alike:
    """That two people of one mine are two."""
    one = world.row(Case).person
    two = CaseFactory(worker__site=world.cast.site).person
    return alike.keep_apart(
        partnership=world.cast.partnership, one=one, two=two, reason="Twins", by=world.cast.officer
    )


def a_sent_person(world: Any) -> SentPerson:
    """Somebody whom the union sent and who waits for an answer."""
    return sent.send(
        partnership=world.cast.partnership, family_name="Бойко", given_name="Ірина", birth_date=date(1980, 5, 1),
        contact="+380", why="Advice", consent_on=world.cast.partnership.today(), by=world.cast.partner,
    )  # fmt: skip


INTAKE_ROWS = {Alike: a_decision, SentPerson: a_sent_person, StatedFact: a_fact}
