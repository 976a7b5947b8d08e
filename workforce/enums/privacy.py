"""Words of privacy: why data are kept, for how long, restricted facts, what the people concerned ask for."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Basis(TextChoices):
    """The letters of GDPR Art. 6(1), or the national law of the same meaning."""

    CONSENT = "a", _("(a) the person's consent")
    CONTRACT = "b", _("(b) a contract with the person")
    LEGAL_DUTY = "c", _("(c) a legal duty")
    VITAL = "d", _("(d) vital interests")
    PUBLIC_TASK = "e", _("(e) a task in the public interest")
    LEGITIMATE = "f", _("(f) legitimate interests")


class SpecialBasis(TextChoices):
    """The letters of GDPR Art. 9(2): why special categories may be processed."""

    NONE = "", _("no special categories")
    CONSENT = "a", _("(a) the person's explicit consent")
    SOCIAL_LAW = "b", _("(b) employment and social protection law, or a collective or framework agreement")
    VITAL = "c", _("(c) vital interests")
    MEMBERS = "d", _("(d) an association's own members")
    PUBLIC = "e", _("(e) made public by the person")
    CLAIMS = "f", _("(f) legal claims and courts")
    PUBLIC_INTEREST = "g", _("(g) substantial public interest laid down by law")
    HEALTH_CARE = "h", _("(h) occupational medicine and social care")
    PUBLIC_HEALTH = "i", _("(i) public health")
    STATISTICS = "j", _("(j) archives, research and statistics")


class DataKind(TextChoices):
    """Kinds of data that a purpose needs."""

    IDENTITY = "identity", _("names, numbers, birth date, residence")
    EMPLOYMENT = "employment", _("employment and service")
    WAGES = "wages", _("wages and wages owed")
    HOUSEHOLD = "household", _("household")
    SKILLS = "skills", _("credentials and wishes")
    COURSE = "course", _("plan and journal")
    PACKAGES = "packages", _("packages and payments")
    OUTCOMES = "outcomes", _("placements, follow-ups, appeals")
    RESTRICTED = "restricted", _("restricted facts")


class ClockEvent(TextChoices):
    """What happened on the day from which a time of keeping is counted."""

    CLOSED = "closed", _("after the case was closed")
    LEFT = "left", _("after the worker left the mine")
    PAID = "paid", _("after 31 December of the year of the last payment")


class RestrictedKind(TextChoices):
    """Neutral codes: what one of them means stands in the sealed content alone."""

    LIMIT_A = "limit_a", _("limit A")
    LIMIT_B = "limit_b", _("limit B")
    LIMIT_C = "limit_c", _("limit C")
    PAUSE_A = "pause_a", _("pause A")
    PAUSE_B = "pause_b", _("pause B")


class LookReason(TextChoices):
    """Why somebody looks at a restricted fact."""

    PLACEMENT = "placement", _("to find work that fits")
    BENEFIT = "benefit", _("to check a condition of a package")
    PLAN = "plan", _("to agree on the plan with the worker")
    REQUEST = "request", _("to answer the worker's own request")
    OTHER = "other", pgettext_lazy("reason of a look", "another reason, in words")


class ConsentWay(TextChoices):
    """How consent was given or withdrawn."""

    SIGNED = "signed", _("signed on paper")
    SPOKEN = "spoken", _("said before the officer")
    LETTER = "letter", _("by letter or e-mail")
    PHONE = "phone", _("by phone")


class HoldKind(TextChoices):
    """Why data are kept although their time is over."""

    LAW = "law", _("a law asks to keep them")
    APPEAL = "appeal", _("an appeal or complaint runs")
    COURT = "court", _("proceedings before a court")
    AUDIT = "audit", _("the audit period of EU funds")
    RESTRICTION = "restriction", _("the person asked to restrict processing")


class RequestKind(TextChoices):
    """What the person concerned asks for (GDPR Art. 15 to 21)."""

    ACCESS = "access", _("access")
    RECTIFICATION = "rectification", _("rectification")
    ERASURE = "erasure", _("erasure")
    RESTRICTION = "restriction", _("restriction of processing")
    PORTABILITY = "portability", _("portability")
    OBJECTION = "objection", _("objection")


class RequestState(TextChoices):
    """What became of a request."""

    RECEIVED = "received", _("waits for an answer")
    GRANTED = "granted", _("carried out")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn by the person")


REQUEST_MOVES: dict[str, frozenset[str]] = {
    RequestState.RECEIVED: frozenset({RequestState.GRANTED, RequestState.REFUSED, RequestState.WITHDRAWN}),
    RequestState.GRANTED: frozenset(),
    RequestState.REFUSED: frozenset(),
    RequestState.WITHDRAWN: frozenset(),
}


class RefusalGround(TextChoices):
    """Why a request may be refused."""

    NONE = "", _("not refused")
    LAW = "law", _("a law asks to keep the data")
    CLAIMS = "claims", _("the data are needed for legal claims")
    PUBLIC_TASK = "public_task", _("a task in the public interest needs the data")
    UNFOUNDED = "unfounded", _("manifestly unfounded or repeated")
    IDENTITY = "identity", _("it could not be settled who asks")


PRIVACY_VERBS = {
    "consent.given": _("consent recorded"),
    "consent.withdrawn": _("withdrawal of consent recorded"),
    "data_request.answered": _("request of a person concerned answered"),
    "data_request.copied": _("copy of everything held about a person made"),
    "data_request.extended": _("time for answering a request extended"),
    "data_request.received": _("request of a person concerned recorded"),
    "person.pseudonymised": _("a person's data pseudonymised"),
    "purpose.ended": _("purpose of processing ended"),
    "purpose.written": _("purpose of processing written"),
    "restricted.destroyed": _("content of a restricted fact destroyed"),
    "restricted.looked": _("restricted fact looked at"),
    "restricted.recorded": _("restricted fact recorded"),
    "retention.held": _("keeping of data prolonged with a reason"),
    "retention.lifted": _("prolonged keeping of data ended"),
    "retention.noticed": _("end of keeping announced"),
}
