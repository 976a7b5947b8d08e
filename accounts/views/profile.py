"""A person's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from accounts.actions import users
from accounts.forms import ProfileForm
from accounts.queries import must_have_second_factor
from accounts.queries.profile import roles_held, second_factor_since
from accounts.sockets import PROFILE_LINKS
from accounts.views.languages import set_language_cookie
from jtportal.kernel.doors import ActionDoor, anyone

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class Profile(ActionDoor):
    """Name and language to change; organisations and roles, with what each role may do, to read."""

    access = anyone
    form_class = ProfileForm
    template = "accounts/profile.html"

    def form(self, data: Any = None, files: Any = None) -> ProfileForm:
        """Fill the form with what is known."""
        user = self.request.actor.user
        known = {"family_name": user.family_name, "given_name": user.given_name, "language": user.language}
        return ProfileForm(data, files, initial=known)

    def context(self) -> dict[str, Any]:
        """Organisations with roles, and how safe the sign-in is."""
        actor = self.request.actor
        return {
            "links": [line for plug in PROFILE_LINKS if (line := plug(self.request))],
            "organisations": roles_held(actor, self.request.memberships),
            "second_factor": second_factor_since(actor.user),
            "second_factor_needed": must_have_second_factor(actor.user, self.request.memberships),
        }

    def act(self, _row: Any, form: ProfileForm) -> None:
        """Change what differs."""
        users.change(user=self.request.actor.user, by=self.request.actor, **form.cleaned_data)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Speak the language chosen here from the next page on, also where this device had another."""
        response = super().post(request, *args, **kwargs)
        if response.status_code != 422:
            set_language_cookie(response, request.POST["language"])
        return response

    def next_url(self, _result: Any) -> str:
        """Stay."""
        return reverse("accounts:profile")
