"""Addresses of the pages about rosters, and what their forms would send."""

from django.urls import reverse

from workforce.models import RosterImport

STATED = {"purpose": "transition", "legal_basis": "public_task", "basis_note": "Employment Act, art. 5"}


def page(name, site):
    """Return the address of a page of the site's partnership."""
    return reverse(f"workforce:import_{name}", kwargs={"partnership": site.partnership.code})


def of(name, roster_import):
    """Return the address of a page of an import."""
    return reverse(f"workforce:import_{name}", kwargs={"pk": roster_import.pk})


def chosen(response, **changes):
    """Return what the form of the columns would send as it stands."""
    fields = {field.html_name: field.value() or "" for field in response.context["form"]}
    return {name: value for name, value in fields.items() if name != "allow_older"} | changes


def latest():
    """Return the import that was uploaded last."""
    return RosterImport.objects.order_by("-created_at").first()


def people_page(roster_import):
    """Return the address of the list of people."""
    return reverse("workforce:case_list", kwargs={"partnership": roster_import.partnership.code})
