"""Kinds of partners are data: how many of each have to be in, and how the pages say that there are too few."""

import json

import pytest
from django.urls import reverse

from partnerships.calculations import course
from partnerships.models import Partnership
from partnerships.queries import phases
from tests.factories.partnerships import PartnerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_employers(tmp_path, monkeypatch):
    """The courses as shipped, but for two employers that have to be in."""
    data = json.loads(course.FILE.read_text(encoding="utf-8"))
    data["kinds"]["employer"]["at_least"] = 2
    path = tmp_path / "phases.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    monkeypatch.setattr(course, "FILE", path)
    course.courses.cache_clear()
    yield
    course.courses.cache_clear()


def page(client, cast):
    return client.get(reverse("partnerships:partner_list", kwargs={"partnership": cast.partnership.code}))


def said(cast):
    """Return the overview's two sentences about the kinds of partners: the checklist's and the risk's."""
    place = Partnership.objects.get(pk=cast.partnership.pk)
    answers = phases.checklists([place], {place.pk: ["anchor"]})[place.pk]["anchor"].lines
    points = phases.points([place]).get(place.pk, [])
    return (
        next(line.reason for line in answers if line.key == "composition"),
        [point.label for point in points if "of this kind" in point.label],
    )


def test_one_of_two_is_too_few_and_says_how_many_are_needed(coordinator_client, cast, two_employers):
    Partnership.objects.filter(pk=cast.partnership.pk).update(phase="diagnosis")
    answer = page(coordinator_client, cast)
    line = answer.context["kinds"][2]
    assert (line["met"], line["there"], line["at_least"]) == (False, 1, 2)
    assert "1 is in; at least 2 have to be." in answer.text
    assert "Of 1 kind there are too few." in answer.text
    kinds = (
        "municipality (0 of 1); employer (a mine operator counts) (1 of 2); "
        "education and training provider (0 of 1); financial institution (0 of 1)"
    )
    assert said(cast) == (
        f"There are too few partners yet of this kind: {kinds}.",
        [f"Too few partners of this kind are in today: {kinds}."],
    )


def test_a_second_one_is_enough(coordinator_client, cast, two_employers):
    Partnership.objects.filter(pk=cast.partnership.pk).update(phase="diagnosis")
    for role in ("municipality", "provider", "financial", "employer"):
        PartnerFactory(partnership=cast.partnership, role=role)
    answer = page(coordinator_client, cast)
    assert "have to be" not in answer.text
    assert "Every kind of partner that is needed is in." in answer.text
    assert said(cast) == ("There is a partner of each of the 6 kinds that are needed.", [])


def test_none_of_a_kind_is_missing_not_too_few(coordinator_client, cast):
    answer = page(coordinator_client, cast)
    assert (answer.context["missing"], answer.context["too_few"]) == (3, 0)
    assert "At least 1 has to be in; there is none." in answer.text
    assert said(cast)[0].startswith("There is no partner yet of this kind: municipality; education")
