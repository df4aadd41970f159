"""Variants of the living-room pictures: other legs, depths, rods and patterns."""
from . import living_room as L
from .living_room import *
from studio import *

OAK = wood
def _walnut(name="walnut", *a, **k):
    a = a[2:] if len(a) >= 2 and isinstance(a[0], str) else a
    return OAK(name, "#7B563A", "#4C3220", *a, **k)

def _with(fn, **over):
    old = {k: getattr(L, k) for k in over}
    for k, v in over.items(): setattr(L, k, v)
    try: return fn()
    finally:
        for k, v in old.items(): setattr(L, k, v)

def sofa_walnut(): return _with(L.sofa, wood=_walnut)
def armchair_walnut(): return _with(L.armchair, wood=_walnut)
def footstool_walnut(): return _with(L.footstool, wood=_walnut)
def side_table_walnut(): return _with(L.side_table, wood=_walnut)
def sofa_deep():
    m = L._sofa(2, 930, "Deep two-cushion sofa", 175, 1020); studio(az=-27, el=17, lens=70, margin=.05); return m
def sofa_deep_walnut(): return _with(sofa_deep, wood=_walnut)
def armchair_deep():
    m = L._sofa(1, 800, "Deep armchair", 165, 980); studio(az=-30, el=18, lens=70, margin=.07); return m
def _blackmetal(): return material("black steel", (.03, .03, .032), .38, metal=.6)
def floor_lamp_black(): return _with(L.floor_lamp, brass=_blackmetal)
def curtains_brass():
    real = L.material
    def m(name, *a, **k): return brass() if name == "rod" else real(name, *a, **k)
    return _with(L.curtains, material=m)
def curtains_closed():
    src = open(L.__file__).read(); a = src.index("def curtains"); b = src.index("\n\n\ndef ", a) if "\n\n\ndef " in src[a:] else src.index("\ndef rug", a)
    code = src[a:b].replace("(-1270, -330) if s < 0 else (330, 1270)", "(-1270, -40) if s < 0 else (40, 1270)").replace("pleats = 8", "pleats = 11")
    d = dict(L.__dict__); exec(code, d); return d["curtains"]()
def rug_stripes():
    src = open(L.__file__).read(); a = src.index("def rug"); b = src.index("\n\n\ndef ", a)
    code = src[a:b].replace("lines = (np.abs(d - 1) < .10) | (np.abs(d - .52) < .075) | (d < .16)",
        "lines = (np.abs((np.abs(gx) % 250) - 60) < 16) | (np.abs((np.abs(gx) % 250) - 105) < 7)").replace("border = ", "border = np.zeros_like(gx, bool) & ").replace("inner = np.abs(gx) < 875", "inner = np.abs(gx) < 985").replace("depth=2.2", "depth=3.6")
    d = dict(L.__dict__); exec(code, d); return d["rug"]()
def rug_large():
    src = open(L.__file__).read(); a = src.index("def rug"); b = src.index("\n\n\ndef ", a)
    code = src[a:b].replace("W, D = 2000, 1300; nx, ny = 420, 280", "W, D = 2700, 1750; nx, ny = 560, 370").replace("905", "1255").replace("945", "1295").replace("875", "1225").replace("range(88)", "range(118)").replace("k / 87", "k / 117")
    d = dict(L.__dict__); exec(code, d); return d["rug"]()

PRODUCTS = {f.__name__: f for f in (sofa_walnut, sofa_deep, armchair_walnut, armchair_deep, side_table_walnut, floor_lamp_black, curtains_brass, curtains_closed, rug_stripes, rug_large, footstool_walnut, sofa_deep_walnut)}

def swatches():
    """A fan of cloth samples on a ring, in the colours of the catalog."""
    cols = ["#D8C6A8", "#93A58B", "#B4532A", "#22304F", "#3A3B3E", "#9C5A2E"]
    for k, c in enumerate(cols):
        m = fabric(3.2, .5, .2, f"sw{k}", False, srgb(c)); b = names()
        def d(P, k=k):
            P = P.copy(); P[:, 2] += 1.6 * vnoise(P + 90 * k, 60, 3 + k) + 6 * (np.clip((P[:, 1]) / 110, 0, 1)) ** 2 * (.3 + .12 * k); return P
        for o in soft_box("swatch", (86, 190, 4.2), 1.8, m, 8, deform=d): place(o, (0, 95, 0))
        group(made_since(b), (0, 0, 2 + 4.6 * k), (0, 0, 42 - 15 * k))
    br = brass(); place(lathe("ringpost", [(0, 0), (0, 6), (1, 7), (34, 7), (36, 5), (36, 0)], br, 48), (0, 12, 0))
    studio(az=-4, el=40, lens=80, margin=.08, fill=.3)
    return dict(name="Fabric swatches", size_mm=[300, 260, 36], colours=[], expose=1.0)

def tape():
    """A tape measure with half a metre pulled out."""
    y = material("tapeblade", srgb("#E3B23C"), .35, coat=.4); case = material("case", srgb("#9A4526"), .4, coat=.3); blk = black_plastic(.4); met = steel(.25)
    for o in soft_box("case", (78, 44, 74), 16, case, 3): place(o, (0, 0, 0))
    place(lathe("disc", [(0, 0), (0, 24), (1.6, 23), (2.2, 20), (2.2, 0)], blk, 96, "y"), (0, -22, 38)); place(lathe("disc2", [(0, 0), (0, 10), (1.2, 9), (1.2, 0)], met, 64, "y"), (0, -24, 38))
    place(box("blade", (250, 25, .8), y, .2), (160, 0, 7)); place(box("hook", (2, 27, 14), met, .5), (285, 0, 0))
    dark = material("ink", (.02, .02, .02), .6)
    for k in range(1, 25):
        L = 12 if k % 5 == 0 else 6; place(box("tick", (.9, L, .1), dark, 0), (285 - 10 * k, -12 + L / 2, 7.85))
        if k % 5 == 0: text(str(k), 7, dark, (285 - 10 * k - 4, 2, 7.9), (0, 0, 0), .02, bold=True)
    studio(az=-20, el=26, lens=80, margin=.08, fill=.35, strip=.5)
    return dict(name="Tape measure", size_mm=[330, 44, 74], colours=[], expose=1.0)

PRODUCTS.update(swatches=swatches, tape=tape)
