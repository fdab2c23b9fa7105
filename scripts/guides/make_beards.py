"""Makes the guide sets beard.guides and mustache.guides from portraits of bearded people.

    make_beards.py LANDMARKS PORTRAITS OUT [--also FOLDER ...]

LANDMARKS   JSON lines {"f": path of a portrait, "lm": its 68 landmarks [[x, y], ...] in pixels}
PORTRAITS   ID.jpg: the neutral frontal portraits of the Face Research Lab London Set (DeBruine and Jones, CC BY 4.0,
            doi 10.6084/m9.figshare.5047666)
OUT         folder for the two guide sets
--also      further folders of pictures of the same people under the same names, which are never edited with their guides either

Needs NumPy, SciPy and OpenCV.

Hair is separated from skin and light by a base: the face as it would be without a beard. The base is the median of shaven faces from
the same studio, warped to the guide's geometry, times a smooth correction that makes it agree with the guide wherever the guide shows
bare skin. log(guide) - log(base), in linear light, is split in two:

cover       the smooth part: how much of the skin the hair hides as a mass, 0 to 1
relief      the hairs: log(guide) minus its own blur, by a normalised convolution that excludes lips, nostrils and background

The product applies them as io.facet.guide.compose.HairLayer documents.

Copyright of the project's authors; BSD 2-Clause, see LICENSE.
"""
import argparse
import hashlib
import io
import json
import os
import zipfile

import cv2
import numpy as np
from scipy.interpolate import RBFInterpolator
from scipy.spatial import cKDTree

P = 200                      # samples of relief per interpupillary distance (IPD)
PS = 50                      # samples of cover per IPD
BOX = (-1.5, -.3, 1.5, 2.4)  # working frame in face units: left, top, right, bottom
FINE = .035                  # detail finer than this is hair, in IPD
LUMA = np.array([.299, .587, .114], np.float32)
FLIP = (list(range(16, -1, -1)) + list(range(26, 16, -1)) + [27, 28, 29, 30, 35, 34, 33, 32, 31, 45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40]
        + [54, 53, 52, 51, 50, 49, 48, 59, 58, 57, 56, 55, 64, 63, 62, 61, 60, 67, 66, 65])
SHAVEN = "001 003 010 011 013 019 027 034 039 066 081 086 090 091 097 107 112 118 124 134 135 139 144 005 045 128 115".split()
FULL = "beard"
CHROMA = .5                  # share of the hairs' chroma that is kept
TOP = .7                     # largest log ratio of a hair that is lighter than its surroundings
LIGHT = .85                  # gain of such hairs, which are amplified with the rest
EXTRA = (1, 3, 5, 8, 11, 13, 15)  # jaw landmarks that points on the neck follow

# mass, hairs: gains; top: upper end of the whiskers in face units; lend: how much the lender fills in; light: gain of light hairs
BEARDS = {
    "037": dict(mass=1.0, hairs=1.0, top=.25),
    "041": dict(mass=1.4, hairs=1.4, top=.42, lend=.9),
    "022": dict(mass=1.2, hairs=1.2, top=.72, lend=.9),
    "029": dict(mass=1.5, hairs=1.25, top=.4, lend=.85),
}
MUSTACHES = {
    "037": dict(mass=1.4, hairs=1.2, light=.6),
    "101": dict(mass=2.1, hairs=1.35, light=.6),
    "033": dict(mass=2.1, hairs=1.45, light=.45),
    "022": dict(mass=2.1, hairs=1.5, light=.45),
}
LENDER = "037"               # a full beard, whose mirrored hairs fill in where the others are bare


def face_units(m):
    """Returns the similarity from pixels to face units, a 2 x 3 matrix."""
    a, b = m[36:42].mean(0), m[42:48].mean(0)
    d, c = b - a, (a + b) / 2
    s = 1 / (d @ d)
    r = np.array([[d[0], d[1]], [-d[1], d[0]]]) * s
    return np.hstack([r, (-r @ c)[:, None]])


def move(t, p):
    return p @ t[:, :2].T + t[:, 2]


def controls(l):
    """Adds points on the forehead, the neck and a distant border to landmarks in face units."""
    top = [(-1.15, -.45), (-.8, -1.0), (-.3, -1.25), (.3, -1.25), (.8, -1.0), (1.15, -.45)]
    far = [(x, y) for x in np.linspace(-3, 3, 5) for y in np.linspace(-3, 4, 5) if abs(x) == 3 or y in (-3, 4)]
    return np.vstack([l, top, l[list(EXTRA)] + [0, .5], far])


def spline(l_from, l_to):
    a, b = controls(l_from), controls(l_to)
    return RBFInterpolator(a, b - a, kernel="thin_plate_spline", smoothing=.0005, degree=1)


def raster(pitch, box=BOX):
    x = np.arange(box[0], box[2] + 1e-9, pitch)
    y = np.arange(box[1], box[3] + 1e-9, pitch)
    return np.stack(np.meshgrid(x, y), -1)


def at(f, pts, step=6):
    """Moves the points of a raster by a displacement f, which is evaluated at every step-th point and interpolated."""
    h, w = pts.shape[:2]
    ys, xs = np.arange(0, h + step, step), np.arange(0, w + step, step)
    d = pts[1, 1] - pts[0, 0]
    g = np.stack(np.meshgrid(xs, ys), -1) * d + pts[0, 0]
    v = f(g.reshape(-1, 2)).reshape(len(ys), len(xs), 2).astype(np.float32)
    mx, my = np.meshgrid(np.arange(w, dtype=np.float32) / step, np.arange(h, dtype=np.float32) / step)
    return pts + np.stack([cv2.remap(v[..., k], mx, my, cv2.INTER_LINEAR) for k in (0, 1)], -1)


def sample(image, t, pts):
    """Samples a picture at points in face units; t maps pixels to face units."""
    inv = cv2.invertAffineTransform(t)
    q = move(inv, pts.reshape(-1, 2)).reshape(pts.shape).astype(np.float32)
    return cv2.remap(image, q[..., 0], q[..., 1], cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def linear(image):
    return np.power(np.clip(image[..., ::-1].astype(np.float32) / 255, 0, 1), 2.2)


def blur(a, s):
    return cv2.GaussianBlur(a, (0, 0), s) if s > 0 else a


def masked_blur(a, w, s):
    d = blur(w, s)
    n = blur(a * (w[..., None] if a.ndim == 3 else w), s)
    return n / np.maximum(d, 1e-4)[..., None] if a.ndim == 3 else n / np.maximum(d, 1e-4)


def ramp(x, a, b):
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def within(pts, poly):
    """Returns the signed distance in face units to a closed polygon, positive inside."""
    p = pts[1, 1, 0] - pts[0, 0, 0]
    m = np.zeros(pts.shape[:2], np.uint8)
    cv2.fillPoly(m, [np.round((poly - pts[0, 0]) / p * 16).astype(np.int32)], 1, shift=4)
    return (cv2.distanceTransform(m, cv2.DIST_L2, 5) - cv2.distanceTransform(1 - m, cv2.DIST_L2, 5)) * p


def smooth_line(p, n=8):
    """Rounds a closed polygon by a Catmull-Rom spline."""
    out = []
    for i in range(len(p)):
        a, b, c, d = (p[(i + k) % len(p)] for k in (-1, 0, 1, 2))
        for t in np.linspace(0, 1, n, endpoint=False):
            out.append(.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3))
    return np.array(out)


def cheeks(x, t, l):
    """Returns the mean linear colour of the cheeks."""
    c = [(l[36:42].mean(0) + l[31]) / 2 + [-.1, .18], (l[42:48].mean(0) + l[35]) / 2 + [.1, .18]]
    g = raster(.02, (-.08, -.08, .08, .08))
    return np.mean([linear(sample(x, t, g + s)).reshape(-1, 3).mean(0) for s in c], 0)


def brow(image, t, l):
    """Returns the mean linear colour of the darkest 30 % of the brows, as the product measures it on the face to be edited."""
    v = []
    for r in (l[17:22], l[22:27]):
        q = np.vstack([r + [0, -.06], (r + [0, .07])[::-1]])
        g = raster(.01, (q[:, 0].min(), q[:, 1].min(), q[:, 0].max(), q[:, 1].max()))
        x = linear(sample(image, t, g))[within(g, q) > 0]
        y = x @ LUMA
        v.append(x[y <= np.percentile(y, 30)].mean(0))
    return np.mean(v, 0)


def flatten_along(t, pts, line, band, sigma):
    """Subtracts from t its mean along a line: an outline such as the jaw, which every face already has."""
    n = np.cumsum(np.r_[0, np.linalg.norm(np.diff(line, axis=0), axis=1)])
    u = np.arange(0, n[-1], 1 / P)
    c = np.stack([np.interp(u, n, line[:, k]) for k in (0, 1)], 1)
    tangent = np.gradient(blur(c, 4.), axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None]
    normal = np.stack([-tangent[:, 1], tangent[:, 0]], 1)
    d = np.arange(-band, band + 1e-9, 1 / P)
    where = ((c[None] + normal[None] * d[:, None, None]) - pts[0, 0]) * P
    strip = cv2.remap(t, where[..., 0].astype(np.float32), where[..., 1].astype(np.float32), cv2.INTER_LINEAR)
    mean = cv2.GaussianBlur(strip, (0, 0), sigmaX=sigma * P, sigmaY=.7, borderType=cv2.BORDER_REFLECT)
    dist, k = cKDTree(c).query(pts.reshape(-1, 2), distance_upper_bound=band)
    ok = np.isfinite(dist)
    p = pts.reshape(-1, 2)[ok]
    k = k[ok]
    e = ((p - c[k]) * normal[k]).sum(1)
    v = cv2.remap(mean, k.astype(np.float32)[:, None], ((e + band) * P).astype(np.float32)[:, None], cv2.INTER_LINEAR)[:, 0]
    fade = ramp(band - np.abs(e), 0, .3 * band) * ramp(k, 0, 20) * ramp(len(c) - k, 0, 20)
    out = t.reshape(-1, 3).copy()
    out[ok] -= v * fade[:, None]
    return out.reshape(t.shape)


def harmonic(a, w):
    """Continues values a, known where w is 1, smoothly to where w is 0, from coarse to fine."""
    h, s = None, 64.
    while s >= 2:
        v = masked_blur(a, w, s)
        d = np.clip(blur(w, s) * 4, 0, 1)[..., None]
        h = v if h is None else h * (1 - d) + v * d
        s /= 2
    return h


class Face:
    def __init__(self, folder, who, marks):
        self.image = cv2.imread(os.path.join(folder, who + ".jpg"))
        self.t = face_units(marks[who])
        self.l = move(self.t, marks[who])
        self.skin = cheeks(self.image, self.t, self.l)
        self.brow = brow(self.image, self.t, self.l)


def shaven_mean(faces, l, pts):
    """Returns the median of the logarithms of shaven faces in the geometry of l, each relative to its own cheeks."""
    total = []
    for f in faces:
        x = linear(sample(f.image, f.t, at(spline(l, f.l), pts)))
        total.append(np.log(blur(x, .5) + .004) - np.log(f.skin))
    return np.median(total, 0)


def analyse(g, faces):
    """Splits a face into the mass of its hair and the single hairs, as log ratios over the working frame, and measures the hair's colour."""
    pts = raster(1 / P)
    x = np.log(linear(sample(g.image, g.t, pts)) + .004).astype(np.float32)
    mean = shaven_mean(faces, g.l, raster(2 / P)).astype(np.float32)
    mean = cv2.resize(mean, None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR)[:x.shape[0], :x.shape[1]] + np.log(g.skin).astype(np.float32)
    l, px, py = g.l, pts[..., 0], pts[..., 1]
    chin = l[8, 1]
    lips = within(pts, smooth_line(l[48:60]))
    holes = within(pts, smooth_line(np.vstack([l[[31, 32, 33, 34, 35]] + [0, .01], l[[35, 30, 31]] + [0, -.02]]), 1))
    jaw = np.vstack([l[:17], [[1.1, -.6], [-1.1, -.6]]])
    inside = within(pts, jaw)
    neck = np.vstack([l[[4]] + [.06, 0], l[[12]] - [.06, 0], l[[12]] + [-.1, .9], l[[4]] + [.1, .9]])
    body = np.maximum(inside, within(pts, neck) - .02)
    skin = (ramp(body, .02, .05) * ramp(-lips, .01, .03) * ramp(-holes, .01, .03)).astype(np.float32)

    # the base: the mean, corrected to agree with the guide's bare skin
    d = x - mean
    line = np.interp(np.abs(px), [.3, .5, .8, 1.0], [.62, .55, .3, .1])
    bare = skin * (ramp(line - py, 0, .05) * ramp(py, .18, .25) * (holes < -.06) + ramp(py, chin + .30, chin + .33) * ramp(chin + .42 - py, 0, .03))
    bare = (bare * (np.abs(d - np.median(d[bare > .5], 0)).max(-1) < .35)).astype(np.float32)
    d = d - harmonic(blur(d, 2), bare)

    # mass: not across the jaw line, where the shadows of the mean and of the guide never register exactly
    low = ((inside > -.08) & (inside < .04) & (py > l[[5, 11], 1].mean()))
    w = skin * blur(1 - low.astype(np.float32), 3)
    m = masked_blur(d, w + 1e-3 * skin + 1e-6, FINE * P)
    y = m @ LUMA
    dense = (y < np.percentile(y[skin > .9], 8)) & (skin > .9)
    # the hair's colour: luma from the darkest of the dense part; hue from what each channel loses there, and from the brows
    lost = 1 - np.exp(m[dense])
    slope = lost.mean(0) / (lost @ LUMA).mean()
    floor = np.exp(np.percentile((d @ LUMA)[dense], 10))
    seen = np.clip(1 - slope * (1 - floor), .02, 1) * g.skin
    hue = np.sqrt(seen / (seen @ LUMA) * (g.brow / (g.brow @ LUMA)) ** .6)
    hair = .6 * (seen @ LUMA) * hue / (hue @ LUMA)

    # hairs
    face, below = skin * (inside > 0), skin * (inside <= 0)
    t = np.zeros_like(x)
    for part, fine in ((face, FINE), (below, FINE / 2)):  # finer on the neck, to exclude its folds
        t += (x - masked_blur(x, part + 1e-6 * skin + 1e-9, fine * P)) * part[..., None]
    t = flatten_along(t, pts, smooth_line(l[:17])[8:-16], .06, .12)
    t = flatten_along(t, pts, np.roll(smooth_line(l[48:60]), 24, 0), .06, .08)
    return dict(pts=pts, x=x, mean=mean, d=d, mass=y, hairs=t, skin=skin, lips=lips, holes=holes, inside=inside, body=body, hair=hair, bare=bare)


def region(l, top, pts):
    """Returns the signed distance in face units to the region where a beard may grow."""
    right = [l[16] * [1, 0] + [.05, top], l[15] * [1, 0] + [-.16, top], l[54] + [.42, -.42], l[54] + [.22, -.30], l[35] + [.10, .06], l[33] + [.09, .06], l[33] + [0, .07]]
    left = [l[0] * [1, 0] + [-.05, top], l[1] * [1, 0] + [.16, top], l[48] + [-.42, -.42], l[48] + [-.22, -.30], l[31] + [-.10, .06], l[33] + [-.09, .06]]
    under = [l[2] + [-.1, 0], l[3] + [-.08, 0], l[4] + [0, .10], l[5] + [.03, .26], l[7] + [0, .36], l[9] + [0, .36], l[11] + [-.03, .26], l[12] + [0, .10], l[13] + [.08, 0], l[14] + [.1, 0]]
    return within(pts, smooth_line(np.array(right + left[::-1] + under)))


def lip_region(l, pts):
    """Returns the signed distance in face units to the region where a mustache may grow."""
    half = [l[33] + [.09, .06], l[35] + [.08, .08], l[54] + [.08, -.19], l[54] + [.16, -.06], l[54] + [.15, .03], l[54] + [.06, .04], l[54]]
    left = [l[33] + [-.09, .06], l[31] + [-.08, .08], l[48] + [-.08, -.19], l[48] + [-.16, -.06], l[48] + [-.15, .03], l[48] + [-.06, .04], l[48]]
    p = [l[33] + [0, .07]] + half + [l[62]] + left[::-1]
    return within(pts, smooth_line(np.array(p)))


def flip(a):
    return a[:, ::-1]


def maps(a, l, recipe, kind, lender=None):
    """Returns the mass (log ratio of luma) and the relief (log ratio, RGB) of a beard or a mustache."""
    pts, t = a["pts"], a["hairs"]
    grow = region(l, recipe.get("top", .3), pts) if kind == FULL else lip_region(l, pts)
    soft = .05 if kind == FULL else .06
    may = ramp(grow, -soft * .2, soft * 1.5)
    edge = ramp(-a["lips"], .004, .034) * ramp(-a["holes"], .012, .05) * ramp(a["body"], -.02, .015)
    # density of the hair, from the energy of the relief
    e = (t @ LUMA)
    e = np.sqrt(masked_blur(e * e, a["skin"] + 1e-6, .035 * P))
    bare = np.median(e[(a["bare"] > .5) & (pts[..., 1] < 1)])
    e = np.clip(e - bare, 0, None)
    e = (e + flip(e)) / 2 if kind == FULL else e
    full = np.percentile(e[(may > .9) & (a["skin"] > .9)], 75)
    thick = np.clip(e / full, 0, 1.3)
    m = np.clip(a["mass"], -2, 0)
    m = (m + flip(m)) / 2
    m = np.clip(m * recipe["mass"], -1.7, 0) * ramp(thick, .15, .6)
    # below the jaw the guide's shadow must not count as hair: no darker than the beard on the face
    m = np.where(a["inside"] < 0, np.maximum(m, np.percentile(m[(a["inside"] > .05) & (may > .9) & (thick > .6)], 35)), m)
    m = blur((m * may).astype(np.float32), .02 * P) * edge
    t = np.where(t > 0, TOP * np.tanh(np.maximum(t, 0) * recipe.get("light", LIGHT) / TOP), t)
    y = (t @ LUMA)[..., None]
    t = y + CHROMA * (t - y)
    corner = np.min([np.hypot(*(pts - l[k]).transpose(2, 0, 1)) for k in (48, 54)], 0)
    t = t * np.where(t > 0, ramp(corner, .04, .14)[..., None], ramp(corner, .02, .09)[..., None])
    t = np.where(t > 0, t * ramp(thick, .45, .95)[..., None], t)
    t = t * (recipe["hairs"] * ramp(thick, .1, .6) * may * edge)[..., None]
    if lender is not None:
        lm, lt, ll = lender
        mirror = (ll * [-1, 1])[FLIP]
        q = ((at(spline(l, mirror), pts) * [-1, 1] - pts[0, 0]) * P).astype(np.float32)
        lm, lt = (cv2.remap(v, q[..., 0], q[..., 1], cv2.INTER_CUBIC) for v in (lm, lt))
        u = recipe["lend"] * (1 - ramp(np.clip(m / np.minimum(lm, -.1), 0, 1), .35, .95)) * ramp(-lm, .05, .3)
        u = blur(u.astype(np.float32), .03 * P) * edge
        m = m * (1 - u) + np.minimum(m, lm) * u
        t = t * np.sqrt(1 - u * u)[..., None] + lt * u[..., None]
    return m.astype(np.float32), np.clip(t, -1.6, 1.2).astype(np.float32)


def cut(v, pts, low_limit):
    """Cuts out the box of values above a limit, with a margin, and sets its border to 0."""
    n = np.abs(v).reshape(v.shape[0], v.shape[1], -1).max(-1) > low_limit
    ys, xs = np.where(n.any(1))[0], np.where(n.any(0))[0]
    y0, y1, x0, x1 = max(ys[0] - 2, 0), ys[-1] + 3, max(xs[0] - 2, 0), xs[-1] + 3
    v = v[y0:y1, x0:x1].copy()
    v[[0, -1]] = 0
    v[:, [0, -1]] = 0
    return v, pts[y0, x0]


def put(archive, name, data):
    """Adds an entry with a fixed time, so that equal sets are equal files."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def write(archive, name, v, origin, pitch, step, zero):
    """Adds an 8-bit PNG in which the sample `zero` stands for exactly 0, and returns its place."""
    q = np.clip(np.round(v / step) + zero, 0, 255).astype(np.uint8)
    _, png = cv2.imencode(".png", q[..., ::-1] if q.ndim == 3 else q, [cv2.IMWRITE_PNG_COMPRESSION, 9])
    put(archive, name, png.tobytes())
    return dict(file=name, left=round(float(origin[0]), 5), top=round(float(origin[1]), 5), pitch=pitch,
                low=round(-zero * step, 6) + 0., high=round((255 - zero) * step, 6))


def digests(folders, who):
    """Returns the SHA-256 of a person's pictures as io.facet.file.Sha256 computes it: of their samples, not of their files."""
    out = []
    for folder in folders:
        image = cv2.imread(os.path.join(folder, who + ".jpg"))
        if image is not None:
            h, w = image.shape[:2]
            out.append(hashlib.sha256(b"%d %d 3 8 0\n" % (w, h) + image[..., ::-1].tobytes()).hexdigest())
    return out


def numbers(a):
    return [round(float(x), 4) for x in np.ravel(a)]


def guide(g, a, who, recipe, kind, archive, lender, photographs):
    m, t = maps(a, g.l, recipe, kind, lender)
    hair, skin = a["hair"], g.skin
    c = np.clip((1 - np.exp(m)) / (1 - (hair @ LUMA) / (skin @ LUMA)), 0, .98).astype(np.float32)
    k = int(P / PS)
    v, o = cut(blur(c, k * .4)[::k, ::k], a["pts"][::k, ::k], .003)
    cover = write(archive, who + "-cover.png", v, o, 1 / PS, 1 / 255, 0)
    v, o = cut(t, a["pts"], .008)
    relief = write(archive, who + "-relief.png", v, o, 1 / P, .0125, 140)
    return dict(id=who, person=who, photographs=photographs, landmarks=numbers(g.l), skin=numbers(skin),
                hair=dict(cover=cover, relief=relief, colour=numbers(hair), brow=numbers(g.brow)))


def landmarks(file, portraits):
    """Reads the landmarks of the pictures in a folder, by their names."""
    folder = os.path.basename(os.path.normpath(portraits))
    marks = {}
    with open(file) as lines:
        for line in lines:
            d = json.loads(line)
            if "lm" in d and os.path.basename(os.path.dirname(d["f"])) == folder:
                marks[os.path.splitext(os.path.basename(d["f"]))[0]] = np.array(d["lm"])
    return marks


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("landmarks")
    parser.add_argument("portraits")
    parser.add_argument("out")
    parser.add_argument("--also", action="append", default=[])
    args = parser.parse_args()
    folders = [args.portraits] + args.also
    marks = landmarks(args.landmarks, args.portraits)
    faces = [Face(args.portraits, w, marks) for w in SHAVEN]
    os.makedirs(args.out, exist_ok=True)
    done = {}
    for kind, recipes in ((FULL, BEARDS), ("mustache", MUSTACHES)):
        guides = []
        zipped = io.BytesIO()
        with zipfile.ZipFile(zipped, "w") as archive:
            for who, recipe in recipes.items():
                if who not in done:
                    g = Face(args.portraits, who, marks)
                    done[who] = g, analyse(g, faces)
                lender = None
                photographs = digests(folders, who)
                if "lend" in recipe:
                    h, b = done[LENDER]
                    lender = maps(b, h.l, BEARDS[LENDER], FULL) + (h.l,)
                    photographs += digests(folders, LENDER)
                guides.append(guide(*done[who], who, recipe, kind, archive, lender, photographs))
            source = dict(title="Face Research Lab London Set", licence="CC BY 4.0", attribution="Lisa DeBruine and Benedict Jones",
                          reference="doi 10.6084/m9.figshare.5047666", pictures=len(recipes) + len(SHAVEN))
            put(archive, "guides.json", json.dumps(dict(format="facet-guides", version=1, name=kind, kind="single", shown="a " + kind,
                                                        hidden="", sources=[source], guides=guides)))
        with open(os.path.join(args.out, kind + ".guides"), "wb") as f:
            f.write(zipped.getvalue())


if __name__ == "__main__":
    main()
