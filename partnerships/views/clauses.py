"""Clauses of a draft: added, reworded, moved, taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import PostDoor
from partnerships import rules
from partnerships.actions import clauses
from partnerships.actions.clauses import Overtaken, Wording
from partnerships.enums import ClauseKind
from partnerships.forms.framework import PlaceForm, WordingForm
from partnerships.models import ClausePlace, ClauseText, FrameworkVersion
from partnerships.queries import framework as reads
from partnerships.views.accords import (
    AccordForm,
    InAccord,
    at_leading,
)

if TYPE_CHECKING:
    from django.http import HttpResponse


class OfVersion(AccordForm):
    """A form about a version; back to its text."""

    abstract = True
    model, access, related = FrameworkVersion, rules.may_coordinate, ("agreement__partnership",)

    def above(self) -> str:
        """Name the agreement and version."""
        return _("%(agreement)s, version %(number)s") % {
            "agreement": self.row.agreement,
            "number": self.row.number,
        }

    def back_url(self) -> str:
        """Return to the text."""
        return reverse("partnerships:framework_text", kwargs={"pk": self.row.pk})


class ClauseAdd(OfVersion):
    """Add a clause, or a chapter where the address says so."""

    form_class, submit = WordingForm, gettext_lazy("Add it")
    kind: str = ClauseKind.CLAUSE
    heading, done = gettext_lazy("What does the new clause say?"), gettext_lazy("The clause is added.")

    def chapter(self) -> ClausePlace | None:
        """Return the chapter it is added to: the one asked for, if it is one of this version."""
        asked = self.request.GET.get("chapter", "")
        rows = self.row.places.filter(clause__kind=ClauseKind.CHAPTER)
        return rows.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 15 else None

    def form_kwargs(self) -> dict[str, Any]:
        """Ask for its words in the agreement's languages."""
        return {"agreement": self.row.agreement, "chapter": self.kind == ClauseKind.CHAPTER}

    def act(self, row: FrameworkVersion, form: Any) -> ClausePlace:
        """Add it at the end of its chapter."""
        chapter = None if self.kind == ClauseKind.CHAPTER else self.chapter()
        wording = Wording(form.said("heading"), form.said("body"))
        with at_leading(row.agreement):
            return clauses.add(
                version=row, kind=self.kind, wording=wording, chapter=chapter, by=self.request.actor
            )

    def next_url(self, result: Any) -> str:
        """Return to where it stands."""
        return f"{self.back_url()}#place-{result.pk:d}"


class ChapterAdd(ClauseAdd):
    """Add a chapter."""

    kind = ClauseKind.CHAPTER
    heading, done = gettext_lazy("What is the new chapter about?"), gettext_lazy("The chapter is added.")


class OfClause(AccordForm):
    """A form about a clause in its place; back to where it stands in the text."""

    abstract = True
    model, access = ClausePlace, rules.may_coordinate
    related = ("version__agreement__partnership", "clause", "text")

    def above(self) -> str:
        """Name the agreement and version."""
        version = self.row.version
        return _("%(agreement)s, version %(number)s") % {
            "agreement": version.agreement,
            "number": version.number,
        }

    def back_url(self) -> str:
        """Return to its place in the text."""
        text = reverse("partnerships:framework_text", kwargs={"pk": self.row.version_id})
        return f"{text}#place-{self.row.pk:d}"


class ClauseReword(OfClause):
    """Give a clause other words. Two people at once are brought together, or shown what both changed."""

    template = "partnerships/clause_reword.html"
    form_class, submit, done = WordingForm, gettext_lazy("Save"), gettext_lazy("The clause says so now.")
    overtaken: Overtaken | None = None

    def title(self) -> str:
        """Name the clause."""
        return str(self.row.text)

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what it says."""
        text = self.row.text
        first = {
            f"{part}_{code}": said
            for part in ("heading", "body")
            for code, said in getattr(text, part).items()
        }
        chapter = self.row.clause.kind == ClauseKind.CHAPTER
        return {
            "agreement": self.row.version.agreement,
            "chapter": chapter,
            "initial": {**first, "seen": text.pk},
        }

    def seen(self, form: Any) -> ClauseText | None:
        """Return the wording this person started from."""
        return self.row.clause.texts.filter(pk=form.cleaned_data["seen"]).first()

    def act(self, row: ClausePlace, form: Any) -> Any:
        """Reword it; measures stay."""
        seen = self.seen(form)
        wording = Wording(form.said("heading"), form.said("body"), tuple((seen or row.text).measures))
        try:
            with at_leading(row.version.agreement):
                return clauses.reword(place=row, wording=wording, seen=seen, by=self.request.actor)
        except Overtaken as overtaken:
            self.overtaken = overtaken
            raise

    def page(self, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Show what somebody else wrote meanwhile, part by part; whoever saves again has seen it."""
        if self.overtaken is not None and context:
            context["form"].data = {**context["form"].data.dict(), "seen": str(self.overtaken.now.pk)}
        return super().page({**(context or {}), **self.told()}, status=status)

    def told(self) -> dict[str, Any]:
        """Return both changes."""
        if self.overtaken is None:
            return {}
        parts = [
            {"language": code, "part": part, "parts": merge.parts}
            for (part, code), merge in self.overtaken.merges.items()
            if merge.conflicts
        ]
        return {"merges": parts, "now": self.overtaken.now}


class ClauseMove(OfClause):
    """Move a clause."""

    form_class, submit, done = PlaceForm, gettext_lazy("Move it"), gettext_lazy("The clause is moved.")

    def title(self) -> str:
        """Name the clause."""
        return _("Where does “%(clause)s” stand?") % {"clause": self.row.text}

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the chapters and clauses it may stand behind."""
        lines = reads.lines(self.row.version)
        chapter = self.row.clause.kind == ClauseKind.CHAPTER
        may = [
            line
            for line in lines
            if line.place.pk != self.row.pk and (not chapter or line.place.chapter_id is None)
        ]
        labels = {line.place.pk: f"{line.sign} {line.place.text}".strip() for line in may}
        before = [line.place.pk for line in lines]
        at = before.index(self.row.pk)
        first = next((pk for pk in reversed(before[:at]) if pk in labels), None)
        return {
            "places": self.row.version.places.filter(pk__in=labels)
            .select_related("text", "clause")
            .in_order(),
            "labels": labels,
            "initial": {"behind": first},
        }

    def act(self, row: ClausePlace, form: Any) -> Any:
        """Move it behind what was chosen: a clause behind a chapter's heading stands first in it."""
        behind = form.cleaned_data["behind"]
        into, position = where(row, behind)
        return clauses.move(place=row, chapter=into, position=position, by=self.request.actor)


def where(row: ClausePlace, behind: ClausePlace | None) -> tuple[ClausePlace | None, int]:
    """Return the chapter and position that mean 'behind this one', counted without the clause itself."""
    if behind is None:
        return None, 0
    if behind.clause.kind == ClauseKind.CHAPTER and row.clause.kind != ClauseKind.CHAPTER:
        return behind, 0
    after_itself = behind.chapter_id == row.chapter_id and behind.position > row.position
    return behind.chapter, behind.position + (0 if after_itself else 1)


class ClauseRemove(InAccord, PostDoor):
    """Take a clause out of a draft."""

    model, access = ClausePlace, rules.may_coordinate
    related = ("version__agreement__partnership",)
    done = gettext_lazy("The clause is taken out. What it said stays in its life.")

    def act(self, row: ClausePlace, data: Any) -> Any:
        """Remove it."""
        return clauses.remove(place=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Return to the text."""
        return reverse("partnerships:framework_text", kwargs={"pk": self.row.version_id})
