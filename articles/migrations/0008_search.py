"""Here the search index was made. It still is, after the migrations: management/commands/migrate.py.
The name is kept for those who have come past it.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_corrections")]

    operations = []
