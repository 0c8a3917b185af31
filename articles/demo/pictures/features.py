"""The features of a portrait: eyes, nose and mouth."""

from .brush import Canvas, fade, mix
from .faces import Face
from .shapes import Shape, blob, curve, oval, taper


def eyes(c: Canvas, face: Face, form: Shape) -> None:
    for side in (-1, 1):
        x, y = 500 + face.look + side * 58, 430
        c.paint(oval(x, y - 10, 44, 27), face.shade, 0.6, 11, form)
        _eyeball(c, face, side, x, y)
        _lids(c, face, x, y)
        brow = [
            (x - side * 34, 391),
            (x + side * 8, 380),
            (x + side * 26, 380),
            (x + side * 46, 391),
        ]
        c.paint(taper(brow, face.brow, face.brow * 0.45), face.hair, 0.9, 1.2, grain=0.5)


def _eyeball(c: Canvas, face: Face, side: int, x: float, y: float) -> None:
    w, lid = 32, face.lid
    top = [(x - w, y + 3), (x - w * 0.45, y - lid * 0.72), (x + w * 0.35, y - lid * 0.76)]
    foot = [(x + w, y - 1), (x + w * 0.4, y + lid * 0.52), (x - w * 0.4, y + lid * 0.56)]
    almond = blob(*top, *foot)
    c.paint(almond, mix("#f3e9dc", face.shade, 0.22 if side < 0 else 0.4))
    at = x + face.look * 0.25
    iris = fade(mix(face.iris, "#0d080a", 0.6), face.iris)
    c.paint(oval(at, y - 2, 13.5), iris, inside=almond)
    c.paint(oval(at, y - 2, 6), "#120b0d", inside=almond)
    c.paint(oval(at - 5, y - 7, 2.8), "#fffaf0", 0.9)
    c.paint(almond.moved(0, -lid * 0.9), face.shade, 0.45, 3, almond, "multiply")


def _lids(c: Canvas, face: Face, x: float, y: float) -> None:
    w, lid = 32, face.lid
    left, right = (
        [(x - w - 1, y + 3), (x - w * 0.45, y - lid * 0.76)],
        [(x + w * 0.35, y - lid * 0.8)],
    )
    lashes = taper([*left, *right, (x + w + 4, y - 3)], 5, 6)
    c.paint(lashes, mix(face.shade, "#150c10", 0.75), 0.95, 0.7)
    crease = curve([(x - w * 0.9, y - 11), (x - w * 0.2, y - lid - 7), (x + w * 0.8, y - 12)], 2.4)
    c.paint(crease, mix(face.shade, "#150c10", 0.35), 0.6, 1.2)
    under = curve([(x - w * 0.6, y + 13), (x, y + 17), (x + w * 0.7, y + 12)], 3)
    c.paint(under, face.shade, 0.6, 2.5)


def nose(c: Canvas, face: Face, form: Shape) -> None:
    x, s = 500 + face.look, face.nose
    side = blob(
        (x + 16, 402),
        (x + 14, 440),
        (x + 22 * s, 490),
        (x + 34 * s, 520),
        (x + 12, 534),
        (x - 4, 528),
        (x + 6, 490),
        (x + 6, 440),
    )
    c.paint(side, mix(face.shade, "#1d0f14", 0.1), 0.62, 5, form, grain=0.5)
    c.paint(taper([(x - 5, 410), (x - 6, 460), (x - 6, 510)], 6, 14), face.light, 0.6, 5, form)
    c.paint(oval(x - 6, 511, 10 * s, 8), face.light, 0.6, 5, form)
    c.paint(
        curve(
            [(x - 25 * s, 522), (x - 14 * s, 531), (x, 535), (x + 14 * s, 531), (x + 26 * s, 521)],
            4.4,
        ),
        mix(face.shade, "#1d0c10", 0.5),
        0.75,
        1.8,
        form,
    )
    c.paint(oval(x + 2, 546, 22 * s, 7), face.shade, 0.45, 5, form)


def mouth(c: Canvas, face: Face, form: Shape) -> None:
    x, w, y = 500 + face.look, face.mouth, 578
    upper = blob(
        (x - w, y - 5),
        (x - w * 0.45, y - 10),
        (x - 7, y - 13),
        (x, y - 10),
        (x + 7, y - 13),
        (x + w * 0.45, y - 10),
        (x + w, y - 5),
        (x, y + 4),
    )
    lower = blob(
        (x - w * 0.92, y - 4),
        (x, y + 3),
        (x + w * 0.92, y - 4),
        (x + w * 0.5, y + 14),
        (x, y + 20),
        (x - w * 0.5, y + 14),
    )
    c.paint(oval(x + 4, y + 30, w * 0.6, 8), face.shade, 0.6, 6, form)
    c.paint(lower, fade(face.lips, mix(face.lips, face.skin, 0.35)), 0.95, 1.2)
    c.paint(upper, mix(face.lips, mix(face.shade, "#1d0c10", 0.35), 0.55), 0.95, 1.2)
    c.paint(oval(x - 10, y + 11, w * 0.3, 4), face.light, 0.4, 3, lower)
    c.paint(
        curve(
            [
                (x - w - 5, y - 8),
                (x - w * 0.5, y - 1),
                (x, y + 3),
                (x + w * 0.5, y - 1),
                (x + w + 5, y - 8),
            ],
            2.8,
        ),
        mix(face.shade, "#160a0e", 0.7),
        0.9,
        0.8,
    )
