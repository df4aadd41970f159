"""Leaves one piece in a render that shows two side by side: what is sold by the piece shows one.

A straight line between the two parts them; what lies before it is taken out of all passes, shadows softly.

    python keep_one.py ../../../catalogs/print-shop/media/pen_metal    # writes the passes back; needs numpy, pillow and pypng
"""

import json
import sys
from pathlib import Path

import numpy as np
import png
from PIL import Image

SOFT = 14
"""Over so many pixels on each side of the line shadows end."""


def solid_gap(alpha):
    """The widest gap between two pieces: its angle in degrees, and where its middle lies across that."""
    ys, xs = np.nonzero(alpha > 225)
    widest = (0.0, 0, 0.0)
    for angle in range(0, 90):
        turn = np.radians(angle)
        across = np.unique((xs * np.sin(turn) + ys * np.cos(turn)).round().astype(int))
        gaps = np.diff(across)
        at = int(gaps.argmax())
        if gaps[at] > widest[0]:
            widest = (float(gaps[at]), angle, across[at] + gaps[at] / 2)
    return widest


def kept(shape, angle, at):
    """0 before the line, 1 behind it."""
    ys, xs = np.mgrid[0:shape[0], 0:shape[1]]
    turn = np.radians(angle)
    share = np.clip((xs * np.sin(turn) + ys * np.cos(turn) - at) / (2 * SOFT) + 0.5, 0, 1)
    return share * share * (3 - 2 * share)


def clear(path, share):
    """Takes a pass away where nothing is kept: by its alpha, or all of it where it has none."""
    image = Image.open(path)
    pixels = np.asarray(image)
    keeps = share if path.name.startswith("base") else share >= 0.5
    if image.mode == "RGBA":
        pixels = np.dstack([pixels[..., :3], (pixels[..., 3] * keeps).round().astype(pixels.dtype)])
    else:
        pixels = (pixels * (keeps[..., None] if pixels.ndim == 3 else keeps)).astype(pixels.dtype)
    Image.fromarray(pixels, image.mode).save(path, optimize=True)


def clear_map(path, share):
    """The same for a UV map, whose channels have 16 bits."""
    width, height, rows, info = png.Reader(filename=str(path)).read()
    pixels = np.vstack([np.frombuffer(row, dtype=np.uint16) for row in rows]).reshape(height, width, 4).copy()
    pixels[share < 0.5] = 0
    with path.open("wb") as file:
        writer = png.Writer(width, height, greyscale=False, alpha=True, bitdepth=16, compression=9)
        writer.write(file, pixels.reshape(height, width * 4))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    product = json.loads((folder / "product.json").read_text())
    base = folder / product["files"]["base"]
    gap, angle, at = solid_gap(np.asarray(Image.open(base))[..., 3])
    if gap < 3 * SOFT:
        sys.exit("there are no two pieces that a line parts")
    share = kept(np.asarray(Image.open(base)).shape, angle, at)
    for name in product["files"].values():
        clear(folder / name, share)
    print(f"{folder.name}: {gap:.0f} pixels apart at {angle} degrees")
    for region in product["regions"].values():
        clear_map(folder / region["uv"], share)
