"""The tables of the index, and the one engine that the database has."""

from django.db import connection
from django.db.models import BigIntegerField, Expression

from articles.search import postgresql, sqlite

# Table: its columns, the first weighing most. Ids: of a version, of a photo’s use, of an article.
TABLES = {
    "search_story": ("headline", "standfirst", "names", "body"),
    "search_photo": ("words",),
    "search_draft": ("headline", "standfirst", "names", "body"),
}
_ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def engine(of=connection):
    return _ENGINES[of.vendor]


class Hits(Expression):
    """The ids in a table of the index that match every term, as what `pk__in=` asks for. It says
    nothing of who may read them: a queryset that asks must say that itself.
    """

    output_field = BigIntegerField()
    between = "AND"

    def __init__(self, table, terms, column=""):
        super().__init__()
        self.table, self.terms, self.column = table, tuple(terms), column

    def as_sql(self, compiler, connection):
        own = engine(connection)
        words = getattr(own, self.between).join(own.written(term) for term in self.terms)
        sql, parameters = own.hits(self.table, self.column, words)
        return f"({sql})", parameters


class AnyHits(Hits):
    """The ids of what matches one term at least."""

    between = "OR"
