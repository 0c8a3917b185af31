"""The slots of the front page as the screen shows them: typed, moved, and what stands there."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils import timezone

from articles import front_page
from articles.admin.choose import describe_article, desk_address
from articles.admin.choosers import Chooser
from articles.admin.numbers import whole
from articles.admin.publish import MomentField
from articles.admin.standing import Standing, moment_in_words, standing
from articles.arrangement import AREAS, Slot, moved
from articles.models import Article, Category, Version
from articles.visibility import has_begun

FEW = 24
NAMES = {"lead": "Lead", "second": "Beside the lead", "river": "More to read"}


# As typed.


@dataclass(frozen=True)
class Row:
    """One slot as typed, whatever was typed; `key` stays with it wherever it moves."""

    key: int
    area: str
    story: str = ""
    rule: str = ""
    until: str = ""


def rows_of(slots) -> list[Row]:
    """The slots of an arrangement, to be changed."""
    return [
        Row(
            key,
            slot.area,
            str(slot.article or ""),
            str(slot.category or ""),
            f"{timezone.localtime(slot.pinned_until):%Y-%m-%dT%H:%M:%S}"
            if slot.pinned_until
            else "",
        )
        for key, slot in enumerate(slots)
    ]


def rows_from(data) -> list[Row]:
    """The slots that a browser sends: their keys in order, and four fields of each."""
    keys = dict.fromkeys(whole(key) for key in data.getlist("row"))
    rows = [
        Row(
            key,
            *(data.get(f"slot-{key}-{name}", "") for name in ("area", "story", "rule", "until")),
        )
        for key in list(keys)[:40]
    ]
    return [row for row in rows if row.area in AREAS]


def act(rows, deed) -> list[Row]:
    """The rows after what a button asks: up-3, down-3, remove-3, add-river; or, of what was
    dragged, to-3-0: the row of key 3 to the place 0. Anything else changes nothing.
    """
    verb, _, words = deed.partition("-")
    if verb == "add":
        return _with_one_more(rows, words)
    key, _, to = words.partition("-")
    place = next((n for n, row in enumerate(rows) if str(row.key) == key), None)
    if place is None:
        return list(rows)
    if verb == "remove" and rows[place].area != "lead":
        return [row for row in rows if row.key != rows[place].key]
    places = {"up": place - 1, "down": place + 1, "to": whole(to)}
    return list(moved(rows, place, places[verb])) if verb in places else list(rows)


def _with_one_more(rows, area):
    if sum(row.area == area for row in rows) >= AREAS.get(area, 0):
        return list(rows)
    order = list(AREAS)
    key = max((row.key for row in rows), default=-1) + 1
    return sorted([*rows, Row(key, area)], key=lambda row: order.index(row.area))


# As a form.


class StoryChooser(Chooser):
    """The chooser of a story. The stories worked on lately are among its options, so that it
    works without scripts, too.
    """

    stories, recent = {}, ()

    def __init__(self):
        super().__init__("article", is_single=True)

    def labels(self, chosen):
        return {one: str(self.stories[one]) for one in chosen if one in self.stories}

    def optgroups(self, name, value, attrs=None):
        groups = super().optgroups(name, value, attrs)
        others = [story for story in self.recent if str(story.pk) not in value]
        for index, story in enumerate(others, start=2):
            words = describe_article(story)
            label = f"{words['text']} – {words['standing']}"
            groups[0][1].append(self.create_option(name, story.pk, label, False, index))
        return groups


class SlotForm(forms.Form):
    """One slot."""

    area = forms.CharField(widget=forms.HiddenInput)
    story = forms.Field(required=False, widget=StoryChooser())
    rule = forms.TypedChoiceField(
        label="Without a story", required=False, coerce=int, empty_value=None
    )
    until = MomentField(label="Until")

    def __init__(self, row, *, stories, recent, sections):
        prefix = f"slot-{row.key}"
        typed = {"area": row.area, "story": [row.story], "rule": row.rule, "until": row.until}
        data = {f"{prefix}-{name}": value for name, value in typed.items()}
        super().__init__(data, prefix=prefix, label_suffix="", auto_id="id_%s")
        self.stories = self.fields["story"].widget.stories = stories
        self.fields["story"].widget.recent = recent
        self.fields["rule"].choices = [
            ("", "The newest story"),
            *((pk, f"The newest in {section}") for pk, section in sections.items()),
        ]

    def clean_story(self):
        chosen = "".join(self.cleaned_data["story"])
        return self.stories[chosen].pk if chosen in self.stories else None

    @property
    def slot(self) -> Slot:
        """As far as it can be understood."""
        self.full_clean()
        known = self.cleaned_data.get
        return Slot(
            self.data[self.add_prefix("area")], known("story"), known("rule"), known("until")
        )


# As a page.


@dataclass(frozen=True)
class Line:
    """A slot on the screen: its form, what stands there, and what to know of its choice."""

    key: int
    name: str
    form: SlotForm
    version: Version | None
    thumbnail: str
    chosen: Article | None
    choice: Standing | None
    remark: str


@dataclass(frozen=True)
class Screenful:
    """All slots at a moment: valid or not, as an arrangement, and as lines by area."""

    at: datetime
    is_valid: bool
    slots: tuple[Slot, ...]
    areas: list[tuple[str, str, list[Line], bool]]  # name, words, lines, whether there is room


def screenful(rows, *, at) -> Screenful:
    """What the screen shows of these rows, with what would stand in each slot at `at`."""
    every = Article.objects.with_standing(at=at)
    stories = {str(one.pk): one for one in every.filter(pk__in=[whole(r.story) for r in rows])}
    recent = list(every.filter(withdrawn_at=None)[:FEW])
    sections = Category.objects.in_bulk()
    forms_ = [SlotForm(row, stories=stories, recent=recent, sections=sections) for row in rows]
    slots = tuple(form.slot for form in forms_)
    lines = {area: [] for area in AREAS}
    filled = zip(rows, forms_, slots, front_page.fill(slots, at=at), strict=True)
    for row, form, slot, version in filled:
        article = stories.get(str(slot.article))
        name = NAMES[slot.area] if slot.area == "lead" else str(len(lines[slot.area]) + 1)
        line = Line(
            row.key,
            name if slot.area == "lead" else f"{NAMES[slot.area]}, {name}",
            form,
            version,
            desk_address(version.card_photo, "card-small") if _has_picture(version) else "",
            article,
            standing(article, at) if article else None,
            _remark(article, slot, version, sections, at) if article else "",
        )
        lines[slot.area].append(line)
    areas = [(area, NAMES[area], found, len(found) < AREAS[area]) for area, found in lines.items()]
    return Screenful(at, all(form.is_valid() for form in forms_), slots, areas)


def _has_picture(version):
    return version is not None and version.card_photo_id is not None


def _remark(article, slot, version, sections, at) -> str:
    """What stands there instead of the story that was chosen, and until when; "" where it does."""
    rule = f"the newest in {sections[slot.category]}" if slot.category else "the newest story"
    here = f"{rule} stands here"
    if version is not None and version.article_id == article.pk and slot.is_pinned(at):
        ends = f"Live until {moment_in_words(article.ends_at, at)}: from then on {here}."
        return ends if article.ends_at and not article.next_live_from else ""
    if has_begun(slot.pinned_until, at):
        return f"Its time here ended {moment_in_words(slot.pinned_until, at)}: now {here}."
    if article.live_revision:
        return f"It stands in another place already: {here}."
    if article.next_live_from and not article.withdrawn_at:
        begins = moment_in_words(article.next_live_from, at)
        return f"Goes out {begins}: until then {here}."
    return f"Readers do not see it: {here}."
