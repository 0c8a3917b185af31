"""The HTML of a picture and of a figure. Written here instead of in a template because a story
may hold forty of them: this takes a thirtieth of a millisecond each, a template ten times that.

The law: every value that is put into a string goes through `escape` on its line, or is a number
or a word of our own. A test feeds hostile text to each.
"""

from html import escape

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.photos.formats import OUTPUTS
from articles.photos.renditions import Source
from articles.photos.sizes import SHAPES, SIZES, fitted

WITHHELD = _("This picture is not available.")


def picture(
    files: Source, base: str, *, shape: str, sizes: str, alt: str, colour: str, is_first: bool
) -> tuple[str, str]:
    """A <picture> in every format and size of a shape, for the browser to choose from, and the
    path of its best JPEG. `base` is the address below which the files are; `sizes` says how wide
    it stands; the first picture of a page must not wait, the others do.
    """
    names = _sizes_of(files, shape)
    digest, base, sizes = files.digest, escape(base), escape(sizes)
    sets = {
        format: ", ".join(f"{base}{name}-{digest}.{format} {width}w" for name, width, _ in names)
        for format in OUTPUTS
    }
    best, width, height = names[-1]
    path = f"{base}{best}-{digest}.jpg"
    order = 'fetchpriority="high"' if is_first else 'loading="lazy" decoding="async"'
    html = (
        f'<picture><source type="image/avif" srcset="{sets["avif"]}" sizes="{sizes}">'
        f'<source type="image/webp" srcset="{sets["webp"]}" sizes="{sizes}">'
        f'<img src="{path}" srcset="{sets["jpg"]}" sizes="{sizes}" width="{width}" '
        f'height="{height}" alt="{escape(alt)}" class="{tone(colour)}" {order}></picture>'
    )
    return html, path


def figure(
    plate: str,
    *,
    kinds: str,
    number: int,
    files: Source,
    base: str,
    alt: str,
    caption: str,
    credit_line: str,
    credit_address: str,
    description: str,
) -> str:
    """A picture (`plate`) with its caption and credit; pressed, it opens at its largest, with
    both again, and without a script. `kinds` are classes of ours.
    """
    told = words(caption, credit_line, credit_address, description)
    alone = words(caption, credit_line, credit_address)
    enlarge = gettext("Enlarge the picture: {alt}") if alt else gettext("Enlarge the picture")
    enlarge, alt = escape(enlarge.format(alt=alt)), escape(alt)
    target = f'popovertarget="enlarged-{number}"'
    return (
        f'<figure class="photo {kinds}"><div class="plate">{plate}'
        f'<button type="button" class="enlarge" {target}><span class="unseen">'
        f"{enlarge}</span></button></div>"
        f'<div class="lightbox" id="enlarged-{number}" popover role="dialog" '
        f'aria-label="{escape(gettext("Enlarged picture"))}"><figure>'
        f'<img src="{escape(base)}{files.name("huge", "webp")}" alt="{alt}" width="{files.width}" '
        f'height="{files.height}" loading="lazy">{alone}</figure>'
        f'<button type="button" {target} popovertargetaction="hide" autofocus>'
        f"{escape(gettext('Close'))}</button></div>{told}</figure>"
    )


def plain_figure(
    src: str, width: int, height: int, *, alt: str, caption: str, credit_line: str
) -> str:
    """A picture with its caption and credit for where there is no style of ours, such as feeds."""
    told = escape(" ".join(filter(None, [caption, credit_line])))
    return (
        f'<figure><img src="{escape(src)}" width="{width}" height="{height}" alt="{escape(alt)}">'
        f"<figcaption>{told}</figcaption></figure>"
    )


def withheld(kinds: str) -> str:
    """What stands quietly in the place of a picture that may not be shown."""
    return f'<figure class="photo withheld {kinds}"><p>{escape(str(WITHHELD))}</p></figure>'


def words(caption: str, credit_line: str, credit_address: str, description: str = "") -> str:
    """The caption and the credit of a figure, which leads to the page of who is named; and all
    that a chart tells.
    """
    if not caption and not credit_line and not description:
        return ""
    caption = f'<span class="caption" dir="auto">{escape(caption)}</span> ' if caption else ""
    credit = f'<a href="{escape(credit_address)}">{escape(credit_line)}</a>' if credit_line else ""
    credit = credit and f'<span class="credit">{credit}</span>'
    return f"<figcaption>{caption}{credit}{_described(description)}</figcaption>"


def tone(colour: str) -> str:
    """The classes (site.css) that paint a picture's place in about its average colour, "#rrggbb",
    until it is there; the policy of public pages allows no style in the markup.
    """
    if not colour:
        return ""
    red, green, blue = (int(colour[at : at + 2], 16) // 64 for at in (1, 3, 5))
    return f"tone r{red} g{green} b{blue}"


def _described(description: str) -> str:
    if not description:
        return ""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in description.splitlines() if line)
    summary = escape(gettext("What the picture tells, in words"))
    return f'<details class="described"><summary>{summary}</summary>{paragraphs}</details>'


def _sizes_of(files: Source, shape: str) -> list[tuple[str, int, int]]:
    """(name, width, height) of a shape's files, each wider than the one before."""
    found = []
    for name in SHAPES[shape]:
        width, height = fitted(SIZES[name], files.width, files.height)
        if not found or width > found[-1][1]:
            found.append((name, width, height))
    return found
