"""What stands in the database after `load_demo`."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db.models import F, Min, OuterRef, Subquery
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AuditEvent, Membership, User
from accounts.queries import actor_for
from indicators.demo.cast import CASTS, DEMO_PASSWORD, PORTAL
from indicators.demo.load import unfinished
from indicators.demo.stories import BY_CODE, BY_SITE, ROSTERS
from indicators.models import Binding, Reading, Target
from partnerships.models import Partnership, TreeNode
from workforce.models import Case, CaseVersion, Person, RosterImport, Site, Task, Worker, WorkerVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
COUNTED = (
    User,
    Partnership,
    Person,
    Worker,
    WorkerVersion,
    Case,
    CaseVersion,
    Task,
    RosterImport,
    Target,
    Reading,
)


def test_all_four_are_there_with_a_roster_for_each_quarter():
    assert unfinished() == []
    for code, story in BY_CODE.items():
        came = RosterImport.objects.filter(site__partnership__code=code, site__code=story.site, state="done")
        assert came.count() == ROSTERS
        assert max(came.values_list("reference_day", flat=True)) < date(2026, 10, 31)


def test_a_second_time_nothing_happens():
    before = [model.objects.count() for model in COUNTED]
    events = AuditEvent.objects.count()
    said = StringIO()
    call_command("load_demo", processes=1, stdout=said)
    assert "The demonstration is there." in said.getvalue()
    assert [model.objects.count() for model in COUNTED] == before
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize(
    "member", [member for cast in CASTS.values() for member in cast.members], ids=lambda m: m.email
)
def test_everybody_signs_in_and_acts_for_their_organisation(member):
    user = authenticate(None, email=member.email, password=DEMO_PASSWORD)
    assert user is not None
    assert member.role in actor_for(user).roles
    assert user.is_staff == (member in PORTAL.members and member.role == Role.ADMINISTRATOR)


def test_every_role_can_be_tried_in_ukraine_and_somebody_acts_for_two():
    roles = {member.role for member in CASTS["ua-demo"].members if member.shown}
    assert roles == set(Role)
    coordinator = User.objects.get(email="coordinator@ua.demo.example")
    assert Membership.objects.filter(user=coordinator).values("organisation").distinct().count() == 2


def test_officers_see_their_cases_and_others_see_none():
    for code in BY_CODE:
        short = code.removesuffix("-demo")
        officer = actor_for(User.objects.get(email=f"officer@{short}.demo.example"))
        viewer = actor_for(User.objects.get(email=f"viewer@{short}.demo.example"))
        seen = Case.objects.visible_to(officer)
        assert seen.filter(officer=officer.user).exists()
        assert set(seen.values_list("partnership__code", flat=True)) == {code}
        assert not Case.objects.visible_to(viewer).exists()


def test_what_lists_repeat_is_what_the_versions_say():
    for case in Case.objects.prefetch_related("versions").select_related("person", "worker"):
        last = list(case.versions.standing())[-1]
        assert (case.pathway, case.status) == (last.pathway, last.status)
        assert case.search.startswith(case.person.search)
    for worker in Worker.objects.select_related("current"):
        assert worker.current == worker.versions.current().get()
    waiting = Task.objects.filter(case=OuterRef("pk"), done_at=None).order_by("due_on")
    off = Case.objects.annotate(first=Subquery(waiting.values("due_on")[:1])).exclude(next_due_on=F("first"))
    assert not off.exclude(next_due_on=None, first=None).exists()


def test_everything_became_known_after_it_was_so_and_before_now():
    now = timezone.now()
    for model in (WorkerVersion, CaseVersion):
        assert not model.objects.filter(recorded_at__gt=now).exists()
        assert not model.objects.filter(recorded_at__date__lt=F("valid_from")).exists()
        assert model.objects.aggregate(first=Min("recorded_at"))["first"].date() < date(2026, 10, 1)
    assert not Case.objects.filter(closed_at__gt=now).exists()


def test_life_leaves_its_traces():
    today = timezone.now().date()
    assert Task.objects.filter(done_at=None, due_on__lt=today).exists()
    assert Task.objects.filter(done_at=None, due_on__gt=today).exists()
    assert Task.objects.filter(done_at=None, kind="conversation", owner__isnull=False).exists()
    assert Worker.objects.exclude(left_on=None).exists()
    assert Case.objects.exclude(closed_on=None).exists()
    assert WorkerVersion.objects.filter(standing="document").exists()
    assert CaseVersion.objects.exclude(reason="").exclude(pathway="none").exists()


def test_the_trees_stand_with_numbers_on_their_nodes():
    for partnership in Partnership.objects.filter(code__in=BY_CODE):
        keys = set(
            TreeNode.objects.filter(version__tree__partnership=partnership).values_list("key", flat=True)
        )
        bound = set(Binding.objects.filter(partnership=partnership).values_list("node_key", flat=True))
        assert bound
        assert bound <= keys
        whole = (
            Reading.objects.filter(partnership=partnership, indicator="workers_registered").current().whole()
        )
        assert whole.values("period").distinct().count() >= ROSTERS


@pytest.mark.parametrize("site", BY_SITE)
def test_the_next_roster_goes_in(site, tmp_path):
    code = BY_SITE[site].code
    said = StringIO()
    call_command("demo_roster", site, out=tmp_path / "next", stdout=said)
    options = {"partnership": code, "site": site, "dry_run": True, "stdout": said}
    with pytest.raises(SystemExit) as ended:
        call_command("import_roster", str(tmp_path / "next"), **options)
    assert ended.value.code == 1  # some rows slipped, on purpose
    assert "--as-of 20" in said.getvalue()
    assert Path(tmp_path / "next").stat().st_size > 1000
    assert Site.objects.filter(code=site).count() == 1


def test_demo_users_prints_everybody_on_the_sign_in_page_and_the_password_once():
    said = StringIO()
    call_command("demo_users", stdout=said)
    for member in (member for cast in CASTS.values() for member in cast.members if member.shown):
        assert member.email in said.getvalue()
    assert said.getvalue().count(DEMO_PASSWORD) == 1
