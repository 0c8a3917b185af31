"""Portraits of the women among the authors."""

import random

from .brush import Canvas, fade, mix
from .catalogue import portrait
from .faces import AMARA, FREYA, INES, NOOR, ODILE
from .heads import backdrop, glasses, head, mane, neck, shoulders, skull
from .shapes import Shape, arc, blob, curve, oval, points, poly, rect, stroke, taper, together


@portrait("odile-marchetti")
def odile_marchetti(c: Canvas) -> None:
    backdrop(c, ("#d9a441", "#cf9436", "#b5762f"), "#e9c06a", 560, 420, 350)
    back = blob(
        *points(
            "500,150 620,176 684,270 700,420 694,590 660,640 500,620 344,640 306,590 "
            "300,420 318,270 384,176"
        )
    )
    c.shadow(back, 26, 14, "#5b3418", 0.4, 26)
    mane(c, back, "#8f8d92", "odile back")
    shoulders(c, fade("#2b2a33", "#17161e"), "#0a090f", "#565463", 0.94)
    neck(c, ODILE, 54)
    collar = blob(*points("420,690 500,716 582,690 600,760 584,800 500,822 416,800 400,760"))
    c.model(collar, fade("#33323d", "#1c1b24"), "#0a090f", "#6a6878", (-1, -0.4), 22)
    c.paint(
        together(curve([(404, y), (500, y + 24), (598, y)], 3) for y in (716, 738, 762)),
        "#0a090f",
        0.6,
        2,
        collar,
    )
    head(c, ODILE, ears=False)
    left = blob(
        *points(
            "512,168 410,178 342,260 322,420 320,600 372,640 398,600 378,470 380,380 "
            "420,300 500,262 560,236"
        )
    )
    right = blob(
        *points(
            "500,170 600,180 668,270 686,430 684,604 628,640 606,600 622,470 618,370 "
            "580,290 530,250"
        )
    )
    for lock in (right, left):
        c.shadow(lock, 6, 10, ODILE.shade, 0.5, 9, skull(ODILE))
        mane(c, lock, "#b5b3b4", f"odile {lock.bounds()[0]:.0f}")
    glasses(c, ODILE, "#241d22", 47, 43, 9)
    c.vignette("#4a2a14", 0.35)


@portrait("amara-osei")
def amara_osei(c: Canvas) -> None:
    backdrop(c, ("#2f5f5b", "#28524f", "#1c3c3e"), "#3f7a70", 440, 420, 340)
    chance = random.Random("amara")
    crown = oval(500, 276, 206, 196) + together(
        oval(500 + 196 * (p[0] - 500) / 196 + chance.uniform(-5, 5), p[1], chance.uniform(20, 34))
        for p in arc(500, 280, 190, 180, 150, 390, 40)
    )
    c.shadow(crown, 24, 18, "#0d2222", 0.5, 26)
    c.model(crown, "#221719", "#0a0608", "#6d4638", (-1, -0.7), 46)
    c.drift(crown, "#5b3a30", (7, 7), "curls", 0.5, 0.25, 0.6, octaves=2)
    c.drift(crown, "#0a0608", (9, 9), "curl gaps", 0.52, 0.25, 0.7, octaves=2)
    body = shoulders(c, fade("#d98a35", "#c4702c"), "#6b2f1e", "#f9c77a", 0.93)
    for k in range(9):
        y = 800 + k * 44
        row = [
            stroke([(120 + i * 48, y + (i % 2) * 22), (168 + i * 48, y + 22 - (i % 2) * 22)], 6)
            for i in range(17)
        ]
        c.paint(together(row), ("#7a2430", "#1f4a4a", "#f3e0b4")[k % 3], 0.8, inside=body)
    neck(c, AMARA, 54, 800)
    beads = arc(500, 742, 112, 66, 14, 166, 22)
    c.shadow(together(oval(x, y, 11) for x, y in beads), 4, 9, "#2b1512", 0.6, 5)
    c.model(
        together(oval(x, y, 11) for x, y in beads), "#e6c06a", "#7d4f22", "#fff0bc", (-0.8, -0.8), 7
    )
    head(c, AMARA)
    fringe = blob(
        *points(
            "372,330 380,260 430,222 500,212 572,222 622,262 630,334 600,290 560,268 "
            "500,260 436,268 398,292"
        )
    )
    c.model(fringe, "#221719", "#0a0608", "#4a3028", (-1, -0.7), 14)
    c.drift(fringe, "#5b3a30", (7, 7), "edge curls", 0.5, 0.25, 0.5, octaves=2)
    for side in (-1, 1):
        hoop = stroke(arc(500 + side * 136, 528, 30, 40, 0, 360, 60), 7)
        c.shadow(hoop, 5, 6, "#1d0f0d", 0.6, 4)
        c.model(hoop, "#e3b455", "#7d5222", "#fff0bc", (-0.8, -0.8), 4)
    c.vignette("#0d1f22", 0.4)


@portrait("ines-carvalho")
def ines_carvalho(c: Canvas) -> None:
    backdrop(c, ("#d9b8a0", "#cfa68d", "#b5846f"), "#e6cbb2", 520, 410, 340)
    back = blob(
        *points(
            "500,140 630,168 700,280 716,460 748,640 740,830 640,900 500,820 360,900 "
            "262,860 252,660 288,460 300,280 372,168"
        )
    )
    c.shadow(back, 26, 16, "#5b3028", 0.4, 28)
    mane(c, back, "#3a231f", "ines back", (9, 160))
    body = shoulders(c, fade("#2f5f73", "#224a5e"), "#0f2838", "#79a9b0", 0.92, "blouse")
    neck(c, INES, 52, 830)
    open_neck = poly((414, 730), (586, 730), (506, 908))
    c.model(open_neck, INES.skin, INES.shade, INES.light, (-1, -0.2), 34)
    for side in (-1, 1):
        edge = taper([(500 + side * 92, 716), (500 + side * 60, 820), (504, 916)], 34, 12)
        c.shadow(edge, 4, 8, "#12222c", 0.5, 7, body)
        c.model(edge, "#3a7086", "#163848", "#a3cccc", (-1, -0.5), 9)
    c.paint(curve([(432, 748), (500, 820), (572, 748)], 2.6), "#e9c477")
    c.model(oval(500, 826, 9), "#e9c477", "#8a5f2c", "#fff3c6", (-0.8, -0.8), 4)
    head(c, INES, ears=False)
    left = blob(
        *points(
            "540,158 424,160 346,236 322,360 330,480 296,620 318,780 280,900 372,930 "
            "420,820 396,690 410,580 380,480 388,370 440,280 540,226"
        )
    )
    right = blob(
        *points(
            "520,162 600,172 664,250 682,400 672,540 706,680 690,800 640,740 628,600 "
            "614,480 616,380 586,280 530,226"
        )
    )
    for lock in (right, left):
        c.shadow(lock, 8, 12, mix(INES.shade, "#1d0f14", 0.3), 0.5, 12)
        mane(c, lock, "#3f2721", f"ines {lock.bounds()[0]:.0f}", (9, 170))
    c.vignette("#4a241f", 0.35)


@portrait("noor-haddad")
def noor_haddad(c: Canvas) -> None:
    backdrop(c, ("#c9c4a8", "#b9b696", "#96967a"), "#ddd6b8", 470, 420, 345)
    drape = blob(
        *points(
            "500,146 606,164 674,240 692,380 676,540 700,680 820,800 880,1040 120,1040 "
            "180,800 300,680 324,540 308,380 326,240 394,164"
        )
    )
    c.shadow(drape, 26, 14, "#3d3d2c", 0.4, 28)
    c.model(drape, fade("#c47f78", "#a8605f", "#8a474c"), "#4d2230", "#f0bfae", (-1, -0.5), 80)
    _scarf_folds(c, drape)
    c.mottle(drape, (4, 4), 0.16, "scarf weave", octaves=1)
    opening = blob(
        *points(
            "500,222 586,248 626,340 630,440 606,560 552,636 500,652 446,636 392,560 "
            "370,440 374,340 414,248"
        )
    )
    c.paint(opening, "#3d1c24", 0.9, 5)
    form = head(c, NOOR, ears=False)
    c.paint(
        stroke(opening.polygons[0] + opening.polygons[0][:1], 46),
        "#2b1216",
        0.5,
        14,
        form,
        "multiply",
    )
    band = stroke([p for p in opening.polygons[0] if p[1] < 640], 22)
    chin = blob(
        *points("380,560 430,640 500,664 574,640 622,556 664,640 620,740 500,780 380,740 336,640")
    )
    c.model(chin, fade("#b56f6a", "#9c5859"), "#4d2230", "#f0bfae", (-0.6, -1), 26)
    c.paint(
        taper([(376, 640), (470, 706), (640, 690)], 8, 34), "#4d2230", 0.45, 11, chin, "multiply"
    )
    c.model(band, fade("#c98880", "#b06c69"), "#5b2a36", "#f6cdbb", (-1, -0.6), 13)
    c.vignette("#3a3426", 0.35)


def _scarf_folds(c: Canvas, drape: Shape) -> None:
    for path, width in (
        (points("340,640 430,760 640,860 800,1010"), 60),
        (points("320,560 380,720 520,850 600,1040"), 50),
        (points("672,560 620,700 480,780 250,860"), 70),
        (points("690,640 640,760 500,860 300,960"), 56),
    ):
        c.paint(taper(path, 10, width), "#4d2230", 0.42, 14, drape, "multiply")
        c.paint(
            taper([(x - 12, y - 22) for x, y in path], 6, width * 0.5), "#ffd3c0", 0.35, 11, drape
        )


@portrait("freya-lindholm")
def freya_lindholm(c: Canvas) -> None:
    backdrop(c, ("#3d5a48", "#324c3e", "#21352e"), "#557359", 450, 410, 335)
    bun = oval(520, 128, 86, 74)
    back = blob(
        *points("500,158 610,180 660,270 664,400 636,520 500,560 364,520 336,400 340,270 390,180")
    )
    for part, seed in ((bun, "bun"), (back, "freya back")):
        c.shadow(part, 20, 14, "#14221c", 0.5, 22)
        mane(c, part, "#c47a42", seed, (40, 9))
    for k in range(4):
        c.paint(
            stroke(arc(520, 132, 80 - k * 18, 68 - k * 15, 150, 330, 30), 4),
            "#7a4022",
            0.55,
            2.4,
            bun,
        )
    body = shoulders(c, fade("#e9dcc4", "#d3c2a4"), "#84705c", "#fff8e8", 0.98)
    _cables(c, body)
    neck(c, FREYA, 52)
    _rolled_collar(c)
    form = head(c, FREYA)
    _freckles(c, form)
    left = blob(*points("540,176 430,178 358,246 350,350 366,440 378,380 404,310 460,268 540,240"))
    right = blob(*points("530,176 600,190 644,260 650,350 634,440 624,372 600,306 562,262 524,240"))
    for lock in (right, left):
        c.shadow(lock, 5, 9, FREYA.shade, 0.5, 8, form)
        mane(c, lock, "#c9804a", f"freya {lock.bounds()[0]:.0f}", (12, 50))
    for x, path in (
        (0, [(366, 420), (352, 500), (372, 560)]),
        (1, [(632, 420), (644, 490), (630, 540)]),
    ):
        c.paint(taper(path, 7, 2), "#c9804a" if x == 0 else "#8a4c2a", 0.9)
    c.vignette("#14201b", 0.4)


def _rolled_collar(c: Canvas) -> None:
    collar = blob(*points("412,700 500,734 590,700 616,762 590,806 500,828 410,806 384,762"))
    c.shadow(collar, 5, 12, "#4a3c30", 0.5, 10)
    c.model(collar, fade("#f3e8d2", "#d9c8aa"), "#8a7660", "#fffaf0", (-1, -0.4), 22)
    ribs = together(
        curve(
            [
                (404 + k * 12, 716 + 20 * (1 - abs(k - 8) / 8)),
                (402 + k * 12.3, 800 + 24 * (1 - abs(k - 8) / 8)),
            ],
            3.6,
        )
        for k in range(17)
    )
    c.paint(ribs, "#8a7660", 0.5, 1.8, collar)


def _freckles(c: Canvas, form: Shape) -> None:
    chance = random.Random("freckles")
    dots = [
        oval(
            512 + chance.choice((-1, 1)) * abs(chance.gauss(46, 26)),
            chance.gauss(494, 15),
            chance.uniform(1.2, 2.6),
        )
        for _ in range(46)
    ]
    c.paint(together(dots), "#b5683f", 0.5, 0.8, form)


def _cables(c: Canvas, body: Shape) -> None:
    for x in range(150, 900, 100):
        for y in range(740, 1020, 46):
            for side in (-1, 1):
                strand = taper([(x - side * 22, y), (x, y + 20), (x + side * 22, y + 46)], 17, 17)
                c.paint(strand.moved(4, 5), "#84705c", 0.5, 4, body, "multiply")
                c.paint(strand, fade("#f6ecd8", "#d6c5a6"), 0.6, 1.6, body)
        c.paint(rect(x + 46, 700, x + 51, 1010), "#84705c", 0.4, 3, body)
