"""What the case's page shows of the pages beside it, a sentence each."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from workforce import rules
from workforce.models import Case
from workforce.queries import course as courses
from workforce.queries import intake as intakes
from workforce.queries import outcomes

SHOWN = 4  # contacts beside the case


def work(request: Any, case: Case) -> dict[str, Any]:
    """Return what is known of work after the mine."""
    placements = [one for one in outcomes.placements_of(case, request.actor) if one.retracted_at is None]
    asked = outcomes.follow_ups_of(case, request.actor, placements)
    return {
        "template": "workforce/_case_work_panel.html",
        "url": reverse("workforce:case_work", kwargs={"pk": case.pk}),
        "placements": placements,
        "running": next((one for one in placements if one.ended_on is None), None),
        "due": next((one for one in asked if one.state == "due"), None),
        "appeals": [one for one in outcomes.appeals_of(case, request.actor) if one.state == "open"],
    }


def intake(request: Any, case: Case) -> dict[str, Any]:
    """Return what the intake says."""
    told = intakes.of_case(case, request.actor)
    held = told.assessment
    return {
        "template": "workforce/_case_intake_panel.html",
        "url": reverse("workforce:case_intake", kwargs={"pk": case.pk}),
        "assessment": held,
        "expired": held is not None and held.expires_on < case.partnership.today(),
        "owed": list(told.owed.items()),
        "tied": told.household is not None and told.household.tied_to_mine,
    }


def course(request: Any, case: Case) -> dict[str, Any]:
    """Return where the case is going, and the latest contacts for beside it."""
    told = courses.of_case(case, request.actor)
    return {
        "template": "workforce/_case_course_panel.html",
        "url": reverse("workforce:case_course", kwargs={"pk": case.pk}),
        "aside": "workforce/_case_course_aside.html",
        "new_url": reverse("workforce:contact_new", kwargs={"pk": case.pk}),
        "told": told,
        "latest": [one for one in told.contacts if one.retracted_at is None][:SHOWN],
        "may_write": rules.may_work(request.actor, case),
    }
