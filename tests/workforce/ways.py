"""A sheet of the ways, as short as tests need it."""

from decimal import Decimal

from workforce.actions import sheets
from workforce.calculations.pathways.rules import Way
from workforce.queries import way_rules
from workforce.views import sheet_words

PENSION = {"kind": "pension", "from": "2028-01-01", "until": None, "amount": "5100.50", "source": "estimate"}
EMPTY = {
    "commute": None, "training_weeks": None, "risk": "", "health": "", "pension": "", "unemployment": "",
}  # fmt: skip


def income(case, **amounts):
    """Lines of a monthly wage by way, from today on."""
    today = case.partnership.today().isoformat()
    line = {"kind": "wage", "from": today, "until": None, "source": "payslip"}
    return {way: [{**line, "amount": f"{Decimal(amount):.2f}"}] for way, amount in amounts.items()}


def rows(case, lines=None, told=None):
    """Every way once, with the hands of Poland; `lines` and `told` by way."""
    lines, told = lines or income(case, retention=9000), told or {}
    hands = way_rules.brought("PL")
    return [
        sheets.Row(
            way,
            [],
            lines.get(way.value, []),
            sheet_words.hands_of(hands, way),
            EMPTY | told.get(way.value, {}),
        )
        for way in Way
    ]


def sheet_of(case, by, *, lines=None, told=None, **more):
    """Save a sheet."""
    given = {"currency": "PLN", "before": {"health": "mine"}, "note": "", "texts": [], "by": by}
    return sheets.draw_up(case=case, rows=rows(case, lines, told), **(given | more))


def typed(client, address):
    """What a browser would send from the form at an address, untouched."""
    page = client.get(address)
    form = page.context["form"]
    given = {form.add_prefix(name): form[name].value() for name in form.fields}
    given = {name: "" if value is None else value for name, value in given.items()}
    return given | {"seen": page.context["seen"]}
