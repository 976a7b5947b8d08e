"""The pages about rosters: who may open them, what of a file is shown and never trusted, how much is asked."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.conftest import member
from tests.factories.workforce import SiteFactory
from tests.workforce.import_pages import STATED, latest, of, page, people_page
from tests.workforce.rosters import DAY, bring_in, csv_of, preview, row, shared_roster
from workforce.actions import imports

pytestmark = pytest.mark.django_db


def test_formulas_scripts_and_controls_come_back_as_text(officer_client, upload):
    answer = upload(shared_roster("broken").joinpath("formulas.csv").read_bytes())
    text = officer_client.get(answer.url).content.decode()
    assert "<script>alert(1)</script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    imports.confirm(roster_import=latest(), by=imports.actor_of(latest()))
    imports.run(roster_import_id=latest().pk)
    assert "&lt;script&gt;" in officer_client.get(people_page(latest())).content.decode()


def test_the_file_name_is_shown_and_never_trusted(officer_client, upload):
    answer = upload(csv_of([row(1)]), name='../../etc/<b>"x".csv')
    assert latest().file.name == f"rosters/{latest().pk}"
    assert "<b>&quot;x&quot;" not in officer_client.get(answer.url).content.decode()


def test_the_personnel_officer_brings_in_the_mines_own_roster(client, cast, site):
    client.force_login(cast.personnel.user)
    file = SimpleUploadedFile("roster.csv", csv_of([row(1)]))
    answer = client.post(
        page("new", site), STATED | {"site": site.pk, "file": file, "reference_day": str(DAY)}
    )
    imports.confirm(roster_import=latest(), by=cast.personnel)
    imports.run(roster_import_id=latest().pk)
    text = client.get(of("detail", latest())).content.decode()
    assert answer.status_code == 302
    assert reverse("workforce:worker_list", kwargs={"partnership": site.partnership.code}) in text
    assert reverse("workforce:case_list", kwargs={"partnership": site.partnership.code}) not in text


PAGES = ("detail", "columns", "refusals", "strip", "again", "cancel", "undo")


@pytest.mark.parametrize("name", PAGES)
def test_another_organisations_import_does_not_exist(client, cast, site, name):
    theirs = preview(site, csv_of([row(1)]), cast.officer)
    for actor, status in ((cast.outsider, 404), (cast.partner, 404)):
        client.force_login(actor.user)
        send = client.post if name in ("again", "cancel", "undo") else client.get
        assert send(of(name, theirs)).status_code == status
    assert latest().state == "previewed"


@pytest.mark.parametrize(("role", "status"), [("viewer", 403), ("evaluator", 403), ("coordinator", 200)])
def test_other_roles_of_the_employment_service(client, cast, site, role, status):
    client.force_login(member(cast.officer.organisation, role).user)
    for name in ("list", "new"):
        assert client.get(page(name, site)).status_code == status


def test_a_site_of_others_cannot_be_chosen(officer_client, upload, cast):
    answer = upload(csv_of([row(1)]), site=SiteFactory().pk)
    assert "site" in answer.context["form"].errors


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_three(
    officer_client, cast, site, count, django_assert_num_queries
):
    for number in range(count):
        bring_in(site, csv_of([row(1, wage=number)]), cast.officer)
    officer_client.get(page("list", site))
    with django_assert_num_queries(10):
        text = officer_client.get(page("list", site)).content.decode()
    assert len(re.findall(r"<th scope=\"row\"", text)) == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_result_takes_the_same_queries_for_one_and_three(
    officer_client, cast, site, count, django_assert_num_queries
):
    done = bring_in(site, csv_of([row(9), *(row(n, birth="x") for n in range(count))]), cast.officer)
    officer_client.get(of("detail", done))
    with django_assert_num_queries(11):
        officer_client.get(of("detail", done))
