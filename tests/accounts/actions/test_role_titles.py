"""What roles are called."""

import pytest

from accounts.actions import role_titles
from accounts.models import AuditEvent, RoleTitle
from accounts.queries.notices import role_title

pytestmark = pytest.mark.django_db


def test_role_is_named_and_renamed_with_a_record(officer):
    for title in ("opiekun", "doradca", "doradca"):
        role_titles.name_role(role="case_officer", language="pl", title=title, by=officer)
    assert RoleTitle.objects.get().title == "doradca"
    changes = (
        AuditEvent.objects.filter(verb="role_title.named").order_by("id").values_list("detail", flat=True)
    )
    assert [one["after"]["title"] for one in changes] == ["opiekun", "doradca"]


def test_title_of_the_country_comes_before_the_general_one(officer):
    role_titles.name_role(role="employer", language="en", title="HR", by=officer)
    role_titles.name_role(role="employer", language="en", country="PL", title="HR in Poland", by=officer)
    assert role_title("employer", "PL") == "HR in Poland"
    assert role_title("employer", "UA") == "HR"
    assert role_title("viewer") == "viewer"


def test_list_names_only_what_has_no_name(officer):
    role_titles.name_role(role="viewer", language="en", title="guest", by=officer)
    titles = [("viewer", "en", "viewer"), ("viewer", "pl", "obserwator")]
    assert role_titles.load(titles=titles, by=officer) == 1
    assert RoleTitle.objects.get(language="en").title == "guest"


def test_forgotten_title_gives_way_to_the_portal_s_word(officer):
    row = role_titles.name_role(role="viewer", language="en", title="guest", by=officer)
    role_titles.forget(role_title=row, by=officer)
    assert role_title("viewer") == "viewer"
