"""Editors of an installation that exists get what those of a new one get: the originals, kills."""

from django.db import migrations

NEW = {
    "fetch_original": "Can fetch the original of a photo",
    "kill_photo": "Can kill a photo, and undo that",
}


def give(apps, schema_editor):
    editors = apps.get_model("auth", "Group").objects.filter(name="Editors").first()
    if editors is None:
        return
    kinds = apps.get_model("contenttypes", "ContentType").objects
    photo, _ = kinds.get_or_create(app_label="articles", model="photo")
    for codename, name in NEW.items():
        permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=photo, codename=codename, defaults={"name": name}
        )
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_photo_rights"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
