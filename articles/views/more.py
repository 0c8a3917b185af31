"""What to read after a story: only what is older, so that a new story changes no old page."""

from collections import Counter

from articles import visibility
from articles.models import Tagging, Version

MORE = 4
PER_TAG = 12  # looked at, the latest of each: a tag of a hundred thousand costs no more


def more_on_this(version, *, at) -> list[Version]:
    """Up to four stories first published before this one: those that share most of its tags, the
    newer first; then the newest of its primary category. Two queries at the most find them.
    """
    older = Version.objects.visible(at=at).exclude(article=version.article_id)
    chosen = _by_tags(version, at)
    if len(chosen) < MORE and version.categories:
        section = older.in_category(version.categories[0]).exclude(pk__in=chosen)
        section = section.filter(listing__published_at__lt=version.published_at)
        chosen += section.values_list("pk", flat=True)[: MORE - len(chosen)]
    stories = {story.pk: story for story in older.filter(pk__in=chosen).for_cards()}
    return [stories[pk] for pk in chosen]


def _by_tags(version, at) -> list[int]:
    """The keys of the stories that share most tags, among the latest of each tag."""
    older = Tagging.objects.filter(
        visibility.visible(at, "content_object__"), published_at__lt=version.published_at
    ).exclude(content_object__article=version.article_id)
    older = older.order_by("-published_at", "-content_object_id")
    each = [
        # A limit inside a union is more than SQLite allows: so the latest are named by their keys.
        Tagging.objects.filter(pk__in=older.filter(tag=tag).values("pk")[:PER_TAG])
        .order_by()
        .values_list("published_at", "content_object_id")
        for tag in version.tag_list
        if tag.pk
    ]
    if not each:
        return []
    latest = sorted(each[0].union(*each[1:], all=True), reverse=True)
    shared = Counter(key for _moment, key in latest)
    return [key for key, _tags in shared.most_common(MORE)]
