"""What the public templates need beyond Django's own tags."""

from dataclasses import dataclass
from functools import partial

from django import template
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import format_html

from articles.body.render import Reference, render
from articles.photos.formats import OUTPUTS
from articles.photos.sizes import SHAPES, SIZES, fitted

register = template.Library()
# How wide a figure stands, told to browsers so that they choose the right file.
FIGURE_SIZES = {
    "lead": "(min-width: 78rem) 72rem, 94vw",
    "wide": "(min-width: 68rem) 64rem, 94vw",
    "inset": "(min-width: 48rem) 21rem, 94vw",
    "gallery": "(min-width: 68rem) 32rem, (min-width: 40rem) 47vw, 94vw",
    "text": "(min-width: 44rem) 38rem, 94vw",
}
NARROWEST_WIDE = 960  # pixels: what is narrower is not stretched across the page


@dataclass(frozen=True)
class Pictured:
    """A picture that a page shows: what structured data repeats of it."""

    photo: object
    path: str
    caption: str


@register.simple_tag(takes_context=True)
def body(context, version):
    """The text of a version, with its photos in place."""
    return render(version.body, figures=version.figures, figure=partial(_figure, context))


@register.simple_tag
def text(html):
    """The text of a standing page: a body without photos."""
    return render(html, figures={}, figure=str)


@register.simple_tag(takes_context=True)
def lead_figure(context, version):
    """The lead photo of a version with its caption and credit, or nothing."""
    use = Reference(0, "lead", version.lead_alt, version.lead_caption)
    return _figure(context, version.lead_photo, use)


@register.filter
def seen(photo, at):
    """How readers see a photo at `at`: "shown", "withheld" (its licence does not hold: a
    placeholder stands there) or "" (there is none, or it was killed).
    """
    if photo is None or not photo.file or photo.killed_at:
        return ""
    return "shown" if photo.is_in_force(at) else "withheld"


@register.simple_tag(takes_context=True)
def picture(context, photo, shape="whole", sizes="100vw", alt=None, is_first=False, caption=None):
    """A <picture> of a photo in every format and size of a shape, for the browser to choose from;
    nothing where readers may not see it at the page's moment. Whatever is shown here is noted
    for the structured data.

    `sizes` says how wide it will stand; `alt` and `caption` are the photo's own unless others are
    said; `is_first` is for the one large picture at the top, which must not wait.
    """
    if seen(photo, context["at"]) != "shown":
        return ""
    files, names = photo.files, _sizes_of(photo, shape)
    base = address(photo, files.name("small", "webp")).rpartition("/")[0]
    sets = {
        format: ", ".join(f"{base}/{files.name(name, format)} {width}w" for name, width, _ in names)
        for format in OUTPUTS
    }
    best, width, height = names[-1]
    path = f"{base}/{files.name(best, 'jpg')}"
    context["pictured"].append(Pictured(photo, path, photo.caption if caption is None else caption))
    return format_html(
        '<picture><source type="image/avif" srcset="{}" sizes="{}">'
        '<source type="image/webp" srcset="{}" sizes="{}">'
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" class="{}" '
        '{}="{}" decoding="{}"></picture>',
        *(sets["avif"], sizes, sets["webp"], sizes),
        *(path, sets["jpg"], sizes, width, height),
        photo.alt_text if alt is None else alt,
        tone(photo.colour),
        *(("fetchpriority", "high", "auto") if is_first else ("loading", "lazy", "async")),
    )


@register.simple_tag(takes_context=True)
def share_card(context, photo):
    """The address of a photo's share card; "" where it may not stand on one."""
    if seen(photo, context["at"]) != "shown" or not photo.is_in_force(context["at"], "share_cards"):
        return ""
    return address(photo, photo.files.name("share", "jpg"))


@register.filter
def in_words(names):
    """“A”, “A and B”, “A, B and C” from a list of names or of byline entries."""
    names = [str(getattr(one, "name", one)) for one in names]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def address(photo, name) -> str:
    """Where one of a photo's files is asked for."""
    return reverse(photo.address_name, args=[photo.token, name])


def tone(colour) -> str:
    """The class (site.css) that paints a picture's place in about its average colour until it is
    there; the policy of public pages allows no style in the markup.
    """
    if not colour:
        return ""
    levels = (int(colour[at : at + 2], 16) // 64 for at in (1, 3, 5))
    return "tone-" + "".join(map(str, levels))


def _sizes_of(photo, shape):
    """(name, width, height) of a shape's files of a photo, each wider than the one before."""
    found = []
    for name in SHAPES[shape]:
        width, height = fitted(SIZES[name], photo.width, photo.height)
        if not found or width > found[-1][1]:
            found.append((name, width, height))
    return found


def _figure(context, photo, use):
    """A photo in its place in a story; a placeholder or nothing where it may not be shown."""
    how = seen(photo, context["at"])
    if not how:
        return ""
    is_narrow = use.layout == "wide" and photo.width < NARROWEST_WIDE
    layout = "text" if is_narrow else use.layout
    caption = photo.caption if use.caption is None else use.caption
    inner = {
        "at": context["at"],
        "pictured": context["pictured"],
        "number": len(context["pictured"]),
        "credit_label": context["magazine"].credit_label,
        "photo": photo,
        "layout": layout,
        "shape": _shape(photo) if layout == "lead" else "whole",
        "sizes": FIGURE_SIZES[layout],
        "alt": photo.alt_text if use.alt is None else use.alt,
        "caption": caption,
        "is_lead": layout == "lead",
        "is_withheld": how == "withheld",
    }
    if how == "shown":
        inner["enlarged"] = address(photo, photo.files.name("huge", "webp"))
    return get_template("articles/body/photo.html").render(inner)


def _shape(photo):
    """How a lead photo is cut. What has a long description is a chart or a map: never cut."""
    if photo.extended_description:
        return "whole"
    return "tall" if photo.is_portrait_shaped else "lead"
