"""How duties are drawn: the line in words, the count beside the answer, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partnerships.calculations.clauses import duties as laid
from partnerships.calculations.clauses.duties import Pace, Side, Standing
from partnerships.enums import Countable, DutyPace, DutySide, DutyStanding
from partnerships.queries import duties as reads
from partnerships.views.accords import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jtportal.kernel.actor import Actor
    from partnerships.calculations.clauses.duties import Duty
    from partnerships.models import AmendmentChange, ClauseText, FrameworkVersion
    from partnerships.queries.duties import Bound
    from partnerships.sockets import CountAsked, Counted

# Shape and colour of each standing: what components/status.html knows.
LOOKS = {
    Standing.KEPT: "ok",
    Standing.ON_COURSE: "ok",
    Standing.DUE: "stalled",
    Standing.AT_RISK: "off",
    Standing.OVER: "stalled",
    Standing.UNKNOWN: "unmeasured",
}
FIRST = (Standing.AT_RISK, Standing.OVER, Standing.DUE)


def plain(number: int) -> str:
    """Return a number as the reader writes it."""
    return number_format(number, force_grouping=True)


def sentence(duty: Duty, party: Any) -> str:
    """Return whom a duty binds to how many, and by when."""
    told = {"party": party, "number": plain(duty.number), "day": date_format(duty.day)}
    if duty.side is Side.AT_LEAST:
        if duty.pace is Pace.BY:
            return _("%(party)s: at least %(number)s by %(day)s") % told
        return _("%(party)s: at least %(number)s on every day until %(day)s") % told
    if duty.pace is Pace.BY:
        return _("%(party)s: at most %(number)s by %(day)s") % told
    return _("%(party)s: at most %(number)s on every day until %(day)s") % told


def counted_words(duty: Duty, names: Mapping[str, str], language: str, leading: str) -> str:
    """Return what a duty counts, and where: '240 of 300' are of these."""
    words = in_words(duty.what, language, leading)[0]
    label = "" if duty.count is laid.Count.ANSWERED and words else str(Countable(duty.count.value).label)
    parts = [label, words, names.get(duty.site, duty.site)]
    if duty.underground:
        parts.append(_("with years underground"))
    return " · ".join(part for part in parts if part)


def paper_lines(text: Any, language: str, leading: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the duties of a wording as they are printed with it."""
    rows = [laid.of(one) for one in text.duties]
    return tuple(
        _("Duty: %(duty)s (%(counted)s)")
        % {"duty": sentence(row, row.party), "counted": counted_words(row, names, language, leading)}
        for row in rows
    )


def duty_changes(change: AmendmentChange) -> list[dict[str, str]]:
    """Return what an amendment does to the duties of a clause: {"key", "kind", "before", "after"} of each it touches."""
    if change.base is not None and change.text is None:
        return []
    return duty_differences(change.base, change.text)


def duty_differences(old: ClauseText | None, new: ClauseText | None) -> list[dict[str, str]]:
    """Return what becomes of the duties of one wording in another, as `duty_changes` does; None: it does not stand."""
    before, after = ({one["key"]: one for one in (text.duties if text else ())} for text in (old, new))
    return [
        {
            "key": key,
            "kind": "changed" if key in before and key in after else "gone" if key in before else "new",
            "before": told(before.get(key)),
            "after": told(after.get(key)),
        }
        for key in dict.fromkeys([*before, *after])
        if before.get(key) != after.get(key)
    ]


def told(document: laid.Document | None) -> str:
    """Return a written duty in words, with what it counts."""
    if document is None:
        return ""
    duty = laid.of(document)
    words = counted_words(duty, {}, get_language() or "en", next(iter(duty.what), ""))
    return f"{sentence(duty, duty.party)} · {words}"


def line(
    row: Bound,
    version: FrameworkVersion,
    counted: Mapping[CountAsked, Counted],
    names: Mapping[str, str],
    language: str,
) -> dict[str, Any]:
    """Return a duty as pages draw it. `names`: {code: site}."""
    agreement, duty = version.agreement, row.duty
    today, seen = agreement.partnership.today(), counted.get(row.asked)
    value = row.value(seen, today)
    standing = laid.standing(duty, value, since=reads.since(version), today=today)
    return {
        "row": row,
        "duty": duty,
        "sentence": sentence(duty, row.party),
        "counted_words": counted_words(duty, names, language, agreement.leading),
        "side": DutySide(duty.side.value).label,
        "pace": DutyPace(duty.pace.value).label,
        "site": names.get(duty.site, duty.site),
        "target": plain(duty.number),
        "count": None if seen is None or seen.value is None else plain(seen.value),
        "withheld": bool(seen and seen.withheld),
        "people": seen.people(row.place.pk, duty.key) if seen and seen.people else "",
        "itself": duty.count is laid.Count.ANSWERED,
        "answer": row.latest,
        "answered": plain(row.latest.number) if row.latest else "",
        "value": value,
        "most": max(duty.number, value or 0, 1),
        "standing": standing.value,
        "label": DutyStanding(standing.value).label,
        "look": LOOKS[standing],
        "over": today > duty.day,
        "breaches": row.breaches,
    }


def lines(version: FrameworkVersion, actor: Actor, language: str) -> list[dict[str, Any]]:
    """Return the duties of a version, those that ask for attention first."""
    rows = reads.in_version(version)
    partnership = version.agreement.partnership
    counted = reads.counted(actor, partnership, rows)
    names = dict(reads.sites(partnership)) if rows else {}
    drawn = [line(row, version, counted, names, language) for row in rows]
    return sorted(drawn, key=lambda one: FIRST.index(one["standing"]) if one["standing"] in FIRST else 9)


def tally(drawn: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many duties stand how."""
    return {one.value: sum(line["standing"] == one for line in drawn) for one in Standing}
