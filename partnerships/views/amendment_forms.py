"""Amendments written: what a clause shall say, where it shall stand, or that it shall go; change by change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import PostDoor
from partnerships import rules
from partnerships.actions import amendments
from partnerships.actions.amendments import Proposed
from partnerships.actions.clauses import Wording
from partnerships.actions.stale import Stale
from partnerships.enums import ChangeKind, ClauseKind
from partnerships.forms.amendments import AddForm, MoveForm, RemoveForm, RewordForm
from partnerships.models import Amendment, AmendmentChange, ClausePlace, FrameworkVersion
from partnerships.queries import amendments as reads
from partnerships.queries import framework as texts
from partnerships.views.accords import AccordForm, at_leading, in_words
from partnerships.views.amendment_meanwhile import Meanwhile
from partnerships.views.amendments import OfAmendment

if TYPE_CHECKING:
    from django.http import HttpResponse

    from partnerships.models import Clause, ClauseText


class Proposing(Meanwhile, AccordForm):
    """Propose something about a clause: a new amendment, or one change more of the amendment named by `?to=`."""

    abstract = True
    model, access = ClausePlace, rules.may_negotiate
    related = ("version__agreement__partnership", "clause", "text", "chapter")
    kind: ClassVar[str] = ""
    submit = gettext_lazy("Keep it in our room")
    intro = gettext_lazy("Only your constituency sees it until you put it on the table.")
    done = gettext_lazy("The amendment is kept in your room. Put it on the table when it is ready.")

    def version(self) -> FrameworkVersion:
        """Return the text that is to change."""
        return self.row.version

    def to(self) -> Amendment | None:
        """Return the amendment that gets one change more, or None for a new one. 404 for one that is not the actor's."""
        return addressed(self.request, self.version())

    def above(self) -> str:
        """Name the agreement and version."""
        version = self.version()
        return _("%(agreement)s, version %(number)s") % {
            "agreement": version.agreement,
            "number": version.number,
        }

    def back_url(self) -> str:
        """Return to the text."""
        return reverse("partnerships:framework_text", kwargs={"pk": self.version().pk})

    def next_url(self, result: Any) -> str:
        """Go to the amendment."""
        return reverse("partnerships:amendment_detail", kwargs={"pk": result.pk})

    def first(self) -> dict[str, Any]:
        """Return what the form begins with."""
        return said_so_far(self.to())

    def proposed(self, form: Any) -> Proposed:
        """Return the change that was asked for."""
        return Proposed(self.kind, self.row.clause)

    def act(self, _row: Any, form: Any) -> Amendment:
        """Draft the amendment, or add the change to it."""
        try:
            return put(self.request, self.version(), self.proposed(form), form.cleaned_data)
        except Stale as stale:
            raise self.refused(self.version(), self.to(), stale) from stale


def said_so_far(to: Amendment | None) -> dict[str, Any]:
    """Return what an amendment says of itself, and the revision that its reader sees."""
    return {"title": to.title, "reason": to.reason, "revision": to.revision} if to else {}


def addressed(request: Any, version: FrameworkVersion) -> Amendment | None:
    """Return the amendment that `?to=` names, or None for a new one. 404 for one that is not the actor's."""
    asked = request.GET.get("to", "")
    found = reads.of_address(request.actor, version, asked)
    if asked and found is None:
        raise Http404
    return found


def words_so_far(to: Amendment | None, place: ClausePlace) -> ClauseText:
    """Return the words to begin with: those the amendment proposes for a clause, else those that stand."""
    change = worded_by(to, place)
    return (change.text if change else None) or place.text


def base_so_far(to: Amendment | None, place: ClausePlace) -> ClauseText:
    """Return the wording that those words started from: what others changed since is still brought together with them."""
    change = worded_by(to, place)
    return (change.base if change else None) or place.text


def worded_by(to: Amendment | None, place: ClausePlace) -> AmendmentChange | None:
    """Return how an amendment words a clause already, or None."""
    if to is None or to.current is None:
        return None
    rows = to.current.changes.filter(clause=place.clause_id, kind=ChangeKind.REWORD)
    return rows.select_related("base", "text").first()


def put(request: Any, version: FrameworkVersion, one: Proposed, given: dict[str, Any]) -> Amendment:
    """Draft an amendment of one change, or give the one of `?to=` one change more.

    `given`: its title and reason, and the revision that was seen. Raises Stale where a colleague changed it since.
    """
    to, said = addressed(request, version), {"title": given["title"], "reason": given["reason"]}
    with at_leading(version.agreement):
        if to is None:
            return amendments.draft(version=version, changes=[one], by=request.actor, **said)
        kept = [change for change in standing(to) if one.clause is None or change.clause != one.clause]
        seen = given.get("revision") or to.revision
        return amendments.revise(amendment=to, changes=[*kept, one], by=request.actor, seen=seen, **said)


def standing(amendment: Amendment) -> list[Proposed]:
    """Return what an amendment says now, as it would be proposed again."""
    said = reads.changes([amendment.current])
    return [again(change) for change in said[amendment.current_id or 0]]


def again(change: AmendmentChange) -> Proposed:
    """Return a change as it would be proposed again."""
    text = change.text
    wording = Wording(text.heading, text.body, tuple(text.measures), tuple(text.duties)) if text else None
    return Proposed(change.kind, change.clause, wording, change.chapter, change.behind, base=change.base)


class AmendmentReword(Proposing):
    """Propose other words; an amendment that has some already is worded anew."""

    kind, form_class = ChangeKind.REWORD, RewordForm
    reworded: ClauseText | None = None

    def title(self) -> str:
        """Name the clause."""
        return _("What should “%(clause)s” say?") % {"clause": self.row.text}

    def text(self) -> Any:
        """Return the words to begin with: those the amendment proposes, else those that stand."""
        return words_so_far(self.to(), self.row)

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with those words."""
        return {
            "agreement": self.row.version.agreement,
            "chapter": self.row.clause.kind == ClauseKind.CHAPTER,
            "initial": {**words_of(self.text()), "seen": self.base().pk, **self.first()},
        }

    def base(self) -> ClauseText:
        """Return the wording that these words start from."""
        return base_so_far(self.to(), self.row)

    def proposed(self, form: Any) -> Proposed:
        """Return the new words; measures and duties stay as they are. Raises Stale where others stand there by now."""
        now, base = self.text(), self.base()
        if (form.cleaned_data["seen"] or base.pk) != base.pk:
            self.reworded = base
            raise Stale
        wording = Wording(form.said("heading"), form.said("body"), tuple(now.measures), tuple(now.duties))
        return Proposed(self.kind, self.row.clause, wording, base=base)

    def page(self, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Show what the clause says by now where an amendment was adopted meanwhile; whoever saves again has seen it."""
        if self.reworded is None:
            return super().page(context, status=status)
        form = (context or {})["form"]
        form.data = form.data.copy()
        form.data["seen"] = str(self.reworded.pk)
        told = {"says_now": self.reworded, "said_in": self.row.version.agreement.leading}
        told["body_now"] = in_words(self.reworded.body, told["said_in"], told["said_in"])[0]
        return super().page({**(context or {}), **told}, status=409)


class AmendmentMove(Proposing):
    """Propose another place."""

    kind, form_class = ChangeKind.MOVE, MoveForm

    def title(self) -> str:
        """Name the clause."""
        return _("Where should “%(clause)s” stand?") % {"clause": self.row.text}

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the places of the text."""
        return {**places_of(self.row.version, self.row), "initial": self.first()}

    def proposed(self, form: Any) -> Proposed:
        """Return the new place."""
        return Proposed(self.kind, self.row.clause, None, *into(form.cleaned_data["behind"]))


class AmendmentRemove(Proposing):
    """Propose that a clause goes."""

    kind, form_class = ChangeKind.REMOVE, RemoveForm

    def title(self) -> str:
        """Name the clause."""
        return _("Why should “%(clause)s” go?") % {"clause": self.row.text}

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what the amendment says of itself."""
        return {"initial": self.first()}


class AmendmentAdd(Proposing):
    """Propose a new clause."""

    model, related = FrameworkVersion, ("agreement__partnership",)
    kind, form_class = ChangeKind.ADD, AddForm
    heading = gettext_lazy("Which clause should be added?")

    def version(self) -> FrameworkVersion:
        """Return the text that is to change."""
        return self.row

    def added(self) -> AmendmentChange | None:
        """Return the new clause of `?clause=` that the amendment proposes already, to be worded anew."""
        to, asked = self.to(), self.request.GET.get("clause", "")
        if to is None or to.current is None or not asked.isdecimal() or len(asked) > 14:
            return None
        return (
            to.current.changes.filter(kind=ChangeKind.ADD, clause=int(asked)).select_related("text").first()
        )

    def form_kwargs(self) -> dict[str, Any]:
        """Ask for its words and its place."""
        change = self.added()
        first = self.first() | (words_of(change.text) if change else {})
        if change:
            asked = change.behind_id or change.chapter_id
            first["behind"] = self.row.places.filter(clause=asked).values_list("pk", flat=True).first()
        return {
            **places_of(self.row, None),
            "agreement": self.row.agreement,
            "chapter": False,
            "initial": first,
        }

    def proposed(self, form: Any) -> Proposed:
        """Return the new clause; one that was proposed already stays itself."""
        change = self.added()
        measures = tuple(change.text.measures) if change and change.text else ()
        wording = Wording(form.said("heading"), form.said("body"), measures)
        return Proposed(
            self.kind, change.clause if change else None, wording, *into(form.cleaned_data["behind"])
        )


def words_of(text: Any) -> dict[str, str]:
    """Return the words of a wording as its form names them."""
    return {
        f"{part}_{code}": said for part in ("heading", "body") for code, said in getattr(text, part).items()
    }


def places_of(version: FrameworkVersion, row: ClausePlace | None) -> dict[str, Any]:
    """Return the places that a clause may stand behind."""
    labels = {
        line.place.pk: f"{line.sign} {line.place.text}".strip()
        for line in texts.lines(version)
        if row is None or line.place.pk != row.pk
    }
    rows = version.places.filter(pk__in=labels).select_related("text", "clause", "chapter__clause")
    return {"places": rows.in_order(), "labels": labels}


def into(behind: ClausePlace | None) -> tuple[Clause | None, Clause | None]:
    """Return the chapter and the clause that a place means, as clauses."""
    if behind is None:
        return None, None
    if behind.clause.kind == ClauseKind.CHAPTER:
        return behind.clause, behind.clause
    return (behind.chapter.clause if behind.chapter else None), behind.clause


class AmendmentDrop(OfAmendment, PostDoor):
    """Let an amendment leave a clause alone: the clause's key comes with the button."""

    access = rules.may_change_amendment
    done = gettext_lazy("The amendment leaves this clause alone now.")

    def act(self, row: Amendment, data: Any) -> Any:
        """Say the rest anew."""
        asked = data.get("clause", "")
        kept = [change for change in standing(row) if change.clause is None or str(change.clause.pk) != asked]
        told = data.get("revision", "")
        seen = int(told) if told.isdecimal() and len(told) < 10 else row.revision
        return amendments.revise(amendment=row, changes=kept, by=self.request.actor, seen=seen)
