"""Filling an installation with the demo magazine, through the same verbs as everybody."""

from dataclasses import replace
from datetime import timedelta

from django.contrib.auth.models import Group
from django.test.utils import override_settings
from django.utils import timezone

from articles import drafting, fronts, publishing
from articles.arrangement import AUTOMATIC, Slot
from articles.content import Content, Signature
from articles.demo.photos import Photos
from articles.demo.stories import MAGAZINE, load_stories
from articles.models import Article, Author, Category, Front, Magazine, Page, Photo, Tag, User
from articles.photo_desk import kill
from articles.verbs import NotReady

PASSWORD = "lodestar-demo"  # noqa: S105 (refused wherever a SECRET_KEY is set)


def fill(*, width, say):
    """Make whatever of the demo is not there yet; `say(text)` hears of each thing made.

    `width` is that of the drawn pictures in pixels. What is there is left as it is.
    """
    people = _make_people()
    _make_house()
    today = timezone.localtime()
    photos = Photos(width=width, today=today, say=say)
    authors = {data["name"]: _make_author(slug, data, photos) for slug, data in _authors()}
    categories = dict(Category.objects.values_list("name", "pk"))
    for story in load_stories():
        if Article.objects.filter(source_name=f"demo/{story.name}").exists():
            continue
        photos.take_in(story.photos, now=_written(story, today))
        content = _content(story, authors, categories, photos)
        try:
            article = _publish(story, content, people, today)
            _end(story, article, photos, people, today)
        except NotReady:  # a picture of it was killed, or its licence is over
            say(f"draft  {content.headline}")
        else:
            say(f"story  {content.headline}")
    photos.take_in_the_rest()
    _name_tags()
    _arrange_the_front_page(people["eva"], categories)


def _authors():
    return MAGAZINE["authors"].items()


def _make_people():
    people = {}
    for data in MAGAZINE["people"]:
        person, is_new = User.objects.get_or_create(
            username=data["username"],
            defaults={
                "email": f"{data['username']}@lodestar.example",
                "first_name": data["first_name"],
                "last_name": data["last_name"],
                "is_staff": True,
                "is_superuser": data.get("is_superuser", False),
            },
        )
        if is_new:
            person.set_password(PASSWORD)
            person.save()
            if "group" in data:
                person.groups.set(Group.objects.filter(name=data["group"]))
        people[data["username"]] = person
    return people


def _make_house():
    Magazine.objects.get_or_create(
        pk=1, defaults={"name": MAGAZINE["name"], "tagline": MAGAZINE["tagline"]}
    )
    for position, (name, description) in enumerate(MAGAZINE["categories"].items(), start=1):
        Category.objects.get_or_create(
            name=name, defaults={"description": description, "position": position}
        )
    for position, (slug, page) in enumerate(MAGAZINE["pages"].items(), start=1):
        if not Page.objects.filter(slug=slug).exclude(body="").exists():
            Page.objects.update_or_create(slug=slug, defaults={**page, "position": position})


def _make_author(slug, data, photos):
    author, is_new = Author.objects.get_or_create(
        name=data["name"], defaults={"slug": slug, "bio": data["bio"]}
    )
    if is_new:
        author.portrait_id = photos.portrait(slug, data["alt"])
        author.save()
    return author


def _content(story, authors, categories, photos):
    return Content(
        headline=story.head["headline"],
        standfirst=story.head.get("standfirst", ""),
        body=story.body_with({name: photos[name] for name in story.photos}),
        lead_photo=photos[story.head["lead"]] if "lead" in story.head else None,
        byline=tuple(Signature(authors[name].pk, role) for name, role in story.signatures),
        categories=tuple(categories[name] for name in story.items("categories")),
        tags=tuple(story.items("tags")),
        label=story.head.get("label", ""),
        sponsor=story.head.get("sponsor", ""),
        language=story.head.get("language", ""),
        canonical_url=story.head.get("first published at", ""),
    )


def _written(story, today):
    """Two days before it goes out, and never later than an hour ago."""
    begin = story.moment("when", today) or today
    return min(begin - timedelta(days=2), today - timedelta(hours=1))


def _publish(story, content, people, today):
    """Give the story the life that its head tells of, as if it had been lived at the time."""
    editor, writer = people["eva"], people["cem"]
    begin, end = story.moment("when", today), story.moment("until", today)
    written = _written(story, today)
    article = Article.objects.create(
        source_name=f"demo/{story.name}", created_by=writer, desk_code="DEMO"
    )
    if "moved from" in story.head:
        first = Content.from_json(content.to_json() | {"slug": story.head["moved from"]})
        revision = drafting.save_revision(article, first, by=writer, now=written)
        publishing.publish(article, revision, by=editor, at=begin, now=begin)
        moved = Content.from_json(content.to_json() | {"slug": story.name})
        revision = drafting.save_revision(article, moved, by=editor, now=begin)
        publishing.mend_typo(article, revision, by=editor, now=begin + timedelta(hours=3))
        return article
    if "first said" in story.head:
        _publish_and_correct(story, article, content, people, today)
        return article
    revision = drafting.save_revision(article, content, by=writer, now=written)
    if story.head.get("state") == "in review":
        drafting.submit(article, by=writer, now=written)
    if begin:
        publishing.publish(article, revision, by=editor, at=begin, until=end, now=min(begin, today))
    return article


def _publish_and_correct(story, article, content, people, today):
    """First with a mistake; then as it stands in its file, with a correction."""
    head, begin, at = story.head, story.moment("when", today), story.moment("corrected", today)
    mistaken = replace(content, body=content.body.replace(head["instead of"], head["first said"]))
    revision = drafting.save_revision(
        article, mistaken, by=people["cem"], now=_written(story, today)
    )
    publishing.publish(article, revision, by=people["eva"], at=begin, now=begin)
    revision = drafting.save_revision(article, content, by=people["eva"], now=at)
    publishing.correct(
        article,
        revision,
        by=people["eva"],
        what_was_wrong=head["what was wrong"],
        what_is_right=head["what is right"],
        now=at,
    )


def _end(story, article, photos, people, today):
    """What befell the story in its first day: a picture that was killed, its withdrawal."""
    begin = story.moment("when", today)
    if "kill" in story.head:
        photo = Photo.objects.get(pk=photos[story.head["kill"]])
        # The people of the demo are invented: nobody is told by mail.
        with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
            kill(
                photo,
                by=people["admin"],
                notice=story.head["notice"],
                now=begin + timedelta(hours=20),
            )
    if story.head.get("state") == "withdrawn":
        publishing.withdraw(
            article, by=people["eva"], why=story.head["why"], now=begin + timedelta(days=1)
        )


def _arrange_the_front_page(editor, categories):
    """Once: a story at its head for two days, and the newest of a section beside it."""
    lead = Article.objects.filter(source_name=f"demo/{MAGAZINE['front']['lead']}").first()
    if lead is None or Front.objects.exists():
        return
    until = timezone.now().replace(microsecond=0) + timedelta(days=2)
    section = categories[MAGAZINE["front"]["section"]]
    slots = [Slot("lead", lead.pk, pinned_until=until), Slot("second", category=section)]
    fronts.arrange([*slots, *AUTOMATIC[2:]], by=editor)


def _name_tags():
    for kind, names in MAGAZINE["tags"].items():
        Tag.objects.filter(name__in=names, kind=Tag.Kind.SUBJECT).update(kind=kind)
