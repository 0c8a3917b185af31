"""Drops the search index, which now holds stems in the language of each story. `migrate` makes it
again when it is done: management/commands/migrate.py.
"""

from django.db import migrations

TABLES = ("search_story", "search_photo", "search_draft", "search_word", "search_language")


def drop(apps, schema_editor):
    for table in TABLES:
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TEXT SEARCH CONFIGURATION IF EXISTS newsroom")
        schema_editor.execute("DROP TEXT SEARCH DICTIONARY IF EXISTS newsroom_stem")


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_feed_hub")]

    operations = [migrations.RunPython(drop, drop)]
