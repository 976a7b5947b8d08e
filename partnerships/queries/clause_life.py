"""The life of a clause: where it stands, what was written, proposed and corrected, version by version."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from partnerships.models import AmendmentChange, ClausePlace, ClauseText, FrameworkVersion, TextErratum

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Clause


@dataclass(slots=True)
class Stage:
    """A clause in the time of a version. `place`: where it stands by now, or None.

    `drafted`: wordings that stood in its draft and that no later page would show; `changes`: what amendments that the
    reader may see do to it; `errata`: slips in it. Each the oldest first.
    """

    version: FrameworkVersion
    place: ClausePlace | None = None
    drafted: list[ClauseText] = field(default_factory=list)
    changes: list[AmendmentChange] = field(default_factory=list)
    errata: list[TextErratum] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing of the clause is told of this version."""
        return not (self.place or self.drafted or self.changes or self.errata)


def stages(actor: Actor, clause: Clause) -> list[Stage]:
    """Return a clause's life, the oldest version first, those that know nothing of it left out; five queries."""
    versions = FrameworkVersion.objects.filter(agreement=clause.agreement_id).order_by("number")
    found = {version.pk: Stage(version) for version in versions}
    for stage in found.values():
        stage.version.agreement = clause.agreement  # whose day says what is in force
    for place in ClausePlace.objects.filter(clause=clause).select_related("text", "chapter__text"):
        found[place.version_id].place = place
    for change in changes(actor, clause):
        found[change.of.amendment.version_id].changes.append(change)
    for row in TextErratum.objects.filter(clause=clause).select_related("was", "meant").order_by("pk"):
        found[row.version_id].errata.append(row)
    for text in drafted(clause):
        begun = [stage for stage in found.values() if stage.version.created_at <= text.created_at]
        (begun or list(found.values()))[-1 if begun else 0].drafted.append(text)
    return [stage for stage in found.values() if not stage.empty]


def changes(actor: Actor, clause: Clause) -> list[AmendmentChange]:
    """Return what amendments do to a clause by their words of today, as far as they exist for the actor."""
    rows = AmendmentChange.objects.visible_to(actor).filter(clause=clause, of__current_of__isnull=False)
    related = ("of__amendment__organisation", "clause", "base", "text", "chapter", "behind")
    return list(rows.select_related(*related).order_by("of__amendment__number"))


def drafted(clause: Clause) -> list[ClauseText]:
    """Return the wordings that were written into a draft and stand in no version today.

    One that an amendment or an erratum brought is told with that, and of a draft in somebody's room not at all.
    """
    one = OuterRef("pk")
    elsewhere = (
        ClausePlace.objects.filter(text=one),
        AmendmentChange.objects.filter(text=one),
        TextErratum.objects.filter(meant=one),
    )
    rows = ClauseText.objects.filter(clause=clause)
    for told in elsewhere:
        rows = rows.exclude(Exists(told))
    return list(rows.order_by("pk"))
