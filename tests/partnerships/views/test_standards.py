"""Standards on their pages: the checklist with its head, gaps in the margin, findings contested and carried over."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.actions import clauses, standards
from partnerships.actions.standards import Judgement
from partnerships.models import StandardContest, StandardFinding
from tests.browser.conftest import signed_in
from tests.conftest import member
from tests.factories.accounts import OrganisationFactory
from tests.factories.partnerships import PartnerFactory
from tests.partnerships.accords import accord_of, said
from tests.partnerships.dutiful import clause_of
from tests.partnerships.negotiation import words

pytestmark = pytest.mark.django_db


def at(name, **keywords):
    return reverse(f"partnerships:{name}", kwargs=keywords)


@pytest.fixture
def version(cast, coordinator):
    return accord_of(cast, coordinator)


def gap(version, by, standard="C158", remark="No notice is agreed."):
    places = [clause_of(version)]
    return standards.judge(
        version=version, standard=standard, judgement=Judgement("gap", remark, places), by=by
    )


def test_the_coordinator_judges_and_the_head_counts(coordinator, coordinator_client, version):
    page = coordinator_client.get(at("standard_list", pk=version.pk))
    assert "0 gaps, 22 not looked at" in words(page)
    url = at("standard_judge", pk=version.pk, standard="C158")
    early = coordinator_client.post(url, {"verdict": "gap", "remark": " ", "seen": "0"})
    assert "Say in a sentence" in str(early.context["form"].errors["remark"])
    place = clause_of(version)
    typed = {"verdict": "gap", "remark": "No notice is agreed.", "places": [place.pk], "seen": "0"}
    page = coordinator_client.post(url, typed, follow=True)
    assert "1 gap, 21 not looked at" in words(page)
    assert "C158 Termination of Employment Convention, 1982 gap" in words(page)
    form = coordinator_client.get(url).context["form"]
    assert (form["remark"].value(), form["places"].value()) == ("No notice is agreed.", [place.pk])
    late = coordinator_client.post(url, {**typed, "verdict": "met"})
    assert late.status_code == 422
    assert "judged this meanwhile" in words(late)
    assert StandardFinding.objects.get().found_by == coordinator.user


def test_gaps_stand_in_the_margin_of_their_clause(coordinator, coordinator_client, version):
    gap(version, coordinator)
    page = coordinator_client.get(at("framework_text", pk=version.pk)).text
    section = page[page.index(f'id="place-{clause_of(version).pk}"') :]
    assert "No notice is agreed." in section[: section.index("</section>")]
    assert page.count("No notice is agreed.") == 1


def test_what_changed_is_to_be_confirmed(coordinator, coordinator_client, version):
    gap(version, coordinator)
    clauses.reword(place=clause_of(version), wording=said("Amount", "With notice."), by=coordinator)
    page = words(coordinator_client.get(at("standard_list", pk=version.pk)))
    assert "1 finding is to be confirmed, for its clauses have changed." in page
    assert "Confirm or judge anew" in page


def test_a_party_contests_and_the_table_alone_reads_the_remark(cast, coordinator, version):
    finding = gap(version, coordinator)
    party = signed_in(cast.partner.user)
    assert party.get(at("standard_judge", pk=version.pk, standard="C158")).status_code == 403
    party.post(at("standard_contest", pk=finding.pk), {"remark": "Clause 2 has notice."})
    assert StandardContest.objects.get().organisation == cast.partner.organisation
    assert "Clause 2 has notice." in words(party.get(at("standard_list", pk=version.pk)))
    body = OrganisationFactory()
    PartnerFactory(partnership=cast.partnership, organisation=body, role="municipality")
    outside = words(signed_in(member(body, "viewer").user).get(at("standard_list", pk=version.pk)))
    assert "Clause 2 has notice." not in outside
    assert f"{cast.partner.organisation} (workers) sees it otherwise" in outside
    assert "No notice is agreed." in outside


def test_other_partnerships_find_nothing_and_no_standard_is_made_up(
    cast, coordinator, coordinator_client, version
):
    finding = gap(version, coordinator)
    stranger = signed_in(cast.outsider.user)
    for url in (
        at("standard_list", pk=version.pk),
        at("standard_judge", pk=version.pk, standard="C158"),
        at("standard_contest", pk=finding.pk),
    ):
        assert stranger.get(url).status_code == 404
    assert coordinator_client.get(at("standard_judge", pk=version.pk, standard="C999")).status_code == 404


def test_pages_ask_as_much_for_three_findings_as_for_one(cast, coordinator, coordinator_client, version):
    lengths = {"standard_list": [], "framework_text": []}
    for keys in (("C158",), ("C176", "guidelines.skills")):
        for key in keys:
            standards.contest(finding=gap(version, coordinator, standard=key), remark="No.", by=cast.partner)
        for name, counted in lengths.items():
            with CaptureQueriesContext(connection) as captured:
                assert coordinator_client.get(at(name, pk=version.pk)).status_code == 200
            counted.append(len(captured))
    assert all(len(set(counted)) == 1 for counted in lengths.values()), lengths
