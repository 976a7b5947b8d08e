"""A row behind every address: the guards ask here for the keywords that lead to rows of the cast's partnership.

A door says which model it opens: its row comes from ROWS. Whoever adds a door over a new model adds a line to ROWS;
a view that is no door, or a keyword that is no field of the row, gets a line in KEYWORDS.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import MailMessage
from indicators.definitions import REGISTRY
from indicators.models import Reading, Run
from partnerships.actions import documents, payments
from partnerships.models import (
    Activity,
    BudgetLine,
    Commitment,
    Document,
    FundingSource,
    Intervention,
    LedgerEntry,
    Milestone,
    Partnership,
    PaymentOrder,
    Tranche,
)
from tests.factories.workforce import CaseFactory, TaskFactory
from tests.partnerships.money import committed, purse_of, thirds
from tests.partnerships.plans import plan_of
from workforce.models import Case, RosterImport, Task, Worker

if TYPE_CHECKING:
    from tests.house.addresses import Address

NOW = datetime(2026, 10, 31, 12, tzinfo=UTC)


class World:
    """The cast's partnership with one row of everything that an address may lead to; made when asked for."""

    def __init__(self, cast: Any) -> None:
        self.cast = cast
        self._rows: dict[Any, Any] = {}

    @cached_property
    def purse(self) -> Any:
        """The partnership's money."""
        return purse_of(self.cast)

    @cached_property
    def plan(self) -> Any:
        """The partnership's action plan."""
        return plan_of(self.cast)

    def row(self, model: Any) -> Any:
        """Return the row of a model. KeyError: a door opens a model that ROWS does not know yet."""
        if model not in self._rows:
            self._rows[model] = ROWS[model](self)
        return self._rows[model]


def a_case(world: World) -> Case:
    """An open case of somebody at the cast's mine."""
    return CaseFactory(worker__site=world.cast.site)


def an_import(world: World) -> RosterImport:
    """A roster that waits for its columns."""
    return RosterImport.objects.create(
        site=world.cast.site,
        file_name="roster.csv",
        purpose="transition",
        legal_basis="legal_duty",
        created_by=world.cast.officer.user,
        created_for=world.cast.officer.organisation,
    )


def a_reading(world: World) -> Reading:
    """A number counted for the cast's partnership."""
    partnership, declared = world.cast.partnership, REGISTRY["workers_registered"]
    run = Run.objects.create(
        partnership=partnership, period="2026Q4", as_of=date(2026, 10, 31), known_at=NOW, threshold=5
    )
    return Reading.objects.create(
        run=run,
        partnership=partnership,
        period=run.period,
        indicator=declared.key,
        version=declared.version,
        definition_hash=declared.hash,
        numerator=1,
        value=1,
        population=1,
    )


def a_document(world: World) -> Document:
    """A file of the partnership, for all its partners."""
    upload = SimpleUploadedFile("minutes.txt", b"agreed")
    return documents.keep(partnership=world.cast.partnership, upload=upload, by=world.cast.partner)


def an_order(world: World) -> PaymentOrder:
    """A payment that waits for a second person."""
    commitment = world.row(Commitment)
    first = commitment.tranches.get(position=1)
    return payments.enter(
        commitment=commitment, amount=first.amount, tranche=first, by=world.purse.coordinator
    )


ROWS = {
    Activity: lambda world: world.plan.activity,
    Intervention: lambda world: world.plan.intervention,
    Milestone: lambda world: world.plan.milestone,
    FundingSource: lambda world: world.purse.source,
    BudgetLine: lambda world: world.purse.line,
    Commitment: lambda world: committed(world.purse, parts=thirds()),
    Tranche: lambda world: world.row(Commitment).tranches.get(position=2),
    LedgerEntry: lambda world: world.row(Commitment).entries.get(),
    PaymentOrder: an_order,
    Document: a_document,
    Partnership: lambda world: world.cast.partnership,
    Case: a_case,
    Worker: lambda world: world.row(Case).worker,
    Task: lambda world: TaskFactory(case=world.row(Case)),
    RosterImport: an_import,
    Reading: a_reading,
    MailMessage: lambda _world: MailMessage.objects.create(
        to="a@example.org", sender="b", subject="s", body="t"
    ),
}
# name of the address -> {keyword: value}, for what no row answers
KEYWORDS: dict[str, dict[str, Any]] = {
    "partnerships:activity_feed": {"token": "no-such-address"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "set-password"},
}


def keywords(address: Address, world: World) -> dict[str, Any]:
    """Return the keywords that lead an address to a row of the world."""
    known = dict(KEYWORDS.get(address.name, {}))
    if address.is_door and address.door.model is not None:
        row = world.row(address.door.model)
        for keyword, path in address.door.lookup.items():
            known[keyword] = reduce(getattr, path.split("__"), row)
    missing = set(address.keywords) - set(known)
    assert not missing, f"{address.name}: tests/house/rows.py does not know {sorted(missing)}"
    return {keyword: known[keyword] for keyword in address.keywords}
