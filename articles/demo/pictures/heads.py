"""The parts every author portrait is built from: backdrop, shoulders, neck, face and features."""

from .brush import Canvas, Fill, fade, mix
from .faces import Face
from .features import eyes, mouth, nose
from .interior import outline
from .shapes import Shape, blob, curve, oval, points, poly, together


def backdrop(c: Canvas, colours: tuple[str, ...], sun: str, x: float, y: float, r: float) -> None:
    """A painted wall with one large calm disc behind the head."""
    c.wash(*colours)
    c.mottle(c.everything(), (280, 260), 0.17, f"backdrop {sun}", octaves=5)
    c.paint(oval(x, y, r), fade(mix(sun, "#fff3dc", 0.18), sun, mix(sun, colours[-1], 0.45)))
    c.paint(
        oval(x + r * 0.5, y + r * 0.6, r * 0.8),
        colours[-1],
        0.4,
        r * 0.4,
        oval(x, y, r),
        "multiply",
        0.7,
    )


def shoulders(
    c: Canvas, cloth: Fill, dark: str, light: str, width: float = 1.0, seed: str = ""
) -> Shape:
    """The clothed upper body; returned so that collars and patterns can be laid inside it."""
    half = points("70,712 150,752 262,800 330,872 372,1060")
    right = [(500 + x * width, y) for x, y in half]
    left = [(500 - x * width, y) for x, y in reversed(half)]
    body = blob(*left, (500, 722), *right, (500, 1140))
    c.shadow(body, 20, -6, "#20161e", 0.35, 30)
    c.model(body, cloth, dark, light, (-1, -0.5), 70)
    if seed:
        c.drift(body, dark, (70, 200), seed, 0.5, 0.4, 0.4)
    return body


def neck(c: Canvas, face: Face, width: float = 62, foot: float = 790) -> Shape:
    column = blob(
        (500 - width, 560),
        (500 - width, 680),
        (500 - width - 10, foot - 70),
        (500 - width - 22, foot - 40),
        (500, foot + 30),
        (500 + width + 22, foot - 40),
        (500 + width + 10, foot - 70),
        (500 + width, 680),
        (500 + width, 560),
    )
    c.model(column, face.skin, face.shade, face.light, (-1, -0.2), 46)
    c.paint(
        oval(506, face.chin - 4, face.jaw * 1.05, 78),
        mix(face.shade, "#1d0f14", 0.2),
        0.75,
        13,
        column,
        grain=0.5,
    )
    return column


def skull(face: Face) -> Shape:
    h, j, chin = face.half, face.jaw, face.chin
    return blob(
        (500, 226),
        (500 + h * 0.62, 246),
        (500 + h * 0.98, 320),
        (500 + h, 420),
        (500 + h * 0.94, 500),
        (500 + j, 570),
        (500 + j * 0.52, chin - 14),
        (500, chin),
        (500 - j * 0.52, chin - 14),
        (500 - j, 570),
        (500 - h * 0.94, 500),
        (500 - h, 420),
        (500 - h * 0.98, 320),
        (500 - h * 0.62, 246),
    )


def head(c: Canvas, face: Face, ears: bool = True) -> Shape:
    """The face with its light and shaded planes and all its features."""
    form = skull(face)
    if ears:
        _ears(c, face)
    c.shadow(form, 4, 12, mix(face.shade, "#1d0f14", 0.3), 0.4, 12)
    c.model(
        form,
        fade(mix(face.skin, face.light, 0.15), face.skin, mix(face.skin, face.shade, 0.12)),
        face.shade,
        face.light,
        (-1, -0.35),
        74,
    )
    _planes(c, face, form)
    eyes(c, face, form)
    nose(c, face, form)
    mouth(c, face, form)
    return form


def _ears(c: Canvas, face: Face) -> None:
    for side in (-1, 1):
        x = 500 + side * (face.half + 4)
        ear = blob(
            (x - side * 12, 400),
            (x + side * 12, 392),
            (x + side * 20, 424),
            (x + side * 10, 468),
            (x - side * 8, 486),
        )
        c.model(ear, face.skin, face.shade, face.light if side < 0 else None, (-1, -0.4), 12)
        c.paint(
            curve([(x + side * 4, 410), (x + side * 10, 430), (x + side * 2, 458)], 4),
            face.shade,
            0.8,
            2,
            ear,
        )


def _planes(c: Canvas, face: Face, form: Shape) -> None:
    """The shaded half of the face, and the warmth of its cheeks."""
    x = 500 + face.look
    plane = poly(
        (x + 26, 226),
        (x + 18, 400),
        (x + 34, 505),
        (x + 24, 530),
        (x + 40, 580),
        (x + 26, 660),
        (760, 660),
        (760, 226),
    )
    c.paint(plane, face.shade, 0.5, 12, form, grain=0.6)
    c.paint(
        blob((x + 60, 470), (x + 108, 446), (x + 112, 490), (x + 72, 540)),
        face.light,
        0.2,
        16,
        form,
    )
    for side in (-1, 1):
        c.paint(oval(x + side * 74, 512, 40, 28), face.lips, 0.24, 20, form)


def mane(
    c: Canvas, shape: Shape, tone: str, seed: str, cell: tuple[float, float] = (7, 120)
) -> None:
    """A mass of hair, with strands that catch the light."""
    dark, light = mix(tone, "#0d080c", 0.6), mix(tone, "#ffe9c8", 0.4)
    c.model(shape, tone, dark, light, (-1, -0.6), 40)
    c.drift(shape, dark, cell, f"{seed} dark", 0.46, 0.3, 0.6)
    c.drift(shape, light, cell, f"{seed} light", 0.55, 0.3, 0.4)


def glasses(c: Canvas, face: Face, colour: str, rx: float, ry: float, width: float) -> None:
    x = 500 + face.look
    rims = together(outline(x + side * 60, 434, rx, ry, width) for side in (-1, 1))
    bridge = curve([(x - 60 + rx, 428), (x, 418), (x + 60 - rx, 428)], width)
    arms = together(
        curve([(x + side * (60 + rx), 426), (500 + side * face.half, 420)], width)
        for side in (-1, 1)
    )
    frame = rims + bridge + arms
    c.shadow(frame, 5, 9, mix(face.shade, "#1d0f14", 0.3), 0.5, 5, skull(face))
    for side in (-1, 1):
        lens = oval(x + side * 60, 434, rx, ry)
        c.paint(lens, "#dfe9ea", 0.07)
        c.paint(
            poly(
                (x + side * 60 - rx, 434),
                (x + side * 60 + rx * 0.1, 434 - ry),
                (x + side * 60 + rx * 0.6, 434 - ry),
                (x + side * 60 - rx * 0.8, 434 + ry * 0.7),
            ),
            "#ffffff",
            0.13,
            3,
            lens,
        )
    c.model(
        frame,
        colour,
        mix(colour, "#0a0608", 0.6),
        mix(colour, "#fff3dc", 0.5),
        (-0.7, -1),
        width * 0.4,
    )
