"""A typing slip in a closed text: recorded with what stood there and what was meant, acknowledged by the parties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships import rules
from partnerships.actions import signing
from partnerships.actions.clauses import Wording
from partnerships.calculations.clauses import words
from partnerships.enums import ClauseKind
from partnerships.forms.errata import ErratumForm
from partnerships.queries import amendments as tables
from partnerships.queries import framework as texts
from partnerships.views.accords import at_leading, words_of
from partnerships.views.amendment_lines import said
from partnerships.views.clauses import OfClause

if TYPE_CHECKING:
    from django.http import HttpResponse

    from jtportal.kernel.actor import Actor
    from partnerships.models import ClausePlace, FrameworkVersion, TextErratum


class ErratumRecord(OfClause):
    """Record a slip. What changes the substance is refused, with the way to it."""

    template, form_class = "partnerships/erratum_record.html", ErratumForm
    submit = gettext_lazy("Record the erratum")
    intro = gettext_lazy(
        "The text and its hash stay as they were signed. The erratum stands beside it, and every party is asked to"
        " acknowledge it instead of signing again."
    )
    done = gettext_lazy("The erratum is recorded. The parties are asked to acknowledge it.")
    substance: signing.Substance | None = None

    def title(self) -> str:
        """Name the clause."""
        return _("What should “%(clause)s” have said?") % {"clause": self.row.text}

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what it says."""
        text = self.row.text
        chapter = self.row.clause.kind == ClauseKind.CHAPTER
        return {"agreement": self.row.version.agreement, "chapter": chapter, "initial": words_of(text)}

    def act(self, row: ClausePlace, form: Any) -> Any:
        """Record it."""
        wording = Wording(form.said("heading"), form.said("body"))
        try:
            with at_leading(row.version.agreement):
                return signing.correct(
                    place=row, wording=wording, reason=form.cleaned_data["reason"], by=self.request.actor
                )
        except signing.Substance as refusal:
            self.substance = refusal
            raise

    def page(self, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Show the way to a change of substance where one was asked for."""
        told: dict[str, Any] = {"agreement": self.row.version.agreement}
        if self.substance is not None:
            told |= {"substance": self.substance.words, "open": texts.open_version(told["agreement"])}
        return super().page({**(context or {}), **told}, status=status)


def erratum_lines(version: FrameworkVersion, actor: Actor) -> list[dict[str, Any]]:
    """Return a version's errata: what changed, who has acknowledged, and who has not; three queries at most."""
    errata = list(
        version.errata.select_related("clause", "was", "meant", "version__agreement").prefetch_related(
            "acknowledgements__party"
        )
    )
    if not errata:
        return []
    agreement = version.agreement
    seats = list(agreement.parties.on(agreement.partnership.today()).select_related("organisation"))
    seat = tables.seat_of(actor, agreement)
    speaks = seat is not None and rules.may_take_part(actor, agreement)
    lines = []
    for row in errata:
        given = {one.party_id for one in row.acknowledgements.all()}
        lines.append(
            {
                "row": row,
                "clause": row.clause_id,
                "changes": changes_of(row),
                "given": [str(one) for one in seats if one.pk in given],
                "waits": [str(one) for one in seats if one.pk not in given],
                "may_acknowledge": speaks and seat is not None and seat.pk not in given,
            }
        )
    return lines


def changes_of(row: TextErratum) -> list[list[words.Run]]:
    """Return what an erratum changes, language by language; headings stand above where they change too."""
    whole = row.was.heading != row.meant.heading
    pairs = [
        (said(row.was, code, code, heading=whole), said(row.meant, code, code, heading=whole))
        for code in row.version.agreement.languages
    ]
    return [words.difference(was, meant) for was, meant in pairs if was != meant]
