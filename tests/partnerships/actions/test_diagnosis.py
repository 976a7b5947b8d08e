"""Baselines and questions set aside: recorded once, taken back with a reason."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import diagnosis
from partnerships.models import SetAside
from partnerships.queries import diagnosis as reads
from tests.partnerships.diagnoses import agreed, figure

pytestmark = pytest.mark.django_db


def aside(cast, question="gender"):
    return diagnosis.set_aside(
        partnership=cast.partnership, question=question, reason="Counted elsewhere.", by=cast.officer
    )


def test_a_wrong_figure_is_withdrawn_once_and_stays_known(cast):
    row = figure(cast)
    assert list(reads.board(cast.partnership).figures["economic"]) == [row]
    diagnosis.withdraw_figure(figure=row, reason="Thousands, not millions.", by=cast.officer)
    with pytest.raises(Refused):
        diagnosis.withdraw_figure(figure=row, reason="Again.", by=cast.officer)
    row.refresh_from_db()
    assert (row.reason, str(row.value)) == ("Thousands, not millions.", "12.5000")
    assert reads.board(cast.partnership).standing["economic"] == "open"


def test_a_question_is_set_aside_once_and_asked_again(cast):
    row = aside(cast)
    with pytest.raises(Refused):
        aside(cast)
    assert reads.board(cast.partnership).standing["gender"] == "aside"
    diagnosis.take_up(aside=row, by=cast.officer)
    with pytest.raises(Refused):
        diagnosis.take_up(aside=row, by=cast.officer)
    assert reads.board(cast.partnership).standing["gender"] == "open"
    aside(cast)
    assert SetAside.objects.count() == 2
    assert AuditEvent.objects.filter(verb="diagnosis.taken_up").count() == 1


def test_open_questions_are_counted_for_many_partnerships_as_on_their_page(cast, django_assert_num_queries):
    other = cast.outsider.organisation.partners.get().partnership
    figure(cast)
    agreed(cast, also=["age"])
    aside(cast)
    with django_assert_num_queries(3):
        found = reads.open_questions([cast.partnership, other])
    assert found == {cast.partnership.pk: 11, other.pk: 15}
    assert reads.board(cast.partnership).open == 11


def test_the_database_takes_no_question_set_aside_without_a_reason(cast):
    row = aside(cast)
    with pytest.raises(IntegrityError, match="partnerships_setaside_with_reason"), transaction.atomic():
        SetAside.objects.filter(pk=row.pk).update(reason="")
