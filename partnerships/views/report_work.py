"""The plan's further rooms in the partnership's report: markets, action plan, money, policy."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.calculations.money import Total
from partnerships.calculations.sheets import Cell, Section, Table, capital
from partnerships.enums import Framework, PolicyArea
from partnerships.queries import activities as activity_reads
from partnerships.queries import money as money_reads
from partnerships.queries import policy as policy_reads
from partnerships.queries.markets import markets_of
from partnerships.views import market_wording
from partnerships.views.activities import is_late
from partnerships.views.amounts import amount_words
from partnerships.views.report_plan import amount, count, day, words

if TYPE_CHECKING:
    from decimal import Decimal

    from partnerships.sockets import PlanAsked


def jobs(number: Decimal) -> Cell:
    """Return full-time equivalents."""
    return Cell(str(number.normalize()) if number else "0", float(number), "0.0")


def markets(asked: PlanAsked) -> Section:
    """Return the markets with how far each is described, and the interventions with their jobs."""
    rows = list(markets_of(asked.partnership, asked.actor))
    title = _("Market systems")
    if not rows:
        return Section("markets", title, [_("No market is described yet.")])
    lines = []
    for line in map(market_wording.market_line, rows):
        row, told = line["row"], line["told"]
        lines.append(
            [
                Cell(row.name), Cell(capital(row.get_sector_display())), Cell(row.get_state_display()),
                count(told.functions), count(told.payers_said), jobs(line["stated"].net),
            ]
        )  # fmt: skip
    heads = (
        _("Market"),
        _("Sector"),
        _("State"),
        _("Functions and rules"),
        _("Payer afterwards said"),
        _("Net jobs"),
    )
    tables = [Table("", heads, lines, (3, 4, 5))]
    chains = [
        [
            Cell(one.row.name), Cell(row.name), jobs(one.jobs.created), jobs(one.jobs.anyway),
            jobs(one.jobs.displaced), jobs(one.jobs.net) if one.row.attribution_stated else Cell(_("not stated")),
        ]
        for row in rows
        for one in map(market_wording.chain_line, row.interventions.all())
    ]  # fmt: skip
    if chains:
        heads = (_("Intervention"), _("Market"), _("Jobs"), _("Anyway"), _("Displaced"), _("Net"))
        tables.append(Table(_("Jobs of interventions, full-time equivalents"), heads, chains, (2, 3, 4, 5)))
    return Section("markets", title, [], tables)


def activities(asked: PlanAsked) -> Section:
    """Return the interventions with what they serve, and every activity with its days and milestones."""
    actor, place, today = asked.actor, asked.partnership, asked.today
    houses = activity_reads.interventions_of(actor, place, today)
    title = _("Action plan")
    if not houses:
        return Section("activities", title, [_("Nothing is planned yet.")])
    served = policy_reads.areas_of(actor, place, [policy_reads.planned_key(one) for one in houses])
    counts = activity_reads.counts(actor, place, today)
    note = ngettext("%(number)s activity is late.", "%(number)s activities are late.", counts["late"])
    interventions = [
        [
            Cell(one.title), Cell(str(one.lead or "–")), Cell(one.output_key or "–"), count(one.all_n),
            count(one.done_n), count(one.late_n), Cell(words(served[policy_reads.planned_key(one)])),
        ]
        for one in houses
    ]  # fmt: skip
    rows = activity_reads.narrowed(actor, place, activity_reads.Wanted(), today)
    lines = [
        [
            Cell(one.title), Cell(one.intervention.title), Cell(str(one.body)), day(one.starts_on), day(one.due_on),
            Cell(_("late") if is_late(one, today) else one.get_state_display()),
            Cell(words(f"{point.title} ({point.get_state_display()})" for point in one.milestones.all())),
        ]
        for one in activity_reads.whole(rows)
    ]  # fmt: skip
    heads = (
        _("Intervention"), _("Led by"), _("Output"), _("Activities"), _("Done"), _("Late"), _("Serves"),
    )  # fmt: skip
    tables = [Table(_("Interventions of the action plan"), heads, interventions, (3, 4, 5))]
    heads = (
        _("What is done"), _("Intervention"), _("Whose"), _("From"), _("Until"), _("State"), _("Milestones"),
    )  # fmt: skip
    if lines:
        tables.append(Table(_("Activities"), heads, lines))
    return Section("activities", title, [note % {"number": counts["late"]}], tables)


def apart(name: str, total: Total) -> list[str]:
    """Say what has no rate and therefore stands beside a total."""
    if not total.apart:
        return []
    beside = words(amount_words(value, code) for code, value in total.apart.items())
    return [_("%(what)s, without a rate: %(amounts)s") % {"what": capital(name), "amounts": beside}]


def money(asked: PlanAsked) -> Section:
    """Return the balances together in the partnership's currency, and line by line in their own."""
    actor, place = asked.actor, asked.partnership
    lines = money_reads.lines_of(actor, place)
    title = _("Money")
    if not lines:
        return Section("money", title, [_("There is no budget line yet.")])
    rates = money_reads.rates_of(money_reads.rate_rows(actor, place))
    sums = money_reads.sums(lines, place.currency, rates, asked.today)
    names = {
        "pledged": _("pledged"), "received": _("received"), "allocated": _("available"),
        "committed": _("committed"), "paid": _("paid"), "free": _("free"),
    }  # fmt: skip
    notes = [note for key, name in names.items() for note in apart(name, sums[key])]
    together = [
        [Cell(capital(name)), amount(sums[key].amount, place.currency)] for key, name in names.items()
    ]
    tables = [Table(_("Together"), (_("Balance"), _("Amount")), together, (1,))]
    shown = [key for key in names if key != "free"]
    heads = (_("Budget line"), *(capital(names[key]) for key in shown))
    for _key, found in groupby(lines, key=lambda line: line.source_id):
        own = list(found)
        source = own[0].source
        kinds = (source.get_kind_display(), source.get_instrument_display(), source.get_origin_display())
        rows = [
            [
                Cell(f"{line.title} ({line.get_input_kind_display()})"),
                *(amount(getattr(line, key), line.currency) for key in shown),
            ]
            for line in own
        ]
        tables.append(Table(f"{source} ({words(kinds)})", heads, rows, tuple(range(1, len(heads)))))
    return Section("money", title, notes, tables)


def policy(asked: PlanAsked) -> Section:
    """Return every policy area with what serves it, and the green jobs by their definition."""
    found = policy_reads.coverage(asked.actor, asked.partnership)
    short = {target.key: target.short for target in found.targets}
    tables, gaps = [], 0
    for framework in Framework:
        rows = []
        for area in (one for one in PolicyArea if one.framework == framework):
            keys = found.served.get(area, set())
            gaps += not keys
            serves = words(short[key] for key in short if key in keys) if keys else _("nobody")
            rows.append([Cell(capital(area.label)), Cell(serves)])
        tables.append(Table(str(framework.label), (_("Policy area"), _("Served by")), rows))
    note = ngettext(
        "%(number)s of %(total)s policy areas is served by nobody.",
        "%(number)s of %(total)s policy areas are served by nobody.",
        gaps,
    )
    notes = [note % {"number": gaps, "total": len(PolicyArea)}]
    if found.targets:
        across = [[Cell(one.label), Cell(one.short), Cell(capital(one.kind))] for one in found.targets]
        tables.append(Table(_("What can serve"), (_("What"), _("Sign"), _("Kind")), across))
    green = [
        [Cell(one.label), count(found.green[one.key].jobs), Cell(found.green[one.key].reason)]
        for one in found.targets
        if one.key in found.green
    ]
    if green:
        notes += [f"{found.definition.text} ({found.definition.source})"] if found.definition else []
        tables.append(Table(_("Green jobs expected"), (_("What"), _("Green jobs"), _("Why")), green, (1,)))
    return Section("policy", _("Policy coverage"), notes, tables)
