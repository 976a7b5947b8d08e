"""A document with faults is refused with every one named by its place."""

import json
from copy import deepcopy

import pytest

from tests.workforce.calculations.packages.schemes import schemes
from workforce.calculations.packages import keeping, reading
from workforce.calculations.packages.keeping import Retention
from workforce.calculations.packages.language import ClawBack

GOOD = {
    "key": "grant",
    "name": {"en": "Grant"},
    "currency": "EUR",
    "components": [{"key": "move", "kind": "relocation", "name": {"en": "Move"}, "share": 50, "basis": "moving_cost"}],
}  # fmt: skip


def faults_of(**changes):
    """The faults of the good document with changes: 'components.0.share' leads into it."""
    document = deepcopy(GOOD)
    for path, value in changes.items():
        at = document
        *way, last = path.split("__")
        for step in way:
            at = at[int(step) if step.isdigit() else step]
        at[last] = value
    said = reading.read_file({"packages": [document]})
    return {(fault.path.removeprefix("packages[0]"), fault.code.value) for fault in said.faults}


PART = "components__0__"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"key": "A B"}, (".key", "bad_key")),
        ({"name": {"uk": "Грант"}}, (".name", "lacks")),
        ({"name": {"en": " "}}, (".name.en", "not_text")),
        ({"currency": "EUX"}, (".currency", "unknown_currency")),
        ({"country": "Poland"}, (".country", "bad_key")),
        ({"colour": 1}, (".colour", "unknown_key")),
        ({"components": []}, (".components", "empty")),
        ({"components": "x"}, (".components", "not_a_list")),
        ({"most": -1}, (".most", "negative")),
        ({"most": "1.001"}, (".most", "too_large")),
        ({"valid": {"from": "2026-02-30"}}, (".valid.from", "not_a_date")),
        ({"valid": {"from": "2026-02-02", "until": "2026-02-01"}}, (".valid.until", "until_before_from")),
        ({"conditions": [{"figure": "height", "over": 1}]}, (".conditions[0].figure", "unknown_fact")),
        ({"conditions": [{"figure": "wage"}]}, (".conditions[0]", "no_operator")),
        ({"conditions": [{"figure": "wage", "over": 1, "under": 2}]}, (".conditions[0]", "two_operators")),
        ({"conditions": [{"figure": "wage", "is": True}]}, (".conditions[0]", "unknown_operator")),
        ({"conditions": [{"figure": "insured", "is": "yes"}]}, (".conditions[0].is", "not_yes_or_no")),
        (
            {"conditions": [{"figure": "wage", "over": {"figure": "days"}}]},
            (".conditions[0].over.figure", "unknown_choice"),
        ),
        ({"conditions": [{"any": []}]}, (".conditions[0].any", "empty")),
        ({"conditions": [{"figure": "job_on", "before": {"after": "move_on"}}]}, (".conditions[0].before", "not_moved")),
        ({"conditions": [{"figure": "job_on", "before": "soon"}]}, (".conditions[0].before", "not_a_date")),
        ({"once": "always"}, (".once", "unknown_choice")),
        ({"not_with": ["grant"]}, (".not_with", "names_itself")),
        ({"only_payer": 1}, (".only_payer", "not_yes_or_no")),
        ({"prior_approval": "wage"}, (".prior_approval", "unknown_choice")),
        ({"advance": {"share": 101}}, (".advance.share", "too_large")),
        ({"advance": {"most": 1}}, (".advance", "lacks")),
        ({"approval": [{"approvals": 1}, {"approvals": 2}]}, (".approval[0]", "lacks")),
        ({"approval": [{"up_to": 5, "approvals": 2}, {"approvals": 1}]}, (".approval[1]", "too_large")),
        ({"approval": [{"up_to": 5, "approvals": 1}]}, (".approval[0]", "unknown_key")),
        (
            {"retention": {"days": 9, "within": 8, "after": "job_on", "claw_back": "in_full"}},
            (".retention.within", "too_large"),
        ),
        ({"evidence": [{"key": "a", "name": {"en": "A"}, "for": "luck"}]}, (".evidence[0].for", "unknown_choice")),
        ({f"{PART}kind": "gift"}, (".components[0].kind", "unknown_choice")),
        ({f"{PART}fixed": 1}, (".components[0]", "one_of")),
        ({f"{PART}share": 1001}, (".components[0].share", "too_large")),
        ({f"{PART}basis": "days"}, (".components[0].basis", "unknown_choice")),
        ({f"{PART}units": 2}, (".components[0].units", "unknown_key")),
        ({f"{PART}months": 2}, (".components[0].months", "only_monthly")),
        ({f"{PART}paid": "monthly"}, (".components[0]", "lacks")),
        ({f"{PART}most": {"share": 1}}, (".components[0].most", "lacks")),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(changes, fault):
    assert faults_of() == set()
    assert fault in faults_of(**changes)


@pytest.mark.parametrize("given", [None, [], {}, {"packages": None}, {"packages": []}, {"packages": [1]}])
def test_what_is_no_file_of_packages_is_refused(given):
    assert reading.read_file(given).faults


def test_a_key_stands_twice_only_as_versions_of_different_days():
    first, later = GOOD, GOOD | {"valid": {"from": "2027-01-01"}}
    assert reading.read_file({"packages": [first, later]}).faults == ()
    (fault,) = reading.read_file({"packages": [first, first]}).faults
    assert (fault.path, fault.code) == ("packages[1].valid", "twice")


def test_what_is_read_comes_back_the_same_from_the_database():
    assert len(schemes()) == 15
    document = GOOD | {"valid": {"from": "2026-01-01"}, "most": 0.1}
    ((package, plain),) = reading.read_file({"packages": [document]}).packages
    assert reading.read(json.loads(json.dumps(plain))) == package
    with pytest.raises(ValueError, match="currency"):
        reading.read(GOOD | {"currency": "?"})


@pytest.mark.parametrize(("days", "back"), [(0, "100.00"), (100, "45.05"), (181, "0.55"), (182, "0.00")])
def test_pro_rata_gives_back_for_the_days_that_are_missing(days, back):
    rule = Retention(182, 365, "job_on", 0, ClawBack.PRO_RATA)
    assert str(keeping.claw_back(rule, paid=keeping.NOTHING + 100, days=days)) == back
