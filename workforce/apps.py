"""Workforce: mines, workers, rosters, cases."""

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.sockets import AUDIT_VERBS, NOTICES
from jtportal.kernel.sockets import NAV, STRIPS
from partnerships.sockets import DIGEST_LINES


class WorkforceConfig(AppConfig):
    """The app workforce."""

    name = "workforce"
    verbose_name = _("Mines and occupations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the floor's words into the navigation, and into what the audit trail says."""
        # These read models, which are not ready when apps are imported.
        from jtportal.kernel.doors import NavItem, anyone  # noqa: PLC0415
        from partnerships.sockets import DUTY_SITES, FACT_CODES, PLACE_MARKS, WAITING  # noqa: PLC0415
        from workforce import rules  # noqa: PLC0415
        from workforce.enums import AUDIT_VERBS as WORDS  # noqa: PLC0415
        from workforce.queries import digest, duties, notices_waiting, outcomes_waiting, sent  # noqa: PLC0415
        from workforce.queries.area import site_marks  # noqa: PLC0415
        from workforce.queries.fact_codes import fact_codes  # noqa: PLC0415
        from workforce.views import import_lines, import_wording  # noqa: PLC0415

        def page(name):
            return lambda place: reverse(f"workforce:{name}", kwargs={"partnership": place.code})

        def roster_only(actor, place) -> bool:
            return rules.may_see_roster(actor, place) and not rules.may_see_cases(actor, place)

        items = (
            (10, NavItem("today", _("Today"), page("today"), anyone)),
            (20, NavItem("people", _("People"), page("case_list"), rules.may_see_cases)),
            (22, NavItem("sent", _("People sent"), page("sent_list"), rules.may_send)),
            (21, NavItem("roster", _("Roster"), page("worker_list"), roster_only)),
        )
        for order, item in items:
            NAV.plug(item.key, item, order=order)
        for verb, words in WORDS.items():
            AUDIT_VERBS.plug(verb, words)
        DIGEST_LINES.plug("tasks", digest.line)
        DUTY_SITES.plug("sites", duties.sites)
        PLACE_MARKS.plug("sites", site_marks)
        WAITING.plug("follow_ups", outcomes_waiting.waiting)
        WAITING.plug("sent", sent.waiting)
        WAITING.plug("notices", notices_waiting.waiting)
        FACT_CODES.plug("workforce", fact_codes)
        STRIPS.plug("imports", import_lines.strips)
        NOTICES.plug("roster_imported", import_wording.notice_words)
        plug_case_pages()
        plug_packages()
        plug_files()
        plug_privacy()
        plug_sealed()


def plug_case_pages() -> None:
    """Put a sentence of each page about a worker on the case's page."""
    from workforce.sockets import CASE_PANELS  # noqa: PLC0415
    from workforce.views import panels, sheet_panel  # noqa: PLC0415 - reads models

    CASE_PANELS.plug("ways", sheet_panel.ways, order=10)
    CASE_PANELS.plug("intake", panels.intake, order=20)
    CASE_PANELS.plug("course", panels.course, order=40)
    CASE_PANELS.plug("work", panels.work, order=60)


def plug_packages() -> None:
    """Put packages beside the plan, on the case's page, into what waits, and into what the audit trail says."""
    from jtportal.kernel.doors import NavItem, anyone  # noqa: PLC0415
    from partnerships.sockets import PLAN_TABS, WAITING  # noqa: PLC0415
    from workforce.package_enums import PACKAGE_VERBS  # noqa: PLC0415
    from workforce.sockets import CASE_PANELS  # noqa: PLC0415
    from workforce.views import grants  # noqa: PLC0415 - reads models

    def offers(place):
        return reverse("workforce:package_list", kwargs={"partnership": place.code})

    PLAN_TABS.plug("packages", NavItem("packages", _("Packages"), offers, anyone), order=95)
    CASE_PANELS.plug("packages", grants.panel, order=50)
    WAITING.plug("packages", grants.waiting, order=40)
    for verb, words in PACKAGE_VERBS.items():
        AUDIT_VERBS.plug(verb, words)


def plug_files() -> None:
    """Put letters, files and appointments on the case's page, and what of them waits into My work and the digest."""
    from partnerships.sockets import WAITING  # noqa: PLC0415
    from workforce.queries import appointments  # noqa: PLC0415 - reads models
    from workforce.sockets import CASE_PANELS  # noqa: PLC0415
    from workforce.views import case_files  # noqa: PLC0415 - reads models

    CASE_PANELS.plug("files", case_files.panel, order=50)
    WAITING.plug("appointments", appointments.waiting)
    DIGEST_LINES.plug("appointments", appointments.line)


def plug_privacy() -> None:
    """Put privacy on the case's page, its requests into what waits, and the end of keeping into the notices."""
    from jtportal.kernel.doors import NavItem  # noqa: PLC0415
    from partnerships.sockets import WAITING  # noqa: PLC0415
    from workforce import rules  # noqa: PLC0415
    from workforce.queries import digest  # noqa: PLC0415
    from workforce.sockets import CASE_PANELS  # noqa: PLC0415
    from workforce.views import data_requests, privacy  # noqa: PLC0415 - reads models

    def record(place):
        return reverse("workforce:purpose_list", kwargs={"partnership": place.code})

    def record_only(actor, place) -> bool:
        return not rules.may_see_cases(actor, place) and rules.may_read_register(actor, place)

    NAV.plug("privacy", NavItem("privacy", _("Privacy"), record, record_only), order=22)
    CASE_PANELS.plug("privacy", privacy.panel, order=80)
    WAITING.plug("data_requests", data_requests.waiting)
    DIGEST_LINES.plug("keeping", digest.keeping_line)
    NOTICES.plug("retention_due", data_requests.notice_words)


def plug_sealed() -> None:
    """Say which columns of this floor are sealed with the field key."""
    from accounts.calculations import resealing  # noqa: PLC0415
    from accounts.sockets import SEALED  # noqa: PLC0415
    from workforce.models import PackageGrant, Person, WorkerVersion  # noqa: PLC0415 - models are ready only now

    number = ("national_number",)
    SEALED.plug("persons", resealing.Sealed(Person, number, resealing.number, matched=True))
    SEALED.plug("facts", resealing.Sealed(WorkerVersion, number, resealing.number, matched=True))
    SEALED.plug("accounts", resealing.Sealed(PackageGrant, ("account",), resealing.account))
