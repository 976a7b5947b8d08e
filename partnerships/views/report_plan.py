"""The plan's first rooms in the partnership's report: phase, partners, diagnosis, agreement, calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.calculations.sheets import COUNT, MONEY, Cell, Section, Table, capital
from partnerships.enums import (
    BASELINES,
    MAY_BE_SET_ASIDE,
    AgreementState,
    AnswerState,
    CallState,
    FindingState,
    Phase,
)
from partnerships.models import Call
from partnerships.queries import agreements as agreement_reads
from partnerships.queries import calls as call_reads
from partnerships.queries import diagnosis as diagnosis_reads
from partnerships.queries import partners as partner_reads
from partnerships.queries import phases as phase_reads
from partnerships.views.agreements import party_line
from partnerships.views.amounts import amount_words
from partnerships.views.call_words import STEP_WORDS
from partnerships.views.diagnosis import shown_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from partnerships.sockets import PlanAsked


def day(on: date | None) -> Cell:
    """Return a day as its reader writes it."""
    return Cell(date_format(on, "SHORT_DATE_FORMAT") if on else "–")


def amount(value: Decimal, currency: str) -> Cell:
    """Return money as text and as the number itself."""
    return Cell(amount_words(value, currency), float(value), MONEY)


def count(number: int) -> Cell:
    """Return how many."""
    return Cell(str(number), float(number), COUNT)


def words(rows: Iterable[Any]) -> str:
    """Put words beside one another."""
    return ", ".join(str(one) for one in rows) or "–"


def phase(asked: PlanAsked) -> Section:
    """Return the phase with all checklists, and what was decided about phases."""
    place = asked.partnership
    course = place.its_course()
    lists = phase_reads.checklists([place], {place.pk: [step.phase for step in course.steps]})[place.pk]
    begun = phase_reads.since([place])[place.pk]
    here = [lists[one] for one in (place.phase, *course.beside(place.phase)) if one in lists]
    lacking = sum(len(one.lacking) for one in here)
    notes = [
        _("The phase is “%(phase)s”, since %(day)s.")
        % {"phase": place.get_phase_display(), "day": date_format(begun, "DATE_FORMAT")},
        ngettext(
            "%(number)s thing that this phase asks for is still lacking.",
            "%(number)s things that this phase asks for are still lacking.",
            lacking,
        )
        % {"number": lacking},
    ]
    rows = [
        [
            Cell(capital(line.label)), Cell(capital(Phase(one.phase).label)),
            Cell(_("there") if line.met else _("lacking")), Cell(str(line.reason)),
        ]
        for one in lists.values()
        for line in one.lines
    ]  # fmt: skip
    tables = [Table(_("Checklists"), (_("Asked for"), _("Phase"), _("State"), _("Why")), rows)]
    moves = [
        [
            Cell(f"{one.get_from_phase_display()} → {one.get_to_phase_display()}"), day(one.decided_on),
            Cell(one.reason or "–"), Cell(str(one.organisation or "–")),
        ]
        for one in phase_reads.decisions(place)
    ]  # fmt: skip
    if moves:
        heads = (_("Decision"), _("Day"), _("Reason"), _("Decided for"))
        tables.append(Table(_("What was decided about the phases"), heads, moves))
    return Section("phase", _("Phase and checklists"), notes, tables)


def partners(asked: PlanAsked) -> Section:
    """Return who is in, in which roles, and what each pledged against what came in."""
    seats = [seat for seat in partner_reads.seats(asked.partnership) if seat.now]
    rows = [
        [
            Cell(seat.organisation.name),
            Cell(words([*(one.get_role_display() for one in seat.now), *([_("lead partner")] if seat.leads else [])])),
            Cell("; ".join(amount_words(one.pledged, one.unit) for one in seat.sums) or "–"),
            Cell("; ".join(amount_words(one.received, one.unit) for one in seat.sums) or "–"),
            day(seat.sharing.valid_until) if seat.sharing else Cell("–"),
        ]
        for seat in seats
    ]  # fmt: skip
    heads = (_("Organisation"), _("Roles"), _("Pledged"), _("Received"), _("Data sharing until"))
    sums = [
        [
            Cell(one.unit or _("days of work")), amount(one.pledged, one.unit), amount(one.received, one.unit),
            Cell(f"{one.share:.0%}", one.share, "0%"),
        ]
        for one in partner_reads.totals(seats)
    ]  # fmt: skip
    note = ngettext("%(number)s organisation is in.", "%(number)s organisations are in.", len(seats))
    tables = [Table("", heads, rows)] if rows else []
    if sums:
        tables.append(
            Table(_("Together"), (_("Unit"), _("Pledged"), _("Received"), _("Share")), sums, (1, 2, 3))
        )
    return Section("partners", _("Partners and what they pledged"), [note % {"number": len(seats)}], tables)


def diagnosis(asked: PlanAsked) -> Section:
    """Return the baselines in figures, where each question stands, and the findings agreed on."""
    board = diagnosis_reads.board(asked.partnership)
    total = len(board.standing)
    notes = [
        _("%(answered)s of %(total)s questions of the diagnosis are answered or set aside.")
        % {"answered": total - board.open, "total": total}
    ]
    figures = [
        [
            Cell(one.title), Cell(capital(key.label)), Cell(shown_value(one.value), float(one.value), "General"),
            Cell(one.unit), day(one.observed_on), Cell(one.source),
        ]
        for key in BASELINES
        for one in board.figures.get(key.value, [])
    ]  # fmt: skip
    labels = {one.value: one.label for one in BASELINES} | dict(MAY_BE_SET_ASIDE)
    questions = [
        [
            Cell(capital(labels[key])), Cell(str(AnswerState(state).label)),
            count(len(board.findings.get(key, []))), Cell(board.aside[key].reason if key in board.aside else ""),
        ]
        for key, state in board.standing.items()
    ]  # fmt: skip
    agreed = {
        one.pk: one for found in board.findings.values() for one in found if one.state == FindingState.AGREED
    }
    found = [
        [Cell(f"{one.number}. {one.title}"), day(one.observed_on), Cell(one.source)]
        for one in sorted(agreed.values(), key=lambda one: one.number)
    ]
    tables = []
    if figures:
        heads = (_("What is measured"), _("Baseline"), _("Value"), _("Unit"), _("As of"), _("Source"))
        tables.append(Table(_("Baselines of the main problem"), heads, figures, (2,)))
    heads = (_("Question"), _("State"), _("Findings"), _("Why set aside"))
    tables.append(Table(_("Questions of the diagnosis"), heads, questions, (2,)))
    if found:
        tables.append(Table(_("Findings agreed on"), (_("Finding"), _("As of"), _("Source")), found))
    return Section("diagnosis", _("Diagnosis and baselines"), notes, tables)


def agreement(asked: PlanAsked) -> Section:
    """Return the version in force, else the newest: targets, parties, pledges, signatures."""
    title = _("Partnership agreement")
    versions = agreement_reads.versions(asked.partnership)
    row = next((one for one in versions if one.state == AgreementState.IN_FORCE), next(iter(versions), None))
    if row is None:
        return Section("agreement", title, [_("No partnership agreement has been begun.")])
    notes = [
        f"{_('Version %(number)s') % {'number': row.number}}: {row.get_state_display()}.",
        row.aims,
        _("%(created)s jobs to be created and %(formalised)s jobs to be formalised by %(day)s.")
        % {
            "created": row.jobs_created,
            "formalised": row.jobs_formalised,
            "day": date_format(row.reach_by, "DATE_FORMAT"),
        },
    ]
    draft = row.state == AgreementState.DRAFT
    parties = agreement_reads.parties_today(asked.partnership) if draft else agreement_reads.parties_of(row)
    rows = [
        [
            Cell(str(one["organisation"])), Cell(words(one["roles"])), Cell(one["responsibilities"] or "–"),
            Cell("; ".join(f"{pledge['title']}: {pledge['amount']}" for pledge in one["pledges"]) or "–"),
            day(one["signed_on"]),
        ]
        for one in map(party_line, parties)
    ]  # fmt: skip
    heads = (_("Partner"), _("Roles"), _("Responsibilities"), _("Pledges"), _("Signed on"))
    return Section("agreement", title, notes, [Table(_("Parties"), heads, rows)] if rows else [])


def calls(asked: PlanAsked) -> Section:
    """Return every call with its funnel, in proposals and money."""
    rows = list(Call.objects.visible_to(asked.actor).filter(partnership=asked.partnership))
    funnels = call_reads.funnels(rows)
    heads = (_("Step"), _("Proposals"), _("Asked for"))
    tables = [
        Table(
            f"{row.title} ({CallState(row.state).label})",
            heads,
            [
                [Cell(str(STEP_WORDS[step.key])), count(step.count), amount(step.asked, row.currency)]
                for step in funnels[row.pk].steps
            ]
            + [[Cell(_("Granted")), Cell("–"), amount(funnels[row.pk].granted, row.currency)]],
            (1, 2),
        )
        for row in rows
    ]
    notes = [] if rows else [_("No call has been opened yet.")]
    return Section("calls", _("Calls for proposals"), notes, tables)
