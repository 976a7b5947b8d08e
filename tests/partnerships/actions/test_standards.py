"""Standards: found by the coordinator, contested by a party, carried over and to be confirmed where words changed."""

from functools import partial

import pytest
from django.db import IntegrityError, transaction

from jtportal.kernel.doors import Refused
from partnerships.actions import clauses, framework, standards
from partnerships.actions.standards import Judgement
from partnerships.enums import STANDARD_GROUPS, PolicyArea, Standard
from partnerships.models import StandardFinding
from partnerships.queries import framework as texts
from partnerships.queries import standards as reads
from tests.partnerships.accords import accord_of, said
from tests.partnerships.dutiful import bound_draft, clause_of, in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cast, coordinator):
    return accord_of(cast, coordinator)


def judge(version, by, verdict="gap", standard="C158", remark="No notice.", **more):
    judgement = Judgement(verdict, remark, more.pop("places", ()))
    return standards.judge(version=version, standard=standard, judgement=judgement, by=by, **more)


def test_the_checklist_names_each_standard_once():
    listed = [one for members in STANDARD_GROUPS.values() for one in members]
    assert sorted(listed) == sorted(Standard)
    assert len(STANDARD_GROUPS["fundamental"]) == 11
    areas = [one for one in PolicyArea if one.framework == "guidelines"]
    assert [one.value for one in STANDARD_GROUPS["areas"]] == [one.value for one in areas]


def test_the_last_finding_counts_and_those_before_stay(coordinator, version):
    place = clause_of(version)
    judge(version, coordinator, places=[place])
    judge(version, coordinator, verdict="met", remark="")
    now = reads.latest(version)["C158"]
    assert (now.finding.verdict, now.lines, now.carried, now.to_confirm) == ("met", (), False, False)
    assert [one.verdict for one in reads.history(version, "C158")] == ["met", "gap"]
    with pytest.raises(IntegrityError), transaction.atomic():
        StandardFinding.objects.update(verdict="met")


@pytest.mark.parametrize("verdict", ["gap", "not_relevant"])
def test_what_is_not_met_is_said_in_a_sentence(coordinator, version, verdict):
    with pytest.raises(Refused, match="Say in a sentence"):
        judge(version, coordinator, verdict=verdict, remark=" ")


def test_clauses_are_of_the_version_and_standards_of_the_list(cast, coordinator, version):
    other = accord_of(cast, coordinator, slug="other")
    with pytest.raises(Refused, match="clauses of this version"):
        judge(version, coordinator, places=[clause_of(other)])
    with pytest.raises(Refused, match="no such standard"):
        judge(version, coordinator, standard="C999")


def test_who_read_an_older_finding_is_told(coordinator, version):
    first = judge(version, coordinator, seen=0)
    with pytest.raises(Refused, match="judged this meanwhile"):
        judge(version, coordinator, verdict="met", seen=0)
    assert judge(version, coordinator, verdict="met", seen=first.pk).verdict == "met"


def test_of_two_who_judge_in_the_same_second_one_is_told(cast, coordinator, together):
    version = accord_of(cast, coordinator)
    done = together(*(partial(judge, version, coordinator, verdict=one, seen=0) for one in ("gap", "met")))
    assert sorted(type(one).__name__ for one in done) == ["Refused", "StandardFinding"]


def test_a_gap_is_to_be_confirmed_once_its_clause_says_something_else(coordinator, version):
    place = clause_of(version)
    judge(version, coordinator, places=[place])
    judge(version, coordinator, standard="C176", places=[clause_of(version, "Bridge to pension")])
    judge(version, coordinator, standard="C087", remark="Nothing on unions.")
    clauses.reword(place=place, wording=said("Amount", "With three months' notice."), by=coordinator)
    now = reads.latest(version)
    assert {key: one.to_confirm for key, one in now.items()} == {"C087": True, "C158": True, "C176": False}
    assert [line.place.pk for line in now["C158"].lines] == [place.pk]
    clauses.remove(place=clause_of(version, "Bridge to pension"), by=coordinator)
    gone = reads.latest(version)["C176"]
    assert (gone.to_confirm, gone.lines) == (True, ())


def test_findings_are_carried_into_the_next_version(cast, coordinator):
    place = in_force(cast, bound_draft(cast, coordinator), coordinator)
    old = place.version
    judge(old, coordinator, places=[place])
    judge(old, coordinator, standard="C176", verdict="met", remark="")
    new = framework.begin_version(agreement=old.agreement, base=old, reason="Review", by=coordinator)
    carried = reads.latest(new)
    assert {key: (one.carried, one.to_confirm) for key, one in carried.items()} == {
        "C158": (True, False),
        "C176": (True, False),
    }
    here = clause_of(new)
    assert [line.place.pk for line in carried["C158"].lines] == [here.pk]
    clauses.reword(place=here, wording=said("Amount", "With notice."), by=coordinator)
    assert reads.latest(new)["C158"].to_confirm
    judge(new, coordinator, verdict="met", remark="", places=[clause_of(new)])
    assert [reads.latest(one)["C158"].finding.verdict for one in (old, new)] == ["gap", "met"]
    assert reads.gaps(new, texts.lines(new)) == []


def test_a_party_contests_and_the_finding_stays(cast, coordinator, version):
    finding = judge(version, coordinator)
    row = standards.contest(finding=finding, remark="Clause 2 has notice.", by=cast.partner)
    assert (row.organisation, row.constituency) == (cast.partner.organisation, "workers")
    now = reads.latest(version)["C158"]
    assert (now.finding.verdict, list(now.contests)) == ("gap", [row])
    with pytest.raises(Refused, match="does not sit at this table"):
        standards.contest(finding=finding, remark="x", by=cast.outsider)
    with pytest.raises(Refused, match="what you see otherwise"):
        standards.contest(finding=finding, remark=" ", by=cast.partner)
