"""The pages about rosters: the way through them, who may, what is shown and never trusted."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.utils import timezone, translation
from kombu.exceptions import OperationalError

from accounts.models import AuditEvent
from tests.workforce.import_pages import chosen, latest, of, page, people_page
from tests.workforce.rosters import bring_in, csv_of, preview, row, shared_roster, table_sizes
from workforce import tasks
from workforce.actions import imports
from workforce.calculations.roster.rows import Reason
from workforce.models import RosterImport, Worker
from workforce.views.import_wording import REASONS

pytestmark = pytest.mark.django_db


def test_from_the_file_to_the_result(officer_client, upload, site, django_capture_on_commit_callbacks):
    answer = upload(csv_of([row(1), row(2, birth="x")]))
    assert answer.url == of("columns", latest())
    shown = officer_client.get(answer.url)
    text = shown.content.decode()
    assert "<b>1</b> of 2 rows can go in" in text
    assert "Pugh Owen" in text
    with django_capture_on_commit_callbacks(execute=False) as sent:
        answer = officer_client.post(answer.url, chosen(shown, go="import"))
    assert (answer.url, len(sent), latest().state) == (of("detail", latest()), 1, "queued")
    waiting = officer_client.get(answer.url)
    assert 'hx-trigger="every 1s"' in waiting.content.decode()
    imports.run(roster_import_id=latest().pk)
    done = officer_client.get(answer.url).content.decode()
    assert "<b>1</b> person of" in done
    assert "1 row was refused." in done
    assert of("refusals", latest()) in done
    assert "Employment Act, art. 5" in done


def test_a_second_roster_shows_what_is_changed_unchanged_and_gone(officer_client, upload, site, cast):
    bring_in(site, csv_of([row(1), row(2), row(3, family="Leaver")]), cast.officer)
    before = table_sizes()
    answer = upload(csv_of([row(1, wage="4000"), row(2), row(4, family="Comer")]), reference_day="2026-11-10")
    shown = officer_client.get(answer.url)
    seen = {name: latest().counts[name] for name in ("new", "changed", "unchanged", "refused", "gone")}
    assert seen == {"new": 1, "changed": 1, "unchanged": 1, "refused": 0, "gone": 1}
    assert latest().preview["changed"][0]["differences"] == [
        {"fact": "wage", "before": "3100.50", "after": "4000.00"}
    ]
    assert latest().preview["gone"] == [{"number": "3", "name": "Leaver Owen"}]
    changed, new, gone = (part_of(shown, name) for name in ("changed", "new", "gone"))
    assert "1 changed" in changed
    assert "Pugh Owen" in changed
    assert "<s>3,100.50</s> → <b>4,000.00</b>" in changed
    assert "Comer Owen" in new
    assert "1 gone from the roster" in gone
    assert "Leaver Owen" in gone
    assert table_sizes() == before


def part_of(response, name):
    """Return the part of the preview with this heading."""
    _before, _mark, rest = response.text.partition(f'aria-labelledby="h-{name}"')
    return rest.partition("</section>")[0]


def test_purpose_and_basis_are_stated_before_a_file_is_kept(upload, site):
    answer = upload(csv_of([row(1)]), legal_basis="")
    assert answer.status_code == 422
    assert "Choose the basis" in answer.content.decode()
    assert not RosterImport.objects.exists()


def test_the_next_time_what_was_stated_is_offered(officer_client, upload, site):
    upload(csv_of([row(1)]), legal_basis="agreement")
    form = officer_client.get(page("new", site)).context["form"]
    assert (form["legal_basis"].value(), form["basis_note"].value()) == (
        "agreement",
        "Employment Act, art. 5",
    )


def test_a_file_that_is_too_large_is_refused_at_its_field(upload, settings):
    settings.ROSTER_MAX_BYTES = 1024 * 1024
    answer = upload(b"x" * (1024 * 1024 + 1))
    assert answer.status_code == 422
    assert "larger than 1 MB" in answer.context["form"].errors["file"][0]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("not_a_spreadsheet.xlsx", "neither a spreadsheet nor a text table"),
        ("only_heading.csv", "no worker below it"),
        ("truncated.xlsx", "damaged"),
        ("bomb.xlsx", "far too large"),
    ],
)
def test_a_broken_file_is_told_with_its_remedy(officer_client, upload, name, words):
    answer = upload(shared_roster("broken").joinpath(name).read_bytes(), name)
    assert latest().state == "unusable"
    assert words in officer_client.get(answer.url).content.decode()
    assert not Worker.objects.exists()


def test_an_empty_file_is_refused_at_its_field(upload):
    assert "empty" in upload(b"").context["form"].errors["file"][0]


def test_without_a_required_column_the_officer_chooses(officer_client, upload, site):
    answer = upload(b"Badge?,Who,Came into the world\n1,Pugh Owen,1980-01-01\n")
    shown = officer_client.get(answer.url)
    text = shown.content.decode()
    assert latest().state == "uploaded"
    assert "No column holds:" in text
    assert 'value="import"' not in text
    data = chosen(
        shown, column_0="personnel_number", column_1="full_name", column_2="birth_date", go="preview"
    )
    officer_client.post(answer.url, data)
    assert (latest().state, latest().counts["new"]) == ("previewed", 1)


def test_a_column_changed_since_the_preview_asks_for_another(officer_client, upload):
    answer = upload(csv_of([row(1)]))
    shown = officer_client.get(answer.url)
    wage = next(name for name, value in chosen(shown).items() if value == "wage")
    again = officer_client.post(answer.url, chosen(shown, **{wage: ""}, go="import"), follow=True)
    assert "The columns changed." in again.content.decode()
    assert (latest().state, "wage" in latest().mapping) == ("previewed", False)


def test_a_column_cannot_be_chosen_twice(officer_client, upload):
    answer = upload(csv_of([row(1)]))
    shown = officer_client.get(answer.url)
    twice = officer_client.post(answer.url, chosen(shown, column_1="personnel_number", go="preview"))
    assert twice.status_code == 422
    assert "Another column is said to hold this already." in twice.content.decode()


def test_columns_that_must_stay_out_have_no_choice_and_cannot_be_forced(officer_client, upload):
    answer = upload(csv_of([row(1, union="yes")]))
    shown = officer_client.get(answer.url)
    text = shown.content.decode()
    assert "nobody’s business here" in text
    out = next(iter(latest().layout["refused"]))
    assert f"column_{out}" not in shown.context["form"].fields
    officer_client.post(answer.url, chosen(shown, go="preview") | {f"column_{out}": "contract"})
    assert latest().layout["columns"]["contract"] != int(out)


def test_another_sheet_is_read_by_its_own_columns(officer_client, upload):
    book = openpyxl.Workbook()
    for name, people in (("Miners", ("1", "2")), ("Office", ("7",))):
        sheet = book.create_sheet(name)
        sheet.append(["Payroll ID", "Surname", "Forename", "DOB"])
        for number in people:
            sheet.append([number, "Pugh", "Owen", "1980-01-01"])
    del book["Sheet"]
    content = save(book)
    answer = upload(content, "two.xlsx")
    shown = officer_client.get(answer.url)
    assert latest().counts["rows"] == 2
    officer_client.post(answer.url, chosen(shown, sheet="Office", go="preview"))
    assert (latest().state, latest().counts["rows"], latest().layout["sheet"]) == ("previewed", 1, "Office")


def save(book):
    """Return a workbook's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_older_roster_needs_the_box_ticked(officer_client, upload, site, cast):
    bring_in(site, csv_of([row(1)]), cast.officer)
    answer = upload(csv_of([row(1)]), reference_day="2026-09-30")
    shown = officer_client.get(answer.url)
    assert "This roster is older." in shown.content.decode()
    refused = officer_client.post(answer.url, chosen(shown, go="import"))
    assert refused.status_code == 422
    officer_client.post(answer.url, chosen(shown, go="import", allow_older="on"))
    assert latest().state == "queued"


def test_refusals_come_back_in_the_files_own_layout(officer_client, site, cast):
    rows = [row(1), row(2, birth="x", family="=cmd()"), row(3, union="yes", wage="none")]
    done = bring_in(site, csv_of(rows, title="Personnel"), cast.officer)
    answer = officer_client.get(of("refusals", done))
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''roster")
    assert lines[0] == "Personnel"
    assert lines[1].endswith(",Union dues,Why it was refused")
    assert lines[2].startswith("2,'=cmd(),Owen,M,x,")
    assert lines[3].endswith('"The wage is no number, or is negative. Blank is allowed."')
    assert "yes" not in lines[3]
    assert len(lines) == 4


def test_refusals_are_told_in_the_readers_language(officer_client, site, cast):
    done = bring_in(site, csv_of([row(1, birth="x")]), cast.officer)
    officer_client.cookies["django_language"] = "pl"
    with translation.override("pl"):
        heading, reason = translation.gettext("Why it was refused"), str(REASONS[Reason.INVALID_BIRTH_DATE])
    text = b"".join(officer_client.get(of("refusals", done)).streaming_content).decode("utf-8-sig")
    assert heading in text.splitlines()[0]
    assert reason in text.splitlines()[1]


def test_once_the_file_is_deleted_the_page_says_so(officer_client, site, cast):
    done = bring_in(site, csv_of([row(1, birth="x")]), cast.officer)
    RosterImport.objects.update(created_at=timezone.now() - timedelta(days=31))
    assert imports.delete_old(by=cast.officer) == 1
    answer = officer_client.get(of("refusals", done), follow=True)
    assert "The uploaded file was deleted" in answer.content.decode()
    assert of("refusals", done) not in answer.content.decode()


def test_a_file_is_gone_from_the_disk_after_its_days_and_a_younger_one_stays(
    site, cast, django_capture_on_commit_callbacks
):
    old, young = (bring_in(site, csv_of([row(1)]), cast.officer) for _ in range(2))
    folder, names = old.file.storage, (old.file.name, young.file.name)
    assert all(map(folder.exists, names))
    RosterImport.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=31))
    with django_capture_on_commit_callbacks(execute=True):
        tasks.delete_old_files()
    assert [folder.exists(name) for name in names] == [False, True]
    old.refresh_from_db()
    assert (old.file.name, old.preview) == ("", {})
    assert AuditEvent.objects.get(verb="roster.file_deleted").target_id == str(old.pk)


def test_a_running_import_is_polled_and_then_shown_whole(officer_client, site, cast):
    queued = imports.confirm(roster_import=preview(site, csv_of([row(1)]), cast.officer), by=cast.officer)
    fragment = officer_client.get(of("detail", queued), headers={"HX-Request": "true"})
    assert fragment.content.decode().strip().startswith('<div class="work" id="work"')
    imports.run(roster_import_id=queued.pk)
    ended = officer_client.get(of("detail", queued), headers={"HX-Request": "true"})
    assert (ended.status_code, ended["HX-Redirect"]) == (204, of("detail", queued))


def test_the_band_under_the_masthead_shows_it_everywhere(officer_client, site, cast):
    queued = imports.confirm(
        roster_import=preview(site, csv_of([row(1), row(2, wage="x")]), cast.officer), by=cast.officer
    )
    text = officer_client.get(people_page(queued)).content.decode()
    assert f'id="strip-{queued.pk}"' in text
    assert "1 row refused." in text
    band = officer_client.get(of("strip", queued)).content.decode()
    assert f'hx-get="{of("strip", queued)}"' in band
    imports.run(roster_import_id=queued.pk)
    assert "hx-get" not in officer_client.get(of("strip", queued)).content.decode()
    assert "strip-" not in officer_client.get(people_page(queued)).content.decode()


def test_cancel_and_undo_are_buttons(officer_client, site, cast):
    waiting = imports.confirm(roster_import=preview(site, csv_of([row(1)]), cast.officer), by=cast.officer)
    officer_client.post(of("cancel", waiting))
    assert latest().state == "cancelled"
    done = bring_in(site, csv_of([row(1)]), cast.officer)
    assert of("undo", done) in officer_client.get(of("detail", done)).content.decode()
    answer = officer_client.post(of("undo", done), follow=True)
    assert "everything is as it was before" in answer.content.decode()
    assert not Worker.objects.filter(retracted_at=None).exists()
    refused = officer_client.post(of("undo", done), follow=True)
    assert "Only an import that went in can be undone." in refused.content.decode()


def test_a_large_import_is_undone_by_a_worker_process(
    officer_client, site, cast, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("workforce.views.imports.UNDO_AT_ONCE", 0)
    done = bring_in(site, csv_of([row(1)]), cast.officer)
    with django_capture_on_commit_callbacks(execute=False) as sent:
        officer_client.post(of("undo", done))
    assert len(sent) == 1
    assert "is being undone" in officer_client.get(of("detail", done)).content.decode()


def test_a_large_file_is_read_by_a_worker_process(
    officer_client, upload, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("workforce.views.imports.READ_AT_ONCE", 0)
    with django_capture_on_commit_callbacks(execute=False) as sent:
        answer = upload(csv_of([row(1)]))
    assert (answer.url, len(sent), latest().state) == (of("detail", latest()), 1, "reading")
    assert "is being read" in officer_client.get(answer.url).content.decode()


def test_without_a_broker_nothing_is_lost(
    officer_client, site, cast, monkeypatch, django_capture_on_commit_callbacks
):
    def no_broker(*_args, **_named):
        raise OperationalError

    monkeypatch.setattr("workforce.tasks.run_import.apply_async", no_broker)
    waiting = preview(site, csv_of([row(1)]), cast.officer)
    shown = officer_client.get(of("columns", waiting))
    with django_capture_on_commit_callbacks(execute=True):
        assert officer_client.post(of("columns", waiting), chosen(shown, go="import")).status_code == 302
    assert latest().state == "queued"


def test_what_failed_on_our_side_is_tried_again(officer_client, site, cast):
    failed = preview(site, csv_of([row(1)]), cast.officer)
    RosterImport.objects.update(state="failed", error="worker_lost")
    assert "was lost three times" in officer_client.get(of("detail", failed)).content.decode()
    answer = officer_client.post(of("again", failed))
    assert (answer.url, latest().state, latest().error) == (of("columns", failed), "previewed", "")
