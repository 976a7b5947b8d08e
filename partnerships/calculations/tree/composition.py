"""Puts the set blocks in their places: cards in reading order by layer, and frames around groups of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .arrangement import Arrangement
from .blocks import Piece, SetBlock
from .drawing import Card, Frame, Layer, Relation, Words
from .placing import Places, Spot
from .ports import Band
from .setting import line_width

LABEL_X = 13.0


@dataclass(frozen=True, slots=True)
class Composition:
    """Everything that is known once the rows have their heights."""

    found: Arrangement
    places: Places
    bands: Sequence[Band]
    blocks: Mapping[int, SetBlock]
    ground_y: float

    def frames(self) -> tuple[Frame, ...]:
        """Frames of the blocks that hold several cards."""
        return tuple(
            Frame(
                self.found.blocks[number].kind,
                round(spot.x, 1),
                round(self.bands[spot.row].top, 1),
                round(spot.w, 1),
                round(self._height(spot), 1),
                self.blocks[number].rules(self._height(spot)),
            )
            for number, spot in self.places.spot_of.items()
            if self.found.blocks[number].framed
        )

    def layers(
        self, words: Words, relations: Mapping[str, tuple[Relation, ...]], selected: str
    ) -> tuple[Layer, ...]:
        """Layers by kind, crown to roots; cards row by row, left to right, an outcome before its parts."""
        rows_of: dict[str, list[int]] = {}
        for row, rank in enumerate(self.places.rank_of_row):
            rows_of.setdefault(self.found.kind_of(rank), []).append(row)
        return tuple(
            self._layer(kind, words.layers.get(kind, ""), rows, relations, selected)
            for kind, rows in rows_of.items()
        )

    def _layer(
        self,
        kind: str,
        label: str,
        rows: Sequence[int],
        relations: Mapping[str, tuple[Relation, ...]],
        selected: str,
    ) -> Layer:
        spots = [spot for row in rows for spot in self.places.rows[row] if spot.block >= 0]
        cards = [
            self._card(piece, spot, relations, selected)
            for spot in sorted(spots, key=lambda spot: (spot.row, spot.x))
            for piece in self.blocks[spot.block].pieces(self._height(spot))
        ]
        top, bottom = self.bands[rows[0]].top, self.bands[rows[-1]].bottom
        label_y = (top + bottom) / 2
        if top < self.ground_y < bottom:  # the label stays clear of the ground line, below it
            label_y = max((self.ground_y + bottom) / 2, self.ground_y + 6 + line_width(label, "layer") / 2)
        return Layer(kind, label, top, bottom - top, LABEL_X, round(label_y, 1), tuple(cards))

    def _card(
        self, piece: Piece, spot: Spot, relations: Mapping[str, tuple[Relation, ...]], selected: str
    ) -> Card:
        content = piece.content
        return Card(
            node=self.found.nodes[piece.key],
            x=round(spot.x + piece.x, 1),
            y=round(self.bands[spot.row].top + piece.y, 1),
            w=round(piece.w, 1),
            h=round(content.height, 1),
            framed=not self.found.blocks[spot.block].framed,
            selected=piece.key == selected,
            marks=content.marks,
            lines=content.lines,
            badges=content.badges,
            figures=(*content.figures, *content.foot),
            rules=content.rules,
            relations=relations[piece.key],
        )

    def _height(self, spot: Spot) -> float:
        return self.bands[spot.row].bottom - self.bands[spot.row].top
