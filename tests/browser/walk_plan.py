"""From creation to the signed partnership agreement, as people do it on the pages; the call stands in walk_call."""

from playwright.sync_api import expect

from partnerships.enums import Forgotten
from tests.browser.walk import BODIES, CODE, PAPER, Walk, count, named

DAY = "2024-02-05"


def begin(walk: Walk) -> None:
    """The administrator begins the partnership with the employment service as its first partner."""
    walk.as_("portal")
    walk.page.goto("/")
    walk.open("Administration")
    walk.open("Partnerships")
    walk.open("Add: partnership")
    fields = {
        "name": "Banovići valley", "code": CODE, "country": "BA", "currency": "BAM",
        "time_zone": "Europe/Sarajevo", "language": "bs", "started_on": "2024-01-12",
        "partners-0-organisation": named("service"), "partners-0-role": "employment_service",
        "partners-0-valid_from": "2024-01-12",
    }  # fmt: skip
    for name, value in fields.items():
        walk.fill(walk.main.locator(f'[name="{name}"]'), value)
    walk.press("Save", "“Banovići valley” was added")


def anchor(walk: Walk) -> None:
    """The council is taken in with its mandate, and partners of every kind."""
    walk.as_("service")
    walk.page.goto("/")
    walk.page.get_by_role("link", name="Plan", exact=True).click()
    walk.says("the phase is anchor", "4 things are still lacking", "with a call for proposals")
    walk.open("Put it right: A body with a mandate")
    walk.open("Record the body")
    walk.send(
        "The anchor body is recorded.", kind="council", name="Economic and Social Council", since="2014-05-06",
        mandate="Leads the plan.", mandated_on="2024-01-10", upload=PAPER,
    )  # fmt: skip
    take_in(walk)
    walk.go_on("the phase is diagnosis")
    walk.says("From anchor on to diagnosis")


def take_in(walk: Walk) -> None:
    """Partners come in; the missing kinds are named until they are there; one leads; each has a contact."""
    roles = {"town": "municipality", "mine": "mine_operator", "school": "provider", "union": "trade_union"}
    walk.plan("partners/")
    walk.says("4 kinds of partners that are needed are missing.")
    for key, role in {**roles, "judges": "evaluator"}.items():
        walk.plan(f"partners/new/?role={role}")
        walk.send("The partner is in.", organisation=named(key), valid_from=DAY)
        if key == "town":
            walk.open("Let it lead")
            walk.send("The lead is handed over.", on=DAY)
        if key != "judges":
            walk.open("Add a contact")
            walk.send("The contact is recorded.", name="Office", phone="+387 35 000 000")
    walk.plan("partners/")
    walk.says("Every kind of partner that is needed is in.", f"{BODIES['town'][0]} leads.")
    walk.open(BODIES["service"][0])
    walk.open("Add a contact")
    walk.send("The contact is recorded.", name="Office", email="office@example.org")


def diagnosis(walk: Walk) -> None:
    """Figures, a finding that a partner brings, questions set aside, people heard; the phase is held until then."""
    walk.says("5 things are still lacking")
    for dimension in ("economic", "environmental", "social"):
        walk.plan("diagnosis/figures/new/")
        walk.send(
            "The figure is recorded.", dimension=dimension, title="Measured", value="2,4", unit="million",
            observed_on=DAY, source="Statistics 2024",
        )  # fmt: skip
    walk.says("2.4 million", "12 of 15 questions of the diagnosis are still open.")
    finding(walk)
    for question in (
        "industrial_policy",
        "technology",
        "trade",
        "enabling_environment",
        "finance",
        "due_diligence",
    ):
        walk.plan(f"diagnosis/not-relevant/{question}/")
        walk.send("The question is set aside with your reason.", reason="Told in the canton's own plan.")
    walk.plan("phase/")
    walk.send("Say why the partnership goes on all the same.")
    walk.plan("diagnosis/consultations/new/")
    walk.send(
        "The consultation is in the log.", held_on=DAY, who="Households", women="14", men="9", heard="Wages late.",
        changed="A finding.",
    )  # fmt: skip
    walk.says("23 people were heard: 14 women, 9 men.")
    community(walk)
    tree(walk)
    market(walk)
    walk.go_on("the phase is call and appraisal")


def finding(walk: Walk) -> None:
    """The union writes a finding down with its evidence; the coordinator agrees it."""
    walk.as_("union")
    walk.plan("diagnosis/findings/new/")
    walk.send(
        "The finding is written down as a draft.", dimension="social", title="Women hold 6 % of the jobs",
        text="In offices.", source="Roster", observed_on=DAY, also=list(Forgotten.values), nodes=["P1.6"],
        file=PAPER,
    )  # fmt: skip
    walk.as_("service")
    walk.page.reload()
    walk.press("Agree it", "The finding is agreed.")


def community(walk: Walk) -> None:
    """A small firm linked to the mine: one officer records what came of it, another verifies, and it counts."""
    walk.as_("officer")
    walk.plan("communities/records/new/")
    walk.send("The record is kept.", kind="business", name="Joinery", jobs_at_risk=4, turnover_share="62.5")
    walk.says("62.5")
    walk.open("Record support")
    walk.send("The support is recorded.", what="A voucher", given_on="2024-01-20")
    walk.open("Record an outcome")
    walk.send(
        "Somebody else verifies it.",
        kind="job_formalised",
        happened_on=DAY,
        sex="female",
        evidence="Contract",
    )
    walk.as_("colleague")
    walk.page.reload()
    walk.press("Verify it", "The outcome is verified.")
    count()
    walk.as_("service")
    walk.plan("communities/")
    walk.says("created or formalised beside the mine’s roster.")


def tree(walk: Walk) -> None:
    """The tree that came from the template: a root without an answer gets one, and a version is published."""
    walk.plan()
    walk.open("Put it right: A problem and solution tree")
    walk.says("No output answers this", "9 root causes have no evidence.")
    walk.press("Begin a draft", "The draft is begun.")
    walk.open("Propose a solution")
    walk.send(
        "The solution stands opposite the problem.",
        **{"text.en": "A wage guarantee fund"},
        ground="It pays wages.",
    )
    walk.plan("tree/publish/")
    walk.says("A wage guarantee fund")
    walk.send("The new version is published.", reason="Agreed at the first meeting.")
    walk.says("9 root causes have no evidence.")
    expect(walk.main.get_by_text("No output answers this")).to_have_count(0)


def market(walk: Walk) -> None:
    """A market with a function, an intervention and the root cause behind it."""
    walk.plan("markets/")
    walk.open("Describe a market")
    walk.send(
        "The market is described.", sector="F", name="Energy renovation", sellers="Builders", goods="Insulation",
        buyers="Owners",
    )  # fmt: skip
    walk.open("Add a function")
    walk.send("Added.", name="Training of installers", state="missing", doer_now="nobody", cause="P1.1")
    walk.says("0 of 1 function says who pays afterwards.")
    walk.open("Add an intervention")
    walk.send("Added. Now say step by step what it changes.", name="Vouchers")


def agreement(walk: Walk) -> None:
    """What each does is written, frozen and signed by all five; what still lacks is said in the decision."""
    walk.plan()
    walk.says("4 things are still lacking")
    walk.plan("partners/")
    for key in SIGNING:
        walk.plan("partners/")
        walk.open(BODIES[key][0])
        furnish(walk, walk.at(), whole=key == "town")
    walk.plan("agreement/new/")
    walk.send(
        "The version is begun.", aims="Work for those who leave the mine.", jobs_created=84, jobs_formalised=61,
        reach_by="2099-12-31",
    )  # fmt: skip
    walk.press("Put it out for signature", "out for signature · 0 of 5 partners have signed")
    for number in range(1, 6):
        walk.open("Record the signature")
        walk.send(f"{number} of 5 partners have signed", signed_on=DAY, signed_by="The director")
    walk.says("in force")
    walk.plan("phase/")
    walk.says("The records show 2 things that this phase still lacks.")
    walk.send("The decision is recorded.", reason="The others pledge in spring.")
    walk.says("the phase is delivery", "The others pledge in spring.", "Then lacking: Contributions pledged")


SIGNING = ("service", "town", "mine", "school", "union")


def furnish(walk: Walk, address: str, *, whole: bool) -> None:
    """A partner's responsibilities; the whole of it is a pledge and a data-sharing agreement too."""
    walk.back(f"{address}change/")
    walk.send("Changed and recorded.", responsibilities="Gives what it has.")
    if whole:
        walk.open("Record a pledge")
        walk.send("The pledge stands in the book.", kind="money", title="Grants", amount="1 500,50", on=DAY)
        walk.says("1,500.50")
        walk.open("Record a data-sharing agreement")
        walk.send("The data-sharing agreement is recorded.", covers="Totals by municipality", valid_from=DAY)
