"""A partnership of Bosnian kind, its people, and how they go through the portal's pages.

A `Walk` is one window; `as_` changes who sits before it. Fields are named as the forms name them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from indicators.actions import computing
from jtportal.kernel.actor import BEAT, CLI
from partnerships.actions import trees
from partnerships.models import Partnership
from tests.factories.accounts import MembershipFactory, OrganisationFactory

CODE = "ba-valley"
PATIENCE = 15_000  # milliseconds that a page may take on a busy machine
PAPER = {"name": "paper.txt", "mimeType": "text/plain", "buffer": b"What was agreed."}
BODIES = {  # key -> (name, kind of organisation, the role of its person)
    "portal": ("Portal office", "ngo", "administrator"),
    "service": ("Employment service", "employment_service", "coordinator"),
    "town": ("Town of Banovići", "municipality", "second_approver"),
    "mine": ("Brown coal mine", "mine_operator", "employer"),
    "school": ("Adult school", "provider", "provider"),
    "union": ("Miners’ union", "trade_union", "social_partner"),
    "judges": ("Evaluators", "ngo", "evaluator"),
}


COLLEAGUES = {"officer": "case_officer", "colleague": "case_officer"}  # of the employment service


@dataclass
class Walk:
    """One window and the people who sit before it in turn."""

    page: Page
    sign_in: Callable[[Any], None]
    people: dict[str, Any]

    @property
    def main(self) -> Locator:
        """The page without its frame."""
        return self.page.locator("main")

    def as_(self, key: str) -> None:
        """Let the person of that organisation sit down."""
        self.sign_in(self.people[key])

    def plan(self, path: str = "") -> None:
        """Open a page of the plan."""
        self.page.goto(f"/p/{CODE}/plan/{path}")

    def today(self) -> None:
        """Open the person's own page."""
        self.page.goto(f"/p/{CODE}/today/")

    def open(self, name: str) -> None:
        """Follow a link of the page."""
        self.main.locator("a").filter(has_text=name).first.click()

    def press(self, name: str, says: str) -> None:
        """Press a button, and hear that it was done."""
        self.main.get_by_role("button", name=name, exact=True).first.click()
        self.says(says)

    def says(self, *words: str) -> None:
        """Expect these words on the page."""
        for one in words:
            expect(self.main).to_contain_text(one, timeout=PATIENCE)

    def send(self, says: str, **fields: Any) -> None:
        """Fill the form in, send it, and hear what came of it."""
        for name, value in fields.items():
            self.fill(self.main.locator(f'form [name="{name}"]'), value)
        self.main.locator("form .btn.go").last.click()
        self.says(says)

    def fill(self, field: Locator, value: Any) -> None:
        """Give a field what a person would give it."""
        kind = field.first.evaluate("(e) => e.type")
        if kind in ("radio", "checkbox"):
            for one in value if isinstance(value, list) else [value]:
                field.and_(self.page.locator(f'[value="{one}"]')).check()
        elif kind == "select-one":
            field.select_option(**value) if isinstance(value, dict) else field.select_option(value)
        elif kind == "file":
            field.set_input_files(value)
        else:
            field.fill(str(value))

    def at(self) -> str:
        """Return the address of the page, to come back to it."""
        return self.page.url

    def back(self, address: str) -> None:
        """Come back to it."""
        self.page.goto(address)

    def go_on(self, says: str) -> None:
        """Record that the phase is done, and see the next one."""
        self.plan()
        self.says("Everything is there.")
        self.open("Record the decision")
        self.send("The decision is recorded.")
        self.says(says)


def count() -> None:
    """Count the partnership, as the worker does soon after a change."""
    computing.recompute(partnerships=[Partnership.objects.get(code=CODE)], by=BEAT)


def people_of_the_valley() -> dict[str, Any]:
    """Found the organisations, each with one person in their role, and the tree that partnerships start from."""
    trees.load_template(by=CLI)
    found = {}
    for key, (name, kind, role) in BODIES.items():
        body = OrganisationFactory(name=name, short_name="", kind=kind, country="BA")
        found[key] = MembershipFactory(organisation=body, role=role).user
        if key == "service":
            found |= {
                one: MembershipFactory(organisation=body, role=of).user for one, of in COLLEAGUES.items()
            }
    return found


def named(key: str) -> dict[str, str]:
    """Choose an organisation by its name."""
    return {"label": BODIES[key][0]}
