"""The book of contributions only grows; a line is taken back once, by its counter-entry."""

from datetime import date, timedelta
from decimal import Decimal
from threading import Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction

from jtportal.kernel.doors import Refused
from partnerships.actions import contributions
from partnerships.models import Contribution, ContributionEntry

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 4)


@pytest.fixture
def pledge(union, coordinator):
    """Forty thousand hryvnias that the union pledged."""
    return contributions.pledge(
        partner=union,
        kind="money",
        title="Grants",
        amount=Decimal(40000),
        currency="UAH",
        on=MAY,
        by=coordinator,
    )


def sums(row):
    found = Contribution.objects.with_sums().get(pk=row.pk)
    return found.pledged, found.received


def test_received_stands_against_pledged(pledge, coordinator):
    contributions.receive(contribution=pledge, amount=Decimal("12500.50"), on=MAY, by=coordinator)
    contributions.add_to_pledge(contribution=pledge, amount=Decimal(5000), on=MAY, by=coordinator)
    assert sums(pledge) == (45000, Decimal("12500.50"))


def test_a_line_is_taken_back_whole_and_what_is_right_entered_anew(pledge, coordinator):
    wrong = contributions.receive(contribution=pledge, amount=Decimal(9000), on=MAY, by=coordinator)
    contributions.correct(entry=wrong, reason="A zero less.", amount=Decimal(900), by=coordinator)
    assert sums(pledge) == (40000, 900)
    assert list(pledge.entries.order_by("pk").values_list("amount", flat=True)) == [40000, 9000, -9000, 900]
    with pytest.raises(Refused, match="taken back already"):
        contributions.correct(entry=wrong, reason="Again.", by=coordinator)
    with pytest.raises(Refused, match="itself a correction"):
        contributions.correct(entry=wrong.corrected_by, reason="Again.", by=coordinator)
    with pytest.raises(Refused, match="what was wrong"):
        contributions.correct(entry=pledge.entries.order_by("pk").last(), reason=" ", by=coordinator)


def test_the_book_only_grows(pledge):
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        ContributionEntry.objects.update(amount=1)
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        ContributionEntry.objects.all()._raw_delete("default")
    with pytest.raises(IntegrityError), transaction.atomic():
        ContributionEntry.objects.create(contribution=pledge, side="received", amount=-5, on=MAY)


def test_staff_time_is_counted_in_days_and_money_in_a_currency(union, coordinator):
    time = contributions.pledge(
        partner=union,
        kind="staff_time",
        title="Advisers",
        amount=Decimal(30),
        currency="UAH",
        on=MAY,
        by=coordinator,
    )
    assert time.currency == ""
    with pytest.raises(Refused, match="which currency"):
        contributions.pledge(
            partner=union, kind="in_kind", title="Rooms", amount=Decimal(30), on=MAY, by=coordinator
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.create(partner=union, kind="money", title="x")


@pytest.mark.parametrize(("amount", "days", "field"), [(0, 0, "amount"), (-3, 0, "amount"), (5, 1, "on")])
def test_nothing_and_days_to_come_are_refused(pledge, coordinator, amount, days, field):
    day = pledge.partnership.today() + timedelta(days=days)
    with pytest.raises(Refused) as refusal:
        contributions.receive(contribution=pledge, amount=Decimal(amount), on=day, by=coordinator)
    assert refusal.value.field == field
    assert sums(pledge) == (40000, 0)


def test_a_line_keeps_its_paper(pledge, coordinator, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    paper = SimpleUploadedFile("statement.txt", b"12,500 received")
    entry = contributions.receive(
        contribution=pledge, amount=Decimal(1), on=MAY, upload=paper, by=coordinator
    )
    assert entry.document.name == "statement.txt"


@pytest.mark.django_db(transaction=True)
def test_of_many_who_correct_at_once_one_does(pledge, coordinator):
    entry, refused = pledge.entries.get(), []

    def correct():
        try:
            contributions.correct(entry=entry, reason="Twice.", by=coordinator)
        except Refused as refusal:
            refused.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=correct) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 5
    assert sums(pledge) == (0, 0)
