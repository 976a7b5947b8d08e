"""A text taken in: known clauses are known again, version after version; what is gone stays in its life."""

import io
import zipfile

import pytest

from jtportal.kernel.doors import Refused
from partnerships.actions import framework
from partnerships.actions.taking_in import TakenIn, take_in
from partnerships.calculations.clauses import docx_files
from partnerships.calculations.clauses.splitting import split
from partnerships.queries import framework as reads
from tests.partnerships.accords import accord_of
from tests.shared_data import shared_data

pytestmark = pytest.mark.django_db

FIRST = """# Accord
## Chapter 1 Retirement
### § 1 Bridge
Paid for sixty months.
### § 2 Amount
Seventy-two per cent of pay.
"""
SECOND = """# Accord
## Chapter 1 Early retirement
### § 2 Amount
Seventy-two per cent of pay.
### § 1 Bridge to pension
Paid for eighty months.
### § 3 Tax
Free of tax.
"""


@pytest.fixture
def version(cast, coordinator):
    """A first version, still empty, in English and Ukrainian."""
    agreement = framework.begin(
        partnership=cast.partnership, slug="act", title={"en": "Act"}, languages=["en", "uk"], by=coordinator
    )
    return agreement.versions.get()


def outline(version):
    return [f"{line.number} {line.place.text.heading.get('en')}" for line in reads.lines(version)]


def test_a_text_becomes_chapters_and_clauses(coordinator, version):
    done = take_in(version=version, draft=split(FIRST), language="en", by=coordinator)
    assert done == TakenIn(known=0, new=3, gone=0)
    assert outline(version) == ["1 Chapter 1 Retirement", "1.1 § 1 Bridge", "1.2 § 2 Amount"]


def test_a_later_text_knows_its_clauses_again(coordinator, version):
    take_in(version=version, draft=split(FIRST), language="en", by=coordinator)
    bridge = version.agreement.clauses.get(texts__heading={"en": "§ 1 Bridge"})
    done = take_in(version=version, draft=split(SECOND), language="en", by=coordinator)
    assert done == TakenIn(known=2, new=2, gone=1)  # the chapter's words are others: a new one
    assert bridge.places.get().text.body == {"en": "Paid for eighty months."}
    assert bridge.texts.count() == 2
    assert outline(version)[1:] == ["1.1 § 2 Amount", "1.2 § 1 Bridge to pension", "1.3 § 3 Tax"]


def test_another_language_joins_the_same_clauses(coordinator, version):
    take_in(version=version, draft=split(FIRST), language="en", by=coordinator)
    ukrainian = "## Розділ 1 Вихід на пенсію\n### § 1 Міст\nСплачується.\n### § 2 Розмір\nСімдесят два."
    with pytest.raises(Refused, match="not written in this language"):
        take_in(version=version, draft=split(ukrainian), language="pl", by=coordinator)
    done = take_in(version=version, draft=split(ukrainian), language="uk", by=coordinator)
    assert done == TakenIn(known=3, new=0, gone=0)
    texts = [line.place.text for line in reads.lines(version) if not line.is_chapter]
    assert [text.heading for text in texts] == [
        {"en": "§ 1 Bridge", "uk": "§ 1 Міст"},
        {"en": "§ 2 Amount", "uk": "§ 2 Розмір"},
    ]


@pytest.mark.parametrize("text", ["", "## Chapter 1 Alone"])
def test_a_text_without_clauses_is_refused(coordinator, version, text):
    with pytest.raises(Refused, match="No clause"):
        take_in(version=version, draft=split(text), language="en", by=coordinator)


def test_a_text_on_the_table_is_not_taken_over(cast, coordinator):
    version = accord_of(cast, coordinator)
    framework.open_to_negotiation(version=version, by=coordinator)
    with pytest.raises(Refused, match="by amendments alone"):
        take_in(version=version, draft=split(FIRST), language="en", by=coordinator)


def test_docx_goes_out_and_comes_in_with_every_letter(coordinator, version):
    words = ("Працівник, який відпрацював п’ятнадцять років; żółw, źrebię.", "- перша умова", "- druga")
    lines = [
        docx_files.Written("1", "Розділ 1 Вихід", chapter=True, paragraphs=()),
        docx_files.Written("", "§ 1 Міст до пенсії", chapter=False, paragraphs=words),
    ]
    data = docx_files.made("Рамкова угода", ["Версія 1"], lines)
    draft = split(docx_files.text_of(io.BytesIO(data)))
    assert draft.title == "Рамкова угода"
    clause = next(piece for piece in draft.pieces if piece.number == "1" and piece.kind == "clause")
    assert clause.heading == "§ 1 Міст до пенсії"
    assert clause.body.replace("\n\n", "\n") == "\n".join(words)


@pytest.mark.parametrize("part", ["cz_kolektivni_vyjednavani", "cz_zamestnanost", "cz_horni_zakon"])
def test_real_acts_are_taken_in_as_successive_versions(cast, coordinator, part):
    [path] = shared_data("clauses").glob(f"{part}*.zip")
    with zipfile.ZipFile(path) as archive:
        texts = [archive.read(name).decode() for name in sorted(archive.namelist()) if name.endswith(".md")]
    agreement = framework.begin(
        partnership=cast.partnership, slug="act", title={"en": "Act"}, languages=["en"], by=coordinator
    )
    version, before = agreement.versions.get(), None
    for text in texts[:4]:
        draft = split(text)
        take_in(version=version, draft=draft, language="en", by=coordinator)
        said = [line.place.text.heading.get("en", "") for line in reads.lines(version)]
        assert said == [" ".join(piece.heading.split()) for piece in draft.pieces]
        if before is not None:
            differ = {(one.new or one.old).place.clause_id for one in reads.compared(before, version)}
            stood, stands = (
                {line.place.clause_id: line.place.text_id for line in reads.lines(one)}
                for one in (before, version)
            )
            assert differ >= {one for one in stood | stands if stood.get(one) != stands.get(one)}
            assert len(stood.keys() & stands.keys()) > len(stands) / 2
        framework.close(framework.lock(version), "signing", "framework_version.opened", coordinator)
        framework.turn(version, "withdrawn", "framework_version.opened", coordinator)
        before, version = (
            version,
            framework.begin_version(agreement=agreement, base=version, reason="Amended", by=coordinator),
        )
