"""The pages that every magazine has from its first day, in its own language; editors fill them."""

from django.conf import settings
from django.db import migrations
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

PAGES = [("about", _("About"), 1), ("contact", _("Contact"), 2)]


def make_pages(apps, schema_editor):
    page = apps.get_model("articles", "Page")
    with translation.override(settings.LANGUAGE_CODE):
        for slug, title, position in PAGES:
            what = {"title": gettext(title), "position": position}
            page.objects.get_or_create(slug=slug, defaults=what)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(make_pages, migrations.RunPython.noop)]
