"""Files of a partnership: kept by content, given out as downloads, never to strangers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import documents
from partnerships.calculations import files
from partnerships.models import Document
from tests.conftest import member


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def upload(name="протокол.pdf", data=b"%PDF-1.7\n1"):
    return SimpleUploadedFile(name, data)


def keep(cast, **given):
    return documents.keep(
        **{"partnership": cast.partnership, "upload": upload(), "by": cast.partner, **given}
    )


def test_a_file_is_kept_under_its_number(cast, tmp_path):
    document = keep(cast, upload=upload("../../тека/протокол.pdf"))
    assert document.name == "протокол.pdf"
    assert (
        tmp_path / "documents" / str(cast.partnership.pk) / str(document.pk)
    ).read_bytes() == b"%PDF-1.7\n1"
    assert (document.size, document.organisation) == (10, cast.partner.organisation)
    assert AuditEvent.objects.filter(verb="document.kept", target_id=str(document.pk)).exists()


@pytest.mark.parametrize("data", [b"", b"<html>"])
def test_what_cannot_be_kept_is_refused_at_its_field(cast, data):
    with pytest.raises(Refused) as refused:
        keep(cast, upload=upload(data=data), field="minutes")
    assert refused.value.field == "minutes"
    assert not Document.objects.exists()


def test_a_file_that_is_too_large_is_refused(cast, monkeypatch):
    monkeypatch.setattr(files, "MAX_BYTES", 5)
    with pytest.raises(Refused):
        keep(cast)


def test_a_long_name_keeps_its_ending():
    assert documents.plain_name("й" * 300 + ".pdf") == "й" * 196 + ".pdf"
    assert documents.plain_name("\x00\n") == "file"
    assert len(documents.plain_name("й" * 300)) == 200


def test_partners_open_what_is_for_all_and_the_coordinator_everything(cast):
    for_all, own = keep(cast), keep(cast, circle="own")
    coordinator = member(cast.officer.organisation, Role.COORDINATOR)
    seen = {
        name: set(Document.objects.visible_to(actor))
        for name, actor in (
            ("partner", cast.partner), ("officer", cast.officer), ("coordinator", coordinator),
            ("outsider", cast.outsider),
        )
    }  # fmt: skip
    assert seen == {
        "partner": {for_all, own}, "officer": {for_all}, "coordinator": {for_all, own}, "outsider": set(),
    }  # fmt: skip


def test_a_file_is_given_out_as_a_download(cast, client):
    document = keep(cast)
    address = reverse("partnerships:document_download", kwargs={"pk": document.pk})
    client.force_login(cast.officer.user)
    answer = client.get(address)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == b"%PDF-1.7\n1"
    client.force_login(cast.outsider.user)
    assert client.get(address).status_code == 404


def test_what_is_taken_away_nobody_opens(cast, client, tmp_path, django_capture_on_commit_callbacks):
    document = keep(cast)
    with django_capture_on_commit_callbacks(execute=True):
        documents.remove(document=document, by=cast.partner)
    client.force_login(cast.partner.user)
    address = reverse("partnerships:document_download", kwargs={"pk": document.pk})
    assert client.get(address).status_code == 404
    assert not (tmp_path / "documents" / str(cast.partnership.pk) / str(document.pk)).exists()


@pytest.mark.parametrize("before", ["/", "/static/", "/media/", "/files/", "//", "/static/../"])
def test_a_file_has_no_address_of_its_own(cast, client, before):
    document = keep(cast)
    client.force_login(cast.partner.user)
    for name in (document.file.name, document.file.path.lstrip("/"), f"files/{document.file.name}"):
        assert client.get(f"{before}{name}").status_code == 404
