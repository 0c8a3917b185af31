"""Writing the index: in the transaction of the verb that changes what it says, never later.

The law: the index keeps no secret. It holds what is scheduled and what has ended too; whoever
asks it (ask.py) joins what it finds with the rule of visibility. The words of photos stand apart
from their stories’, a row for each use, so that those of a photo that may not be shown are not
found. Captions and credits are live: whoever changes some says so by `photos_changed`.

The words that are learnt beside are only guesses at what somebody meant who has mistyped: whether
one is told, a question decides that is joined with the rule as any other (ask.py).
"""

from django.db import connection, transaction

from articles.body.render import references
from articles.body.text import plain_text
from articles.models import Article, Author, PhotoUse, Version
from articles.search.engine import TABLES, engine
from articles.search.stems import language, token, whole
from articles.search.words import folded_words

BATCH = 500
SHORT = 3  # letters: what is shorter is no help to anybody who has mistyped
MOST_BYTES = 1_000_000  # of the tokens of one row: a vector of PostgreSQL’s holds little more
PLACE = 5  # bytes beside a token, at most


def write(versions):
    """Index versions and their uses of photos, in the place of what was indexed of them."""
    versions = list(versions)
    _put_and_learn("search_story", [(one.pk, one.language, *_said(one)) for one in versions])
    for version in versions:
        _put_uses(version, version.photo_uses.select_related("photo__credit"))


def drop(versions):
    """Forget versions that are about to be deleted."""
    versions = [version.pk for version in versions]
    uses = PhotoUse.objects.filter(version__in=versions).values_list("pk", flat=True)
    with connection.cursor() as cursor:
        engine().take(cursor, "search_photo", list(uses))
        engine().take(cursor, "search_story", versions)


def write_draft(article, content):
    """Index the working draft of an article, for the desk."""
    signed = Author.objects.filter(pk__in=[one.author for one in content.byline])
    names = [*signed.values_list("name", flat=True), *content.tags]
    captions = [use.caption for use in content.photo_uses if use.caption]
    text = "\n".join([plain_text(content.body), *captions])
    said = (content.headline, content.standfirst, "\n".join(names), text)
    _put("search_draft", [(article.pk, content.language, *said)])


def drop_draft(article):
    with connection.cursor() as cursor:
        engine().take(cursor, "search_draft", [article.pk])


def photos_changed(photos):
    """Say that the captions or credits of photos (a queryset, or a list) are not what they were."""
    uses = PhotoUse.objects.filter(photo__in=photos).select_related("version", "photo__credit")
    for use in uses.iterator(chunk_size=BATCH):
        _put_uses(use.version, [use])


def exists() -> bool:
    return "search_language" in connection.introspection.table_names()


@transaction.atomic
def rebuild():
    """Make the index anew, from what is there: where there is none, after a change of
    LANGUAGE_CODE, or of data that no verb has written. Words of what is gone are forgotten.
    """
    with connection.cursor() as cursor:
        for table in [*TABLES, "search_word", "search_language"]:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
        engine().create(cursor, TABLES)
    for version in Version.objects.iterator(chunk_size=BATCH):
        write([version])
    for article in Article.objects.iterator(chunk_size=BATCH):
        draft = article.draft
        if draft:
            write_draft(article, draft.content)


def _said(version):
    """The texts of a version, in the order of the columns."""
    names = version.byline.values_list("name", flat=True)
    tags = version.taggings.values_list("tag__name", flat=True)
    lines = "\n".join([*names, *tags])
    return version.headline, version.standfirst, lines, plain_text(version.body)


def words_of_use(use, version) -> str:
    """What readers see of a photo in one story, in words: the captions that it has there, its
    long description, and who is named under it.
    """
    photo = use.photo
    said = [one.caption for one in references(version.body) if one.photo == photo.pk]
    if version.lead_photo_id == photo.pk:
        said.append(version.lead_caption)
    captions = [photo.caption if one is None else one for one in said]
    credit = photo.credit.name if photo.credit else ""
    return "\n".join(dict.fromkeys([*captions, photo.extended_description, credit]))


def _put_uses(version, uses):
    rows = [(use.pk, version.language, words_of_use(use, version)) for use in uses]
    _put_and_learn("search_photo", rows)


def _put_and_learn(table, rows):
    known = {word for word in _put(table, rows) if len(word) >= SHORT and not word.isdecimal()}
    with connection.cursor() as cursor:
        engine().learn(cursor, "word", known)


def _put(table, rows) -> set[str]:
    """Rows of (id, code of the language, a text for each column); the words that they hold."""
    kept, known, languages = [], set(), set()
    for pk, code, *texts in rows:
        spoken = language(code)
        said = _within(MOST_BYTES, [folded_words(text) for text in texts], spoken)
        kept.append((pk, *said))
        known.update(*(words for _, words in said))
        languages.add(spoken)
    with connection.cursor() as cursor:
        engine().put(cursor, table, TABLES[table], kept)
        engine().learn(cursor, "language", languages)
    return known


def _within(room, texts, spoken):
    """Of the words of each text the stems, in order, and each word once: as far as there is room
    for them, for the first texts first.
    """
    said = []
    for words in texts:
        stems, known = [], {}
        for word in words:
            stem = token(word, spoken)
            room -= len(stem.encode()) + PLACE
            if word not in known:
                room -= len(whole(word).encode()) + PLACE
            if room < 0:
                break
            stems.append(stem)
            known[word] = True
        said.append((stems, list(known)))
    return said
