"""Policies stand together at the foot; the pages that readers look for are there to be filled."""

from django.conf import settings
from django.db import migrations, models
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

# Address, title, place, whether it is a policy.
PAGES = [
    ("imprint", _("Imprint"), 3, False),
    ("ethics", _("Ethics"), 4, True),
    ("corrections-policy", _("How we correct"), 5, True),
]


def make_pages(apps, schema_editor):
    page = apps.get_model("articles", "Page")
    with translation.override(settings.LANGUAGE_CODE):
        for slug, title, position, is_policy in PAGES:
            what = {"title": gettext(title), "position": position, "is_policy": is_policy}
            page.objects.get_or_create(slug=slug, defaults=what)


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_search")]
    operations = [
        migrations.AddField(
            model_name="page",
            name="is_policy",
            field=models.BooleanField(
                default=False,
                help_text="What the magazine holds itself to, such as ethics or how it corrects. "
                "Policies stand together at the foot.",
                verbose_name="a policy",
            ),
        ),
        migrations.RunPython(make_pages, migrations.RunPython.noop),
    ]
