"""Lets shadows that the edge of their picture cut end softly.

The renders are as large as the product needs; where its shadow reaches further, it was faded along the picture's sides, which
shows on a card as a straight edge. This fades it along an ellipse around the middle of the shadow instead, well before the side.
What is no shadow stays as it is: at the product's own edge only what the shadow has of a pixel is taken away.

    python soften.py BASE.png ...      # writes them back; needs numpy and pillow
    python soften.py --check BASE.png  # says how dark the shadow is near the sides, and writes nothing

Run it once on a fresh render: each run takes a little more of the shadow.
"""

import sys

import numpy as np
from PIL import Image

SOLID = 200
"""More opaque than this is no shadow (as in src/artwork/placement)."""
INNER, OUTER = 0.3, 0.95
"""Where the shadow begins to fade and where nothing is left of it, as shares of the way to the side."""


def local_shadow(alpha):
    """The shadow below each pixel: the least there is within two pixels."""
    padded = np.pad(alpha, 2, mode="edge")
    height, width = alpha.shape
    windows = [padded[y:y + height, x:x + width] for y in range(5) for x in range(5)]
    return np.minimum(np.min(windows, axis=0), SOLID / 255)


def weight(shadow):
    """How much of the shadow is left at each pixel."""
    height, width = shadow.shape
    ys, xs = np.mgrid[0:height, 0:width] + 0.5
    total = shadow.sum()
    x, y = (xs * shadow).sum() / total, (ys * shadow).sum() / total
    across = np.where(xs > x, width - x, x)
    down = height - y
    radius = np.hypot((xs - x) / across, (ys - y) / np.where(ys > y, down, max(down, y * 0.8)))
    share = np.clip((OUTER - radius) / (OUTER - INNER), 0.0, 1.0)
    return share * share * (3.0 - 2.0 * share)


def soften(picture):
    alpha = picture[..., 3] / 255
    shadow = np.where(alpha < SOLID / 255, local_shadow(alpha), 0.0)
    if shadow.sum() < 1.0:
        return picture
    own = np.clip((alpha - shadow) / np.maximum(1.0 - shadow, 1e-3), 0.0, 1.0)
    left = own + (1.0 - own) * shadow * weight(shadow)
    changed = np.where(alpha < SOLID / 255, left, alpha)
    # A shadow is black: colours times coverage stay the same.
    colours = picture[..., :3] * (alpha / np.maximum(changed, 1e-3))[..., None]
    keeps = (own < 0.02)[..., None]
    colours = np.where(keeps, picture[..., :3], np.clip(colours, 0, 255))
    return np.dstack([colours, changed * 255]).round().astype(np.uint8)


def near_the_side(picture):
    """How dark the shadow is an eleventh of the way in from each side."""
    alpha = picture[..., 3] / 255
    alpha = np.where(alpha < SOLID / 255, local_shadow(alpha), 0.0) * 255
    height, width = alpha.shape
    y, x = height // 11, width // 11
    return int(max(alpha[y].max(), alpha[-y].max(), alpha[:, x].max(), alpha[:, -x].max()))


if __name__ == "__main__":
    checks = "--check" in sys.argv
    for path in [path for path in sys.argv[1:] if not path.startswith("--")]:
        picture = np.asarray(Image.open(path).convert("RGBA")).astype(float)
        if checks:
            print(near_the_side(picture), path)
        else:
            Image.fromarray(soften(picture), "RGBA").save(path, optimize=True)
