"""Which rows exist for whom: every model says so, or stands here with the reason why it need not."""

import pytest
from django.apps import apps
from django.db import models

from accounts.queries import actor_for
from jtportal.kernel.actor import BEAT, CLI, NOBODY
from jtportal.kernel.scoping import ScopedQuerySet
from tests.factories.accounts import MembershipFactory, UserFactory
from tests.house.source import FLOORS
from workforce.models import Case

pytestmark = pytest.mark.django_db
# Models whose rows no page asks for by themselves.
UNSCOPED = {
    "accounts.MailMessage": "the demonstration's mailbox: accounts.queries.mailbox opens it there alone",
    "accounts.RoleTitle": "what roles are called: shown to everybody",
    "accounts.SubjectKey": "secrets: only the recorder reads them",
    "indicators.Cursor": "how far the counting got: only the counting reads it",
    "partnerships.AgendaItem": "reached through its meeting",
    "partnerships.Attendance": "reached through its meeting",
    "partnerships.DecisionMove": "reached through its decision",
    "partnerships.Erratum": "reached through its meeting",
    "partnerships.RecommendationMove": "reached through its recommendation",
    "partnerships.TemplateEdge": "reached through its template",
    "partnerships.TemplateNode": "reached through its template",
    "workforce.CaseVersion": "reached through its case",
    "workforce.ChangeMark": "that something changed: only the counting reads it",
    "workforce.InsuranceRow": "reached through its file",
    "workforce.RegisterRow": "reached through its file",
    "workforce.RosterRow": "reached through its import",
    "workforce.SiteMapping": "reached through its site",
    "workforce.WorkerReturn": "reached through its worker",
    "workforce.WorkerVersion": "reached through its worker",
}
OURS = [model for model in apps.get_models() if model._meta.app_label in FLOORS]


def scoped(model):
    """Say whether the model's own queryset says which rows exist for whom."""
    kind = type(model._default_manager.all())
    return issubclass(kind, ScopedQuerySet) and kind.scope is not ScopedQuerySet.scope


def test_every_model_is_classified():
    assert {model._meta.label for model in OURS if not scoped(model)} == set(UNSCOPED)


class Forgetful(ScopedQuerySet):
    """A queryset that does not say."""


@pytest.fixture
def forgetful(django_user_model):
    """The users, asked for by a queryset that forgot to say which exist for whom."""
    UserFactory()
    return Forgetful(model=django_user_model)


def test_silence_is_none(forgetful):
    actor = actor_for(MembershipFactory(role="administrator").user)
    assert not forgetful.visible_to(actor).exists()


def test_machines_see_all_and_nobody_sees_none(forgetful):
    assert forgetful.visible_to(CLI).exists()
    assert forgetful.visible_to(BEAT).exists()
    assert not forgetful.visible_to(NOBODY).exists()


@pytest.mark.parametrize(
    "model", [model for model in OURS if scoped(model)], ids=lambda model: model._meta.label
)
def test_person_kept_out_sees_nothing(model):
    user = MembershipFactory().user
    actor = actor_for(user)
    user.is_active = False
    assert not model._default_manager.visible_to(actor).exists()


@pytest.mark.parametrize(
    "model", [model for model in OURS if scoped(model)], ids=lambda model: model._meta.label
)
def test_person_without_a_role_is_asked_for_without_a_fault(model):
    rows = model._default_manager.visible_to(actor_for(UserFactory()))
    assert isinstance(rows, models.QuerySet)
    list(rows)


def test_cases_exist_for_the_employment_service_alone(world):
    cast, case = world.cast, world.row(Case)
    assert case in Case.objects.visible_to(cast.officer)
    assert {*Case.objects.visible_to(cast.officer)} == {*Case.objects.filter(partnership=cast.partnership)}
    for actor in (cast.partner, cast.outsider, cast.personnel):
        assert not Case.objects.visible_to(actor).exists()
