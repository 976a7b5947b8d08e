"""Pages that only say something."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/help/", "/accessibility/", "/personal-data/"])
def test_page_is_open_to_everybody_and_linked_from_the_foot(client, officer_client, address):
    assert f'href="{address}"' in officer_client.get("/you/").text
    client.logout()
    assert client.get(address).status_code == 200


def test_help_names_every_role(client):
    assert len(client.get("/help/").context["roles"]) == 10


def test_privacy_says_the_figures_that_are_set(client, settings):
    settings.ROSTER_FILE_DAYS, settings.SMALL_CELL_THRESHOLD = 17, 8
    page = client.get("/personal-data/").text
    assert "deleted after 17 days" in page
    assert "fewer than 8 people" in page


def test_style_guide_is_not_shown_in_production(client, settings):
    assert client.get("/style-guide/").status_code == 200
    settings.PRODUCTION = True
    assert client.get("/style-guide/").status_code == 404
