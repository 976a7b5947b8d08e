"""Forms that save themselves: `KeepsDrafts` beside a form's door, and where its words are kept and thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.actions import drafts
from accounts.calculations.chain import Unsealable
from accounts.models import FormDraft
from jtportal.kernel.doors import ActionDoor, PostDoor, anyone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from jtportal.kernel.doors import Request

UNKEPT = (forms.FileField,)
UNKEPT_WIDGETS = (forms.PasswordInput, forms.HiddenInput)
FAILED = 422


def keepable(name: str, field: forms.Field) -> bool:
    """Say whether a field's words may be kept: no file, no password, nothing that the page itself filled in."""
    return (
        not isinstance(field, UNKEPT)
        and not isinstance(field.widget, UNKEPT_WIDGETS)
        and "password" not in name
    )


class KeepsDrafts(ActionDoor):
    """A form that saves itself. Put it before ActionDoor, or instead; the page needs nothing more."""

    abstract = True
    keeps_drafts = True

    def draft(self) -> FormDraft | None:
        """What this person typed here and did not send."""
        rows = FormDraft.objects.visible_to(self.request.actor)
        return rows.filter(address=self.request.path, expires_at__gt=timezone.now()).first()

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form with what was typed before, if anything was."""
        form, draft = self.form(), self.draft()
        said = told(draft)
        if said is None:
            draft = None  # nothing there, or sealed with a key that is gone
        else:
            restore(form, said)
        return self.page({"form": form, "kept": kept(request, draft)})

    def post(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Act; what was typed is forgotten once it is recorded."""
        response = super().post(request, *args, **kwargs)
        if response.status_code != FAILED:
            drafts.forget(address=request.path, by=request.actor)
        return response

    def page(self, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Keep on saving on a page that comes back with errors."""
        given = context or {}
        return super().page({"kept": kept(self.request, None), **given}, status=status)


def told(draft: FormDraft | None) -> dict[str, list[str]] | None:
    """Return what a draft says; None without one, and for one sealed with a key that is gone."""
    try:
        return draft.said if draft is not None else None
    except Unsealable:
        return None


def kept(request: Request, draft: FormDraft | None) -> dict[str, Any]:
    """Return what the page is told: the form's address, and when words that are back were typed."""
    told: dict[str, Any] = {"address": request.path, "at": ""}
    if draft is not None:
        at = timezone.localtime(draft.saved_at)
        today = at.date() == timezone.localdate()
        told["at"] = time_format(at, "H:i") if today else date_format(at, "SHORT_DATETIME_FORMAT")
    return told


def restore(form: forms.BaseForm, said: Mapping[str, list[str]]) -> None:
    """Put words back into an unbound form; a box that stood unticked stays unticked."""
    for name, field in form.fields.items():
        if not keepable(name, field):
            continue
        values = said.get(form.add_prefix(name))
        if isinstance(field, forms.MultipleChoiceField):
            form.initial[name] = values or []
        elif isinstance(field, forms.BooleanField):
            form.initial[name] = bool(values)
        elif values:
            form.initial[name] = values[-1]


def door_of(address: str) -> Any:
    """Return the door behind an address if its forms save themselves, else None."""
    try:
        found = getattr(resolve(address).func, "view_class", None)
    except Resolver404:
        return None
    return found if getattr(found, "keeps_drafts", False) else None


def typed(data: QueryDict, door: Any) -> dict[str, list[str]]:
    """Return what may be kept of what a page sent."""
    fields = getattr(door.form_class, "base_fields", {})
    unkept = {name for name, field in fields.items() if not keepable(name, field)}
    given = {name: data.getlist(name) for name in data}
    return {
        name.removeprefix("field:"): values
        for name, values in given.items()
        if name.startswith("field:") and name.removeprefix("field:") not in unkept and "password" not in name
    }


class DraftSave(PostDoor):
    """Keep what somebody types. For the page's script: it answers with the time."""

    access = anyone

    def post(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, where the address is that of a form which saves itself."""
        address = request.POST.get("address", "")
        door = door_of(address)
        if door is None:
            return HttpResponseBadRequest()
        row = drafts.keep(address=address, words=typed(request.POST, door), by=request.actor)
        at = time_format(timezone.localtime(row.saved_at), "H:i") if row is not None else ""
        return JsonResponse({"at": at})


class DraftDiscard(PostDoor):
    """Throw away what somebody typed, and begin the form anew."""

    access = anyone

    def act(self, row: Any, data: Any) -> str:
        """Forget it."""
        address = data.get("address", "")
        drafts.forget(address=address, by=self.request.actor)
        return address

    def next_url(self, result: Any) -> str:
        """Go back to the form."""
        safe = result and url_has_allowed_host_and_scheme(result, allowed_hosts=None)
        return result if safe and door_of(result) else "/"
