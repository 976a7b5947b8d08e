"""Words of calls for proposals and their appraisal."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CallStage(TextChoices):
    """What applicants hand in: a short note first, the whole proposal when invited."""

    NOTE = "note", _("concept note")
    FULL = "full", _("full proposal")


class CallState(TextChoices):
    """How far a call has come."""

    DRAFT = "draft", _("draft")
    OPEN = "open", _("open for concept notes")
    CLOSED = "closed", _("closed for concept notes")
    NOTE_APPRAISAL = "note_appraisal", _("appraisal of concept notes")
    INVITED = "invited", _("applicants invited")
    FULL_OPEN = "full_open", _("open for full proposals")
    FULL_APPRAISAL = "full_appraisal", _("appraisal of full proposals")
    VERIFICATION = "verification", _("verification in the field")
    DECIDED = "decided", _("decided")


S = CallState
CALL_TRANSITIONS: dict[str, frozenset[str]] = {
    S.DRAFT: frozenset({S.OPEN}),
    S.OPEN: frozenset({S.CLOSED}),
    S.CLOSED: frozenset({S.OPEN, S.NOTE_APPRAISAL}),
    S.NOTE_APPRAISAL: frozenset({S.INVITED}),
    S.INVITED: frozenset({S.FULL_OPEN}),
    S.FULL_OPEN: frozenset({S.FULL_APPRAISAL}),
    S.FULL_APPRAISAL: frozenset({S.VERIFICATION}),
    S.VERIFICATION: frozenset({S.DECIDED}),
}
# During these states the stage's proposals come in, are checked, scored, decided.
RECEIVING = {CallStage.NOTE: S.OPEN, CallStage.FULL: S.FULL_OPEN}
CHECKING = {CallStage.NOTE: (S.OPEN, S.CLOSED), CallStage.FULL: (S.FULL_OPEN,)}
SCORING = {CallStage.NOTE: S.NOTE_APPRAISAL, CallStage.FULL: S.FULL_APPRAISAL}
DECIDING = {CallStage.NOTE: S.NOTE_APPRAISAL, CallStage.FULL: S.VERIFICATION}
ORDER = tuple(S)


def left_behind(state: str, other: str) -> bool:
    """Say whether a call in `state` has left `other` behind."""
    return ORDER.index(CallState(state)) > ORDER.index(CallState(other))


class ProposalState(TextChoices):
    """What has become of a concept note or a full proposal."""

    LATE = "late", _("late, not taken in")
    RECEIVED = "received", _("received")
    INELIGIBLE = "ineligible", _("not eligible")
    ELIGIBLE = "eligible", _("eligible")
    INVITED = "invited", _("invited")
    NOT_INVITED = "not_invited", _("not invited")
    FUNDED = "funded", _("funded")
    NOT_FUNDED = "not_funded", _("not funded")
    WITHDRAWN = "withdrawn", _("withdrawn")


P = ProposalState
PROPOSAL_TRANSITIONS: dict[str, frozenset[str]] = {
    P.LATE: frozenset({P.RECEIVED}),
    P.RECEIVED: frozenset({P.ELIGIBLE, P.INELIGIBLE, P.WITHDRAWN}),
    P.ELIGIBLE: frozenset({P.INELIGIBLE, P.INVITED, P.NOT_INVITED, P.FUNDED, P.NOT_FUNDED, P.WITHDRAWN}),
    P.INELIGIBLE: frozenset({P.ELIGIBLE}),
}
# The decisions that a stage ends with: yes, no.
DECISIONS = {CallStage.NOTE: (P.INVITED, P.NOT_INVITED), CallStage.FULL: (P.FUNDED, P.NOT_FUNDED)}
PASSED = (P.ELIGIBLE, P.INVITED, P.NOT_INVITED, P.FUNDED, P.NOT_FUNDED)


class MemberKind(TextChoices):
    """The five kinds of organisation that an applicants' partnership is asked to bring together."""

    MUNICIPALITY = "municipality", _("municipality")
    EMPLOYMENT_SERVICE = "employment_service", _("public employment service")
    EMPLOYER = "employer", _("employer")
    EDUCATION = "education", _("education or training provider")
    OTHER = "other", _("non-governmental or other organisation: chamber, agency, union")


class CheckAnswer(TextChoices):
    """What a look at a condition found."""

    MET = "met", _("met")
    NOT_MET = "not_met", _("not met")


class VisitVerdict(TextChoices):
    """What a visit in the field found."""

    CONFIRMED = "confirmed", _("confirmed")
    WITH_REMARKS = "with_remarks", _("confirmed with remarks")
    NOT_CONFIRMED = "not_confirmed", _("not confirmed")


CONFIRMING = (VisitVerdict.CONFIRMED, VisitVerdict.WITH_REMARKS)
