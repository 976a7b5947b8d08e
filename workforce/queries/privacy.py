"""What privacy knows of a case, of a partnership's purposes, and which requests wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Max, Prefetch

from workforce.calculations.retention import Clock, due_on
from workforce.enums import DataKind, RequestState
from workforce.models import (
    Case,
    Consent,
    DataRequest,
    FactLook,
    GrantPayment,
    ProcessingPurpose,
    PurposeVersion,
    RestrictedFact,
    RetentionClock,
    RetentionHold,
)
from workforce.package_enums import PayoutState

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

VERSIONS = Prefetch("versions", PurposeVersion.objects.select_related("recorded_by").order_by("-number"))
SENT = (PayoutState.RELEASED, PayoutState.LISTED, PayoutState.PAID)


@dataclass(frozen=True, slots=True)
class PurposeLine:
    """A purpose as it concerns one case. `due`: when its time of keeping ends; None while nothing runs."""

    purpose: ProcessingPurpose
    version: PurposeVersion
    consent: Consent | None
    due: date | None

    @property
    def lacks_consent(self) -> bool:
        """Whether it rests on a consent that does not stand."""
        return self.version.by_consent and self.consent is None


@dataclass(frozen=True, slots=True)
class Privacy:
    """What the page of privacy shows of a case."""

    purposes: list[PurposeLine]
    consents: list[Consent]
    facts: list[RestrictedFact]
    looks: list[FactLook]
    holds: list[RetentionHold]
    requests: list[DataRequest]
    clock: RetentionClock | None

    @property
    def due(self) -> date | None:
        """When the last of the times of keeping ends."""
        days = [one.due for one in self.purposes if one.due is not None]
        return max(days) if days else None

    @property
    def standing_holds(self) -> list[RetentionHold]:
        """The holds nobody lifted."""
        return [one for one in self.holds if one.lifted_on is None]


def register(partnership: Partnership, actor: Actor) -> QuerySet[ProcessingPurpose]:
    """Return the purposes of all partners, each with its versions, the ended ones last."""
    rows = ProcessingPurpose.objects.visible_to(actor).filter(partnership=partnership)
    found = rows.select_related("organisation").prefetch_related(VERSIONS)
    return found.order_by(F("ended_on").desc(nulls_first=True), "organisation__name", "pk")


def usable_for_facts(case: Case, actor: Actor) -> list[ProcessingPurpose]:
    """Return the purposes for which the actor may record restricted facts of a case."""
    rows = ProcessingPurpose.objects.visible_to(actor).filter(
        partnership=case.partnership_id, organisation=actor.organisation_id, ended_on=None
    )
    found = rows.prefetch_related(VERSIONS).order_by("pk")
    return [
        one
        for one in found
        if DataKind.RESTRICTED in one.current.kinds and actor.has_role(*one.current.roles)
    ]


def asking_consent(case: Case, actor: Actor) -> list[ProcessingPurpose]:
    """Return the purposes in force that rest on consent and have none of this person."""
    rows = ProcessingPurpose.objects.visible_to(actor).filter(partnership=case.partnership_id, ended_on=None)
    standing = Consent.objects.filter(case=case, withdrawn_on=None).values("version__purpose")
    found = rows.exclude(pk__in=standing).prefetch_related(VERSIONS).order_by("pk")
    return [one for one in found if one.current.by_consent]


def standing_consent(case: Case, purpose: ProcessingPurpose) -> Consent | None:
    """Return the consent to a purpose that was not withdrawn."""
    return Consent.objects.filter(case=case, version__purpose=purpose, withdrawn_on=None).first()


def events_of(case: Case) -> dict[str, date | None]:
    """Return the days from which times of keeping are counted; a case that is open runs no clock."""
    if case.closed_on is None:
        return {}
    paid = GrantPayment.objects.filter(grant__case=case, state__in=SENT).aggregate(
        answered=Max("answered_on"), entered=Max("entered_at__date")
    )
    days = [day for day in paid.values() if day is not None]
    left = case.worker.left_on if case.worker else None
    return {"closed": case.closed_on, "left": left, "paid": max(days) if days else None}


def of_case(case: Case, actor: Actor) -> Privacy:
    """Return what privacy knows of a case; a fixed number of queries."""
    consents = list(
        Consent.objects.visible_to(actor)
        .filter(case=case)
        .select_related("version__purpose", "recorded_by", "withdrawn_by")
    )
    standing = {one.version.purpose_id: one for one in consents if one.withdrawn_on is None}
    events = events_of(case)
    lines = []
    for purpose in register(case.partnership, actor):
        version = purpose.current
        due = due_on([Clock(version.keep_after, version.keep_months)], events)
        lines.append(PurposeLine(purpose, version, standing.get(purpose.pk), due))
    facts = (
        RestrictedFact.objects.visible_to(actor).filter(case=case).select_related("purpose", "recorded_by")
    )
    looks = FactLook.objects.visible_to(actor).filter(fact__case=case)
    holds = RetentionHold.objects.visible_to(actor).filter(case=case).select_related("recorded_by")
    return Privacy(
        [one for one in lines if one.purpose.ended_on is None or one.due is not None],
        consents,
        list(
            facts.annotate(seen=Count("looks"))
            .order_by("kind", "-pk")
            .prefetch_related(Prefetch("purpose__versions", PurposeVersion.objects.filter(replaced_at=None)))
        ),
        list(looks.select_related("fact", "user", "organisation", "version")),
        list(holds),
        list(DataRequest.objects.visible_to(actor).filter(case=case).order_by("-received_on", "-pk")),
        RetentionClock.objects.visible_to(actor).filter(person=case.person_id).first(),
    )


def panel_of(case: Case, actor: Actor) -> dict[str, Any]:
    """Return the little that the case's page says: requests that wait, whether processing is restricted, the clock."""
    asked = DataRequest.objects.visible_to(actor).filter(case=case, state=RequestState.RECEIVED)
    held = RetentionHold.objects.visible_to(actor).filter(case=case, lifted_on=None)
    return {
        "request": asked.order_by("due_on").first(),
        "holds": list(held.order_by("since", "pk")),
        "clock": RetentionClock.objects.visible_to(actor).filter(person=case.person_id).first(),
        "today": case.partnership.today(),
    }


def open_requests(partnership: Partnership, actor: Actor) -> QuerySet[DataRequest]:
    """Return the requests that wait for an answer, first due first."""
    rows = DataRequest.objects.visible_to(actor).filter(
        case__partnership=partnership, state=RequestState.RECEIVED
    )
    return rows.select_related("case__person", "case__officer").order_by("due_on", "pk")


def answered_requests(partnership: Partnership, actor: Actor) -> QuerySet[DataRequest]:
    """Return the requests that were answered, latest first."""
    rows = DataRequest.objects.visible_to(actor).filter(case__partnership=partnership)
    answered = rows.exclude(state=RequestState.RECEIVED)
    return answered.select_related("case__person").order_by("-answered_on", "-pk")


def announced(partnership: Partnership, actor: Actor) -> QuerySet[RetentionClock]:
    """Return the people whose data fall due and were announced, first due first."""
    rows = RetentionClock.objects.visible_to(actor).filter(
        partnership=partnership, told_on__isnull=False, pseudonymised_at=None
    )
    return rows.select_related("person").order_by("due_on", "pk")


def with_cases(
    clocks: list[RetentionClock], partnership: Partnership
) -> list[tuple[RetentionClock, Case | None]]:
    """Return clocks with the case of the partnership that was closed last."""
    rows = Case.objects.filter(
        partnership=partnership, person__in=[one.person_id for one in clocks], retracted_at=None
    )
    found = {one.person_id: one for one in rows.order_by("closed_on", "pk")}
    return [(one, found.get(one.person_id)) for one in clocks]
