"""Letters, files, appointments and forms of a case on one page, and the forms behind its buttons."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from jtportal.kernel.doors import PageDoor
from workforce import rules
from workforce.enums import FormKind
from workforce.models import Attachment, Case, Letter, StatutoryForm
from workforce.queries import appointments
from workforce.queries.paper_facts import language_of
from workforce.views.placements import OF_CASE, WorkForm


class CaseFiles(PageDoor):
    """What was agreed, written and kept of one person."""

    model, access, related = Case, rules.may_read_case, OF_CASE
    template, section = "workforce/case_files.html", "people"

    def context(self) -> dict[str, Any]:
        """Collect it, in a fixed number of queries."""
        case, actor = self.row, self.request.actor
        meetings = appointments.of_case(case, actor)
        now = timezone.now()
        forms = StatutoryForm.objects.visible_to(actor).filter(
            partnership=case.partnership, kind=FormKind.PERSON, replaced_at=None
        )
        return {
            "appointments": meetings,
            "next": next(
                (one for one in reversed(meetings) if one.state == "planned" and one.ends >= now), None
            ),
            "open_ones": [one.pk for one in meetings if one.state == "planned" and one.ends < now],
            "letters": list(Letter.objects.visible_to(actor).filter(case=case).select_related("recorded_by")),
            "files": list(
                Attachment.objects.visible_to(actor).filter(case=case).select_related("recorded_by")
            ),
            "forms": list(forms),
            "language": dict(settings.LANGUAGES).get(language_of(case), ""),
            "zone": case.partnership.zone,
            "may_work": rules.may_work(actor, case) and case.closed_on is None,
            "may_look": rules.may_work(actor, case),
        }


class FilesForm(WorkForm):
    """A form of that page; back to it."""

    abstract = True
    template = "workforce/files_form.html"

    def next_url(self, result: Any) -> str:
        """Go back."""
        return reverse("workforce:case_files", kwargs={"pk": self.case.pk})


def panel(request: Any, case: Case) -> dict[str, Any]:
    """Return the next appointment and what is kept, for the case's page."""
    meetings = [one for one in appointments.of_case(case, request.actor) if one.state == "planned"]
    now = timezone.now()
    return {
        "template": "workforce/_case_files_panel.html",
        "url": reverse("workforce:case_files", kwargs={"pk": case.pk}),
        "next": next((one for one in reversed(meetings) if one.ends >= now), None),
        "unsettled": sum(one.ends < now for one in meetings),
        "letters": Letter.objects.visible_to(request.actor).filter(case=case).count(),
        "files": Attachment.objects.visible_to(request.actor).filter(case=case, retracted_at=None).count(),
        "zone": case.partnership.zone,
    }
