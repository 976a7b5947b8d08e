"""The measures of a clause in a draft: read, built by form, refused at the field, taken out, saved and loaded."""

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.actions import framework
from tests.partnerships.accords import accord_of
from tests.partnerships.acting import at, carrying, keys, leave, place_of
from tests.partnerships.sheet import Sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(cast, coordinator):
    """A clause of a text that the coordinator writes."""
    return place_of(accord_of(cast, coordinator))


@pytest.fixture
def sheet(coordinator_client, place):
    """The builder with a name, a pathway and a first test: an age of 55 at least."""
    sheet = Sheet(coordinator_client, at("measure_build", place))
    sheet.fill(name_en="Bridge", pathway="early_retirement").choose(t0_0_fact="age")
    return sheet.fill(t0_0_op="at_least", t0_0_value="55")


def test_without_measures_the_page_teaches_what_one_is(coordinator_client, place):
    page = Sheet(coordinator_client, at("measure_list", place))
    assert "“Bridge to pension” carries no measure yet." in page.words
    assert "Add a measure when the clause gives workers something" in page.words


def test_a_measure_is_read_back_on_the_list_and_in_the_text(client, cast, coordinator, place):
    carrying(place, coordinator, leave(benefit={"share": 72, "basis": "monthly_wage", "paid": "monthly"}))
    client.force_login(cast.partner.user)
    said = "who is at least 55 years old. Paid every month: 72% of the monthly wage."
    for url in (at("measure_list", place), at("framework_text", place.version)):
        page = Sheet(client, url)
        assert said in page.words
        assert "Add a measure" not in page.words
    assert "“Bridge to pension” carries 1 measure." in Sheet(client, at("measure_list", place)).words


def test_who_only_reads_builds_nothing_and_outsiders_find_nothing(client, cast, place):
    names = ("measure_build", "measure_load")
    client.force_login(cast.partner.user)
    assert [client.get(at(name, place)).status_code for name in names] == [403, 403]
    assert client.post(at("measure_remove", place)).status_code == 403
    client.force_login(cast.outsider.user)
    assert [client.get(at(name, place)).status_code for name in ("measure_list", *names)] == [404] * 3
    assert client.post(at("measure_build", place), {"do": "save"}).status_code == 404


def test_saving_keeps_the_measure_and_makes_its_short_name(place, sheet):
    sheet.press("save")
    assert "The measure is kept." in sheet.words
    assert keys(place) == ["bridge"]
    assert place.text.measures[0]["eligible"] == {"any": [{"all": [{"fact": "age", "at_least": 55}]}]}


def test_groups_and_tests_come_and_go_and_what_is_typed_stays(place, sheet):
    sheet.press("add-test-0").press("add-group").choose(t1_0_fact="sex").fill(t1_0_pick=["female"])
    assert sheet.value("t0_0_value") == "55"
    assert sheet.value("name_en") == "Bridge"
    sheet.press("drop-test-0-0")
    assert sheet.value("t0_0_fact") == ""
    sheet.press("drop-group-0")
    assert (sheet.value("t0_0_fact"), sheet.form.typed["t0_0_pick"]) == ("sex", ["female"])
    assert "drop-group-0" not in dict(sheet.form.buttons).values()
    assert keys(place) == []


def test_what_another_fact_hides_is_there_again_with_the_first_one(sheet):
    sheet.choose(t0_0_fact="contract")
    assert "t0_0_value" in sheet.form.hidden
    sheet.choose(t0_0_fact="age")
    assert (sheet.value("t0_0_value"), sheet.value("t0_0_op")) == ("55", "at_least")


def test_what_is_empty_is_called_so_only_when_it_is_to_be_kept(coordinator_client, place):
    sheet = Sheet(coordinator_client, at("measure_build", place)).press("add-group")
    assert "This is still to be filled in." not in sheet.words
    sheet.press("save")
    assert sheet.response.status_code == 422
    assert "This is still to be filled in." in sheet.words


WRONG = [
    ({"t0_0_value": "fifty"}, "“fifty” is no number."),
    ({"valid_from": "2027-01-01", "valid_until": "2026-01-01"}, "It ends on 1 January 2026, before it begins on"),
    ({"key": "Bridge!"}, "“Bridge!” is no key."),
    ({"other_name": "Most"}, "“” is no key that belongs here."),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), WRONG)
def test_what_is_wrong_is_said_at_its_field(place, sheet, typed, said):
    sheet.fill(**typed).press("save")
    assert sheet.response.status_code == 422
    assert said in sheet.words
    for name, value in typed.items():
        assert sheet.value(name) == value
    assert keys(place) == []


def test_tests_that_nobody_can_pass_are_refused_where_they_stand(place, sheet):
    sheet.press("add-test-0").choose(t0_1_fact="age").fill(t0_1_op="less_than", t0_1_value="50")
    sheet.press("save")
    assert sheet.response.status_code == 422
    assert "Nobody can meet this together with the conditions before it" in sheet.words
    assert list(sheet.response.context["form"].errors) == ["t0_1_fact"]


def test_an_unknown_fact_is_refused_at_its_field(coordinator_client, place):
    sent = {
        "do": "save",
        "name_en": "x",
        "pathway": "retention",
        "t0_0_fact": "shoe_size",
        "t0_0_value": "44",
    }
    page = coordinator_client.post(at("measure_build", place), sent)
    assert page.status_code == 422
    assert page.context["form"].errors["t0_0_fact"] == ["“shoe_size” is no fact that a rule may ask for."]


def test_measures_that_wait_for_one_another_are_refused_where_it_was_written(coordinator, place, sheet):
    other = place_of(place.version, "Amount")
    sheet.press("save")
    carrying(other, coordinator, leave("second", after=["bridge"]))
    again = (
        Sheet(sheet.client, at("measure_build", place, measure="bridge")).fill(after=["second"]).press("save")
    )
    assert again.response.status_code == 422
    assert list(again.response.context["form"].errors) == ["after"]
    assert "wait for one another" in again.words


def test_a_short_name_that_others_use_cannot_go(coordinator, place, coordinator_client):
    carrying(place, coordinator, leave("first"), leave("second", after=["first"]))
    sheet = (
        Sheet(coordinator_client, at("measure_build", place, measure="first")).fill(key="other").press("save")
    )
    assert sheet.response.status_code == 422
    assert (
        "The measure “second” (clause 2.1) would be wrong: The agreement has no measure “first”."
        in sheet.words
    )
    page = coordinator_client.post(at("measure_remove", place), {"measure": "first"}, follow=True)
    assert "would no longer fit together" in page.text
    assert keys(place) == ["first", "second"]
    page = coordinator_client.post(at("measure_remove", place), {"measure": "second"}, follow=True)
    assert "The measure is taken out." in page.text
    assert keys(place) == ["first"]


def test_an_address_of_a_measure_that_is_not_there_leads_nowhere(coordinator_client, place):
    assert coordinator_client.get(at("measure_build", place, measure="none")).status_code == 404


def test_whoever_comes_second_sees_both_and_decides(coordinator, coordinator_client, place):
    carrying(place, coordinator, leave(), leave("other"))
    sheet = Sheet(coordinator_client, at("measure_build", place, measure="leave")).fill(t0_0_value="50")
    carrying(place, coordinator, leave(years=52), leave("other"))
    sheet.press("save")
    assert sheet.response.status_code == 409
    assert "Somebody changed this measure meanwhile." in sheet.words
    assert "who is at least 52 years old" in sheet.words
    assert "Other" not in sheet.words.partition("What it says now")[2].partition("Read back")[0]
    assert sheet.value("t0_0_value") == "50"
    sheet.press("save")
    assert [one["eligible"]["any"][0]["all"][0]["at_least"] for one in reread(place)] == [50, 55]


def reread(place):
    place.refresh_from_db()
    return place.text.measures


def test_two_who_change_two_measures_both_count(coordinator, coordinator_client, place):
    carrying(place, coordinator, leave(), leave("other"))
    sheet = Sheet(coordinator_client, at("measure_build", place, measure="leave")).fill(t0_0_value="50")
    carrying(place, coordinator, leave(), leave("other", 60), leave("third"))
    sheet.press("save")
    assert keys(place) == ["leave", "other", "third"]
    assert [one["eligible"]["any"][0]["all"][0]["at_least"] for one in place.text.measures] == [50, 60, 55]


def test_what_somebody_took_out_meanwhile_is_not_lost(coordinator, coordinator_client, place):
    carrying(place, coordinator, leave())
    sheet = Sheet(coordinator_client, at("measure_build", place, measure="leave")).fill(t0_0_value="50")
    carrying(place, coordinator)
    assert sheet.press("save").response.status_code == 409
    assert "Somebody took it out." in sheet.words
    sheet.press("save")
    assert keys(place) == ["leave"]


def test_a_text_on_the_table_is_not_built_in_but_proposed_to(coordinator, place, sheet):
    framework.open_to_negotiation(version=place.version, by=coordinator)
    sheet.press("save")
    assert sheet.response.status_code == 422
    assert sheet.value("t0_0_value") == "55"
    page = Sheet(sheet.client, at("measure_list", place))
    assert "Propose a measure" in page.words


def test_numbers_are_typed_and_shown_as_the_reader_writes_them(coordinator_client, coordinator, place):
    type(coordinator.user).objects.update(language="pl")
    sheet = Sheet(coordinator_client, at("measure_build", place))
    sheet.fill(name_en="x", pathway="retention").choose(t0_0_fact="years_underground")
    sheet.fill(t0_0_op="at_least", t0_0_value="15,5").press("save")
    assert reread(place)[0]["eligible"]["any"][0]["all"] == [{"fact": "years_underground", "at_least": 15.5}]
    assert Sheet(coordinator_client, at("measure_build", place, measure="x")).value("t0_0_value") == "15,5"


def test_measures_are_saved_as_the_documented_file_and_loaded_again(coordinator, coordinator_client, place):
    said = [leave(), leave("other", after=["leave"])]
    carrying(place, coordinator, *said)
    file = coordinator_client.get(at("measure_list", place, **{"as": "yaml"}))
    assert file["Content-Disposition"].endswith(f'filename="{place.clause.key}.yaml"')
    assert yaml.safe_load(file.content) == said
    assert file.text.startswith("- key: leave\n  name:\n    en: Leave\n  pathway: early_retirement\n")
    carrying(place, coordinator)
    upload = SimpleUploadedFile("rules.yaml", file.content)
    page = coordinator_client.post(at("measure_load", place), {"upload": upload}, follow=True)
    assert "The measures are loaded." in page.text
    assert reread(place) == said


LOADED = [
    ("- key: x\n  nome: y", "“nome” is no key that belongs here."),
    ("[a: b: c", "This is no YAML: see line 1."),
    ("a: &x 1\nb: *x", "This is no YAML: see line 2."),
    (yaml.safe_dump([leave(after=["none"])]), "The agreement has no measure “none”."),
    (yaml.safe_dump([leave("a", after=["b"]), leave("b", after=["a"])]), "wait for one another"),
    (yaml.safe_dump([leave("taken")]), "“taken” stands here twice."),
]


@pytest.mark.parametrize(("text", "said"), LOADED)
def test_a_file_with_faults_changes_nothing_and_says_where(
    coordinator, coordinator_client, place, text, said
):
    carrying(place_of(place.version, "Amount"), coordinator, leave("taken"))
    page = coordinator_client.post(at("measure_load", place), {"text": text})
    assert page.status_code == 422
    assert said in page.text
    assert keys(place) == []


def test_a_file_does_not_overwrite_what_somebody_changed_meanwhile(coordinator, coordinator_client, place):
    carrying(place, coordinator, leave())
    seen = str(place.text_id)
    carrying(place, coordinator, leave(years=52))
    sent = {"text": yaml.safe_dump([leave(years=50)]), "seen": seen}
    page = coordinator_client.post(at("measure_load", place), sent)
    assert page.status_code == 409
    assert "who is at least 52 years old" in page.text
    assert f'name="seen" value="{place.text_id}"' in page.text


def test_the_pages_ask_as_often_for_three_measures_as_for_one(coordinator, coordinator_client, place):
    rows = {"measure_list": place, "measure_build": place, "framework_text": place.version}

    def asked(name):
        url = at(name, rows[name])
        with CaptureQueriesContext(connection) as queries:
            coordinator_client.get(url)
        return len(queries)

    carrying(place, coordinator, leave())
    [asked(name) for name in rows]  # the session is written once
    one = [asked(name) for name in rows]
    carrying(place, coordinator, leave(), leave("second"), leave("third"))
    assert [asked(name) for name in rows] == one
