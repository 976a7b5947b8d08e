"""Organisations and their people on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from accounts.actions import memberships, organisations, users
from accounts.admin.base import ActionAdmin, ActionInline, cleaned
from accounts.admin.forms import PersonInRoleForm, language_of_country
from accounts.models import Membership, Organisation

if TYPE_CHECKING:
    from django.http import HttpRequest


class PeopleInline(ActionInline):
    """The people of an organisation in their roles."""

    model = Membership
    form = PersonInRoleForm
    verbose_name = _("person in a role")
    verbose_name_plural = _("People and their roles")
    about = _(
        "Type the address of somebody who signs in already, or a new address with a name: they get an "
        "invitation by mail. One line for each role."
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """Read the people along."""
        return super().get_queryset(request).select_related("user")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """Leave room for a few people on a new organisation."""
        return 1 if obj else 3

    def add_row(self, request: HttpRequest, parent: Organisation, form: PersonInRoleForm) -> None:
        """Grant the role, to a new person if need be, who then is invited."""
        data, by = form.cleaned_data, request.actor
        user = form.known or self.new_user(request, parent, data)
        memberships.grant(
            user=user,
            organisation=parent,
            role=data["role"],
            valid_from=data["valid_from"],
            valid_until=data["valid_until"],
            by=by,
        )

    def new_user(self, request: HttpRequest, parent: Organisation, data: dict[str, Any]) -> Any:
        """Add the person and send one invitation; a second line for the same new address finds them."""
        user = users.find_or_create(
            email=data["email"],
            family_name=data["family_name"],
            given_name=data["given_name"],
            language=language_of_country(parent.country),
            by=request.actor,
        )
        invited = request.__dict__.setdefault("invited", set())
        if user.pk not in invited:
            invited.add(user.pk)
            users.invite(
                user=user, organisation=parent, base_url=request.build_absolute_uri("/"), by=request.actor
            )
        return user

    def change_row(self, request: HttpRequest, row: Membership, form: PersonInRoleForm) -> None:
        """Change role or days."""
        memberships.change(membership=row, by=request.actor, **cleaned(form, changed_only=True))

    def remove_row(self, request: HttpRequest, row: Membership) -> None:
        """Take the role back from today."""
        memberships.revoke(membership=row, by=request.actor)


@admin.register(Organisation)
class OrganisationAdmin(ActionAdmin):
    """Organisations."""

    order = 10
    about = _("Employment services, mines, unions, municipalities and their people in roles.")
    list_display = ("name", "short_name", "kind", "country", "people")
    list_filter = ("kind", "country")
    search_fields = ("name", "short_name")
    fields = ("name", "short_name", "kind", "country")
    inlines = (PeopleInline,)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Count the people along."""
        return super().get_queryset(request).annotate(people_count=Count("memberships__user", distinct=True))

    @admin.display(description=_("people"), ordering="people_count")
    def people(self, row: Any) -> int:
        """How many people ever held a role there."""
        return row.people_count

    def create(self, request: HttpRequest, values: dict[str, Any]) -> Organisation:
        """Add it."""
        return organisations.create(by=request.actor, **values)

    def change(self, request: HttpRequest, row: Organisation, values: dict[str, Any]) -> None:
        """Change it."""
        organisations.change(organisation=row, by=request.actor, **values)

    def remove(self, request: HttpRequest, row: Organisation) -> None:
        """Remove it, if nothing hangs on it."""
        organisations.remove(organisation=row, by=request.actor)
