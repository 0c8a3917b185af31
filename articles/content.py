"""Everything an editor can type of a story, as one frozen value. Form, importer, revision,
preview and publishing all speak it; it knows no model: relations are ids, tags are names.
"""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import StrEnum

from articles.body.elements import clean
from articles.body.render import Reference, references
from articles.body.text import plain_text

SCHEMA = 1
# What a draft proposes to whoever decides; only the verbs make it true.
PROPOSALS = {"go_live_at", "go_off_at", "change", "what_was_wrong", "what_is_right"}
# What a Version holds just as it was typed.
AS_TYPED = (
    *("headline", "standfirst", "body", "lead_alt", "lead_caption"),
    *("label", "sponsor", "language", "canonical_url", "is_indexed"),
)


@dataclass(frozen=True)
class Signature:
    """One name of a byline: an author's id and what they did ("" for words)."""

    author: int
    role: str = ""


class Kind(StrEnum):
    """What a change of what readers have seen is to them."""

    TYPO = "typo"
    UPDATE = "update"
    CORRECTION = "correction"


@dataclass(frozen=True)
class Change:
    """What a change is called, and what a correction tells."""

    kind: Kind = Kind.UPDATE
    what_was_wrong: str = ""
    what_is_right: str = ""

    def __str__(self):
        return f"{self.what_was_wrong} {self.what_is_right}".strip()


@dataclass(frozen=True)
class Content:
    """A story as typed. Text is whole, in order; the body is clean HTML (articles/body)."""

    headline: str = ""
    standfirst: str = ""
    body: str = ""
    slug: str = ""
    lead_photo: int | None = None
    byline: tuple[Signature, ...] = ()
    categories: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    go_live_at: str = ""  # a proposal, ISO 8601 with zone; only the verbs make it true
    go_off_at: str = ""
    lead_alt: str | None = None  # of the lead photo, here alone; "": it is decoration
    lead_caption: str | None = None
    change: str = ""  # proposals too, for a story that readers have seen: a Kind, "" for an update
    what_was_wrong: str = ""
    what_is_right: str = ""
    label: str = ""  # a Label
    sponsor: str = ""  # who paid for it
    language: str = ""  # a code of languages.py; "": the magazine's
    canonical_url: str = ""  # where it stood first, when another site had it before
    is_indexed: bool = True  # whether search engines may show it

    def __post_init__(self):
        set_field = object.__setattr__  # the way a frozen dataclass normalises itself
        set_field(self, "headline", " ".join(self.headline.split()))
        set_field(self, "standfirst", self.standfirst.strip())
        set_field(self, "body", clean(self.body))

    @property
    def photos(self) -> list[int]:
        """Ids of every photo used, the lead first, each once."""
        return list(dict.fromkeys(use.photo for use in self.photo_uses))

    @property
    def photo_uses(self) -> list[Reference]:
        """Every use of a photo, the lead first."""
        lead = Reference(self.lead_photo or 0, "lead", self.lead_alt, self.lead_caption)
        return [lead, *references(self.body)] if self.lead_photo else references(self.body)

    @property
    def card_photo(self) -> int | None:
        """The picture on a card: the lead, or else the first figure."""
        return next(iter(self.photos), None)

    def as_typed(self) -> dict:
        """What a Version holds just as it was typed, by name."""
        return {name: getattr(self, name) for name in AS_TYPED}

    @property
    def go_live_moment(self) -> datetime | None:
        return datetime.fromisoformat(self.go_live_at) if self.go_live_at else None

    @property
    def go_off_moment(self) -> datetime | None:
        return datetime.fromisoformat(self.go_off_at) if self.go_off_at else None

    def to_json(self) -> dict:
        return {"schema": SCHEMA, **asdict(self)}

    @classmethod
    def from_json(cls, data: dict) -> "Content":
        """Content from a revision of any schema so far; an unknown key is an error."""
        known = {name: value for name, value in data.items() if name != "schema"}
        known["byline"] = tuple(Signature(**one) for one in known.get("byline", ()))
        for name in ("categories", "tags"):
            known[name] = tuple(known.get(name, ()))
        return cls(**known)

    def changed_fields(self, other: "Content") -> list[str]:
        """Names of the fields in which two contents differ, in the order above."""
        return [f.name for f in fields(self) if getattr(self, f.name) != getattr(other, f.name)]

    def is_same_story(self, other: "Content") -> bool:
        """Whether readers would see the same: what is only proposed apart."""
        return not set(self.changed_fields(other)) - PROPOSALS

    def __str__(self):
        return f"{self.headline}\n{plain_text(self.body)}"
