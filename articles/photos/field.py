"""The database field of a picture's original."""

from dataclasses import asdict

from django import forms
from django.db import models
from django.db.models.fields.files import FieldFile

from articles.photos.uploads import examine, validate_picture


class PictureFile(FieldFile):
    """A stored original; storing it notes on the row what the file tells."""

    def save(self, name, content, save=True):
        facts = examine(content) if self.field.notes_facts else None
        super().save(name, content, save=False)
        self.field.note(self.instance, facts)
        if save:
            self.instance.save()

    save.alters_data = True


class PictureField(models.FileField):
    """A FileField for pictures. Unlike Django's ImageField it lets only our own list of decoders
    see an upload, measures pictures the way they are seen (upright), and reads no file when a
    row is merely loaded. To migrations it is a plain FileField.

    With `notes_facts` the row has columns for what a file tells: width, height, colour,
    checksum, look and said (see photos/uploads.py: Facts).
    """

    attr_class = PictureFile

    def __init__(self, *args, notes_facts=False, **kwargs):
        self.notes_facts = notes_facts
        super().__init__(*args, **kwargs)

    def note(self, instance, facts):
        """Write the facts on the row; None: there is no file."""
        if not self.notes_facts:
            return
        instance.width = facts and facts.width
        instance.height = facts and facts.height
        instance.colour = facts.colour if facts else ""
        instance.checksum = facts.checksum if facts else ""
        instance.look = facts.look if facts else ""
        instance.said = {k: v for k, v in asdict(facts.said).items() if v} if facts else {}

    def pre_save(self, model_instance, add):
        file = super().pre_save(model_instance, add)
        if not file:
            self.note(model_instance, None)
        return file

    def formfield(self, **kwargs):
        return super().formfield(
            form_class=forms.FileField, validators=[validate_picture], **kwargs
        )

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs
