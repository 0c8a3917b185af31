"""What the public templates need beyond Django's own tags.

A picture is shown by `picture` and by figures alone. Both ask the rule at the page's own moment
(`at`), and note what they show (`pictured`), for the structured data.
"""

from dataclasses import dataclass
from functools import cache, partial

from django import template
from django.urls import get_script_prefix, reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import languages
from articles.body.render import Reference, render
from articles.photos import markup
from articles.photos.sizes import SIZES, fitted

register = template.Library()
# How wide a figure stands, told to browsers so that they choose the right file; the lead on a phone
# a little less, since a sharper one would cost half a second there and show nothing.
FIGURE_SIZES = {
    "lead": "(min-width: 78rem) 72rem, (min-width: 40rem) 94vw, 86vw",
    "wide": "(min-width: 68rem) 64rem, 94vw",
    "inset": "(min-width: 48rem) 21rem, 94vw",
    "gallery": "(min-width: 68rem) 32rem, (min-width: 40rem) 47vw, 94vw",
    "text": "(min-width: 44rem) 38rem, 94vw",
}
NARROWEST_WIDE = 960  # pixels: what is narrower is not stretched across the page
SLIM = 1.6  # heights to a width: what is higher would not fit on a screen in the measure of text


@dataclass(frozen=True)
class Pictured:
    """A picture that a page shows, with the caption that it has there."""

    photo: object
    path: str
    caption: str


@dataclass(frozen=True)
class ShareCard:
    """The picture of a shared link: its path, and its true size in pixels."""

    path: str
    width: int
    height: int


@register.simple_tag
def language():
    """The language that a page speaks, and which way it runs: attributes of its `html`."""
    code = get_language() or ""
    way = mark_safe(' dir="rtl"') if languages.direction(code) == "rtl" else ""
    return format_html('lang="{}"{}', languages.tag(code), way)


@register.filter
def spoken(code, text):
    """Attributes of an element with a story's own words: their language, where one was said, and
    which way they run, where it is not the page's. Most of their letters tell that; the first one
    alone, as `dir="auto"` has it, would turn a story round that begins with a name.
    """
    if code:
        way = languages.direction(code)
        return format_html(' lang="{}" dir="{}"', languages.tag(code), way)
    way = languages.direction_of(text)
    return "" if way == languages.direction() else format_html(' dir="{}"', way)


@register.simple_tag(takes_context=True)
def body(context, version):
    """The text of a version, with its photos in place."""
    figure = partial(_figure, context)
    return render(version.body, figures=version.figures, figure=figure, rel=version.link_rel)


@register.simple_tag
def text(html):
    """The text of a standing page: a body without photos."""
    return render(html, figures={}, figure=str)


@register.simple_tag(takes_context=True)
def lead_figure(context, version):
    """The lead photo of a version with its caption and credit, or nothing."""
    use = Reference(0, "lead", version.lead_alt, version.lead_caption)
    return mark_safe(_figure(context, version.lead_photo, use))


@register.filter
def seen(photo, at):
    """How readers see a photo at `at`: "shown", "withheld" (its licence does not hold: a
    placeholder stands there) or "" (there is none, it was killed, or nobody is named for it; a
    preview shows that all the same).
    """
    if photo is None or not photo.file or photo.killed_at:
        return ""
    if photo.credit_id is None:
        return "shown" if photo.is_previewed else ""
    return "shown" if photo.is_in_force(at) else "withheld"


@register.simple_tag
def withheld():
    """What stands quietly in the place of a picture that may not be shown."""
    return markup.WITHHELD


@register.simple_tag(takes_context=True)
def picture(context, photo, shape="whole", sizes="100vw", alt=None, is_first=False):
    """A photo in every format and size of a shape; nothing where readers may not see it.

    `alt` is the photo's own unless another is said; `is_first` is for the one large picture at
    the top of a page.
    """
    if seen(photo, context["at"]) != "shown":
        return ""
    alt = photo.alt_text if alt is None else alt
    return mark_safe(_picture(context, photo, photo.files, shape, sizes, alt, is_first, caption=""))


@register.simple_tag(takes_context=True)
def share_card(context, photo):
    """A photo's share card; None where it may not stand on one."""
    if seen(photo, context["at"]) != "shown" or not photo.is_in_force(context["at"], "share_cards"):
        return None
    width, height = fitted(SIZES["share"], photo.width, photo.height)
    return ShareCard(_below(photo) + photo.files.name("share", "jpg"), width, height)


@register.filter
def in_words(names):
    """“A”, “A and B”, “A, B and C” from a list of names, linked or not, or of byline entries."""
    *others, last = [conditional_escape(getattr(one, "name", one)) for one in names]
    if not others:
        return last
    return format_html(_("{names} and {last}"), names=mark_safe(", ".join(others)), last=last)


@register.filter
def linked(entries):
    """The name of each byline entry, leading to its author's page, with the role it has."""
    for entry in entries:
        address, role = entry.author.get_absolute_url(), f" ({entry.role})" if entry.role else ""
        yield format_html('<a href="{}" rel="author">{}</a>{}', address, entry.name, role)


@register.filter
def marked(pieces):
    """A text that was found, from its pieces of (text, is marked), all of them escaped."""
    mark = partial(format_html, "<mark>{}</mark>")
    return format_html_join("", "{}", ((mark(text) if is_on else text,) for text, is_on in pieces))


def _picture(context, photo, files, shape, sizes, alt, is_first, caption):
    html, path = markup.picture(
        files,
        _below(photo),
        shape=shape,
        sizes=sizes,
        alt=alt,
        colour=photo.colour,
        is_first=is_first,
    )
    context["pictured"].append(Pictured(photo, path, caption))
    return html


def _figure(context, photo, use):
    """A photo in its place in a story; a placeholder or nothing where it may not be shown."""
    how = seen(photo, context["at"])
    if not how:
        return ""
    is_narrow = use.layout == "wide" and photo.width < NARROWEST_WIDE
    layout = "text" if is_narrow else use.layout
    files, is_lead = photo.files, layout == "lead"
    shape = _shape_of_lead(photo) if is_lead else "whole"
    kinds = f"photo-{layout} tall" if photo.is_portrait_shaped else f"photo-{layout}"
    if how == "withheld":
        return markup.withheld(kinds)
    if shape == "whole" and photo.is_portrait_shaped and photo.height > SLIM * photo.width:
        kinds += " slim"
    alt = photo.alt_text if use.alt is None else use.alt
    caption = photo.caption if use.caption is None else use.caption
    number = len(context["pictured"])
    plate = _picture(context, photo, files, shape, FIGURE_SIZES[layout], alt, is_lead, caption)
    return markup.figure(
        plate,
        kinds=kinds,
        number=number,
        files=files,
        base=_below(photo),
        alt=alt,
        caption=caption,
        credit_line=photo.credit_line(context["magazine"].credit_label),
        credit_address=_credit_address(photo, get_script_prefix()),
        description=photo.extended_description,
    )


def _shape_of_lead(photo):
    """How a lead photo is cut. What has a long description is a chart or a map: never cut."""
    if photo.extended_description:
        return "whole"
    return "tall" if photo.is_portrait_shaped else "lead"


def _below(photo) -> str:
    """The address below which a photo's files are asked for."""
    return f"{_photos_address(photo.address_name, get_script_prefix())}{photo.token}/"


def _credit_address(photo, prefix) -> str:
    return f"{_credits_address(prefix)}{photo.credit_id}/" if photo.credit_id else ""


@cache
def _credits_address(prefix) -> str:
    return reverse("articles:credit", args=[1]).removesuffix("1/")


@cache
def _photos_address(address_name, prefix) -> str:
    return reverse(address_name, args=["token", "n.a"]).removesuffix("token/n.a")
