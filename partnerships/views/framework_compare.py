"""Two versions of a framework agreement compared, word by word."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from jtportal.kernel.doors import PageDoor
from partnerships import rules
from partnerships.calculations.clauses import words
from partnerships.models import FrameworkVersion
from partnerships.queries import framework as reads
from partnerships.views.accords import InAccord, in_words, language_choices, language_of
from partnerships.views.duty_lines import duty_differences
from partnerships.views.measure_pages import measure_changes, words_of_text
from partnerships.views.measure_wording import Words


class FrameworkCompare(InAccord, PageDoor):
    """What changed from one version to another. `?with=`: the earlier one's number, else the one it was begun from."""

    model, access, related = FrameworkVersion, rules.may_read_plan, ("agreement__partnership", "begun_from")
    template = "partnerships/framework_compare.html"

    def other(self) -> FrameworkVersion:
        """Return the version to compare with. 404 where there is none."""
        asked = self.request.GET.get("with", "")
        rows = self.row.agreement.versions.exclude(pk=self.row.pk)
        found = (
            rows.filter(number=int(asked)).first()
            if asked.isdecimal() and len(asked) < 6
            else self.row.begun_from or rows.order_by("-number").first()
        )
        if found is None:
            raise Http404
        found.agreement = self.row.agreement
        return found

    def context(self) -> dict[str, Any]:
        """Return the clauses that differ, with their words."""
        agreement, other = self.row.agreement, self.other()
        language = language_of(agreement, self.request.GET.get("language"))
        told = drawn(other, self.row, language)
        return {
            "agreement": agreement,
            "other": other,
            "others": list(agreement.versions.exclude(pk=self.row.pk).order_by("-number")),
            "language": language,
            "languages": language_choices(agreement, language),
            "beside": self.request.GET.get("view") == "beside",
            "differences": told,
            "words": sum(line["words"] for line in told),
            "counts": {kind: sum(line["kind"] == kind for line in told) for kind in KINDS},
        }


def drawn(old: FrameworkVersion, new: FrameworkVersion, language: str) -> list[dict[str, Any]]:
    """Return what differs between two versions of an agreement, as pages draw it."""
    agreement = new.agreement
    differences = reads.compared(old, new)
    texts = [line.place.text for one in differences for line in (one.old, one.new) if line]
    words_used = words_of_text(agreement.partnership, texts)
    return [
        {
            **difference_line(one, language, agreement.leading),
            "measure_changes": changes_of(one, words_used),
        }
        for one in differences
    ]


KINDS = ("reworded", "added", "gone", "moved")


def difference_line(one: reads.Difference, language: str, leading: str) -> dict[str, Any]:
    """Return a clause that differs, as the page draws it. `kind`: the first of KINDS that fits."""
    before, after = said(one.old, language, leading), said(one.new, language, leading)
    kind = (
        "added" if one.old is None else "gone" if one.new is None else "reworded" if one.reworded else "moved"
    )
    runs = {part: words.difference(before[part], after[part]) for part in ("heading", "body")}
    line = one.new or one.old
    assert line is not None  # noqa: S101 - a difference has at least one side
    return {
        "kind": kind,
        "moved": one.moved,
        "old": one.old,
        "new": one.new,
        "clause": line.place.clause,
        "chapter": line.is_chapter,
        "heading": runs["heading"],
        "body": runs["body"],
        "before": [run for run in runs["body"] if run.kind != words.ADDED],
        "after": [run for run in runs["body"] if run.kind != words.GONE],
        "words": sum(words.words_changed(before[part], after[part]) for part in runs),
        "duties": duty_differences(*(side.place.text if side else None for side in (one.old, one.new))),
        "measures": bool(one.old and one.new) and one.old.place.text.measures != one.new.place.text.measures,
    }


def changes_of(one: reads.Difference, words_used: Words) -> list[dict[str, Any]]:
    """Return what becomes of a clause's measures, in sentences."""
    before, after = (line.place.text.measures if line else [] for line in (one.old, one.new))
    return measure_changes(before, after, words_used)


def said(line: reads.Line | None, language: str, leading: str) -> dict[str, str]:
    """Return heading and body of a line in a language, empty where it does not stand."""
    if line is None:
        return {"heading": "", "body": ""}
    text = line.place.text
    return {
        "heading": in_words(text.heading, language, leading)[0],
        "body": in_words(text.body, language, leading)[0],
    }
