"""A package asked for, in words: its checks with the figures they stand on, its amounts, its parts, what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jtportal.kernel.money import written
from workforce.actions.packages.paying import missing_evidence
from workforce.calculations.packages import keeping
from workforce.calculations.packages.checking import About, Outcome, due_on
from workforce.calculations.packages.language import When
from workforce.package_enums import GrantState, PayoutState
from workforce.views import package_sentences as sentences
from workforce.views.package_words import WHEN_WORDS, figure_words, first_up, named, value_words

if TYPE_CHECKING:
    from datetime import date

    from workforce.calculations.packages.checking import Check, Told
    from workforce.calculations.packages.figures import Figures
    from workforce.calculations.packages.language import Package
    from workforce.calculations.packages.working import Line, Worked
    from workforce.models import GrantEvidence, GrantInstalment, PackageGrant

OUTCOMES = {
    Outcome.MET: ("yes", gettext_lazy("appears met")),
    Outcome.FAILED: ("no", gettext_lazy("appears not met")),
    Outcome.UNKNOWN: ("unknown", gettext_lazy("cannot be told yet")),
}
ABOUT_WORDS = {
    About.VALID: gettext_lazy("It is asked for while the package holds"),
    About.ONLY_PAYER: gettext_lazy("Nobody else pays for the same"),
    About.ONCE: gettext_lazy("It was not received before"),
    About.NOT_WITH: gettext_lazy("Nothing was received that excludes it"),
    About.EVIDENCE: gettext_lazy("The papers for the approval were seen"),
}
CALM = {
    GrantState.REQUESTED: "stalled",
    GrantState.APPROVED: "ok",
    GrantState.SUSPENDED: "stalled",
    GrantState.ENDED: "unmeasured",
    GrantState.REFUSED: "off",
    GrantState.WITHDRAWN: "unmeasured",
}


def check_line(check: Check, package: Package) -> dict[str, Any]:
    """Return a check: the rule, how it appears, and the figures it stands on."""
    currency = package.currency
    icon, verdict = OUTCOMES[check.outcome]
    papers = {one.key: named(one.name) for one in package.evidence}
    return {
        "rule": check_words(check, currency),
        "icon": icon,
        "verdict": verdict,
        "figures": [
            (first_up(figure_words(name)), value_words(name, value, currency), value is None)
            for name, value in check.figures
        ],
        "keys": [papers.get(key, key) for key in check.keys],
    }


def check_words(check: Check, currency: str) -> str:
    """Return the rule that a check looks at."""
    if check.about is About.CONDITION and check.condition is not None:
        return sentences.condition_words(check.condition, currency)
    if check.about is About.PRIOR_APPROVAL:
        return _("It is approved on an earlier day than: %(day)s") % {
            "day": figure_words(check.figures[0][0])
        }
    return str(ABOUT_WORDS[check.about])


def told_sentence(told: Told) -> str:
    """Return how the checks appear together; deciding is for people."""
    if told.failed:
        return ngettext(
            "It appears not eligible: %(number)s condition is not met.",
            "It appears not eligible: %(number)s conditions are not met.",
            told.failed,
        ) % {"number": told.failed}
    if told.open:
        return ngettext(
            "It cannot be told yet: %(number)s condition is open.",
            "It cannot be told yet: %(number)s conditions are open.",
            told.open,
        ) % {"number": told.open}
    return _("It appears eligible: every condition appears met. People decide.")


def worked_lines(worked: Worked, currency: str) -> list[dict[str, Any]]:
    """Return what each component pays, how it was worked out, and where a limit cut it."""
    return [worked_line(one, currency) for one in worked.lines]


def worked_line(line: Line, currency: str) -> dict[str, Any]:
    """Return one component."""
    payments = len(line.payments)
    each = written(line.payments[0].amount, currency) if payments else ""
    notes = []
    if line.limited:
        about = {"before": written(line.before, currency), "each": each}
        notes.append(_("%(before)s by its rule, limited to %(each)s") % about)
    if payments > 1:
        words = ngettext(
            "%(number)s payment of %(each)s", "%(number)s payments of %(each)s or less", payments
        )
        notes.append(words % {"number": payments, "each": each})
    if line.cut:
        notes.append(_("cut where the package pays no more"))
    if line.missing:
        notes.append(_("cannot be worked out without: %(figure)s") % {"figure": figure_words(line.missing)})
    elif not payments:
        notes.append(_("not due with these figures"))
    return {
        "name": named(line.component.name),
        "rule": sentences.rate_words(line.component, currency),
        "total": line.total,
        "notes": notes,
    }


def part_name(part: GrantInstalment, package: Package) -> str:
    """Return what a part of a package is for."""
    if not part.component:
        return _("Advance")
    name = next(named(one.name) for one in package.components if one.key == part.component)
    return f"{name}, {part.period}" if part.period else name


def part_lines(grant: PackageGrant, parts: list[GrantInstalment], *, may_pay: bool) -> list[dict[str, Any]]:
    """Return the parts with what is left, and what has to be seen before they are paid."""
    package = grant.version.package
    papers = {one.key: named(one.name) for one in package.evidence}
    seen = {(one.key, one.period) for one in grant.evidence.all()}
    lines = []
    for part in parts:
        part.grant = grant
        missing = [papers[key] for key in missing_evidence(part, seen)]
        lines.append(
            {
                "part": part,
                "name": part_name(part, package),
                "missing": missing,
                "may_pay": may_pay and not missing and part.left > 0,
            }
        )
    return lines


def paper_lines(grant: PackageGrant, figures: Figures, today: date) -> list[dict[str, Any]]:
    """Return the papers: when they have to be there, by which day, and when they were seen."""
    seen: dict[str, list[GrantEvidence]] = {}
    for one in grant.evidence.all():
        seen.setdefault(one.key, []).append(one)
    lines = []
    for paper in grant.version.package.evidence:
        due = due_on(paper.within, figures) if paper.within else None
        lines.append(
            {
                "name": named(paper.name),
                "when": WHEN_WORDS[paper.when],
                "due": due,
                "late": due is not None and due < today and not seen.get(paper.key),
                "seen": seen.get(paper.key, []),
                "monthly": paper.when is When.MONTH,
            }
        )
    return lines


def kept_line(grant: PackageGrant, figures: Figures) -> dict[str, Any] | None:
    """Return the retention rule with its days, or None where there is none."""
    rule = grant.version.package.retention
    if rule is None:
        return None
    return {
        "words": sentences.retention_words(rule),
        "days": keeping.deadlines(rule, figures),
        "lacks": figure_words(rule.after),
    }


def payment_state(state: str) -> str:
    """Return the shape and colour that a payment's state bears."""
    calm = {PayoutState.PAID: "ok", PayoutState.RETURNED: "off", PayoutState.REFUSED: "off"}
    return calm.get(PayoutState(state), "unmeasured" if state == PayoutState.WITHDRAWN else "stalled")
