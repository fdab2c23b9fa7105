"""Makes the group guide sets "masculinity" and "age": maps and displacements between groups of faces.

  python3 make_groups.py OUT --london DIR --london-marks FILE --lfw-marks FILE --lfw-attributes FILE --lfw-split FILE
                         [--leave-out N] [--cache DIR]

Landmark files hold one JSON object a line: {"f": path of the picture, "lm": 68 points}; LONDON holds people.csv. All maps lie in the geometry of the mean neutral
London face ("canonical"), in face units: eye centres at (-0.5, 0) and (0.5, 0). Needs numpy, OpenCV, SciPy.
BSD-2-Clause, see the project's licence.
"""
import argparse
import csv
import json
import os

import cv2
import numpy as np
from scipy.interpolate import RBFInterpolator

LEFT, TOP, RIGHT, BOTTOM = -1.35, -1.15, 1.35, 1.95          # box of the maps
FLIP = np.array(list(range(16, -1, -1)) + list(range(26, 16, -1)) + [27, 28, 29, 30, 35, 34, 33, 32, 31, 45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40]
                + [54, 53, 52, 51, 50, 49, 48, 59, 58, 57, 56, 55, 64, 63, 62, 61, 60, 67, 66, 65])
FOREHEAD = np.array([(-1.15, -.45), (-.8, -1.0), (-.3, -1.25), (.3, -1.25), (.8, -1.0), (1.15, -.45)])
LUMA = np.array([.114, .587, .299], np.float32)              # of OpenCV's BGR


# ---------------------------------------------------------------- geometry

def face_units(m):
    """Landmarks in face units, and the 2 x 3 matrix that brings face units to the picture."""
    e0, e1 = m[36:42].mean(0), m[42:48].mean(0)
    a, c = e1 - e0, (e0 + e1) / 2
    to = np.array([[a[0], -a[1], c[0]], [a[1], a[0], c[1]]])
    return (m - c) @ np.linalg.inv(to[:, :2]).T, to


def mirror(l):
    return (l * [-1, 1])[FLIP]


def size(pitch):
    return int(round((RIGHT - LEFT) / pitch)) + 1, int(round((BOTTOM - TOP) / pitch)) + 1


class Canon:
    """Brings pictures to the canonical geometry. A thin-plate spline is linear in its values, so one matrix serves all pictures."""

    def __init__(self, canon, pitch, smooth=2e-4, step=.05):
        self.canon, self.pitch = canon, pitch
        w, h = size(pitch)
        nx, ny = int(np.ceil((RIGHT - LEFT) / step)) + 1, int(np.ceil((BOTTOM - TOP) / step)) + 1
        gx, gy = np.meshgrid(LEFT + np.arange(nx) * step, TOP + np.arange(ny) * step)
        knots = np.vstack([canon, FOREHEAD])
        f = RBFInterpolator(knots, np.eye(len(knots)), kernel="thin_plate_spline", smoothing=smooth, degree=1)
        self.matrix, self.grid = f(np.stack([gx.ravel(), gy.ravel()], 1)), (ny, nx)
        mx, my = np.meshgrid(np.arange(w) * pitch / step, np.arange(h) * pitch / step)
        self.at = mx.astype(np.float32), my.astype(np.float32)

    def __call__(self, image, m):
        l, to = face_units(m)
        p = self.matrix @ (np.vstack([l, FOREHEAD]) @ to[:, :2].T + to[:, 2])
        p = p.reshape(*self.grid, 2).astype(np.float32)
        x, y = (cv2.remap(np.ascontiguousarray(p[..., i]), *self.at, cv2.INTER_LINEAR) for i in (0, 1))
        scale = np.hypot(*to[:, 0]) * self.pitch
        if scale > 1.2:
            image = cv2.GaussianBlur(image, (0, 0), .4 * scale)
        return cv2.remap(image, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)


def grid(pitch):
    w, h = size(pitch)
    return np.meshgrid(LEFT + np.arange(w) * pitch, TOP + np.arange(h) * pitch)


def polygon(points, pitch):
    w, h = size(pitch)
    m = np.zeros((h, w), np.float32)
    p = (np.asarray(points) - [LEFT, TOP]) / pitch
    cv2.fillPoly(m, [np.round(p * 16).astype(np.int32)], 1.0, shift=4, lineType=cv2.LINE_AA)
    return m


def blur(a, sigma, pitch):
    return cv2.GaussianBlur(a, (0, 0), sigma / pitch)


def smoothstep(a, b, x):
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def inside(m, a, b, pitch):
    """1 deeper than b inside the region m, 0 shallower than a (face units)."""
    return smoothstep(a, b, cv2.distanceTransform((m > .5).astype(np.uint8), cv2.DIST_L2, 5) * pitch).astype(np.float32)


def regions(canon, pitch):
    brow = canon[17:27, 1].mean()
    top = np.array([(1.0, brow + .15), (.82, brow - .22), (.45, brow - .48), (0, brow - .55), (-.45, brow - .48), (-.82, brow - .22), (-1.0, brow + .15)])
    face = polygon(np.vstack([canon[:17], top]), pitch)
    eyes = np.maximum(polygon(canon[36:42], pitch), polygon(canon[42:48], pitch))
    lips, mouth = polygon(canon[48:60], pitch), polygon(canon[60:68], pitch)
    brows = np.maximum(*(polygon(np.vstack([canon[i] + [0, .06], canon[i][::-1] - [0, .09]]), pitch) for i in (range(17, 22), range(22, 27))))
    nostrils = polygon(np.vstack([canon[31:36] - [0, .06], canon[31:36][::-1] + [0, .03]]), pitch)
    return dict(face=face, eyes=eyes, lips=lips, mouth=mouth, brows=brows, nostrils=nostrils)


def grow(m, r, pitch):
    n = 2 * int(round(r / pitch)) + 1
    return cv2.dilate(m, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (n, n)))


# ---------------------------------------------------------------- pictures

def marks(file):
    for line in open(file):
        try:
            r = json.loads(line)
        except ValueError:
            continue                                            # a last line still being written
        if "lm" in r:
            yield r["f"], np.array(r["lm"])


def pose(l):
    """Turn of the head to the side (0: frontal): the nose between the ends of the jaw line."""
    a, b = l[30, 0] - l[[0, 1, 2], 0].mean(), l[[14, 15, 16], 0].mean() - l[30, 0]
    return (a - b) / (a + b)


def expression(l):
    """Opening of the mouth, its width, height of its corners above its middle."""
    return [np.linalg.norm(l[62] - l[66]), l[54, 0] - l[48, 0], (l[51, 1] + l[57, 1]) / 2 - (l[48, 1] + l[54, 1]) / 2]


def skin(image, pitch):
    """Mean linear colour (BGR) of the cheeks in the canonical frame."""
    x, y = grid(pitch)
    m = ((np.abs(np.abs(x) - .5) < .13) & (np.abs(y - .52) < .12)).astype(np.float32)
    return (np.power(image.astype(np.float32) / 255, 2.2) * m[..., None]).sum((0, 1)) / m.sum()


def features(image, pitch, sigma, bands):
    """Log light (luma, and chroma as log blue and red less luma), and the log strength of own detail in each band."""
    lin = np.power(image.astype(np.float32) / 255, 2.2)
    lum = lin @ LUMA
    light = np.log(blur(lum, sigma, pitch) + .02)
    wide = np.log(blur(lin, .04, pitch) + .02)
    base = wide @ LUMA
    enc = image.astype(np.float32) @ LUMA / 255
    out = [light, wide[..., 0] - base, wide[..., 2] - base]
    for s, window in bands:
        low = blur(enc, s, pitch)
        d = (enc - low) / (low + .05)
        d = np.clip(d, -.25, .25)
        out.append(.5 * np.log(blur(d * d, window, pitch) + 1e-6))
    return np.stack(out).astype(np.float32)


# ---------------------------------------------------------------- groups

def slope(values, covariates, index, rounds=2):
    """Least squares of values (people x ...) on covariates (people x n, standardised but for the one asked for); residuals beyond
    2 deviations are drawn in, which makes it nearly a median. Returns the slope of covariate `index`."""
    y = values.reshape(len(values), -1).astype(np.float64)
    x = np.array(covariates, float)
    other = [i for i in range(x.shape[1]) if i != index]
    x[:, other] = (x[:, other] - x[:, other].mean(0)) / (x[:, other].std(0) + 1e-9)
    x = np.hstack([x, np.ones((len(x), 1))])
    inv = np.linalg.pinv(x)
    for _ in range(rounds):
        b = inv @ y
        r = y - x @ b
        s = 1.4826 * np.median(np.abs(r), 0) + 1e-9
        y = x @ b + np.clip(r, -2 * s, 2 * s)
    return (inv @ y)[index].reshape(values.shape[1:])


def flatten(rho, weight, pitch, degree):
    """Takes a low-order polynomial, fitted where weight is, away from rho."""
    x, y = grid(pitch)
    basis = np.stack([x ** i * (y - .4) ** j for i in range(degree + 1) for j in range(degree + 1 - i)], -1)
    w = np.sqrt(weight)[..., None]
    c = np.linalg.lstsq((basis * w).reshape(-1, basis.shape[-1]), (rho * w[..., 0]).ravel(), rcond=None)[0]
    return rho - basis @ c


def symmetric(a):
    return (a + a[..., ::-1]) / 2


def soft_clip(a, limit):
    return limit * np.tanh(a / limit)


# ---------------------------------------------------------------- writing

def write_map(folder, name, a, pitch, bits=8):
    top = 255 if bits == 8 else 65535
    unit = max(float(np.abs(a).max()), 1e-3) / (top // 2)
    low, high = -(top // 2) * unit, (top - top // 2) * unit     # the sample top // 2 is exactly 0
    s = np.round((a - low) / (high - low) * top)
    if a.ndim == 3:
        s = s[..., ::-1]                                        # maps here are red, green, blue
    cv2.imwrite(os.path.join(folder, name), s.astype(np.uint8 if bits == 8 else np.uint16), [cv2.IMWRITE_PNG_COMPRESSION, 9])
    return {"file": name, "left": LEFT, "top": TOP, "pitch": pitch, "low": round(low, 6), "high": round(high, 6)}


# ---------------------------------------------------------------- the data

def remember(cache, name, make):
    """Arrays kept in the cache folder, if one is given."""
    file = cache and os.path.join(cache, name + ".npz")
    if file and os.path.exists(file):
        return dict(np.load(file, allow_pickle=False))
    r = make()
    if file:
        np.savez(file, **r)
    return r


def collect(items, canon, pitch):
    """Pictures (file, landmarks) in the canonical geometry, and their landmarks in face units."""
    to = Canon(canon, pitch)
    images, lms, names = [], [], []
    for f, m in items:
        image = cv2.imread(f)
        if image is None:
            continue
        images.append(np.clip(to(image, m), 0, 255).astype(np.uint8))
        lms.append(face_units(m)[0])
        names.append(f)
    return dict(images=np.array(images), lms=np.array(lms), names=np.array(names))


def near_frontal(m):
    l = face_units(m)[0]
    return abs(pose(l)) < .22 and np.isfinite(l).all()


WILD_PITCH = 1 / 50                                          # of the small pictures


def load(o):
    rows = {r["face_id"]: r for r in csv.DictReader(open(os.path.join(o.london, "people.csv")))}
    own = [(f, m) for f, m in marks(o.london_marks) if f.split("/")[-2] == "neutral" and os.path.basename(f)[:-4] in rows]
    canon = np.mean([face_units(m)[0] for _, m in own], 0)
    canon = (canon + mirror(canon)) / 2
    london = remember(o.cache, "london", lambda: collect(own, canon, 1 / 200))
    ids = [os.path.basename(n)[:-4] for n in london["names"]]
    london["id"] = np.array(ids)
    london["male"] = np.array([rows[i]["face_gender"] == "male" for i in ids], float)
    london["years"] = np.array([float(rows[i]["face_age"]) if rows[i]["face_age"] != "NA" else np.nan for i in ids])
    london["group"] = np.array([rows[i]["face_eth"] for i in ids])

    def lfw():
        train = {r["path"] for r in csv.DictReader(open(o.lfw_split)) if r["split"] == "train"}
        labels = {r["path"]: r for r in csv.DictReader(open(o.lfw_attributes))}
        seen, items, keep = {}, [], ("Male", "Female", "Youth", "Middle Aged", "Senior", "Child", "Smiling", "Mouth Closed", "No Beard", "No Eyewear", "Eyeglasses", "Sunglasses",
                                     "Harsh Lighting", "Wearing Hat", "Color Photo", "Black", "Asian", "White", "Gray Hair", "Bald", "Obstructed Forehead", "Bangs")
        table = []
        for f, m in marks(o.lfw_marks):
            p = "/".join(f.split("/")[-2:])
            if p not in train or p not in labels or not near_frontal(m) or seen.get(p.split("/")[0], 0) >= 2:
                continue
            r = labels[p]
            if r["Sunglasses"] == "1" or r["Wearing Hat"] == "1" or not (r["Male"] == "1" or r["Female"] == "1"):
                continue
            seen[p.split("/")[0]] = seen.get(p.split("/")[0], 0) + 1
            items.append((f, m))
            table.append([float(r[k]) for k in keep])
        return dict(collect(items, canon, WILD_PITCH), table=np.array(table), keep=np.array(keep))

    wild = remember(o.cache, "lfw", lfw)
    return canon, london, wild


def train_half(london, leave_out):
    """People whose index is of the other half; alternating within sex and group, so that halves match."""
    order = sorted(range(len(london["id"])), key=lambda i: (london["male"][i], london["group"][i], london["id"][i]))
    half = np.zeros(len(order), int)
    half[order] = np.arange(len(order)) % 2
    return half != leave_out


def masks(canon, pitch):
    """Where light may change (0 in the eyes, at the hair, at the jaw's edge), and clear skin to fit remaining light on."""
    r = regions(canon, pitch)
    face = inside(r["face"], .02, .22, pitch)
    shut = blur(grow(r["eyes"], .015, pitch), .012, pitch)
    hole = blur(grow(r["mouth"], .004, pitch), .008, pitch)
    clear = (inside(r["face"], .10, .16, pitch) > .5) & (grow(np.maximum(r["eyes"], r["lips"]), .07, pitch) < .5) & (grow(np.maximum(r["brows"], r["nostrils"]), .05, pitch) < .5)
    return r, face * (1 - shut) * (1 - hole), clear.astype(np.float32)


def resize(a, pitch, to):
    """From one pitch over the box to another."""
    w, h = size(to)
    x, y = np.meshgrid(np.arange(w) * to / pitch, np.arange(h) * to / pitch)
    if to > pitch:
        a = cv2.GaussianBlur(a, (0, 0), .45 * to / pitch)
    return cv2.remap(a.astype(np.float32), x.astype(np.float32), y.astype(np.float32), cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def even(d):
    """The displacement without its antisymmetric part."""
    return (d + mirror(d)) / 2


def put(folder, name, shown, hidden, sources, guides):
    os.makedirs(folder, exist_ok=True)
    data = {"format": "facet-guides", "version": 1, "name": name, "kind": "groups", "shown": shown, "hidden": hidden, "sources": sources, "guides": guides}
    with open(os.path.join(folder, "guides.json"), "w") as f:
        json.dump(data, f, indent=1)


def rounded(l):
    return [round(float(v), 5) for v in np.asarray(l).ravel()]


LONDON = {"title": "Face Research Lab London Set", "licence": "CC BY 4.0", "attribution": "Lisa DeBruine and Benedict Jones", "doi": "10.6084/m9.figshare.5047666"}
WILD = {"title": "Labeled Faces in the Wild (means over many people only)", "licence": "research", "attribution": "Huang, Ramesh, Berg, Learned-Miller", "url": "http://vis-www.cs.umass.edu/lfw/"}

PITCH = 1 / 200                                              # of the London pictures in the canonical geometry
SHADING, DETAIL = 1 / 80, 1 / 40                             # pitch of the written shading and contrast maps


def london_features(o, london):
    def make():
        return {"f": np.array([[resize(c, PITCH, SHADING) for c in features(i, PITCH, .024, ((.02, .07), (.06, .10)))] for i in london["images"]]),
                "skin": np.array([skin(i, PITCH) for i in london["images"]])}
    return remember(o.cache, "london-features", make)


def masculinity(o, canon, london, wild):
    keep = train_half(london, o.leave_out)
    f = london_features(o, london)
    years = np.where(np.isnan(london["years"]), 26, london["years"])
    cov = np.column_stack([london["male"], years, [g == "black" for g in london["group"]], [g == "east_asian" for g in london["group"]], [g == "west_asian" for g in london["group"]],
                           [expression(l)[0] for l in london["lms"]], [expression(l)[2] for l in london["lms"]]]).astype(float)[keep]
    r, allowed, clear = masks(canon, SHADING)
    m = slope(f["f"][keep], cov, 0)
    d = even(slope(london["lms"][keep], cov, 0))
    light, blue, red = (symmetric(v) for v in m[:3])
    light = flatten(light, clear, SHADING, 2)
    w = wild_slopes(o, wild)
    wl, wb, wr = (symmetric(resize(v, WILD_PITCH, SHADING)) for v in w["male-maps"][:3])
    wl = flatten(wl, clear, SHADING, 3)
    light = (1 - M["wild"]) * light + M["wild"] * wl
    blue, red = (1 - M["wild chroma"]) * blue + M["wild chroma"] * wb, (1 - M["wild chroma"]) * red + M["wild chroma"] * wr
    strong = M["shading"]
    light = soft_clip(light * strong, M["clip"])
    blue, red = (soft_clip(blur(v * strong * M["chroma"], .03, SHADING), .12) for v in (blue, red))
    blue, red = blue - (blue * clear).sum() / clear.sum() * M["cast"], red - (red * clear).sum() / clear.sum() * M["cast"]
    rest = -(LUMA[0] * blue + LUMA[2] * red) / LUMA[1]       # green, so that luma stays
    rho = np.stack([light + red, light + rest, light + blue], -1) * allowed[..., None]
    gain = [resize(symmetric(v), SHADING, DETAIL) for v in m[3:]]
    allowed2 = masks(canon, DETAIL)[1]
    gain = [soft_clip(blur(g * M["contrast"], .05, DETAIL), .5) * allowed2 for g in gain]
    taper = np.ones((68, 1))
    taper[[0, 16]], taper[[1, 15]] = .3, .65
    d = d * taper * M["shape"]
    folder = os.path.join(o.out, "masculinity")
    os.makedirs(folder, exist_ok=True)
    tone = f["skin"][keep].mean(0)[::-1]
    guide = {"id": "all", "landmarks": rounded(canon), "displacement": rounded(d), "skin": rounded(tone),
             "shading": write_map(folder, "all-shading.png", rho, SHADING), "contrast": dict(write_map(folder, "all-contrast.png", gain[0], DETAIL), sigma=.02)}
    put(folder, "masculinity", "more masculine", "more feminine", [dict(LONDON, pictures=int(keep.sum())), dict(WILD, pictures=len(wild["names"]))], [guide])


M = {"shading": .78, "clip": .3, "chroma": 1.0, "cast": .7, "contrast": .7, "shape": 1.2, "wild": .5, "wild chroma": .8}

def column(wild, name):
    return wild["table"][:, list(wild["keep"]).index(name)]


def wild_slopes(o, wild):
    """Slopes over masculinity (0 woman, 1 man) and age (-1 labelled youth, 0.5 middle aged, 1 senior, 0 neither), each with the other,
    skin colour, expression, turn of the head, spectacles, light and ethnic labels held."""
    def make():
        f = np.array([features(i, WILD_PITCH, .02, ((.06, .10),)) for i in wild["images"]])
        tone = np.log(np.array([skin(i, WILD_PITCH) for i in wild["images"]]) + .01)
        age = np.where(column(wild, "Senior") == 1, 1, np.where(column(wild, "Middle Aged") == 1, .5, np.where(column(wild, "Youth") == 1, -1, 0)))
        cov = np.column_stack([column(wild, "Male"), age, tone, [expression(l) for l in wild["lms"]], [pose(l) for l in wild["lms"]]]
                              + [column(wild, k) for k in ("Eyeglasses", "Black", "Asian", "Harsh Lighting")])
        ok = column(wild, "Child") == 0
        return dict({k + n: slope(v[ok], cov[ok], i) for i, k in ((0, "male-"), (1, "age-")) for n, v in (("maps", f), ("shape", wild["lms"]))})
    return remember(o.cache, "wild-slopes", make)


A = {"shading": 3.0, "clip": .4, "fold clip": .24, "narrow": .4, "chroma": 1.2, "contrast": 1.0, "contrast2": 2.0, "fine limit": .42, "wide limit": .25, "shape": 2.0, "years": 30, "degree": 0, "brows": .6, "eyes": .45, "lips": .55}


def age(o, canon, london, wild):
    keep = train_half(london, o.leave_out) & ~np.isnan(london["years"])
    f = london_features(o, london)
    cov = np.column_stack([london["male"], london["years"], [g == "black" for g in london["group"]], [g == "east_asian" for g in london["group"]], [g == "west_asian" for g in london["group"]],
                           [expression(l)[0] for l in london["lms"]], [expression(l)[2] for l in london["lms"]]]).astype(float)[keep]
    studio = slope(f["f"][keep], cov, 1) * A["years"]
    w = wild_slopes(o, wild)
    r, allowed, clear = masks(canon, SHADING)
    light, blue, red = (symmetric(resize(v, WILD_PITCH, SHADING)) for v in w["age-maps"][:3])
    light = flatten(light, clear, SHADING, A["degree"])
    light = light - A["narrow"] * (blur(light * clear, .16, SHADING) / (blur(clear, .16, SHADING) + .05))   # wide light reads as blotches
    light = light * A["shading"]
    light = np.where(light > 0, soft_clip(light, A["clip"]), soft_clip(light, A["fold clip"]))
    for part, spread in (("brows", .03), ("eyes", .09), ("lips", .03)):   # held back where it reads as make-up or a ghost rather than as age
        light = light * (1 - A[part] * blur(grow(r[part], spread, SHADING), .04, SHADING))
    blue, red = (soft_clip(blur(v - (v * clear).sum() / clear.sum() * .7, .05, SHADING) * A["chroma"], .10) for v in (blue, red))
    rest = -(LUMA[0] * blue + LUMA[2] * red) / LUMA[1]
    rho = np.stack([light + red, light + rest, light + blue], -1) * allowed[..., None]
    rd, allowed2, _ = masks(canon, DETAIL)
    still = 1 - blur(grow(np.maximum(rd["eyes"], rd["brows"]), .03, DETAIL), .03, DETAIL)
    fine = symmetric(resize(studio[3], SHADING, DETAIL))
    wide = symmetric(resize(w["age-maps"][3], WILD_PITCH, DETAIL))
    # the wide band's gain also raises the fine detail; the fine band's map holds what is left of the fine total
    total, wide = (soft_clip(blur(g, .06, DETAIL), limit) for g, limit in ((fine * A["contrast"], A["fine limit"]), (wide * A["contrast2"], A["wide limit"])))
    gain = [g * allowed2 * still for g in (total - wide, wide)]
    taper = np.ones((68, 1))
    taper[[0, 16]], taper[[1, 15]] = .3, .65
    d = even(w["age-shape"]) * taper * A["shape"]
    folder = os.path.join(o.out, "age")
    os.makedirs(folder, exist_ok=True)
    tone = f["skin"].mean(0)[::-1]
    guide = {"id": "all", "landmarks": rounded(canon), "displacement": rounded(d), "skin": rounded(tone), "shading": write_map(folder, "all-shading.png", rho, SHADING),
             "contrast": dict(write_map(folder, "all-contrast.png", gain[0], DETAIL), sigma=.02), "contrast2": dict(write_map(folder, "all-contrast2.png", gain[1], DETAIL), sigma=.06)}
    put(folder, "age", "older", "younger", [dict(WILD, pictures=len(wild["names"])), dict(LONDON, pictures=int(keep.sum()))], [guide])

def options():
    p = argparse.ArgumentParser()
    p.add_argument("out")
    for n in ("london", "london-marks", "lfw-marks", "lfw-attributes", "lfw-split"):
        p.add_argument("--" + n, required=True)
    p.add_argument("--leave-out", type=int, default=-1, help="0 or 1: makes the sets without that half of the London people")
    p.add_argument("--cache")
    return p.parse_args()


if __name__ == "__main__":
    o = options()
    canon, london, wild = load(o)
    print(len(london["id"]), "studio portraits,", len(wild["names"]), "small pictures")
    masculinity(o, canon, london, wild)
    age(o, canon, london, wild)
