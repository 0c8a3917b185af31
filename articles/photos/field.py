"""The database field of a picture's original."""

from django import forms
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models.fields.files import FieldFile

from articles.photos.uploads import EXTENSIONS, measure, validate_picture


class PictureFile(FieldFile):
    """A stored original; storing it notes its size in pixels on the row."""

    def save(self, name, content, save=True):
        width, height = measure(content) if self.field.width_field else (None, None)
        super().save(name, content, save=False)
        self.field.note_size(self.instance, width, height)
        if save:
            self.instance.save()

    save.alters_data = True


class PictureField(models.FileField):
    """A FileField for pictures. Unlike Django's ImageField it lets only our own list of decoders
    see an upload, measures pictures the way they are seen (upright), and reads no file when a
    row is merely loaded. To migrations it is a plain FileField.
    """

    attr_class = PictureFile

    def __init__(self, *args, width_field=None, height_field=None, **kwargs):
        self.width_field, self.height_field = width_field, height_field
        super().__init__(*args, **kwargs)

    def note_size(self, instance, width, height):
        if self.width_field:
            setattr(instance, self.width_field, width)
            setattr(instance, self.height_field, height)

    def pre_save(self, model_instance, add):
        file = super().pre_save(model_instance, add)
        if not file:
            self.note_size(model_instance, None, None)
        return file

    def formfield(self, **kwargs):
        refusals = [FileExtensionValidator(EXTENSIONS), validate_picture]
        return super().formfield(form_class=forms.FileField, validators=refusals, **kwargs)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs
