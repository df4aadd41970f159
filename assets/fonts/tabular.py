"""Writes Inter-SemiBold-Tabular.ttf: Inter with its own tabular figures as the default ones.

egui draws fonts without OpenType features, and money in a column needs figures of one width.
    pip install fonttools && python tabular.py
"""
from fontTools.ttLib import TTFont

font = TTFont("Inter-SemiBold.ttf")
tnum = {}
for record in font["GSUB"].table.FeatureList.FeatureRecord:
    if record.FeatureTag == "tnum":
        for index in record.Feature.LookupListIndex:
            for sub in font["GSUB"].table.LookupList.Lookup[index].SubTable:
                tnum.update(getattr(sub, "ExtSubTable", sub).mapping)
for table in font["cmap"].tables:
    if table.isUnicode():
        table.cmap.update({code: tnum[glyph] for code, glyph in table.cmap.items() if glyph in tnum})
for name in font["name"].names:
    if name.nameID in (1, 4, 16):
        name.string = name.toUnicode().replace("Inter", "Inter Tabular")
font.save("Inter-SemiBold-Tabular.ttf")
print(len(tnum), "figures made tabular")
