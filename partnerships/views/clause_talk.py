"""Talk about clauses, passages and amendments: read, said, answered, resolved and opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel import prose
from jtportal.kernel.doors import ActionDoor, PostDoor, Refused
from partnerships import rules
from partnerships.actions import clause_talk
from partnerships.actions.clause_talk import Passage
from partnerships.forms.clause_talk import AnswerForm, CommentForm
from partnerships.models import Clause, ClauseComment, ClauseText, FrameworkAgreement
from partnerships.queries import accord_people, rooms
from partnerships.queries import amendments as tables
from partnerships.queries import clause_talk as reads
from partnerships.queries import framework as texts
from partnerships.views.accords import (
    AccordForm,
    InAccord,
    in_words,
    language_choices,
    language_of,
)
from partnerships.views.amendments import OfAmendment
from partnerships.views.talk_lines import thread_lines

if TYPE_CHECKING:
    from partnerships.models import ClausePlace


class Talk(ActionDoor):
    """A page of talk: the words it is about, the threads, and a form to say something."""

    abstract = True
    form_class, template = CommentForm, "partnerships/clause_talk.html"
    done: ClassVar[Any] = gettext_lazy("Your comment is there.")

    def agreement(self) -> FrameworkAgreement:
        """Return the agreement that is negotiated."""
        raise TypeError(f"{type(self).__name__} has no agreement()")

    def about(self) -> dict[str, Any]:
        """Return what is talked about, as the action takes it."""
        raise TypeError(f"{type(self).__name__} has no about()")

    def bodies(self) -> list[tuple[ClauseText, str]]:
        """Return the wordings that may be quoted from, each with the language that is shown."""
        raise TypeError(f"{type(self).__name__} has no bodies()")

    def language(self) -> str:
        """Return the language to read in."""
        asked = self.request.GET.get("language") or self.request.POST.get("language")
        return language_of(self.agreement(), asked)

    def in_language(self, text: ClauseText) -> tuple[ClauseText, str]:
        """Return a wording with the language in which it is shown."""
        return text, in_words(text.body, self.language(), self.agreement().leading)[1]

    def context(self) -> dict[str, Any]:
        """Return texts and threads."""
        agreement, actor = self.agreement(), self.request.actor
        threads = reads.threads(actor, agreement, **{"clause": None, "amendment": None, **self.about()})
        now = {text.clause_id: text for text, _language in self.bodies()}
        lines = thread_lines(
            threads,
            accord_people.named_to(actor, agreement),
            lambda comment: now.get(comment.text.clause_id) if comment.text else None,
        )
        language = self.language()
        return {
            "agreement": agreement,
            "language": language,
            "languages": language_choices(agreement, language),
            "parts": [self.part(*one) for one in self.bodies()],
            "threads": lines,
            "open": sum(line["open"] for line in lines),
            "comments": sum(1 + len(line["answers"]) for line in lines),
            "may_speak": rules.may_negotiate(actor, self.row),
        }

    def part(self, text: ClauseText, language: str) -> dict[str, Any]:
        """Return a wording as it is read."""
        heading, _code = in_words(text.heading, language, self.agreement().leading)
        body = text.body.get(language, "")
        return {"heading": heading, "html": prose.html(body), "language": language, "clause": text.clause_id}

    def room(self) -> str:
        """Return the name of the reader's room, or nothing."""
        seat = tables.seat_of(self.request.actor, self.agreement())
        return seat.get_constituency_display() if seat else ""

    def always_in_room(self) -> bool:
        """Whether nothing is said here at the table."""
        return False

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the passage that was selected elsewhere."""
        asked = self.request.GET
        first = {"quote": asked.get("quote", "")[:1000]}
        if asked.get("nth", "").isdecimal():
            first["nth"] = asked["nth"][:6]
        return {"room": self.room(), "always": self.always_in_room(), "initial": first}

    def passage(self, given: dict[str, Any]) -> Passage | None:
        """Return the passage that was quoted. Raises Refused for words that do not stand here, or more than once."""
        if not given["quote"].strip():
            return None
        found = reads.quoted(self.bodies(), given["quote"])
        nth = given["nth"]
        if not found:
            raise Refused(_("These words do not stand in the text as it is now."), field="quote")
        if len(found) > 1 and (nth is None or nth >= len(found)):
            raise Refused(
                _("These words stand here more than once. Quote a few more of them."), field="quote"
            )
        one = found[nth or 0] if len(found) > 1 else found[0]
        return Passage(one.text, one.language, one.start, one.quote)

    def act(self, row: Any, form: Any) -> ClauseComment:
        """Say it."""
        given = form.cleaned_data
        passage = self.passage(given)
        if not rules.may_negotiate(self.request.actor, row):
            raise Refused(_("Your organisation does not sit at this table."))
        return clause_talk.comment(
            agreement=self.agreement(),
            said=given["said"],
            passage=passage,
            in_room=given.get("in_room", False),
            by=self.request.actor,
            **self.about(),
        )

    def next_url(self, result: Any) -> str:
        """Return to what was said."""
        return f"{talk_url(result, self.language())}#said-{result.thread_id or result.pk:d}"


def talk_url(comment: ClauseComment, language: str = "") -> str:
    """Return the page on which a comment stands."""
    query = f"?{urlencode({'language': language})}" if language else ""
    if comment.amendment_id:
        return reverse("partnerships:amendment_talk", kwargs={"pk": comment.amendment_id}) + query
    if comment.clause_id:
        return reverse("partnerships:clause_talk", kwargs={"pk": comment.clause_id}) + query
    return reverse("partnerships:accord_room", kwargs={"pk": comment.agreement_id})


class ClauseTalk(InAccord, Talk):
    """Talk about a clause, through all its wordings."""

    model, access, related = Clause, rules.may_read_plan, ("agreement__partnership",)

    def agreement(self) -> FrameworkAgreement:
        """Return the clause's agreement."""
        return self.row.agreement

    def about(self) -> dict[str, Any]:
        """Name the clause."""
        return {"clause": self.row}

    def place(self) -> ClausePlace | None:
        """Return the latest place in which the clause stands."""
        if not hasattr(self, "_place"):
            places = texts.life(self.row)
            self._place: ClausePlace | None = places[-1] if places else None
        return self._place

    def bodies(self) -> list[tuple[ClauseText, str]]:
        """Return the latest wording."""
        place = self.place()
        return [self.in_language(place.text)] if place else []

    def context(self) -> dict[str, Any]:
        """Say where the clause stands."""
        place, told = self.place(), super().context()
        if place is None:
            return {**told, "name": self.row.key, "version": None}
        text = reverse("partnerships:framework_text", kwargs={"pk": place.version_id})
        return {
            **told,
            "name": rooms.clause_names(place.version).get(self.row.pk, self.row.key),
            "version": place.version,
            "back_url": f"{text}?language={told['language']}#place-{place.pk:d}",
        }


class AmendmentTalk(OfAmendment, Talk):
    """Talk about an amendment and passages of the words that it proposes."""

    access = rules.may_read_plan

    def agreement(self) -> FrameworkAgreement:
        """Return the agreement it amends."""
        return self.row.version.agreement

    def about(self) -> dict[str, Any]:
        """Name the amendment."""
        return {"amendment": self.row}

    def bodies(self) -> list[tuple[ClauseText, str]]:
        """Return the words that it proposes, clause by clause."""
        if not hasattr(self, "_bodies"):
            said = tables.changes([self.row.current]).get(self.row.current_id or 0, [])
            found = [change.text or change.base for change in said]
            self._bodies = [self.in_language(text) for text in found if text is not None]
        return self._bodies

    def always_in_room(self) -> bool:
        """Say whether it is drafted still: then it is talked about in its room alone."""
        return self.row.tabled_at is None

    def context(self) -> dict[str, Any]:
        """Name it."""
        told = super().context()
        back = reverse("partnerships:amendment_detail", kwargs={"pk": self.row.pk})
        return {
            **told,
            "back_url": f"{back}?language={told['language']}",
            "name": f"{self.row} {self.row.title}",
            "drafted": self.always_in_room(),
        }

    def next_url(self, result: Any) -> str:
        """Return to what was said."""
        return Talk.next_url(self, result)


class OfComment(InAccord):
    """Mix into a door over a thread."""

    model, access = ClauseComment, rules.may_negotiate
    related = ("agreement__partnership", "organisation", "by", "text")
    row: Any

    def back_url(self) -> str:
        """Return to the thread."""
        return f"{talk_url(self.row)}#said-{self.row.thread_id or self.row.pk:d}"

    def next_url(self, _result: Any) -> str:
        """Return to the thread."""
        return self.back_url()


class CommentAnswer(OfComment, AccordForm):
    """Answer in a thread."""

    template = "partnerships/clause_answer.html"
    form_class, submit = AnswerForm, gettext_lazy("Answer")
    heading, done = gettext_lazy("What do you answer?"), gettext_lazy("Your answer is there.")

    def above(self) -> str:
        """Name the agreement."""
        return str(self.row.agreement)

    def context(self) -> dict[str, Any]:
        """Show the thread that is answered."""
        row, actor = self.row, self.request.actor
        rows = reads.said(actor, row.agreement)
        first = rows.get(pk=row.thread_id or row.pk)
        thread = reads.Thread(first, list(rows.filter(thread=first)))
        named = accord_people.named_to(actor, row.agreement)
        return {**super().context(), "thread": thread_lines([thread], named, lambda one: one.text)[0]}

    def act(self, row: ClauseComment, form: Any) -> Any:
        """Answer."""
        return clause_talk.answer(comment=row, said=form.cleaned_data["said"], by=self.request.actor)


class CommentResolve(OfComment, PostDoor):
    """Mark a thread as resolved, or open it again."""

    done = ""

    def act(self, row: ClauseComment, data: Any) -> Any:
        """Do what the button says."""
        resolved = data.get("resolved") != "no"
        return clause_talk.resolve(comment=row, resolved=resolved, by=self.request.actor)
