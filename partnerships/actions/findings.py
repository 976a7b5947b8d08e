"""Findings of the diagnosis: added, changed, given evidence, agreed, withdrawn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import MoveRefused, move
from partnerships.actions import documents
from partnerships.enums import FINDING_MOVES, FindingState
from partnerships.models import Finding, Partnership, TreeNode

if TYPE_CHECKING:
    from datetime import date

    from django.core.files.base import File

    from jtportal.kernel.actor import Actor
    from partnerships.models import Document

FIELDS = frozenset({"dimension", "also", "title", "text", "source", "observed_on", "nodes"})


def refuse_future(partnership: Partnership, on: date, *, field: str = "observed_on") -> None:
    """Raise Refused for a day after today in the partnership's time zone."""
    if on > partnership.today():
        raise Refused(_("The day cannot lie in the future."), field=field)


def refuse_unknown_nodes(partnership: Partnership, keys: list[str]) -> None:
    """Raise Refused for a key that no version of the partnership's tree has."""
    known = TreeNode.objects.filter(version__tree__partnership=partnership, key__in=keys)
    if set(keys) - set(known.values_list("key", flat=True)):
        raise Refused(_("The tree has no such node."), field="nodes")


@transaction.atomic
def add(
    *,
    partnership: Partnership,
    dimension: str,
    title: str,
    text: str,
    source: str,
    observed_on: date,
    by: Actor,
    also: list[str] | None = None,
    nodes: list[str] | None = None,
    upload: File | None = None,
) -> Finding:
    """Write a finding down as a draft, with the next number of the partnership. Raises Refused."""
    refuse_future(partnership, observed_on)
    refuse_unknown_nodes(partnership, nodes or [])
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)  # numbers follow one another
    last = Finding.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"] or 0
    finding = Finding.objects.create(
        partnership=partnership,
        number=last + 1,
        dimension=dimension,
        also=sorted(also or []),
        title=title,
        text=text,
        source=source,
        observed_on=observed_on,
        nodes=sorted(nodes or []),
        organisation_id=by.organisation_id,
        created_by=by.user,
        created_at=timezone.now(),
    )
    after = {"number": finding.number, "dimension": str(dimension), "title": title, "nodes": finding.nodes}
    audit.record(finding, verb="finding.added", by=by, after=after)
    if upload:
        add_evidence(finding=finding, upload=upload, by=by)
    return finding


def locked(finding: Finding, *, seen: int | None) -> Finding:
    """Return the finding with its row locked. Raises Refused when it is another than the reader saw."""
    fresh = Finding.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=finding.pk)
    if seen is not None and seen != fresh.revision:
        raise Refused(
            _("Somebody changed this finding while you were reading: look at it again, then send yours.")
        )
    return fresh


@transaction.atomic
def change(*, finding: Finding, by: Actor, seen: int | None = None, **values: Any) -> None:
    """Change a draft (FIELDS). Raises Refused once it is agreed or withdrawn, or when somebody was quicker."""
    unknown = set(values) - FIELDS
    if unknown:
        raise ValueError(f"no fields of a finding: {sorted(unknown)}")
    row = locked(finding, seen=seen)
    if row.state != FindingState.DRAFT:
        raise Refused(_("Only a draft can be changed. Put the finding back into draft first, with a reason."))
    for name in ("also", "nodes"):
        if name in values:
            values[name] = sorted(values[name])
    before, after = set_changed(row, values)
    if not after:
        return
    if "observed_on" in after:
        refuse_future(row.partnership, row.observed_on)
    refuse_unknown_nodes(row.partnership, sorted(set(after.get("nodes", ())) - set(before.get("nodes", ()))))
    row.revision += 1
    row.save(update_fields=[*after, "revision"])
    audit.record(row, verb="finding.changed", by=by, before=before, after=after)


@transaction.atomic
def attach(*, finding: Finding, key: str, by: Actor) -> Finding:
    """Tie a finding to a node of the tree as evidence for it. Raises Refused for a withdrawn one (at `finding`)."""
    row = locked(finding, seen=None)
    if row.state == FindingState.WITHDRAWN:
        raise Refused(_("This finding was withdrawn: it is evidence for nothing."), field="finding")
    refuse_unknown_nodes(row.partnership, [key])
    if key not in row.nodes:
        tie(row, [*row.nodes, key], verb="finding.attached", by=by)
    return row


@transaction.atomic
def detach(*, finding: Finding, key: str, by: Actor) -> Finding:
    """Untie a finding from a node of the tree; one that was untied already is so all the same."""
    row = locked(finding, seen=None)
    if key in row.nodes:
        tie(row, [known for known in row.nodes if known != key], verb="finding.detached", by=by)
    return row


def tie(finding: Finding, keys: list[str], *, verb: str, by: Actor) -> None:
    """Write which nodes a finding stands for, in the transaction of the action that calls this."""
    before, finding.nodes = {"nodes": finding.nodes}, sorted(keys)
    finding.revision += 1
    finding.save(update_fields=["nodes", "revision"])
    audit.record(finding, verb=verb, by=by, before=before, after={"nodes": finding.nodes})


@transaction.atomic
def add_evidence(*, finding: Finding, upload: File, by: Actor) -> Document:
    """Keep a file as evidence of a finding, open to all partners. Raises Refused (at `file`)."""
    document = documents.keep(partnership=finding.partnership, upload=upload, by=by)
    finding.documents.add(document)
    audit.record(finding, verb="finding.evidence_added", by=by, after={"document": document.pk})
    return document


@transaction.atomic
def agree(*, finding: Finding, by: Actor, seen: int | None = None) -> None:
    """Agree a draft as it was seen. Raises Refused."""
    turn(locked(finding, seen=seen), to=FindingState.AGREED, verb="finding.agreed", by=by)


@transaction.atomic
def withdraw(*, finding: Finding, reason: str, by: Actor) -> None:
    """Withdraw a finding; it stays to be read with the reason. Raises Refused."""
    turn(
        locked(finding, seen=None), to=FindingState.WITHDRAWN, verb="finding.withdrawn", by=by, reason=reason
    )


@transaction.atomic
def reopen(*, finding: Finding, reason: str, by: Actor) -> None:
    """Put an agreed or withdrawn finding back into draft. Raises Refused."""
    turn(locked(finding, seen=None), to=FindingState.DRAFT, verb="finding.reopened", by=by, reason=reason)


def turn(finding: Finding, *, to: str, verb: str, by: Actor, reason: str = "") -> None:
    """Move a finding in the transaction of the action that calls this."""
    changes = {"decided_reason": reason, "decided_by": by.user, "decided_at": timezone.now()}
    changes["revision"] = finding.revision + 1
    try:
        move(
            finding,
            to=to,
            by=by,
            table=FINDING_MOVES,
            record=partial(audit.record, verb=verb),
            reason=reason,
            **changes,
        )
    except MoveRefused as refusal:
        sentence = _("This finding is “%(state)s” already or cannot become “%(to)s” from there.")
        states = {"state": finding.get_state_display(), "to": FindingState(to).label}
        raise Refused(sentence % states) from refusal
