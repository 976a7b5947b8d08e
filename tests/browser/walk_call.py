"""The call and its appraisal, as coordinator, appraisers and applicants go through it."""

from tests.browser.walk import PAPER, Walk

KINDS = ("municipality", "employment_service", "employer", "education", "other")
MEMBERS = {f"kind_{kind}": f"Someone of {kind}" for kind in KINDS}
JUDGES = ("judges", "mine")


def call(walk: Walk) -> None:
    """One call from its draft to its decision: two notes, one of them not eligible, one grant."""
    walk.plan()
    walk.open("Put it right: A call that is decided")
    walk.open("Begin a call")
    walk.send(
        "The call is a draft.", title="First jobs", opens_at="2024-03-01T08:00", note_deadline="2024-04-30T12:00",
        currency="BAM", grant_min=5000, grant_max=20000, budget=50000,
    )  # fmt: skip
    for stage in ("note", "full"):
        walk.send("The criterion is added.", stage=stage, name="Jobs that last", weight=70)
    walk.open("Back to the call")
    walk.open("Checklist")
    walk.send("The line is added.", text="Registered in the canton.")
    walk.open("Back to the call")
    address = walk.at()
    move(walk, address)
    note = notes(walk, address)
    judged(walk, address, "note", note)
    invite(walk, address)
    full = full_proposal(walk, address, note)
    judged(walk, address, "full", full)
    fund(walk, address, full)
    walk.go_on("the phase is partnership agreement")


def move(walk: Walk, call: str, says: str = "The call has moved on.") -> None:
    """Move the call to its next state."""
    walk.back(f"{call}move/")
    walk.send(says)


def notes(walk: Walk, call: str) -> str:
    """Two notes come in, and a late one; the checklist and the portal's own rules leave one."""
    received = {"note": "2024-04-21T10:00", "alone": "2024-04-20T10:00", "late": "2024-05-02T10:00"}
    addresses = {}
    for name, moment in received.items():
        members = {"kind_municipality": "Town"} if name == "alone" else MEMBERS
        walk.back(f"{call}proposals/new/")
        walk.send(
            "The proposal is taken in.", applicant_name=f"Firm {name}", title="Joinery", amount=18000,
            received_at=moment, **members,
        )  # fmt: skip
        addresses[name] = walk.at()
    walk.says("late, not taken in")
    move(walk, call)
    walk.says("The eligibility of 2 proposals is not checked yet.")
    for name, words in (("alone", "not eligible"), ("note", "eligible")):
        check(walk, addresses[name])
        walk.says(words)
    walk.back(call)
    walk.says("1 more came after the deadline and was not taken in.")
    return addresses["note"]


def check(walk: Walk, proposal: str) -> None:
    """Answer the eligibility checklist."""
    walk.back(f"{proposal}check/")
    walk.main.get_by_role("radio", name="met", exact=True).check()
    walk.send("Checked and recorded.")


def judged(walk: Walk, call: str, stage: str, proposal: str) -> None:
    """Two appraisers declare, score and hand in, each without seeing the other's; then the numbers open."""
    for key in JUDGES:
        walk.back(f"{call}appraisal/name/")
        person = walk.people[key]
        walk.send("The appraiser is named.", stage=stage, user=str(person.pk))
    move(walk, call)
    for key, points in zip(JUDGES, (5, 3), strict=True):
        walk.as_(key)
        walk.today()
        walk.says("1 thing of the plan waits for you.")
        walk.back(f"{call}appraisal/?stage={stage}")
        walk.says("1 proposal waits for your scores.")
        walk.back(f"{proposal}sheet/")
        walk.main.get_by_role("radio", name="I have none").check()
        walk.main.get_by_role("button", name="Go on").click()
        walk.main.get_by_role("spinbutton").fill(str(points))
        walk.press("Hand in for good", "The sheet is handed in.")
    walk.as_("service")
    walk.back(f"{call}ranking/?stage={stage}")
    walk.says("1 of 1 ranked proposals stands above the line", "80.00")


def invite(walk: Walk, call: str) -> None:
    """One decision for all above the line; then the deadline for full proposals is set."""
    walk.send("Decided and recorded.", who="above", reason="Above the line.")
    move(walk, call)
    walk.says("1 applicant is invited")
    walk.open("Set it")
    walk.send("Changed and recorded.", full_deadline="2024-07-31T12:00")
    move(walk, call)


def full_proposal(walk: Walk, call: str, note: str) -> str:
    """The invited applicant's full proposal comes in and is eligible."""
    walk.back(note)
    walk.open("Take the full proposal in")
    walk.send("The proposal is taken in.", received_at="2024-07-20T10:00", file=PAPER)
    address = walk.at()
    check(walk, address)
    return address


def fund(walk: Walk, call: str, full: str) -> None:
    """Nobody gets a grant unseen: a visit, the decision, its letter; the funnel tells it all."""
    move(walk, call)
    walk.back(f"{full}visit/")
    walk.send("The visit is recorded.", on="2024-09-02", findings="The hall is there.", verdict="confirmed")
    walk.open("Decide")
    walk.send("Decided and recorded.", decision="funded", reason="First in the ranking, verified.")
    with walk.page.expect_download() as download:
        walk.open("Letter (PDF)")
    assert download.value.path().read_bytes().startswith(b"%PDF")
    move(walk, call)
    walk.says("1 partnership is funded out of 2 concept notes, with 18,000 BAM.")
    rows = walk.main.locator("table.funnel tbody tr")
    found = [row.split("\t")[1].strip() for row in rows.all_inner_texts()]
    assert found == ["2", "1", "1", "1", "1", "1"]
