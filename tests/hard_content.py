"""What magazines do to a design and to a parser, as stories that are live: one for each hardship.
Written through the verbs, like everything else. `make validate` looks at them; other tests may.
"""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from articles import publishing
from articles.body.elements import LAYOUTS, figure
from articles.content import Signature
from tests.factories import (
    HOUR,
    make_author,
    make_category,
    make_photo,
    make_story,
    make_withdrawn,
)

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
HOSTILE = """</script><script>alert("1")</script> & 'quotes' <!-- <b>"""
ARABIC = {
    "headline": "المدينة التي تصغي إلى البحر (Harbour 12)",
    "standfirst": "في الميناء القديم، يعرف الصيادون المدّ والجزر من صوت الحبال قبل شروق الشمس.",
    "body": "<p>قال الصياد: «البحر يتكلم لمن ينتظر». كان ذلك في عام 2019، على رصيف Pier 4.</p>"
    "<h2>الحبال والمراكب</h2><blockquote><p>لا نوقظ الماء قبل أن يستيقظ.</p></blockquote>"
    "<ul><li>الحبل</li><li>المجداف</li></ul><p>وهكذا تمضي الأيام بين المدّ والجزر.</p>",
}
WORDS = (
    "The harbour wakes before the town does. Ropes are tried, lamps are put out one by one, and "
    "whoever has slept on a boat is asked about the night. "
)
# Wide, tall, square, and too small for a card or a search engine.
PICTURES = {"wide": (2400, 600), "tall": (700, 1600), "square": (1000, 1000), "tiny": (120, 90)}


def make_hard_content(now) -> dict[str, str]:
    """Write it all, the newest an hour before `now`; the path of each page by what is hard."""
    photos = {name: _photo(name, *size) for name, size in PICTURES.items()}
    section = make_category("Rivers", position=90).pk
    make_category("A section in which nothing stands yet", position=91)
    long_section = make_category(f"Seaports and {LONG[:60]}", position=92, description="")
    hours = iter(range(1, 100))

    def story(**content):
        content = {"text": WORDS * 6, "categories": (section,)} | content
        moment = now - next(hours) * HOUR
        return make_story(live_from=moment, now=moment, **content)

    stories = {
        "long-word": story(
            headline=f"The {LONG} closes",
            standfirst=f"No one will miss the {LONG.lower()} as much as its porter.",
            lead_photo=photos["wide"],
            tags=(f"{LONG} and all its many friends"[:100], "a"),
            categories=(long_section.pk, section),
        ),
        "no-picture": story(headline="Nothing to be seen", tags=("fog",)),
        "twelve-authors": _story_of_twelve(story, photos),
        "arabic": story(**ARABIC, language="ar", lead_photo=photos["square"], tags=("بحر",)),
        "one-letter": story(headline="Z", standfirst="", text="Y.", lead_photo=photos["tall"]),
        "forty-figures": story(headline="Forty pictures of one river", body=_forty(photos)),
        "every-element": story(headline="Every element there is", body=_every_element(photos)),
        "hostile": story(headline=HOSTILE, standfirst=HOSTILE, tags=(HOSTILE,)),
        "tiny-lead": story(headline="A very small picture", lead_photo=photos["tiny"]),
        "sponsored": story(label="sponsored", sponsor=f"{LONG} & Sons", headline="Paid for"),
        "elsewhere": story(
            label="opinion", headline="Stood elsewhere", canonical_url="https://example.org/first/"
        ),
        "hidden": story(headline="Not for search engines", is_indexed=False),
        "corrected": _corrected(story, now),
    }
    paths = {name: _path(one) for name, one in stories.items()}
    bare = stories["one-letter"].versions.get().byline_entries[0].author
    gone = make_withdrawn(headline="Withdrawn", now=now - HOUR, categories=(section,))
    return paths | {
        "long-section": long_section.get_absolute_url(),
        "bare-author": bare.get_absolute_url(),
        "withdrawn": f"/{gone.addresses.get().path}/",
    }


def _story_of_twelve(story, photos):
    names = ("Ana Ng", "Bo", "Émilie Østergård-Van der Westhuizen", "محمد الفاسي", "Ole Li")
    people = [make_author(f"{name} {number}") for number in (1, 2, 3) for name in names][:12]
    people[2].portrait_id, people[2].bio = photos["square"], WORDS * 12
    people[2].link = f"https://example.org/{LONG.lower()}"
    people[2].save()
    roles = ("", "photographs", "words and drawings from the harbour")
    byline = tuple(Signature(one.pk, roles[n % 3]) for n, one in enumerate(people))
    return story(headline="Twelve of us went", byline=byline, lead_photo=photos["wide"])


def _corrected(story, now):
    article = story(headline="It was a mile", text=f"{WORDS} It is a league.")
    publishing.correct(
        article,
        article.draft,
        by=None,
        what_was_wrong=f"We wrote “{LONG}” & it was <b>a mile</b>.",
        what_is_right="It is a league.",
        now=now - HOUR / 2,
    )
    return article


def _forty(photos):
    """Every layout and every shape, side by side in turn."""
    pictures, parts = list(photos.values()), []
    for number in range(40):
        caption = f"{number + 1}. {WORDS if number % 3 else ''}"
        layout = LAYOUTS[number // 3 % len(LAYOUTS)]
        parts.append(figure(pictures[number % 4], layout, f"The river, {number + 1}", caption))
        if number % 3 == 2:
            parts.append(f"<p>{WORDS}</p>")
    return "".join(parts)


def _every_element(photos):
    code = "x" * 90
    return (
        f"<p>{WORDS}<strong>Bold {LONG}</strong>, <em>italic</em>,<br>a break, and "
        f'<a href="https://example.org/{code}">https://example.org/{code}</a>.</p>'
        f"<h2>A heading with {LONG}</h2><h3>A smaller one</h3>"
        f"<blockquote><p>“{WORDS}”</p><p>{LONG}</p></blockquote>"
        f"<ul><li>One</li><li>{WORDS}<ul><li>Within {LONG}</li></ul></li></ul>"
        "<ol><li>First</li><li>Second<ol><li>Within</li></ol></li></ol><hr>"
        f'<aside data-kind="quote"><p>{LONG}, she said.</p></aside>'
        f'<aside data-kind="facts"><h3>In figures</h3><ul><li>{LONG}</li></ul></aside>'
        + "".join(figure(photos["tall"], layout) + f"<p>{WORDS * 3}</p>" for layout in LAYOUTS)
        + f'<p>Write to <a href="mailto:a@example.org">us</a>. {WORDS}</p>'
    )


def _photo(name, width, height):
    """A ramp of greys in a frame: something to see, drawn in no time."""
    picture, out = Image.linear_gradient("L").resize((width, height)).convert("RGB"), BytesIO()
    picture.paste((14, 88, 109), (width // 3, height // 3, width // 2, height // 2))
    picture.save(out, "JPEG", quality=85)
    photo = make_photo(has_file=False, credit=f"Courtesy of {LONG}", alt_text=f"A {name} picture")
    photo.file.save(f"{name}.jpg", ContentFile(out.getvalue()))
    photo.caption = f"A {name} picture of the {LONG}, before it was closed."
    photo.save()
    return photo.pk


def _path(article):
    return article.versions.latest("live_from").get_absolute_url()
