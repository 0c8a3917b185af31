"""SQLite’s engine: FTS5 tables that hold tokens as they are."""

AND, OR = " AND ", " OR "


def create(cursor, tables):
    for table, columns in tables.items():
        cursor.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5({', '.join(columns)}, "
            "tokenize=\"ascii tokenchars '_'\", prefix='2 3')"
        )
    for table, column in {"search_word": "word", "search_language": "language"}.items():
        cursor.execute(f"CREATE TABLE {table} ({column} TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID")


def take(cursor, table, ids):
    cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", [(pk,) for pk in ids])


def put(cursor, table, columns, rows):
    """Rows of (id, tokens for each column), in the place of those that were there."""
    take(cursor, table, [row[0] for row in rows])
    places = ", ".join(["%s"] * (len(columns) + 1))
    insert = f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES ({places})"
    cursor.executemany(insert, [(pk, *map(" ".join, said)) for pk, *said in rows])


def learn(cursor, table, words):
    cursor.executemany(f"INSERT OR IGNORE INTO {table} VALUES (%s)", [(word,) for word in words])


def written(term) -> str:
    """A term in this engine’s language. Tokens are letters, digits and “_”: nothing breaks out."""
    ways = [f'"{" ".join(phrase)}"' for phrase in term.stems()]
    if term.is_everything:
        ways.append(f'"{term}"*')
    return f"({' OR '.join(ways)})"


def hits(table, column, written):
    """A select of the ids of what matches, and its parameters."""
    words = f"{column} : ({written})" if column else written
    return f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [words]
