"""The closed list of facts stands in two places, and is one."""

import re
from pathlib import Path

import yaml

from partnerships.calculations.measures import reading
from partnerships.calculations.measures.facts import ASKABLE, BEGUN_BY, DERIVED, FACTS, Kind, Standing
from partnerships.calculations.measures.language import OPERATORS, PATHWAYS
from partnerships.enums import Fact, Pathway
from workforce.enums import Contract, FactStanding, LeaveReason, Sex
from workforce.queries.eligibility_facts import HELD, ROSTER
from workforce.queries.said_facts import ALONE, OVERLAID


def test_words_and_kinds_name_the_same_facts_in_the_same_order():
    assert [one.value for one in Fact] == list(FACTS)


def test_years_are_counted_from_dates_that_may_be_asked():
    assert set(BEGUN_BY) < set(DERIVED)
    assert {FACTS[fact].kind for fact in BEGUN_BY.values()} == {Kind.DATE}
    assert not set(DERIVED) & set(FACTS)


def test_every_kind_has_operators_and_every_fact_a_meaning():
    assert set(OPERATORS) == set(Kind) == {spec.kind for spec in FACTS.values()}
    assert all(spec.meaning for spec in ASKABLE.values())


def test_words_of_the_workforce_are_the_facts_words():
    assert set(FACTS["sex"].choices) == {one.value for one in Sex} - {""}
    assert set(FACTS["contract"].choices) == {one.value for one in Contract} - {""}
    moved = {LeaveReason.OTHER_SITE, LeaveReason.NEW_NUMBER}
    assert {one.value for one in LeaveReason} - moved < set(FACTS["layoff_reason"].choices)
    assert [one.word for one in Standing] == [one.value for one in FactStanding]
    assert set(PATHWAYS) == {one.value for one in Pathway} - {"none"}


def test_the_handbook_names_every_fact_operator_and_choice_and_its_example_is_accepted():
    text = (Path(__file__).parents[3] / "docs" / "rules.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| `")]
    assert rows == [f"`{name}`" for name in ASKABLE]
    words = {one.value for kind in OPERATORS.values() for one in kind} | {one.word for one in Standing}
    words |= {word for spec in FACTS.values() for word in spec.choices} | set(PATHWAYS)
    assert not {word for word in words if f"`{word}" not in text and f" {word}" not in text}
    example = yaml.safe_load(text.partition("```yaml")[2].partition("```")[0])
    assert not reading.read(example, known=["lump-sum", "redeployment", "reskilling"]).faults


def test_the_handbook_says_which_facts_the_roster_fills_and_which_the_case():
    text = (Path(__file__).parents[3] / "docs" / "rules.md").read_text(encoding="utf-8")
    filled, _found, rest = text.partition("For workers on a roster the portal fills")[2].partition(
        "These are "
    )
    assert set(re.findall(r"`(\w+)`", filled)) == set(ROSTER)
    assert rest.startswith(f"{len(ROSTER)} of the {len(FACTS)} facts. The other {len(ALONE)} come")
    named = rest.partition("with the worker's case: ")[2].partition("Each has a source")[0]
    assert set(re.findall(r"`(\w+)`", named)) == set(ALONE) == set(FACTS) - set(ROSTER)
    both = rest.partition("The intake also says what the roster says: ")[2].partition("Of two that speak")[0]
    assert set(re.findall(r"`(\w+)`", both)) == set(OVERLAID)
    assert sorted(HELD) == sorted(FACTS)
