"""A row behind every address: the guards ask here for the keywords that lead to rows of the cast's partnership.

A door says which model it opens: its row comes from ROWS. Whoever adds a door over a new model adds a line to ROWS;
a view that is no door, or a keyword that is no field of the row, gets a line in KEYWORDS.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import MailMessage
from indicators.definitions import REGISTRY
from indicators.models import Reading, Run
from jtportal.kernel.actor import CLI
from partnerships.actions import consultations, diagnosis, documents, findings, tree_drafts, tree_talk, trees
from partnerships.models import (
    BaselineFigure,
    ChainStep,
    Consultation,
    Document,
    Finding,
    JobLine,
    MarketFunction,
    MarketIntervention,
    MarketSystem,
    NodeComment,
    NodeEvidence,
    Partnership,
    SetAside,
    Tree,
    TreeEdge,
    TreeNode,
    TreeVersion,
)
from tests.factories.markets import count_jobs, function_of, intervention_in, market_of
from tests.factories.workforce import CaseFactory, TaskFactory
from tests.house.rows_calls import CALL_ROWS
from tests.house.rows_files import FILE_KEYWORDS, FILE_ROWS
from tests.house.rows_framework import FRAMEWORK_ROWS
from tests.house.rows_intake import INTAKE_ROWS
from tests.house.rows_meetings import MEETING_ROWS
from tests.house.rows_money import MONEY_ROWS
from tests.house.rows_notices import NOTICE_ROWS
from tests.house.rows_outcomes import OUTCOME_ROWS
from tests.house.rows_packages import PACKAGE_ROWS, desk
from tests.house.rows_partners import PARTNER_ROWS
from tests.house.rows_privacy import PRIVACY_ROWS
from tests.house.rows_sheets import SHEET_ROWS
from tests.partnerships.dutiful import KEY
from workforce.actions import communities
from workforce.models import Alike, Beneficiary, Case, Outcome, RosterImport, Support, Task, Worker

if TYPE_CHECKING:
    from tests.house.addresses import Address

NOW = datetime(2026, 10, 31, 12, tzinfo=UTC)


class World:
    """The cast's partnership with one row of everything that an address may lead to; made when asked for."""

    def __init__(self, cast: Any) -> None:
        self.cast = cast
        self._rows: dict[Any, Any] = {}

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
        file=SimpleUploadedFile("roster.csv", b"Personnel no.,Name\n1,Oksana\n"),
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


def a_finding(world: World) -> Finding:
    """A draft that every partner reads, and its coordinator agrees; brought by the employment service."""
    return findings.add(
        partnership=world.cast.partnership,
        dimension="trade",
        title="Coal leaves by one railway line",
        text="The line is shared with grain.",
        source="Railway timetable 2026",
        observed_on=date(2026, 3, 1),
        by=world.cast.officer,
    )


def a_figure(world: World) -> BaselineFigure:
    """A figure of the economic baseline."""
    return diagnosis.record_figure(
        partnership=world.cast.partnership,
        dimension="economic",
        title="Wages owed at the mine",
        value=Decimal("12.5"),
        unit="million UAH",
        observed_on=date(2026, 3, 1),
        source="Mine operator",
        by=world.cast.officer,
    )


def a_consultation(world: World) -> Consultation:
    """An entry of the consultation log."""
    return consultations.record(
        partnership=world.cast.partnership,
        held_on=date(2026, 3, 1),
        who="Households of the mine's settlement",
        women=9,
        men=4,
        heard="Three shops live on the mine.",
        by=world.cast.officer,
    )


def a_draft(world: World) -> TreeVersion:
    """A draft of the partnership's tree."""
    return tree_drafts.begin_draft(partnership=world.row(Partnership), by=world.cast.partner)


def with_a_tree(world: World) -> Partnership:
    """The cast's partnership, its tree begun from the template."""
    partnership = world.cast.partnership
    if not Tree.objects.filter(partnership=partnership).exists():
        trees.start_tree(partnership=partnership, template=trees.load_template(by=CLI), by=CLI)
    return partnership


def about_a_node(world: World) -> dict[str, Any]:
    """What is said about a node, and by whom."""
    return {"tree": world.row(TreeVersion).tree, "node_key": "P1.1", "by": world.cast.partner}


def a_beneficiary(world: World) -> Beneficiary:
    """A firm that sells to the cast's mine."""
    return communities.add(
        partnership=world.cast.partnership, kind="business", name="Bakery", by=world.cast.officer
    )


ROWS = {
    Beneficiary: a_beneficiary,
    Support: lambda world: communities.give(
        beneficiary=world.row(Beneficiary),
        what="Oven",
        given_on=date(2026, 3, 1),
        partner=world.cast.officer.organisation,
        by=world.cast.officer,
    ),
    Outcome: lambda world: communities.record_outcome(
        beneficiary=world.row(Beneficiary),
        kind="firm_kept",
        happened_on=date(2026, 3, 1),
        evidence="Register",
        by=world.cast.officer,
    ),
    **MONEY_ROWS,
    **NOTICE_ROWS,
    **PARTNER_ROWS,
    Finding: a_finding,
    BaselineFigure: a_figure,
    Consultation: a_consultation,
    SetAside: lambda world: diagnosis.set_aside(
        partnership=world.cast.partnership, question="finance", reason="Not here.", by=world.cast.officer
    ),
    MarketSystem: lambda world: market_of(world.cast.partnership),
    MarketFunction: lambda world: function_of(world.row(MarketSystem)),
    MarketIntervention: lambda world: intervention_in(world.row(MarketSystem)),
    ChainStep: lambda world: world.row(MarketIntervention).steps.first(),
    JobLine: lambda world: count_jobs(world.row(MarketIntervention), "created", 3),
    **CALL_ROWS,
    **FILE_ROWS,
    **FRAMEWORK_ROWS,
    **MEETING_ROWS,
    **PACKAGE_ROWS,
    TreeVersion: a_draft,
    TreeNode: lambda world: world.row(TreeVersion).nodes.get(key="P1.1"),
    TreeEdge: lambda world: world.row(TreeVersion).edges.select_related("source", "target").first(),
    NodeComment: lambda world: tree_talk.comment(text="Since when?", **about_a_node(world)),
    NodeEvidence: lambda world: tree_talk.add_evidence(kind="data", note="Pay slips", **about_a_node(world)),
    Document: a_document,
    Partnership: with_a_tree,
    Case: a_case,
    Worker: lambda world: world.row(Case).worker,
    Task: lambda world: TaskFactory(case=world.row(Case)),
    RosterImport: an_import,
    **OUTCOME_ROWS,
    **INTAKE_ROWS,
    **SHEET_ROWS,
    **PRIVACY_ROWS,
    Reading: a_reading,
    MailMessage: lambda _world: MailMessage.objects.create(
        to="a@example.org", sender="b", subject="s", body="t"
    ),
}
# name of the address -> {keyword: value, or what finds it in the world}, for what no row of the door's answers
KEYWORDS: dict[str, dict[str, Any]] = {
    "partnerships:activity_feed": {"token": "no-such-address"},
    "partnerships:breach_record": {"duty": KEY},
    "partnerships:diagnosis_set_aside": {"question": "trade"},
    "partnerships:duty_answer": {"duty": KEY},
    "partnerships:duty_detail": {"duty": KEY},
    "partnerships:duty_drop": {"duty": KEY},
    "partnerships:standard_judge": {"standard": "C176"},
    "workforce:duty_people": {"duty": KEY},
    "workforce:grant_ask": {"key": lambda world: desk(world).version.type.key},
    "workforce:alike_pair": {
        "first": lambda world: world.row(Alike).kept_id,
        "second": lambda world: world.row(Alike).other_id,
    },
    "workforce:intake_fact": {"fact": "pension_on"},
    **FILE_KEYWORDS,
    "workforce:follow_up_open": {"token": "no-such-link"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "set-password"},
    "indicators:effect_version_worker": {"worker": lambda world: world.row(Worker).pk},
    "indicators:effect_amendment_worker": {"worker": lambda world: world.row(Worker).pk},
}


def keywords(address: Address, world: World) -> dict[str, Any]:
    """Return the keywords that lead an address to a row of the world."""
    asked = KEYWORDS.get(address.name, {})
    known = {keyword: value(world) if callable(value) else value for keyword, value in asked.items()}
    if address.is_door and address.door.model is not None:
        row = world.row(address.door.model)
        for keyword, path in address.door.lookup.items():
            if keyword not in known:
                known[keyword] = reduce(getattr, path.split("__"), row)
    missing = set(address.keywords) - set(known)
    assert not missing, f"{address.name}: tests/house/rows.py does not know {sorted(missing)}"
    return {keyword: known[keyword] for keyword in address.keywords}
