"""What waits to be checked, decided, signed, shown or brought in. Each fits partnerships.sockets.WAITING."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships import rules
from partnerships.enums import CHECKING, DECIDING, AgreementState, CallStage, ProposalState
from partnerships.models import AgreementParty, Appraiser, Contribution, Proposal
from partnerships.queries.money import tranches_late
from partnerships.sockets import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

MOST = 50
AHEAD = timedelta(days=14)


def proposals(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Return the calls in which proposals wait for the coordinator: to be checked, or to be decided."""
    if not rules.may_coordinate(actor, partnership):
        return []
    check, decide = Q(), Q()
    for stage in CallStage:
        check |= Q(stage=stage, call__state__in=CHECKING[stage])
        named = Appraiser.objects.filter(call=OuterRef("call"), stage=stage, released_at=None)
        opened = Q(**{f"call__{stage.value}_scores_opened_at__isnull": False}) | Q(~Exists(named))
        decide |= Q(stage=stage, call__state=DECIDING[stage]) & opened
    rows = Proposal.objects.visible_to(actor).filter(call__partnership=partnership)
    found = []
    for call, title, at, number in counted(rows.filter(check, state=ProposalState.RECEIVED)):
        words = ngettext(
            "Check the eligibility of %(number)s proposal",
            "Check the eligibility of %(number)s proposals",
            number,
        )
        step = "notes" if at == CallStage.NOTE else "full"
        url = f"{reverse('partnerships:proposal_list', kwargs={'pk': call})}?step={step}"
        found.append(Waiting("proposal_check", words % {"number": number}, title, url))
    for call, title, at, number in counted(rows.filter(decide, state=ProposalState.ELIGIBLE)):
        words = ngettext("Decide on %(number)s proposal", "Decide on %(number)s proposals", number)
        url = f"{reverse('partnerships:appraisal_ranking', kwargs={'pk': call})}?stage={at}"
        found.append(Waiting("proposal_decide", words % {"number": number}, title, url))
    return found


def counted(rows: QuerySet[Proposal]) -> Iterable[tuple[int, str, str, int]]:
    """Count proposals by call and stage."""
    asked = rows.order_by("call", "stage").values_list("call", "call__title", "stage")
    return asked.annotate(number=Count("pk"))[:MOST]


def signatures(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Return the agreement out for signature: for a party's people their own, for the coordinator what lacks."""
    if not rules.may_take_part(actor, partnership):
        return []
    coordinates = rules.may_coordinate(actor, partnership)
    rows = AgreementParty.objects.visible_to(actor).filter(
        agreement__partnership=partnership, agreement__state=AgreementState.SIGNING, signed_on=None
    )
    if not coordinates:
        rows = rows.filter(organisation=actor.organisation_id)
    found = []
    for key, version, number in (
        rows.order_by("agreement").values_list("agreement", "agreement__number").annotate(missing=Count("pk"))
    ):
        words = _("Have the partnership agreement signed for your organisation")
        if coordinates:
            words = ngettext(
                "Collect %(number)s signature under the partnership agreement",
                "Collect %(number)s signatures under the partnership agreement",
                number,
            ) % {"number": number}
        url = reverse("partnerships:agreement_detail", kwargs={"pk": key})
        found.append(Waiting("signature", words, _("Version %(number)s") % {"number": version}, url))
    return found


def conditions(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Return the tranches expected within two weeks whose condition nobody has shown to be met, first due first."""
    if not rules.may_coordinate(actor, partnership):
        return []
    rows = tranches_late(actor, partnership, partnership.today() + AHEAD)
    return [
        Waiting(
            kind="condition",
            label=_("Show that the condition of a tranche is met"),
            title=row.condition,
            url=reverse("partnerships:tranche_meet", kwargs={"pk": row.pk}),
            due=row.due_on,
            about=row.commitment.title,
        )
        for row in rows[:MOST]
    ]


def pledges(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Return the pledges expected within two weeks that have not come in whole: one's own, the coordinator's all."""
    if not rules.may_take_part(actor, partnership):
        return []
    rows = Contribution.objects.visible_to(actor).filter(
        partner__partnership=partnership, due_on__lte=partnership.today() + AHEAD
    )
    if not rules.may_coordinate(actor, partnership):
        rows = rows.filter(partner__organisation=actor.organisation_id)
    late = rows.with_sums().filter(received__lt=F("pledged")).select_related("partner__organisation")
    return [
        Waiting(
            kind="pledge",
            label=_("Bring in what was pledged, and enter it"),
            title=row.title,
            url=reverse("partnerships:contribution_receive", kwargs={"pk": row.pk}),
            due=row.due_on,
            about=str(row.partner.organisation),
        )
        for row in late.order_by("due_on", "pk")[:MOST]
    ]
