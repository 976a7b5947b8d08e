"""What every page of the administration has in common: whatever is saved goes through an action.

`ActionAdmin` is for a kind of record, `ActionInline` for records that are kept on another one's page. What an
action refuses lands at its field, and nothing typed is lost.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.forms import ChoiceField, Media, ModelChoiceField, Select
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.forms import DateInput
from accounts.queries import world
from accounts.queries.audit import history_of
from accounts.rules import may_administer
from jtportal.kernel.doors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model
    from django.forms import BaseFormSet, ModelForm
    from django.http import HttpRequest, HttpResponse

CHOICES = {"country": world.countries, "currency": world.currencies, "time_zone": world.time_zones}
OVERRIDES = {models.DateField: {"widget": DateInput}}


def chosen(choices: Callable[[], list]) -> list:
    """Return the choices with an empty one before them."""
    return [("", _("– choose –")), *choices()]


class ForAdministrators:
    """Who is let into the administration may do what its pages offer; plain widgets, no script."""

    saves_through_actions = True  # without this the site takes nothing in
    formfield_overrides: ClassVar[dict] = OVERRIDES
    media = Media()

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Administrators read."""
        return may_administer(request.actor)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Administrators change."""
        return may_administer(request.actor)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Administrators add."""
        return may_administer(request.actor)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Administrators remove."""
        return may_administer(request.actor)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Leave off the icons that open further windows; offer the world's countries, currencies, zones."""
        if db_field.name in CHOICES:
            words = {"label": capfirst(db_field.verbose_name), "required": not db_field.blank}
            return ChoiceField(choices=partial(chosen, CHOICES[db_field.name]), **words)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        if isinstance(field, ModelChoiceField):
            field.empty_label = _("– choose –")
        elif isinstance(field, ChoiceField) and field.choices and not field.choices[0][0]:
            field.choices = [("", _("– choose –")), *field.choices[1:]]
        return field


def cleaned(form: ModelForm, *, changed_only: bool) -> dict[str, Any]:
    """Return what an action is to be told: the form's own word (`action_values`), else its model's fields."""
    values = form.action_values() if hasattr(form, "action_values") else dict(form.cleaned_data)
    names = {field.name for field in form._meta.model._meta.fields if not field.primary_key}
    before = (
        form.instance._meta.model._base_manager.filter(pk=form.instance.pk).first() if changed_only else None
    )
    return {
        name: value
        for name, value in values.items()
        if name in names and (before is None or getattr(before, name) != value)
    }


class ActionInline(ForAdministrators, admin.TabularInline):
    """Records kept on another one's page. Subclasses say what adding, changing and removing one means."""

    extra = 1
    about = ""  # one sentence above the table

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        """Let the formset know its inline, so that saving finds the way back."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.inline = self
        for field in formset.form.base_fields.values():
            field.widget.attrs["class"] = (
                "form-select" if isinstance(field.widget, Select) else "form-control"
            )
        return formset

    def add_row(self, request: HttpRequest, parent: Any, form: ModelForm) -> None:
        """Add what was typed into a new row."""
        raise TypeError(f"{type(self).__name__} does not add")

    def change_row(self, request: HttpRequest, row: Any, form: ModelForm) -> None:
        """Change a row as typed."""
        raise TypeError(f"{type(self).__name__} does not change")

    def remove_row(self, request: HttpRequest, row: Any) -> None:
        """Remove a row that was ticked."""
        raise TypeError(f"{type(self).__name__} does not remove")


class ActionAdmin(ForAdministrators, admin.ModelAdmin):
    """A kind of record. Subclasses say what adding, changing and removing one means; or it cannot be done."""

    about: ClassVar[Any] = ""  # one sentence on the index and above the list
    order = 50  # where it stands on the index, among its floor's
    actions = None  # nothing happens to many records at once
    list_per_page = 50
    show_full_result_count = False
    view_on_site = False
    save_on_top = False

    def create(self, request: HttpRequest, values: dict[str, Any]) -> Any:
        """Add a record and return it."""
        raise TypeError(f"{type(self).__name__} does not add")

    def change(self, request: HttpRequest, row: Any, values: dict[str, Any]) -> None:
        """Change a record."""
        raise TypeError(f"{type(self).__name__} does not change")

    def remove(self, request: HttpRequest, row: Any) -> None:
        """Remove a record."""
        raise TypeError(f"{type(self).__name__} does not remove")

    def offers(self, name: str) -> bool:
        """Say whether this kind of record has an action of that name."""
        return getattr(type(self), name) is not getattr(ActionAdmin, name)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only what can be added shows a button for it."""
        return self.offers("create") and may_administer(request.actor)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only what can be changed shows a form."""
        return self.offers("change") and may_administer(request.actor)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only what can be removed shows a button for it."""
        return self.offers("remove") and may_administer(request.actor)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """The whole administration is for administrators."""
        return may_administer(request.actor)

    def get_form(
        self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Build the form so that it says what an action refused in the first attempt."""
        form_class = super().get_form(request, obj, change=change, **kwargs)
        refusal = getattr(request, "refusal", None)
        if refusal is None:
            return form_class

        def clean(self: Any) -> Any:
            data = super(form_class, self).clean()
            self.add_error(refusal.field if refusal.field in self.fields else None, str(refusal))
            return data

        return type(form_class.__name__, (form_class,), {"clean": clean})

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save; when an action refuses, nothing was written: show the form again with the reason."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Refused as refusal:
            request.refusal = refusal
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Remove; when the action refuses, go back to the record and say why."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(self.address("change", object_id))

    def address(self, page: str, *args: Any) -> str:
        """Return the address of one of this record's pages: changelist, add, change, delete, history."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        """Call the action."""
        if change:
            if values := cleaned(form, changed_only=True):
                self.change(request, obj, values)
            return
        made = self.create(request, cleaned(form, changed_only=False))
        obj.__dict__.update(made.__dict__)

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: BaseFormSet, change: bool) -> None:
        """Call the inline's actions, row by row."""
        formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []
        for row_form in formset.forms:
            row = row_form.instance
            if formset.can_delete and formset._should_delete_form(row_form):
                if row.pk:
                    formset.inline.remove_row(request, row)
            elif row_form.has_changed():
                if row.pk:
                    formset.inline.change_row(request, row, row_form)
                else:
                    formset.inline.add_row(request, form.instance, row_form)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Call the action."""
        self.remove(request, obj)

    def log_addition(self, *_args: Any) -> None:
        """The audit trail is the log."""

    log_change = log_deletions = log_addition

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Show what the audit trail knows of this record."""
        row = self.get_object(request, object_id)
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of %(name)s") % {"name": row},
            "lines": history_of(row),
            "object": row,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/object_history.html", context)
