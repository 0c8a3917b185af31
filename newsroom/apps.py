"""Which admin site this project runs."""

from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """The desk in place of the stock site. Its screens are imported when the site exists: they
    stand on stock screens, which register themselves while they are imported.
    """

    default_site = "articles.admin.site.DeskSite"

    def ready(self):
        super().ready()
        import_module("articles.admin.screens")
        import_module("newsroom.checks")
