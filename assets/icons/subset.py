"""Writes the subset icon fonts beside this script, and prints the rows of `src/ui/theme/icon.rs`.

Phosphor has some 1 500 icons and half a megabyte a weight; Diderot draws the few named here.
    pip install fonttools && npm pack @phosphor-icons/web@2.1.2 && tar xf phosphor-icons-web-2.1.2.tgz
    python subset.py package
The code points are read from Phosphor's own style sheets, and are the same in every weight.
"""
import argparse
import pathlib
import re

from fontTools import subset

REGULAR = """
    arrow-left arrow-right arrow-counter-clockwise arrow-u-up-left check check-circle x x-circle plus minus
    caret-down caret-up caret-right caret-left caret-double-right trash globe translate house image upload-simple
    folder-open text-t text-aa palette pencil-simple eye magnifying-glass-plus shopping-bag package truck seal-check
    shield-check clock lightning gift handshake storefront users-three envelope-simple phone identification-card
    qr-code smiley smiley-sad smiley-meh smiley-angry smiley-wink smiley-nervous star info warning warning-circle
    list sliders-horizontal hand-tap calendar-blank confetti t-shirt coffee pen sticker paper-plane-tilt keyboard
    backspace note briefcase heart
""".split()
FILL = "check-circle smiley smiley-sad smiley-meh smiley-angry smiley-wink smiley-nervous star heart".split()
BOLD = "arrow-left arrow-right check x plus minus caret-down caret-up caret-right caret-left".split()
FACES = {
    "regular": ("Phosphor.ttf", "Phosphor-Subset.ttf", REGULAR),
    "fill": ("Phosphor-Fill.ttf", "Phosphor-Fill-Subset.ttf", FILL),
    "bold": ("Phosphor-Bold.ttf", "Phosphor-Bold-Subset.ttf", BOLD),
}


def code_points(style_sheet, names):
    """The code point of each of `names`; ends with a message when the style sheet lacks one."""
    rule = re.compile(r'\.ph-([a-z0-9-]+):before\s*{\s*content:\s*"\\([0-9a-f]+)"')
    known = {name: int(code, 16) for name, code in rule.findall(style_sheet.read_text())}
    if missing := [name for name in names if name not in known]:
        raise SystemExit(f"{style_sheet} has no {', '.join(missing)}")
    return {name: known[name] for name in names}


def write_subset(source, target, codes):
    """Writes the glyphs of `codes` alone: no ligatures (egui draws none), no hints, no glyph names."""
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, drop_tables=["GSUB", "gasp"])
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("package", type=pathlib.Path, help="the unpacked npm package @phosphor-icons/web")
package = parser.parse_args().package
here = pathlib.Path(__file__).parent
for weight, (source, target, names) in FACES.items():
    folder = package / "src" / weight
    codes = code_points(folder / "style.css", names)
    write_subset(folder / source, here / target, codes.values())
    if weight == "regular":
        for name, code in codes.items():
            print(f"{name.title().replace('-', '')} = '\\u{{{code:x}}}',")
(here / "LICENSE-Phosphor.txt").write_bytes((package / "LICENSE").read_bytes())
