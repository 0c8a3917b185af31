"""Portraits of the men among the authors."""

from .brush import Canvas, fade, mix
from .catalogue import portrait
from .faces import KENJI, LUKAS, TOMASZ, Face
from .heads import backdrop, glasses, head, mane, neck, shoulders
from .shapes import Shape, blob, curve, oval, points, poly, stroke, taper, together


@portrait("lukas-brandt")
def lukas_brandt(c: Canvas) -> None:
    backdrop(c, ("#7d9096", "#6b8087", "#4d626b"), "#9aaaa6", 470, 400, 330)
    body = shoulders(c, fade("#2f4258", "#1f2e42"), "#101a28", "#6d86a0", 1.08, "wool")
    neck(c, LUKAS, 74)
    shirt = poly(*points("412,730 500,850 588,730 620,770 560,1010 440,1010 380,770"))
    c.model(shirt, fade("#efe6d6", "#d3c8b8"), "#8d8480", "#fffaf0", (-1, -0.4), 20, 0.6)
    neck_v = poly((424, 700), (576, 700), (502, 812))
    c.model(neck_v, LUKAS.skin, LUKAS.shade, None, (-1, -0.2), 30)
    c.paint(oval(506, 680, 100, 60), LUKAS.shade, 0.8, 16, neck_v)
    for side in (-1, 1):
        wing = poly(
            (500 + side * 8, 812),
            (500 + side * 84, 706),
            (500 + side * 116, 752),
            (500 + side * 62, 850),
        )
        c.shadow(wing, 5, 9, "#3a3238", 0.5, 7)
        c.model(wing, "#f3ebdc", "#9a908a", "#fffdf6", (-1, -0.6), 14)
        lapel = poly(
            (500 + side * 108, 744),
            (500 + side * 196, 800),
            (500 + side * 190, 886),
            (500 + side * 40, 1020),
            (500 + side * 22, 1020),
        )
        c.shadow(lapel, 6, 9, "#0d1420", 0.6, 9, body)
        c.model(lapel, fade("#38506a", "#24364c"), "#131e2e", "#7d96ae", (-1, -0.6), 14)
    form = head(c, LUKAS)
    _beard(c, LUKAS, form, "#8a6238")
    hair = blob(
        *points(
            "362,372 356,280 388,200 470,160 560,164 622,204 648,290 638,376 624,320 "
            "596,276 540,262 470,270 410,262 382,310"
        )
    )
    c.shadow(hair, 4, 10, LUKAS.shade, 0.5, 9, form)
    mane(c, hair, "#9c7244", "lukas", (40, 8))
    c.vignette("#26323a", 0.4)


def _beard(c: Canvas, face: Face, form: Shape, tone: str) -> None:
    x = 500 + face.look
    beard = blob(
        (374, 470),
        (392, 540),
        (440, 552),
        (x - 30, 549),
        (x, 552),
        (x + 30, 549),
        *points("560,552 608,540 628,470 632,560 606,640 540,690 500,696 456,690 396,640 368,560"),
    )
    mouth = blob((x - 42, 578), (x, 566), (x + 42, 578), (x, 602))
    c.shadow(beard, 4, 14, mix(face.shade, "#1d0f14", 0.3), 0.5, 12)
    c.paint(beard, mix(tone, "#2b1c14", 0.25), 0.85, 5, grain=0.7)
    c.drift(beard, mix(tone, "#ffe0ac", 0.35), (5, 26), "beard light", 0.5, 0.3, 0.5, 4)
    c.drift(beard, "#2b1a14", (5, 30), "beard dark", 0.5, 0.3, 0.55, 4)
    c.paint(
        poly((x + 30, 480), (700, 440), (700, 720), (x + 26, 720)),
        "#2b1a14",
        0.45,
        16,
        beard,
        "multiply",
    )
    c.paint(mouth, mix(face.lips, tone, 0.15), 0.9, 3)
    c.paint(curve([(x - 46, 572), (x, 581), (x + 46, 572)], 4), "#3a1d18", 0.8, 1.2)
    c.paint(oval(x - 4, 590, 22, 4), face.light, 0.4, 3)


@portrait("tomasz-wilk")
def tomasz_wilk(c: Canvas) -> None:
    backdrop(c, ("#34485c", "#2c3d52", "#1d2a3c"), "#48617a", 540, 410, 335)
    shoulders(c, fade("#a8502f", "#8a3d28"), "#451a18", "#e6956a", 1.1, "pullover")
    neck(c, TOMASZ, 78)
    roll = blob(*points("404,688 500,716 598,688 626,756 604,806 500,834 398,806 376,756"))
    c.shadow(roll, 6, 14, "#2b1010", 0.6, 12)
    c.model(roll, fade("#b85a36", "#8f4029"), "#451a18", "#f0a67a", (-1, -0.4), 26)
    ribs = together(
        curve(
            [
                (396 + k * 13, 704 + 18 * (1 - abs(k - 8) / 8)),
                (394 + k * 13.4, 760 + 24 * (1 - abs(k - 8) / 8)),
                (398 + k * 12.8, 804 + 26 * (1 - abs(k - 8) / 8)),
            ],
            4,
        )
        for k in range(17)
    )
    c.paint(ribs, "#451a18", 0.5, 2, roll)
    form = head(c, TOMASZ)
    c.paint(oval(448, 268, 44, 22, -24), "#fff0dc", 0.5, 16, form)
    for y in (318, 338):
        c.paint(curve([(430, y), (490, y - 6), (556, y)], 2.6), TOMASZ.shade, 0.4, 2, form)
    _temples(c, form)
    whisker = blob(
        *points("492,546 540,548 570,580 578,604 548,592 492,578 436,592 406,604 414,580 444,548")
    )
    c.shadow(whisker, 3, 7, TOMASZ.shade, 0.6, 5, form)
    mane(c, whisker, "#a39e98", "whisker", (5, 22))
    c.vignette("#121a28", 0.45)


def _temples(c: Canvas, form: Shape) -> None:
    for side in (-1, 1):
        temple = blob(
            (500 + side * 134, 330),
            (500 + side * 112, 350),
            (500 + side * 116, 420),
            (500 + side * 136, 440),
        )
        c.paint(temple, "#7d7a7a", 0.6, 7, grain=0.7)
        c.paint(
            curve([(492 + side * 44, 534), (492 + side * 60, 556), (492 + side * 62, 590)], 3),
            TOMASZ.shade,
            0.6,
            2.5,
            form,
        )


@portrait("kenji-aramoto")
def kenji_aramoto(c: Canvas) -> None:
    backdrop(c, ("#e9dcc4", "#dfcdb0", "#c4aa8a"), "#d9694a", 590, 360, 250)
    body = shoulders(c, fade("#3d4a45", "#2b3734"), "#141c1c", "#8a9c8d", 1.0, "jacket")
    neck(c, KENJI, 62)
    c.paint(poly((436, 730), (564, 730), (502, 900)), fade("#f3ecdd", "#cfc4b2"))
    for side in (-1, 1):
        band = poly(
            (500 + side * 66, 690),
            (500 + side * 96, 704),
            (500 + side * 104, 772),
            (500 + side * 12, 930),
            (500 - side * 6, 900),
            (500 + side * 54, 770),
        )
        c.shadow(band, 5, 9, "#10161a", 0.6, 8, body)
        c.model(band, fade("#4a5a53", "#2f3d39"), "#141c1c", "#9cae9c", (-1, -0.5), 12)
    c.paint(stroke([(503, 912), (503, 1010)], 4), "#10161a", 0.7)
    c.paint(together(oval(488, y, 8) for y in (942, 984)), "#c9a368")
    form = head(c, KENJI)
    hair = blob(
        *points(
            "368,396 350,300 368,204 440,146 540,138 620,176 652,262 638,392 620,330 "
            "606,282 540,300 452,268 420,250 392,310"
        )
    )
    c.shadow(hair, 5, 12, KENJI.shade, 0.55, 10, form)
    mane(c, hair, "#26222a", "kenji", (30, 12))
    _combed(c, hair)
    glasses(c, KENJI, "#8a6a3f", 44, 36, 4.5)
    c.vignette("#4a3426", 0.32)


def _combed(c: Canvas, hair: Shape) -> None:
    """The parting and the strands combed away from it."""
    part = taper([(428, 168), (436, 210), (424, 256)], 3, 5)
    c.paint(part, "#6d5a52", 0.5, 1.6, hair)
    for k in range(5):
        c.paint(
            taper(
                [
                    (440 + k * 16, 172 + k * 3),
                    (500 + k * 20, 196 + k * 4),
                    (570 + k * 12, 268 - k * 3),
                ],
                2,
                5,
            ),
            "#6a646c",
            0.35,
            2.4,
            hair,
        )
