"""Jobs reached stand against the targets of the partnership agreement, as every reader may see them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from indicators.actions import computing
from jtportal.kernel.actor import BEAT
from partnerships.models import PartnershipAgreement
from tests.conftest import member
from workforce.actions import communities
from workforce.models import Outcome

pytestmark = pytest.mark.django_db
BEGAN = date(2026, 1, 12)


@pytest.fixture
def firm(cast):
    """A business beside the mine."""
    row = communities.add(partnership=cast.partnership, kind="business", name="Bakery", by=cast.officer)
    communities.give(
        beneficiary=row, what="Oven", given_on=BEGAN, partner=cast.partner.organisation, by=cast.officer
    )
    return row


@pytest.fixture
def agreement(cast):
    """A partnership agreement in force on 84 jobs created and 61 formalised."""
    return PartnershipAgreement.objects.create(
        partnership=cast.partnership, number=1, state="in_force", in_force_on=BEGAN, aims="Work.",
        jobs_created=84, jobs_formalised=61, reach_by=date(2099, 12, 31),
    )  # fmt: skip


def verified(firm, by, number, **facts):
    """So many jobs that somebody has verified."""
    now = timezone.now()
    told = {"happened_on": BEGAN, "evidence": "Contract", "recorded_at": now, "verified_at": now}
    rows = [Outcome(beneficiary=firm, recorded_by=by.user, **{**told, **facts}) for _ in range(number)]
    return Outcome.objects.bulk_create(rows)


def pages(client, cast, agreement):
    """The overview and the page of the agreement, once it is counted."""
    computing.recompute(partnerships=[cast.partnership], by=BEAT, everything=True)
    client.force_login(cast.partner.user)
    detail = reverse("partnerships:agreement_detail", kwargs={"pk": agreement.pk})
    overview = reverse("partnerships:plan_detail", kwargs={"partnership": cast.partnership.code})
    return [client.get(url).text.replace("\xa0", " ") for url in (overview, detail)]


def test_109_of_145_jobs_are_reached(client, cast, firm, agreement):
    verified(firm, cast.officer, 48, kind="job_created")
    verified(firm, cast.officer, 4, kind="job_created", ended_on=BEGAN + timedelta(days=89))
    verified(firm, cast.officer, 61, kind="job_formalised")
    verified(firm, cast.officer, 7, kind="job_created", verified_at=None)
    verified(firm, cast.officer, 9, kind="firm_kept")
    for text in pages(client, cast, agreement):
        assert "<b>109</b> of 145 jobs = <b>75.2 %</b>" in text
        assert "48 of 84 = 57.1 %" in text
        assert "61 of 61 = 100.0 %" in text


def test_a_job_counts_from_the_ninetieth_day_on(client, cast, firm, agreement):
    verified(firm, cast.officer, 8, kind="job_created", ended_on=BEGAN + timedelta(days=90))
    assert "<b>8</b> of 145 jobs" in pages(client, cast, agreement)[0]


def test_too_few_jobs_are_said_to_nobody_who_may_not_see_persons(client, cast, firm, agreement):
    verified(firm, cast.officer, 3, kind="job_created")
    for text in pages(client, cast, agreement):
        assert "Too few jobs are verified to say how many of <b>145</b> are reached." in text
        assert "3 of 84" not in text
    client.force_login(cast.officer.user)
    detail = reverse("partnerships:agreement_detail", kwargs={"pk": agreement.pk})
    assert "<b>3</b> of 145 jobs" in client.get(detail).text


def test_a_version_that_is_not_in_force_tells_nothing(client, cast, firm, agreement):
    verified(firm, cast.officer, 8, kind="job_created")
    PartnershipAgreement.objects.update(state="draft", in_force_on=None)
    assert all("of 145 jobs" not in text for text in pages(client, cast, agreement))


def test_the_end_of_a_job_is_recorded_once_and_never_of_a_firm(officer_client, cast, firm):
    (job,) = verified(firm, member(cast.officer.organisation, "second_approver"), 1, kind="job_created")
    url = reverse("workforce:community_job_end", kwargs={"pk": job.pk})
    assert url in officer_client.get(f"/communities/{firm.pk}/").text
    assert officer_client.post(url, {"on": BEGAN - timedelta(days=1)}).status_code == 422
    assert officer_client.post(url, {"on": BEGAN + timedelta(days=30)}).status_code == 302
    assert "before 90 days: not counted" in officer_client.get(f"/communities/{firm.pk}/").text
    page = officer_client.post(url, {"on": BEGAN + timedelta(days=40)})
    assert "recorded already" in page.text
    (kept,) = verified(firm, cast.officer, 1, kind="firm_kept")
    url = reverse("workforce:community_job_end", kwargs={"pk": kept.pk})
    assert "Only a job ends here." in officer_client.post(url, {"on": BEGAN}).text
