"""Delivery with its money and meetings, the evaluation, the report, the end and the reopening."""

import io
from datetime import timedelta

import openpyxl
from django.utils import timezone

from tests.browser.walk import CODE, PAPER, Walk, named

TOO_MUCH = "Only 22,000\u00a0BAM of this line are free."


def delivery(walk: Walk) -> None:
    """Money, activities and a meeting; then nothing lacks any more."""
    walk.says("Monitoring", "3 things are still lacking")
    commitment = money(walk)
    payment(walk, commitment)
    activities(walk)
    meeting(walk)
    walk.go_on("the phase is evaluation")


def money(walk: Walk) -> str:
    """A source, a line with money on it, a commitment in parts; one beyond the line is refused."""
    walk.plan()
    walk.open("Put it right: Money in budget lines")
    walk.open("Add a funding source")
    walk.send("The funding source is taken in.", name="European Union", kind="eu", origin="international")
    walk.open("Add a budget line")
    walk.send("The budget line is there.", title="Grants", input_kind="finances", pledged="50,000")
    line = walk.at()
    for word in ("available", "received"):
        walk.back(f"{line}{word}/")
        walk.send("Recorded in the ledger.", amount="40 000,00")
    walk.open("Commit money")
    walk.send(
        "The money is committed.", title="Joinery", amount="18000", payee_name="Firm note",
        share_1="50", condition_1="Contract", share_2="40", condition_2="Jobs", share_3="10", condition_3="Report",
    )  # fmt: skip
    walk.says("0 BAM of 18,000 BAM are paid.".replace(" BAM", "\u00a0BAM"), "Nothing can be paid yet")
    commitment = walk.at()
    walk.back(f"{line}commit/")
    walk.send(TOO_MUCH, title="Too much", amount="30000", payee_name="Somebody")
    assert walk.main.locator('[name="title"]').input_value() == "Too much"
    return commitment


def payment(walk: Walk, commitment: str) -> None:
    """A condition is proved, the payment entered by one and released by another."""
    walk.back(commitment)
    walk.open("Record that it is met")
    walk.send("The tranche may be paid.", evidence=PAPER)
    walk.open("Enter a payment")
    walk.send("It waits for a second person to release it.")
    walk.as_("town")
    walk.today()
    walk.says("Release a payment of 9,000\u00a0BAM")
    walk.open("Joinery")
    walk.press("Release the payment", "9,000\u00a0BAM of 18,000\u00a0BAM are paid.")
    walk.plan("money/")
    walk.says("Of 40,000\u00a0BAM available, 45% is committed and 22.5% is paid.")
    walk.as_("service")


def activities(walk: Walk) -> None:
    """An intervention that the line pays for, an activity of the school, a milestone that it reaches itself."""
    walk.plan()
    walk.open("Put it right: Activities that are planned")
    walk.open("Add an intervention")
    walk.send("The intervention is there.", title="Grants to first employers", output_key="O4")
    walk.open("Plan an activity")
    walk.send(
        "The activity is planned.", title="Workshop", body=named("school"), starts_on="2024-10-01",
        due_on="2099-06-30",
    )  # fmt: skip
    walk.open("Set a milestone")
    walk.send("0 of 1 milestone is reached.", title="Machines installed", due_on="2099-01-31")
    address = walk.at()
    walk.as_("school")
    walk.back(address)
    walk.press("Get it under way", "under way")
    walk.open("It is reached")
    walk.send("1 of 1 milestone is reached.", evidence=PAPER)
    walk.as_("service")


def meeting(walk: Walk) -> None:
    """A review with agenda, minutes and a decision that its owner carries out."""
    day = timezone.localdate() - timedelta(days=3)
    walk.plan("meetings/new/")
    walk.send(
        "The meeting is called.", title="Review", day=day.isoformat(), time="10:00", place="Town hall",
        agenda="Money\nJobs",
    )  # fmt: skip
    walk.press("Publish the agenda", "The agenda is published.")
    walk.open("Write the minutes")
    walk.main.get_by_label("1. Money").fill("Half of it is paid.")
    walk.main.get_by_label("Miners’ union", exact=True).check()
    walk.send("The minutes are saved.")
    walk.open("Add a decision")
    walk.send(
        "The decision is written down.",
        text="Tell the crews.",
        organisation=named("union"),
        due_on="2099-03-31",
    )
    walk.press("The minutes are agreed", "Nobody changes them any more.")
    walk.as_("union")
    walk.today()
    walk.says("1 thing of the plan waits for you.")
    walk.open("Tell the crews")
    walk.as_("service")


def evaluation(walk: Walk) -> None:
    """The evaluator recommends, the coordinator answers; what was pledged comes in."""
    walk.says("2 things are still lacking")
    walk.as_("judges")
    walk.plan("meetings/recommendations/new/")
    walk.send(
        "0 of 1 recommendations are answered.", evaluation="final", text="Keep the training.",
        source_title="Final evaluation, chapter 5", made_on="2024-11-22", file=PAPER,
    )  # fmt: skip
    walk.as_("service")
    walk.plan()
    walk.open("Answer a recommendation")
    walk.send(
        "The answer is recorded.", response="accepted", action="The canton takes it on.",
        organisation=named("town"), due_on="2099-06-30",
    )  # fmt: skip
    report(walk)
    close(walk)


def report(walk: Walk) -> None:
    """The report as a paper and as a book."""
    walk.page.goto(f"/p/{CODE}/results/report/")
    files = {}
    for kind in ("PDF", "XLSX"):
        with walk.page.expect_download() as download:
            walk.main.get_by_role("button", name=f"Download as {kind}").click()
        files[kind] = download.value.path().read_bytes()
    assert files["PDF"].startswith(b"%PDF")
    book = openpyxl.load_workbook(io.BytesIO(files["XLSX"]))
    told = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    assert "A wage guarantee fund" in told
    assert "Keep the training." in told


def close(walk: Walk) -> None:
    """Not everything pledged came in: the partnership closes with a reason, and is reopened with another."""
    walk.plan("phase/")
    walk.says("More was pledged than has come in from")
    walk.send("Say why the partnership goes on all the same.")
    walk.send("The decision is recorded.", reason="The rest comes next year.")
    walk.says(
        "the phase is closed", "Nothing is asked any more.", "Then lacking: What was pledged has come in."
    )
    walk.open("Reopen a phase")
    walk.says("Which phase is reopened?")
    walk.send("Say why the phase is reopened.", to="delivery")
    walk.send("The decision is recorded.", reason="The last part is still to be paid.")
    walk.says(
        "the phase is delivery", "From closed back: delivery reopened", "The last part is still to be paid."
    )
