"""A roster in the browser: six presses from the mine's file to the refusals on disk, and the tree that comes alive.

Also by keyboard, and without script.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from jtportal.kernel.actor import CLI
from partnerships.actions import trees
from tests.browser.conftest import tab_to
from tests.factories.accounts import PASSWORD
from tests.factories.partnerships import TerritoryFactory
from tests.workforce.rosters import csv_of, in_country, planted, row, shared_roster
from workforce.models import Case, RosterImport

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def bobrek(cast):
    """The Polish mine with towns around it."""
    in_country(cast.site, "PL", "PLN", "pl")
    for name in ("Bytom", "Zabrze", "Chorzów", "Ruda Śląska"):
        TerritoryFactory(name=name, country="PL")
    return cast.site


def address(name, site):
    """Return the address of a page of the site's partnership."""
    return reverse(f"workforce:{name}", kwargs={"partnership": site.partnership.code})


def test_six_presses_from_signing_in_to_the_refusals(page, presses, cast, bobrek, celery_worker, tmp_path):
    page.goto("/")
    page.fill("[name=login]", cast.officer.user.email)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("navigation").get_by_role("link", name="People").click()
    page.get_by_role("link", name="Import a roster").click()
    page.select_option("[name=legal_basis]", "public_task")
    page.set_input_files("[name=file]", shared_roster("pl_bobrek_cp1250.csv"))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Import 1,836 rows").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the refused rows").click(timeout=60_000)
    assert presses() == 6
    saved = tmp_path / "refused.csv"
    download.value.save_as(saved)
    assert len(saved.read_text(encoding="cp1250").splitlines()) == 15
    assert Case.objects.count() == 1836


def test_the_tree_comes_alive_with_what_the_worker_counted_from_the_roster(
    page, cast, bobrek, celery_worker, sign_in
):
    cache.clear()  # as nobody asked for a counting just now
    trees.start_tree(partnership=bobrek.partnership, template=trees.load_template(by=CLI), by=CLI)
    sign_in(cast.officer.user)
    page.goto(address("import_new", bobrek))
    page.select_option("[name=legal_basis]", "public_task")
    page.set_input_files("[name=file]", shared_roster("pl_bobrek_cp1250.csv"))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Import 1,836 rows").click()
    page.get_by_text("14 rows were refused.").wait_for(timeout=60_000)
    page.get_by_role("navigation").get_by_role("link", name="Results").click()
    registered = page.locator('[data-node="P0"] a.t-way')
    for _ in range(60):  # the page does not change by itself
        if registered.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    women = women_of("pl_bobrek_cp1250.csv")
    said = f"1,836 workers registered. women {women} · men {1836 - women:,}."
    expect(registered).to_have_accessible_name(said)
    registered.click()
    expect(page.locator("#cases")).to_contain_text("1,836 cases")


def women_of(name):
    """Return how many women stand on a Polish roster in rows that are not refused."""
    refused = {int(line) for line, _reason in planted(name)}
    lines = enumerate(shared_roster(name).read_text(encoding="cp1250").splitlines(), 1)
    return sum(text.split("\t")[2:3] == ["K"] for line, text in lines if line not in refused)


def test_by_keyboard_alone(page, cast, bobrek, celery_worker, sign_in, tmp_path):
    sign_in(cast.officer.user)
    roster = tmp_path / "roster.csv"
    roster.write_bytes(csv_of([row(1), row(2, birth="x")]))
    page.on(
        "filechooser", lambda _chooser: None
    )  # listened for from now on: a chooser that is quicker is not seen
    page.goto(address("import_new", bobrek))
    tab_to(page, "[name=legal_basis]")
    page.keyboard.type("a task")
    tab_to(page, "[name=file]")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(roster)
    tab_to(page, "button.go")
    page.keyboard.press("Enter")
    page.wait_for_url("**/columns/")
    tab_to(page, "[data-import]")
    page.keyboard.press("Enter")
    page.get_by_text("1 row was refused.").wait_for(timeout=60_000)
    tab_to(page, "a[download]")
    with page.expect_download():
        page.keyboard.press("Enter")


def test_without_script(browser, live_server, cast, bobrek, celery_worker, sign_in, context, tmp_path):
    sign_in(cast.officer.user)
    plain = browser.new_context(java_script_enabled=False, base_url=live_server.url, locale="en-GB")
    plain.add_cookies(context.cookies())
    page = plain.new_page()
    page.goto(address("import_new", bobrek))
    page.select_option("[name=legal_basis]", "public_task")
    page.set_input_files("[name=file]", shared_roster("pl_bobrek_cp1250.csv"))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Import 1,836 rows").click()
    for _ in range(60):
        if page.get_by_text("14 rows were refused.").count():
            break
        page.get_by_role("link", name="Look again").click()
        page.wait_for_timeout(500)
    assert page.get_by_role("link", name="Download the refused rows").count() == 1
    plain.close()


def test_every_page_passes_axe(page, cast, bobrek, sign_in, axe_clean, tmp_path):
    sign_in(cast.officer.user)
    roster = tmp_path / "roster.csv"
    roster.write_bytes(csv_of([row(1, union="x"), row(2, birth="x")]))
    page.goto(address("import_list", bobrek))
    axe_clean(page)
    page.goto(address("import_new", bobrek))
    page.get_by_role("button", name="Continue").click()
    page.wait_for_selector(".error-summary")
    axe_clean(page)
    page.select_option("[name=legal_basis]", "public_task")
    page.set_input_files("[name=file]", roster)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/columns/")
    axe_clean(page)
    for state in ("running", "done", "failed", "undone", "cancelled", "unusable"):
        error = {"failed": "worker_lost", "unusable": "damaged"}.get(state, "")
        RosterImport.objects.update(state=state, phase="writing", error=error)
        page.goto(reverse("workforce:import_detail", kwargs={"pk": RosterImport.objects.get().pk}))
        axe_clean(page)


def test_a_changed_column_takes_the_import_button_away(page, cast, bobrek, sign_in, tmp_path):
    sign_in(cast.officer.user)
    roster = tmp_path / "roster.csv"
    roster.write_bytes(csv_of([row(1)]))
    page.goto(address("import_new", bobrek))
    page.select_option("[name=legal_basis]", "public_task")
    page.set_input_files("[name=file]", roster)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/columns/")  # with its script
    wage = page.get_by_label("Monthly pay GBP")
    wage.select_option("")
    expect(page.locator("[data-import]")).to_be_disabled()
    expect(page.get_by_text("The columns changed: look at the preview")).to_be_visible()
    page.get_by_role("button", name="Preview again").click()
    expect(page.locator("[data-import]")).to_be_enabled()


def test_a_large_upload_shows_how_far_it_is(page, cast, bobrek, sign_in, celery_worker, tmp_path):
    sign_in(cast.officer.user)
    roster = tmp_path / "roster.csv"
    roster.write_bytes(csv_of([row(n, birth="1980-02-02", family=f"Family{n}") for n in range(1, 15_000)]))
    page.goto(address("import_new", bobrek))
    page.select_option("[name=legal_basis]", "public_task")
    page.set_input_files("[name=file]", Path(roster))
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/columns/", timeout=60_000)
    expect(page.get_by_role("button", name="Import 14,999 rows")).to_be_visible()


def test_progress_survives_a_reload_and_cancelling_is_one_press(page, cast, bobrek, sign_in):
    sign_in(cast.officer.user)
    running = RosterImport.objects.create(
        site=bobrek,
        state="running",
        phase="reading",
        purpose="update",
        legal_basis="consent",
        done_rows=50,
        total_rows=100,
        heartbeat_at=timezone.now() + timedelta(hours=1),
    )
    page.goto(address("case_list", bobrek))
    assert page.locator(f"#strip-{running.pk} progress").get_attribute("value") == "20"
    page.get_by_role("link", name="Details").click()
    bar = page.locator("#work progress")
    assert bar.get_attribute("value") == "20"
    RosterImport.objects.update(done_rows=100)
    expect(bar).to_have_attribute("value", "40")
    page.reload()
    assert bar.get_attribute("value") == "40"
    page.get_by_role("button", name="Cancel the import").click()
    page.get_by_text("Stopping at the next step").wait_for()
    RosterImport.objects.update(state="cancelled")
    page.get_by_text("nothing of it went in").wait_for()
