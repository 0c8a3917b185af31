"""What must be there before a story goes out, and what might only be better first: sentences for
a person, judged on the content that would be published.
"""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from articles import languages
from articles.body.text import plain_text, quoted
from articles.content import Content, Kind
from articles.labels import Label
from articles.models import Article, Author, Category, Photo
from articles.moments import moment_in_full
from articles.visibility import has_begun


@dataclass(frozen=True)
class Readiness:
    """What stands in the way of publishing (blockers) and what only might be better."""

    blockers: tuple[str, ...]
    warnings: tuple[str, ...]


def readiness(article, content: Content, *, at=None) -> Readiness:
    """Whether `content` could go out at `at` (default: now)."""
    known = Photo.objects.select_related("credit").in_bulk(content.photos)
    photos = [known[pk] for pk in content.photos if pk in known]
    at = at or timezone.now()
    blockers = [
        *_about_the_article(article, at),
        *_about_the_text(content),
        *_about_origin(content),
        *_about_relations(content),
        *_about_photos(article, content, photos, at),
    ]
    warnings = [*_warnings(content, photos), *_about_portraits(content, at)]
    return Readiness(tuple(blockers), tuple(warnings))


def objections(change, *, was_public):
    """What stands in the way of calling a change a typo or a correction."""
    if change.kind == Kind.UPDATE:
        return
    if not was_public:
        yield _("Readers have never seen this story: there is nothing to mend. Publish it.")
    if change.kind == Kind.CORRECTION and not change.what_was_wrong:
        yield _("Say what was wrong: a correction tells readers.")
    if change.kind == Kind.CORRECTION and not change.what_is_right:
        yield _("Say what is right: a correction tells readers.")


def _about_the_article(article, at):
    if article.withdrawn_at:
        yield _("The story was withdrawn. Reopen it first.")
    if article.embargo_until and at < article.embargo_until:
        words = _("The story is under embargo until {when}.")
        yield words.format(when=moment_in_full(article.embargo_until))


def _about_the_text(content):
    if _is_blank(content.headline):
        yield _("There is no headline.")
    if len(content.headline) > 300:
        yield _("The headline is longer than 300 characters.")
    if _is_blank(plain_text(content.body)):
        yield _("There is no text.")
    for tag in content.tags:
        if len(tag) > 100:
            yield _("The tag “{tag}” is longer than 100 characters.").format(tag=tag)


def _is_blank(text) -> bool:
    """Nothing to be seen: no sign at all but spaces, and what has no width, as copied text has."""
    return not any(sign.isprintable() and sign != " " for sign in text)


def _about_origin(content):
    """Who speaks, who paid, and where it stood first."""
    if content.label not in Label.values:
        yield _("Nobody knows the label “{label}”.").format(label=content.label)
    if content.label == Label.SPONSORED and not content.sponsor:
        yield _("Say who pays for it: readers of a sponsored story are told.")
    if content.language and not languages.is_known(content.language):
        yield _("Nobody knows the language “{code}”.").format(code=content.language)
    if len(content.sponsor) > 120:
        yield _("The name of whoever pays for it is longer than 120 characters.")
    if content.canonical_url:
        yield from _about_first_address(content.canonical_url)


def _about_first_address(address):
    if len(address) > 500:
        yield _("The address where it was first published is longer than 500 characters.")
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        yield _(
            "The address where it was first published is not a web address: “{address}”."
        ).format(address=address)
        return
    if urlsplit(address).hostname == urlsplit(settings.SITE_URL).hostname:
        yield _("The address where it was first published is one of this site.")


def _about_relations(content):
    if not content.categories:
        yield _("There is no category.")
    categories = set(content.categories)
    if len(categories) < len(content.categories):
        yield _("A category is named twice.")
    if Category.objects.filter(pk__in=categories).count() < len(categories):
        yield _("A category of this draft has been deleted.")
    if not content.byline:
        yield _("There is no byline: nobody signs.")
    signatures = Counter(one.author for one in content.byline)
    authors = Author.objects.in_bulk(list(signatures))
    if len(authors) < len(signatures):
        yield _("An author of this draft has been deleted.")
    for pk, author in authors.items():
        if signatures[pk] > 1:
            yield _("{author} signs twice. Name both roles in one.").format(author=author)
    for one in content.byline:
        if len(one.role) > 40:
            yield _("The role “{role}” is longer than 40 characters.").format(role=one.role)


def _about_photos(article, content, photos, at):
    if len(photos) < len(content.photos):
        yield _("A photo of this draft has been deleted.")
    for photo in photos:
        if not photo.file:
            yield _("The picture is still to come: “{photo}”.").format(photo=photo)
        if not photo.credit_id:
            yield _("A photo has no credit: “{photo}”.").format(photo=photo)
        yield from _about_rights(article, photo, at)


def _about_rights(article, photo, at):
    """What forbids this story, from `at`, to show a photo."""
    if photo.killed_at:
        words = _("A photo was killed and may be shown nowhere: “{photo}”. Take it out.")
        yield words.format(photo=photo)
        return
    if not photo.is_for_web:
        yield _("A photo is not licensed for the site: “{photo}”.").format(photo=photo)
    if has_begun(photo.licence_until, at):
        words = _("The licence of a photo ends {when}, before the story goes out: “{photo}”.")
        yield words.format(when=moment_in_full(photo.licence_until), photo=photo)
    if photo.licence_from and not has_begun(photo.licence_from, at):
        words = _("A photo may be shown only from {when}: “{photo}”.")
        yield words.format(when=moment_in_full(photo.licence_from), photo=photo)
    if photo.is_sole_use:
        others = Article.objects.exclude(pk=article.pk).filter(versions__photo_uses__photo=photo)
        if other := others.first():
            words = _("A photo is for one story only, and {story} has it: “{photo}”.")
            yield words.format(story=quoted(other), photo=photo)


def _about_portraits(content, at):
    """Portraits that readers would not see: a monogram stands there, and the story goes out."""
    signing = Author.objects.filter(pk__in=[one.author for one in content.byline])
    for author in signing.exclude(portrait=None).select_related("portrait"):
        if not author.portrait.file or not author.portrait.is_in_force(at):
            words = _("The portrait of {author} may not be shown: a monogram stands there.")
            yield words.format(author=author)


def _warnings(content, photos):
    if not content.standfirst:
        yield _("There is no standfirst.")
    if content.sponsor and content.label != Label.SPONSORED:
        yield _("A sponsor is named, but the story is not labelled as sponsored: nobody sees it.")
    yield from _about_direction(content)
    if not photos:
        yield _("There is no photo: cards will show only words.")
    elif not content.lead_photo:
        yield _("There is no lead photo; the first photo of the text stands in on cards.")
    without_words = {use.photo for use in content.photo_uses if use.alt is None}
    for photo in photos:
        if photo.pk in without_words and not photo.alt_text:
            yield _("A photo has no alt text: “{photo}”.").format(photo=photo)
        elif photo.pk in without_words and not photo.is_alt_confirmed:
            words = _("Nobody has confirmed the alt text “{text}”.")
            yield words.format(text=photo.alt_text)
        if photo.licence_until:
            words = _("From {when}, when its licence ends, a placeholder stands for “{photo}”.")
            yield words.format(when=moment_in_full(photo.licence_until), photo=photo)
        if photo.is_machine_made:
            yield _("Readers are told that it was made with AI: “{photo}”.").format(photo=photo)


def _about_direction(content):
    """A text that runs the other way than its language: read out as if it were another one."""
    runs_left = languages.runs_right_to_left(f"{content.headline} {plain_text(content.body)}")
    code = content.language or settings.LANGUAGE_CODE
    if languages.is_known(code) and runs_left != (languages.direction(code) == "rtl"):
        yield _("The story says that it is in {language}; its letters are of another one.").format(
            language=get_language_info(code)["name_translated"]
        )
