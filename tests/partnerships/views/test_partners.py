"""Partners in the browser's words: who is in, what each gives, who may write what."""

import html
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Organisation
from partnerships.actions import contacts, contributions, leads, sharing
from partnerships.models import Contribution, LeadTerm, Partner, PartnerContact
from tests.factories.partnerships import PartnerFactory

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 4)


def listed(cast):
    return reverse("partnerships:partner_list", kwargs={"partnership": cast.partnership.code})


def of(name, row):
    return reverse(f"partnerships:{name}", kwargs={"pk": row.pk})


def furnish(partner, by):
    """Give a partner one of everything."""
    contacts.add(partner=partner, name="Office", phone="1", by=by)
    sharing.record(partner=partner, covers="Totals", valid_from=MAY, by=by)
    pledge = contributions.pledge(
        partner=partner, kind="money", title="Grants", amount=Decimal(1000), currency="EUR", on=MAY, by=by
    )
    contributions.receive(contribution=pledge, amount=Decimal(250), on=MAY, by=by)
    return pledge


def test_the_list_says_which_kinds_of_partners_are_missing(coordinator_client, cast):
    page = coordinator_client.get(listed(cast))
    assert page.context["missing"] == 3
    assert [kind["met"] for kind in page.context["kinds"]] == [False, True, True, False, True, False]
    for role in ("municipality", "provider", "financial"):
        PartnerFactory(partnership=cast.partnership, role=role)
    page = coordinator_client.get(listed(cast))
    assert "Every kind of partner that is needed is in." in page.text


def test_nobody_comes_in_as_the_first_role_of_the_list(coordinator_client, cast):
    url = reverse("partnerships:partner_add", kwargs={"partnership": cast.partnership.code})
    answer = coordinator_client.post(url, {"name": "Town of Banovići", "valid_from": "2026-05-04"})
    assert answer.status_code == 422
    assert "role" in answer.context["form"].errors
    assert f"{url}?role=municipality" in coordinator_client.get(listed(cast)).text
    assert (
        coordinator_client.get(f"{url}?role=municipality").context["form"]["role"].value() == "municipality"
    )


def test_list_and_page_ask_the_same_for_one_partner_and_for_three(
    coordinator_client, cast, union, coordinator
):
    counts = []
    for row in Partner.objects.filter(partnership=cast.partnership):
        furnish(row, coordinator)
        found = []
        for url in (listed(cast), of("partner_detail", row)):
            coordinator_client.get(url)
            with CaptureQueriesContext(connection) as queries:
                assert coordinator_client.get(url).status_code == 200
            found.append(len(queries))
        counts.append(found)
    assert counts[0] == counts[1] == counts[2]


def test_an_organisation_that_is_new_to_the_portal_comes_in(coordinator_client, cast):
    url = reverse("partnerships:partner_add", kwargs={"partnership": cast.partnership.code})
    typed = {
        "name": "Savings bank",
        "role": "financial",
        "valid_from": "2026-05-04",
        "responsibilities": "Lends.",
    }
    page = coordinator_client.post(url, typed, follow=True)
    assert "Savings bank" in page.text
    row = Partner.objects.get(role="financial")
    assert (row.organisation.kind, row.organisation.country) == ("financial", "UA")
    page = coordinator_client.post(url, {**typed, "organisation": Organisation.objects.first().pk})
    assert "not both" in page.text


def test_responsibilities_stand_on_the_partners_page(coordinator_client, union):
    typed = {"role": "trade_union", "valid_from": "2024-01-01", "responsibilities": "Runs the job bank."}
    page = coordinator_client.post(of("partner_change", union), typed, follow=True)
    assert "Runs the job bank." in page.text
    typed["valid_until"] = "2023-01-01"
    assert coordinator_client.post(of("partner_change", union), typed).status_code == 422


def test_the_lead_changes_hands(coordinator_client, union, service, coordinator):
    leads.hand_over(partner=service, on=MAY, by=coordinator)
    page = coordinator_client.post(of("partner_lead", union), {"on": "2026-06-01"}, follow=True)
    assert page.context["leads"]
    assert LeadTerm.objects.filter(valid_until=None).get().partner == union


def test_received_stands_against_pledged_in_words(coordinator_client, union, cast, coordinator):
    furnish(union, coordinator)
    text = coordinator_client.get(of("partner_detail", union)).text.replace("\xa0", " ")
    assert '<b class="num">250 EUR</b>' in text
    assert "750 EUR is still to come." in text
    assert "250 EUR" in coordinator_client.get(listed(cast)).text.replace("\xa0", " ")


def test_a_pledge_is_typed(coordinator_client, union):
    typed = {"kind": "money", "title": "Grants", "amount": "1,250.50", "currency": "", "on": "2026-05-04"}
    page = coordinator_client.post(of("contribution_pledge", union), typed)
    assert "Say in which currency." in page.text
    coordinator_client.post(of("contribution_pledge", union), {**typed, "currency": "UAH"})
    row = Contribution.objects.with_sums().get()
    assert (row.pledged, row.currency) == (Decimal("1250.50"), "UAH")


def test_a_line_is_corrected_from_the_page(coordinator_client, union, coordinator):
    pledge = furnish(union, coordinator)
    entry = pledge.entries.get(side="received")
    typed = {"reason": "Another account.", "amount": "300"}
    page = coordinator_client.post(of("entry_correct", entry), typed, follow=True)
    assert "receipt taken back" in page.text
    assert Contribution.objects.with_sums().get().received == 300


def test_a_partners_own_people_write_what_came_in_and_whom_one_reaches(
    client, cast, union, service, coordinator
):
    own, others = furnish(union, coordinator), furnish(service, coordinator)
    client.force_login(cast.partner.user)
    assert (
        client.post(of("contribution_receive", own), {"amount": "5", "on": "2026-05-05"}).status_code == 302
    )
    assert client.post(of("contact_add", union), {"name": "B", "phone": "2"}).status_code == 302
    for name, row in (
        ("contribution_receive", others), ("contact_add", service), ("contribution_more", own),
        ("contribution_pledge", union), ("partner_change", union), ("partner_lead", union), ("sharing_add", union),
    ):  # fmt: skip
        assert client.get(of(name, row)).status_code == 403, name
    contact = PartnerContact.objects.get(partner=service)
    assert client.post(of("contact_remove", contact)).status_code == 403


def test_a_data_sharing_agreement_is_let_end(coordinator_client, union, coordinator):
    furnish(union, coordinator)
    row = union.data_sharings.get()
    page = coordinator_client.post(of("sharing_end", row), {"on": "2026-05-10"}, follow=True)
    assert "ended 10 May 2026" in page.text


ROLES = {
    "municipality": "municipality",
    "employment_service": "employment service",
    "employer": "employer",
    "mine_operator": "mine operator",
    "trade_union": "trade union",
    "employers_organisation": "employers&#x27; organisation",
    "provider": "education and training provider",
    "financial": "financial institution",
    "ngo": "non-governmental organisation",
    "chamber": "chamber or agency",
}


@pytest.mark.parametrize("role", ROLES)
def test_a_partner_comes_in_in_each_of_the_ten_roles(coordinator_client, cast, role):
    url = reverse("partnerships:partner_add", kwargs={"partnership": cast.partnership.code})
    assert role in dict(coordinator_client.get(url).context["form"].fields["role"].choices)
    typed = {"name": "Newcomer", "role": role, "valid_from": "2026-05-04"}
    assert coordinator_client.post(url, typed).status_code == 302
    row = Partner.objects.get(organisation__name="Newcomer")
    assert (row.role, row.organisation.kind) == (role, role)
    (line,) = [
        one for one in coordinator_client.get(listed(cast)).context["lines"] if one["name"] == "Newcomer"
    ]
    assert html.escape(str(line["roles"][0])) == ROLES[role]
    assert f"{ROLES[role].capitalize()} ·" in coordinator_client.get(of("partner_detail", row)).text


def test_staff_time_comes_in_and_is_shown_in_days_beside_money(coordinator_client, cast, union, coordinator):
    furnish(union, coordinator)
    typed = {"kind": "staff_time", "title": "An adviser", "amount": "40", "currency": "", "on": "2026-05-04"}
    coordinator_client.post(of("contribution_pledge", union), typed)
    row = Contribution.objects.get(kind="staff_time")
    typed = {"amount": "12.5", "on": "2026-05-05"}
    assert coordinator_client.post(of("contribution_receive", row), typed).status_code == 302
    text = coordinator_client.get(of("partner_detail", union)).text.replace("\xa0", " ")
    assert '<b class="num">12.50 days of work</b> of 40 days of work pledged has come in.' in text
    assert "27.50 days of work is still to come." in text
    (line,) = [one for one in coordinator_client.get(listed(cast)).context["lines"] if one["sums"]]
    shown = [(one["received"], one["pledged"]) for one in line["sums"]]
    assert [[word.replace("\xa0", " ") for word in pair] for pair in shown] == [
        ["250 EUR", "1,000 EUR"],
        ["12.50 days of work", "40 days of work"],
    ]


def test_what_is_given_in_kind_comes_in_and_is_read_back(coordinator_client, cast, union):
    typed = {"kind": "in_kind", "title": "A hall", "amount": "6000", "currency": "UAH", "on": "2026-05-04"}
    coordinator_client.post(of("contribution_pledge", union), typed)
    row = Contribution.objects.get()
    typed = {"amount": "1500", "on": "2026-05-05", "note": "Three months of rent"}
    assert coordinator_client.post(of("contribution_receive", row), typed).status_code == 302
    text = coordinator_client.get(of("partner_detail", union)).text.replace("\xa0", " ")
    assert 'A hall <span class="badge">in kind</span>' in text
    assert '<b class="num">1,500 UAH</b> of 6,000 UAH pledged has come in.' in text
    assert "Three months of rent" in text
    assert '<b class="num">1,500 UAH</b>' in coordinator_client.get(listed(cast)).text.replace("\xa0", " ")


def test_whom_one_reaches_is_read_on_the_partners_page(coordinator_client, cast, union):
    typed = {"name": "Olha Hnatiuk", "position": "secretary", "phone": "+380 44 123"}
    assert coordinator_client.post(of("contact_add", union), typed).status_code == 302
    text = coordinator_client.get(of("partner_detail", union)).text
    for words in ("<b>Olha Hnatiuk</b>", "secretary", "+380 44 123"):
        assert words in text
    assert "Olha Hnatiuk" in coordinator_client.get(listed(cast)).text
