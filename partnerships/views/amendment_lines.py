"""How an amendment is drawn: each change with its words in four views, positions with their state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnerships.calculations.clauses import signs, words
from partnerships.enums import ChangeKind
from partnerships.queries import amendments as reads
from partnerships.views.accords import in_words
from partnerships.views.duty_lines import duty_changes
from partnerships.views.measure_pages import measure_changes, words_of_text

if TYPE_CHECKING:
    from partnerships.models import Amendment, AmendmentChange, AmendmentText, ClauseText
    from partnerships.views.measure_wording import Words

VIEWS = ("clean", "changes", "since", "beside")


def change_lines(
    amendment: Amendment, language: str, since: AmendmentText | None, numbers: dict[int, str]
) -> list[dict[str, Any]]:
    """Return what an amendment does, clause by clause. `since`: the words a reader's own position was given on."""
    leading = amendment.version.agreement.leading
    said = reads.changes([amendment.current, since])
    before = {change.clause_id: change for change in said[since.pk]} if since else {}
    texts = [
        text for change in said.get(amendment.current_id or 0, ()) for text in (change.base, change.text)
    ]
    words_used = words_of_text(amendment.version.agreement.partnership, texts)
    lines = [
        {
            **line_of(change, before.get(change.clause_id), language, leading, numbers),
            "measure_changes": changes_of(change, words_used),
            "carries": bool(change.text),
        }
        for change in (said[amendment.current_id] if amendment.current_id else ())
    ]
    now = {line["clause"].pk for line in lines}
    dropped = [change for clause, change in before.items() if clause not in now]
    return [
        *lines,
        *(
            {"dropped": True, "clause": change.clause, "heading": heading_of(change, language, leading)}
            for change in dropped
        ),
    ]


def changes_of(change: AmendmentChange, words_used: Words) -> list[dict[str, Any]]:
    """Return what becomes of the measures of a change's clause, in sentences."""
    if change.kind == ChangeKind.MOVE:
        return []
    before = change.base.measures if change.base else []
    after = change.text.measures if change.text else []
    return measure_changes(before, after, words_used)


def heading_of(change: AmendmentChange, language: str, leading: str) -> str:
    """Return what the clause of a change is called."""
    text = change.text or change.base
    return in_words(text.heading, language, leading)[0] if text else change.clause.key


def line_of(
    change: AmendmentChange,
    before: AmendmentChange | None,
    language: str,
    leading: str,
    numbers: dict[int, str],
) -> dict[str, Any]:
    """Return one change as it is drawn."""
    whole = renamed(change, before, language, leading)
    old, new = (said(text, language, leading, heading=whole) for text in (change.base, change.text))
    if change.kind == ChangeKind.REMOVE:
        new = ""
    elif change.kind == ChangeKind.MOVE:
        new = old
    heading = heading_of(change, language, leading)
    earlier = (
        said(before.text, language, leading, heading=whole)
        if before and before.text
        else old
        if before
        else None
    )
    return {
        "dropped": False,
        "kind": change.kind,
        "kind_label": change.get_kind_display(),
        "clause": change.clause,
        "number": "" if signs.has_own(heading) else numbers.get(change.clause_id, ""),
        "heading": heading,
        "clean": new or old,
        "runs": words.difference(old, new),
        "since": words.difference(earlier, new) if earlier is not None else words.difference(old, new),
        "changed_since": earlier is not None and earlier != new,
        "words_since": words.words_changed(earlier, new) if earlier is not None else 0,
        "before": old,
        "after": new,
        "chapter": change.chapter,
        "behind": change.behind,
        "duties": duty_changes(change),
        "measures": bool(change.base and change.text) and change.base.measures != change.text.measures,
    }


def renamed(change: AmendmentChange, before: AmendmentChange | None, language: str, leading: str) -> bool:
    """Whether a clause is called something else than before: its heading is compared then, else it stands above."""
    texts = (change.base, change.text, before.text if before else None)
    return len({in_words(text.heading, language, leading)[0] for text in texts if text}) > 1


def said(text: ClauseText | None, language: str, leading: str, *, heading: bool) -> str:
    """Return the body of a wording, below its heading where that is compared too."""
    if text is None:
        return ""
    name, body = (in_words(part, language, leading)[0] for part in (text.heading, text.body))
    return f"{name}\n\n{body}".strip() if heading or not body else body


def position_lines(held: list[reads.Held], *, may_see_person: bool) -> list[dict[str, Any]]:
    """Return positions as they are drawn: the organisation for everybody, the person for the parties alone."""
    return [
        {
            "organisation": one.position.organisation,
            "stance": one.position.stance,
            "label": one.position.get_stance_display(),
            "reason": one.position.reason,
            "given_at": one.position.given_at,
            "by": one.position.given_by if may_see_person else None,
            "lapsed": one.lapsed,
        }
        for one in held
    ]
