"""The body: what comes in from anywhere, what is kept, what readers get."""

import re
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.body.elements import ASIDES, BLOCKS, LAYOUTS, clean, figure
from articles.body.render import references, render
from articles.body.text import beginning, plain_text, reading_minutes
from articles.content import Content
from articles.models import Page, Version
from tests.factories import make_story
from tests.reading import read, said

ATTACKS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example></sCrIpT>",
    "<<script>script>alert(1)<</script>/script>",
    "<p onclick=alert(1)>x</p>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<p class=x id=main>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' jAvA\tsCript:alert(1)'>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='&#x6a;avascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='https://x.example' onmouseover=alert(1) target=_blank>x</a>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=1 onerror=alert(1)>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<iframe src=javascript:alert(1)></iframe><object data=x></object><embed src=x>",
    "<form action=//evil.example><input name=q><button>x</button></form>",
    "<base href=//evil.example><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css><style>@import 'x'</style>",
    "<!--[if IE]><script>alert(1)</script><![endif]--><!-- a note -->",
    "<template><script>alert(1)</script></template>",
    "<xmp><script>alert(1)</script></xmp><plaintext><script>alert(1)",
    "<textarea></textarea><script>alert(1)</script>",
    "<figure data-photo='1\" onload=alert(1) x=\"'>x</figure>",
    "<figure data-photo='<script>alert(1)</script>'></figure>",
    "<figure data-photo='1' data-layout='\"><script>alert(1)</script>'></figure>",
    "<figure data-photo='1'><script>alert(1)</script><img src=x onerror=alert(1)></figure>",
    "<figure data-layout='data-photo=\"5\"' onclick=alert(1)></figure>",
    "<figure data-photo=1 data-alt='\"><script>alert(1)</script>'></figure>",
    "<figure data-photo=1 data-caption='</figure><img src=x onerror=alert(1)>'></figure>",
    '<figure data-photo=1 data-alt="\' onload=alert(1) "></figure>',
    "<figure data-photo=1 data-caption='&quot; onload=alert(1)'></figure>",
    "<p>\x00<scr\x00ipt>alert(1)</scr\x00ipt></p>",
    "{{ settings.SECRET_KEY }}{% load x %}<p>{{ 7|safe }}</p>",
]
# Said again, by hand: a slip in ELEMENTS must be seen here.
PLAIN = ("p", "h2", "h3", "blockquote", "ul", "ol", "li", "hr", "br", "strong", "em")
MAY_STAND = {tag: set() for tag in PLAIN} | {
    "a": {"href"},
    "figure": {"data-photo", "data-layout", "data-alt", "data-caption"},
    "aside": {"data-kind"},
}
_TAG = re.compile(r"<(/?)([a-z0-9]+)((?:\s[^<>]*)?)>")


def assert_harmless(html):
    """Nothing but the elements of the list, with their attributes; every other `<` is escaped."""
    assert "<" not in _TAG.sub("", html), html
    for closing, tag, attributes in _TAG.findall(html):
        assert tag in MAY_STAND, html
        assert not (closing and attributes), html
        names = set(re.findall(r'\s([-\w]+)="[^"]*"', attributes))
        assert names <= MAY_STAND[tag], html
        assert not re.sub(r'\s[-\w]+="[^"]*"', "", attributes), html
        address = re.search(r'href="\s*([a-z]+):', attributes)
        assert not address or address[1] in {"http", "https", "mailto", "tel"}, html


def without_references(html):
    return render(html, figures={}, figure=lambda photo, layout: "")


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_survives_cleaning(attack):
    assert_harmless(clean(attack))


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_survives_rendering_even_from_a_body_that_was_never_cleaned(attack):
    assert_harmless(without_references(attack))


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_is_kept_in_a_draft(attack):
    assert_harmless(Content(body=attack).body)
    assert_harmless(Content.from_json({"schema": 1, "body": attack}).body)


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_is_written_to_the_database_by_any_way(attack):
    """`save`, `bulk_create` and `update` all clean."""
    page = Page.objects.create(title="Saved", slug="saved", body=attack)
    Page.objects.bulk_create([Page(title="Bulk", slug="bulk", body=attack)])
    Page.objects.create(title="Updated", slug="updated")
    Page.objects.filter(slug="updated").update(body=attack)
    assert_harmless(page.body)
    for body in Page.objects.values_list("body", flat=True):
        assert_harmless(body)


@pytest.mark.django_db
def test_no_attack_reaches_a_reader_from_a_story_or_a_standing_page():
    words = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    story = make_story(headline=f"Sound {words}", standfirst=words, tags=(words,))
    Page.objects.update_or_create(slug="about", defaults={"title": words, "body": words})
    Version.objects.update(body="<p>Words</p>" + "".join(ATTACKS))
    for path in ("/", f"/{story.addresses.get().path}/", "/about/"):
        harm = r"<script(?! type=\"application/ld\+json\">{)|<img src=.?x|<svg|<iframe"
        assert not re.search(harm, said(read(path)))


# Cleaning.


@pytest.mark.parametrize(
    "html",
    [
        "<p>Words <strong>bold</strong> and <em>italic</em>,<br>a line.</p>",
        "<h2>A heading</h2><h3>A smaller one</h3><hr>",
        "<blockquote><p>Said.</p></blockquote>",
        "<ul><li><p>One</p></li></ul><ol><li><p>Two</p></li></ol>",
        '<p><a href="https://x.example/?a=1&amp;b=2">x</a> <a href="mailto:a@b.example">m</a></p>',
        '<p><a href="/2025/03/06/a-story/">ours</a> <a href="tel:+31">call</a></p>',
        *(f"<p>a</p>{figure(12, layout)}<p>b</p>" for layout in LAYOUTS),
        *(f'<aside data-kind="{kind}"><p>a</p></aside><p>b</p>' for kind in ASIDES),
    ],
)
def test_what_the_editor_writes_is_left_as_it_is(html):
    assert clean(html) == html


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p></p>", ""),
        ("<p><br></p>", ""),
        ("<h1>Too large</h1>", "Too large"),
        ("<figure></figure>", ""),
        ("<figure data-photo='x'><figcaption>Words</figcaption></figure>", "Words"),
        ("<figure data-photo='12'><img src=x>A caption</figure>", figure(12)),
        ("<figure data-layout='huge' data-photo='012'></figure>", figure(12)),
        ("<figure data-layout='wide' data-photo='12'></figure>", figure(12, "wide")),
        ("<figure data-photo=12 data-alt=''></figure>", figure(12, alt="")),
        (
            "<figure data-caption='a &gt; b\n c' data-photo=12></figure>",
            figure(12, caption="a > b c"),
        ),
        ("<p>a\x00b</p>", "<p>ab</p>"),
        ("<aside>a</aside>", '<aside data-kind="facts">a</aside>'),
        ("<aside data-kind='x'>a</aside>", '<aside data-kind="facts">a</aside>'),
        ("<aside data-kind=quote></aside><p>a</p>", "<p>a</p>"),
    ],
)
def test_what_else_is_typed_finds_its_one_spelling(typed, kept):
    assert clean(typed) == kept


pieces = st.sampled_from(
    [
        *ATTACKS,
        *(f"<{tag}>" for tag in [*MAY_STAND, "div", "table", "tr", "td", "script", "svg"]),
        *(f"</{tag}>" for tag in [*MAY_STAND, "div", "table", "tr", "td", "script", "svg"]),
        figure(1),
        figure(1, "gallery", 'A "b" <c> & d', ""),
        '<figure data-photo="2">',
        '<figure data-photo="2" data-alt="a > b',
        "' data-caption=\"",
        "<a href='https://x.example'>",
        "&lt;p&gt;",
        "&amp;lt;",
        "&#13;",
        "\r\n",
        "words",
    ]
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(pieces | st.text(max_size=8), max_size=8).map("".join))
def test_whatever_is_cleaned_is_harmless(html):
    assert_harmless(clean(html))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(pieces | st.text(max_size=8), max_size=8).map("".join))
def test_cleaning_twice_is_cleaning_once(html):
    """BUG (left failing). Otherwise a draft would differ from itself, and make a new revision
    at every save.
    """
    assert clean(clean(html)) == clean(html)


@pytest.mark.parametrize(
    "html",
    [
        '<figure data-photo="1"><figure data-photo="2"></figure></figure>',
        '<figure class="gallery"><figure data-photo="1"></figure></figure>',
        '<figure class="gallery"><figure><img src="x"></figure></figure>',
        "<p>a&#13;b</p>",
        '<a href="/a"><table><tr><td><a href="/b">b</a></td></tr></table></a>',
    ],
)
def test_cleaning_these_twice_is_cleaning_them_once(html):
    """BUG (left failing). Found by the test above, or pasted from WordPress, where a gallery is
    a figure of figures.
    """
    assert clean(clean(html)) == clean(html)


# Photos.


def test_every_use_of_a_photo_is_found_in_order():
    body = figure(7) + "<p>a</p>" + figure(3, "wide") + figure(7, "inset")
    assert [use.photo for use in references(body)] == [7, 3, 7]


def test_photo_references_survive_cleaning_and_a_draft():
    body = f"<p>a</p>{figure(7, 'inset')}{figure(3)}"
    assert Content.from_json(Content(body=body).to_json()).photos == [7, 3]


def test_a_photo_of_a_gallery_is_a_photo_of_the_story():
    """Or the draft would not know of it, and the page would miss it."""
    gallery = '<figure class="gallery"><figure data-photo="7"></figure></figure>'
    assert Content(body=gallery).photos == [7]


def test_a_reference_is_replaced_by_its_photo_and_an_unknown_one_by_nothing():
    photos = {7: SimpleNamespace(pk=7)}
    html = render(
        f"<p>a</p>{figure(7, 'wide')}{figure(8)}<p>b</p>",
        figures=photos,
        figure=lambda photo, use: f"[{photo.pk} {use.layout}]",
    )
    assert html == "<p>a</p>[7 wide]<p>b</p>"


def test_no_space_at_the_end_of_a_paragraph_parts_it_from_the_closing_mark():
    assert without_references("<p>The end. \n</p>") == "<p>The end.</p>"


# Plain text.


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("<h2>Head</h2><ul><li><p>a</p></li><li><p>b</p></li></ul>", "Head\na\nb"),
        ("<p>a<br>b <strong>c</strong>d</p>", "a\nb cd"),
        ("<p>Fish &amp; chips &lt; 5&nbsp;euros</p>", "Fish & chips < 5 euros"),
        (f"<p>a</p>{figure(7)}<p> </p>", "a"),
        ('<p><a href="/?a&gt;b">link</a></p>', "link"),
    ],
)
def test_a_body_as_plain_text(html, text):
    assert plain_text(html) == text


def test_every_block_ends_a_line():
    for tag in BLOCKS - {"hr"}:
        assert plain_text(f"<{tag}>a</{tag}>b") == "a\nb"


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (230, 1), (460, 2), (2300, 10)])
def test_minutes_to_read(words, minutes):
    assert reading_minutes(f"<p>{'word ' * words}</p>") == minutes


CHINESE, THAI = "北京市政府今天宣布新的计划。", "ประภาคารส่องแสงทุกคืน"
KOREAN = "등대는 매일 밤 불을 밝힌다 "


@pytest.mark.parametrize(
    ("text", "minutes"), [(CHINESE * 700, 20), (THAI * 100, 4), (KOREAN * 46, 1)]
)
def test_a_script_without_spaces_is_counted_by_its_letters(text, minutes):
    assert reading_minutes(f"<p>{text}</p>") == minutes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("One. " * 40, "One. " * 40),
        ("One. " * 41, "One. " * 39 + "One.…"),
        (CHINESE * 700, CHINESE * 21 + CHINESE[:5] + "…"),
        ("Sonnenaufgang " * 41, "Sonnenaufgang " * 20 + "Sonnenaufgang…"),
    ],
)
def test_the_beginning_of_a_text_is_short_in_every_script(text, told):
    assert beginning(f"<p>{text}</p>") == told.strip()
