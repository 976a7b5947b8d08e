"""Texts cut into chapters and clauses: signs in several languages, and every word lands somewhere."""

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.clauses import signs
from partnerships.calculations.clauses.digests import clean
from partnerships.calculations.clauses.splitting import split, without_front_matter
from partnerships.calculations.clauses.words import pieces
from tests.shared_data import shared_data

LINES = [
    "# Accord", "## Chapter 1", "### Early retirement", "Art. 5", "§ 7a", "3. Parties", "3.1 Bridge to pension",
    "a worker who", "- (a) is fifty", "", "4. has worked, and", "Стаття 3. Виплата", "1. A sentence that ends.",
]  # fmt: skip


def shown(draft):
    """Return what was found as lines to compare."""
    return [(piece.kind, piece.heading, piece.number, piece.body) for piece in draft.pieces]


def words_of(text):
    return sorted(piece for piece in pieces(text) if piece[0].isalnum())


def words_found(draft):
    found = "\n".join(f"{piece.heading}\n{piece.body}" for piece in draft.pieces)
    return words_of(f"{draft.title}\n{found}")


@given(st.lists(st.sampled_from(LINES), max_size=20).map("\n".join))
def test_no_word_is_lost(text):
    assert words_found(split(text)) == words_of(clean(text))


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Article 12", "12"), ("Art. 12", "12"), ("§ 12a", "12a"), ("Стаття 12", "12"), ("Artykuł 12", "12"),
        ("Čl. 12", "12"), ("Član 12.", "12"), ("4.12 Bridge", "4.12"), ("Clause 4.12: Bridge", "4.12"),
    ],
)  # fmt: skip
def test_a_clause_is_known_by_its_sign(line, number):
    [piece] = split(f"{line}\nA worker is entitled.").pieces
    assert (piece.kind, piece.number, piece.body) == ("clause", number, "A worker is entitled.")


@pytest.mark.parametrize(
    "line", ["Chapter 2", "Розділ II. Працівники", "Rozdział 2", "ČÁST DRUHÁ", "Poglavlje 2", "Частина друга"]
)
def test_a_chapter_is_known_by_its_word(line):
    first, second = split(f"{line}\nArt. 1\nText.").pieces
    assert (first.kind, second.kind) == ("chapter", "clause")


def test_headings_without_a_sign_belong_to_what_they_stand_below():
    text = "# Accord\n## Part 1\n#### General\n##### § 1\n#### Aim\nText.\n#### Disputes\n##### § 2\nMore."
    draft = split(text)
    assert draft.title == "Accord"
    assert shown(draft) == [
        ("chapter", "Part 1 General", "", ""),
        ("clause", "§ 1 Aim", "1", "Text."),
        ("chapter", "Disputes", "", ""),
        ("clause", "§ 2", "2", "More."),
    ]


def test_plain_numbers_head_chapters_of_dotted_clauses_and_paragraphs_elsewhere():
    dotted = split("1. Parties\n1.1 The union\nSpeaks.\n2. Retirement\n2.1 Bridge\nPays.")
    assert [piece.kind for piece in dotted.pieces] == ["chapter", "clause", "chapter", "clause"]
    numbered = split("Art. 5\n1. The parties\n2. The union")
    assert shown(numbered) == [("clause", "Art. 5", "5", "1. The parties\n2. The union")]


def test_a_sentence_that_begins_like_a_sign_is_a_sentence():
    text = "Art. 5\nArticle 7 of the act applies to whoever " + "worked underground and " * 6 + "left."
    assert len(split(text).pieces) == 1


def test_a_text_without_signs_is_one_clause():
    assert shown(split("We agree.\n\nWe sign.")) == [("clause", "", "", "We agree.\n\nWe sign.")]
    assert split(" \n").pieces == []


def test_front_matter_is_dropped_and_a_lone_rule_is_not():
    assert without_front_matter("---\ntitle: x\n---\nText") == "Text"
    assert without_front_matter("---\nText") == "---\nText"


@pytest.mark.parametrize("part", ["cz_horni_zakon", "cz_kolektivni_vyjednavani", "cz_zamestnanost"])
def test_no_word_of_the_real_acts_is_lost(part):
    [path] = shared_data("clauses").glob(f"{part}*.zip")
    with zipfile.ZipFile(path) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".md")]
    assert len(texts) >= 13
    for text in texts:
        draft = split(text)
        assert words_found(draft) == words_of(without_front_matter(clean(text)))
        numbered = [piece.number for piece in draft.pieces if piece.kind == "clause"]
        assert len(numbered) == len(set(numbered))
        assert len(numbered) >= 25


@pytest.mark.parametrize(
    ("heading", "own"),
    [
        ("Article 5 Bridge", True),
        ("§ 7a", True),
        ("Розділ 2. Пенсія", True),
        ("4.2 Emerytura", True),
        ("Bridge to pension", False),
        ("Articles of faith", False),
        ("", False),
    ],
)
def test_a_heading_with_its_own_sign_gets_no_number(heading, own):
    assert signs.has_own(heading) is own
