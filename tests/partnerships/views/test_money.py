"""The pages of money: answers, forms, four eyes, a fixed number of queries."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.actions import ledger, money, payments
from partnerships.calculations.money import Part
from partnerships.models import Commitment, FundingSource, LedgerEntry, PaymentOrder
from tests.partnerships.money import DAY, committed, evidence, purse_of, thirds

pytestmark = pytest.mark.django_db


@pytest.fixture
def purse(cast):
    return purse_of(cast)


@pytest.fixture
def coordinator(client, purse):
    client.force_login(purse.coordinator.user)
    return client


def place(name, cast):
    return reverse(f"partnerships:{name}", kwargs={"partnership": cast.partnership.code})


def url(name, row):
    return reverse(f"partnerships:{name}", kwargs={"pk": row.pk})


def words(answer):
    return " ".join(answer.text.replace("\u00a0", " ").split())


def test_without_money_the_page_teaches_the_next_step(client, cast):
    client.force_login(cast.partner.user)
    text = words(client.get(place("money_detail", cast)))
    assert "No money is planned yet." in text
    assert "Begin with who gives money" in text
    assert place("source_new", cast) not in text  # for the coordinator alone


def test_from_the_source_to_the_payment_through_the_pages(client, cast, coordinator, purse):
    source = {"name": "Міська рада", "kind": "municipality", "instrument": "own", "origin": "domestic"}
    assert coordinator.post(place("source_new", cast), source).url == place("money_detail", cast)
    made = FundingSource.objects.get(name="Міська рада")
    line = {
        "source": made.pk,
        "title": "Courses",
        "input_kind": "finances",
        "currency": "uah",
        "pledged": "500",
    }
    answer = coordinator.post(place("line_new", cast), line)
    line = made.lines.get()
    assert (answer.url, line.currency) == (url("line_detail", line), "UAH")
    coordinator.post(url("line_allocate", line), {"amount": "400", "on": "2026-03-02"})
    coordinator.post(url("line_receive", line), {"amount": "150.5", "on": "2026-03-02"})
    answer = coordinator.post(
        url("line_commit", line),
        {"title": "Welders", "amount": "99.99", "payee_name": "College", "on": "2026-03-02", "share_1": "50",
         "share_2": "40", "condition_2": "report", "share_3": "10"},
    )  # fmt: skip
    made = Commitment.objects.get()
    assert answer.url == url("commitment_detail", made)
    assert [str(one.amount) for one in made.tranches.all()] == ["50.00", "40.00", "9.99"]
    second = made.tranches.get(position=2)
    coordinator.post(url("tranche_meet", second), {"on": "2026-04-01", "evidence": evidence()})
    pay = {"tranche": second.pk, "amount": "40", "document": evidence("invoice.txt")}
    coordinator.post(url("commitment_pay", made), pay)
    order = PaymentOrder.objects.get()
    assert coordinator.get(url("payment_release", order)).status_code == 403
    client.force_login(purse.approver.user)
    assert "invoice.txt" in client.get(url("payment_release", order)).text
    client.post(url("payment_release", order), {"on": "2026-04-02"})
    made.refresh_from_db()
    assert made.paid == Decimal("40.00")
    assert "<b>40 UAH</b> of 99.99 UAH are paid" in words(client.get(url("commitment_detail", made)))


def test_what_does_not_fit_is_said_at_its_field(coordinator, purse):
    answer = coordinator.post(
        url("line_commit", purse.line),
        {"title": "Too much", "amount": "1000.01", "payee_name": "X", "on": "2026-03-02"},
    )
    assert answer.status_code == 422
    assert "1,000\u00a0UAH" in answer.context["form"].errors["amount"][0]
    shares = {
        "title": "x",
        "amount": "10",
        "payee_name": "X",
        "on": "2026-03-02",
        "share_1": "50",
        "condition_2": "c",
    }
    errors = coordinator.post(url("line_commit", purse.line), shares).context["form"].errors
    assert set(errors) == {"share_1", "share_2"}
    no_payee = {"title": "x", "amount": "10", "on": "2026-03-02"}
    assert set(coordinator.post(url("line_commit", purse.line), no_payee).context["form"].errors) == {
        "payee_name"
    }
    for bad in ("XXX1", "QQQ", "DEM", "XTS"):
        line = {
            "source": purse.source.pk,
            "title": "x",
            "input_kind": "finances",
            "currency": bad,
            "pledged": "1",
        }
        errors = coordinator.post(place("line_new", purse.line), line).context["form"].errors
        assert set(errors) == {"currency"}


def test_amounts_without_a_rate_stand_apart(coordinator, cast, purse):
    other = money.add_line(
        source=purse.source, title="Tools", input_kind="partnerships", currency="EUR", pledged=Decimal(0),
        by=purse.coordinator,
    )  # fmt: skip
    ledger.allocate(line=other, amount=Decimal(100), by=purse.coordinator, on=DAY)
    assert "100 EUR stand apart" in words(coordinator.get(place("money_detail", cast)))
    rate = {"currency": "EUR", "on": "2026-01-05", "rate": "50.125", "source": "National Bank"}
    coordinator.post(place("rate_new", cast), rate)
    text = words(coordinator.get(place("money_detail", cast)))
    assert "6,012.50 UAH" in text
    assert "1 EUR = 50.125 UAH" in text
    again = coordinator.post(place("rate_new", cast), rate)
    assert set(again.context["form"].errors) == {"on"}
    assert set(
        coordinator.post(place("rate_new", cast), {**rate, "currency": "UAH"}).context["form"].errors
    ) == {"currency"}


def test_a_mistyped_rate_is_corrected_on_its_page(coordinator, cast, purse):
    other = money.add_line(
        source=purse.source, title="Tools", input_kind="partnerships", currency="EUR", pledged=Decimal(100),
        by=purse.coordinator,
    )  # fmt: skip
    rate = {"currency": "EUR", "on": "2026-01-05", "rate": "5.0125", "source": "National Bank"}
    coordinator.post(place("rate_new", cast), rate)
    row = other.partnership.exchange_rates.get()
    right = {"rate": "50.125", "source": "National Bank", "reason": "the comma had slipped"}
    assert coordinator.post(url("rate_correct", row), right).url == place("money_detail", cast)
    page = coordinator.get(place("money_detail", cast))
    assert page.context["sums"]["pledged"].amount == Decimal("7012.50")
    assert "corrected once" in page.text
    assert "was 5.0125 (National Bank)" in words(page)
    assert coordinator.post(url("rate_correct", row), right).status_code == 422
    tomorrow = str(cast.partnership.today() + timedelta(days=1))
    early = coordinator.post(place("rate_new", cast), {**rate, "on": tomorrow})
    assert set(early.context["form"].errors) == {"on"}


def test_the_same_money_is_added_up_by_source_terms_origin_and_plan(coordinator, cast, purse):
    by, plan = purse.coordinator, {"plan": "Plan of the basin, 2030"}
    own = money.add_source(
        partnership=cast.partnership, name="Town", kind="municipality", instrument="own", origin="domestic",
        by=by, plan="Plan of the Basin 2030",
    )  # fmt: skip
    money.change_source(source=purse.source, by=by, **plan)
    tools = money.add_line(
        source=own, title="Tools", input_kind="partnerships", currency="UAH", pledged=Decimal(30), by=by
    )
    ledger.receive(line=tools, amount=Decimal(10), by=by, on=DAY)
    cuts = dict(coordinator.get(place("money_detail", cast)).context["cuts"])
    found = {
        str(heading): {str(label): (of["pledged"].amount, of["received"].amount) for label, of in rows}
        for heading, rows in cuts.items()
    }
    donor, town = (Decimal(2000), Decimal(0)), (Decimal(30), Decimal(10))
    assert found == {
        "Input of the tree": {"finances": donor, "partnerships": town},
        "Kind of source": {"donor": donor, "municipality": town},
        "Terms": {"grant": donor, "own money": town},
        "Origin": {"international": donor, "domestic": town},
        "Territorial plan": {"Plan of the Basin 2030": (Decimal(2030), Decimal(10))},
    }
    assert '<option value="Plan of the Basin 2030">' in coordinator.get(place("source_new", cast)).text


def test_the_forecast_warns_of_the_quarter_in_which_the_money_runs_out(coordinator, cast, purse):
    today, by = cast.partnership.today(), purse.coordinator
    ledger.receive(line=purse.line, amount=Decimal(60), by=by, on=DAY)
    late, soon, far = (today + timedelta(days=days) for days in (-1, 0, 200))
    parts = [Part(Decimal(50), late), Part(Decimal(40), soon), Part(Decimal(10), far)]
    committed(purse, parts=parts)
    changed = {"title": "Courses", "input_kind": "finances", "pledged": "100", "pledge_due_on": far}
    coordinator.post(url("line_edit", purse.line), changed)
    page = coordinator.get(place("money_detail", cast))
    rows = [one["row"] for one in page.context["forecast"]["rows"]]
    assert (rows[0].inflow.amount, rows[0].outflow.amount, rows[0].balance) == (0, 90, -30)
    assert (rows[-1].inflow.amount, rows[-1].outflow.amount, rows[-1].balance) == (40, 10, 0)
    text = words(page)
    assert "the balance falls to -30 UAH" in text.replace("−", "-")
    assert "still to come, expected on" in words(coordinator.get(url("line_detail", purse.line)))
    ledger.receive(line=purse.line, amount=Decimal(40), by=by, on=DAY)
    assert "runs out" not in words(coordinator.get(place("money_detail", cast)))


def test_an_entry_is_taken_back_from_its_page(coordinator, purse):
    made = committed(purse, "10.00")
    entry = LedgerEntry.objects.get(kind="commitment")
    assert coordinator.post(url("ledger_correct", entry), {"reason": "twice"}).url == url(
        "commitment_detail", made
    )
    assert "taken back" in coordinator.get(url("commitment_detail", made)).text
    again = coordinator.post(url("ledger_correct", entry), {"reason": "twice"})
    assert again.status_code == 422
    allocation = LedgerEntry.objects.get(kind="allocation")
    assert coordinator.post(url("ledger_correct", allocation), {"reason": "x"}).url == url(
        "line_detail", purse.line
    )


def test_a_payment_is_refused_or_withdrawn(client, coordinator, purse):
    made = committed(purse, "10.00")
    first = payments.enter(commitment=made, amount=Decimal(4), by=purse.coordinator)
    second = payments.enter(commitment=made, amount=Decimal(4), by=purse.coordinator)
    coordinator.post(url("payment_withdraw", first))
    client.force_login(purse.approver.user)
    client.post(url("payment_refuse", second), {"reason": "no invoice"})
    assert [one.state for one in made.orders.order_by("pk")] == ["withdrawn", "refused"]
    assert "no invoice" in client.get(url("commitment_detail", made)).text


def test_lines_and_sources_change(coordinator, purse):
    changed = {"title": "Short courses", "input_kind": "technical_assistance", "pledged": "700"}
    coordinator.post(url("line_edit", purse.line), changed)
    purse.line.refresh_from_db()
    assert (purse.line.title, purse.line.pledged) == ("Short courses", 700)
    source = {"name": "Другий фонд", "kind": "eu", "instrument": "grant", "origin": "international"}
    coordinator.post(url("source_edit", purse.source), source)
    purse.source.refresh_from_db()
    assert purse.source.kind == "eu"
    reduced = committed(purse, "10.00")
    coordinator.post(url("commitment_reduce", reduced), {"amount": "4", "reason": "fewer"})
    reduced.refresh_from_db()
    assert reduced.committed == 6


def test_the_ledger_is_filtered_by_its_address(coordinator, cast, purse):
    committed(purse, "10.00")
    page = place("money_ledger", cast)
    for query, amount in (
        ("", 2),
        ("?kind=commitment", 1),
        ("?kind=nonsense", 2),
        (f"?line={purse.line.pk}", 2),
        ("?kind=release", 0),
    ):
        assert len(coordinator.get(page + query).context["entries"]) == amount


def test_pages_of_the_ledger_follow_one_another(coordinator, cast, purse, monkeypatch):
    monkeypatch.setattr("partnerships.views.lists.SIZE", 2)
    for number in range(3):
        committed(purse, "1.00", title=f"c{number}")
    first = coordinator.get(place("money_ledger", cast))
    second = coordinator.get(first.context["pager"]["next_url"])
    seen = [entry.note for page in (first, second) for entry in page.context["entries"]]
    assert seen == ["c2", "c1", "c0", ""]


def more(cast, number):
    """Another source with a line, a commitment in parts, a payment that waits and one that is released."""
    purse = purse_of(cast, title=f"Fund {number}")
    made = committed(purse, parts=thirds(), title=f"Course {number}")
    first = made.tranches.get(position=1)
    payments.enter(commitment=made, amount=Decimal(1), tranche=first, by=purse.coordinator)
    order = payments.enter(commitment=made, amount=Decimal(2), tranche=first, by=purse.coordinator)
    payments.release(order=order, by=purse.approver, on=date(2026, 3, 3))
    return made


def test_pages_ask_as_much_for_three_rows_as_for_one(client, cast):
    made = more(cast, 0)
    client.force_login(purse_of(cast, title="reader").coordinator.user)
    pages = [
        place("money_detail", cast),
        place("money_ledger", cast),
        url("line_detail", made.line),
        url("commitment_detail", made),
    ]
    counts = []
    for _round in range(2):
        for page in pages:
            client.get(page)
            with CaptureQueriesContext(connection) as asked:
                client.get(page)
            counts.append(len(asked))
        more(cast, len(counts))
        more(cast, len(counts) + 1)
        for number in range(2):
            ledger.commit(line=made.line, amount=Decimal(1), title=f"x{number}", by=cast.officer)
            first = made.tranches.get(position=1)
            payments.enter(commitment=made, amount=Decimal(1), tranche=first, by=cast.officer)
    assert counts[: len(pages)] == counts[len(pages) :]
    assert max(counts) <= 25
