"""The database field of a body: whichever way a value comes, what is written is clean."""

from django.db import models

from articles.body.elements import clean


class BodyField(models.TextField):
    """A TextField (and, to migrations, nothing else) that cleans its HTML on every write."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return clean(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        value = clean(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
