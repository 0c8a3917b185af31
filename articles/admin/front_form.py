"""The slots of the front page as the screen shows them: typed, moved, and what stands there."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import front_page
from articles.admin.choose import describe_article, desk_address
from articles.admin.choosers import Chooser
from articles.admin.numbers import whole
from articles.admin.publish import MomentField
from articles.admin.standing import Standing, standing
from articles.arrangement import AREAS, Slot, moved
from articles.models import Article, Category, Version
from articles.moments import moment_in_words
from articles.visibility import has_begun

FEW = 24
NAMES = {"lead": _("Lead"), "second": _("Beside the lead"), "river": _("More to read")}


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
    story = forms.Field(label=_("Story"), required=False, widget=StoryChooser())
    rule = forms.TypedChoiceField(
        label=_("Without a story"), required=False, coerce=int, empty_value=None
    )
    until = MomentField(label=_("Until"))

    def __init__(self, row, *, stories, recent, sections):
        prefix = f"slot-{row.key}"
        typed = {"area": row.area, "story": [row.story], "rule": row.rule, "until": row.until}
        data = {f"{prefix}-{name}": value for name, value in typed.items()}
        super().__init__(data, prefix=prefix, label_suffix="", auto_id="id_%s")
        self.stories = self.fields["story"].widget.stories = stories
        self.fields["story"].widget.recent = recent
        self.fields["rule"].choices = [
            ("", gettext("The newest story")),
            *(
                (pk, gettext("The newest in {section}").format(section=section))
                for pk, section in sections.items()
            ),
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
        line = Line(
            row.key,
            _name(slot.area, len(lines[slot.area]) + 1),
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


def _name(area, number) -> str:
    """What a place is called: “Lead”, “More to read, 3”."""
    if area == "lead":
        return NAMES[area]
    return gettext("{area}, {number}").format(area=NAMES[area], number=number)


def _has_picture(version):
    return version is not None and version.card_photo_id is not None


def _remark(article, slot, version, sections, at) -> str:
    """What stands there instead of the story that was chosen, and until when; "" where it does."""
    words, moment = _what_stands_here(article, slot, version, at)
    # Translators: begins or follows a sentence, “... stands here”.
    story = gettext("the newest story")
    if slot.category:
        story = gettext("the newest in {section}").format(section=sections[slot.category])
    return words.format(when=moment_in_words(moment, at) if moment else "", story=story)


def _what_stands_here(article, slot, version, at):
    """The sentence of `_remark`, and the moment that it names, or None."""
    if version is not None and version.article_id == article.pk and slot.is_pinned(at):
        if not article.ends_at or article.next_live_from:
            return "", None
        return gettext("Live until {when}: from then on {story} stands here."), article.ends_at
    if has_begun(slot.pinned_until, at):
        return gettext("Its time here ended {when}: now {story} stands here."), slot.pinned_until
    if article.live_revision:
        return gettext("It stands in another place already: {story} stands here."), None
    if article.next_live_from and not article.withdrawn_at:
        words = gettext("Goes out {when}: until then {story} stands here.")
        return words, article.next_live_from
    return gettext("Readers do not see it: {story} stands here."), None
