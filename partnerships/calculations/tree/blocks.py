"""Sets what stands in a block: a card, an outcome with its parts in one frame, or the inputs side by side."""

from dataclasses import dataclass

from .arrangement import Arrangement, Block
from .cards import Content, card, cell, fits_beside, frame_head, part


@dataclass(frozen=True, slots=True)
class Piece:
    """A card inside a block, at `x`, `y` of the block's corner."""

    key: str
    x: float
    y: float
    w: float
    content: Content


@dataclass(frozen=True, slots=True)
class SetBlock:
    """A block with everything set: the head's content, if it has one, above the others side by side."""

    block: Block
    w: float
    head: Content | None
    contents: tuple[Content, ...]

    @property
    def height(self) -> float:
        """Least height in pixels."""
        return (self.head.height if self.head else 0.0) + max(content.height for content in self.contents)

    def pieces(self, height: float) -> list[Piece]:
        """The cards, stretched to `height` together."""
        top = self.head.height if self.head else 0.0
        each = self.w / len(self.contents)
        pieces = [Piece(self.block.head, 0.0, 0.0, self.w, self.head)] if self.head else []
        for number, (key, content) in enumerate(zip(self.block.keys, self.contents, strict=True)):
            pieces.append(Piece(key, number * each, top, each, content.stretched(height - top)))
        return pieces

    def rules(self, height: float) -> tuple[str, ...]:
        """Upright rules between cards of a frame, as paths from the block's corner."""
        top = self.head.height + 1 if self.head else 0.0
        each = self.w / len(self.contents)
        inset = 7.0 if self.head else 0.0
        return tuple(
            f"M{number * each:.1f} {top + inset:.1f}V{height - inset:.1f}"
            for number in range(1, len(self.contents))
        )


def set_block(found: Arrangement, block: Block, w: float, target: str) -> SetBlock:
    """Set a block `w` wide. `target`: the word for it."""
    nodes = [found.nodes[key] for key in block.keys]
    each = w / len(nodes)
    if block.head:
        head, slices = frame_head(found.nodes[block.head], w, target)
        fitting = slices if len(slices) == len(nodes) else [""] * len(nodes)
        parts = tuple(part(node, slice_, each, target) for node, slice_ in zip(nodes, fitting, strict=True))
        return SetBlock(block, w, head, parts)
    if block.framed:
        beside = all(fits_beside(node, each) for node in nodes)
        return SetBlock(block, w, None, tuple(cell(node, each, target, beside=beside) for node in nodes))
    return SetBlock(block, w, None, (card(nodes[0], w, target),))
