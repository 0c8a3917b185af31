"""What a feed says, in whatever format: itself, its stories with their whole text, and each
picture with its credit. A picture that feeds may not show is not there at all.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from articles import languages
from articles.body.render import Reference, references, render
from articles.photos import markup

SIZE = "large"  # of the pictures, as JPEG: a reader of feeds may know no other format
_LINK = re.compile(r'<a href="([^"]*)"')


@dataclass(frozen=True)
class Picture:
    """A photo as a story of a feed shows it."""

    photo: object
    url: str
    width: int
    height: int
    alt: str
    caption: str


@dataclass(frozen=True)
class Item:
    """One story, or one correction. `id` stays the same wherever the story moves, and tells
    nothing else.
    """

    id: str
    url: str
    title: str
    summary: str  # plain text
    html: str
    published_at: datetime
    updated_at: datetime
    authors: list[tuple[str, str]]  # name as printed, address
    words: list[str]  # its label, sections and tags
    pictures: list[Picture]
    language: str  # BCP 47, such as en-GB


@dataclass(frozen=True)
class Feed:
    """A list of stories or of corrections. `url` is that of its page, `self_url` its own."""

    title: str
    description: str
    publisher: str
    url: str
    self_url: str
    items: list[Item]

    @property
    def id(self) -> str:
        return _tag_uri(urlsplit(self.self_url).path.strip("/"))

    @property
    def updated_at(self) -> datetime | None:
        """None where there is nothing."""
        return max((item.updated_at for item in self.items), default=None)


def item(version, credit_label) -> Item:
    """What a feed says of a version that was loaded with `for_feed`."""
    pictures = _pictures(version)
    url = settings.SITE_URL + version.get_absolute_url()
    return Item(
        id=_tag_uri(f"story/{version.article_id}"),
        url=url,
        title=version.headline,
        summary=version.summary,
        html=_absolute(_whole_text(version, credit_label), url),
        published_at=version.published_at,
        updated_at=version.dated_at,
        authors=[
            (entry.name, settings.SITE_URL + entry.author.get_absolute_url())
            for entry in version.byline_entries
        ],
        words=_words(version),
        pictures=pictures,
        language=version.lang,
    )


def _words(version) -> list[str]:
    names = [one.name for one in (*version.categories, *version.tag_list)]
    return [version.get_label_display(), *names] if version.label else names


def correction_item(correction) -> Item:
    """What a feed says of a correction that was loaded with `visible`: its words, where they stand,
    and when readers were told. Mended words move no date.
    """
    notice = str(correction)
    return Item(
        id=_tag_uri(f"correction/{correction.pk}"),
        url=f"{settings.SITE_URL}/{correction.path}/#corrections",
        title=correction.headline,
        summary=notice,
        html=f"<p>{escape(notice)}</p>",
        published_at=correction.corrected_at,
        updated_at=correction.corrected_at,
        language=languages.tag(correction.language),
        authors=[],
        words=[],
        pictures=[],
    )


def picture(photo, use) -> Picture:
    """A photo where a Reference shows it, with the words that are said there."""
    files = photo.files
    width, height = files.pixels(SIZE)
    path = reverse("articles:photo", args=[photo.token, files.name(SIZE, "jpg")])
    return Picture(
        photo=photo,
        url=settings.SITE_URL + path,
        width=width,
        height=height,
        alt=photo.alt_text if use.alt is None else use.alt,
        caption=photo.caption if use.caption is None else use.caption,
    )


def _pictures(version) -> list[Picture]:
    """Each photo once, the lead first, with the words of its first use."""
    first = {}
    for use in (_lead(version), *references(version.body)):
        if use.photo in version.figures:
            first.setdefault(use.photo, use)
    return [picture(version.figures[photo], use) for photo, use in first.items()]


def _whole_text(version, credit_label) -> str:
    """The lead picture, the standfirst and the text, as HTML that needs no style."""
    figure = partial(_figure, credit_label)
    lead = version.figures.get(version.lead_photo_id)
    return "".join(
        [
            figure(lead, _lead(version)) if lead else "",
            _label(version),
            f"<p>{escape(version.standfirst)}</p>" if version.standfirst else "",
            render(version.body, figures=version.figures, figure=figure, rel=version.link_rel),
            _first_published(version),
        ]
    )


def _label(version) -> str:
    """What it is that is no news, and who paid for it."""
    if not version.label:
        return ""
    paid_for = f" {escape(version.paid_for)}" if version.paid_for else ""
    return f"<p><strong>{escape(version.get_label_display())}</strong>{paid_for}</p>"


def _first_published(version) -> str:
    """Where it stood first, of a story taken over from another site."""
    if not version.canonical_url:
        return ""
    words = gettext('First published at <a href="%(address)s">%(host)s</a>')
    return f"<p>{words}</p>" % {
        "address": escape(version.canonical_url),
        "host": escape(version.first_host),
    }


def _figure(credit_label, photo, use) -> str:
    shown = picture(photo, use)
    return markup.plain_figure(
        shown.url,
        shown.width,
        shown.height,
        alt=shown.alt,
        caption=shown.caption,
        credit_line=photo.credit_line(credit_label),
    )


def _lead(version) -> Reference:
    return Reference(version.lead_photo_id or 0, "lead", version.lead_alt, version.lead_caption)


def _absolute(html, base) -> str:
    """Every link with the whole address: a feed is read elsewhere."""

    def link(match):
        try:
            return f'<a href="{escape(urljoin(base, unescape(match[1])))}"'
        except ValueError:  # no address at all, such as http://[
            return match[0]

    return _LINK.sub(link, html)


def _tag_uri(name) -> str:
    """A name for ever (RFC 4151): it must not change with an address, nor with the clock. The
    year only says that the host was ours then.
    """
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2025:{name}"
