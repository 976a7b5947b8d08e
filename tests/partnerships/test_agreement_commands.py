"""Agreements as files: loaded, dumped the same, and their rules tried on a table."""

import csv
from datetime import date
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from django.core.management.base import CommandError

from partnerships.actions import framework
from partnerships.models import FrameworkAgreement
from partnerships.queries import framework as reads
from tests.factories.accounts import OrganisationFactory
from tests.factories.partnerships import PartnerFactory
from tests.partnerships.accords import accord_of

pytestmark = pytest.mark.django_db
RULES = Path(__file__).parent / "measures" / "rules"


def document(*measures, **more):
    """An agreement's document with one clause that carries the measures."""
    clause = {
        "clause": "bridge",
        "heading": {"en": "Bridge", "uk": "Міст"},
        "body": {"en": "Paid.\n\n- half\n- half", "uk": "Сплачується; ґрунт, їжак."},
        "measures": list(measures),
    }
    return {
        "form": "framework-agreement/1",
        "agreement": "accord",
        "title": {"en": "Accord", "uk": "Угода"},
        "languages": ["en", "uk"],
        "term_from": "2026-01-01",
        "review_months": 6,
        "text": [{"chapter": "retirement", "heading": {"en": "Retirement"}, "clauses": [clause]}],
        **more,
    }


@pytest.fixture
def run(tmp_path, capsys):
    """`run(command, *words)` -> (exit status, what it printed)."""

    def go(*words):
        status, why = 0, ""
        try:
            call_command(*map(str, words))
        except SystemExit as ended:
            status = int(ended.code or 0)
        except CommandError as error:
            status, why = error.returncode, str(error)
        said = capsys.readouterr()
        return status, said.out + said.err + why

    return go


@pytest.fixture
def write(tmp_path):
    """`write(document)` -> path of a YAML file."""

    def into(content, name="in.yaml"):
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True))
        return path

    return into


def rule(name):
    """The measures of a rule of the field's."""
    [path] = RULES.glob(f"{name}*.yaml")
    return yaml.safe_load(path.read_text())


def test_what_is_dumped_loads_as_the_same(cast, run, write, tmp_path):
    place = cast.partnership.code
    term = {"term_until": "2029-12-31", "committee": "Двоє від кожної сторони; żółw."}
    given = document(*rule("r8"), **term)
    assert run("load_agreement", write(given), "--partnership", place)[0] == 0
    out = tmp_path / "out.yaml"
    assert run("dump_agreement", f"{place}/accord", "--out", out)[0] == 0
    dumped = yaml.safe_load(out.read_text())
    assert dumped["text"][0]["clauses"][0]["body"] == given["text"][0]["clauses"][0]["body"]
    again = {**dumped, "agreement": "copy"}
    assert run("load_agreement", write(again), "--partnership", place)[0] == 0
    rows = FrameworkAgreement.objects.order_by("pk")
    told = [(row.term_from, row.term_until, row.review_months, row.committee) for row in rows]
    assert told == [(date(2026, 1, 1), date(2029, 12, 31), 6, term["committee"])] * 2
    assert {name: dumped[name] for name in term} == term
    first, second = (reads.lines(row.versions.get()) for row in rows)
    assert [line.place.text.digest for line in first] == [line.place.text.digest for line in second]
    assert [line.number for line in first] == [line.number for line in second]


def test_a_file_is_the_draft_then_the_next_version(cast, coordinator, run, write):
    place = cast.partnership.code
    for heading in ("Bridge", "Bridge to pension"):
        given = document()
        given["text"][0]["clauses"][0]["heading"]["en"] = heading
        assert run("load_agreement", write(given), "--partnership", place)[0] == 0
    version = FrameworkAgreement.objects.get().versions.get()
    assert reads.lines(version)[1].place.text.heading["en"] == "Bridge to pension"
    assert reads.lines(version)[1].place.clause.texts.count() == 2
    framework.close(framework.lock(version), "signing", "framework_version.opened", coordinator)
    assert run("load_agreement", write(document()), "--partnership", place)[0] == 2
    framework.turn(version, "withdrawn", "framework_version.opened", coordinator)
    status, said = run("load_agreement", write(document()), "--partnership", place)
    assert (status, f"{place}/accord@2: 1 clauses" in said) == (0, True)


def test_parties_that_are_partners_sit_down_and_others_are_told(cast, run, write):
    union = OrganisationFactory(name="Miners' union of the north")
    PartnerFactory(partnership=cast.partnership, organisation=union, role="trade_union")
    parties = [
        {"organisation": str(union), "constituency": "workers"},
        {"organisation": "Nobody", "constituency": "employers"},
    ]
    status, said = run(
        "load_agreement", write(document(parties=parties)), "--partnership", cast.partnership.code
    )
    assert (status, "not at the table: Nobody" in said) == (0, True)
    assert [party.organisation for party in FrameworkAgreement.objects.get().parties.all()] == [union]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("just words", ""),
        ("a: [1", "no YAML, line"),
        ("a: &x [1]\nb: *x", "no YAML"),
        (
            document({"key": "m", "name": {"en": "M"}, "pathway": "nowhere"}),
            "text[0].clauses[0].measures[0].pathway",
        ),
        (document(languages=["xx"]), "languages[0]"),
        (document(text=[{"clause": "a b", "heading": {}}]), "text[0].clause"),
        (document(text=[{"paragraph": "x"}]), "text[0]"),
        (document(surprise=1), "surprise"),
    ],
    ids=["words", "yaml", "alias", "measure", "language", "key", "kind", "unknown"],
)
def test_what_is_wrong_is_told_by_its_place_and_nothing_is_written(cast, run, write, content, said):
    status, told = run("load_agreement", write(content), "--partnership", cast.partnership.code)
    assert status == 2
    assert said in told
    assert not FrameworkAgreement.objects.exists()


def test_wrong_options_end_with_three(cast, run, write, tmp_path):
    assert run("load_agreement", write(document()), "--partnership", "nowhere")[0] == 3
    assert run("load_agreement", tmp_path / "none.yaml", "--partnership", cast.partnership.code)[0] == 3
    assert run("dump_agreement", "nowhere/none")[0] == 3
    assert run("dump_agreement", f"{cast.partnership.code}/none@x")[0] == 3


def test_a_text_on_the_table_is_not_taken_over_by_a_file(cast, coordinator, run, write):
    version = accord_of(cast, coordinator)
    framework.open_to_negotiation(version=version, by=coordinator)
    status, said = run("load_agreement", write(document()), "--partnership", cast.partnership.code)
    assert (status, "by amendments alone" in said) == (2, True)


def test_rules_are_tried_on_a_table_to_the_day(cast, run, write, tmp_path):
    """R8: who is underground and 49 years and 364 days old on the day fails on one day."""
    place = cast.partnership.code
    assert run("load_agreement", write(document(*rule("r8"))), "--partnership", place)[0] == 0
    facts = tmp_path / "facts.csv"
    facts.write_text(
        "person,birth_date,underground,job_lost_on,accrued_pension\n"
        "ready,1972-06-30,yes,2022-06-30,1200 EUR\n"
        "one day short,1972-07-01,yes,2022-06-30,1200 EUR\n"
        "unknown,,yes,2022-06-30,1200 EUR\n"
    )
    out = tmp_path / "out.csv"
    status, said = run(
        "evaluate_agreement", f"{place}/accord", "--facts", facts, "--out", out, "--as-of", "2022-07-01"
    )
    assert (status, "3 people, 1 measures, 3 lines" in said) == (0, True)
    rows = {row["person"]: row for row in csv.DictReader(out.read_text().splitlines())}
    assert [rows[name]["answer"] for name in ("ready", "one day short", "unknown")] == [
        "yes",
        "no",
        "cannot tell",
    ]
    assert "age at_least 50" in rows["one day short"]["test"]
    assert rows["one day short"]["found"] == "49"
    assert "birth_date" in rows["unknown"]["missing"]
    assert (rows["ready"]["payment"], rows["ready"]["payments"]) == ("1200.00", "60")


def test_a_table_that_cannot_be_read_is_told_by_line_and_column(cast, run, write, tmp_path):
    place = cast.partnership.code
    run("load_agreement", write(document(*rule("r8"))), "--partnership", place)
    facts, out = tmp_path / "facts.csv", tmp_path / "out.csv"
    facts.write_text("person,birth_date,shoe_size\na,1972-06-31,44\n")
    status, _said = run("evaluate_agreement", f"{place}/accord", "--facts", facts, "--out", out)
    assert (status, out.exists()) == (2, False)
    facts.write_text("person,birth_date\na,1972-06-31\n")
    status, said = run("evaluate_agreement", f"{place}/accord", "--facts", facts, "--out", out)
    assert (status, "2" in said and "birth_date" in said) == (2, True)
