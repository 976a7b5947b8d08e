"""The table of who gets where, docs/access.md: written from what the guards met at every address, held by them.

A change of somebody's access is a change of this table, which whoever reviews it sees. The guards write what they meet
instead of holding it with `JT_SAY_ACCESS=1 python3 dev.py test tests/house/test_doors.py -p no:randomly`.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from accounts.enums import Role
from tests.house.addresses import OURS, Address

TABLE = Path(__file__).resolve().parents[2] / "docs" / "access.md"
SAYS = os.environ.get("JT_SAY_ACCESS") == "1"
PASSES, MAY_NOT, IS_NOT = "●", "○", "·"
SHORT = {
    Role.CASE_OFFICER: "officer",
    Role.SECOND_APPROVER: "second",
    Role.COORDINATOR: "coord.",
    Role.SOCIAL_PARTNER: "social",
    Role.EMPLOYER: "employer",
    Role.PROVIDER: "provider",
    Role.EVALUATOR: "evaluator",
    Role.DATA_PROTECTION: "data pr.",
    Role.VIEWER: "viewer",
    Role.ADMINISTRATOR: "admin.",
}
ABOVE = """# Who gets where

Every address of the portal and every role, as the guard tests meet them: a partnership with its employment service
(officer, second approver, coordinator, data-protection officer and administrator act for it), a trade union (social
partner, provider, evaluator, viewer) and a mine (employer), with a row behind each address. Pages and forms are asked
for, buttons pressed. For nobody of another partnership does any of these rows exist: tests of their own open and press.

`●` opens, or the button works (or says why not now) · `○` what it is about can be seen, this may not be done (403) ·
`·` does not exist for them (404)

A page that opens shows what `visible_to` gives that person: `●` for two roles need not be the same rows.
This table is written from the tests (`tests/house/access.py`) and a test fails when it is not true.
"""


def mark(status: int) -> str:
    """Return the sign of an answer's status."""
    return {403: MAY_NOT, 404: IS_NOT}.get(status, PASSES)


def kind(address: Address) -> str:
    """Return what an address is to whoever comes there."""
    return "button" if address.is_button else "form" if address.is_form else "page"


@cache
def read() -> dict[str, dict[str, str]]:
    """Return {role's value: {address's name: sign}} as the table stands; nothing where there is no table."""
    found: dict[str, dict[str, str]] = {role: {} for role in Role.values}
    for line in TABLE.read_text().splitlines() if TABLE.exists() else ():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == len(SHORT) + 2 and cells[0].startswith("`"):
            for role, sign in zip(Role.values, cells[2:], strict=True):
                found[role][cells[0].strip("`")] = sign
    return found


def who_opens(name: str) -> list[str]:
    """Return the roles for whom an address opens, by the table."""
    return [role for role, column in read().items() if column.get(name) == PASSES]


def who_sees(name: str) -> list[str]:
    """Return the roles for whom what an address is about exists, by the table."""
    return [role for role, column in read().items() if column.get(name) in {PASSES, MAY_NOT}]


def write(columns: dict[str, dict[str, str]]) -> None:
    """Write the table anew, a section per room, in the resolver's order."""
    heads = [SHORT[Role(role)] for role in Role.values]
    lines, room = [ABOVE], ""
    for address in OURS:
        here = address.name.partition(":")[0] if ":" in address.name else "signing in"
        if here != room:
            room = here
            lines += [f"## {room}\n" if len(lines) == 1 else f"\n## {room}\n"]
            lines += [f"| address | is a | {' | '.join(heads)} |", "|---|---|" + ":-:|" * len(heads)]
        signs = [columns[role].get(address.name, "?") for role in Role.values]
        lines.append(f"| `{address.name}` | {kind(address)} | {' | '.join(signs)} |")
    TABLE.write_text("\n".join(lines) + "\n")


def hold(role: str, answers: dict[str, int]) -> None:
    """Hold a role's column against what was met, or write it. AssertionError names each difference."""
    met, table = {name: mark(status) for name, status in answers.items()}, read()
    if SAYS:
        write(table | {role: met})
        read.cache_clear()
        return
    told = table[role]
    names = sorted(met.keys() | told.keys())
    wrong = [
        f"{name}: {told.get(name)} is met as {met.get(name)}"
        for name in names
        if told.get(name) != met.get(name)
    ]
    assert not wrong, f"docs/access.md, {SHORT[Role(role)]}: {wrong}"
