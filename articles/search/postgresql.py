"""PostgreSQL’s engine: tsvectors and tsqueries written out, token for token. No configuration or
parser of PostgreSQL’s has a say, so that it finds what SQLite finds.
"""

AND, OR = " & ", " | "


def create(cursor, tables):
    for table, columns in tables.items():
        vectors = ", ".join(f"{column} tsvector NOT NULL" for column in _all(columns))
        cursor.execute(f"CREATE TABLE {table} (id bigint PRIMARY KEY, {vectors})")
        for column in _all(columns):
            # A list of what is not sorted in yet would be read through by every question.
            cursor.execute(
                f"CREATE INDEX {table}_{column} ON {table} USING gin ({column}) "
                "WITH (fastupdate = off)"
            )
    cursor.execute('CREATE TABLE search_word (word text COLLATE "C" PRIMARY KEY)')
    cursor.execute("CREATE TABLE search_language (language text PRIMARY KEY)")


def take(cursor, table, ids):
    cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [list(ids)])


def put(cursor, table, columns, rows):
    """Rows of (id, tokens for each column), in the place of those that were there."""
    take(cursor, table, [row[0] for row in rows])
    known = _all(columns)
    places = ", ".join(["%s::tsvector"] * len(known))
    insert = f"INSERT INTO {table} (id, {', '.join(known)}) VALUES (%s, {places})"
    cursor.executemany(
        insert, [[pk, *(_vector([one]) for one in said[:-1]), _vector(said)] for pk, *said in rows]
    )


def _vector(said):
    """Tokens with their places; a place is left free between texts, over which no phrase reaches.
    A place beyond the 16,383rd is the last to PostgreSQL.
    """
    places = [place for tokens in said for place in [*tokens, ""]]
    return " ".join(f"'{token}':{n}" for n, token in enumerate(places, start=1) if token)


def _all(columns):
    """A vector for each column that is asked for by itself, and one for all."""
    return [*columns[:-1], "everything"]


def learn(cursor, table, words):
    cursor.execute(
        f"INSERT INTO {table} SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING", [sorted(words)]
    )


def written(term) -> str:
    """A term in this engine’s language. Tokens are letters, digits and “_”: nothing breaks out."""
    ways = [" <-> ".join(f"'{token}'" for token in phrase) for phrase in term.stems()]
    if term.is_everything:
        ways.append(f"'{term}':*")
    return f"({' | '.join(ways)})"


def hits(table, column, written):
    """A select of the ids of what matches, and its parameters."""
    return f"SELECT id FROM {table} WHERE {column or 'everything'} @@ %s::tsquery", [written]
