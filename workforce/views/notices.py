"""Notices of redundancies: listed, entered, their workers chosen, their cases opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from django.contrib import messages
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from kombu.exceptions import OperationalError

from accounts.enums import CASE_ROLES
from jtportal.kernel import paging
from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor
from jtportal.kernel.htmx import go, wants_part
from partnerships.models import Partnership
from partnerships.views import lists
from workforce import rules, tasks
from workforce.actions import notices, openings
from workforce.calculations import chosen
from workforce.calculations.notices import offered, usual
from workforce.forms.notices import ChooseForm, NoticeForm, OpeningForm, ReasonForm
from workforce.models import CaseOpening, NoticeWorker, RedundancyNotice, Site
from workforce.queries import notices as reads
from workforce.views import notice_words as words

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

AT_ONCE = 200  # so many cases are opened while somebody waits
SHOWN = 50
NOTICE = ("site__partnership", "site__operator", "recorded_by")
log = structlog.get_logger(__name__)


def start(pk: UUID) -> None:
    """Send an opening to a worker process once it is committed. Without a broker it waits for the sweep."""

    def send() -> None:
        try:
            tasks.open_cases.apply_async((str(pk),), retry=False)
        except OperationalError:
            log.warning("opening_not_sent", opening=str(pk))

    transaction.on_commit(send)


class AtDesk:
    """Whoever sees cases comes by 'People', a mine's own officer by the roster."""

    request: Any

    @property
    def section(self) -> str:
        """The word of the navigation."""
        return "people" if self.request.actor.has_role(*CASE_ROLES) else "roster"


class NoticeList(AtDesk, PageDoor):
    """Which employers announced dismissals, and how far each notice is."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_notices
    template = "workforce/notice_list.html"

    def context(self) -> dict[str, Any]:
        """Read the notices."""
        today = self.row.today()
        rows = list(reads.of_partnership(self.request.actor, self.row)[:SHOWN])
        lines = [(row, words.days(row, today)) for row in rows]
        standing = [(row, told) for row, told in lines if row.withdrawn_on is None and row.first_day >= today]
        return {
            "lines": lines,
            "standing": len(standing),
            "workers": sum(row.number for row, _told in standing),
            "early": sum(told["late"] for _row, told in standing),
            "sees_cases": rules.may_see_cases(self.request.actor, self.row),
            "may_give": rules.may_give_notice_here(self.request.actor, self.row),
            "today": today,
        }


class NoticeFormDoor(AtDesk, ActionDoor):
    """The form of a notice."""

    abstract = True
    template, form_class = "workforce/notice_form.html", NoticeForm

    def choices(self, place: Partnership) -> dict[str, Any]:
        """Offer the sites whose notice this person may enter, and the rules, the country's first."""
        rows = (
            Site.objects.visible_to(self.request.actor)
            .filter(partnership=place)
            .select_related("partnership")
        )
        sites = [one for one in rows if rules.may_give_notice(self.request.actor, one)]
        language = get_language() or "en"
        return {
            "sites": [(one.pk, str(one)) for one in sites],
            "rules": [(one.key, one.name(language)) for one in offered(place.country)],
        }


class NoticeNew(NoticeFormDoor):
    """Enter a notice."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_give_notice_here
    done = gettext_lazy("The notice is entered. Say which workers it names.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today, and the rule that is usual in this country."""
        initial = {"received_on": self.row.today(), "rule": usual(self.row.country, 100).key}
        return {**self.choices(self.row), "initial": initial}

    def act(self, row: Partnership, form: Any) -> RedundancyNotice:
        """Enter it."""
        given = dict(form.cleaned_data)
        site = Site.objects.visible_to(self.request.actor).get(pk=given.pop("site"), partnership=row)
        return notices.give(site=site, by=self.request.actor, **given)

    def next_url(self, result: RedundancyNotice) -> str:
        """Go on to its workers."""
        return reverse("workforce:notice_choose", kwargs={"pk": result.pk})


class OfNotice(AtDesk, ActionDoor):
    """A form about one notice; back to its page."""

    abstract = True
    model, related = RedundancyNotice, NOTICE
    template = "workforce/notice_step.html"
    lead: Any = ""

    def context(self) -> dict[str, Any]:
        """Say what it is about."""
        return {"notice": self.row, "heading": self.lead}

    def next_url(self, result: Any) -> str:
        """Go back to the notice."""
        return reverse("workforce:notice_detail", kwargs={"pk": self.row.pk})


class NoticeChange(NoticeFormDoor):
    """Put a notice right."""

    model, related, access = RedundancyNotice, NOTICE, rules.may_change_notice
    done = gettext_lazy("The notice is changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands."""
        row = self.row
        initial = {name: getattr(row, name) for name in notices.FACTS}
        offer = self.choices(row.partnership) | {"sites": [(row.site_id, str(row.site))]}
        return {**offer, "initial": {**initial, "site": row.site_id}}

    def context(self) -> dict[str, Any]:
        """Remember which revision the reader saw."""
        return {"seen": self.request.POST.get("seen") or self.row.revision, "notice": self.row}

    def act(self, row: RedundancyNotice, form: Any) -> Any:
        """Change it."""
        given = {name: value for name, value in form.cleaned_data.items() if name != "site"}
        seen = lists.number_or_none(self.request.POST.get("seen"))
        return notices.change(notice=row, by=self.request.actor, seen=seen, **given)

    def next_url(self, result: Any) -> str:
        """Go back to the notice."""
        return reverse("workforce:notice_detail", kwargs={"pk": self.row.pk})


class NoticeWithdraw(OfNotice):
    """Record that the employer withdrew it."""

    access, form_class = rules.may_change_notice, ReasonForm
    lead, done = gettext_lazy("Withdraw the notice"), gettext_lazy("The notice is withdrawn.")

    def act(self, row: RedundancyNotice, form: Any) -> None:
        """Withdraw it."""
        notices.withdraw(notice=row, by=self.request.actor, **form.cleaned_data)


class NoticeDetail(AtDesk, PageDoor):
    """One notice: its legal days, its workers and their cases, its sessions."""

    model, access, related = RedundancyNotice, rules.may_read_notice, NOTICE
    template, partial = "workforce/notice_detail.html", "work"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page; the progress alone while it is watched, the whole page once it has ended."""
        self.opening = self.row.openings.first()
        if wants_part(request) and not words.progress(self.opening):
            return go(request, request.path)
        return self.page()

    def context(self) -> dict[str, Any]:
        """Collect it."""
        row, actor = self.row, self.request.actor
        counts = reads.counts(row)
        rows = NoticeWorker.objects.visible_to(actor).filter(notice=row)
        page = paging.page(
            [paging.Segment(rows.order_by(), "id")], size=lists.SIZE, **lists.turned_page(self.request.GET)
        )
        named = rows.filter(pk__in=page.ids).select_related("worker__person", "worker__current", "case")
        works = rules.may_work_here(actor, row.partnership)
        sees = rules.may_see_cases(
            actor, row.partnership
        )  # who came, and who has a case, is not for the employer
        missed = list(reads.missed(row).select_related("worker__person")[:SHOWN]) if sees else []
        return {
            "days": words.days(row, row.partnership.today()),
            "today": row.partnership.today(),
            "counts": counts,
            "named": named.order_by("pk"),
            "pager": lists.pager(page, lists.Address(self.request.path, {}), total=counts["named"], order=""),
            "opening": self.opening if sees else None,
            "progress": words.progress(self.opening) if sees else None,
            "sessions": list(reads.sessions(row)),
            "free": sum(one.free for one in reads.with_seats(row)),
            "waiting": chosen.pack(reads.uninvited(row).values_list("pk", flat=True)),
            "missed": missed,
            "missed_cases": [one.case_id for one in missed if one.case_id],
            "may_change": rules.may_change_notice(actor, row) and row.withdrawn_on is None,
            "may_work": works and row.withdrawn_on is None,
            "sees_cases": sees,
        }


class NoticeChoose(OfNotice):
    """Which workers the notice names: filtered, counted, seen, then taken exactly so."""

    access, form_class, template = rules.may_change_notice, ChooseForm, "workforce/notice_choose.html"
    looked: Any = None

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the occupations on the site's roster."""
        return {"occupations": reads.occupations(self.row)}

    def context(self) -> dict[str, Any]:
        """Show who is found, as they are now."""
        more: dict[str, Any] = {"counts": reads.counts(self.row)}
        if self.looked is not None:
            found = reads.found(self.row, self.looked.wanted())
            more |= {
                "found": found,
                "seen": chosen.pack(found.keys),
                "lines": reads.for_lines(found.keys[:SHOWN]),
                "more": max(0, len(found.keys) - SHOWN),
            }
        return super().context() | more

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look first; then take what was seen."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page({"form": form}, status=422)
        self.looked = form
        if request.POST.get("go") != "take":
            return self.page({"form": form})
        return super().post(request, *args, **kwargs)

    def act(self, row: RedundancyNotice, form: Any) -> int:
        """Name them."""
        seen = self.request.POST.get("seen", "")
        number = notices.add_workers(notice=row, wanted=form.wanted(), seen=seen, by=self.request.actor)
        self.done = ngettext(
            "%(number)s worker is named in the notice.", "%(number)s workers are named in the notice.", number
        ) % {"number": number}
        return number


class NoticeRemove(PostDoor):
    """Take a worker out who was named by mistake."""

    model, access = NoticeWorker, rules.may_change_named
    related = ("notice__site__partnership",)
    done = gettext_lazy("The worker is taken out of the notice.")

    def act(self, row: NoticeWorker, data: Any) -> None:
        """Take them out."""
        self.notice_id = row.notice_id
        notices.remove_worker(named=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the notice."""
        return reverse("workforce:notice_detail", kwargs={"pk": self.notice_id})


class NoticeOpen(OfNotice):
    """Open the cases of everybody named."""

    access, form_class = rules.may_work_on_notice, OpeningForm
    lead = gettext_lazy("Open the cases")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"on": self.row.partnership.today()}}

    def context(self) -> dict[str, Any]:
        """Say for how many."""
        return super().context() | {"pending": reads.counts(self.row)["pending"]}

    def act(self, row: RedundancyNotice, form: Any) -> CaseOpening:
        """Ask for it; a few are opened at once, many by a worker process."""
        opening = openings.ask(notice=row, by=self.request.actor, **form.cleaned_data)
        if opening.total > AT_ONCE:
            start(opening.pk)
            return opening
        ended = openings.run(opening_id=opening.pk)
        number = ended.opened if ended else 0
        said = ngettext("%(number)s case is opened.", "%(number)s cases are opened.", number)
        messages.success(self.request, said % {"number": number})
        return opening


class OpeningCancel(PostDoor):
    """Stop opening cases."""

    model, access = CaseOpening, rules.may_work_on_opening
    related = ("notice__site__partnership",)
    done = gettext_lazy("It stops after the batch under way. Cases that are open by then stay open.")

    def act(self, row: CaseOpening, data: Any) -> Any:
        """Stop."""
        return openings.cancel(opening=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Watch it stop."""
        return reverse("workforce:notice_detail", kwargs={"pk": self.row.notice_id})
