"""What a form or a file of proposals says, put into what the actions take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import Refused
from partnerships.actions.proposals import Handed
from partnerships.calculations.calls import table
from partnerships.enums import CallStage, MemberKind
from partnerships.models import Proposal

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Call

SHOWN = 8  # faults that are told at once
COLUMNS = (
    ("applicant", gettext_lazy("Name of the applicant; needed for concept notes.")),
    ("title", gettext_lazy("Needed for concept notes.")),
    ("amount", gettext_lazy("In the call's currency, such as 180000 or 180 000,00.")),
    ("received", gettext_lazy("Day, or day and time: 2026-09-05 14:30 or 05.09.2026.")),
    (
        "kinds",
        gettext_lazy("Who takes part, parted by semicolons, with a name behind a colon where there is one:"),
    ),
    ("note", gettext_lazy("For a full proposal: the number of its concept note.")),
    ("number, summary", gettext_lazy("May be left out.")),
    ("eligible, reason", gettext_lazy("yes or no, where that is settled already; no needs a reason.")),
)


def handed_of(form: Any, *, note: Proposal | None) -> Handed:
    """Return what a form says was handed in."""
    given = form.cleaned_data
    return Handed(
        applicant=given.get("applicant_name", ""),
        title=given["title"],
        summary=given["summary"],
        amount=given["amount"],
        received_at=given.get("received_at") or timezone.now(),
        language=given["language"],
        members=form.members,
        note=note,
    )


def words_of(fault: table.Fault) -> str:
    """Return a fault as a sentence."""
    at = {"line": fault.line, "column": fault.column, "kinds": ", ".join(MemberKind.values)}
    if fault.kind == "missing":
        if fault.line == 1:
            return _("The column “%(column)s” is missing.") % at
        return _("Line %(line)s: “%(column)s” is empty.") % at
    if fault.kind == "unknown":
        return _("Line %(line)s: a kind is unknown; there are %(kinds)s.") % at
    if fault.kind == "long":
        return _("Line %(line)s: “%(column)s” is too long.") % at
    if fault.kind == "many":
        return _("The file holds more lines than can be taken in at once.")
    if not fault.column and fault.line > 1:
        return _("Line %(line)s cannot be read as a line of a table.") % at
    if not fault.column:
        return _("The file cannot be read as text in UTF-8.")
    return _("Line %(line)s: “%(column)s” cannot be read.") % at


def lines_of(call: Call, stage: str, content: bytes, actor: Actor) -> list[Handed]:
    """Return the proposals of a CSV file. Raises Refused with what is wrong in which line."""
    lines, faults = table.read(content, stage=stage, kinds=frozenset(MemberKind.values))
    if faults:
        raise Refused(" ".join(words_of(fault) for fault in faults[:SHOWN]), field="file")
    if not lines:
        raise Refused(_("The file holds no proposal."), field="file")
    visible = Proposal.objects.visible_to(actor).filter(call=call, stage=CallStage.NOTE)
    notes = {note.number: note for note in visible} if stage == CallStage.FULL else {}
    return [one_of(call, stage, line, notes) for line in lines]


def one_of(call: Call, stage: str, line: table.Line, notes: dict[int, Proposal]) -> Handed:
    """Return what one line says was handed in. Raises Refused."""
    note = notes.get(line.note or 0)
    if stage == CallStage.FULL and note is None:
        raise Refused(_("Line %(line)s: there is no such concept note.") % {"line": line.line}, field="file")
    return Handed(
        applicant=line.applicant,
        title=line.title,
        summary=line.summary,
        amount=line.amount,
        received_at=line.at.replace(tzinfo=call.partnership.zone),
        members=line.members,
        number=line.number,
        eligible=line.eligible,
        reason=line.reason,
        note=note,
    )
