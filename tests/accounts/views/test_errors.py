"""Error pages: what happened, what was kept, and the request's id for whoever helps."""

import re

import pytest
from django.test import Client, RequestFactory

from accounts.views import errors

pytestmark = pytest.mark.django_db
ID = re.compile(r"<code>[0-9a-f-]{36}</code>")


def test_page_that_is_not_there_says_so_and_names_the_request(officer_client):
    response = officer_client.get("/nowhere/")
    assert response.status_code == 404
    assert ID.search(response.text)


def test_page_that_one_may_not_open_says_so(officer_client):
    response = officer_client.get("/audit/")
    assert response.status_code == 403
    assert ID.search(response.text)


def test_form_without_its_token_is_explained(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.officer.user)
    response = client.post("/you/", {})
    assert response.status_code == 403
    assert "the form was not taken" in response.text


@pytest.mark.parametrize(("view", "status"), [(errors.server_error, 500), (errors.bad_request, 400)])
def test_fault_of_ours_is_said_without_asking_the_database(view, status, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = view(RequestFactory().get("/"))
    assert response.status_code == status


def test_fault_in_a_page_shows_the_500_page(client, officer_client, monkeypatch):
    officer_client.raise_request_exception = False
    monkeypatch.setattr("accounts.views.profile.roles_held", lambda *_args: 1 / 0)
    response = officer_client.get("/you/")
    assert response.status_code == 500
    assert "Something broke on our side." in response.text
