"""Base views. A door states who may pass and starts from `visible_to`; one that forgets either cannot be defined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.views import View

from jtportal.kernel.htmx import go, template_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import BaseForm
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    # Django's request, and what middleware puts on it: actor, partnership, section.
    Request = Any

    from jtportal.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class NavItem:
    """One word of the main navigation: shown when `may(actor, partnership)` says so."""

    key: str
    label: Any
    url: Callable[[Any], str]
    may: Callable[[Actor, Any], bool]


class Refused(Exception):
    """An action will not do this; `str()` is a sentence for the reader, `field` the form field it belongs to."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        self.field = field
        super().__init__(message)


def anyone(actor: Actor, row: Any = None) -> bool:  # noqa: ARG001 - every access rule is asked with the row
    """Access rule: every signed-in person, whatever the role."""
    return actor.user is not None


class Door(View):
    """Choose, call, render. Subclasses set `access(actor, row) -> bool`, and `model` where a row is opened.

    `visible_to` decides which rows exist (404), `access` what the person may do with this one (403).
    """

    access: ClassVar[Callable[..., bool]]
    model: ClassVar[Any] = None
    lookup: ClassVar[dict[str, str]] = {"pk": "pk"}  # URL keyword -> field lookup
    related: ClassVar[tuple[str, ...]] = ()
    template: ClassVar[str] = ""
    partial: ClassVar[str | None] = None
    section: ClassVar[str] = ""  # the navigation word this page stands under
    row: Any = None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "abstract" not in cls.__dict__ and not hasattr(cls, "access"):
            raise TypeError(f"{cls.__name__} does not say who may pass: set `access`")

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the row among those that exist for the actor, then ask the rule."""
        request.section = self.section
        self.row = self.find_row(request, kwargs)
        request.partnership = self.partnership(request)
        if not type(self).access(request.actor, self.row):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def rows(self, actor: Actor) -> Any:
        """Return the model's rows that exist for this actor."""
        return self.model._default_manager.visible_to(actor)

    def find_row(self, request: Request, kwargs: dict[str, Any]) -> Any:
        """Return the row the URL names, or None for a door without one. 404 when it is not visible."""
        if self.model is None or not kwargs:
            return None
        rows = self.rows(request.actor)
        if self.related:
            rows = rows.select_related(*self.related)
        return get_object_or_404(rows, **{self.lookup[name]: kwargs[name] for name in self.lookup})

    def partnership(self, request: Request) -> Any:
        """Return the partnership the page is about; default the one the row belongs to, else the session's."""
        return getattr(self.row, "partnership", None) or getattr(request, "partnership", None)

    def context(self) -> dict[str, Any]:
        """Return what the template needs besides the row."""
        return {}

    def page(self, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Render the page, or its part for htmx."""
        request: Request = self.request
        full = {"row": self.row, "actor": request.actor, **self.context(), **(context or {})}
        return render(
            self.request, template_for(self.request, self.template, self.partial), full, status=status
        )


class PageDoor(Door):
    """A page to read: GET only."""

    abstract = True
    http_method_names = ("get", "head", "options")

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Render the page."""
        return self.page()


class ActionDoor(Door):
    """A form and the action behind it. Refusals land at their field and nothing typed is lost."""

    abstract = True
    http_method_names = ("get", "post", "head", "options")
    form_class: ClassVar[Any] = None
    done: ClassVar[Any] = ""  # message after success

    def form(self, data: Any = None, files: Any = None) -> BaseForm:
        """Build the form; subclasses hand it what it needs."""
        return self.form_class(data, files, **self.form_kwargs())

    def form_kwargs(self) -> dict[str, Any]:
        """Return further arguments for the form."""
        return {}

    def act(self, row: Any, form: BaseForm) -> Any:
        """Call the action. What it returns is handed to `next_url`."""
        raise TypeError(f"{type(self).__name__} has no act()")

    def next_url(self, result: Any) -> str:
        """Say where to go after success."""
        raise TypeError(f"{type(self).__name__} has no next_url()")

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the empty form."""
        return self.page({"form": self.form()})

    def post(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Act, or show the form again with what was typed and the reasons at their fields."""
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.page({"form": form}, status=422)
        try:
            result = self.act(self.row, form)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            return self.page({"form": form}, status=422)
        if self.done:
            messages.success(request, self.done)
        return go(request, self.next_url(result))


class PostDoor(Door):
    """A button: POST only, no form to fill in."""

    abstract = True
    http_method_names = ("post", "options")
    done: ClassVar[Any] = ""

    def act(self, row: Any, data: Any) -> Any:
        """Call the action with the posted data. What it returns is handed to `next_url`."""
        raise TypeError(f"{type(self).__name__} has no act()")

    def next_url(self, result: Any) -> str:
        """Say where to go afterwards."""
        raise TypeError(f"{type(self).__name__} has no next_url()")

    def post(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Act, then go on; a refusal becomes a message."""
        try:
            result = self.act(self.row, request.POST)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return go(request, self.next_url(None))
        if self.done:
            messages.success(request, self.done)
        return go(request, self.next_url(result))
