"""Requests of people about their own data: the list with its deadlines, one request, its answer, the copy."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jtportal.kernel.doors import PageDoor, Refused
from partnerships.models import Partnership
from partnerships.sockets import Waiting
from workforce import rules
from workforce.actions import data_requests
from workforce.enums import RequestKind, RequestState
from workforce.forms.privacy import AnswerForm, CopyForm, ExtendForm, RequestForm
from workforce.models import Case, DataRequest
from workforce.queries import privacy as reads
from workforce.views.placements import BEHIND, OF_CASE
from workforce.views.privacy import PrivacyForm

SHOWN = 100
WAITING_SHOWN = 25


class DataRequestList(PageDoor):
    """What people ask for about their data, first due first, and whose data fall due."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    template, section = "workforce/data_request_list.html", "people"

    def context(self) -> dict[str, Any]:
        """Return them."""
        actor, place, today = self.request.actor, self.row, self.row.today()
        waiting = reads.open_requests(place, actor)
        clocks = reads.announced(place, actor)
        lines = list(waiting[:SHOWN])
        return {
            "lines": lines,
            "total": waiting.count(),
            "late": sum(one.due_on < today for one in lines),
            "answered": list(reads.answered_requests(place, actor)[:SHOWN]),
            "clocks": reads.with_cases(list(clocks[:SHOWN]), place),
            "falling": clocks.count(),
            "today": today,
        }


class DataRequestDetail(PageDoor):
    """One request: what is asked for, until when, what was answered."""

    model, access, related = DataRequest, rules.may_read_case, (*BEHIND, "recorded_by", "answered_by")
    template, section = "workforce/data_request_detail.html", "people"

    def context(self) -> dict[str, Any]:
        """Say what may be done."""
        row = self.row
        open_ = row.state == RequestState.RECEIVED
        today = row.partnership.today()
        keeps = rules.may_keep_private(self.request.actor, row)
        return {
            "case": row.case,
            "today": today,
            "may_answer": keeps and open_,
            "may_extend": keeps and open_ and row.extended_on is None and today <= row.due_on,
            "may_copy": keeps and row.kind in data_requests.COPIED,
            "erases": row.kind == RequestKind.ERASURE,
        }


class RequestDoor(PrivacyForm):
    """A form of one request; back to its page."""

    abstract = True
    model, related = DataRequest, BEHIND

    def next_url(self, result: Any) -> str:
        """Go back to the request."""
        return reverse("workforce:data_request_detail", kwargs={"pk": self.row.pk})


class DataRequestNew(PrivacyForm):
    """Record a request."""

    model, related, form_class = Case, OF_CASE, RequestForm
    lead = gettext_lazy("What does the person ask for?")
    done = gettext_lazy("The request is recorded, with its deadline.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"received_on": self.row.partnership.today()}}

    def act(self, row: Case, form: Any) -> DataRequest:
        """Record it."""
        return data_requests.receive(case=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Show it."""
        return reverse("workforce:data_request_detail", kwargs={"pk": result.pk})


class DataRequestExtend(RequestDoor):
    """Take two months more."""

    form_class, lead = ExtendForm, gettext_lazy("Take two months more")
    hint = gettext_lazy("Tell the person the reason within the first month; then write it here.")
    done = gettext_lazy("The time is extended by two months.")

    def act(self, row: DataRequest, form: Any) -> None:
        """Extend."""
        data_requests.extend(request=row, by=self.request.actor, **form.cleaned_data)


class DataRequestAnswer(RequestDoor):
    """Answer a request."""

    form_class, lead = AnswerForm, gettext_lazy("Answer the request")
    done = gettext_lazy("The answer is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Ask to confirm what cannot be undone."""
        return {"erases": self.row.kind == RequestKind.ERASURE}

    def act(self, row: DataRequest, form: Any) -> None:
        """Answer."""
        data_requests.answer(request=row, by=self.request.actor, **form.cleaned_data)


class DataRequestCopy(RequestDoor):
    """Make the copy of everything held of the person."""

    form_class, lead = CopyForm, gettext_lazy("Make the copy")
    submit = gettext_lazy("Make the copy")
    hint = gettext_lazy(
        "It holds everything the portal keeps of the person, restricted facts too: hand it to nobody else. "
        "What your role may not open is left out; making it is recorded."
    )

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the page."""
        return {"initial": {"form": "html"}}

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Hand the copy over as a file."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page({"form": form}, status=422)
        try:
            made = data_requests.copy(request=self.row, by=request.actor)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.page({"form": form}, status=422)
        kind = form.cleaned_data["form"]
        name = f"copy-{self.row.pk}.{kind}"
        if kind == "json":
            told = json.dumps(made.as_json(), ensure_ascii=False, indent=1)
            answer = HttpResponse(told, content_type="application/json")
        else:
            context = {"copy": made, "row": self.row, "today": self.row.partnership.today()}
            answer = HttpResponse(render_to_string("workforce/data_copy.html", context, request))
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        answer["Cache-Control"] = "no-store, private"
        return answer


def waiting(actor: Any, partnership: Partnership) -> list[Waiting]:
    """Return the requests that wait for an answer, for whoever looks after them."""
    if not (rules.may_see_cases(actor, partnership) and rules.may_keep_private(actor, partnership)):
        return []
    return [
        Waiting(
            kind="data_request",
            label=_("answer somebody's request about their own data"),
            title=f"{one.case.person.name}: {one.get_kind_display()}",
            url=reverse("workforce:data_request_detail", kwargs={"pk": one.pk}),
            due=one.due_on,
        )
        for one in reads.open_requests(partnership, actor)[:WAITING_SHOWN]
    ]


def notice_words(params: dict[str, Any]) -> str:
    """Say how many people's data fall due."""
    count = params["count"]
    words = ngettext(
        "The data of %(count)s person fall due: hold them with a reason, or let them be pseudonymised.",
        "The data of %(count)s people fall due: hold them with a reason, or let them be pseudonymised.",
        count,
    )
    return words % {"count": count}
