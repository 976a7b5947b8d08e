"""Follow-ups: which wait, an officer's answer, the link for the worker, insurance records."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor
from jtportal.kernel.paging import COUNTED, capped_counts
from partnerships.models import Partnership
from partnerships.views import lists
from workforce import rules
from workforce.actions import follow_up_links, follow_ups, insurance
from workforce.enums import Difference, RecordsState
from workforce.forms.outcomes import AnswerForm, LinkForm, RecordsForm
from workforce.models import FollowUp, InsuranceFile
from workforce.models.placement import CHECKS
from workforce.queries import outcomes
from workforce.queries.follow_up_links import open_of
from workforce.views import wording
from workforce.views.placements import BEHIND, WorkForm

SHOWN = 50
TITLES = {
    "due": gettext_lazy("To be collected now"),
    "silent": gettext_lazy("Unknown: nobody answered in time"),
    "coming": gettext_lazy("Coming up"),
    "answered": gettext_lazy("Answered"),
}
ANSWERED = ("status", "employer", "same_employer", "hours", "wage", "currency", *CHECKS)


class FollowUpList(PageDoor):
    """Whom to ask now, and about whom nothing is known."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    template, section = "workforce/follow_up_list.html", "people"

    def context(self) -> dict[str, Any]:
        """Return the section asked for, and how many are in each."""
        visible = FollowUp.objects.visible_to(self.request.actor)
        found = outcomes.waiting(visible, self.row)
        counts = capped_counts(found)
        asked = self.request.GET.get("section", "")
        section = asked if asked in found else "due"
        path = reverse("workforce:follow_up_list", kwargs={"partnership": self.row.code})
        today = self.row.today()
        rows = outcomes.for_lines(found[section][:SHOWN]) if counts[section] else []
        return {
            "section_key": section,
            "title": TITLES[section],
            "chips": [
                lists.chip(str(TITLES[key]), f"{path}?section={key}", active=key == section,
                           count=wording.counted(counts[key]))
                for key in outcomes.SECTIONS
            ],
            "counts": counts,
            "counted": {key: wording.counted(count) for key, count in counts.items()},
            "limit": COUNTED,
            "lines": [outcomes.asked(row, (), today) for row in rows],
            "more": counts[section] > len(rows),
            "files": InsuranceFile.objects.visible_to(self.request.actor).filter(
                partnership=self.row, state=RecordsState.PREVIEWED
            ),
            "may_work": rules.may_work(self.request.actor),
        }  # fmt: skip


class FollowUpAnswerDoor(WorkForm):
    """Record what somebody answered."""

    model, related, form_class = FollowUp, BEHIND, AnswerForm
    template, done = "workforce/follow_up_answer.html", gettext_lazy("The answer is recorded.")

    @property
    def known(self) -> Any:
        """The answer that stands."""
        return self.row.answers.filter(retracted_at=None).first()

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what was answered before."""
        known = self.known
        said = {name: getattr(known, name) for name in ANSWERED} if known else {}
        said["currency"] = said.get("currency") or self.case.partnership.currency
        return {"initial": said}

    def context(self) -> dict[str, Any]:
        """Remember which answer was in front of the reader."""
        known = self.known
        sent = self.request.POST.get("seen")
        return super().context() | {"known": known, "seen": sent or (known.pk if known else 0)}

    def act(self, row: FollowUp, form: Any) -> Any:
        """Record it."""
        seen = lists.number_or_none(self.request.POST.get("seen"))
        return follow_ups.answer(follow_up=row, by=self.request.actor, seen=seen, **form.cleaned_data)


class FollowUpLinkDoor(WorkForm):
    """Make a one-time link for the worker; it is shown once."""

    model, related, form_class = FollowUp, BEHIND, LinkForm
    template, done = "workforce/follow_up_link.html", gettext_lazy("The link is made. It is shown this once.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the partnership's language."""
        language = self.case.partnership.language
        known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        return {"initial": {"language": known}}

    def context(self) -> dict[str, Any]:
        """Show the link right after it was made."""
        token = self.request.session.pop(self.key, "")
        path = reverse("workforce:follow_up_open", kwargs={"token": token}) if token else ""
        return super().context() | {
            "link": self.request.build_absolute_uri(path) if path else "",
            "open_link": open_of(self.row),
            "days": follow_up_links.DAYS,
        }

    @property
    def key(self) -> str:
        """Where the session keeps the secret until it was shown."""
        return f"follow-up-{self.row.pk}"

    def act(self, row: FollowUp, form: Any) -> None:
        """Make it."""
        token = follow_up_links.make(follow_up=row, by=self.request.actor, **form.cleaned_data)
        self.request.session[self.key] = token

    def next_url(self, result: Any) -> str:
        """Show it."""
        return reverse("workforce:follow_up_link", kwargs={"pk": self.row.pk})


class InsuranceNew(ActionDoor):
    """Send a file of insurance records."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_work_here
    template, section, form_class = "workforce/insurance_new.html", "people", RecordsForm

    def act(self, row: Partnership, form: Any) -> InsuranceFile:
        """Read it."""
        upload = form.cleaned_data["file"]
        return insurance.receive(partnership=row, upload=upload, by=self.request.actor)

    def next_url(self, result: InsuranceFile) -> str:
        """Go to what it says."""
        return reverse("workforce:insurance_detail", kwargs={"pk": result.pk})


WHY_UNREAD = {
    "nobody": gettext_lazy("it names nobody: no national number, nor a personnel number with a birth date"),
    "no_day": gettext_lazy("its days cannot be read"),
    "backwards": gettext_lazy("it ends before it begins"),
    "no_wage": gettext_lazy("its wage cannot be read"),
}


class InsuranceDetail(PageDoor):
    """What the records say beside what is known, before anything is taken over."""

    model, access, related = InsuranceFile, rules.may_read_case, ("partnership",)
    template, section = "workforce/insurance_detail.html", "people"

    def context(self) -> dict[str, Any]:
        """Return the rows by how they differ."""
        rows = list(self.row.rows.select_related("follow_up__case__person", "follow_up__worker", "known"))
        parts = {kind.value: [row for row in rows if row.difference == kind] for kind in Difference}
        return {
            **parts,
            "unread": [(line, WHY_UNREAD[code]) for line, code in self.row.unread],
            "waits": self.row.state == RecordsState.PREVIEWED,
            "may_work": rules.may_work(self.request.actor),
        }


class OfRecords(PostDoor):
    """Settle a file; back to the follow-ups."""

    abstract = True
    model, access, related, section = InsuranceFile, rules.may_work, ("partnership",), "people"

    def next_url(self, result: Any) -> str:
        """Go to the follow-ups."""
        return reverse("workforce:follow_up_list", kwargs={"partnership": self.row.partnership.code})


class InsuranceTake(OfRecords):
    """Take over what is new, and the differences chosen."""

    def act(self, row: InsuranceFile, data: Any) -> None:
        """Take them over, and say how many."""
        chosen = [key for one in data.getlist("row") if (key := lists.number_or_none(one)) is not None]
        taken = insurance.take(file=row, chosen=chosen, by=self.request.actor)
        words = ngettext(
            "%(number)s answer is taken over from the insurance records.",
            "%(number)s answers are taken over from the insurance records.",
            taken,
        )
        messages.success(self.request, words % {"number": taken})


class InsuranceDrop(OfRecords):
    """Take nothing over."""

    done = gettext_lazy("The records are dropped; nothing was taken over.")

    def act(self, row: InsuranceFile, data: Any) -> None:
        """Drop it."""
        insurance.drop(file=row, by=self.request.actor)
