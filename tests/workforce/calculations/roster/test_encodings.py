from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jtportal.kernel.encodings import NoText, examine
from tests.workforce.calculations.roster import styles
from tests.workforce.calculations.roster.builders import csv_text, people
from workforce.calculations.roster.limits import DEFAULT

SINGLE = [
    ("uk", "cp1251"),
    ("sr", "cp1251"),
    ("pl", "cp1250"),
    ("pl", "iso8859_2"),
    ("bs", "cp1250"),
    ("bs", "iso8859_2"),
]
WIDE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
LOST = str.maketrans({"„": '"', "“": '"', "’": "'"})  # signs that ISO 8859-2 does not have


def sample(language, seed, count, *, heading=True):
    style = styles.ALL[language]
    if not heading:
        style = styles.replace(style, titles=(), group=(), section="", total="")
    lines, _ = style.rows(people(language, count, seed))
    return csv_text(lines if heading else lines[1:])


def detected(path, content):
    path.write_bytes(content)
    return examine(path, DEFAULT.line).encoding


@pytest.mark.parametrize(("language", "encoding"), SINGLE)
@pytest.mark.parametrize("capitals", [False, True])
def test_short_files_in_single_byte_encodings(tmp_path, language, encoding, capitals):
    for seed in range(12):
        count = Random(seed).choice([1, 2, 5, 20])
        text = sample(language, seed, count).translate(LOST)
        content = (text.upper() if capitals else text).encode(encoding)
        found = detected(tmp_path / "r.csv", content)
        assert content.decode(found) == content.decode(encoding)


@pytest.mark.parametrize(("language", "encoding"), SINGLE)
def test_a_few_rows_without_heading(tmp_path, language, encoding):
    for seed in range(12):
        content = sample(language, seed, 3, heading=False).translate(LOST).encode(encoding)
        assert content.decode(detected(tmp_path / "r.csv", content)) == content.decode(encoding)


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("language", styles.ALL)
def test_unicode_in_all_its_forms(tmp_path, language, encoding):
    text = sample(language, 1, 3)
    found = detected(tmp_path / "r.csv", text.encode(encoding))
    assert text.encode(encoding).decode(found) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
@settings(max_examples=60, deadline=None)
def test_valid_utf8_is_utf8(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("e") / "r.csv"
    found = detected(path, ("Nazwisko;Imię\n" + text).encode())
    assert found in ("utf_8", "utf_8_sig")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Payroll ID,Pay £\n1,Siân Ó Briain\n", "cp1252"), ("Nombre;Año\nJosé;1980\n", "cp1252"),
    ("Größe;Straße\nMüller;5\n", "cp1252"),
     ("Таб. №;ПІБ\n1;Щур\n", "cp866"), ("Таб.;ПІБ працівника\n1;Щербаківський Євген\n", "koi8_u"),
     ("Nazwisko;Imię\nWęgrzyniak;Jędrzej\nŚliwa;Żółć\n", "cp852")],
)  # fmt: skip
def test_western_and_older_encodings(tmp_path, text, encoding):
    content = text.encode(encoding, "replace")
    assert content.decode(detected(tmp_path / "r.csv", content)) == content.decode(encoding)


def test_a_name_cut_inside_a_letter_leaves_the_file_utf8(tmp_path):
    names = "\n".join(f"Węgrzyniak;Żółć {n}" for n in range(50)).encode()
    assert detected(tmp_path / "r.csv", names + "\nGadzał".encode()[:-1] + b";x\n") == "utf_8"


def test_letters_beyond_the_first_megabyte_count(tmp_path):
    content = b"Surname;Forename\n" + b"Smith;John\n" * 120_000 + "Żółć;Jędrzej\n".encode("cp1250")
    assert detected(tmp_path / "r.csv", content) == "cp1250"


def test_a_letter_across_two_pieces_is_no_error(tmp_path):
    content = b"a" * 1000 + b"\n"
    content += b"x\n" * (((1 << 20) - len(content)) // 2)
    content = content[: (1 << 20) - 1] + "Żółć\n".encode()
    assert detected(tmp_path / "r.csv", content) == "utf_8"


@pytest.mark.parametrize(
    ("content", "lines", "controls", "quotes"),
    [(b"a;b\n1;2\n", 2, False, False), (b"a;b\r1;2", 2, False, False),
    (b'"a";b\r\n\x07;2\r\n', 2, True, True),
     ("a;ž\n".encode("utf-16"), 1, True, False), ("a;\x85\n".encode(), 1, True, False)],
)  # fmt: skip
def test_what_else_the_bytes_tell(tmp_path, content, lines, controls, quotes):
    path = tmp_path / "r.csv"
    path.write_bytes(content)
    text = examine(path, DEFAULT.line)
    assert (text.lines, text.may_hold_controls, text.has_quotes) == (lines, controls, quotes)


@pytest.mark.parametrize("content", [bytes(range(256)) * 40, b"x" * 3000])
def test_what_is_no_text_is_refused(tmp_path, content):
    path = tmp_path / "r.csv"
    path.write_bytes(content)
    with pytest.raises(NoText):
        examine(path, 2000)
