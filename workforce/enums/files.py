"""Words of letters, files of a case, appointments, the employment service's register and forms to print."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LetterKind(TextChoices):
    """What a letter is for; what its template may say depends on it."""

    APPOINTMENT = "appointment", _("invitation to an appointment")
    GRANTED = "granted", _("package granted")
    REFUSED = "refused", _("package refused")
    REFERRAL = "referral", _("referral to a partner")
    FOLLOW_UP = "follow_up", _("follow-up after leaving the mine")
    OTHER = "other", pgettext_lazy("letter", "other letter")


class LetterWay(TextChoices):
    """How a letter reached the worker."""

    POST = "post", _("by post")
    REGISTERED = "registered", _("by registered post")
    HAND = "hand", _("handed over")
    EMAIL = "email", _("by e-mail")
    MESSAGE = "message", _("by message to a phone")


class AttachmentKind(TextChoices):
    """What kind of document a file is."""

    IDENTITY = "identity", _("identity paper")
    SERVICE = "service", _("record of service, work book")
    PAY = "pay", _("pay slip or statement of wages")
    CONTRACT = "contract", _("contract or notice")
    CERTIFICATE = "certificate", _("certificate, licence or diploma")
    COURT = "court", _("paper of a court")
    SIGNED = "signed", _("signed paper of ours")
    OTHER = "other", pgettext_lazy("document", "other document")


class Evidenced(TextChoices):
    """Which fact a file shows."""

    IDENTITY = "identity", _("who the worker is")
    RESIDENCE = "residence", _("where the worker lives")
    HOUSEHOLD = "household", _("who depends on the worker")
    SERVICE = "service", _("years of service")
    UNDERGROUND = "underground", _("years under ground")
    WAGE = "wage", _("the wage")
    ARREARS = "arrears", _("wages owed")
    SKILL = "skill", _("what the worker has learnt")
    JOB = "job", _("new work")
    COST = "cost", _("a cost that a package pays")
    NOTHING = "", pgettext_lazy("evidence", "no fact of ours")


class AppointmentState(TextChoices):
    """The life of an appointment."""

    PLANNED = "planned", pgettext_lazy("appointment", "planned")
    KEPT = "kept", pgettext_lazy("appointment", "took place")
    NO_SHOW = "no_show", pgettext_lazy("appointment", "the worker did not come")
    CANCELLED = "cancelled", pgettext_lazy("appointment", "called off")


APPOINTMENT_MOVES: dict[str, frozenset[str]] = {
    AppointmentState.PLANNED: frozenset(
        {AppointmentState.KEPT, AppointmentState.NO_SHOW, AppointmentState.CANCELLED}
    ),
    AppointmentState.KEPT: frozenset(),
    AppointmentState.NO_SHOW: frozenset(),
    AppointmentState.CANCELLED: frozenset(),
}


class DateWriting(TextChoices):
    """How another register writes days."""

    DOTS = "dots", _("31.12.2026")
    ISO = "iso", _("2026-12-31")
    SLASHES = "slashes", _("31/12/2026")
    AMERICAN = "american", _("12/31/2026")


class DecimalMark(TextChoices):
    """What another register puts before decimals."""

    COMMA = "comma", _("a comma: 1234,50")
    POINT = "point", _("a point: 1234.50")


class FormKind(TextChoices):
    """Whom a form to print is about."""

    PERSON = "person", _("one worker")
    LIST = "list", _("a list of workers")


# Facts that letters and forms may name: what a fact is called, and the page on which it is entered.
PAPER_FACTS = {
    "name": (pgettext_lazy("of a person", "name"), "worker_facts"),
    "family_name": (_("family name"), "worker_facts"),
    "given_name": (_("given name"), "worker_facts"),
    "patronymic": (_("patronymic"), "worker_facts"),
    "birth_date": (_("birth date"), "worker_facts"),
    "sex": (_("sex"), "worker_facts"),
    "residence": (_("municipality of residence"), "worker_facts"),
    "personnel_number": (_("personnel number"), ""),
    "mine": (_("mine"), ""),
    "occupation": (_("occupation"), "worker_facts"),
    "occupation_code": (_("occupation (ISCO-08)"), "worker_facts"),
    "service_start": (_("start of service"), "worker_facts"),
    "underground_years": (_("years underground"), "worker_facts"),
    "wage": (_("monthly wage"), "worker_facts"),
    "contract": (_("contract"), "worker_facts"),
    "dependants": (_("people who depend on the worker"), "intake_household"),
    "left_on": (_("last day at the mine"), ""),
    "pathway": (_("pathway"), "case_detail"),
    "opened_on": (_("intake"), ""),
    "officer": (_("officer"), "case_officer"),
    "office": (_("employment service"), ""),
    "partnership": (_("partnership"), ""),
    "today": (_("today"), ""),
}
# What letters of a kind may say besides.
LETTER_FACTS = {
    LetterKind.APPOINTMENT: {
        "day": _("day of the appointment"),
        "time": _("time of the appointment"),
        "place": _("place of the appointment"),
        "topic": _("what it is about"),
    },
    LetterKind.GRANTED: {
        "package": _("package"),
        "amount": _("amount"),
        "decided_on": _("day of the decision"),
        "reasons": _("reasons"),
        "appeal_by": _("last day for an appeal"),
    },
    LetterKind.REFUSED: {
        "package": _("package"),
        "amount": _("amount"),
        "decided_on": _("day of the decision"),
        "reasons": _("reasons"),
        "appeal_by": _("last day for an appeal"),
    },
    LetterKind.REFERRAL: {
        "partner": _("partner"),
        "what": _("what the partner is asked for"),
        "answer_by": _("day by which the partner answers"),
    },
    LetterKind.FOLLOW_UP: {"asked_day": _("day that is asked about")},
    LetterKind.OTHER: {},
}

FILES_VERBS = {
    "appointment.booked": _("appointment booked"),
    "appointment.moved": _("appointment moved"),
    "appointment.settled": _("what became of an appointment recorded"),
    "attachment.kept": _("file added to a case"),
    "attachment.looked": _("restricted file of a case opened"),
    "attachment.taken_back": _("file of a case taken back"),
    "case_letter.written": _("letter written"),
    "letter_template.written": _("template of letters written"),
    "officer_calendar.closed": _("address of an officer's calendar closed"),
    "officer_calendar.opened": _("address of an officer's calendar made"),
    "register.dropped": _("register's file dropped"),
    "register.mapped": _("columns of the employment service's register set"),
    "register.read": _("register's file read"),
    "register.taken": _("facts taken over from the employment service's register"),
    "register.taken_out": _("cases taken out for the employment service's register"),
    "statutory_form.loaded": _("form to print loaded"),
    "statutory_form.printed": _("form about people printed"),
}
