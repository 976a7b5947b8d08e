"""`python -m jtportal.dev.measure_fonts`: advance widths of the vendored sans, for text wrapped in SVG.

Run it after `vendor.json` names another version of the typeface. Needs fontTools (a development dependency).
"""

import json
from pathlib import Path

from fontTools.ttLib import TTFont

from .paths import ROOT, say

OUT = ROOT / "partnerships" / "calculations" / "tree" / "font_widths.json"
WEIGHTS = (400, 600)
# Latin with its extensions, Cyrillic, punctuation, currency signs and the few signs of measure in use.
RANGES = (
    (0x20, 0x24F),
    (0x400, 0x4FF),
    (0x2010, 0x2044),
    (0x20A0, 0x20C0),
    (0x2190, 0x2193),
    (0x2212, 0x2265),
)


def measure() -> dict[str, dict[str, int]]:
    """Advance width of every character in units of 1/1000 em, by weight; digits are the tabular ones."""
    files = sorted((ROOT / "static" / "vendor").glob("source-sans-3-*/*.woff2"))
    widths: dict[str, dict[str, int]] = {str(weight): {} for weight in WEIGHTS}
    for path in files:
        _measure_file(path, widths)
    return {weight: dict(sorted(found.items())) for weight, found in widths.items()}


def _measure_file(path: Path, widths: dict[str, dict[str, int]]) -> None:
    font = TTFont(path)
    cmap = font.getBestCmap()
    tabular = _tabular(font)
    for weight in WEIGHTS:
        glyphs = font.getGlyphSet(location={"wght": weight})
        for code, name in cmap.items():
            if any(low <= code <= high for low, high in RANGES):
                glyph = glyphs[tabular.get(name, name)]
                widths[str(weight)].setdefault(chr(code), round(glyph.width * 1000 / font["head"].unitsPerEm))


def _tabular(font: TTFont) -> dict[str, str]:
    """What the font's `tnum` feature puts in place of a glyph."""
    table = font["GSUB"].table
    lookups = {
        i
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for i in record.Feature.LookupListIndex
    }
    mapping: dict[str, str] = {}
    for index in sorted(lookups):
        for subtable in table.LookupList.Lookup[index].SubTable:
            mapping.update(getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {}))
    return mapping


def main() -> int:
    """Write the widths and say how many characters they cover."""
    widths = measure()
    OUT.write_text(
        json.dumps(widths, ensure_ascii=False, separators=(",", ":")).replace('},"', '},\n"') + "\n"
    )
    say(f"{len(widths['400'])} characters in {len(widths)} weights: {OUT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
