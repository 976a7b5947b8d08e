"""The one-time link: its secret is nowhere, it opens once, and no longer than its days."""

from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.workforce.outcomes import asked
from workforce.actions import follow_up_links, follow_ups
from workforce.models import FollowUpAnswer, FollowUpLink
from workforce.queries.follow_up_links import open_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(cast):
    return asked(cast)


def make(cast, row):
    return follow_up_links.make(follow_up=row, language="uk", by=cast.officer)


def test_the_worker_answers_once(cast, row):
    token = make(cast, row)
    follow_up_links.use(token=token, status="employed", employer="Bakery", same_employer="yes")
    answer = FollowUpAnswer.objects.get()
    assert (answer.channel, answer.recorded_by, answer.employer) == ("link", None, "Bakery")
    assert open_link(token) is None
    with pytest.raises(Refused):
        follow_up_links.use(token=token, status="unemployed")
    assert FollowUpAnswer.objects.get().status == "employed"


def test_only_a_digest_is_kept(cast, row):
    token = make(cast, row)
    link = FollowUpLink.objects.get()
    assert token not in str(vars(link))
    assert len(token) >= 32
    assert not [one for one in AuditEvent.objects.all() if token in str(vars(one))]


def test_a_new_link_ends_the_one_before(cast, row):
    first, second = make(cast, row), make(cast, row)
    assert open_link(first) is None
    assert open_link(second) is not None


def test_a_link_ends_after_its_days(cast, row):
    token = make(cast, row)
    link = FollowUpLink.objects.get()
    assert link.expires_at - link.made_at == timedelta(days=follow_up_links.DAYS)
    FollowUpLink.objects.update(expires_at=link.made_at)
    assert open_link(token) is None
    with pytest.raises(Refused):
        follow_up_links.use(token=token, status="unemployed")
    with pytest.raises(Refused):
        follow_up_links.use(token="nothing", status="unemployed")


def test_a_refused_answer_does_not_use_the_link_up(cast, row):
    token = make(cast, row)
    FollowUpLink.objects.get()
    row.retracted_at = row.recorded_at
    row.save()
    with pytest.raises(Refused):
        follow_up_links.use(token=token, status="unemployed")
    assert FollowUpLink.objects.get().used_at is None


def test_no_link_before_the_day_and_none_in_a_language_without_the_form(cast):
    early = asked(cast, days=10, point="m12")
    with pytest.raises(Refused):
        make(cast, early)
    with pytest.raises(Refused) as refused:
        follow_up_links.make(follow_up=asked(cast), language="xx", by=cast.officer)
    assert refused.value.field == "language"


@pytest.mark.django_db(transaction=True)
def test_sent_twice_at_once_it_counts_once(cast, together):
    token = make(cast, asked(cast))
    results = together(*[lambda: follow_up_links.use(token=token, status="unemployed")] * 4)
    assert len([one for one in results if isinstance(one, FollowUpAnswer)]) == 1
    assert len([one for one in results if isinstance(one, Refused)]) == 3


@pytest.mark.django_db(transaction=True)
def test_departures_scheduled_at_once_are_asked_about_once(cast, together):
    row = asked(cast)
    row.__class__.objects.all().delete()
    together(*[lambda: follow_ups.schedule(partnership=cast.partnership, by=cast.officer)] * 3)
    assert row.__class__.objects.count() == 4
