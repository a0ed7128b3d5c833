"""Make the font files beside this script from the full Noto families: `python resources/fonts/trim.py FOLDER`.

FOLDER holds the files of Debian's package fonts-noto-core (/usr/share/fonts/truetype/noto). The Latin families are cut
to the scripts a report can hold (Latin, Greek, Cyrillic, signs); the Arabic ones stay whole. Sizes halve.

NotoSansSC-Regular.ttf is 400Regular/NotoSansSC_400Regular.ttf of the npm package @expo-google-fonts/noto-sans-sc
(0.4.3), unchanged: the names of people and places may hold any of its 30,890 characters, and a PDF takes along only
those it shows. Debian's own Chinese fonts have outlines that a PDF made here cannot embed.
"""

from __future__ import annotations

import sys
from pathlib import Path

import uharfbuzz as hb

CUT = ("NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSerif-Regular", "NotoSerif-Bold")
WHOLE = ("NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold", "NotoSansArabic-Regular", "NotoSansArabic-Bold")
KEPT = (
    (0x0020, 0x024F),  # Latin
    (0x02B0, 0x052F),  # modifiers, combining marks, Greek, Cyrillic
    (0x1E00, 0x1EFF),  # further Latin, Vietnamese
    (0x2000, 0x214F),  # punctuation, raised figures, currencies, letter-like signs
    (0x2150, 0x22FF),  # fractions, arrows, operators
    (0x25A0, 0x25FF),  # geometric shapes
    (0xFB00, 0xFB06),  # ligatures
    (0xFFFD, 0xFFFD),  # in place of what no face has
)


def trimmed(font: bytes) -> bytes:
    """The font with the kept characters only, hinting left out (the PDF is drawn from outlines)."""
    wanted = hb.SubsetInput()
    for first, last in KEPT:
        wanted.unicode_set.add_range(first, last)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.invert()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(wanted.subset(hb.Face(font)).blob.data)


def main(source: Path) -> None:
    """Write all fonts beside this script."""
    here = Path(__file__).parent
    for name in CUT + WHOLE:
        font = (source / f"{name}.ttf").read_bytes()
        (here / f"{name}.ttf").write_bytes(trimmed(font) if name in CUT else font)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
