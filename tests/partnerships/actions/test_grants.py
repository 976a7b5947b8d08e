"""A funded proposal's grant is committed once, within what was granted."""

from decimal import Decimal

import pytest
from django.urls import reverse

from jtportal.kernel.doors import Refused
from partnerships.actions import grants, ledger, money
from partnerships.models import Commitment
from tests.factories.calls import funded
from tests.partnerships.money import DAY, purse_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def purse(cast):
    return purse_of(cast, available="500000", currency="EUR")


@pytest.fixture
def proposal(cast, purse):
    return funded(cast.partnership, purse.coordinator)


def commit(proposal, line, by, amount="180000"):
    given = {"title": "Grant", "payee_name": "College", "on": DAY}
    return grants.commit(proposal=proposal, line=line, amount=Decimal(amount), by=by, **given)


def test_a_grant_is_committed_up_to_what_was_granted(proposal, purse):
    made = commit(proposal, purse.line, purse.coordinator, "100000")
    with pytest.raises(Refused, match=r"80000\.00 EUR") as refusal:
        commit(proposal, purse.line, purse.coordinator, "80000.01")
    assert refusal.value.field == "amount"
    commit(proposal, purse.line, purse.coordinator, "80000")
    ledger.release(commitment=made, amount=Decimal(5), reason="less", by=purse.coordinator)
    commit(proposal, purse.line, purse.coordinator, "5")
    assert Commitment.objects.filter(proposal=proposal).count() == 3


def test_no_grant_of_another_currency_or_that_is_none(cast, proposal, purse):
    other = purse_of(cast, title="Tools").line
    with pytest.raises(Refused, match="EUR") as refusal:
        commit(proposal, other, purse.coordinator)
    assert refusal.value.field == "line"
    with pytest.raises(Refused, match="funded"):
        commit(proposal.note, purse.line, purse.coordinator)


def test_from_the_proposal_to_the_commitment_and_back_through_the_pages(client, proposal, purse):
    client.force_login(purse.coordinator.user)
    page = reverse("partnerships:proposal_detail", kwargs={"pk": proposal.pk})
    address = reverse("partnerships:grant_commit", kwargs={"pk": proposal.pk})
    assert address in client.get(page).text
    form = client.get(address).context["form"]
    given = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    given = {name: value for name, value in given.items() if value is not None} | {"line": purse.line.pk}
    answer = client.post(address, given)
    made = Commitment.objects.get()
    assert answer.url == reverse("partnerships:commitment_detail", kwargs={"pk": made.pk})
    assert (made.proposal, made.payee_words) == (proposal, "Applicant 1")
    assert [int(one.amount) for one in made.tranches.all()] == [90000, 72000, 18000]
    assert [bool(one.condition) for one in made.tranches.all()] == [False, True, True]
    assert page in client.get(answer.url).text
    told = client.get(page).text
    assert answer.url in told
    assert address not in told  # nothing is left to commit
    call = client.get(reverse("partnerships:call_detail", kwargs={"pk": proposal.call_id}))
    assert "180" in call.context["committed"]
    assert "Of this, committed" in call.text


def test_without_a_line_of_the_currency_the_page_says_so(client, cast, purse):
    by = purse.coordinator
    proposal = funded(cast.partnership, by, currency="USD")
    client.force_login(by.user)
    address = reverse("partnerships:grant_commit", kwargs={"pk": proposal.pk})
    assert "No budget line is in USD" in client.get(address).text
    money.add_line(
        source=purse.source, title="Dollars", input_kind="finances", currency="USD", pledged=0, by=by
    )
    assert "No budget line" not in client.get(address).text
