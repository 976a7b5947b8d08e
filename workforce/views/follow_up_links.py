"""The worker's own short form: a secret address, no account, once. It shows nothing about anybody."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import override
from django.views.decorators.cache import never_cache

from jtportal.kernel.actor import NOBODY
from jtportal.kernel.doors import Door, Refused
from workforce import rules
from workforce.actions import follow_up_links
from workforce.forms.outcomes import AnswerForm
from workforce.queries.follow_up_links import open_link

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from workforce.models import FollowUpLink

A_MINUTE, MOST = 60, 40  # requests from one address; a token cannot be guessed in a lifetime at that pace


def too_many(request: HttpRequest) -> bool:
    """Count a request from its address; say whether there were too many in this minute."""
    address = get_adapter().get_client_ip(request) or ""
    key = "follow-up-" + hashlib.sha256(address.encode()).hexdigest()[:32]
    cache.add(key, 0, A_MINUTE)
    try:
        return cache.incr(key) > MOST
    except ValueError:  # it ran out between the two
        return False


@method_decorator([login_not_required, never_cache], name="dispatch")
class FollowUpOpen(Door):
    """The form behind a link, in the worker's language; what does not open says no more than that."""

    access = rules.whoever_knows
    http_method_names = ("get", "post", "head", "options")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Refuse a flood, then find the link."""
        if too_many(request):
            return render(request, "429.html", status=429)
        self.link = open_link(kwargs["token"])
        with override(self.language(request)):
            return super().dispatch(request, *args, **kwargs)

    def language(self, request: HttpRequest) -> str:
        """Return the language asked for in the address, else the link's."""
        asked = request.GET.get("in", "")
        if asked in dict(settings.LANGUAGES):
            return asked
        return self.link.language if self.link else request.LANGUAGE_CODE

    def partnership(self, request: Any) -> None:
        """Nobody is told about which partnership it is."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the questions."""
        return self.gone() if self.link is None else self.asked(self.link, AnswerForm(own=True))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the answer, and say thanks."""
        if self.link is None:
            return self.gone()
        form = AnswerForm(request.POST, own=True)
        if not form.is_valid():
            return self.asked(self.link, form, status=422)
        try:
            follow_up_links.use(token=kwargs["token"], by=NOBODY, **form.cleaned_data)
        except Refused:
            return self.gone()
        return render(request, "workforce/follow_up_thanks.html")

    def asked(self, link: FollowUpLink, form: AnswerForm, *, status: int = 200) -> HttpResponse:
        """Return the form."""
        known = {
            "form": form,
            "day": link.follow_up.due_on,
            "currency": link.follow_up.case.partnership.currency,
            "languages": settings.LANGUAGES,
        }
        return render(self.request, "workforce/follow_up_open.html", known, status=status)

    def gone(self) -> HttpResponse:
        """Say that the link does not open."""
        return render(self.request, "workforce/follow_up_gone.html", status=404)
