"""The partnerships themselves in the demonstration: who carries them, what partners do and give, how far they are.

`partners.json` holds what is told: by partnership, people and bodies are invented. Days 'until' and 'due' are counted
from today, so that something is always due and something late.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import Role
from partnerships.actions import (
    agreements,
    anchors,
    contacts,
    contributions,
    leads,
    partners,
    phases,
    sharing,
)
from partnerships.models import Anchor, Partner

if TYPE_CHECKING:
    from indicators.demo.plan import Stage
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

FILE = Path(__file__).with_suffix(".json")
Story = dict[str, Any]
# who sits in the body that carries each partnership, and as what
SEATS = {
    "ua-demo": {"municipality": "голова", "trade_union": "член", "mine_operator": "член"},
    "pl-demo": {
        "municipality": "przewodnictwo",
        "trade_union": "członek",
        "employment_service": "sekretariat",
    },
    "ba-demo": {"municipality": "predsjedavajući", "employment_service": "član", "ngo": "član"},
    "gb-demo": {"municipality": "chair", "trade_union": "member", "employment_service": "member"},
}


def load(stage: Stage) -> None:
    """Tell what partners do and give, who carries the partnership, and how far it is; once."""
    place, by = stage.partnership, stage.person(Role.COORDINATOR)
    story = json.loads(FILE.read_text(encoding="utf-8")).get(place.code)
    if story is None or by is None or Anchor.objects.filter(partnership=place).exists():
        return
    carry(place, story["anchor"], by)
    rows = first_of_each_role(place)
    give(rows, story, by)
    for one in story["shared"]:
        row, days = rows[one["role"]], one["until"]
        until = place.today() + timedelta(days=days) if days is not None else None
        sharing.record(partner=row, covers=one["covers"], valid_from=row.valid_from, valid_until=until, by=by)
    if story["agreement"]:
        agree(place, story, by)
    for one in story["walked"]:
        on = date.fromisoformat(one["on"])
        phases.decide(partnership=place, at=place.phase, to=one["to"], reason=one["reason"], on=on, by=by)


def first_of_each_role(place: Partnership) -> dict[str, Partner]:
    """Return one partner of today by role, the one that came first."""
    rows = Partner.objects.in_force(place.today()).filter(partnership=place).select_related("organisation")
    return {row.role: row for row in rows.order_by("-pk")}


def carry(place: Partnership, told: dict[str, str], by: Actor) -> None:
    """Take the anchor body in, with its mandate and a paper."""
    values: dict[str, Any] = {**told}
    values |= {name: date.fromisoformat(told[name]) for name in ("since", "mandated_on")}
    paper = SimpleUploadedFile("mandate.txt", f"{told['name']}\n\n{told['mandate']}\n".encode())
    body = anchors.take_in(partnership=place, upload=paper, by=by, **values)
    seats = SEATS[place.code]
    for role, row in first_of_each_role(place).items():
        if role in seats:
            anchors.seat(
                anchor=body,
                organisation=row.organisation,
                seat=seats[role],
                valid_from=max(body.mandated_on, row.valid_from),
                by=by,
            )


def give(rows: dict[str, Partner], story: Story, by: Actor) -> None:
    """Write responsibilities, contacts, pledges and what was brought; say who leads."""
    for role, text in story["written"].items():
        partners.change(partner=rows[role], responsibilities=text, by=by)
    for role, told in story["reach"].items():
        contacts.add(partner=rows[role], main=True, by=by, **told)
    for told in story["pledges"]:
        promise(rows[told["role"]], told, by)
    for told in story["brought"]:
        words = {name: told[name] for name in ("what", "baseline", "now")}
        anchors.bring(partner=rows[told["role"]], since=date.fromisoformat(told["since"]), by=by, **words)
    lead = rows[story["lead"]]
    leads.hand_over(partner=lead, on=lead.valid_from, by=by)


def promise(partner: Partner, told: dict[str, Any], by: Actor) -> None:
    """Write a pledge and what came in of it."""
    today = partner.partnership.today()
    row = contributions.pledge(
        partner=partner,
        kind=told["kind"],
        title=told["title"],
        amount=Decimal(told["amount"]),
        currency=told["currency"],
        on=date.fromisoformat(told["on"]),
        due_on=today + timedelta(days=told["due"]) if told["due"] is not None else None,
        by=by,
    )
    for one in told["came"]:
        on = date.fromisoformat(one["on"])
        if on <= today:
            amount = Decimal(one["amount"])
            contributions.receive(contribution=row, amount=amount, on=on, note=one["note"], by=by)


def agree(place: Partnership, story: Story, by: Actor) -> None:
    """Put the partnership agreement out, collect the signatures that there are, bind the paper when all are there."""
    told, signs, today = story["agreement"], story["signs"], place.today()
    values = {**told, "reach_by": date.fromisoformat(told["reach_by"])}
    row = agreements.begin(partnership=place, by=by, **values)
    agreements.put_out(agreement=row, by=by)
    parties = list(row.parties.select_related("organisation"))
    for number, party in enumerate(parties if signs < 0 else parties[:signs]):
        day = today - timedelta(days=300 - number if signs < 0 else 9 - number)
        agreements.sign(party=party, signed_on=day, signed_by=party.organisation.short_name, by=by)
    if signs < 0:
        paper = SimpleUploadedFile("partnership-agreement.txt", told["aims"].encode())
        agreements.bind(agreement=row, upload=paper, by=by)
