"""The consultation log: somebody was heard, and what it changed is linked."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jtportal.kernel.doors import Refused
from partnerships.actions import consultations
from partnerships.queries import diagnosis as reads
from tests.partnerships.diagnoses import add, consult

pytestmark = pytest.mark.django_db


def test_people_are_counted_by_sex(cast):
    consult(cast)
    consult(cast, women=1, men=0, unstated=3)
    known = {"meetings": 2, "women": 10, "men": 4, "unstated": 3, "people": 17}
    assert reads.heard(cast.partnership) == known


def test_a_meeting_of_nobody_is_refused(cast):
    with pytest.raises(Refused) as refused:
        consult(cast, women=0, men=0)
    assert refused.value.field == "women"


def test_what_it_changed_is_said_later_and_linked(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row, finding = consult(cast), add(cast)
    minutes = SimpleUploadedFile("minutes.txt", b"agreed")
    consultations.change(
        consultation=row,
        changed="A new finding.",
        findings=[finding],
        upload=minutes,
        by=cast.partner,
        seen=1,
    )
    row.refresh_from_db()
    assert (row.changed, list(row.findings.all()), row.revision) == ("A new finding.", [finding], 2)
    assert row.documents.get().name == "minutes.txt"
    with pytest.raises(Refused):
        consultations.change(consultation=row, changed="Nothing.", by=cast.officer, seen=1)


def test_findings_of_elsewhere_are_not_linked(cast):
    other = cast.outsider.organisation.partners.get().partnership
    with pytest.raises(Refused):
        consult(cast, findings=[add(cast, partnership=other)])
