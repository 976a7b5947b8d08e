"""A framework agreement as its parties make it on the pages: taken in, negotiated, signed, in force."""

import io
from typing import Any

from docx import Document
from playwright.sync_api import expect

from accounts.models import Membership
from tests.browser.walk import BODIES, CODE, Walk, named, people_of_the_valley
from tests.factories.partnerships import PartnerFactory, PartnershipFactory

SIDES = {"service": "government", "union": "workers", "mine": "employers", "town": "municipality"}
ROLES = {
    "service": "employment_service",
    "union": "trade_union",
    "mine": "mine_operator",
    "town": "municipality",
}
SEATED = "2026-01-12"
BRIDGE = "A worker who has reached the age of fifty-five years is entitled to the bridge to pension."
AMOUNT = "Łączny koszt i вартість: seventy-two per cent of the mean wage."
TEXT = {
    "Chapter 1 Parties": "",
    "Article 1 Aim": "The parties agree that nobody is left without a way on.",
    "Chapter 2 Early retirement": "",
    "Article 2 Bridge": BRIDGE,
    "Article 3 Amount": AMOUNT,
}
SEALED = {
    "name": "signed.pdf",
    "mimeType": "application/pdf",
    "buffer": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n",
}


def four_of_the_valley() -> dict[str, Any]:
    """Return the people of a partnership whose four partners are about to negotiate."""
    people = people_of_the_valley()
    place = PartnershipFactory(name="Banovići valley", code=CODE, country="BA", currency="BAM", language="en")
    for key, role in ROLES.items():
        body = Membership.objects.get(user=people[key]).organisation
        PartnerFactory(partnership=place, organisation=body, role=role)
    return people


def written() -> dict[str, Any]:
    """Return the text as a Word file."""
    paper, file = Document(), io.BytesIO()
    for heading, said in TEXT.items():
        paper.add_heading(heading, level=1 if heading.startswith("Chapter") else 2)
        if said:
            paper.add_paragraph(said)
    paper.save(file)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {"name": "accord.docx", "mimeType": kind, "buffer": file.getvalue()}


def begin(walk: Walk) -> None:
    """The service begins the agreement, seats the four, and takes in the text from Word."""
    walk.as_("service")
    walk.page.goto(f"/p/{CODE}/agreement/")
    walk.main.get_by_role("link", name="Begin").first.click()
    walk.send(
        "The agreement is begun.", title="Framework agreement for the valley", slug="valley-2026",
        languages=["en", "uk"], leading="en",
    )  # fmt: skip
    for key, side in SIDES.items():
        walk.open("Seat a party")
        walk.send("The party is at the table.", organisation=named(key), constituency=side, from_on=SEATED)
    walk.says("4 constituencies at the table")
    walk.open("Read the draft")
    walk.main.get_by_role("link", name="Take in a text").first.click()
    walk.send("Taken in: 5 new, 0 known again, 0 no longer there.", language="en", upload=written())
    walk.says("3 clauses", AMOUNT)
    walk.press("Put it on the table", "From now on it changes by amendments alone.")


def beside(walk: Walk, words: str, of: str) -> None:
    """Follow the link of these words that says to listeners alone what it is about."""
    walk.main.locator("a").filter(has_text=words).filter(has_text=of).click()


def propose(walk: Walk, key: str, title: str, old: str, new: str) -> str:
    """Let a party propose other words of the bridge, keep them in its room, and table them; return where."""
    walk.as_(key)
    walk.page.goto(f"/p/{CODE}/agreement/")
    walk.open("Framework agreement for the valley")
    walk.open("Read the draft")
    beside(walk, "Propose other words", "Bridge")
    walk.send(
        "The amendment is kept in your room.", title=title, reason="As the table asked.",
        body_en=BRIDGE.replace(old, new),
    )  # fmt: skip
    where = walk.at()
    walk.press("Put it on the table", "Every party sees it")
    return where


def say(walk: Walk, key: str, where: str, stance: str, reason: str = "") -> None:
    """Let a party take its position on the words shown."""
    walk.as_(key)
    walk.back(where)
    walk.main.locator('[name="reason"]').fill(reason)
    walk.press(stance, "Your organisation's position is recorded.")


def negotiate(walk: Walk) -> None:
    """Two parties want other years; the words of one change, a support lapses; both adopted is a conflict to decide."""
    union = propose(walk, "union", "Bridge from fifty", "fifty-five", "fifty")
    say(walk, "mine", union, "Support")
    say(walk, "town", union, "Object", "The town cannot pay it.")
    walk.as_("union")
    walk.back(union)
    walk.open("Reword")
    walk.send("The amendment is kept", body_en=BRIDGE.replace("fifty-five", "fifty-two"))
    walk.as_("mine")
    walk.back(union)
    walk.says("has lapsed. 2 words have changed since.")
    say(walk, "mine", union, "Support")
    mine = propose(walk, "mine", "Bridge from sixty", "fifty-five", "sixty")
    walk.as_("service")
    decide(walk, union)
    decide(walk, mine)
    walk.says("Two amendments change", "already adopted:")
    body = walk.main.locator('textarea[name$="body_en"]')
    body.fill(BRIDGE.replace("fifty-five", "fifty-four"))
    walk.main.locator("form .btn.go").last.click()
    walk.says("The amendment stands in the text.")


def decide(walk: Walk, where: str) -> None:
    """Put an amendment into the text."""
    walk.back(where)
    walk.main.get_by_role("link", name="Adopt", exact=True).click()
    walk.main.locator('[name="reason"]').fill("Agreed at the table.")
    walk.main.locator("form .btn.go").last.click()


def prepare(walk: Walk) -> str:
    """Say what each constituency needs and who may sign for it, and put the text out; return where it stands."""
    walk.page.goto(f"/p/{CODE}/agreement/")
    walk.open("Framework agreement for the valley")
    agreement = walk.at()
    walk.open("Rules of adoption")
    walk.send("The rules of adoption are recorded.", **{f"needs_{side}": "one" for side in SIDES.values()})
    for key in SIDES:
        walk.back(agreement)
        beside(walk, "Mandate", BODIES[key][0])
        walk.send(
            "The mandate is recorded.", holder=str(walk.people[key].pk), ground="Board, 5 January",
            from_on=SEATED,
        )  # fmt: skip
    walk.back(agreement)
    walk.open("Read the draft")
    where = walk.at()
    walk.says("fifty-four years")
    walk.press("Put it out for signature", "The text is out for signature and stays as it is.")
    return where


def sign(walk: Walk, where: str) -> None:
    """Let each party sign the same hash; the town signs with a reservation."""
    for key in SIDES:
        walk.as_(key)
        walk.back(where)
        walk.open("Sign or dissent")
        walk.says(f"You sign for {BODIES[key][0]}.")
        told = {"reservation": "Subject to the budget of 2027."} if key == "town" else {}
        walk.send("It is recorded for your organisation.", said="signed", **told)
    walk.says("Subject to the budget of 2027.")
    expect(walk.main.locator("#h-signatures ~ * tbody tr")).to_have_count(len(SIDES))


def conclude(walk: Walk, where: str) -> None:
    """Bind the paper, ask for the budget and record it, and bring the text into force."""
    walk.as_("service")
    walk.back(where)
    walk.open("Add a condition")
    walk.send("The condition is recorded.", kind="budget", title="Budget of the canton")
    walk.open("Bring it into force")
    walk.send("Bind the signed paper first", from_on="2026-03-01")
    walk.back(where)
    walk.open("Bind the signed paper")
    walk.send("The paper is bound to the text's hash.", upload=SEALED, registration="U-14/2026")
    walk.open("Bring it into force")
    walk.send("These conditions are not met yet: Budget of the canton.", from_on="2026-03-01")
    walk.back(where)
    walk.open("It is met")
    walk.send("The condition is met.", met_on="2026-02-01")
    walk.open("Bring it into force")
    walk.send("The agreement has its day.", from_on="2026-03-01")
    walk.says("in force from 1 March 2026")
