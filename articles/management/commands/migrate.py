"""Django’s own `migrate`, after which there is a search index.

The index is made of the models as they are now, which no migration may know: one that changes what
the index holds only drops its tables, and here it is made again.
"""

from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.executor import MigrationExecutor

from articles import search


class Command(migrate.Command):
    def handle(self, *args, **options):
        super().handle(*args, **options)
        only_asks = options["plan"] or options["check_unapplied"]
        if only_asks or options["database"] != DEFAULT_DB_ALIAS:
            return
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if not waiting and not search.exists():
            search.rebuild()
