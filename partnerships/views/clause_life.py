"""The life of one clause from its first draft to today: versions, drafts, amendments, errata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jtportal.kernel.doors import PageDoor
from partnerships import rules
from partnerships.calculations.clauses import words
from partnerships.models import Clause
from partnerships.queries import accord_people
from partnerships.queries import clause_life as reads
from partnerships.queries import clause_talk as talk
from partnerships.views.accords import InAccord, in_words, language_choices, language_of
from partnerships.views.amendment_lines import changes_of, heading_of, line_of
from partnerships.views.duty_lines import duty_differences
from partnerships.views.measure_pages import measure_changes, words_of_text
from partnerships.views.talk_lines import thread_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnerships.models import ClauseText
    from partnerships.queries.clause_life import Stage
    from partnerships.views.measure_wording import Words


class ClauseLife(InAccord, PageDoor):
    """One clause from its first draft to today."""

    model, access, related = Clause, rules.may_read_plan, ("agreement__partnership",)
    template = "partnerships/clause_life.html"

    def context(self) -> dict[str, Any]:
        """Return every version that knows the clause, the latest first, with what happened to it there."""
        agreement = self.row.agreement
        language = language_of(agreement, self.request.GET.get("language"))
        stages = reads.stages(self.request.actor, self.row)
        told = Telling(language, agreement.leading, words_of_text(agreement.partnership, texts_of(stages)))
        steps = [told.step(stage) for stage in stages]
        stood = {text.pk for stage in stages for text in stood_in(stage)}
        return {
            "agreement": agreement,
            "steps": steps[::-1],
            "wordings": len(stood),
            "stands": any(stage.place for stage in stages),
            "stood": bool(stood),
            "threads": self.threads(stages),
            "proposals": sum(len(stage.changes) for stage in stages),
            "name": next((step["heading"] for step in steps[::-1] if step["heading"]), self.row.key),
            "language": language,
            "languages": language_choices(agreement, language),
        }

    def threads(self, stages: list[Stage]) -> list[dict[str, Any]]:
        """Return what is said of the clause, as far as the reader's rooms go; it stays when the clause is taken out."""
        actor, agreement = self.request.actor, self.row.agreement
        stood = [text for stage in stages for text in stood_in(stage)]
        now, named = stood[-1] if stood else None, accord_people.named_to(actor, agreement)
        threads = talk.threads(actor, agreement, clause=self.row, amendment=None)
        return thread_lines(threads, named, lambda _comment: now)


def stood_in(stage: Stage) -> list[ClauseText]:
    """Return the wordings that a version or its draft had, the oldest first."""
    return [*stage.drafted, *([stage.place.text] if stage.place else [])]


def texts_of(stages: list[Stage]) -> list[ClauseText | None]:
    """Return every wording whose measures are told."""
    changes = [change for stage in stages for change in stage.changes]
    proposed = [text for change in changes for text in (change.base, change.text)]
    return [*(text for stage in stages for text in stood_in(stage)), *proposed]


class Telling:
    """A clause's life told in a language, version by version: each wording beside the one before it."""

    def __init__(self, language: str, leading: str, used: Words) -> None:
        self.language, self.leading, self.used = language, leading, used
        self.before: ClauseText | None = None

    def step(self, stage: Stage) -> dict[str, Any]:
        """Return what happened in the time of a version, the latest first, and what it says by now."""
        carried, before = self.before, self.before
        events = []
        for text in stage.drafted:
            events.append({"kind": "draft", "at": text.created_at, **self.differs(before, text)})
            before = text
        events += [*self.amendments(stage), *self.errata(stage)]
        told = {
            "version": stage.version,
            "place": stage.place,
            "heading": self.named(stage),
            "events": sorted(events, key=lambda one: one["at"], reverse=True),
        }
        if stage.place is not None:
            told |= self.differs(carried, stage.place.text)
            self.before = stage.place.text
        return told

    def named(self, stage: Stage) -> str:
        """Return what the clause is called in the time of a version."""
        stood = stood_in(stage)
        if stood:
            return in_words(stood[-1].heading, self.language, self.leading)[0]
        return heading_of(stage.changes[-1], self.language, self.leading) if stage.changes else ""

    def amendments(self, stage: Stage) -> Iterator[dict[str, Any]]:
        """Yield what was proposed, with the day on which it was last decided something about."""
        for change in stage.changes:
            row = change.of.amendment
            line = line_of(change, None, self.language, self.leading, {})
            yield {
                "kind": "amendment",
                "at": row.decided_at or row.tabled_at or row.created_at,
                "row": row,
                "line": line,
                "runs": [] if change.kind == "move" else line["runs"],
                "count": words.words_changed(line["before"], line["after"]),
                "measure_changes": changes_of(change, self.used),
                "duties": line["duties"],
            }

    def errata(self, stage: Stage) -> Iterator[dict[str, Any]]:
        """Yield slips that were corrected."""
        for row in stage.errata:
            yield {"kind": "erratum", "at": row.recorded_at, "row": row, **self.differs(row.was, row.meant)}

    def differs(self, old: ClauseText | None, new: ClauseText) -> dict[str, Any]:
        """Return a wording beside the one before it; `first`: there is none."""
        said = self.said(new)
        before = self.said(old) if old else said
        return {
            "first": old is None,
            "changed": said != before,
            "runs": words.difference(before, said),
            "count": words.words_changed(before, said),
            "measure_changes": measure_changes(old.measures if old else [], new.measures, self.used),
            "duties": duty_differences(old, new),
        }

    def said(self, text: ClauseText) -> str:
        """Return heading and body."""
        heading, body = (in_words(part, self.language, self.leading)[0] for part in (text.heading, text.body))
        return f"{heading}\n\n{body}".strip()
