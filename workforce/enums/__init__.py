"""Words of the workforce floor: states, kinds, tables of allowed moves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .course import (  # noqa: F401 - the floor takes its words from here
    COURSE_VERBS,
    GOAL_MOVES,
    REFERRAL_MOVES,
    ContactResult,
    ContactWay,
    GoalState,
    ReferralState,
)
from .files import (  # noqa: F401 - the floor takes its words from here
    APPOINTMENT_MOVES,
    FILES_VERBS,
    LETTER_FACTS,
    PAPER_FACTS,
    AppointmentState,
    AttachmentKind,
    DateWriting,
    DecimalMark,
    Evidenced,
    FormKind,
    LetterKind,
    LetterWay,
)
from .intake import (  # noqa: F401 - the floor takes its words from here
    INTAKE_VERBS,
    ArrearsKind,
    Housing,
    Moving,
    Shifts,
)
from .notices import (  # noqa: F401 - the floor takes its words from here
    NOTICE_VERBS,
    OPENING_MOVES,
    SESSION_MOVES,
    Attended,
    NotOpened,
    OpeningState,
    SessionState,
)
from .outcomes import (  # noqa: F401 - the floor takes its words from here
    APPEAL_MOVES,
    OUTCOME_VERBS,
    RECORDS_MOVES,
    WORKING,
    AppealKind,
    AppealState,
    Channel,
    Checked,
    Difference,
    LabourStatus,
    Point,
    RecordsState,
    Retention,
    WorkKind,
)
from .privacy import (  # noqa: F401 - the floor takes its words from here
    PRIVACY_VERBS,
    REQUEST_MOVES,
    Basis,
    ClockEvent,
    ConsentWay,
    DataKind,
    HoldKind,
    LookReason,
    RefusalGround,
    RequestKind,
    RequestState,
    RestrictedKind,
    SpecialBasis,
)
from .said import (  # noqa: F401 - the floor takes its words from here
    ALIKE_VERBS,
    COLUMNS,
    DATES,
    FLAGS,
    NUMBERS,
    SENDING,
    SENT_MOVES,
    SUMS,
    WHOLE,
    Likeness,
    RecordedFact,
    SameOrNot,
    SentState,
)
from .sheets import SHEET_VERBS


class Sex(TextChoices):
    """As the roster says it; blank in the roster is 'not stated'."""

    FEMALE = "female", _("women")
    MALE = "male", _("men")
    NOT_STATED = "", _("not stated")


class Contract(TextChoices):
    """The kind of employment contract."""

    PERMANENT = "permanent", _("permanent")
    FIXED_TERM = "fixed_term", _("fixed term")
    OTHER = "other", _("other")
    NOT_STATED = "", _("not stated")


class CaseStatus(TextChoices):
    """Where the worker is; some of these pause the clocks."""

    AT_WORK = "at_work", _("at work")
    ON_LEAVE = "on_leave", _("on leave")
    SUSPENDED = "suspended", _("suspended")
    MOBILISED = "mobilised", _("mobilised")
    MISSING = "missing", _("missing")


CLOCK_PAUSED = frozenset(
    {CaseStatus.ON_LEAVE, CaseStatus.SUSPENDED, CaseStatus.MOBILISED, CaseStatus.MISSING}
)


class Source(TextChoices):
    """Where a fact comes from."""

    ROSTER = "roster", _("the mine's roster")
    HAND = "hand", _("entered by hand")
    PARTNER = "partner", _("a partner")
    REGISTER = "register", _("the employment service's register")


class FactStanding(TextChoices):
    """How sure a fact is."""

    STATED = "stated", _("stated")
    ROSTER = "roster", _("from the roster")
    DOCUMENT = "document", _("seen in a document")
    CERTIFIED = "certified", _("certified")


class LegalBasis(TextChoices):
    """Why persons' data may be taken in (GDPR Art. 6 and 9, or the national law of the same meaning)."""

    LEGAL_DUTY = "legal_duty", _("a legal duty of the employment service")
    PUBLIC_TASK = "public_task", _("a task in the public interest laid down by law")
    AGREEMENT = "agreement", _("a collective or framework agreement")
    CONSENT = "consent", _("the worker's consent")


class Purpose(TextChoices):
    """What the roster is taken in for."""

    TRANSITION = "transition", _("support of workers affected by the mine's closure")
    REDUNDANCY = "redundancy", _("a notice of redundancies")
    UPDATE = "update", _("keeping the workers' records up to date")


class ImportState(TextChoices):
    """The life of a roster import."""

    UPLOADED = "uploaded", _("waiting for its columns to be confirmed")
    READING = "reading", _("being read")
    PREVIEWED = "previewed", _("ready to be imported")
    QUEUED = "queued", _("waiting for its turn")
    RUNNING = "running", _("being imported")
    DONE = "done", _("imported")
    UNUSABLE = "unusable", _("cannot be used")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")
    UNDONE = "undone", _("undone")


class ImportPhase(TextChoices):
    """What a worker process is doing with a roster just now, in this order."""

    READING = "reading", _("reading the rows")
    COMPARING = "comparing", _("comparing with the records")
    WRITING = "writing", _("writing the records")
    RECORDING = "recording", _("keeping the audit trail")


IMPORT_MOVES = {
    ImportState.UPLOADED: frozenset({ImportState.READING, ImportState.UNUSABLE, ImportState.CANCELLED}),
    ImportState.READING: frozenset(
        {
            ImportState.UPLOADED,
            ImportState.PREVIEWED,
            ImportState.UNUSABLE,
            ImportState.FAILED,
            ImportState.CANCELLED,
        }
    ),
    ImportState.PREVIEWED: frozenset(
        {ImportState.UPLOADED, ImportState.READING, ImportState.QUEUED, ImportState.CANCELLED}
    ),
    ImportState.QUEUED: frozenset({ImportState.RUNNING, ImportState.FAILED, ImportState.CANCELLED}),
    ImportState.RUNNING: frozenset(
        {
            ImportState.QUEUED,
            ImportState.DONE,
            ImportState.UNUSABLE,
            ImportState.FAILED,
            ImportState.CANCELLED,
        }
    ),
    ImportState.DONE: frozenset({ImportState.UNDONE}),
    ImportState.FAILED: frozenset({ImportState.READING, ImportState.QUEUED, ImportState.CANCELLED}),
    ImportState.UNUSABLE: frozenset({ImportState.READING, ImportState.CANCELLED}),
    ImportState.CANCELLED: frozenset(),
    ImportState.UNDONE: frozenset(),
}


class TaskKind(TextChoices):
    """What waits for somebody."""

    LEAVER = "leaver", _("say when and why the worker left")
    DUPLICATE = "duplicate", _("decide whether two records are one person")
    CONVERSATION = "conversation", _("talk about the four ways")
    DOCUMENT = "document", _("obtain a document")
    OTHER = "other", _("other")


class LeaveReason(TextChoices):
    """Why somebody is no longer on the roster."""

    OTHER_JOB = "other_job", _("found another job")
    REDUNDANCY = "redundancy", _("made redundant")
    RETIREMENT = "retirement", pgettext_lazy("why somebody left", "retired")
    CONTRACT_END = "contract_end", _("the contract ended")
    OTHER_SITE = "other_site", _("moved to another site")
    NEW_NUMBER = "new_number", _("still there under another number")
    OTHER = "other", _("other reason")


class BeneficiaryKind(TextChoices):
    """Whom the mine's end strikes without their standing on its roster."""

    HOUSEHOLD = "household", _("household that depends on the mine")
    BUSINESS = "business", _("small business linked to the mine")
    WOMAN = "woman", _("woman outside the roster")
    INFORMAL = "informal", _("informal worker")


class Formality(TextChoices):
    """Whether a business, or a person's job, is registered."""

    FORMAL = "formal", _("formal")
    INFORMAL = "informal", _("informal")
    NOT_STATED = "", _("not stated")


class OutcomeKind(TextChoices):
    """What came of support. Jobs are counted by the sex of whoever is in them; firms have none."""

    JOB_CREATED = "job_created", _("job created")
    JOB_FORMALISED = "job_formalised", _("job formalised")
    FIRM_KEPT = "firm_kept", _("firm kept")
    FIRM_STARTED = "firm_started", _("firm started")


JOBS = (OutcomeKind.JOB_CREATED, OutcomeKind.JOB_FORMALISED)

AUDIT_VERBS = {
    **ALIKE_VERBS,
    **COURSE_VERBS,
    **FILES_VERBS,
    **INTAKE_VERBS,
    **NOTICE_VERBS,
    **OUTCOME_VERBS,
    **SHEET_VERBS,
    **PRIVACY_VERBS,
    "beneficiary.added": _("beneficiary of the communities added"),
    "beneficiary.changed": _("facts about a beneficiary changed"),
    "beneficiary.job_ended": _("end of a beneficiary's job recorded"),
    "beneficiary.outcome_recorded": _("outcome for a beneficiary recorded"),
    "beneficiary.outcome_taken_back": _("outcome for a beneficiary taken back"),
    "beneficiary.outcome_verified": _("outcome for a beneficiary verified"),
    "beneficiary.support_taken_back": _("support for a beneficiary taken back"),
    "beneficiary.supported": _("support for a beneficiary recorded"),
    "case.assigned": _("case given to an officer"),
    "case.closed": _("case closed"),
    "case.opened": _("case opened"),
    "case.pathway_set": _("pathway recorded"),
    "case.status_set": _("status recorded"),
    "occupation.added": _("occupation added"),
    "occupation.changed": _("occupation changed"),
    "roster.cancel_asked": _("cancelling of a roster import asked for"),
    "roster.cancelled": _("roster import cancelled"),
    "roster.columns_chosen": _("columns of a roster chosen"),
    "roster.confirmed": _("roster import confirmed"),
    "roster.failed": _("roster import failed"),
    "roster.file_deleted": _("uploaded roster deleted"),
    "roster.imported": _("roster imported"),
    "roster.received": _("roster received"),
    "roster.undo_asked": _("undoing of a roster import asked for"),
    "roster.undo_refused": _("undoing of a roster import refused"),
    "roster.undone": _("roster import undone"),
    "roster.unusable": _("roster could not be used"),
    "roster.uploaded": _("columns of a roster to be chosen"),
    "site.added": _("site added"),
    "task.asked": _("question asked by a roster import"),
    "site.changed": _("site changed"),
    "task.assigned": _("task handed over"),
    "task.done": _("task done"),
    "task.dropped": _("task dropped with its case"),
    "task.duplicate_answered": _("question about a double record answered"),
    "task.leaver_answered": _("question about a leaver answered"),
    "task.planned": _("task planned"),
    "task.put_off": _("task put off"),
    "worker.facts_changed": _("facts about a worker changed"),
    "worker.import_undone": _("worker taken back with an undone import"),
    "worker.imported": _("worker brought in by a roster"),
    "worker.left": _("departure of a worker recorded"),
    "worker.restored": _("facts about a worker restored with an undone import"),
    "worker.returned": _("worker back on the roster"),
    "worker.updated": _("facts about a worker updated by a roster"),
}
