"""What only a browser can tell of the reader's pages: their weight on a phone, that nothing jumps,
that nothing is wider than a small screen, and what is left on paper or in forced colours.
"""

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile

from articles.content import Signature
from articles.demo.pictures import draw
from articles.models import Page, PhotoCredit
from newsroom.fonts import FACES
from tests.browser import new_context
from tests.factories import (
    DAY,
    NOW,
    make_author,
    make_category,
    make_photo,
    make_picture,
    make_story,
)
from tests.test_browser import public_paths

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KB = 1000
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2.6, "is_mobile": True}
SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""
PARAGRAPH = (
    "<p>" + "The keeper wrote down the wind, the sea and who had come to the door. " * 8 + "</p>"
)
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung"


def drawn(name, **words):
    """A photo as large and as hard to compress as a magazine's."""
    photo, out = make_photo(has_file=False, **words), BytesIO()
    draw(name, width=1920).save(out, "JPEG", quality=88)
    photo.file.save(f"{name}.jpg", ContentFile(out.getvalue()))
    return photo


def make_long_story(**content):
    """Fifteen hundred words, signed with a face; with italics and a link."""
    author = make_author("Odile Marchetti", portrait=drawn("odile-marchetti"))
    text = "<p>It <em>was</em> <a href='https://lamp.example/room'>the lamp</a>.</p>"
    return make_story(
        headline="Four rooms under the lamp",
        byline=(Signature(author.pk),),
        body=text + PARAGRAPH * 14,
        tags=("lighthouses", "craft"),
        **content,
    )


def path_of(story):
    return story.versions.get().get_absolute_url()


class Visit:
    """One cold visit on a phone: every answer, and how many bytes it costs, as they come over the
    wire; the style sheet, which the tests' server does not compress, as if it did.
    """

    def __init__(self, chromium, url):
        page, answers = new_context(chromium, **PHONE).new_page(), []
        page.on("response", lambda answer: answers.append(answer))
        page.add_init_script(SHIFTS)
        page.goto(url)
        page.wait_for_load_state("networkidle")
        self.bytes = {}
        for answer in answers:
            kind = answer.headers["content-type"].partition(";")[0].partition("/")
            if kind[2] == "css":
                size = len(gzip.compress(answer.body()))
            else:
                size = answer.request.sizes()["responseBodySize"]
            self.bytes.setdefault(kind[2] if kind[0] == "text" else kind[0], []).append(size)
        self.shifted = page.evaluate("window.shifted")
        self.scripts = page.locator("script:not([type='application/ld+json'])").count()
        page.context.close()

    @property
    def total(self):
        return sum(sum(sizes) for sizes in self.bytes.values())

    @property
    def requests(self):
        return sum(len(sizes) for sizes in self.bytes.values())


@pytest.fixture
def visit(chromium, live_server, settings):
    settings.SITE_URL = live_server.url
    return lambda story: Visit(chromium, live_server.url + path_of(story))


def test_a_story_with_a_large_lead_is_light_on_a_phone_and_nothing_jumps(visit):
    figures = [drawn("harbour-fog"), drawn("pine-ridge")]
    lead = drawn("lighthouse-dusk").pk
    story = make_long_story(lead_photo=lead, photos=figures, label="opinion")
    words = {"what_was_wrong": "It had three rooms.", "what_is_right": "It has four."}
    story.corrections.create(corrected_at=NOW - DAY, **words)
    visited = visit(story)
    assert visited.total <= 200 * KB, visited.bytes
    assert visited.requests <= 20
    assert sum(visited.bytes["html"]) <= 14 * KB
    assert sum(visited.bytes["css"]) <= 15 * KB
    assert sum(visited.bytes["font"]) <= 60 * KB, visited.bytes
    assert visited.scripts == 0 and set(visited.bytes) == {"html", "css", "font", "image"}
    assert visited.shifted < 0.05  # of 0.1 that are good: the typefaces arriving


def test_a_story_without_pictures_weighs_half_of_that(visit):
    visited = visit(make_story(body=PARAGRAPH * 15, tags=("lighthouses",)))
    assert visited.total <= 100 * KB, visited.bytes
    assert visited.shifted < 0.05


def test_the_four_faces_of_a_story_are_within_their_budget():
    """Sans-semibold is for buttons and forms; letters beyond western Europe for who has them."""
    latin = [name for name in FACES if "latin" in name and "sans-semibold" not in name]
    sizes = {name: Path(finders.find(name)).stat().st_size for name in latin}
    assert len(sizes) == 4 and sum(sizes.values()) <= 60 * KB, sizes


# Small screens and large text.


def make_odd_stories():
    """What templates forget: long words, one letter, twelve names, another direction."""
    section = make_category(f"{LONG[:60]} section", position=1)
    authors = [make_author(f"Person {number} {LONG[:40]}") for number in range(12)]
    photo = make_photo(credit=f"Courtesy of {LONG}", caption=f"{LONG} " * 2)
    PhotoCredit.objects.filter(pk=photo.credit_id).update(copyright_notice=f"© {LONG}")
    arabic = "حارس المنارة الذي يكتب إلى البحر "
    categories = (section.pk,)
    return [
        make_story(headline="I", standfirst="", categories=categories),
        make_story(
            headline=f"{LONG} " * 3,
            standfirst=LONG,
            body=f"<p>{LONG * 2}</p><h2>{LONG}</h2><blockquote><p>{LONG}</p></blockquote>",
            byline=tuple(Signature(author.pk) for author in authors),
            lead_photo=photo.pk,
            tags=(LONG[:60],),
            categories=categories,
        ),
        make_story(
            headline=arabic,
            standfirst=arabic,
            body=f"<p>{arabic * 9}</p><ul><li>{arabic}</li></ul>",
            categories=categories,
        ),
    ], photo.credit


def test_no_page_is_wider_than_a_very_small_screen_even_with_odd_words(inspected, live_server):
    stories, credit = make_odd_stories()
    Page.objects.filter(slug="ethics").update(title=LONG, body=f"<p>{LONG * 2}</p>")
    day = stories[0].versions.get().published_at
    paths = [path_of(story) for story in stories] + [
        *public_paths(),
        *(f"/{day.year}/{day:%m}/", f"/{day.year}/{day:%m}/{day:%d}/", "/ethics/"),
        *(credit.get_absolute_url(), stories[1].versions.get().tag_list[0].get_absolute_url()),
    ]
    inspected.set_viewport_size({"width": 320, "height": 600})
    for path in paths:
        inspected.goto(live_server.url + path)
        assert inspected.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_text_of_twice_the_size_still_fits(page, live_server):
    """200 % on a screen of 640 pixels: what WCAG 1.4.4 asks for."""
    stories, credit = make_odd_stories()
    page.set_viewport_size({"width": 640, "height": 900})
    for path in ["/", *(path_of(story) for story in stories), credit.get_absolute_url()]:
        page.goto(live_server.url + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, path


def test_a_story_in_arabic_reads_from_the_right(page, live_server):
    stories, _credit = make_odd_stories()
    page.goto(live_server.url + path_of(stories[2]))
    for selector in ("h1", ".story-head .standfirst", ".prose", ".prose p"):
        direction = page.eval_on_selector(selector, "one => getComputedStyle(one).direction")
        assert direction == "rtl", selector
    assert page.eval_on_selector("body", "one => getComputedStyle(one).direction") == "ltr"


def test_all_that_tells_of_a_story_stands_on_the_side_from_which_it_is_read(page, live_server):
    stories, _credit = make_odd_stories()
    page.goto(live_server.url + stories[0].versions.get().categories[0].get_absolute_url())
    sides = page.eval_on_selector_all(
        ".listing .card-text",
        """all => all.map(one => [one.querySelector(".headline").matches(":dir(rtl)"),
            ...[".meta", ".headline"].map(part =>
              getComputedStyle(one.querySelector(part)).textAlign)])""",
    )
    assert sorted(sides) == [[False, "start", "start"]] * 2 + [[True, "end", "start"]]


def test_a_picture_of_the_shape_of_a_telephone_is_seen_whole(page, live_server):
    tall = make_photo(has_file=False)
    tall.file.save("tall.jpg", ContentFile(make_picture(700, 1600)))
    story = make_story(photos=(tall,))
    for width, height in ((390, 664), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(live_server.url + path_of(story))
        box = page.locator(".prose .plate img").bounding_box()
        assert box["height"] < height and round(box["height"] / box["width"], 1) == 2.3


def test_the_closing_mark_never_stands_on_a_line_of_its_own(page, live_server):
    story = make_story(body="<p>It ends here, at the door. </p>" * 2)
    page.goto(live_server.url + path_of(story))
    lines = """([one, marked]) => {
      const height = (all) => [one, marked].map(p => (p.style.width = all + "px", p.offsetHeight));
      return Array.from({ length: 220 }, (_, n) => height(n + 80)).filter(([a, b]) => a != b);
    }"""
    assert page.eval_on_selector_all(".prose p", lines) == []


# Paper, forced colours.


def test_on_paper_a_picture_keeps_its_credit_and_a_link_tells_its_address(page, live_server):
    story = make_long_story(lead_photo=make_photo(credit="Courtesy of Somebody").pk)
    page.emulate_media(media="print")
    page.goto(live_server.url + path_of(story))
    assert page.locator(".photo-lead > figcaption .credit").is_visible()
    for gone in ("nav.sections", ".share", ".foot nav", ".photo .enlarge", ".skip"):
        assert not page.locator(gone).first.is_visible(), gone
    after = "link => getComputedStyle(link, '::after').content"
    assert "https://lamp.example/room" in page.eval_on_selector(".prose a", after)


def test_in_forced_colours_focus_and_buttons_can_be_seen(page, live_server):
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto(f"{live_server.url}/accounts/login/")
    page.keyboard.press("Tab")
    style = page.evaluate(
        """() => {
          const of = (element) => getComputedStyle(element);
          return [of(document.activeElement).outlineStyle,
                  of(document.querySelector("button")).borderTopStyle,
                  of(document.documentElement).scrollBehavior];
        }"""
    )
    assert style == ["solid", "solid", "auto"]
