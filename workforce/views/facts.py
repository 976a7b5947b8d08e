"""A worker's facts in words: each with its source, since when it holds, and how it was before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workforce.enums import Contract, FactStanding, Sex, Source
from workforce.models import WorkerVersion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

ORDER = (
    "name", "sex", "birth_date", "residence", "occupation", "service_start", "underground_years", "wage",
    "arrears", "dependants", "contract",
)  # fmt: skip
ATTRIBUTES = {
    "name": ("family_name", "given_name", "patronymic"),
    "residence": ("residence_id", "residence_text"),
    "occupation": ("occupation_title", "occupation_code"),
    "arrears": ("arrears", "arrears_months", "currency"),
}


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact as it stands, or as a version said it."""

    key: str
    term: str
    text: str
    since: date | None = None
    source: str = ""
    before: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class VersionLine:
    """What one version changed against the one before it."""

    since: date
    source: str
    recorded_at: datetime
    changes: list[FactLine]


def terms() -> dict[str, str]:
    """Return what each fact is called."""
    return {
        "name": _("Name"),
        "sex": _("Sex"),
        "birth_date": _("Birth date"),
        "residence": _("Municipality"),
        "occupation": _("Occupation"),
        "service_start": _("Start of service"),
        "underground_years": _("Years underground"),
        "wage": _("Monthly wage"),
        "arrears": _("Wage arrears"),
        "dependants": _("Dependants"),
        "contract": _("Contract"),
    }


def sex_words(sex: str) -> str:
    """Say of one person what the lists' headings say of many."""
    return {Sex.FEMALE: _("woman"), Sex.MALE: _("man")}.get(Sex(sex), _("not stated"))


def money(amount: Any, currency: str) -> str:
    """Return an amount with its currency, or nothing."""
    if amount is None:
        return ""
    return _("%(amount)s %(currency)s") % {
        "amount": number_format(amount, 2, force_grouping=True),
        "currency": currency,
    }


def arrears_words(version: WorkerVersion) -> str:
    """Return the wage arrears with the months they stand for."""
    owed = money(version.arrears, version.currency)
    if not owed or not version.arrears_months:
        return owed
    months = version.arrears_months.normalize()
    words = ngettext(
        "%(owed)s for %(months)s month",
        "%(owed)s for %(months)s months",
        int(months) if months == int(months) else 2,
    )
    return words % {
        "owed": owed,
        "months": number_format(months.to_integral() if months == int(months) else months),
    }


def text_of(version: WorkerVersion, key: str) -> str:
    """Return a fact of a version in words; nothing where the source was silent."""
    match key:
        case "name":
            return " ".join(filter(None, (version.family_name, version.given_name, version.patronymic)))
        case "sex":
            return sex_words(version.sex)
        case "birth_date" | "service_start":
            day = getattr(version, key)
            return date_format(day) if day else ""
        case "residence":
            return version.residence.label() if version.residence else version.residence_text
        case "occupation":
            return ", ".join(filter(None, (version.occupation_title, version.occupation_code)))
        case "underground_years":
            return "" if version.underground_years is None else number_format(version.underground_years, 1)
        case "wage":
            return money(version.wage, version.currency)
        case "arrears":
            return arrears_words(version)
        case "contract":
            return str(Contract(version.contract).label)
    return "" if version.dependants is None else number_format(version.dependants)


def said(version: WorkerVersion, key: str) -> tuple[Any, ...]:
    """Return what a version says about a fact, to be compared."""
    return tuple(getattr(version, name) for name in ATTRIBUTES.get(key, (key,)))


def source_of(version: WorkerVersion) -> str:
    """Say where a version comes from, how sure it is and who wrote it."""
    source = str(Source(version.source).label)
    if version.standing == FactStanding.ROSTER:
        return source
    parts = (source, str(FactStanding(version.standing).label), str(version.recorded_by or ""))
    return ", ".join(filter(None, parts))


def lines(versions: Sequence[WorkerVersion]) -> list[FactLine]:
    """Return the facts that hold now, each with the version that first said so; `versions` newest first."""
    if not versions:
        return []
    words, facts = terms(), []
    for key in ORDER:
        first = versions[0]
        for earlier in versions[1:]:
            if said(earlier, key) != said(first, key):
                break
            first = earlier
        facts.append(
            FactLine(
                key=key,
                term=words[key],
                text=text_of(versions[0], key),
                since=first.valid_from,
                source=source_of(first),
                doubtful=first.standing == FactStanding.STATED,
            )
        )
    return facts


def history(versions: Sequence[WorkerVersion]) -> list[VersionLine]:
    """Return what each version changed, newest first; the first of all is named without changes."""
    words, story = terms(), []
    for newer, older in zip(versions, [*versions, None][1:], strict=True):
        keys = [key for key in ORDER if older is not None and said(newer, key) != said(older, key)]
        changes = [FactLine(key, words[key], text_of(newer, key), before=text_of(older, key)) for key in keys]
        story.append(VersionLine(newer.valid_from, source_of(newer), newer.recorded_at, changes))
    return story
