"""The pages that every magazine has from its first day; editors fill them."""

from django.db import migrations

PAGES = [("about", "About", 1), ("contact", "Contact", 2)]


def make_pages(apps, schema_editor):
    page = apps.get_model("articles", "Page")
    for slug, title, position in PAGES:
        page.objects.get_or_create(slug=slug, defaults={"title": title, "position": position})


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(make_pages, migrations.RunPython.noop)]
