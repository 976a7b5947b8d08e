"""What a file is: by its content, and its name must agree."""

import io
import zipfile

import pytest

from partnerships.calculations import files

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")


def pack(*names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return made.getvalue()


def newer():
    """A pack that asks for a version of packing that nobody knows here."""
    made = bytearray(pack("word/document.xml"))
    at = made.find(b"PK\x01\x02")
    made[at + 6 : at + 8] = b"\xff\x00"
    return bytes(made)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.pdf", b"%PDF-1.7\n%abc", "application/pdf"),
        ("a.PNG", PNG, "image/png"),
        ("a.jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "image/jpeg"),
        ("a.docx", pack("word/document.xml"), files.KINDS["docx"]),
        ("a.xlsx", pack("xl/workbook.xml"), files.KINDS["xlsx"]),
        ("a.odt", pack("content.xml"), files.KINDS["odt"]),
        ("a.txt", "Угода".encode(), "text/plain"),
        ("a.txt", "Угода".encode("utf-16"), "text/plain"),
        ("a.csv", "Łódź;1".encode("cp1250"), "text/csv"),
        ("a.docx", pack("word/document.xml", "word/vbaProject.bin"), None),
        ("a.docx", b"PK\x03\x04 torn", None),
        ("a.docx", newer(), None),
        ("a.pdf", b"<script>alert(1)</script>", None),
        ("a.pdf", b"", None),
        ("a.png", b"%PDF-1.7", None),
        ("a.txt", b"MZ\x00\x01", None),
        ("a.txt", b"a\x00b", None),
        ("a.html", b"<p>", None),
        ("a.svg", b"<svg/>", None),
        ("noending", b"%PDF-1.7", None),
    ],
)
def test_name_and_content_must_agree(name, data, kind):
    content = io.BytesIO(data)
    assert files.content_type(name, content) == kind
    assert content.tell() == 0


def test_a_pack_that_inflates_beyond_measure_is_refused(monkeypatch):
    monkeypatch.setattr(files, "MAX_INFLATED", 3)
    assert files.content_type("a.docx", io.BytesIO(pack("word/document.xml"))) is None
