"""Papers: text stays data, in every script."""

from jtportal.kernel import papers

DATA = {"title": "Угода: Łódź", "foot": "Львів"}


def test_a_paper_is_a_tagged_pdf(tmp_path, monkeypatch):
    template = (
        '#import "paper.typ": *\n#show: paper.with(title: data.title)\n#data.text\n#rows(("a",), (("1",),))\n'
    )
    (tmp_path / "paper.typ").write_text((papers.FOLDER / "paper.typ").read_text(encoding="utf-8"))
    (tmp_path / "one.typ").write_text(template)
    monkeypatch.setattr(papers, "FOLDER", tmp_path)
    made = papers.pdf("one", {**DATA, "text": '#panic("x") *Їжак* $'}, language="uk")
    assert made.startswith(b"%PDF-")
    assert b"StructTreeRoot" in made
