#!/usr/bin/env python3
"""render.py [--res 768] [--samples 48] [--out out] shop[/product]...   (nothing named: every product of every shop)"""
import argparse
import importlib
import os
import sys
import time
HERE = os.path.dirname(os.path.abspath(__file__)); sys.path.insert(0, HERE)
from studio import passes, scene

SHOPS = ["living-room", "living-more", "burger-bar", "extra", "camera-shop", "camera-more", "tool-wholesale", "services"]
ap = argparse.ArgumentParser(description=__doc__)
ap.add_argument("names", nargs="*"); ap.add_argument("--res", type=int, default=768); ap.add_argument("--samples", type=int, default=48)
ap.add_argument("--out", default="out"); ap.add_argument("--threads", type=int, default=2)
ap.add_argument("--tint-only", action="store_true", help="only write tint.png again")
a = ap.parse_args()
for n in a.names or SHOPS:
    shop, _, one = n.partition("/")
    products = importlib.import_module("shops." + shop.replace("-", "_")).PRODUCTS
    for key in [one] if one else products:
        t = time.time(); scene.reset(a.samples, a.res, a.threads)
        meta = products[key](); tb = time.time() - t
        out, tmp = os.path.join(HERE, a.out, shop, key), os.path.join(HERE, "tmp", str(os.getpid()))
        if a.tint_only and not meta["colours"]:
            continue
        info = passes.render_tint_only(out, tmp) if a.tint_only else passes.render_product(out, tmp, meta)
        print(f"### {shop}/{key}: build {tb:.1f}s {info}", flush=True)
