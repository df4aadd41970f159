"""Writes the faces that only the card designer draws, with the letters of Latin scripts and nothing else.

    pip install fonttools && npm i @expo-google-fonts/jost @expo-google-fonts/eb-garamond @expo-google-fonts/dm-mono
    python subset.py node_modules/@expo-google-fonts
"""
import pathlib
import sys

from fontTools import subset

FACES = {
    "jost/400Regular/Jost_400Regular.ttf": "Jost-Regular.ttf",
    "jost/600SemiBold/Jost_600SemiBold.ttf": "Jost-SemiBold.ttf",
    "eb-garamond/500Medium/EBGaramond_500Medium.ttf": "EBGaramond-Medium.ttf",
    "eb-garamond/600SemiBold/EBGaramond_600SemiBold.ttf": "EBGaramond-SemiBold.ttf",
    "dm-mono/400Regular/DMMono_400Regular.ttf": "DMMono-Regular.ttf",
    "dm-mono/500Medium/DMMono_500Medium.ttf": "DMMono-Medium.ttf",
}
# Basic Latin, Latin-1, Latin Extended-A, the marks that stand between words, and the euro.
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x2030, 0x2039, 0x203A, 0x20AC, 0x2122]

source = pathlib.Path(sys.argv[1])
for path, name in FACES.items():
    options = subset.Options(hinting=False, layout_features=["kern", "liga", "mark", "mkmk", "ccmp", "locl"])
    font = subset.load_font(source / path, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    subset.save_font(font, name, options)
    print(name, pathlib.Path(name).stat().st_size)
