"""A call with its criteria, proposals by the dozen: through the portal's own actions."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from partnerships.actions import appraisal, calls, decisions, proposals
from partnerships.actions.proposals import Handed
from partnerships.enums import MemberKind
from partnerships.models import Proposal

FIVE = tuple(kind.value for kind in MemberKind)
OPENED = datetime(2016, 7, 15, 8, tzinfo=UTC)
DEADLINE = datetime(2016, 9, 6, 14, tzinfo=UTC)


def a_call(
    partnership, by, *, criteria=(("Relevance", 60), ("Jobs", 40)), most=5, few="Judged on paper", **values
):
    """A draft of a call; its deadlines are over unless `values` says otherwise. `few`: why fewer than two judge."""
    given = {
        "title": "Partnerships for jobs",
        "opens_at": OPENED,
        "note_deadline": DEADLINE,
        "full_deadline": datetime(2017, 1, 30, 16, tzinfo=UTC),
        "currency": "EUR",
        "grant_min": Decimal(150000),
        "grant_max": Decimal(200000),
        "kinds": list(FIVE),
    }
    call = calls.create(partnership=partnership, by=by, **{**given, **values})
    for stage in ("note", "full"):
        for name, weight in criteria:
            calls.add_criterion(
                call=call, stage=stage, name=name, weight=Decimal(weight), max_points=Decimal(most),
                threshold=Decimal(0), by=by,
            )  # fmt: skip
        if few:
            call = appraisal.judge_by_fewer(call=call, stage=stage, reason=few, by=by)
    return call


def open_call(partnership, by, **values):
    """A call that takes notes in; its deadline is a week away."""
    now = timezone.now()
    given = {
        "opens_at": now - timedelta(days=7),
        "note_deadline": now + timedelta(days=7),
        "full_deadline": now + timedelta(days=60),
    }
    return calls.move(call=a_call(partnership, by, **{**given, **values}), to="open", by=by)


def handed(number=1, **values):
    """What an applicant with all five kinds hands in, in time for `a_call`."""
    given = {
        "applicant": f"Applicant {number}",
        "title": f"Proposal {number}",
        "amount": Decimal(180000),
        "received_at": DEADLINE - timedelta(days=1),
        "members": [(kind, "") for kind in FIVE],
    }
    return Handed(**{**given, **values})


def in_appraisal(partnership, by, *, notes=3, **values):
    """A call whose eligible notes are being appraised, and these notes."""
    call = calls.move(call=a_call(partnership, by, **values), to="open", by=by)
    made = proposals.receive_many(
        call=call, stage="note", handed=[handed(n, eligible=True) for n in range(1, notes + 1)], by=by
    )
    call = calls.move(call=call, to="closed", by=by)
    return calls.move(call=call, to="note_appraisal", by=by), list(
        Proposal.objects.filter(pk__in=[m.pk for m in made])
    )


def with_notes(partnership, by, amount, **values):
    """A call that is open and has taken in so many concept notes."""
    call = open_call(partnership, by, **values)
    for number in range(1, amount + 1):
        given = handed(number, received_at=timezone.now() - timedelta(minutes=1))
        proposals.receive(call=call, stage="note", handed=given, by=by)
    return call


def funded(partnership, by, *, amount=Decimal(180000), **values):
    """A full proposal that is funded with what it asks for."""
    call, (note,) = in_appraisal(partnership, by, notes=1, **values)
    decisions.decide(call=call, stage="note", proposals=[note], yes=True, reason="best", by=by)
    for state in ("invited", "full_open"):
        call = calls.move(call=call, to=state, by=by)
    note.refresh_from_db()
    full = handed(title="", members=(), note=note, eligible=True, amount=amount, received_at=DEADLINE)
    (full,) = proposals.receive_many(call=call, stage="full", handed=[full], by=by)
    for state in ("full_appraisal", "verification"):
        call = calls.move(call=call, to=state, by=by)
    full = Proposal.objects.get(pk=full.pk)
    day = partnership.today()
    decisions.visit_many(proposals=[full], on=day, findings="as told", verdict="confirmed", by=by)
    decisions.decide(call=call, stage="full", proposals=[full], yes=True, reason="best", by=by)
    return Proposal.objects.get(pk=full.pk)
