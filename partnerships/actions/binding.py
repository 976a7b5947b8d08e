"""Which party a duty of a wording binds: by its name where it is written, by its seat from then on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from jtportal.kernel.doors import Refused
from partnerships.enums import ClauseKind
from partnerships.models import DutyBinding

if TYPE_CHECKING:
    from partnerships.models import Clause, ClauseText, FrameworkParty

Parties = dict[str, tuple[str, "FrameworkParty"]]


def parties_of(clause: Clause, duties: Sequence[Mapping[str, Any]]) -> Parties:
    """Return {key: (name, party)} of a clause's duties: who sits at the table, else whom the clause bound before.

    Raises Refused for a name that no party bears, and for a chapter.
    """
    if not duties:
        return {}
    if clause.kind == ClauseKind.CHAPTER:
        raise Refused(_("A chapter binds nobody: write the duty at a clause."))
    before = DutyBinding.objects.filter(text__clause=clause).select_related("party").order_by("pk")
    known = {row.named: row.party for row in before}
    seats = clause.agreement.parties.filter(until_on=None).select_related("organisation")
    known |= {str(party.organisation): party for party in seats}
    for duty in duties:
        if duty["party"] not in known:
            raise Refused(
                _("No party of this framework agreement is called “%(name)s”.") % {"name": duty["party"]},
                field="party",
            )
    return {duty["key"]: (duty["party"], known[duty["party"]]) for duty in duties}


def bind(text: ClauseText, parties: Parties) -> None:
    """Write down whom the duties of a new wording bind."""
    DutyBinding.objects.bulk_create(
        DutyBinding(text=text, key=key, named=name, party=party) for key, (name, party) in parties.items()
    )
