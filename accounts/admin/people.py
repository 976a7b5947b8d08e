"""People with a sign-in, their memberships, and what roles are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.actions import memberships, role_titles, users
from accounts.admin.base import ActionAdmin, ActionInline, cleaned
from accounts.admin.forms import FixedFieldsForm, UserForm
from accounts.models import Membership, RoleTitle, User
from jtportal.kernel.doors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class RoleForm(FixedFieldsForm):
    """A role in an organisation, which stays that one's."""

    fixed = ("organisation",)


class RolesInline(ActionInline):
    """The roles of one person."""

    model = Membership
    form = RoleForm
    fields = ("organisation", "role", "valid_from", "valid_until")
    verbose_name = _("role")
    verbose_name_plural = _("Roles in organisations")

    def add_row(self, request: HttpRequest, parent: User, form: Any) -> None:
        """Grant the role."""
        values = cleaned(form, changed_only=False)
        memberships.grant(by=request.actor, **{**values, "user": parent})

    def change_row(self, request: HttpRequest, row: Membership, form: Any) -> None:
        """Change role or days."""
        memberships.change(membership=row, by=request.actor, **cleaned(form, changed_only=True))

    def remove_row(self, request: HttpRequest, row: Membership) -> None:
        """Take the role back from today."""
        memberships.revoke(membership=row, by=request.actor)


@admin.register(User)
class UserAdmin(ActionAdmin):
    """People with a sign-in. Nobody is removed: who left may not sign in any more."""

    order = 20
    about = _("Who signs in, in which roles; invitations and lost second factors.")
    form = UserForm
    list_display = ("name", "email", "may_sign_in", "last_login")
    list_filter = ("is_active", "memberships__role")
    search_fields = ("email", "family_name", "given_name")
    inlines = (RolesInline,)
    change_form_template = "admin/accounts/user/change_form.html"

    @admin.display(description=pgettext_lazy("of a person", "name"), ordering=("family_name", "given_name"))
    def name(self, row: User) -> str:
        """Family name first."""
        return row.get_full_name()

    @admin.display(description=_("may sign in"), ordering="is_active")
    def may_sign_in(self, row: User) -> str:
        """A word, not a picture."""
        return _("yes") if row.is_active else _("no")

    def create(self, request: HttpRequest, values: dict[str, Any]) -> User:
        """Add the person and send the invitation."""
        wanted = {name: value for name, value in values.items() if name != "is_active"}
        user = users.create(by=request.actor, **wanted)
        users.invite(user=user, base_url=request.build_absolute_uri("/"), by=request.actor)
        return user

    def change(self, request: HttpRequest, row: User, values: dict[str, Any]) -> None:
        """Change what differs."""
        users.change(user=row, by=request.actor, **values)

    def get_urls(self) -> list:
        """Two buttons of their own."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/invite/", view(self.invite), name="accounts_user_invite"),
            path("<int:pk>/reset-second-factor/", view(self.reset), name="accounts_user_reset"),
            *super().get_urls(),
        ]

    def press(self, request: HttpRequest, pk: int, act: Callable[[User], None], done: str) -> HttpResponse:
        """Do what a button says to one person, and go back."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            act(get_object_or_404(User, pk=pk))
            messages.success(request, done)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(self.address("change", pk))

    def invite(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send the invitation (again)."""

        def act(user: User) -> None:
            users.invite(user=user, base_url=request.build_absolute_uri("/"), by=request.actor)

        return self.press(request, pk, act, _now("The invitation is on its way."))

    def reset(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a lost second factor away."""

        def act(user: User) -> None:
            users.reset_second_factor(user=user, by=request.actor)

        return self.press(request, pk, act, _now("The second factor is gone; a new one can be set up."))


@admin.register(Membership)
class MembershipAdmin(ActionAdmin):
    """Who holds which role where, since when."""

    order = 30
    about = _("Who holds which role in which organisation, from when until when.")
    list_display = ("user", "organisation", "role", "valid_from", "valid_until")
    list_filter = ("role", "organisation")
    list_select_related = ("user", "organisation")
    search_fields = ("user__email", "user__family_name", "organisation__name")
    fields = ("user", "organisation", "role", "valid_from", "valid_until")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A role belongs to its person and organisation for good."""
        return ("user", "organisation") if obj else ()

    def create(self, request: HttpRequest, values: dict[str, Any]) -> Membership:
        """Grant it."""
        return memberships.grant(by=request.actor, **values)

    def change(self, request: HttpRequest, row: Membership, values: dict[str, Any]) -> None:
        """Change role or days."""
        memberships.change(membership=row, by=request.actor, **values)

    def remove(self, request: HttpRequest, row: Membership) -> None:
        """Take it back from today."""
        memberships.revoke(membership=row, by=request.actor)


@admin.register(RoleTitle)
class RoleTitleAdmin(ActionAdmin):
    """What roles are called."""

    order = 40
    about = _("What roles are called in each language; the rights behind them are fixed.")
    list_display = ("title", "role", "language", "country")
    list_filter = ("language", "role")
    fields = ("role", "language", "country", "title")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Only the title changes."""
        return ("role", "language", "country") if obj else ()

    def create(self, request: HttpRequest, values: dict[str, Any]) -> RoleTitle:
        """Name a role."""
        return role_titles.name_role(by=request.actor, **values)

    def change(self, request: HttpRequest, row: RoleTitle, values: dict[str, Any]) -> None:
        """Rename it."""
        role_titles.name_role(
            role=row.role, language=row.language, country=row.country, by=request.actor, **values
        )

    def remove(self, request: HttpRequest, row: RoleTitle) -> None:
        """Go back to the portal's own word."""
        role_titles.forget(role_title=row, by=request.actor)
