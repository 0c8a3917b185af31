"""SQLite’s engine: FTS5 tables that hold tokens as they are."""

from articles.search.stems import whole

AND, OR = " AND ", " OR "


def create(cursor, tables):
    for table, columns in tables.items():
        cursor.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5({', '.join(columns)}, "
            "tokenize=\"ascii tokenchars '_'\", prefix='3 4')"  # of a whole word, and its mark
        )
    for one in ("word", "language"):
        cursor.execute(f"CREATE TABLE search_{one} ({one} TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID")


def take(cursor, table, ids):
    cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", [(pk,) for pk in ids])


def put(cursor, table, columns, rows):
    """Rows of (id, (stems, words) for each column), in the place of those that were there."""
    take(cursor, table, [row[0] for row in rows])
    places = ", ".join(["%s"] * (len(columns) + 1))
    insert = f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES ({places})"
    cursor.executemany(insert, [(pk, *(_text(*one) for one in said)) for pk, *said in rows])


def _text(stems, words):
    return " ".join([*stems, *map(whole, words)])


def learn(cursor, one, words):
    """Keep words, or languages, that are not known yet."""
    insert = f"INSERT OR IGNORE INTO search_{one} VALUES (%s)"
    cursor.executemany(insert, [(word,) for word in words])


def written(term) -> str:
    """A term in this engine’s language. Tokens are letters, digits and “_”: nothing breaks out."""
    ways = [f'"{" ".join(phrase)}"' for phrase in term.stems()]
    if term.is_open:
        ways.append(f'"{whole(str(term))}"*')
    return f"({' OR '.join(ways)})"


def hits(table, column, written):
    """A select of the ids of what matches, and its parameters."""
    words = f"{column} : ({written})" if column else written
    return f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [words]
