"""What a printed version says: its text with measures and duties, who signed it, its errata, its legal form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerships.calculations.clauses import words
from partnerships.calculations.clauses.docx_files import Part, Written
from partnerships.enums import Said
from partnerships.queries import framework as reads
from partnerships.queries.duties import sites
from partnerships.views.accords import in_words
from partnerships.views.duty_lines import paper_lines
from partnerships.views.errata import erratum_lines
from partnerships.views.measure_pages import measure_lines, words_of_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import FrameworkVersion, Signature
    from partnerships.queries.framework import Line


def title(version: FrameworkVersion, language: str) -> str:
    """Return the agreement's title."""
    return in_words(version.agreement.title, language, version.agreement.leading)[0]


def standing(version: FrameworkVersion) -> str:
    """Return version and state in a line."""
    line = _("Version %(number)d, %(state)s") % {
        "number": version.number,
        "state": version.standing.label,
    }
    if version.in_force_from:
        line = _("%(line)s, in force from %(day)s") % {"line": line, "day": day_of(version.in_force_from)}
    return line


def day_of(day: date) -> str:
    """Return a day as it is written."""
    return date_format(day, "DATE_FORMAT")


def seats(version: FrameworkVersion) -> list[str]:
    """Return who is at the table."""
    rows = version.agreement.parties.on(version.partnership.today()).select_related("organisation")
    return [f"{party.organisation} ({party.get_constituency_display()})" for party in rows]


def digest(version: FrameworkVersion) -> str:
    """Return the hash that identifies what was printed."""
    return _("SHA-256 of this version: %(hash)s") % {
        "hash": version.content_hash or reads.content_hash(version)
    }


def written(version: FrameworkVersion, lines: list[Line], language: str) -> list[Written]:
    """Return chapters and clauses as they are printed, with what they give and what they bind the parties to."""
    leading, place = version.agreement.leading, version.partnership
    names = dict(sites(place))
    codes = words_of_text(place, [line.place.text for line in lines])
    printed = []
    for line in lines:
        text = line.place.text
        gives = tuple(
            _("Measure: %(name)s. %(words)s") % {"name": one["name"], "words": " ".join(one["sentences"])}
            for one in measure_lines(text.measures, codes)
        )
        heading = in_words(text.heading, language, leading)[0]
        body = paragraphs(in_words(text.body, language, leading)[0])
        binds = paper_lines(text, language, leading, names)
        printed.append(Written(line.sign, heading, line.is_chapter, body, gives + binds))
    return printed


def paragraphs(text: str) -> tuple[str, ...]:
    """Return a body's paragraphs and items of lists; lines that belong together are one."""
    lines = (line.strip() for line in text.split("\n"))
    return tuple(f"- {line[2:]}" if line.startswith(("- ", "* ")) else line for line in lines if line)


def closing(version: FrameworkVersion, lines: list[Line], actor: Actor, language: str) -> list[Part]:
    """Return what stands at the foot of a closed version: signatures, errata, legal form; nothing for a draft."""
    if version.is_draft:
        return []
    signed = version.signatures.select_related("party__organisation", "signed_by", "mandate")
    parts = [
        Part(_("Signatures"), tuple(map(signature, signed)) or ((_("Nobody has signed yet."),),)),
        Part(_("Errata"), tuple(errata(version, lines, actor, language))),
        Part(_("Legal form and force"), tuple(force(version))),
    ]
    return [part for part in parts if part.entries]


def signature(row: Signature) -> tuple[str, ...]:
    """Return what a party said: who it is, what and when, who signed by which mandate, its reservation or dissent."""
    told = {
        "party": row.party.organisation,
        "constituency": row.party.get_constituency_display(),
        "said": row.get_said_display(),
        "day": date_format(row.signed_at, "DATE_FORMAT"),
    }
    by = {"person": row.signed_by, "ground": row.mandate.ground}
    lines = [
        _("%(party)s (%(constituency)s): %(said)s on %(day)s") % told,
        _("By %(person)s, mandate: %(ground)s") % by,
    ]
    if row.reservation:
        reason = _("Dissent: %(words)s") if row.said == Said.DISSENTED else _("Reservation: %(words)s")
        lines.append(reason % {"words": row.reservation})
    return tuple(lines)


def errata(
    version: FrameworkVersion, lines: list[Line], actor: Actor, language: str
) -> Iterator[tuple[str, ...]]:
    """Yield the typing slips: the clause, what stood there and what was meant, why, who has acknowledged it."""
    numbers = {line.place.clause_id: line.sign for line in lines}
    for one in erratum_lines(version, actor):
        row = one["row"]
        name = in_words(row.was.heading, language, version.agreement.leading)[0]
        told = [
            f"{numbers.get(row.clause_id, '')} {name}".strip(),
            *(mend for runs in one["changes"] for mend in mends(runs)),
            f"{row.reason} · {date_format(row.recorded_at, 'DATE_FORMAT')}",
        ]
        if one["given"]:
            told.append(_("Acknowledged by %(names)s.") % {"names": ", ".join(one["given"])})
        if one["waits"]:
            told.append(_("Waits for %(names)s.") % {"names": ", ".join(one["waits"])})
        yield tuple(told)


def mends(runs: Iterable[words.Run]) -> Iterator[str]:
    """Yield each change as '“old” → “new”'; a sign that came or went stands with the word before it."""
    before, gone = "", ""
    for run in [*runs, words.Run(words.SAME, " ")]:
        if run.kind == words.GONE:
            gone = run.text
            continue
        if run.kind == words.ADDED:
            lead = "" if gone else before
            yield f"“{lead}{gone}” → “{lead}{run.text}”"
        elif gone:
            yield f"“{before}{gone}” → “{before}”"
        gone = ""
        before = run.text.split(" ")[-1] if run.kind == words.SAME else ""


def force(version: FrameworkVersion) -> Iterator[tuple[str, ...]]:
    """Yield conditions with their days, registration, notification, and from when until when it is in force."""
    for one in version.precedents.order_by("pk"):
        state = _("met on %(day)s") % {"day": day_of(one.met_on)} if one.met_on else _("not met yet")
        yield (f"{str(one.get_kind_display()).capitalize()} · {one.title}: {state}",)
    told: list[tuple[str, Any]] = [
        (_("Registration number"), version.registration),
        (_("Notified on"), version.notified_on),
        (_("In force from"), version.in_force_from),
        (_("In force until"), version.in_force_until),
    ]
    for label, value in told:
        if value:
            yield (f"{label}: {value if isinstance(value, str) else day_of(value)}",)


def pdf_data(version: FrameworkVersion, actor: Actor, language: str) -> dict[str, Any]:
    """Return what templates/papers/accord.typ prints."""
    lines = reads.lines(version)
    return {
        "title": title(version, language),
        "standing": standing(version),
        "lines": [
            {
                "number": one.number,
                "heading": one.heading,
                "chapter": one.chapter,
                "body": list(one.paragraphs),
                "beside": list(one.beside),
            }
            for one in written(version, lines, language)
        ],
        "parties": seats(version),
        "parts": [
            {"heading": part.heading, "entries": [list(entry) for entry in part.entries]}
            for part in closing(version, lines, actor, language)
        ],
        "foot": digest(version),
        "words": {
            "contents": _("Contents"),
            "parties": _("Parties"),
            "nobody": _("Nobody is at the table yet."),
        },
    }
