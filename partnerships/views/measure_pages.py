"""What the pages of measures share: a clause's measures as sentences, and whose measures a page is about."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import yaml
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.actions.measures import ChangedMeanwhile, together
from partnerships.calculations.measures import unfolding
from partnerships.calculations.measures.writing import document as written
from partnerships.enums import ChangeKind, Pathway
from partnerships.models import Amendment, AmendmentChange, ClauseText, FrameworkVersion
from partnerships.queries import amendments as amendment_reads
from partnerships.queries import measures as reads
from partnerships.sockets import FACT_CODES
from partnerships.views.measure_wording import Words, name_of, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from django.http import HttpResponse

    from partnerships.models import Clause, Partnership


def fact_codes(partnership: Partnership) -> dict[str, dict[str, str]]:
    """Return {fact: {code: name}} of the codes that upper floors know by name: sites, occupations."""
    found: dict[str, dict[str, str]] = {}
    for plug in FACT_CODES:
        found |= plug(partnership)
    return found


def words_for(documents: Iterable[Mapping[str, Any]], codes: Mapping[str, Mapping[str, str]]) -> Words:
    """Return how measures and codes are named for the reader."""
    names = {}
    for document in documents:
        measure = unfolding.alone(document).measures
        key = str(document.get("key", ""))
        names[key] = name_of(measure[0]) if measure else key
    return Words(names, {code: name for some in codes.values() for code, name in some.items()})


def words_of_text(partnership: Partnership, texts: Iterable[ClauseText | None]) -> Words:
    """Return how the measures of wordings are named; codes are asked for only where there are measures."""
    documents = [document for text in texts if text is not None for document in text.measures]
    return words_for(documents, fact_codes(partnership)) if documents else Words({}, {})


def measure_lines(documents: Iterable[Mapping[str, Any]], words: Words) -> list[dict[str, Any]]:
    """Return measures as pages draw them; one that cannot be read back says so and stays as it is."""
    found = []
    for document in documents:
        read = unfolding.alone(document).measures
        found.append(
            {
                "key": str(document.get("key", "")),
                "name": name_of(read[0]) if read else str(document.get("key", "")),
                "sentences": sentences(read[0], words) if read else [],
                "path": read[0].pathway if read else "none",
                "path_label": Pathway(read[0].pathway).label if read else "",
                "readable": bool(read),
                "document": document,
            }
        )
    return found


def measure_changes(
    before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]], words: Words
) -> list[dict[str, Any]]:
    """Return what becomes of measures: each key once, `before` and `after` as sentences; those that stay are left out."""
    old, new = (
        {line["key"]: line for line in measure_lines(documents, words)} for documents in (before, after)
    )
    return [
        {
            "key": key,
            "name": (new.get(key) or old[key])["name"],
            "before": old.get(key),
            "after": new.get(key),
        }
        for key in dict.fromkeys([*old, *new])
        if key not in old or key not in new or old[key]["document"] != new[key]["document"]
    ]


def as_yaml(documents: list[Any]) -> str:
    """Return measures as the file that docs/rules.md describes, each line in its order."""
    read = [(unfolding.alone(document).measures, document) for document in documents]
    documents = [written(measures[0]) if measures else document for measures, document in read]
    return yaml.safe_dump(documents, allow_unicode=True, sort_keys=False, width=110)


class Carrier:
    """Mix into a door: whose measures it is about. This one: a clause in a draft, `row` its place."""

    row: Any
    request: Any
    names = {
        "list": "measure_list",
        "build": "measure_build",
        "load": "measure_load",
        "remove": "measure_remove",
    }

    def version(self) -> FrameworkVersion:
        """Return the text."""
        return self.row.version

    def clause(self) -> Clause:
        """Return the clause."""
        return self.row.clause

    def text(self) -> ClauseText:
        """Return the wording whose measures are changed."""
        return self.row.text

    def changes(self) -> list[AmendmentChange]:
        """Return what an amendment does to the other clauses."""
        return []

    def elsewhere(self) -> list[reads.Carried]:
        """Return the measures of the other clauses."""
        return [
            one for one in reads.carried(self.version(), self.changes()) if one.clause != self.clause().pk
        ]

    def asked(self) -> dict[str, str]:
        """Return what the addresses of the other pages carry along."""
        return {}

    def url(self, name: str, **more: str) -> str:
        """Return the address of another page about the same measures."""
        query = {**self.asked(), **more}
        url = reverse(f"partnerships:{self.names[name]}", kwargs={"pk": self.row.pk})
        return f"{url}?{urlencode(query)}" if query else url

    def measure(self) -> dict[str, Any] | None:
        """Return the measure that the address names, None without one; what is sent may be about one taken out since.

        404 for one that the clause does not carry; what is sent about one counts as a new one then.
        """
        key = self.request.GET.get("measure", "")
        if not key:
            return None
        texts = [self.text(), self.started_from(self.request.POST.get("seen", ""))]
        found = next((one for text in texts for one in text.measures if str(one.get("key")) == key), None)
        if found is None and self.request.method != "POST":
            raise Http404
        return found

    def started_from(self, seen: str) -> ClauseText:
        """Return the wording that this person started from."""
        known = self.clause().texts.filter(pk=int(seen)) if seen.isdecimal() and len(seen) < 15 else None
        return (known.first() if known is not None else None) or self.text()


class Guarded:
    """Mix into a form about measures: what somebody else changed meanwhile is shown beside what was typed, as 409.

    Whoever saves again has seen it.
    """

    overtaken: ChangedMeanwhile | None = None

    @contextmanager
    def noticing(self) -> Iterator[None]:
        """Note who was quicker."""
        try:
            yield
        except ChangedMeanwhile as overtaken:
            self.overtaken = overtaken
            raise

    def page(self: Any, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Show what the measures say now."""
        if self.overtaken is None:
            return super().page(context, status=status)
        now, form = self.overtaken.now, (context or {})["form"]
        form.data = form.data.copy()
        form.data["seen"] = str(now.pk)
        words = words_of_text(self.version().agreement.partnership, [now])
        key = self.request.GET.get("measure", "")
        lines = [line for line in measure_lines(now.measures, words) if not key or line["key"] == key]
        told = {"meanwhile": lines, "was_changed": True}
        return super().page({**(context or {}), **told}, status=409)


class OfAmended(Carrier):
    """Mix into a door about an amendment: the measures of the clause `?clause=`, else of its first that has words."""

    names = {
        "list": "amendment_measures",
        "build": "amendment_measure",
        "load": "amendment_measures_load",
        "remove": "amendment_measure_remove",
    }
    row: Amendment

    def version(self) -> FrameworkVersion:
        """Return the text that is to change."""
        return self.row.version

    def said(self) -> list[AmendmentChange]:
        """Return what the amendment does, clause by clause."""
        if not hasattr(self, "_said"):
            found = amendment_reads.changes([self.row.current])
            self._said = found[self.row.current_id] if self.row.current_id else []
        return self._said

    def change(self) -> AmendmentChange:
        """Return the change whose measures these are. 404 where the amendment says nothing of the clause."""
        asked = self.request.GET.get("clause") or self.request.POST.get("clause") or ""
        able = [one for one in self.said() if one.kind in (ChangeKind.REWORD, ChangeKind.ADD) and one.text]
        found = next((one for one in able if not asked or str(one.clause_id) == asked), None)
        if found is None:
            raise Http404
        return found

    def clause(self) -> Clause:
        """Return the clause."""
        return self.change().clause

    def text(self) -> ClauseText:
        """Return the words proposed."""
        text = self.change().text
        assert text is not None  # noqa: S101 - only changes with words are looked for
        return text

    def changes(self) -> list[AmendmentChange]:
        """Return what the amendment does."""
        return self.said()

    def asked(self) -> dict[str, str]:
        """Name the clause."""
        return {"clause": str(self.change().clause_id)}


def merged(seen: ClauseText, wanted: list[dict[str, Any]], now: ClauseText) -> tuple[dict[str, Any], ...]:
    """Return the measures with what somebody else changed since. Raises Refused."""
    return tuple(dict(one) for one in together(seen, wanted, now))


def place_of(number: str) -> str:
    """Return where a measure stands, in words."""
    return _("clause %(number)s") % {"number": number} if number else _("a clause that is added")
