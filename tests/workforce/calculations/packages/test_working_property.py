"""Amounts against a slow path that counts whole cents with fractions, and what must hold whatever is given."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.measures.faults import Faults
from workforce.calculations.packages import reading, working
from workforce.calculations.packages.language import Approvals

CENTS = st.decimals(0, 100_000, places=2)
PERCENT = st.integers(0, 150)


def maybe(strategy):
    return st.none() | strategy


@st.composite
def components(draw, key):
    """One component's document, of any rate and length."""
    one = {"key": key, "kind": "relocation", "name": {"en": key}}
    rate = draw(st.sampled_from(["share", "less", "times", "fixed", "per", "bands"]))
    if rate in ("share", "less"):
        one |= {"share": draw(PERCENT), "basis": ["rent", "utilities"]}
        one |= {"less": "wage"} if rate == "less" else {}
    elif rate == "times":
        one |= {"times": draw(st.integers(0, 12)), "basis": "rent"}
    elif rate == "bands":
        edges = draw(st.lists(st.integers(0, 900), min_size=1, max_size=3, unique=True))
        amounts = [
            {draw(st.sampled_from(["from", "over"])): edge, "fixed": str(draw(CENTS))} for edge in edges
        ]
        one["bands"] = {"by": "distance_km", "amounts": amounts}
    else:
        one["fixed"] = str(draw(CENTS))
        one |= {"per": "days", "units": draw(st.integers(1, 9))} if rate == "per" else {}
    if draw(st.booleans()):
        first = draw(st.integers(1, 4))
        one |= {"paid": "monthly", "months": first + draw(st.integers(0, 9)), "first": first}
        if rate in ("share", "less") and draw(st.booleans()):
            least = draw(st.integers(0, one["share"]))
            steps = {"after": draw(st.integers(1, 5)), "every": draw(st.integers(1, 3)), "by": draw(PERCENT)}
            one["falls"] = {**steps, "least": least}
    limits = [str(limit) for limit in draw(st.lists(CENTS, max_size=2))]
    if draw(st.booleans()):
        limits.append({"share": draw(PERCENT), "basis": "average_wage", "per": "days"})
    one |= {"most": limits} if limits else {}
    total = draw(maybe(CENTS))
    return one | ({} if total is None else {"most_in_all": str(total)})


@st.composite
def packages(draw):
    """A package of some components, with a cap and an advance or without."""
    parts = [draw(components(f"c{n}")) for n in range(draw(st.integers(1, 3)))]
    document = {"key": "p", "name": {"en": "P"}, "currency": "EUR", "components": parts}
    most = draw(maybe(CENTS))
    document |= {} if most is None else {"most": str(most)}
    share = draw(maybe(st.integers(0, 100)))
    return document | ({} if share is None else {"advance": {"share": share, "most": str(draw(CENTS))}})


FIGURES = st.fixed_dictionaries(
    {
        **dict.fromkeys(("rent", "utilities", "wage", "average_wage"), CENTS),
        "distance_km": st.decimals(0, 1000, places=1),
        "days": st.integers(0, 12).map(Decimal),
        "months": st.integers(0, 15).map(Decimal),
    }
)


def read(document):
    faults = Faults()
    package = reading.package(document, "p", faults)
    assert not faults, faults
    return package


def cents(amount: Fraction) -> int:
    """Round half up to whole cents."""
    return int((amount * 100 + Fraction(1, 2)) // 1)


def exact(value):
    return Fraction(str(value))


def slow_base(one, month, figures):
    """One payment before its limits, from the document itself."""
    if "share" in one:
        base = exact(figures["rent"]) + exact(figures["utilities"])
        base = max(base - (exact(figures["wage"]) if "less" in one else 0), 0)
        return base * slow_percent(one, month) / 100
    if "times" in one:
        return exact(figures["rent"]) * one["times"]
    if "bands" in one:
        amount, reached = Fraction(0), exact(figures["distance_km"])
        for band in sorted(one["bands"]["amounts"], key=lambda band: band.get("from", band.get("over"))):
            if ("from" in band and reached >= band["from"]) or ("over" in band and reached > band["over"]):
                amount = exact(band["fixed"])
        return amount
    return exact(one["fixed"]) * (min(int(figures["days"]), one["units"]) if "per" in one else 1)


def slow_percent(one, month):
    """The per cent of a month: month by month, one step down when its turn comes."""
    percent = Fraction(one["share"])
    if falls := one.get("falls"):
        for past in range(1, month + 1):
            if past > falls["after"] and (past - falls["after"] - 1) % falls["every"] == 0:
                percent = max(percent - falls["by"], falls["least"])
    return percent


def slow_payment(one, month, figures):
    """One payment in cents."""
    amount = slow_base(one, month, figures)
    for limit in one.get("most", []):
        if isinstance(limit, dict):
            whole = exact(figures["average_wage"]) * limit["share"] / 100 * int(figures["days"])
        else:
            whole = exact(limit)
        amount = min(amount, whole)
    return cents(amount)


def slow(document, figures):
    """The total of a package in cents, cent by cent of what is left."""
    left = cents(exact(document["most"])) if "most" in document else None
    total = 0
    for one in document["components"]:
        own = cents(exact(one["most_in_all"])) if "most_in_all" in one else None
        months = [0]
        if one.get("paid") == "monthly":
            months = [m for m in range(1, int(figures["months"]) + 1) if one["first"] <= m <= one["months"]]
        for month in months:
            amount = slow_payment(one, month, figures)
            amount = amount if own is None else min(amount, own)
            own = own if own is None else own - amount
            amount = amount if left is None else min(amount, left)
            left = left if left is None else left - amount
            total += amount
    return total


@given(packages(), FIGURES)
def test_amounts_are_those_of_the_slow_path(document, figures):
    worked = working.work_out(read(document), figures)
    assert worked.total * 100 == slow(document, figures)


@given(packages(), FIGURES)
def test_no_payment_is_nothing_or_in_parts_of_a_cent_and_parts_add_up(document, figures):
    package = read(document)
    worked = working.work_out(package, figures)
    for advance in (False, True):
        parts = working.instalments(worked, advance=advance)
        assert sum(one.amount for one in parts) == worked.total
        assert len({(one.component, one.period) for one in parts}) == len(parts)
        assert all(one.amount > 0 and one.amount == round(one.amount, 2) for one in parts)
    assert worked.advance <= worked.total
    assert package.most is None or worked.total <= package.most


@given(packages(), FIGURES, st.decimals(0, 5000, places=2))
def test_asking_for_less_never_gives_more(document, figures, wanted):
    package = read(document)
    whole = working.work_out(package, figures)
    less = working.work_out(package, figures, {"c0": wanted})
    assert less.lines[0].total <= min(wanted, whole.lines[0].total)


@given(st.decimals(0, 10_000, places=2))
def test_more_money_never_needs_fewer_people(amount):
    bands = (Approvals(Decimal(500), 1), Approvals(Decimal(5000), 2), Approvals(None, 3))
    assert working.approvals_for(bands, amount) == (1 if amount <= 500 else 2 if amount <= 5000 else 3)
