"""Variants of the camera-shop pictures: other bodies, lenses, cards and legs."""
import math
from . import camera_shop as C
from .camera_shop import *
from .camera_shop import _blacks, _body, _mount, _lens_kit, _lens_prime, _knurl, _glass, _ring_text
from studio import *

def mirrorless_black():
    M = _blacks(); M["shell"] = M["body"]
    _body(124, 68, 36, M, "narrow", 9)
    b = names(); y = _mount(-18, 29, M); _lens_kit(y, M); group(made_since(b), (4, 0, 33))
    studio(az=-24, el=15, lens=85, margin=.07, strip=1.0, key=1.25, fill=.32)
    return dict(name="Mirrorless camera, black", size_mm=[124, 92, 86], colours=[], expose=1.12)

def _six(M):
    _body(130, 74, 39, M, "wide", 13)
    b = names(); y = _mount(-19.5, 30, M); _lens_kit(y, M); group(made_since(b), (4, 0, 35.5))
def mirrorless_six():
    M = _blacks(); M["shell"] = material("shell", (.42, .425, .435), .36, metal=.85, bump=dict(kind="grain", size=.5, depth=.008)); _six(M)
    studio(az=-24, el=15, lens=85, margin=.07, strip=1.0, key=1.15, fill=.3)
    return dict(name="Mirrorless camera, deep grip", size_mm=[130, 102, 92], colours=[], expose=1.1)
def mirrorless_six_black():
    M = _blacks(); M["shell"] = M["body"]; _six(M)
    studio(az=-24, el=15, lens=85, margin=.07, strip=1.0, key=1.25, fill=.32)
    return dict(name="Mirrorless camera, deep grip, black", size_mm=[130, 102, 92], colours=[], expose=1.12)
def _lens_pro(z, M):
    """Heavier 16-70 f/4 zoom with a red line."""
    return _lens_prime(z, M, 35.5, 62, "16-70mm  1:4")
def mirrorless_pro():
    M = _blacks(); M["shell"] = M["body"]
    _body(132, 76, 40, M, "wide", 15)
    b = names(); y = _mount(-20, 31, M); _lens_pro(y, M); group(made_since(b), (4, 0, 36.5))
    studio(az=-24, el=15, lens=85, margin=.07, strip=1.1, key=1.25, fill=.32)
    return dict(name="Mirrorless camera, sealed, 16-70", size_mm=[132, 104, 110], colours=[], expose=1.14)
def premium_two():
    M = _blacks(); M["shell"] = M["body"]
    _body(142, 86, 44, M, "wide", 17)
    # a vertical grip below makes it taller
    for o in soft_box("vgrip", (142, 46, 30), 9, M["body"], 4): place(o, (0, 0, -28))
    for o in soft_box("vfront", (30, 34, 26), 9, M["grip"], 3): place(o, (-54, -24, -26))
    b = names(); y = _mount(-22, 33, M); _lens_prime(y, M, 38, 60); group(made_since(b), (4, 0, 41))
    group(made_since(set()), (0, 0, 28))
    studio(az=-24, el=15, lens=85, margin=.06, strip=1.2, key=1.25, fill=.32, rim=.9)
    return dict(name="Full-frame camera with grip and 50 mm f/1.2", size_mm=[142, 150, 100], colours=[], expose=1.15)

def _prime(label, aperture, ring, H=62, r=32):
    M = _blacks(); b = M["body"]; wht = material("scale", (.7, .7, .69), .6)
    lathe("mount", [(0, 0), (0, 22), (0, 27), (3, 27), (3.4, 26)], M["metal"], 128); lathe("rear", [(3, 26), (3.5, 29), (8, r - 1), (12, r), (16, r)], b, 160)
    _knurl("focus", 16.5, H - 22, r + .8, M["rubber"], 84, .8, "z")
    lathe("mid", [(H - 22, r - 1), (H - 21.6, r), (H - 3, r), (H - 1, r - .6), (H, r - 1.4), (H, r - 4), (H - 1.4, r - 4.5), (H - 2.4, r - 8), (H - 7, r - 10)], b, 160)
    lathe("accent", [(H - 20, r - .1), (H - 19.8, r + .35), (H - 18.4, r + .35), (H - 18.2, r - .1)], ring(M), 160)
    _glass(H - 7.2, r - 9.8, 4.4, M, axis="z")
    o = text(label, 6.2, wht, (-4, -r - .05, H - 13)); o.rotation_euler = (math.radians(90), 0, math.radians(0))
    a = math.radians(38); o = text(aperture, 4.4, M["grey"], (r * math.sin(a), -r * math.cos(a) - .1, H - 13)); o.rotation_euler = (math.radians(90), 0, a)
    # its cap lies beside it
    g = material("cap", (.022, .022, .023), .5, bump=dict(kind="grain", size=.6, depth=.02)); bb = names()
    lathe("cap", [(0, 0), (0, r - 2), (1, r), (6, r), (7.5, r - 1.6), (8, r - 5), (7, r - 8), (7, 0)], g, 128); text("NORA", 8, M["grey"], (0, 0, 7.1), (0, 0, 0), .05, bold=True)
    group(made_since(bb), (r * 2.15, -10, 0), (0, 0, 12))
    studio(az=-8, el=22, lens=85, margin=.08, strip=1.2, key=1.25, fill=.32)
    return dict(name=f"Lens {label} {aperture}", size_mm=[r * 2, r * 2, H], colours=[], expose=1.12)
def prime_35(): return _prime("35mm", "1:1.8", lambda M: M["metal"])
def prime_35_sealed(): return _prime("35mm", "1:1.8 WR", lambda M: M["red"], 78, 36)
def wide_zoom():
    return _prime("10-18mm", "1:4", lambda M: M["metal"], 70, 37)
def zoom_lens_f4():
    src = open(C.__file__).read(); a = src.index("def zoom_lens"); e = src.index("\n\n\ndef memory_card", a)
    code = src[a:e].replace('"1:2.8"', '"1:4"').replace('M["red"], 160)', 'M["metal"], 160)').replace("f/2.8", "f/4")
    d = dict(C.__dict__); exec(code, d); return d["zoom_lens"]()
def _card(cap, speed, cls, colour):
    src = open(C.__file__).read(); a = src.index("def memory_card"); e = src.index("\n\n\ndef battery", a)
    code = src[a:e].replace('text("128", 6.6', f'text("{cap}", 6.6').replace("300 MB/s", speed).replace("V60  U3", cls).replace("#1F5FA8", colour).replace("PRO  SDXC", "SDXC")
    d = dict(C.__dict__); exec(code, d); return d["memory_card"]()
def memory_card_64(): return _card("64", "120 MB/s", "V30  U3", "#4C6B57")
def memory_card_256(): return _card("256", "300 MB/s", "V90  U3", "#8E2F2A")
def tripod_aluminium():
    src = open(C.__file__).read(); a = src.index("def tripod"); e = src.index("\n\n\ndef cleaning_kit", a)
    code = src[a:e].replace('material("tube", (.045, .046, .05), .28, metal=.35, coat=.5, coat_rough=.12)', 'material("tube", (.46, .47, .49), .3, metal=.9)')
    d = dict(C.__dict__); exec(code, d); return d["tripod"]()
def filter_uv():
    M = _blacks(); wht = material("scale", (.7, .7, .69), .6)
    def one(at, turn, r=34):
        b = names()
        lathe("ring", [(0, r - 3), (0, r), (1, r + .3), (6, r + .3), (7, r - .2), (7, r - 2.4), (5.6, r - 3), (3.2, r - 3.2)], M["body"], 160)
        _knurl("edge", 1.6, 5.4, r + .8, M["dark"], 120, .4, "z"); _glass(3.0, r - 3.1, 1.2, M, axis="z")
        return group(made_since(b), at, turn)
    one((0, 0, 0), (0, 0, 0)); one((50, 30, 30), (62, 0, -30))
    studio(az=-14, el=28, lens=85, margin=.10, strip=1.2, key=1.2, fill=.35)
    return dict(name="Protective filter", size_mm=[68, 68, 8], colours=[], expose=1.12)

PRODUCTS = {f.__name__: f for f in (mirrorless_black, mirrorless_six, mirrorless_pro, prime_35, prime_35_sealed, zoom_lens_f4, memory_card_64, memory_card_256, tripod_aluminium, filter_uv, premium_two, mirrorless_six_black, wide_zoom)}
