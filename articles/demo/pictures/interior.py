"""Things a still life stands on and in: lit walls, floors, tables, cloth and crockery."""

from .brush import Canvas, Fill, fade, mix
from .shapes import Shape, arc, oval, rect, stroke, taper, together


def room(c: Canvas, edge: float, wall: tuple[str, ...], top: tuple[str, ...]) -> None:
    """A plain wall above a table whose far edge is at y = edge."""
    back, board = rect(0, 0, 1000, edge), rect(0, edge, 1000, c.h)
    c.paint(back, fade(*wall))
    c.mottle(back, (260, 220), 0.2, f"wall {edge}", octaves=5)
    c.paint(board, fade(*top))
    c.mottle(board, (300, 7), 0.4, f"board {edge}")
    c.paint(
        rect(-20, edge - 14, 1020, edge + 2),
        mix(wall[-1], "#1d1522", 0.7),
        0.4,
        12,
        mode="multiply",
    )
    c.paint(rect(0, edge - 1, 1000, edge + 2.2), mix(top[0], "#fff3dc", 0.5), 0.55, 0.6)


def window_light(c: Canvas, shape: Shape, colour: str = "#fff1cf", alpha: float = 0.45) -> None:
    """A patch of daylight thrown on the wall."""
    c.paint(shape, colour, alpha, 9, mode="soft light")
    c.paint(shape, colour, alpha * 0.5, 14, mode="screen")


def grounding(c: Canvas, x: float, y: float, rx: float, ry: float, dx: float = 1.0) -> None:
    """The shadows under a thing: a tight dark one and a long one falling away from the light."""
    c.shadow(oval(x + dx * rx * 0.75, y + ry * 0.3, rx * 1.35, ry * 1.1), alpha=0.42, blur=ry * 0.7)
    c.shadow(oval(x + dx * rx * 0.12, y + ry * 0.1, rx * 1.03, ry * 0.8), alpha=0.7, blur=ry * 0.22)


def plate(c: Canvas, x: float, y: float, rx: float, ry: float, glaze: str, rim: str) -> None:
    """A shallow plate seen from the side or from above, by how tall its ellipse is."""
    c.shadow(oval(x + rx * 0.07, y + ry * 0.13, rx, ry), alpha=0.6, blur=rx * 0.05)
    c.model(
        oval(x, y, rx, ry), glaze, mix(glaze, "#4b4352", 0.45), "#fffaf0", (-0.7, -0.7), rx * 0.09
    )
    c.paint(oval(x, y, rx * 0.96, ry * 0.96), rim, 0.8)
    c.paint(oval(x, y, rx * 0.935, ry * 0.935), fade(glaze, mix(glaze, "#ffffff", 0.3)))
    c.paint(
        oval(x - rx * 0.02, y - ry * 0.02, rx * 0.72, ry * 0.72),
        mix(glaze, "#4b4352", 0.42),
        0.6,
        rx * 0.02,
    )
    well = oval(x + rx * 0.012, y + ry * 0.012, rx * 0.7, ry * 0.7)
    c.model(
        well,
        mix(glaze, "#ffffff", 0.12),
        mix(glaze, "#4b4352", 0.3),
        "#fffaf0",
        (0.7, 0.7),
        rx * 0.08,
    )


def vessel(c: Canvas, shape: Shape, base: Fill, dark: str, light: str, depth: float) -> None:
    """A rounded pot lit from the left, with a soft return of light on its shaded edge."""
    c.model(shape, base, dark, light, (-1, -0.35), depth)
    x0, y0, x1, y1 = shape.bounds()
    back = oval(x1 - (x1 - x0) * 0.06, (y0 + y1) / 2, (x1 - x0) * 0.035, (y1 - y0) * 0.33)
    c.paint(back, light, 0.25, (x1 - x0) * 0.03, shape, "screen")


def sheen(
    c: Canvas, x: float, y: float, rx: float, ry: float, turn: float = 0, alpha: float = 0.8
) -> None:
    """The soft highlight of a window in a glaze."""
    c.paint(oval(x, y, rx, ry, turn), "#fffaf0", alpha, min(rx, ry) * 0.35)


def steam(
    c: Canvas, x: float, y: float, height: float, lean: float = 1.0, alpha: float = 0.5
) -> None:
    """Two or three wisps that rise, widen and vanish."""
    for shift, share, strong in ((0, 1, 1.0), (18, 0.8, 0.7), (-16, 0.66, 0.6)):
        tall = height * share
        path = [
            (x + shift, y),
            (x + shift + 22 * lean, y - tall * 0.25),
            (x + shift - 20 * lean, y - tall * 0.52),
            (x + shift + 26 * lean, y - tall * 0.8),
            (x + shift + 6 * lean, y - tall),
        ]
        wisp = taper(path, 7, 40 * share)
        c.paint(wisp, fade("#000000", "#fff6e4", "#fff6e4"), alpha * strong, 7, mode="screen")
        c.paint(
            taper(path, 2, 10 * share),
            fade("#000000", "#fff6e4"),
            alpha * strong * 0.7,
            3,
            mode="screen",
        )


def outline(x: float, y: float, rx: float, ry: float, width: float) -> Shape:
    """The rim of a round mouth seen in perspective."""
    return stroke(arc(x, y, rx, ry, 0, 360, 72), width)


def board(c: Canvas, shape: Shape, tone: str) -> None:
    """A wooden chopping board."""
    c.shadow(shape, 14, 16, alpha=0.6, blur=12)
    c.paint(shape.moved(0, 13), fade(mix(tone, "#2b1a18", 0.5)))
    c.model(
        shape,
        fade(mix(tone, "#f6dcae", 0.35), tone),
        mix(tone, "#3a2220", 0.5),
        "#f3d6a4",
        (-0.5, -1),
        8,
    )
    c.mottle(shape, (260, 5), 0.6, f"grain {tone}")


def empty_room(c: Canvas, edge: float, wall: tuple[str, ...], floor: tuple[str, ...]) -> None:
    """A wall with a skirting board, and floorboards that run towards us."""
    c.paint(rect(0, 0, 1000, edge), fade(*wall))
    c.mottle(rect(0, 0, 1000, edge), (260, 240), 0.2, f"room {edge}", octaves=5)
    ground = rect(0, edge, 1000, c.h)
    c.paint(ground, fade(*floor))
    boards = together(
        stroke([(500 + k * 74, edge), (500 + k * 150, c.h + 10)], 2) for k in range(-9, 10)
    )
    c.mottle(ground, (26, 200), 0.4, f"planks {edge}")
    c.paint(boards, mix(floor[-1], "#140c10", 0.6), 0.6)
    skirting = rect(0, edge - 46, 1000, edge)
    c.paint(skirting, fade(mix(wall[-1], "#fff3dc", 0.35), mix(wall[-1], "#fff3dc", 0.1)))
    c.shadow(rect(-20, edge - 2, 1020, edge + 10), alpha=0.6, blur=7)
    c.paint(rect(0, edge - 48, 1000, edge - 45), "#fff6e4", 0.5)
