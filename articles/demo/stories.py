"""The demo's house, stories and photo texts, read from the files beside this one."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path

HERE = Path(__file__).parent
MAGAZINE = tomllib.loads((HERE / "magazine.toml").read_text(encoding="utf-8"))
_MOMENT = re.compile(r"([+-]\d+)d (\d\d):(\d\d)")
_SIGNED = re.compile(r"(?P<name>[^()]+?)(?:\s*\((?P<role>[^()]+)\))?")
_FIGURE = re.compile(r'data-photo="([-a-z]+)"')


@dataclass(frozen=True)
class Story:
    """One file of stories/: its head as keys and values, its body as HTML."""

    name: str
    head: dict[str, str] = field(default_factory=dict)
    body: str = ""

    def items(self, key: str) -> list[str]:
        return [item.strip() for item in self.head.get(key, "").split(",") if item.strip()]

    @property
    def signatures(self) -> list[tuple[str, str]]:
        """(name, role) of everybody who signs, in order."""
        matches = [_SIGNED.fullmatch(item) for item in self.items("by")]
        return [(match["name"], match["role"] or "") for match in matches]

    @property
    def photos(self) -> list[str]:
        lead = [self.head["lead"]] if "lead" in self.head else []
        return lead + _FIGURE.findall(self.body)

    def moment(self, key: str, today) -> datetime | None:
        """When something of the story happens, counted from the day `today`."""
        return moment(self.head.get(key, ""), today)

    def body_with(self, ids: dict[str, int]) -> str:
        """The body with each picture's name replaced by the id of its photo."""
        return _FIGURE.sub(lambda match: f'data-photo="{ids[match[1]]}"', self.body)


def moment(text: str, today) -> datetime | None:
    """A moment such as "-3d 07:30", counted from the day `today`, in its time zone."""
    match = _MOMENT.fullmatch(text)
    if not match:
        return None
    day = today.date() + timedelta(days=int(match[1]))
    return datetime.combine(day, time(int(match[2]), int(match[3])), today.tzinfo)


def load_stories() -> list[Story]:
    return [_read(path) for path in sorted((HERE / "stories").glob("*.html"))]


def load_photo_texts() -> dict[str, dict]:
    """Picture name to its alt text, caption and credit, and whatever else is known of it."""
    texts = {}
    for path in sorted(HERE.glob("photos_*.toml")):
        texts |= tomllib.loads(path.read_text(encoding="utf-8"))
    return texts


def _read(path: Path) -> Story:
    head, _, body = path.read_text(encoding="utf-8").strip().partition("\n\n")
    pairs = (line.split(":", 1) for line in head.splitlines())
    return Story(path.stem, {key.strip(): value.strip() for key, value in pairs}, body)
