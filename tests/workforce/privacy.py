"""Purposes, and people of the cast whose data are kept for them."""

from datetime import timedelta

from tests.factories.workforce import CaseFactory
from workforce.actions import cases, purposes, restricted, workers

SUPPORT = {
    "name": "Support of workers affected by the closure",
    "basis": "e",
    "special_basis": "",
    "kinds": ["identity", "employment"],
    "roles": ["case_officer", "coordinator"],
    "keep_months": 24,
    "keep_after": "closed",
}
LIMITS = SUPPORT | {
    "name": "Work that fits",
    "special_basis": "b",
    "kinds": ["restricted"],
    "roles": ["case_officer"],
}
WILLING = LIMITS | {"name": "Peer support", "basis": "a", "special_basis": "a"}


def a_purpose(cast, **said):
    """A purpose of the employment service."""
    given = SUPPORT | said
    organisation = cast.officer.organisation
    return purposes.write(
        partnership=cast.partnership, organisation=organisation, by=cast.officer, **given
    ).purpose


def a_fact(cast, case, purpose=None, content="Heavy lifting is ruled out: back operated on"):
    """A restricted fact."""
    purpose = purpose or a_purpose(cast, **LIMITS)
    return restricted.record(case=case, kind="limit_a", content=content, purpose=purpose, by=cast.officer)


def gone(cast, days=900, closed=800, **more):
    """The closed case of somebody who left the mine that many days ago."""
    case = CaseFactory(worker__site=cast.site, **more)
    today = cast.partnership.today()
    type(case).objects.filter(pk=case.pk).update(opened_on=today - timedelta(days=days + 100))
    type(case.versions.first()).objects.filter(case=case).update(
        valid_from=today - timedelta(days=days + 100)
    )
    case.refresh_from_db()
    case.worker.versions.update(valid_from=today - timedelta(days=days + 100))
    workers.record_departure(
        worker=case.worker, on=today - timedelta(days=days), reason="redundancy", by=cast.officer
    )
    cases.close_case(case=case, on=today - timedelta(days=closed), reason="found work", by=cast.officer)
    case.refresh_from_db()
    return case
