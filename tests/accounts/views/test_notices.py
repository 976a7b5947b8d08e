"""What a person was told."""

import pytest
from django.urls import reverse

from accounts.actions import memberships, notices
from accounts.models import Notice
from jtportal.kernel.actor import CLI
from tests.factories.accounts import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST, READ = reverse("accounts:notice_list"), reverse("accounts:notice_read")


def test_granted_role_is_told_in_a_sentence(client):
    user = UserFactory()
    memberships.grant(user=user, organisation=OrganisationFactory(name="Mine"), role="viewer", by=CLI)
    client.force_login(user)
    page = client.get(LIST)
    assert "You now act for Mine: viewer." in page.text
    assert "Notices (1 new)" in page.text


def test_reading_marks_all_as_read(client):
    user = UserFactory()
    memberships.grant(user=user, organisation=OrganisationFactory(), role="viewer", by=CLI)
    client.force_login(user)
    assert client.post(READ).url == LIST
    page = client.get(LIST)
    assert page.context["unread"] == 0
    assert "You have read everything." in page.text


def test_looking_alone_marks_nothing(client):
    user = UserFactory()
    notices.tell(user=user, kind="membership_granted", params={"organisation": "M", "role": "viewer"}, by=CLI)
    client.force_login(user)
    client.get(LIST)
    assert Notice.objects.get().read_at is None


def test_others_notices_stay_theirs(client):
    stranger = UserFactory()
    notices.tell(
        user=stranger, kind="membership_granted", params={"organisation": "Secret", "role": "viewer"}, by=CLI
    )
    client.force_login(UserFactory())
    assert "Secret" not in client.get(LIST).text
    client.post(READ)
    assert Notice.objects.get().read_at is None


def test_kind_that_nobody_put_into_words_shows_itself_and_links(client):
    user = UserFactory()
    notices.tell(user=user, kind="new_kind", url="/help/", by=CLI)
    client.force_login(user)
    assert '<a href="/help/">new_kind</a>' in client.get(LIST).text


def test_nothing_told_yet_says_so(client):
    client.force_login(UserFactory())
    assert "Nobody has told you anything yet." in client.get(LIST).text
