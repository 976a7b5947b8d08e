"""What happens to rosters in words: why rows are refused, what is odd, what is wrong with a "
"file and how to mend it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from workforce.actions.imports.staging import RESIDENCE_UNKNOWN
from workforce.actions.imports.undoing import CHANGED, sentence
from workforce.calculations.roster.errors import Problem
from workforce.calculations.roster.fields import Field
from workforce.calculations.roster.oddities import Oddity
from workforce.calculations.roster.rows import Reason
from workforce.calculations.roster.smells import Smell
from workforce.enums import CaseStatus, Contract, Sex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workforce.models import RosterImport

FIELDS = {
    Field.PERSONNEL_NUMBER: gettext_lazy("personnel number"),
    Field.FULL_NAME: gettext_lazy("name in one column"),
    Field.FAMILY_NAME: gettext_lazy("family name"),
    Field.GIVEN_NAME: gettext_lazy("given name"),
    Field.PATRONYMIC: gettext_lazy("patronymic"),
    Field.SEX: gettext_lazy("sex"),
    Field.BIRTH_DATE: gettext_lazy("birth date"),
    Field.RESIDENCE: gettext_lazy("municipality of residence"),
    Field.OCCUPATION: gettext_lazy("occupation: code and title in one column"),
    Field.OCCUPATION_TITLE: gettext_lazy("occupation: title"),
    Field.OCCUPATION_CODE: gettext_lazy("occupation: ISCO-08 code"),
    Field.SERVICE_START: gettext_lazy("start of service"),
    Field.UNDERGROUND_YEARS: gettext_lazy("years underground"),
    Field.WAGE: gettext_lazy("monthly wage"),
    Field.ARREARS_AMOUNT: gettext_lazy("wage arrears: amount"),
    Field.ARREARS_MONTHS: gettext_lazy("wage arrears: months"),
    Field.DEPENDANTS: gettext_lazy("dependants"),
    Field.CONTRACT: gettext_lazy("kind of contract"),
    Field.STATUS: gettext_lazy("status: at work, on leave, mobilised …"),
    Field.NATIONAL_NUMBER: gettext_lazy("national number (kept encrypted)"),
}
FACTS = {
    "family_name": gettext_lazy("Family name"),
    "given_name": gettext_lazy("Given name"),
    "patronymic": gettext_lazy("Patronymic"),
    "sex": gettext_lazy("Sex"),
    "birth_date": gettext_lazy("Birth date"),
    "residence_text": gettext_lazy("Municipality"),
    "occupation_code": gettext_lazy("ISCO-08 code"),
    "occupation_title": gettext_lazy("Occupation"),
    "service_start": gettext_lazy("Start of service"),
    "underground_years": gettext_lazy("Years underground"),
    "wage": gettext_lazy("Monthly wage"),
    "arrears": gettext_lazy("Wage arrears"),
    "arrears_months": gettext_lazy("Months of wage arrears"),
    "dependants": gettext_lazy("Dependants"),
    "contract": gettext_lazy("Contract"),
    "status": gettext_lazy("Status"),
}
REASONS = {
    Reason.INVALID_TEXT: gettext_lazy(
        "The row holds signs that are no text, or a number of impossible length. Type the cells anew."
    ),
    Reason.MISSING_PERSONNEL_NUMBER: gettext_lazy("The personnel number is missing. Fill it in."),
    Reason.DUPLICATE_PERSONNEL_NUMBER: gettext_lazy(
        "An earlier row has the same personnel number. Correct one of them, or remove the row."
    ),
    Reason.MISSING_NAME: gettext_lazy("The name is missing or not complete. Fill it in."),
    Reason.INVALID_BIRTH_DATE: gettext_lazy(
        "The birth date is missing, is no date, lies in the future, or gives an age below 15 or above 80."
    ),
    Reason.INVALID_SERVICE_START: gettext_lazy(
        "The start of service is no date, lies in the future, or lies before the 15th birthday."
    ),
    Reason.INVALID_WAGE: gettext_lazy("The wage is no number, or is negative. Blank is allowed."),
    Reason.INVALID_SEX: gettext_lazy(
        "The sex is neither of the codes that this file uses. Blank is allowed and means ‘not stated’."
    ),
}
ODDITIES = {
    Oddity.WAGE_BLANK: gettext_lazy("The wage is blank."),
    Oddity.WAGE_UNUSUAL: gettext_lazy("The wage is far from what others earn here."),
    Oddity.SERVICE_START_BLANK: gettext_lazy("The start of service is blank."),
    Oddity.SEX_BLANK: gettext_lazy("The sex is not stated."),
    Oddity.CONTRACT_UNKNOWN: gettext_lazy("The kind of contract is unknown; it is kept as ‘other’."),
    Oddity.STATUS_UNKNOWN: gettext_lazy("The status is unknown; it is left out."),
    Oddity.UNDERGROUND_EXCEEDS_SERVICE: gettext_lazy("More years underground than years of service."),
    Oddity.UNDERGROUND_UNREADABLE: gettext_lazy("The years underground are no number; they are left out."),
    Oddity.ARREARS_AMOUNT_UNREADABLE: gettext_lazy("The wage arrears are no amount; they are left out."),
    Oddity.ARREARS_MONTHS_UNREADABLE: gettext_lazy("The months of arrears are no number; they are left out."),
    Oddity.DEPENDANTS_UNREADABLE: gettext_lazy("The number of dependants is no number; it is left out."),
    Oddity.OCCUPATION_CODE_UNKNOWN: gettext_lazy("There is no ISCO-08 code of four digits; it is left out."),
    Oddity.NAME_ODD: gettext_lazy("The name holds signs that names seldom have."),
    Oddity.NAME_INCOMPLETE: gettext_lazy("The name has only one part."),
    Oddity.TEXT_SHORTENED: gettext_lazy("A text was too long and is kept shortened."),
    RESIDENCE_UNKNOWN: gettext_lazy(
        "The place is not on the list of places, or could be two; it is kept as text."
    ),
}
SMELLS = {
    Smell.UNION: gettext_lazy("Membership in a union is nobody’s business here (GDPR, Article 9)."),
    Smell.HEALTH: gettext_lazy(
        "Health is told by the person alone, to the person’s own officer (GDPR, Article 9)."
    ),
    Smell.RELIGION: gettext_lazy("Belief must not be kept (GDPR, Article 9)."),
    Smell.ETHNICITY: gettext_lazy("Origin must not be kept (GDPR, Article 9)."),
    Smell.CRIMINAL: gettext_lazy("Convictions must not be kept (GDPR, Article 10)."),
    Smell.POLITICS: gettext_lazy("Political opinions must not be kept (GDPR, Article 9)."),
    Smell.SEXUALITY: gettext_lazy("Private life must not be kept (GDPR, Article 9)."),
    Smell.BIOMETRICS: gettext_lazy("Traits of the body must not be kept (GDPR, Article 9)."),
}
DATE_ORDERS = (
    ("", gettext_lazy("as the values tell")),
    ("dmy", gettext_lazy("day, month, year: 31.10.2026")),
    ("mdy", gettext_lazy("month, day, year: 10/31/2026")),
    ("ymd", gettext_lazy("year, month, day: 2026-10-31")),
)
PROBLEMS = {
    Problem.EMPTY: gettext_lazy("The file is empty. Export the roster again and upload the new file."),
    Problem.HEADING_ONLY: gettext_lazy(
        "There is a heading but no worker below it. Was the right list exported?"
    ),
    Problem.NOT_A_SPREADSHEET: gettext_lazy(
        "This is neither a spreadsheet nor a text table. Save the roster as XLSX or CSV and upload that."
    ),
    Problem.DAMAGED: gettext_lazy(
        "The file is damaged and cannot be read to its end. Open it in your spreadsheet, save it "
        "anew, upload that."
    ),
    Problem.ENCRYPTED: gettext_lazy(
        "The file is locked with a password. Save it without one and upload that."
    ),
    Problem.UNKNOWN_ENCODING: gettext_lazy(
        "The letters cannot be told. Save the table as CSV UTF-8 or as XLSX."
    ),
    Problem.TOO_WIDE: gettext_lazy("The table is too wide. Remove the columns that are not needed."),
    Problem.MAPPING_NOT_AN_OBJECT: gettext_lazy("The mapping is not of the form {field: heading}."),
    "older": gettext_lazy(
        "The roster is for %(day)s, but a newer one of this site, for %(last_day)s, went in before. "
        "Upload it again and allow an older one if that is meant."
    ),
    "worker_lost": gettext_lazy(
        "The process that worked on it was lost three times. Nothing went in. "
        "Try again; if it happens again, tell your administrator."
    ),
    "internal": gettext_lazy(
        "Something went wrong on our side. Nothing went in. Try again; if it happens again, tell "
        "your administrator."
    ),
}
WITH_PARAMS = {
    Problem.UNSUPPORTED_FORMAT: gettext_lazy(
        "%(format)s files cannot be read here. Save the roster as XLSX or CSV."
    ),
    Problem.TOO_LARGE: gettext_lazy(
        "The file is larger than %(limit)s MB. Remove what is no roster, or split it."
    ),
    Problem.TOO_LARGE_INFLATED: gettext_lazy(
        "Unpacked, the file would be far too large for a roster. Save only the roster’s sheet as "
        "CSV and upload that."
    ),
    Problem.TOO_MANY_ROWS: gettext_lazy(
        "The file has more than %(limit)s rows. Split it by site and upload each part."
    ),
    Problem.NO_SUCH_SHEET: gettext_lazy("The workbook has no sheet “%(sheet)s”. Choose another one."),
    Problem.UNKNOWN_FIELD: gettext_lazy("“%(field)s” is nothing that a roster can tell here."),
    Problem.UNKNOWN_HEADING: gettext_lazy("No column is headed “%(heading)s”."),
    Problem.AMBIGUOUS_HEADING: gettext_lazy(
        "Several columns are headed “%(heading)s”. Choose by the column’s letter."
    ),
    Problem.COLUMN_USED_TWICE: gettext_lazy("The column “%(heading)s” is chosen twice."),
    Problem.UNKNOWN_DATE_ORDER: gettext_lazy("“%(order)s” is no order of dates. Use dmy, mdy or ymd."),
}


def field_words(field: str) -> str:
    """Return what a field of a roster is called."""
    return str(FIELDS[Field(field)])


def problem_words(code: str, params: Mapping[str, Any]) -> str:
    """Return what is wrong with a file or an import, and the remedy."""
    if code == Problem.NO_REQUIRED_COLUMN:
        words = {str(Field.FULL_NAME): pgettext("of a person", "name")}
        missing = ", ".join(words.get(field) or field_words(field) for field in params["missing"])
        return _("No column holds: %(missing)s. Say below which one does.") % {"missing": missing}
    if code == Problem.REFUSED_HEADING:
        why = SMELLS[Smell(params["reason"])]
        return _("The column “%(heading)s” must stay out. %(why)s") % {
            "heading": params["heading"],
            "why": why,
        }
    if code == CHANGED:
        return sentence(code, params["number"])
    said = {name: plain(value) for name, value in params.items()}
    if code in PROBLEMS:
        return str(PROBLEMS[code]) % said if said else str(PROBLEMS[code])
    if code in WITH_PARAMS:
        return str(WITH_PARAMS[Problem(code)]) % said
    return sentence(code)


def plain(value: Any) -> str:
    """Return a parameter as the reader writes it: numbers grouped, days in the reader's form."""
    if isinstance(value, int):
        return number_format(value, force_grouping=True)
    text = str(value)
    if len(text) == 10 and text[4:5] == text[7:8] == "-":
        return date_format(date.fromisoformat(text))
    return text


def error_words(roster_import: RosterImport) -> str:
    """Return what is wrong with an import, '' if nothing is."""
    return problem_words(roster_import.error, roster_import.error_params) if roster_import.error else ""


def fact_value(fact: str, value: Any) -> str:
    """Return a fact's value as the reader writes it, from the plain text that a preview keeps."""
    if value in (None, ""):
        return "–"
    if fact in ("birth_date", "service_start"):
        return plain(value)
    if fact in ("wage", "arrears"):
        return number_format(value, 2, force_grouping=True)
    if fact == "contract":
        return str(Contract(value).label)
    if fact == "sex":
        return str(Sex(value).label)
    if fact == "status":
        return str(CaseStatus(value).label)
    return (
        number_format(value) if fact in ("underground_years", "arrears_months", "dependants") else str(value)
    )


def notice_words(params: Mapping[str, Any]) -> str:
    """Return what somebody is told when the roster they brought in is on record."""
    taken = params["rows"] - params["refused"]
    words = ngettext(
        "The roster of %(site)s is in: %(taken)s row taken in, %(refused)s refused, %(gone)s gone.",
        "The roster of %(site)s is in: %(taken)s rows taken in, %(refused)s refused, %(gone)s gone.",
        taken,
    )
    numbers = {name: plain(params[name]) for name in ("refused", "gone")}
    return words % {"site": params["site"], "taken": plain(taken), **numbers}
