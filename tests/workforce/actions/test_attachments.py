"""Files of a case: looked into before they are kept, taken back rather than deleted."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.factories.workforce import CaseFactory
from workforce.actions import attachments
from workforce.calculations.letters import as_word
from workforce.models import Attachment

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
WORD = as_word(head=["a"], date_line="b", subject="c", body="d", foot="e")


@pytest.fixture
def case(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return CaseFactory(worker__site=cast.site)


def keep(cast, case, content=PDF, name="work book.pdf", **more):
    upload = SimpleUploadedFile(name, content)
    return attachments.keep(case=case, upload=upload, kind="service", by=cast.officer, **more)


def bomb():
    """A document of Word that says it is small and unfolds to 300 megabytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", b"\x20" * (300 << 20))
    return stream.getvalue()


def test_a_file_is_kept_under_a_random_name(cast, case, tmp_path):
    row = keep(cast, case, name="../../паспорт\x00 \u202e.pdf", evidences="identity", restricted=True)
    assert row.name == "паспорт .pdf"
    assert (row.content_type, row.size) == ("application/pdf", len(PDF))
    (stored,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert stored.name == str(row.pk)
    event = AuditEvent.objects.get(verb="attachment.kept")
    assert event.sealed is not None
    assert "паспорт" not in str(event.detail)
    assert keep(cast, case, WORD, "letter.docx").content_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"<html><script>alert(1)</script></html>"),
        ("a.html", b"<html></html>"),
        ("a.txt", b"words"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.png", PDF),
        ("a.docx", b"PK\x03\x04 nothing"),
        ("a", PDF),
        ("a.pdf", b""),
    ],
)
def test_what_is_not_what_its_name_says_stays_out(cast, case, name, content):
    with pytest.raises(Refused) as refused:
        keep(cast, case, content, name)
    assert refused.value.field == "file"
    assert not Attachment.objects.exists()


def test_what_unfolds_beyond_measure_stays_out(cast, case):
    with pytest.raises(Refused):
        keep(cast, case, bomb(), "a.docx")


def test_size_is_bounded_by_the_settings(cast, case, settings):
    settings.ATTACHMENT_MAX_BYTES = 10
    with pytest.raises(Refused):
        keep(cast, case)


def test_the_same_file_is_kept_once_and_taken_back_with_a_reason(cast, case):
    row = keep(cast, case)
    with pytest.raises(Refused):
        keep(cast, case, name="again.pdf")
    attachments.take_back(attachment=row, reason="of another person", by=cast.officer)
    row.refresh_from_db()
    assert row.retract_reason == "of another person"
    assert row.file.storage.exists(row.file.name)
    with pytest.raises(Refused):
        attachments.take_back(attachment=row, reason="again", by=cast.officer)
    assert keep(cast, case)
