"""What a text would mean for the roster: the numbers, the difference of an amendment, what is withheld from whom."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indicators.queries import effects
from partnerships.actions import adopting
from partnerships.calculations.measures import reading
from partnerships.calculations.measures.judging import judge
from partnerships.calculations.measures.logic import Answer
from tests.conftest import member
from tests.indicators import effects_made as made
from tests.indicators.effects_made import ONCE, PAID, old
from tests.partnerships.negotiation import words
from workforce.models import Worker
from workforce.queries.eligibility_facts import facts_of

pytestmark = pytest.mark.django_db


def at(name, **keywords):
    return reverse(f"indicators:effect_{name}", kwargs=keywords)


@pytest.fixture
def seen(client, cast):
    """Open a page as somebody; return the answer."""

    def see(actor, url):
        client.force_login(actor.user)
        return client.get(url)

    return see


def asked(client, page):
    """How many questions a page asks of the database."""
    with CaptureQueriesContext(connection) as told:
        assert client.get(page).status_code == 200
    return len(told)


def test_a_version_s_page_says_how_many_appear_eligible_and_what_a_year_costs(cast, seen):
    made.a_roster(cast)
    version = made.version_with(cast, old(60, **PAID))
    page = seen(cast.officer, at("version", pk=version.pk))
    told = words(page)
    assert "28 workers appear eligible for at least one measure." in told
    assert "over 85 workers on the roster" in told
    assert "people decide" in told
    assert page.context["all"]["women"] == "8"
    assert page.context["all"]["cost"] == "₴1.7M"  # 28 × 12 × 5,000
    assert [(row["label"], row["value"]) for row in page.context["splits"][3]["rows"]] == [
        ("Old Town", "20"),
        ("New Town", "8"),
    ]


def test_numbers_are_those_of_every_worker_judged(cast):
    made.a_roster(cast)
    made.workers(cast, 6, "1960-01-01", sex="", wage=None)
    documents = [
        old(60, **PAID),
        old(50, "later", barred_if_available=["leave"], **ONCE),
        made.document("unknown", [{"fact": "pension_on", "not_after": "as_of"}], **ONCE),
    ]
    version = made.version_with(cast, *documents)
    found = effects.of_version(version, sees_persons=True)
    day, measures = cast.partnership.today(), reading.of_documents(documents)
    facts = facts_of(cast.partnership, day, workers=Worker.objects.values_list("pk", flat=True))
    judged = [{one.key: one for one in judge(measures, one, day)} for one in facts.values()]
    for key in ("leave", "later", "unknown"):
        figure = found.figure(found.after, key)
        told = [one[key].answer for one in judged]
        assert (figure.yes, figure.cannot_tell) == (told.count(Answer.YES), told.count(Answer.CANNOT_TELL))
        for answer, cost in ((Answer.YES, figure.cost), (Answer.CANNOT_TELL, figure.open_cost)):
            due = [one[key].benefit.a_year for one in judged if one[key].answer is answer]
            assert cost.get("UAH", 0) == sum((one.amount for one in due if one), Decimal(0))
    together = found.figure(found.after, "")
    assert together.yes == sum(any(one.answer is Answer.YES for one in all_.values()) for all_ in judged)
    assert together.cannot_tell == len(judged) - together.yes  # the day of the pension is in no roster
    assert together.unpriced == 6


def test_an_amendment_s_page_says_the_difference(cast, seen):
    made.a_roster(cast)
    version = made.version_with(cast, old(60, **PAID))
    row = made.amended(version, cast.partner, old(52, **PAID))
    page = seen(cast.officer, at("amendment", pk=row.pk))
    assert "+11 workers appear eligible (women: +1). Cost a year: +₴660K ." in words(page)
    told = page.context["all"]
    assert (told["before"], told["after"], told["signed"]) == ("28", "39", "+11")
    assert page.context["lines"][0]["state"] == "changed"
    assert told["moved"] == [("11", True), ("0", False)]
    assert "11 workers come in by the amendment." in words(seen(cast.officer, told["in_url"]))


def test_a_change_in_one_s_own_room_is_costed_unseen(cast, seen):
    made.a_roster(cast)
    version = made.version_with(cast, old(60, **PAID))
    row = made.amended(version, cast.partner, old(52, **PAID), tabled=False)
    assert seen(cast.partner, at("amendment", pk=row.pk)).status_code == 200
    assert seen(cast.personnel, at("amendment", pk=row.pk)).status_code == 404
    assert seen(cast.outsider, at("version", pk=version.pk)).status_code == 404


def test_a_difference_of_few_is_not_shown_to_who_may_not_see_persons(cast, seen):
    """One woman and two men come in: neither the difference, nor the number with the amendment, nor any part."""
    made.a_roster(cast)
    made.workers(cast, 2, "1968-01-01")
    made.workers(cast, 1, "1968-01-01", sex="female")
    version = made.version_with(cast, old(60, **PAID))
    row = made.amended(version, cast.partner, old(56, **PAID))
    page = seen(cast.partner, at("amendment", pk=row.pk))
    assert "too few to show" in words(page)
    told = page.context["all"]
    assert (told["before"], told["after"], told["difference"], told["cost"]) == ("28", "", None, "")
    assert told["cost_difference"] is None
    assert all(not split["rows"] for split in page.context["splits"])
    assert "in_url" not in told
    whole = seen(cast.officer, at("amendment", pk=row.pk)).context["all"]
    assert (whole["signed"], whole["signed_women"]) == ("+3", "+1")


def test_one_woman_among_many_who_come_in_is_not_shown_apart(cast, seen):
    made.a_roster(cast)
    version = made.version_with(cast, old(60, **PAID))
    row = made.amended(version, cast.partner, old(52, **PAID))
    page = seen(cast.partner, at("amendment", pk=row.pk))
    told = page.context["all"]
    assert (told["signed"], told["signed_women"]) == ("+11", "")
    assert page.context["splits"][0]["rows"] == []
    before = seen(cast.partner, at("version", pk=version.pk)).context
    assert before["all"]["women"] == "8"  # what is published of the version stays


def test_two_drafts_of_one_room_do_not_give_the_worker_between_them_away(cast, seen):
    """Whoever drafts may ask anything; two drafts that part one worker are not both shown."""
    made.a_roster(cast)
    made.workers(cast, 9, "1970-01-01")
    made.workers(cast, 1, "1971-06-01")
    version = made.version_with(cast, old(60, **PAID))
    first = made.amended(version, cast.partner, old(52, **PAID), tabled=False)
    rule = made.document("leave", [{"fact": "birth_date", "before": "1971-05-31"}], **PAID)
    other = made.document("leave", [{"fact": "birth_date", "before": "1971-06-02"}], **PAID)
    second = made.amended(version, cast.partner, rule, title="Day", tabled=False)
    third = made.amended(version, cast.partner, other, title="Next day", tabled=False)
    shown = [
        seen(cast.partner, at("amendment", pk=row.pk)).context["all"]["after"]
        for row in (first, second, third)
    ]
    assert shown == ["49", "37", ""]
    assert effects.of_amendment(third, cast.partner, sees_persons=True).figure(-1, "").yes == 38


def test_what_cannot_be_told_makes_the_cost_a_band(cast, seen):
    made.workers(cast, 10, "1960-01-01")
    made.workers(cast, 5, "1960-01-01", sex="")
    men = made.document("men", [{"fact": "sex", "is": "male"}], **ONCE)
    version = made.version_with(cast, men)
    told = seen(cast.officer, at("version", pk=version.pk)).context["all"]
    assert (told["after"], told["cannot_tell"], told["cost"]) == ("10", "5", "₴10,000 to ₴15,000")


def test_whose_wage_is_unknown_stands_apart(cast, seen):
    made.workers(cast, 10, "1960-01-01")
    made.workers(cast, 6, "1960-01-01", wage=None)
    version = made.version_with(cast, old(60, **PAID))
    assert "The cost of 6 entitlements cannot be told" in words(
        seen(cast.officer, at("version", pk=version.pk))
    )


@pytest.mark.parametrize(
    ("documents", "rostered", "says"),
    [
        ((), True, "No clause carries a measure yet"),
        ((old(60),), False, "Nobody is on the roster"),
        ((old(60) | {"pathway": "nowhere"},), True, "“nowhere” is no pathway."),
    ],
)
def test_empty_states_teach(cast, seen, documents, rostered, says):
    if rostered:
        made.workers(cast, 1, "1960-01-01")
    version = made.version_with(cast, *documents)
    assert says in words(seen(cast.officer, at("version", pk=version.pk)))


def test_an_adopted_amendment_leads_to_the_version(cast, seen):
    made.a_roster(cast)
    version = made.version_with(cast, old(60))
    row = made.amended(version, cast.partner, old(52))
    adopting.adopt(amendment=row, by=made.coordinator(cast))
    page = seen(cast.officer, at("amendment", pk=row.pk))
    assert "This amendment stands in the text." in words(page)
    assert at("version", pk=version.pk) in page.text


def test_the_text_and_the_amendment_lead_here(cast, seen):
    made.a_roster(cast)
    version = made.version_with(cast, old(60, **PAID))
    row = made.amended(version, cast.partner, old(52, **PAID))
    text = seen(cast.officer, reverse("partnerships:framework_text", kwargs={"pk": version.pk}))
    assert at("version", pk=version.pk) in text.text
    page = seen(cast.officer, reverse("partnerships:amendment_detail", kwargs={"pk": row.pk}))
    assert "+11 workers appear eligible" in words(page)
    assert at("amendment", pk=row.pk) in page.text


def test_an_amendment_without_measures_says_nothing_of_an_effect(cast, seen):
    made.a_roster(cast)
    version = made.version_with(cast, old(60))
    place = version.places.exclude(chapter=None).first()
    change = made.Proposed("reword", place.clause, made.said("Other", "Other words."))
    row = made.amendments.draft(version=version, title="x", reason="x", changes=[change], by=cast.partner)
    page = seen(cast.partner, reverse("partnerships:amendment_detail", kwargs={"pk": row.pk}))
    assert "/effect/" not in page.text


@pytest.mark.parametrize("measure", ["", "later"])
def test_groups_are_shown_of_one_measure_at_a_time(cast, seen, measure):
    made.a_roster(cast)
    version = made.version_with(cast, old(60), old(50, "later"))
    page = seen(cast.officer, f"{at('version', pk=version.pk)}?measure={measure}")
    assert [tab["current"] for tab in page.context["tabs"]] == [not measure, False, bool(measure)]
    assert sum(int(row["value"]) for row in page.context["splits"][0]["rows"]) == 39


def test_amendments_that_stand_or_fall_together_are_counted_together(cast):
    made.a_roster(cast)
    version = made.version_with(cast, old(60))
    row = made.amended(version, cast.partner, old(52))
    other = made.Proposed("add", None, made.said("More", "x", measures=(old(20, "all"),)))
    second = made.amendments.draft(
        version=version, title="Second", reason="x", changes=[other], by=cast.partner
    )
    made.amendments.table(amendment=second, by=cast.partner)
    made.amendments.link(amendments=[row, second], by=cast.partner)
    row.refresh_from_db()
    found = effects.of_amendment(row, cast.officer, sees_persons=True)
    assert found.difference("") == 85 - 28
    assert [key for key, _before, _after in effects.measures_of(found)] == ["leave", "all"]


@pytest.mark.parametrize("number", [2, 4])
def test_a_page_asks_the_same_however_many_workers_and_texts(cast, seen, client, number):
    for _one in range(number):
        made.workers(cast, 3, "1960-01-01")
    version = made.version_with(cast, *(old(60 + one, f"m-{one}") for one in range(number)))
    rows = [made.amended(version, cast.partner, old(50 + one, title=f"{one}")) for one in range(number)]
    partner = member(cast.partner.organisation, "social_partner")
    pages = (at("version", pk=version.pk), at("amendment", pk=rows[-1].pk))
    for page in pages:
        seen(partner, page)
    assert [asked(client, page) for page in pages] == [13, 13]
