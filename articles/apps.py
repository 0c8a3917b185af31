"""The one app: the whole domain of the newsroom."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from articles.roles import make_roles


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Newsroom"

    def ready(self):
        post_migrate.connect(make_roles, sender=self)
