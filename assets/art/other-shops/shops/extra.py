"""More pictures for the burger bar and the tool wholesale, made of the same parts in other colours and stacks."""
import contextlib
import math
import numpy as np
from studio import *
from . import burger_bar as B, tool_wholesale as T


@contextlib.contextmanager
def patched(mod, **names):
    old = {k: getattr(mod, k) for k in names}
    for k, v in names.items(): setattr(mod, k, v)
    try: yield
    finally:
        for k, v in old.items(): setattr(mod, k, v)


def colours(table): return lambda h: srgb(table.get(h, h))


BEAN = {"#3A1E12": "#4A4A1E", "#7A4629": "#9A8A44", "#22120C": "#2F4018"}
CRISP = {"#3A1E12": "#A25A18", "#7A4629": "#E2A24A", "#22120C": "#7C4312"}
CLOVE = {"#F0A31C": "#EFD48A"}
HALLOUMI = {"#F0A31C": "#F4E4BC"}
GRAIN = {"#CC8238": "#A9662A", "#A6591F": "#7C4418"}


def look(): studio(az=0, el=13, lens=85, margin=.10, key=1.1)


def with_colours(fn, *tables):
    t = {}
    for x in tables: t.update(x)
    with patched(B, srgb=colours(t)): return fn()


def tomatoes(z):
    for a, r in ((238, 34), (312, 35), (160, 33), (40, 33)):
        B.tomato(33, 8, (r * math.cos(math.radians(a)), r * math.sin(math.radians(a)), z + (a % 3)), (1.5, -1.5, 0))


def pickles(z):
    for a in (232, 268, 305, 340, 200, 90): B.pickle((43 * math.cos(math.radians(a)), 43 * math.sin(math.radians(a)), z + (a % 4) * .6), (3 * math.sin(a), 4, 0))


def onions(z):
    for a, R in ((250, 26), (318, 25), (190, 24), (285, 20)): B.onion(R, (34 * math.cos(math.radians(a)), 34 * math.sin(math.radians(a)), z + (a % 3)), (3, 2, 0))


def burger_veggie():
    B.bun_bottom(); B.lettuce(18, 71, 26, 5, 5, 12, 4)
    with_colours(lambda: B.patty(z=28, R=62, h=19, seed=3), BEAN)
    tomatoes(46); onions(54)
    with_colours(lambda: B.bun_top(R=61, z=57, tilt=(-1.5, 1.5, 0)), GRAIN); look()
    return dict(name="Veggie burger", size_mm=[142, 142, 103], colours=[], expose=1.15)


def burger_veggie_deluxe():
    B.bun_bottom(); B.lettuce(18, 71, 26, 5, 5, 12, 4)
    with_colours(lambda: B.patty(z=28, R=62, h=18, seed=3), BEAN); with_colours(lambda: B.cheese(R=65, side=122, z=46, turn=34, drop=11), HALLOUMI)
    with_colours(lambda: B.patty(z=48, R=62, h=18, seed=6), BEAN); with_colours(lambda: B.cheese(R=65, side=122, z=66, turn=60, drop=11), HALLOUMI)
    tomatoes(69)
    with_colours(lambda: B.bun_top(R=61, z=79, tilt=(-1, -2, 0)), GRAIN); look()
    return dict(name="Double veggie burger with grilled cheese", size_mm=[142, 142, 125], colours=[], expose=1.15)


def crisp(z, seed):
    with_colours(lambda: B.patty(z=z, R=65, h=22, seed=seed), CRISP)


def burger_chicken():
    B.bun_bottom(); crisp(23, 4); pickles(44.5); B.lettuce(18, 73, 53, 2, 6, 11, 2)
    B.bun_top(R=61, z=56, tilt=(-1.5, 1.5, 0)); look()
    return dict(name="Crispy chicken burger", size_mm=[146, 146, 102], colours=[], expose=1.15)


def burger_chicken_deluxe():
    B.bun_bottom(); B.lettuce(18, 72, 26, 5, 5, 12, 5); crisp(28, 4); B.cheese(R=67.5, side=126, z=50.5, turn=34, drop=13); tomatoes(53); pickles(62)
    B.bun_top(R=61, z=67, tilt=(-1, -2, 0)); look()
    return dict(name="Crispy chicken burger with cheese", size_mm=[146, 146, 113], colours=[], expose=1.15)


def burger_fryske():
    B.bun_bottom(); B.patty(z=23, R=61, seed=7)
    with_colours(lambda: B.cheese(R=64, side=124, z=41.5, turn=16, drop=14), CLOVE)
    rng = np.random.RandomState(4); m = material("clove", srgb("#5B3A1C"), .7)
    for k in range(26):                                     # cloves and cumin in the cheese
        a = rng.uniform(200, 340); r = 65.6; place(blob("clove", (2.2, 1.2, 2.6), m, sub=2), (r * math.cos(math.radians(a)), r * math.sin(math.radians(a)), 40 + rng.uniform(-7, 1)))
    onions(44); pickles(47); B.lettuce(18, 69, 56, 9, 5, 13, 1)
    B.bun_top(R=61, z=58, tilt=(-1.5, 1.5, 0)); look()
    return dict(name="Burger with clove cheese", size_mm=[146, 146, 104], colours=[], expose=1.15)


def tinted(*names_):
    def make(name, color=(.8, .8, .8), *a, **k):
        if name in names_: color, k["tint"] = NEUTRAL, True
        return material(name, color, *a, **k)
    return make


def sauce_tint():
    with patched(B, material=tinted("sauce")): meta = B.sauce_pot()
    return dict(meta, name="Dip in any flavour", colours=[("Tomato", "#B5301C"), ("Mayonnaise", "#F3E6B8"), ("Curry", "#C8871E"), ("Garlic", "#EDE8D4")])


FLAVOURS = [("Strawberry", "#F0A0B0"), ("Vanilla", "#F5E6C0"), ("Chocolate", "#7A4A32")]


def milkshake_tint():
    with patched(B, material=tinted("shake", "fc")): meta = B.milkshake()
    return dict(meta, name="Milkshake, large", colours=FLAVOURS)


def milkshake_small():
    glass = clear("glass", (.94, .96, .97), .02); shake = material("shake", NEUTRAL, .35, coat=1, coat_rough=.04, tint=True); cream = material("cream", srgb("#FFF8EC"), .5, sss=.25); st = material("straw", srgb("#F5EFE3"), .4, coat=.3)
    prof = [(5, 0), (5, 26), (9, 29), (50, 32), (100, 37)]
    lathe("shake", [(z, max(r - 1.8, 0)) for z, r in prof] + [(101, 34), (102, 0)], shake, 128, smooth=60)
    lathe("glass", [(0, 0), (0, 28), (1, 30), (4, 30.5)] + [(z, r) for z, r in prof[2:]] + [(107, 37.6), (109, 37.8), (110, 36.8)], glass, 128, smooth=60)
    t = np.linspace(0, 1, 200); R = 25 * (1 - t) ** .75; a = t * 2 * np.pi * 2.5; k = np.arange(48)
    star = np.stack([(9 + 2 * np.cos(7 * k * 2 * np.pi / 48)) * np.cos(k * 2 * np.pi / 48), (9 + 2 * np.cos(7 * k * 2 * np.pi / 48)) * np.sin(k * 2 * np.pi / 48)], 1)
    sc = np.interp(t, [0, .06, .8, 1], [.35, 1.12, .85, .12]); P = np.stack([R * np.cos(a), R * np.sin(a), 106 + 30 * t ** .95], 1)
    sweep("cream", P, star, cream, scale=sc[:, None] * np.ones((1, 2)), smooth=60); place(blob("creambase", (60, 60, 24), cream, 3, 20), (0, 0, 106)); place(blob("core", (34, 34, 26), cream, 2, 20), (0, 0, 116))
    tube("straw", [(12, 8, 92), (38, 14, 178)], 4, st, res=8)
    studio(az=0, el=14, lens=85, margin=.13, strip=.9)
    return dict(name="Milkshake, small", size_mm=[76, 76, 178], colours=FLAVOURS, expose=1.1)


def fries_sweet():
    with patched(B, srgb=colours({"#F0C65E": "#EE8A3C", "#D18D2C": "#B4501A"})): meta = B.fries_small()
    return dict(meta, name="Sweet potato fries")


def salad_chicken():
    def more(**k):
        m = material("chicken", rough=.5, coat=.15, vcol=True, bump=dict(kind="grain", size=2.4, depth=.7)); rng = np.random.RandomState(5)
        for x, y, z, a in ((-30, -30, 103, 20), (2, -40, 105, 8), (30, -32, 104, -24), (-12, -6, 110, 32), (20, -2, 110, -10)):
            o = soft_box("strip", (17, 46, 11), 4.5, m, 4, deform=lambda P, s=x: P + (vnoise(P + s, 12, 3) * 1.6)[:, None] * np.array([1, 1, .8]))
            for q in o:
                P = coords(q); paint(q, B._mix(srgb("#F0D9A8"), srgb("#8A4A18"), .35 + .5 * np.sin(P[:, 1] / 3.2) ** 8 + .3 * vnoise(P, 14, 2))); place(q, (x, y - 6, z - 6), (18, rng.uniform(-10, 10), a))
        return studio(**k)
    with patched(B, studio=more): meta = B.salad()
    return dict(meta, name="Salad with chicken")


def menu_large():
    def fries_(scale=1.0, n=44, seed=1): return keep_fries(1.36, 84, seed)
    def cup_(h, r0, r1): return keep_cup(206, 36, 53)
    keep_fries, keep_cup = B._fries, B._cup
    with patched(B, _fries=fries_, _cup=cup_): meta = B.menu()
    return dict(meta, name="Large menu")


def brownie():
    crumb = material("crumb", rough=.75, vcol=True, bump=dict(kind="grain", size=2.2, depth=.6)); walnut = material("chunk", srgb("#2A140B"), .35, coat=.3); paper = material("paper", srgb("#F4EEE2"), .8)
    place(box("sheet", (130, 118, .8), paper, 0), (0, 0, 0), (0, 0, 12)); rng = np.random.RandomState(9)
    for at, turn, k in (((-6, 4, 1), -10, 0), ((10, -6, 33), 22, 40)):
        parts = soft_box("brownie", (86, 74, 31), 6, crumb, 6, deform=lambda P: P + (vnoise(P + k, 16, 3, 2) * 1.8)[:, None] * np.array([1, 1, .8]))
        for o in parts:
            P = coords(o); top = np.clip((P[:, 2] - 24) / 4, 0, 1); c = B._mix(srgb("#3A1D10"), srgb("#5A3018"), .5 + .6 * vnoise(P + k, 6, 4)); paint(o, B._mix(c, srgb("#7A4A2A"), top * (.55 + .5 * vnoise(P + k, 12, 6))))
        for _ in range(9): parts.append(place(blob("chunk", (9, 8, 6), walnut, 6, 8), (rng.uniform(-34, 34), rng.uniform(-28, 28), 30)))
        for _ in range(7): parts.append(place(blob("chunk", (8, 5, 6), walnut, 6, 8), (rng.uniform(-36, 36), -37.5, rng.uniform(8, 24))))
        group(parts, at, (0, 0, turn))
    studio(az=-24, el=24, lens=85, margin=.12)
    return dict(name="Brownie", size_mm=[120, 110, 66], colours=[], expose=1.2)


def tape_8m():
    say = {"5 m": "8 m", "19 mm": "25 mm"}
    with patched(T, text=lambda s, *a, **k: text(say.get(s, s), *a, **k), srgb=colours({"#E8A51C": "#27548A"})): meta = T.tape_measure()
    return dict(meta, name="Tape measure 8 m")


def glasses_pro():
    with patched(T, srgb=colours({"#E07A1F": "#2C6FB0"}), clear=lambda n, c, o, r: clear(n, (.55, .72, .92), .20, r)): meta = T.safety_glasses()
    return dict(meta, name="Safety glasses, anti-fog")


def nails_hot():
    say = {"3.1 x 65 mm   zinc plated": "3.1 x 65 mm   hot-dip zinc"}
    with patched(T, text=lambda s, *a, **k: text(say.get(s, s), *a, **k), srgb=colours({"#B8392A": "#27548A"}), cardboard=lambda n, c: cardboard(n, {"#BC9262": "#DAD5CA", "#9C7850": "#B9B3A6"}.get(c, c))): meta = T.nails()
    return dict(meta, name="Nails 3.1 x 65 mm, hot-dip galvanised, 1 kg")


HELMETS = [("White", "#EFEFEF"), ("Yellow", "#E8B81E"), ("Blue", "#27548A"), ("Red", "#B3271E")]


def _helmet(vents):
    shell = material("shell", NEUTRAL, .32, coat=.35, coat_rough=.15, tint=True); dark = material("dark", (.02, .02, .022), .6); strap = material("strap", (.03, .03, .034), .8, bump=dict(kind="weave", size=2, depth=.2))
    R, H = 112, 128
    prof = [(0, R + 3), (2, R + 4), (5, R + 2)] + [(5 + (H - 5) * math.sin(a), (R + 1) * math.cos(a) ** .80) for a in np.linspace(.04, 1.54, 46)] + [(H, 0)]
    o = lathe("shell", prof, shell, 160, smooth=70); P = coords(o)
    P[:, 1] *= 1.22; t = P[:, 2] / H
    ridge = np.exp(-(P[:, 0] / 15) ** 2) * np.clip((t - .30) * 2.2, 0, 1) * 9 + sum(np.exp(-((P[:, 0] - x) / 9) ** 2) for x in (-46, 46)) * np.clip((t - .42) * 2.4, 0, 1) * 5
    P[:, 2] += ridge; set_coords(o, P)
    def brim(u, v):
        a = math.pi + np.pi * u; n = .5 - .5 * np.cos(2 * np.pi * u); r = 1 + v * .40 * n
        return (R + 3) * np.cos(a) * (1 + v * .06 * n), (R + 3) * 1.22 * np.sin(a) * r, 3 - 14 * v ** 1.4 * n
    b = grid("brim", 90, 14, brim, shell, 3.4, offset=0); bevel(b, 1.4, 3, 40)
    if vents:
        for s in (-1, 1):
            for y in (-34, -4, 26):
                place(blob("vent", (5, 22, 9), dark, 4, 8), (s * 70, y * 1.1, 88 - abs(y) * .12), (0, s * 48, 0))
            for q in soft_box("cup", (26, 66, 84), 12, dark, 5, (2, 6, 6), base=False): place(q, (s * (R + 17), 4, -14))
            lathe_ = lathe("pad", [(0, 0), (0, 20), (3, 22), (6, 19), (7, 0)], material("mark", srgb("#E07A1F"), .45), 64, "x"); place(lathe_, (s * (R + (30 if s > 0 else 37)), 4, -14))
            tube("arm", crom([(s * (R + 26), 4, 20), (s * (R + 24), 6, 40), (s * (R + 6), 8, 58)], 20), 3.2, dark)
    place(lathe("badge", [(0, 0), (0, 9), (1.4, 8), (1.6, 0)], dark, 48, "y"), (0, -R * 1.22 - 1.5, 30), (-18, 0, 0))


def helmet():
    b = names(); _helmet(False); group(made_since(b), (0, 0, 60), (0, 0, 0)); studio(az=-32, el=16, lens=85, margin=.09, strip=.9)
    return dict(name="Safety helmet", size_mm=[230, 310, 150], colours=HELMETS, expose=1.0)


def helmet_pro():
    b = names(); _helmet(True); group(made_since(b), (0, 0, 60), (0, 0, 0)); studio(az=-32, el=16, lens=85, margin=.09, strip=.9)
    return dict(name="Safety helmet with ear protection", size_mm=[290, 310, 190], colours=HELMETS, expose=1.0)


PRODUCTS = dict(helmet=helmet, helmet_pro=helmet_pro, burger_veggie=burger_veggie, burger_chicken=burger_chicken, sauce_tint=sauce_tint, burger_fryske=burger_fryske, menu_large=menu_large, milkshake_tint=milkshake_tint,
                burger_chicken_deluxe=burger_chicken_deluxe, burger_veggie_deluxe=burger_veggie_deluxe, fries_sweet=fries_sweet, milkshake_small=milkshake_small,
                tape_8m=tape_8m, glasses_pro=glasses_pro, nails_hot=nails_hot, brownie=brownie, salad_chicken=salad_chicken)
