"""An existing agreement cut into chapters and clauses, for people to correct. Every word of it lands somewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from partnerships.calculations.clauses import signs
from partnerships.calculations.clauses.digests import clean


@dataclass(slots=True)
class Piece:
    """A chapter or clause as found. `number`: the sign's own ('7a', '4.2') or nothing; `body`: CommonMark."""

    kind: str
    heading: str = ""
    number: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def body(self) -> str:
        """Its text."""
        return clean("\n".join(self.lines))


@dataclass(slots=True)
class Draft:
    """What was found: the title, and chapters and clauses in their order."""

    title: str = ""
    pieces: list[Piece] = field(default_factory=list)


def split(text: str) -> Draft:
    """Cut a Markdown or plain text.

    A chapter begins with its word ('Chapter 2', 'Розділ 2', 'ČÁST DRUHÁ'), a clause with its sign ('§ 7a', 'Art. 5',
    '4.2'); a heading without a sign right below belongs to it, any other begins a chapter. What stands before the first
    clause becomes a clause without a heading, so that no word is lost.
    """
    draft = Draft()
    for line in without_front_matter(clean(text)).split("\n"):
        take(draft, signs.read(line))
    draft.pieces = [piece for piece in draft.pieces if piece.heading or piece.body]
    return draft


def without_front_matter(text: str) -> str:
    """Drop what some files say about themselves above the text, between two lines of three hyphens."""
    if text.startswith("---\n"):
        _, mark, rest = text[4:].partition("\n---\n")
        return rest if mark else text
    return text


def take(draft: Draft, sign: signs.Sign) -> None:
    """Add a line to what was found so far."""
    last = draft.pieces[-1] if draft.pieces else None
    untitled = last is not None and not last.body
    if sign.kind == "numbered":
        # '3. Early retirement' heads a chapter in a text whose clauses are 3.1, 3.2; else it is a numbered paragraph
        sign = signs.Sign("chapter", sign.rest, sign.sign, sign.number) if headed(draft) else as_text(sign)
    if sign.kind == "clause":
        draft.pieces.append(Piece("clause", joined(sign.sign, sign.rest), sign.number))
    elif sign.kind == "chapter":
        draft.pieces.append(Piece("chapter", joined(sign.sign, sign.rest), sign.number))
    elif sign.kind == "heading" and sign.level == 1 and not draft.title and not draft.pieces:
        draft.title = sign.rest
    elif sign.kind == "heading" and last is not None and untitled:
        last.heading = joined(last.heading, sign.rest)
    elif sign.kind == "heading":
        draft.pieces.append(Piece("chapter", sign.rest))
    elif sign.rest.strip() or (last is not None and last.kind == "clause"):
        if last is None or last.kind == "chapter":
            draft.pieces.append(Piece("clause"))
        draft.pieces[-1].lines.append(sign.rest)


def headed(draft: Draft) -> bool:
    """Whether a plain number can head a chapter here: nothing but chapters and dotted clauses was found so far."""
    return all(piece.kind == "chapter" or "." in piece.number for piece in draft.pieces)


def as_text(sign: signs.Sign) -> signs.Sign:
    """Return a numbered line as the paragraph it is."""
    return signs.Sign("text", f"{sign.sign} {sign.rest}")


def joined(first: str, second: str) -> str:
    """Put a sign and its title together."""
    return f"{first} {second}".strip() if first and second else first or second
