"""Indicators: what is counted, and why."""

from django.apps import AppConfig
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.sockets import DEMO_ACCOUNTS


class IndicatorsConfig(AppConfig):
    """The app indicators."""

    name = "indicators"
    verbose_name = _("Indicators")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for changes, and show what is counted on the tree."""
        # These read models, which are not ready when apps are imported.
        from accounts.sockets import AUDIT_VERBS  # noqa: PLC0415
        from indicators.actions.bindings import bind_defaults  # noqa: PLC0415
        from indicators.demo.accounts import sign_ins  # noqa: PLC0415
        from indicators.enums import AUDIT_VERBS as WORDS  # noqa: PLC0415
        from indicators.queries.course import number_points  # noqa: PLC0415
        from indicators.tasks import recompute_soon  # noqa: PLC0415
        from indicators.views import area, panels, results  # noqa: PLC0415
        from jtportal.kernel.doors import NavItem, anyone  # noqa: PLC0415
        from partnerships.sockets import (  # noqa: PLC0415
            NODE_BURDENS,
            NODE_PANELS,
            PLACE_FIGURES,
            PLAN_POINTS,
            PLAN_TABS,
            TREE_FIGURES,
            TREE_STARTED,
        )
        from workforce.sockets import AFTER_CHANGE  # noqa: PLC0415

        def communities(place) -> str:
            return reverse("indicators:community_totals", kwargs={"partnership": place.code})

        PLAN_TABS.plug(
            "communities", NavItem("communities", _("Communities"), communities, anyone), order=200
        )
        AFTER_CHANGE.plug("indicators", recompute_soon)
        TREE_FIGURES.plug("indicators", results.figures)
        PLACE_FIGURES.plug("indicators", area.figures)
        PLAN_POINTS.plug("indicators", number_points)
        NODE_PANELS.plug("indicators", panels.panel)
        NODE_BURDENS.plug("indicators", panels.burdens)
        TREE_STARTED.plug("indicators", bind_defaults)
        plug_report()
        plug_duties()
        plug_effects()
        if settings.DEMO:
            DEMO_ACCOUNTS.plug("demonstration", sign_ins)
        for verb, words in WORDS.items():
            AUDIT_VERBS.plug(verb, words)


def plug_duties() -> None:
    """Count what the duties of a framework agreement ask for."""
    from indicators.queries import duties  # noqa: PLC0415 - reads models
    from partnerships.sockets import DUTY_COUNTS  # noqa: PLC0415

    DUTY_COUNTS.plug("duties", duties.counted)


def plug_report() -> None:
    """Lead from the plan to the report, and let a reader choose the communities for it."""
    from indicators.views.communities import jobs_reached, section  # noqa: PLC0415 - reads models
    from partnerships.sockets import (  # noqa: PLC0415
        JOBS_REACHED,
        PLAN_LINKS,
        REPORT_SECTIONS,
        ReportSection,
    )

    def report(place) -> dict:
        url = reverse("indicators:report_detail", kwargs={"partnership": place.code})
        return {"label": _("Report"), "url": url}

    PLAN_LINKS.plug("report", report)
    JOBS_REACHED.plug("communities", jobs_reached)
    label = _("Communities: verified jobs and firms")
    REPORT_SECTIONS.plug("communities", ReportSection(label, section), order=95)


def plug_effects() -> None:
    """Lead from the framework agreement's texts, and from cases, to who appears eligible."""
    from indicators.views.effect_workers import case_panel  # noqa: PLC0415 - read models
    from indicators.views.effects import of_text  # noqa: PLC0415
    from partnerships.sockets import TEXT_EFFECTS  # noqa: PLC0415
    from workforce.sockets import CASE_PANELS  # noqa: PLC0415

    TEXT_EFFECTS.plug("indicators", of_text)
    CASE_PANELS.plug("framework", case_panel)
