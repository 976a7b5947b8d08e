"""'My cases' is one thing for every role: I am the officer in charge, and the case is open."""

import pytest
from django.urls import reverse

from accounts.enums import CASE_ROLES, Role
from tests.conftest import member
from tests.factories.workforce import CaseFactory
from workforce.actions import cases
from workforce.forms.cases import CaseListForm
from workforce.models import Case
from workforce.queries import case_list, mine
from workforce.queries.case_list import Wanted

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(cast):
    def make(role):
        return cast.personnel if role == Role.EMPLOYER else member(cast.officer.organisation, role)

    return make


@pytest.fixture
def spread(cast):
    """One open and one closed case of somebody, others of a colleague and of nobody, one in another partnership."""

    def make(user):
        own, closed = CaseFactory.create_batch(2, worker__site=cast.site, officer=user)
        cases.close_case(case=closed, on=cast.partnership.today(), reason="left", by=cast.officer)
        CaseFactory(worker__site=cast.site, officer=cast.officer.user)
        CaseFactory(worker__site=cast.site)
        CaseFactory(officer=user)
        return own

    return make


@pytest.mark.parametrize("role", Role.values)
def test_every_way_to_my_cases_finds_the_same(client, cast, at, spread, role):
    actor = at(role)
    own = spread(actor.user)
    expected = [own.pk] if role in CASE_ROLES else []
    visible = Case.objects.visible_to(actor).filter(partnership=cast.partnership)
    assert list(visible.filter(mine.of(actor.user_id)).values_list("pk", flat=True)) == expected
    about = {"partnership": cast.partnership, "user_id": actor.user_id}
    for state in ("open", "all"):
        rows = case_list.narrowed(Case.objects.visible_to(actor), Wanted(mine=True, state=state), **about)
        assert list(rows.values_list("pk", flat=True)) == expected
    lists = case_list.standard_lists(Case.objects.visible_to(actor), **about)
    assert list(lists["mine"].values_list("pk", flat=True)) == expected
    client.force_login(actor.user)
    url = reverse("workforce:case_list", kwargs={"partnership": cast.partnership.code})
    answer = client.get(url, {"mine": "1", "state": "all"})
    assert answer.status_code == (200 if expected else 403)
    if expected:
        assert [line.pk for line in answer.context["lines"]] == expected
        today = client.get(reverse("workforce:today", kwargs={"partnership": cast.partnership.code}))
        assert today.context["people"]["mine"]["count"] == 1


def test_mine_means_open_whatever_else_is_asked():
    form = CaseListForm({"mine": "1", "state": "closed"}, sites=[], towns=[])
    assert form.wanted() == Wanted(mine=True)


def test_nobody_has_no_cases(cast):
    CaseFactory(worker__site=cast.site)
    assert not Case.objects.filter(mine.of(None)).exists()
