"""Findings: numbered, changed as drafts only, agreed as seen, withdrawn with a reason."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection

from accounts.models import AuditEvent
from jtportal.kernel.actor import CLI
from jtportal.kernel.doors import Refused
from partnerships.actions import findings, trees
from partnerships.models import Finding
from tests.partnerships.diagnoses import add, agreed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_findings_are_numbered_in_their_partnership(cast):
    assert [add(cast).number, add(cast).number] == [1, 2]
    assert AuditEvent.objects.filter(verb="finding.added").count() == 2


def test_evidence_comes_with_a_finding_or_later(cast):
    finding = add(cast, upload=SimpleUploadedFile("map.txt", b"a map"))
    findings.add_evidence(finding=finding, upload=SimpleUploadedFile("b.txt", b"b"), by=cast.partner)
    assert {one.name for one in finding.documents.all()} == {"map.txt", "b.txt"}


def test_a_day_to_come_is_refused_at_its_field(cast):
    with pytest.raises(Refused) as refused:
        add(cast, observed_on=cast.partnership.today() + timedelta(days=1))
    assert refused.value.field == "observed_on"


def test_a_finding_is_evidence_only_for_nodes_of_its_own_tree(cast):
    with pytest.raises(Refused) as refused:
        add(cast, nodes=["P1.4"])
    assert refused.value.field == "nodes"
    trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=CLI), by=CLI)
    assert add(cast, nodes=["P1.5", "P1.4"]).nodes == ["P1.4", "P1.5"]


def test_a_draft_changes_and_an_agreed_finding_does_not(cast):
    finding = add(cast)
    findings.change(finding=finding, title="Two lines", by=cast.partner, seen=1)
    findings.agree(finding=finding, by=cast.officer, seen=2)
    with pytest.raises(Refused):
        findings.change(finding=finding, title="Three lines", by=cast.partner)
    finding.refresh_from_db()
    assert (finding.title, finding.state, finding.decided_by) == ("Two lines", "agreed", cast.officer.user)


def test_what_somebody_changed_meanwhile_is_not_overwritten_nor_agreed_unseen(cast):
    finding = add(cast)
    findings.change(finding=finding, title="Two lines", by=cast.partner, seen=1)
    for late in (
        lambda: findings.change(finding=finding, title="No line", by=cast.officer, seen=1),
        lambda: findings.agree(finding=finding, by=cast.officer, seen=1),
    ):
        with pytest.raises(Refused):
            late()
    finding.refresh_from_db()
    assert (finding.title, finding.state) == ("Two lines", "draft")


def test_withdrawn_with_a_reason_and_back_into_draft(cast):
    finding = agreed(cast)
    findings.withdraw(finding=finding, reason="The line was closed.", by=cast.officer)
    with pytest.raises(Refused):
        findings.agree(finding=finding, by=cast.officer)
    findings.reopen(finding=finding, reason="Opened again.", by=cast.officer)
    finding.refresh_from_db()
    assert (finding.state, finding.decided_reason) == ("draft", "Opened again.")
    event = AuditEvent.objects.get(verb="finding.withdrawn")
    assert event.detail["reason"] == "The line was closed."


def test_the_database_holds_that_a_withdrawal_has_its_reason(cast):
    finding = agreed(cast)
    with pytest.raises(IntegrityError):
        Finding.objects.filter(pk=finding.pk).update(state="withdrawn", decided_reason="")


@pytest.mark.django_db(transaction=True)
def test_findings_written_at_the_same_time_get_different_numbers(cast):
    start = Barrier(4)

    def write():
        start.wait()
        try:
            add(cast)
        finally:
            connection.close()

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Finding.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
