"""The plan against the policy frameworks: what nobody serves, who may say so, and green jobs by a definition."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from jtportal.kernel.actor import BEAT
from partnerships.actions import policy, trees
from partnerships.enums import Framework, PolicyArea
from partnerships.models import GreenJobs, PolicyTag
from tests.conftest import member
from tests.factories.markets import intervention_in, market_of
from tests.partnerships.plans import plan_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(cast):
    """A coordinator of a partnership that has a tree."""
    trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=BEAT), by=BEAT)
    return member(cast.officer.organisation, "coordinator")


def address(cast, name, query=""):
    return reverse(f"partnerships:{name}", kwargs={"partnership": cast.partnership.code}) + query


def test_the_frameworks_name_nine_four_and_eight_areas():
    sizes = {one: sum(area.framework == one for area in PolicyArea) for one in Framework}
    assert sizes == {Framework.GUIDELINES: 9, Framework.CONCLUSIONS: 4, Framework.TRENDS: 8}


def test_the_matrix_says_what_nobody_serves(client, cast, coordinator):
    client.force_login(cast.partner.user)
    empty = client.get(address(cast, "policy_matrix"))
    assert "<b>21</b> of 21 policy areas are served by nobody" in empty.content.decode()
    areas = [PolicyArea.SKILLS, PolicyArea.TREND_SKILLS]
    policy.tag(partnership=cast.partnership, target="output:O5", areas=areas, by=coordinator)
    policy.tag(partnership=cast.partnership, target="output:gone", areas=[PolicyArea.RIGHTS], by=coordinator)
    page = client.get(address(cast, "policy_matrix"))
    assert "<b>19</b> of 21" in page.content.decode()
    skills = page.context["frameworks"][0]["lines"][3]
    assert [cell["target"].short for cell in skills["cells"] if cell["served"]] == ["O5"]
    assert "policy_tagging" not in page.content.decode()
    assert address(cast, "policy_tagging") not in page.content.decode()


def test_a_coordinator_says_what_serves_what_and_the_trail_knows(client, cast, coordinator):
    client.force_login(coordinator.user)
    url = address(cast, "policy_tagging", "?target=output:O5")
    assert client.get(url).status_code == 200
    data = {"guidelines": ["guidelines.skills", "guidelines.rights"], "trends": ["trends.skills"]}
    assert client.post(url, data).status_code == 302
    assert client.post(url, data).status_code == 302
    assert AuditEvent.objects.filter(verb="policy.tagged").count() == 1
    assert client.post(url, {"guidelines": ["guidelines.rights"]}).status_code == 302
    assert list(PolicyTag.objects.values_list("area", flat=True)) == ["guidelines.rights"]
    assert client.get(address(cast, "policy_tagging", "?target=output:NONE")).status_code == 404
    assert client.post(url, {"guidelines": ["guidelines.magic"]}).status_code == 422
    client.force_login(cast.partner.user)
    assert client.post(url, data).status_code == 403


def test_blocks_trends_and_areas_that_are_ticked_are_kept_and_shown_as_ticked(client, cast, coordinator):
    client.force_login(coordinator.user)
    url = address(cast, "policy_tagging", "?target=output:O5")
    by_framework = {
        one.value: [area.value for area in PolicyArea if area.framework == one] for one in Framework
    }
    first = {name: areas[:2] for name, areas in by_framework.items()}
    assert set(first) == {"guidelines", "conclusions", "trends"}
    then = {**first, "conclusions": by_framework["conclusions"][1:], "trends": []}
    for ticked in (first, then, by_framework):
        assert client.post(url, ticked).status_code == 302
        kept = PolicyTag.objects.filter(partnership=cast.partnership, target="output:O5")
        assert set(kept.values_list("area", flat=True)) == {area for some in ticked.values() for area in some}
        form = client.get(url).context["form"]
        assert {name: set(form[name].value()) for name in ticked} == {
            name: set(areas) for name, areas in ticked.items()
        }


def test_green_jobs_need_a_stated_definition_and_a_reason(client, cast, coordinator):
    client.force_login(coordinator.user)
    url = address(cast, "policy_tagging", "?target=output:O4")
    asked = {"jobs": "12", "reason": "Insulation", "guidelines": ["guidelines.skills"]}
    refused = client.post(url, asked)
    assert refused.status_code == 422
    assert b'value="Insulation"' in refused.content
    assert not PolicyTag.objects.exists()
    green = address(cast, "policy_green")
    assert b"preserving or restoring" in client.get(green).content
    assert client.post(green, {"text": "Decent and clean", "source": "The partners"}).status_code == 302
    assert client.post(url, asked | {"reason": ""}).status_code == 422
    assert client.post(url, asked).status_code == 302
    page = client.get(address(cast, "policy_matrix")).content.decode()
    assert "12 green jobs expected" in page
    assert "Decent and clean" in page
    assert client.post(green, {"text": "Cleaner still", "source": "The partners"}).status_code == 302
    assert "by an earlier definition" in client.get(address(cast, "policy_matrix")).content.decode()
    assert client.post(url, {"jobs": "0"}).status_code == 302
    assert not GreenJobs.objects.exists()


def test_interventions_in_markets_stand_beside_the_outputs(client, cast, coordinator):
    row = intervention_in(market_of(cast.partnership), name="Voucher for repair skills")
    key = f"market:{row.pk}"
    policy.tag(partnership=cast.partnership, target=key, areas=[PolicyArea.SKILLS], by=coordinator)
    client.force_login(coordinator.user)
    page = client.get(address(cast, "policy_matrix"))
    assert "Voucher for repair skills" in page.content.decode()
    skills = page.context["frameworks"][0]["lines"][3]
    assert [cell["target"].key for cell in skills["cells"] if cell["served"]] == [key]
    assert client.get(address(cast, "policy_tagging", f"?target={key}")).status_code == 200


def test_interventions_of_the_action_plan_say_what_they_serve(client, cast, coordinator):
    row = plan_of(cast, title="Heat-pump fitters").intervention
    key = f"intervention:{row.pk}"
    client.force_login(coordinator.user)
    plan = client.get(address(cast, "activity_list")).content.decode()
    tagging = address(cast, "policy_tagging", f"?target={key}")
    assert "It is not said yet which policy areas it serves." in plan
    assert tagging.replace(":", "%3A") in plan
    assert client.post(tagging, {"guidelines": ["guidelines.skills"]}).status_code == 302
    assert "skills development" in client.get(address(cast, "activity_list")).content.decode()
    page = client.get(address(cast, "policy_matrix"))
    skills = page.context["frameworks"][0]["lines"][3]
    assert [cell["target"].key for cell in skills["cells"] if cell["served"]] == [key]
    client.force_login(cast.partner.user)
    seen = client.get(address(cast, "policy_matrix")).content.decode()
    assert address(cast, "activity_list", f"#i{row.pk}") in seen
    assert tagging.replace(":", "%3A") not in client.get(address(cast, "activity_list")).content.decode()


def test_queries_stay_the_same_however_much_is_tagged(
    client, cast, coordinator, django_assert_max_num_queries
):
    client.force_login(cast.officer.user)
    url = address(cast, "policy_matrix")
    client.get(url)
    with django_assert_max_num_queries(60) as first:
        client.get(url)
    for number in range(1, 6):
        policy.tag(
            partnership=cast.partnership, target=f"output:O{number}", areas=PolicyArea.values, by=coordinator
        )
    with django_assert_max_num_queries(len(first.captured_queries)):
        page = client.get(url)
    assert "Every policy area is served" in page.content.decode()
