"""The tables of the search index, for the engine in use, filled from what is there. They are no
models: Django knows nothing of FTS5 or of a configuration of PostgreSQL’s.
"""

from django.conf import settings
from django.db import migrations

from articles.content import Content
from articles.search import index
from articles.search.engine import TABLES, engine


def make(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        engine(connection).create(cursor, TABLES, settings.SEARCH_LANGUAGE)
    for version in apps.get_model("articles", "Version").objects.iterator(chunk_size=500):
        index.write([version])
    drafts = apps.get_model("articles", "Revision").objects.filter(is_beside=False)
    for article in apps.get_model("articles", "Article").objects.iterator(chunk_size=500):
        draft = drafts.filter(article=article).order_by("-number").first()
        if draft:
            index.write_draft(article, Content.from_json(draft.data))


def unmake(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        engine(connection).destroy(cursor, TABLES)


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_corrections")]

    operations = [migrations.RunPython(make, unmake)]
