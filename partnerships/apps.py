"""Partnerships: where a just transition is negotiated: places, partners, the tree."""

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# The pages of the plan, in the order in which they are shown: key, word, address.
TABS: tuple[tuple[str, object, str], ...] = (
    ("overview", _("Overview"), "partnerships:plan_detail"),
    ("partners", _("Partners"), "partnerships:partner_list"),
    ("diagnosis", _("Diagnosis"), "partnerships:diagnosis_detail"),
    ("tree", _("Tree"), "partnerships:tree_plan"),
    ("markets", _("Markets"), "partnerships:market_list"),
    ("calls", _("Calls"), "partnerships:call_list"),
    ("agreement", _("Partnership agreement"), "partnerships:agreement_list"),
    ("place", _("Place"), "partnerships:place_map"),
    ("policy", _("Policy"), "partnerships:policy_matrix"),
    ("activities", _("Activities"), "partnerships:activity_list"),
    ("money", _("Money"), "partnerships:money_detail"),
    ("meetings", _("Meetings"), "partnerships:meeting_list"),
)


class PartnershipsConfig(AppConfig):
    """The app partnerships."""

    name = "partnerships"
    verbose_name = _("Partnerships and places")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the tree into the navigation, and into words what the audit trail says of this floor."""
        from accounts.sockets import AUDIT_VERBS, PROFILE_LINKS  # noqa: PLC0415 - enums hold lazy translations
        from jtportal.kernel.doors import NavItem, anyone  # noqa: PLC0415 - reads models
        from jtportal.kernel.sockets import LINKS, NAV  # noqa: PLC0415
        from partnerships.enums import AUDIT_VERBS as WORDS  # noqa: PLC0415
        from partnerships.sockets import PLAN_TABS  # noqa: PLC0415

        def plan(place) -> str:
            return next(iter(PLAN_TABS)).url(place)

        def tab(address):
            return lambda place: reverse(address, kwargs={"partnership": place.code})

        def digest(_request):
            return {
                "title": _("Mail from the portal"),
                "text": _("One mail with everything that waits for you, as often as you choose."),
                "url": reverse("partnerships:digest_setting"),
                "label": _("Choose how often"),
            }

        def mine(_request):
            return {"label": _("What waits for you"), "url": reverse("partnerships:waiting_mine")}

        PROFILE_LINKS.plug("digest", digest)
        LINKS.plug("waiting", mine, order=5)

        NAV.plug("plan", NavItem("plan", _("Plan"), plan, anyone), order=40)
        for place, (key, label, address) in enumerate(TABS):
            PLAN_TABS.plug(key, NavItem(key, label, tab(address), anyone), order=10 * place)
        for verb, words in WORDS.items():
            AUDIT_VERBS.plug(verb, words)
        plug_framework()
        plug_phases()
        plug_policy()
        plug_waiting()
        plug_money()
        plug_report()


def plug_framework() -> None:
    """Put the framework agreement and the tree into the navigation."""
    from jtportal.kernel.doors import NavItem, anyone  # noqa: PLC0415 - reads models
    from jtportal.kernel.sockets import NAV  # noqa: PLC0415

    def agreement(place) -> str:
        return reverse("partnerships:framework_list", kwargs={"partnership": place.code})

    def results(place) -> str:
        return reverse("partnerships:tree_detail", kwargs={"partnership": place.code})

    NAV.plug("agreement", NavItem("agreement", _("Agreement"), agreement, anyone), order=30)
    NAV.plug("results", NavItem("results", _("Results"), results, anyone), order=60)


def plug_phases() -> None:
    """Say what the phases ask for, and what is due."""
    from partnerships.enums import CHECK_WORDS  # noqa: PLC0415 - reads models
    from partnerships.queries import partner_checks as checks  # noqa: PLC0415
    from partnerships.queries import plan_checks as rooms  # noqa: PLC0415
    from partnerships.queries.plan_points import POINTS  # noqa: PLC0415
    from partnerships.sockets import PHASE_CHECKS, PLAN_POINTS, PhaseCheck  # noqa: PLC0415

    for place, (key, phase, ask) in enumerate((*checks.CHECKS, *rooms.CHECKS)):
        PHASE_CHECKS.plug(key, PhaseCheck(phase, CHECK_WORDS[key], ask), order=10 * place)
    PLAN_POINTS.plug("data_sharing", checks.sharing_points)
    PLAN_POINTS.plug("pledges", checks.pledge_points)
    PLAN_POINTS.plug("terms", checks.term_points)
    PLAN_POINTS.plug("milestones", rooms.milestone_points)
    PLAN_POINTS.plug("decisions", rooms.decision_points)
    for key, points in POINTS:
        PLAN_POINTS.plug(key, points)


def plug_policy() -> None:
    """Say what of the plan can serve a policy area, and what speaks for a node beside the tree."""
    from partnerships.queries.policy import interventions, outputs, planned  # noqa: PLC0415 - reads models
    from partnerships.sockets import NODE_PANELS, POLICY_TARGETS  # noqa: PLC0415
    from partnerships.views import tree_findings  # noqa: PLC0415

    NODE_PANELS.plug("findings", tree_findings.panel, order=200)

    POLICY_TARGETS.plug("outputs", outputs, order=10)
    POLICY_TARGETS.plug("markets", interventions, order=20)
    POLICY_TARGETS.plug("plan", planned, order=30)


def plug_waiting() -> None:
    """Say what waits for a person."""
    from accounts.sockets import NOTICES  # noqa: PLC0415
    from partnerships.queries import approvals, comments, diagnosis  # noqa: PLC0415 - reads models
    from partnerships.sockets import WAITING  # noqa: PLC0415
    from partnerships.views import amendment_waiting, appraisals, duty_waiting, followup, framework_dues  # noqa: PLC0415

    WAITING.plug("meetings", followup.waiting)
    WAITING.plug("findings", diagnosis.waiting)
    WAITING.plug("scores", appraisals.waiting)
    WAITING.plug("comments", comments.waiting)
    WAITING.plug("proposals", approvals.proposals)
    WAITING.plug("signatures", approvals.signatures)
    WAITING.plug("conditions", approvals.conditions)
    WAITING.plug("pledges", approvals.pledges)
    WAITING.plug("amendments", amendment_waiting.positions)
    WAITING.plug("framework_signatures", amendment_waiting.signatures)
    WAITING.plug("duties", duty_waiting.numbers)
    WAITING.plug("breaches", duty_waiting.breaches)
    WAITING.plug("errata", amendment_waiting.errata)
    WAITING.plug("framework_dues", framework_dues.waiting)
    NOTICES.plug("position_lapsed", amendment_waiting.lapsed_words)
    NOTICES.plug("draft_retired", amendment_waiting.retired_words)
    NOTICES.plug("breach_recorded", duty_waiting.breach_words)


def plug_money() -> None:
    """Say which milestones and payments wait for a person."""
    from partnerships.sockets import WAITING  # noqa: PLC0415
    from partnerships.views import activity_waiting, money_waiting  # noqa: PLC0415 - reads models

    WAITING.plug("milestones", activity_waiting.milestones, order=20)
    WAITING.plug("payments", money_waiting.payments, order=30)


def plug_report() -> None:
    """Say what of the plan a reader may choose for the report."""
    from partnerships.sockets import REPORT_SECTIONS, ReportSection  # noqa: PLC0415
    from partnerships.views import report_plan, report_review, report_work  # noqa: PLC0415 - reads models

    sections = (
        ("phase", _("Phase, checklists and decisions about phases"), report_plan.phase),
        ("partners", _("Partners in their roles, pledged and received"), report_plan.partners),
        ("diagnosis", _("Diagnosis with its baselines, questions and findings"), report_plan.diagnosis),
        ("agreement", _("Partnership agreement with its parties"), report_plan.agreement),
        ("calls", _("Calls with their funnels"), report_plan.calls),
        ("markets", _("Market systems with the jobs of interventions"), report_work.markets),
        ("activities", _("Action plan: interventions, activities, milestones"), report_work.activities),
        ("money", _("Money: balances and budget lines"), report_work.money),
        ("policy", _("Policy coverage and green jobs"), report_work.policy),
        ("review", _("Decisions of meetings and recommendations of evaluations"), report_review.reviewed),
    )
    for place, (key, label, make) in enumerate(sections, 1):
        REPORT_SECTIONS.plug(key, ReportSection(label, make), order=10 * place)
