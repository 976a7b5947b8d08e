"""Insurance records: matched to follow-ups, shown beside what is known, taken over by decision."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jtportal.kernel.doors import Refused
from tests.factories.workforce import CaseFactory
from tests.workforce.outcomes import WORK, asked
from workforce.actions import follow_ups, insurance
from workforce.models import FollowUpAnswer, InsuranceFile, InsuranceRow

pytestmark = pytest.mark.django_db
HEAD = "personnel number;birth date;from;until;employer;wage\n"


def line(row, begins=-30, ends=None, employer="Bakery", wage="15000"):
    """A record of the person of a follow-up, from and to so many days after its day."""
    first = row.due_on + timedelta(days=begins)
    last = "" if ends is None else row.due_on + timedelta(days=ends)
    return f"{row.worker.personnel_number};{row.case.person.birth_date};{first};{last};{employer};{wage}\n"


def received(cast, *lines):
    upload = SimpleUploadedFile("records.csv", (HEAD + "".join(lines)).encode())
    return insurance.receive(partnership=cast.partnership, upload=upload, by=cast.officer)


def standing(row):
    return FollowUpAnswer.objects.get(follow_up=row, retracted_at=None)


def test_a_record_answers_the_day_that_lies_in_it(cast):
    row = asked(cast)
    file = received(cast, line(row, ends=0), line(row, begins=-60, ends=-31))
    assert (file.lines, file.unmatched, file.rows.get().difference) == (2, 1, "new")
    assert insurance.take(file=file, chosen=(), by=cast.officer) == 1
    answer = standing(row)
    assert (answer.status, answer.channel, answer.wage) == ("employed", "register", Decimal(15000))


def test_one_spell_answers_every_day_that_it_covers_and_none_to_come(cast):
    row = asked(cast, days=100, point="w4")
    file = received(cast, line(row))
    assert sorted(one.follow_up.point for one in file.rows.all()) == ["m3", "w4"]


def test_what_differs_is_taken_by_decision_alone(cast):
    same, other, left = asked(cast), asked(cast), asked(cast)
    for row in (same, other, left):
        follow_ups.answer(follow_up=row, by=cast.officer, hours=Decimal(30), check_pay="yes", **WORK)
    file = received(cast, line(same), line(other, wage="17000"), line(left, employer="Smithy"))
    known = {row.follow_up_id: row for row in file.rows.all()}
    m6 = {row: known[row.pk].difference for row in (same, other, left)}
    assert list(m6.values()) == ["same", "other", "other"]
    assert insurance.take(file=file, chosen=[known[other.pk].pk], by=cast.officer) >= 1
    taken, kept = standing(other), standing(left)
    assert (taken.wage, taken.channel, taken.hours, taken.check_pay) == (17000, "register", 30, "yes")
    assert (kept.employer, kept.channel) == ("Bakery", "officer")


def test_who_answered_since_keeps_the_answer(cast):
    row = asked(cast)
    file = received(cast, line(row, ends=0))
    follow_ups.answer(follow_up=row, by=cast.officer, status="retired")
    assert insurance.take(file=file, chosen=(), by=cast.officer) == 0
    assert standing(row).status == "retired"


def test_a_settled_file_says_nothing_about_people_any_more(cast):
    file = received(cast, line(asked(cast)))
    insurance.drop(file=file, by=cast.officer)
    assert not InsuranceRow.objects.exists()
    for act in (lambda: insurance.take(file=file, chosen=(), by=cast.officer),
                lambda: insurance.drop(file=file, by=cast.officer)):  # fmt: skip
        with pytest.raises(Refused):
            act()
    assert not FollowUpAnswer.objects.exists()


def test_nobody_else_is_matched_and_other_partnerships_are_not_asked(cast):
    foreign = asked(cast)
    CaseFactory()
    text = line(foreign).replace(str(foreign.case.person.birth_date), "1970-01-01")
    assert received(cast, text).unmatched == 1
    assert not InsuranceFile.objects.visible_to(cast.outsider).exists()


def test_a_national_number_finds_the_person(cast, settings):
    from accounts.calculations.sealing import number_hash  # noqa: PLC0415 - beside its only use

    row = asked(cast)
    person = row.case.person
    person.national_number_hash = number_hash("1234567890", settings.FIELD_KEY)
    person.save()
    text = f"national number;from;employer\n12345 67890;{row.due_on};Bakery\n"
    upload = SimpleUploadedFile("records.csv", text.encode())
    file = insurance.receive(partnership=cast.partnership, upload=upload, by=cast.officer)
    assert row.pk in file.rows.values_list("follow_up", flat=True)


def test_a_file_without_headings_is_refused_at_its_field(cast):
    upload = SimpleUploadedFile("records.csv", b"a;b\n1;2\n")
    with pytest.raises(Refused) as refused:
        insurance.receive(partnership=cast.partnership, upload=upload, by=cast.officer)
    assert refused.value.field == "file"
