"""Where a photo stands, and what its rights do there, in words."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from articles import photo_desk
from articles.admin.choose import desk_address
from articles.admin.standing import moment_in_words
from articles.models import Article, BylineEntry, PhotoUse, Version
from articles.views.home import front_stories
from articles.visibility import has_begun, promised

FEW = 20  # rows of each group; a placeholder picture may stand in thousands


@dataclass(frozen=True)
class Use:
    """One place: its name, where the desk works on it, and a word on how."""

    name: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    name: str
    uses: list[Use]
    has_more: bool


@dataclass(frozen=True)
class Uses:
    """Everywhere that a photo stands. Stories that its portrait signs count, too."""

    live: int  # how many live stories show it
    groups: list[Group]

    @property
    def in_words(self) -> str:
        """“3 live stories show it.”"""
        if not self.live:
            return gettext("No live story shows it.")
        return ngettext("{n} live story shows it.", "{n} live stories show it.", self.live).format(
            n=self.live
        )

    @property
    def of_a_change(self) -> str:
        """On how many public pages a change is seen, for the form."""
        if not self.live:
            return gettext("No live story shows it: a change is public where it is used next.")
        return ngettext(
            "A change is public at once: {n} live story shows it.",
            "A change is public at once: {n} live stories show it.",
            self.live,
        ).format(n=self.live)


def uses_of(photo, *, at) -> Uses:
    """Everywhere a photo stands at `at`, in a number of queries that does not grow with it."""
    shown = PhotoUse.objects.filter(photo=photo)
    signed = BylineEntry.objects.filter(author__portrait=photo)
    versions = versions_with(shown, signed).annotate(
        is_shown=Exists(shown.filter(version=OuterRef("pk")))
    )
    live, expected = versions.visible(at=at), versions.filter(promised(at))
    count = live.count()
    drafts = Article.objects.filter(draft_uses__photo=photo)
    groups = [
        _group(
            gettext("On the front page now"), _on_the_front_page(photo, at) if count else [], _live
        ),
        _group(pgettext("state", "Live"), live.order_by("-live_from"), _live),
        _group(gettext("Scheduled"), versions.upcoming(at=at), _scheduled),
        _group(gettext("Drafts"), drafts.exclude(versions__in=expected.values("pk")), _draft),
        _group(
            gettext("Past versions"), versions.exclude(promised(at)).order_by("-live_until"), _past
        ),
        _group(gettext("Portrait of"), photo.portrait_of.all(), _portrait),
    ]
    return Uses(count, [group for group in groups if group.uses])


def versions_with(shown, signed):
    """The versions of some photo uses and of some byline entries."""
    used = Q(pk__in=shown.values("version")) | Q(pk__in=signed.values("version"))
    return Version.objects.filter(used).defer("body")


def _group(name, rows, use) -> Group:
    rows = list(rows[: FEW + 1])
    return Group(name, [use(row) for row in rows[:FEW]], len(rows) > FEW)


def _on_the_front_page(photo, at):
    return [version for version in front_stories(at) if version.card_photo_id == photo.pk]


def _story(version, note="") -> Use:
    address = reverse("admin:articles_article_change", args=[version.article_id])
    return Use(version.headline, address, note)


def _live(version):
    return _story(version, "" if getattr(version, "is_shown", True) else gettext("signed with it"))


def _scheduled(version):
    return _story(version, moment_in_words(version.live_from))


def _past(version):
    until = gettext("until {when}").format(when=moment_in_words(version.live_until))
    return _story(version, until)


def _draft(article):
    address = reverse("admin:articles_article_change", args=[article.pk])
    return Use(str(article), address, str(_STATES[article.state]))


_STATES = {
    Article.State.DRAFT: _("draft"),
    Article.State.IN_REVIEW: _("in review"),
    Article.State.CHANGES_REQUESTED: _("changes requested"),
    Article.State.APPROVED: _("approved"),
}


def _portrait(author):
    return Use(author.name, reverse("admin:articles_author_change", args=[author.pk]))


# What is here already.


@dataclass(frozen=True)
class Here:
    """A photo that an upload seems to be: what to say, where it is, and its small picture."""

    sentence: str
    address: str
    thumbnail: str


def here_in_words(photo) -> str:
    """“Already here, used in 3 stories”, or “not used yet”."""
    count = photo_desk.stories_with(photo).count()
    if not count:
        return gettext("Already here, not used yet")
    return ngettext(
        "Already here, used in {n} story", "Already here, used in {n} stories", count
    ).format(n=count)


def _alike_in_words(photo) -> str:
    count = photo_desk.stories_with(photo).count()
    if not count:
        return gettext("One that looks the same, not used yet")
    return ngettext(
        "One that looks the same, used in {n} story",
        "One that looks the same, used in {n} stories",
        count,
    ).format(n=count)


def here_already(known) -> Here:
    """The words for one of photo_desk.already_here."""
    photo = known.photo
    sentence = here_in_words(photo) if known.is_same else _alike_in_words(photo)
    if photo.killed_at:
        sentence = f"{sentence}. {photo_desk.kill_in_words(photo)}"
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    return Here(sentence, address, desk_address(photo, "card-small"))


# Rights.


def outlook(photo, uses, *, at) -> list[str]:
    """What readers see of a photo because of its rights, now and later, as sentences."""
    return [
        *_on_the_site(photo, at),
        *_beside_the_site(photo),
        *_sole_use(photo, uses),
    ]


def placeholder_now(photo, uses, *, at) -> str:
    """A warning where readers see a placeholder at `at`; "" where they do not."""
    if not uses.live or photo.killed_at or photo.is_in_force(at):
        return ""
    sentence = gettext("Readers see a placeholder instead of it now.")
    return f"{sentence} {uses.in_words}"


def _on_the_site(photo, at):
    if photo.killed_at:
        return
    if not photo.is_for_web:
        yield gettext("Readers see a placeholder: it may not stand on the site.")
    elif has_begun(photo.licence_until, at):
        ended = moment_in_words(photo.licence_until, at)
        yield gettext("Readers see a placeholder: the licence ended {when}.").format(when=ended)
    else:
        if photo.licence_from and not has_begun(photo.licence_from, at):
            begins = moment_in_words(photo.licence_from, at)
            yield gettext("Readers see a placeholder until {when}.").format(when=begins)
        if photo.licence_until:
            ends = moment_in_words(photo.licence_until, at)
            yield gettext("Readers see a placeholder from {when}.").format(when=ends)


def _beside_the_site(photo):
    if photo.is_for_web and not photo.is_for_share_cards:
        yield gettext("Share cards go without it.")
    if photo.is_for_web and not photo.is_for_feeds:
        yield gettext("Feeds go without it.")


def _sole_use(photo, uses):
    if photo.is_sole_use and uses.live > 1:
        yield ngettext(
            "It is for one story only, and {n} live story shows it.",
            "It is for one story only, and {n} live stories show it.",
            uses.live,
        ).format(n=uses.live)
