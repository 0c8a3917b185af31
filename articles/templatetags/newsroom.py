"""What the public templates need beyond Django's own tags."""

from django import template
from django.template.loader import render_to_string
from django.urls import reverse

from articles.body.render import render
from articles.photos.renditions import rendition_name
from articles.photos.sizes import SHAPES, SIZES, fitted

register = template.Library()


@register.simple_tag
def body(version, credit_label=""):
    """The text of a version, with its photos in place."""

    def figure(photo, layout):
        return render_to_string(
            "articles/body/photo.html",
            {"photo": photo, "layout": layout, "credit_label": credit_label},
        )

    return render(version.body, figures=version.figures, figure=figure)


@register.simple_tag
def text(html):
    """The text of a standing page: a body without photos."""
    return render(html, figures={}, figure=str)


@register.simple_tag
def photo_url(photo, size):
    """The address of a photo in a named size."""
    return reverse(photo.address_name, args=[photo.token, rendition_name(photo.file.name, size)])


@register.inclusion_tag("articles/_picture.html")
def picture(photo, shape="whole", sizes="100vw", alt=None, is_first=False):
    """An <img> of a photo in every size of a shape, for the browser to choose from.

    `sizes` says how wide it will stand; `alt` is the photo's own unless another is said;
    `is_first` is for the one large picture at the top, which must not wait.
    """
    files = []
    for name in SHAPES[shape]:
        width, height = fitted(SIZES[name], photo.width, photo.height)
        if not files or width > files[-1]["width"]:
            files.append({"url": photo_url(photo, name), "width": width, "height": height})
    return {
        "files": files,
        "best": files[-1],
        "middle": files[min(1, len(files) - 1)],
        "sizes": sizes,
        "alt": photo.alt_text if alt is None else alt,
        "is_first": is_first,
    }


@register.filter
def in_words(names):
    """“A”, “A and B”, “A, B and C” from a list of names or of byline entries."""
    names = [str(getattr(one, "name", one)) for one in names]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
