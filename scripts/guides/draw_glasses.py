#!/usr/bin/env python3
"""Draws the guide sets "glasses" and "sunglasses": spectacle frames as layers in face units.

  python3 draw_glasses.py FOLDER        (needs numpy, scipy and OpenCV)

Writes FOLDER/glasses.guides and FOLDER/sunglasses.guides. Equal versions of the libraries write equal files.
Nothing is taken from a photograph. Every frame is a set of closed curves in millimetres, given the way opticians give
them (box width, box height, bridge). The curves become signed distances, the distances a bevel, and the bevel is shaded
as if under the soft boxes of a portrait studio.

Face units: the eye centres lie at (-0.5, 0) and (0.5, 0), x points right, y points down. MM is one millimetre, for an
interpupillary distance of 62 mm.

A .guides file is a ZIP archive of guides.json and PNG maps. Each guide has an "overlay":
  anchors     landmarks (iBUG 0..67) and the point of the drawing, "at", where their mean lies on a mean frontal face
  hinge       [x, y] where the right arm starts
  shadow      natural log ratio of linear light, 1 channel: the frame's soft shadow on the skin
  tint        natural log ratio of linear light, 3 channels: what the lens lets through
  frame       RGBA, straight alpha, colour encoded with the exponent 1/2.2
  reflection  RGB, encoded with the exponent 1/2.2, added in linear light
Sample (i, j) of a map lies at (left + i * pitch, top + j * pitch); its value is low + (high - low) * sample / 255.
The frames of a set are listed in order of preference; the first is worn unless the user chooses another.

Copyright of this script and of the drawings: the Facet authors, BSD-2-Clause.
"""
import io
import json
import os
import sys
import zipfile

import cv2
import numpy as np
from scipy.interpolate import CubicSpline
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree

MM = 1 / 62.0
PITCH = 1 / 640.0                     # of everything that is drawn; the soft layers are stored coarser
LEFT, TOP, COLS, ROWS = -1.25, -0.62, 1601, 833
X, Y = np.meshgrid(LEFT + PITCH * np.arange(COLS), TOP + PITCH * np.arange(ROWS))
X, Y = X.astype(np.float32), Y.astype(np.float32)
EAR = (1.150, -0.115)                 # where an arm passes behind the ear: landmark 16 (mean at 1.15, 0.085) and a little up


# ---- curves and distances -------------------------------------------------------------------------------------------

def closed(points, n=4000):
    """A smooth closed curve through the points (chord-length parameter)."""
    p = np.vstack([points, points[:1]]).astype(float)
    t = np.r_[0, np.cumsum(np.hypot(*np.diff(p, axis=0).T))]
    return CubicSpline(t, p, bc_type="periodic")(np.linspace(0, t[-1], n, endpoint=False))


def resample(curve, n=4000):
    p = np.vstack([curve, curve[:1]])
    t = np.r_[0, np.cumsum(np.hypot(*np.diff(p, axis=0).T))]
    s = np.linspace(0, t[-1], n, endpoint=False)
    return np.stack([np.interp(s, t, p[:, 0]), np.interp(s, t, p[:, 1])], 1)


def normals(curve):
    """Outward unit normals of a closed curve, whichever way round it runs."""
    d = np.roll(curve, -1, 0) - np.roll(curve, 1, 0)
    area = (curve[:, 0] * np.roll(curve[:, 1], -1) - np.roll(curve[:, 0], -1) * curve[:, 1]).sum()
    n = np.stack([d[:, 1], -d[:, 0]], 1) * np.sign(area)
    return n / np.maximum(np.hypot(*n.T)[:, None], 1e-12)


def sdf(curve, reach=.15):
    """Signed distance to a closed curve and its mirror image on the grid, negative inside; exact near the curve, at most
    `reach`. Computed for x >= 0 only: spectacles and the grid are symmetrical."""
    curve = resample(curve)
    n = normals(curve)
    x, y = X[:, COLS // 2:], Y[:, COLS // 2:]
    inside = np.zeros(x.shape, np.uint8)
    cv2.fillPoly(inside, [np.round((curve - (0, TOP)) / PITCH * 256).astype(np.int32)], 1, shift=8)
    edge = inside != cv2.erode(inside, None)
    close = cv2.distanceTransform(np.uint8(1 - edge), cv2.DIST_L2, 5) < reach / PITCH
    p = np.stack([x[close], y[close]], 1)
    d, i = cKDTree(curve).query(p)
    side = ((p - curve[i]) * n[i]).sum(1)
    half = np.where(inside > 0, -reach, reach).astype(np.float32)
    half[close] = np.where(d < 2 * PITCH, side, np.where(inside[close] > 0, -d, d))
    return np.hstack([half[:, :0:-1], half])


def union(a, b, k):
    """Smooth minimum: joins two shapes with a fillet of about k."""
    h = np.clip(.5 + .5 * (b - a) / k, 0, 1)
    return b + (a - b) * h - k * h * (1 - h)


def stroke(points, widths, n=400):
    """Outline of a stroke along a smooth open line through the points, with rounded ends; widths at the points."""
    p = np.asarray(points, float)
    t = np.r_[0, np.cumsum(np.hypot(*np.diff(p, axis=0).T))]
    s = np.linspace(0, t[-1], n)
    c = CubicSpline(t, p)(s) if len(p) > 2 else np.stack([np.interp(s, t, p[:, k]) for k in (0, 1)], 1)
    w = np.interp(s, t, widths) / 2
    d = np.gradient(c, axis=0)
    d /= np.hypot(*d.T)[:, None]
    m = np.stack([d[:, 1], -d[:, 0]], 1)
    a = np.linspace(0, np.pi, 24)[1:-1, None]
    end = c[-1] + w[-1] * (m[-1] * np.cos(a) + d[-1] * np.sin(a))
    begin = c[0] + w[0] * (-m[0] * np.cos(a) - d[0] * np.sin(a))
    return np.vstack([c + m * w[:, None], end, (c - m * w[:, None])[::-1], begin])


def convex(curve, sigma):
    """The curve's convex hull with its corners smoothed along the curve by sigma: opticians' outlines have no dents."""
    c = resample(cv2.convexHull(curve.astype(np.float32))[:, 0].astype(float), 2000)
    length = np.hypot(*np.diff(c, axis=0).T).sum()
    return gaussian_filter1d(c, sigma * 2000 / length, axis=0, mode="wrap")


def lens(f):
    """Outline of the right lens (x > 0): a smoothed closed curve through the shape's points, brought to the box's width and
    height. In the points u runs towards the temple and v down."""
    c = convex(closed(np.array(SHAPES[f["shape"]])), f.get("smooth", 1.8))
    c = (c - c.min(0)) / np.ptp(c, axis=0) - .5
    return (c * (f["width"], f["height"]) + ((f["width"] + f["bridge"]) / 2, f["low"])) * MM


# ---- light ----------------------------------------------------------------------------------------------------------

def lamp(rx, ry, x, y, w, h, soft):
    """A soft box seen in direction (x, y) of the mirrored ray, half width w and half height h, with a soft edge."""
    dx, dy = np.abs(rx - x) - w, np.abs(ry - y) - h
    d = np.hypot(np.maximum(dx, 0), np.maximum(dy, 0)) + np.minimum(np.maximum(dx, dy), 0)
    return 1 / (1 + np.exp(np.clip(d / soft * 4, -40, 40)))


def studio(n, soft=.1):
    """Radiance that the mirrored ray meets: a dim room, the sitter's light clothes below, a large box above the camera, two
    lamps close to the camera (the catch lights of frontal studio portraits), weaker strips at both sides. 1 = white card."""
    rx, ry, rz = 2 * n[..., 2] * n[..., 0], 2 * n[..., 2] * n[..., 1], 2 * n[..., 2] ** 2 - 1
    up = -ry
    light = .045 + .10 * np.clip(up, 0, 1) + .10 * np.clip(-up, 0, 1)
    light = light + 3.0 * lamp(rx, up, -.06, .60, .40, .13, soft)
    light = light + 2.4 * lamp(rx, up, -.16, .18, .07, .06, .8 * soft)
    light = light + 2.0 * lamp(rx, up, .17, .17, .07, .06, .8 * soft)
    light = light + .8 * lamp(rx, up, -.86, .15, .05, .45, soft) + .6 * lamp(rx, up, .88, .12, .05, .40, soft)
    return light * np.clip(.35 + .65 * (rz + .9), .35, 1)


def pane(n):
    """What a lens mirrors, kept plain so that it fits any room: brighter towards the top, with one broad soft window."""
    up, rx = -2 * n[..., 2] * n[..., 1], 2 * n[..., 2] * n[..., 0]
    t = np.clip((up + .25) / .60, 0, 1)
    return .12 + .75 * t * t * (3 - 2 * t) + 1.0 * lamp(rx, up, -.05, .22, .15, .05, .11)


def surface(height, curve=0, tilt=0.):
    """Normals of a height field over a front that is bent with radius `curve` about the vertical and tilted (y) by `tilt`."""
    h = cv2.GaussianBlur(height, (0, 0), 1.2)
    gy, gx = np.gradient(h, PITCH)
    nx, ny = -gx + (X / curve if curve else 0), -gy + tilt
    l = 1 / np.sqrt(nx * nx + ny * ny + 1)
    return np.stack([nx * l, ny * l, l], -1)


def shade(n, colour, f0, rough):
    """Colour of the surface in linear light: a diffuse body lit from above and before, under a mirror with Schlick's Fresnel."""
    diffuse = np.clip(.62 * n[..., 2] - .38 * n[..., 1] + .05, 0, None)
    f0 = np.asarray(f0, np.float32)
    fresnel = f0 + (1 - f0) * ((1 - np.clip(n[..., 2:3], 0, 1)) ** 5)
    return colour * diffuse[..., None] + fresnel * studio(n, rough)[..., None]


def bevel(depth, r):
    """Height over the edge: a rounded flank of width r, then flat."""
    s = np.clip(depth / r, 0, 1)
    return (r * .8 * (1 - (1 - s) ** 2)).astype(np.float32)


def cover(d, soft=1.0):
    """Coverage of a pixel from the signed distance."""
    return np.clip(.5 - d / (soft * PITCH), 0, 1).astype(np.float32)


def noise(seed, scale_x, scale_y, octaves=3):
    """Smooth noise with mean 0 and deviation 1; scales in millimetres."""
    rng, out = np.random.default_rng(seed), 0
    for o in range(octaves):
        sx, sy = scale_x * MM / PITCH / 2 ** o, scale_y * MM / PITCH / 2 ** o
        shape = (int(ROWS / sy) + 4, int(COLS / sx) + 4)
        g = cv2.resize(rng.standard_normal(shape).astype(np.float32), None, fx=sx, fy=sy, interpolation=cv2.INTER_CUBIC)
        out = out + g[:ROWS, :COLS] * .6 ** o
    return (out - out.mean()) / out.std()


def tortoise(dark, amber, seed):
    """Havana acetate: amber with dark clouds that run slantwise."""
    a = noise(seed, 9, 6) + .35 * noise(seed + 1, 3, 2.2, 2)
    m = 1 / (1 + np.exp(-(a + .15) * 3.2))
    m = cv2.GaussianBlur(m.astype(np.float32), (0, 0), .25 * MM / PITCH)
    return np.float32(amber) * (1 - m[..., None]) + np.float32(dark) * m[..., None]


def over(base, colour, alpha):
    """Lays colour with alpha over premultiplied RGBA."""
    a = alpha[..., None]
    return np.concatenate([base[..., :3] * (1 - a) + colour * a, base[..., 3:] * (1 - a) + a], -1)


def blur(a, sigma):
    return cv2.GaussianBlur(a, (0, 0), sigma / PITCH, borderType=cv2.BORDER_CONSTANT)


def shifted(a, dy):
    return cv2.warpAffine(a, np.float32([[1, 0, 0], [0, 1, dy / PITCH]]), (COLS, ROWS))


# ---- one pair -------------------------------------------------------------------------------------------------------

def draw(f):
    """All layers of a frame, on the drawing grid: shadow (h, w), tint (h, w, 3), frame (h, w, 4) premultiplied, reflection (h, w, 3)."""
    metal = f["build"] == "metal"
    eye = lens(f)
    u = eye - eye.mean(0)
    angle = np.arctan2(-u[:, 1], u[:, 0])
    knots = np.radians(np.arange(-180, 181, 45))
    rim = CubicSpline(knots, np.array(f["rim"] + f["rim"][:1]) * MM, bc_type="periodic")(angle)   # from the nose, over the bottom
    hole = sdf(eye)
    outer = sdf(convex(eye + normals(eye) * rim[:, None], .6 * MM))

    # Front: rims, bridge, end pieces.
    front = outer
    for points, widths, k in f["bars"]:
        bar = sdf(stroke(np.array(points) * MM, np.array(widths) * MM))
        front = union(front, bar, k * MM)
    body = np.maximum(front, -hole)
    r = f["round"] * MM
    n = surface(bevel(-body, r) + (.10 * np.clip(-body, 0, .08) if not metal else 0), f["base"], .10)
    colour = f["colour"] if np.ndim(f["colour"]) == 3 else np.float32(f["colour"])
    front_rgb = shade(n, colour, f["f0"], .10)

    # Arms: seen almost end on, from the hinge to the ear.
    hx, hy, h0, h1 = f["arm"]
    ex, ey = EAR[0] + .012, EAR[1]
    x0 = hx * MM - .03
    arm_d = sdf(np.array([(x0, (hy - h0 / 2) * MM), (ex, ey - h1 / 2 * MM), (ex, ey + h1 / 2 * MM), (x0, (hy + h0 / 2) * MM)]))
    along = np.clip((np.abs(X) - hx * MM) / (ex - hx * MM), 0, 1)
    an = surface(bevel(-arm_d, .45 * h1 * MM), 0, 0)
    an[..., 0] += np.sign(X) * .45
    an /= np.linalg.norm(an, axis=-1, keepdims=True)
    arm_rgb = shade(an, f.get("arm_colour", colour) if not metal else np.float32(f["arm_colour"]), f["arm_f0"], .25) * (1 - .45 * along[..., None])
    end = np.clip((ex + .012 - np.abs(X)) / .05, 0, 1)
    arm_a = cover(arm_d) * end * end * (3 - 2 * end)

    # Nose pads of a metal frame: clear silicone, seen obliquely, on thin wires.
    rgba = np.zeros((ROWS, COLS, 4), np.float32)
    pad_a = np.zeros_like(X)
    if f.get("pads"):
        px, py = np.array(f["pads"]) * MM
        slope = .30
        up = stroke([(px - slope * 5.2 * MM, py - 5.0 * MM), (px, py), (px + slope * 4.6 * MM, py + 4.6 * MM)], [2.2 * MM, 3.3 * MM, 3.0 * MM])
        pad = sdf(up)
        pn = surface(bevel(-pad, 1.6 * MM), 0, .05)
        pn[..., 0] -= np.sign(X) * .5
        pn /= np.linalg.norm(pn, axis=-1, keepdims=True)
        edge = np.exp(-np.square(pad / (.35 * MM)))
        pad_rgb = np.float32([.34, .31, .28]) * (.75 + .25 * pn[..., 2:]) + .16 * studio(pn, .15)[..., None] - .16 * edge[..., None]
        pad_a = cover(pad) * (.26 + .20 * edge)
        rgba = over(rgba, pad_rgb, pad_a)
        wire = sdf(stroke(np.array([(px + 3.2 * MM, py - 2.4 * MM), (px + 2.4 * MM, py - 4.6 * MM), (px + .6 * MM, py - 4.2 * MM), (px + .2 * MM, py - .4 * MM)]), [.8 * MM] * 4))
        wn = surface(bevel(-wire, .45 * MM))
        rgba = over(rgba, shade(wn, np.float32(f["colour"]), f["f0"], .2) * .7, cover(wire) * .9)
    rgba = over(rgba, arm_rgb, arm_a)
    rgba = over(rgba, front_rgb, cover(body))
    for x, y, w, h in f.get("pins", []):              # rivets or hinge screws
        d = (np.hypot((np.abs(X) - x * MM) / (w * MM), (Y - y * MM) / (h * MM)) - 1) * min(w, h) * MM
        m = surface(bevel(-d, .5 * MM), f["base"], .10)
        rgba = over(rgba, shade(m, np.float32([.02, .02, .02]), [.55, .53, .5], .15), cover(d) * .9)

    # Shadow: near the nose and the arms the frame touches, elsewhere it stands off and its shadow is soft and lower.
    solid = np.maximum(cover(body), arm_a)
    near = np.maximum(np.exp(-np.square(X / .22)), 1 / (1 + np.exp(-(np.abs(X) - 1.0) / .02)))
    tight = blur(shifted(solid, .016), .014) * .55 + blur(shifted(solid, .03), .03) * .35
    loose = blur(shifted(solid, .055), .035) * .42 + blur(shifted(solid, .10), .07) * .30
    shadow = -(tight * near + loose * (1 - near)) * f.get("shade", 1.0)
    shadow -= .35 * blur(shifted((pad_a > 0).astype(np.float32), .012), .014)
    inside = cover(hole)
    if f["sun"]:                                      # a dark lens keeps the light off the skin that shows around it
        shadow -= .25 * blur(shifted(np.maximum(inside, solid), .07), .06)
    fade = np.clip(np.minimum.reduce([X - X.min(), X.max() - X, Y - Y.min(), Y.max() - Y]) / .06, 0, 1)
    shadow *= fade * fade * (3 - 2 * fade)

    # Lens: transmission, darker towards its rim (the groove, and light lost at grazing angles).
    t = np.clip((Y - f["low"] * MM) / (f["height"] * MM) + .5, 0, 1)[..., None]      # 0 at the lens's top, 1 at its bottom
    body_tint = np.float32(f["tint"][0]) * (1 - t) ** f.get("fall", 1) + np.float32(f["tint"][1]) * (1 - (1 - t) ** f.get("fall", 1))
    rimmed = (.16 * np.exp(np.minimum(hole, 0) / (.7 * MM)) + .07 * np.exp(np.minimum(hole, 0) / (3 * MM)))[..., None]
    under = cover(hole - .35 * f["round"] * MM, 3)[..., None]
    tint = (body_tint - rimmed) * under

    # Reflection: the same studio in the lens's outer face, a sphere about 9 cm (sun) or 13 cm in radius, tilted down a little.
    ball = f["ball"]
    cx = np.sign(X) * (f["width"] + f["bridge"]) / 2 * MM
    nx, ny = (X - cx) / ball + np.sign(X) * .10, (Y - f["low"] * MM) / ball + .05
    l = 1 / np.sqrt(nx * nx + ny * ny + 1)
    ln = np.stack([nx * l, ny * l, l], -1).astype(np.float32)
    clear = cover(hole + .2 * MM, 2) * (1 - cover(body))
    reflection = np.float32(f["gloss"]) * pane(ln)[..., None] * clear[..., None]
    # The lens's ground edge catches light along the lower rim.
    low = np.clip((Y - f["low"] * MM) / (.5 * f["height"] * MM), 0, 1) ** 2
    glint = np.exp(-np.square((hole + .75 * MM) / (.28 * MM))) * low * (.6 + .4 * np.sin(9 * X + 1))
    reflection += (.012 if f["sun"] else .035) * glint[..., None] * clear[..., None]
    return {"shadow": shadow, "tint": tint, "frame": rgba, "reflection": reflection}


# ---- the frames -----------------------------------------------------------------------------------------------------
# Millimetres. rim: thickness at the nose side, then every 45 degrees over the bottom, the temple and the top.
# bars: points of a stroke, its widths, the fillet that joins it to the rims. arm: hinge x, y, height at the hinge, at the ear.

SHAPES = {
    "rectangle": [(-22.5, -13.8), (-13, -16.5), (-1, -17.4), (12, -17.2), (21, -15.2), (25.2, -9.5), (25.7, -1), (24, 9), (17, 15.5), (3, 17), (-12, 16), (-20.5, 11), (-24.3, 2), (-25.7, -8)],
    "square": [(-21, -16), (-10, -18.3), (1, -18.9), (12, -18.6), (20.5, -16.4), (24.3, -11), (24.7, -3), (22.5, 8), (16, 15.5), (4, 18.5), (-8, 17.6), (-17, 11.5), (-22, 2), (-24.7, -7), (-24.2, -13)],
    "panto": [(-17, -16.5), (-6, -20.4), (7, -20.6), (17.5, -16.6), (23, -7), (23.2, 3), (19, 13), (10, 19.4), (0, 20.8), (-10, 18.6), (-18, 11.5), (-22.4, 1.5), (-22.8, -8)],
    "wayfarer": [(-21.3, -16.4), (-9, -19), (3, -20.1), (14, -20), (21.8, -17.8), (25.2, -12), (24.4, -2), (21.3, 9), (15, 17), (4, 20), (-8, 18.5), (-17, 12), (-22.5, 2), (-25, -7), (-24.8, -13)],
    "pilot": [(-24, -17.5), (-10, -22.7), (6, -24), (20, -22), (27, -15), (28, -4), (25, 9), (17.5, 19.5), (6, 24), (-6, 22), (-15, 15), (-21.5, 5), (-26, -5), (-27.4, -12)],
}

FRAMES = {
    "glasses": [
        {"id": "acetate", "build": "acetate", "sun": False, "shape": "square", "width": 49.5, "height": 36.5, "bridge": 19, "low": 2.4,
         "rim": [2.6, 2.7, 2.6, 2.8, 3.6, 4.8, 4.2, 3.4], "round": 1.2, "base": 2.6, "colour": [.0065, .0042, .0034], "f0": [.042] * 3,
         "bars": [([(13.0, -6.4), (6, -7.6), (0, -7.9), (-6, -7.6), (-13.0, -6.4)], [7.0, 5.2, 4.8, 5.2, 7.0], 4.0),
                  ([(9.7, -2.0), (8.7, 3.5), (11.1, 8.5)], [1.2, 3.0, 1.2], 1.6),
                  ([(50, -13.6), (59.0, -14.0), (65.8, -14.0)], [6.6, 7.6, 6.6], 5.0)],
         "pins": [(62.4, -15.0, .7, .7), (62.4, -13.0, .7, .7)], "arm": (65.6, -13.8, 6.0, 5.2), "arm_f0": [.04] * 3,
         "tint": ([-.05, -.04, -.05], [-.04, -.03, -.04]), "ball": 2.1, "gloss": [.009, .012, .0115], "shade": 1.6},
        {"id": "metal", "build": "metal", "sun": False, "shape": "rectangle", "width": 51.5, "height": 34, "bridge": 18, "low": 2.4,
         "rim": [1.5, 1.5, 1.4, 1.5, 1.6, 1.7, 1.8, 1.6], "round": .85, "base": 3.0, "colour": [.005, .005, .0055], "f0": [.085, .085, .09],
         "bars": [([(10.0, -5.6), (6, -7.4), (0, -8.2), (-6, -7.4), (-10.0, -5.6)], [2.2, 1.9, 1.9, 1.9, 2.2], 1.2),
                  ([(58.0, -10.6), (62.5, -11.2), (65.4, -11.0)], [2.4, 3.0, 3.2], 2.0)],
         "pins": [(64.2, -11.0, .5, .5)], "arm": (65.2, -10.9, 3.2, 2.8), "arm_colour": [.007, .007, .008], "arm_f0": [.08] * 3, "pads": (6.6, 4.2),
         "tint": ([-.045, -.035, -.045], [-.035, -.028, -.035]), "ball": 2.1, "gloss": [.009, .012, .0115], "shade": 1.35},
        {"id": "round", "build": "acetate", "sun": False, "shape": "panto", "width": 47, "height": 41.5, "bridge": 21, "low": 3.2,
         "rim": [2.2, 2.2, 2.1, 2.2, 2.4, 2.9, 2.8, 2.5], "round": 1.05, "base": 2.6, "colour": "tortoise", "f0": [.042] * 3,
         "bars": [([(13.0, -6.6), (6, -8.4), (0, -8.9), (-6, -8.4), (-13.0, -6.6)], [5.2, 4.0, 3.6, 4.0, 5.2], 3.4),
                  ([(10.8, -2.0), (9.8, 3.5), (12.2, 8.5)], [1.2, 2.6, 1.2], 1.6),
                  ([(55.0, -10.2), (60.5, -11.6), (64.8, -11.5)], [4.2, 5.0, 5.0], 3.4)],
         "pins": [(61.8, -11.6, .6, .6)], "arm": (64.8, -11.4, 5.0, 4.4), "arm_f0": [.04] * 3,
         "tint": ([-.05, -.04, -.05], [-.04, -.03, -.04]), "ball": 2.1, "gloss": [.009, .012, .0115], "shade": 1.5},
    ],
    "sunglasses": [
        {"id": "black", "build": "acetate", "sun": True, "shape": "wayfarer", "width": 51, "height": 39.5, "bridge": 18.5, "low": 3.4,
         "rim": [3.0, 2.9, 2.8, 3.2, 4.4, 4.8, 4.6, 3.8], "round": 1.4, "base": 2.4, "colour": [.0035, .0035, .0038], "f0": [.042] * 3,
         "bars": [([(13.0, -6.4), (6, -7.8), (0, -8.2), (-6, -7.8), (-13.0, -6.4)], [7.6, 6.0, 5.6, 6.0, 7.6], 4.0),
                  ([(9.4, -2.0), (8.4, 3.5), (10.8, 8.5)], [1.2, 3.0, 1.2], 1.6),
                  ([(50, -14.6), (58.0, -15.6), (66.4, -16.0)], [6.0, 8.6, 8.0], 7)],
         "pins": [(62.6, -17.0, 1.5, .55)], "arm": (66.4, -15.6, 7.4, 6.4), "arm_f0": [.04] * 3,
         "tint": ([-3.00, -2.85, -2.97], [-2.40, -2.22, -2.36]), "ball": 1.45, "gloss": [.022, .0235, .024], "shade": 1.6},
        {"id": "aviator", "build": "metal", "sun": True, "shape": "pilot", "width": 56, "height": 48, "bridge": 15, "low": 7.0,
         "rim": [1.3, 1.3, 1.2, 1.2, 1.3, 1.4, 1.4, 1.3], "round": .7, "base": 2.2, "colour": [.012, .006, .002], "f0": [.98, .60, .27],
         "bars": [([(8.4, -3.2), (5, -4.6), (0, -5.0), (-5, -4.6), (-8.4, -3.2)], [1.9, 1.7, 1.7, 1.7, 1.9], 1.0),
                  ([(22, -15.8), (10, -15.0), (0, -14.6), (-10, -15.0), (-22, -15.8)], [1.5, 1.5, 1.6, 1.5, 1.5], 1.0),
                  ([(60.5, -10.2), (63.5, -10.8), (66.2, -10.6)], [1.8, 2.4, 2.8], 1.5)],
         "pins": [(65.2, -10.6, .5, .5)], "arm": (66.0, -10.5, 2.8, 2.4), "arm_colour": [.012, .006, .002], "arm_f0": [.60, .36, .16], "pads": (6.4, 5.0),
         "tint": ([-2.40, -2.60, -3.00], [-.60, -.76, -1.08]), "fall": 1.25, "ball": 1.45, "gloss": [.024, .023, .0215], "shade": 1.0},
        {"id": "havana", "build": "acetate", "sun": True, "shape": "panto", "width": 49, "height": 43, "bridge": 20, "low": 3.8,
         "rim": [2.8, 2.8, 2.7, 2.8, 3.4, 4.2, 3.8, 3.2], "round": 1.3, "base": 2.4, "colour": "havana", "f0": [.042] * 3,
         "bars": [([(13.0, -6.6), (6, -8.2), (0, -8.8), (-6, -8.2), (-13.0, -6.6)], [6.4, 5.0, 4.6, 5.0, 6.4], 3.6),
                  ([(10.2, -2.0), (9.2, 3.5), (11.6, 8.5)], [1.2, 3.0, 1.2], 1.6),
                  ([(55.5, -11.8), (61.0, -13.2), (66.0, -13.0)], [6.0, 6.8, 6.2], 4.0)],
         "pins": [(62.6, -13.2, .7, .7)], "arm": (66.0, -12.8, 6.0, 5.2), "arm_f0": [.04] * 3,
         "tint": ([-2.30, -2.40, -2.75], [-1.70, -1.82, -2.25]), "ball": 1.45, "gloss": [.024, .023, .0215], "shade": 1.5},
    ],
}

ANCHORS = [
    {"landmarks": list(range(36, 42)), "at": [-0.5, 0.0]},
    {"landmarks": list(range(42, 48)), "at": [0.5, 0.0]},
    {"landmarks": [27, 28], "at": [0.0, 0.092]},
    {"landmarks": [0], "at": [-1.15, 0.085]},
    {"landmarks": [16], "at": [1.15, 0.085]},
]


def patterns():
    return {"tortoise": tortoise([.012, .006, .004], [.22, .085, .022], 5), "havana": tortoise([.007, .004, .003], [.13, .042, .010], 23)}


# ---- files ----------------------------------------------------------------------------------------------------------

def boxed(a, used, margin):
    """Rows and columns that hold something, with a margin."""
    y, x = np.nonzero(used)
    r0, r1, c0, c1 = max(0, y.min() - margin), min(ROWS, y.max() + margin + 1), max(0, x.min() - margin), min(COLS, x.max() + margin + 1)
    return a[r0:r1, c0:c1], c0, r0


def reduced(a, k):
    """Every k-th sample after a box filter: sample (i, j) stays at i * k * PITCH."""
    return a if k == 1 else cv2.blur(a, (k | 1, k | 1), borderType=cv2.BORDER_CONSTANT)[::k, ::k]


def put(archive, name, data):
    """Adds an entry with a fixed time, so that equal drawings make equal files."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def put_map(archive, name, image, col, row, k, low=0.0, high=1.0):
    """Writes 8-bit samples as PNG; returns the description of the map."""
    bgr = image if image.ndim == 2 else image[..., [2, 1, 0] + list(range(3, image.shape[2]))]
    ok, png = cv2.imencode(".png", bgr, [cv2.IMWRITE_PNG_COMPRESSION, 9])
    assert ok
    put(archive, name + ".png", png.tobytes())
    return {"file": name + ".png", "left": round(LEFT + col * PITCH, 6), "top": round(TOP + row * PITCH, 6),
            "pitch": PITCH * k, "low": low, "high": high}


def encoded(linear):
    return np.clip(linear, 0, 1) ** (1 / 2.2)


def put_guide(archive, f, layers):
    name = f["id"] + "-"
    overlay = {"anchors": ANCHORS, "hinge": [round(f["arm"][0] * MM, 4), round(f["arm"][1] * MM, 4)]}
    for role, k in (("shadow", 4), ("tint", 2)):
        layer = layers[role]
        strength = np.abs(layer) if layer.ndim == 2 else np.abs(layer).max(-1)
        a, col, row = boxed(layer, strength > .004, 4 * k)
        a = reduced(a, k)
        low = round(float(min(a.min(), -.05)), 6)
        q = np.round(np.clip((a - low) / -low, 0, 1) * 255).astype(np.uint8)
        overlay[role] = put_map(archive, name + role, q, col, row, k, low, 0.0)
    p, col, row = boxed(layers["frame"], layers["frame"][..., 3] > .004, 6)
    a = p[..., 3]
    # Beyond the edge the colour is the edge's own, so that interpolating straight alpha does not draw a dark fringe.
    wide = cv2.GaussianBlur(p, (0, 0), 3)
    own = p[..., :3] / np.maximum(a[..., None], 1e-3)
    bled = wide[..., :3] / np.maximum(wide[..., 3:], 1e-4)
    rgb = np.where(a[..., None] > .02, own, bled)
    rgb[wide[..., 3] < 1e-3] = 0
    q = np.round(np.dstack([encoded(rgb), a]) * 255).astype(np.uint8)
    overlay["frame"] = put_map(archive, name + "frame", q, col, row, 1)
    r, col, row = boxed(layers["reflection"], layers["reflection"].max(-1) > 1e-5, 8)
    q = np.round(encoded(reduced(r, 2)) * 255).astype(np.uint8)
    overlay["reflection"] = put_map(archive, name + "reflection", q, col, row, 2)
    return {"id": f["id"], "person": f["id"], "overlay": overlay}


def main(folder):
    pattern = patterns()
    os.makedirs(folder, exist_ok=True)
    for name, frames in FRAMES.items():
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as archive:
            guides = []
            for f in frames:
                colour = pattern[f["colour"]] if isinstance(f["colour"], str) else f["colour"]
                guides.append(put_guide(archive, f, draw(dict(f, colour=colour))))
            source = {"title": "Drawn by scripts/guides/draw_glasses.py", "licence": "BSD-2-Clause",
                      "attribution": "Facet authors", "reference": "", "pictures": 0}
            index = {"format": "facet-guides", "version": 1, "name": name, "kind": "overlay", "shown": name, "hidden": "",
                     "sources": [source], "guides": guides}
            put(archive, "guides.json", json.dumps(index, indent=1))
        with open(os.path.join(folder, name + ".guides"), "wb") as file:
            file.write(whole.getvalue())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: draw_glasses.py FOLDER")
    main(sys.argv[1])
