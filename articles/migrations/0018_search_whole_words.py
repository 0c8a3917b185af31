"""Drops the search index, which now holds whole words beside their stems. `migrate` makes it again
when it is done: management/commands/migrate.py.
"""

from django.db import migrations

TABLES = ("search_story", "search_photo", "search_draft", "search_word", "search_language")


def drop(apps, schema_editor):
    for table in TABLES:
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}")


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_ends_that_were_given")]

    operations = [migrations.RunPython(drop, drop)]
