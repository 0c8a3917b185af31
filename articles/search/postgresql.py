"""PostgreSQL’s engine: tsvectors and tsqueries written out, token for token. No configuration or
parser of PostgreSQL’s has a say, so that it finds what SQLite finds.
"""

from articles.search.stems import whole

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
    # Not unique: two verbs that learn the same words would wait for each other, and might for
    # ever. Where they learn one in the same instant, it stands there twice.
    for one in ("word", "language"):
        cursor.execute(f'CREATE TABLE search_{one} ({one} text COLLATE "C" NOT NULL)')
        cursor.execute(f"CREATE INDEX search_{one}_known ON search_{one} ({one})")


def take(cursor, table, ids):
    cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [list(ids)])


def put(cursor, table, columns, rows):
    """Rows of (id, (stems, words) for each column), in the place of those that were there."""
    take(cursor, table, [row[0] for row in rows])
    known = _all(columns)
    places = ", ".join(["%s::tsvector"] * len(known))
    insert = f"INSERT INTO {table} (id, {', '.join(known)}) VALUES (%s, {places})"
    cursor.executemany(
        insert, [[pk, *(_vector([one]) for one in said[:-1]), _vector(said)] for pk, *said in rows]
    )


def _vector(said):
    """Stems with their places; a place is left free between texts, over which no phrase reaches.
    A place beyond the 16,383rd is the last to PostgreSQL. Whole words stand nowhere.
    """
    places = [place for stems, _ in said for place in [*stems, ""]]
    tokens = [f"'{stem}':{n}" for n, stem in enumerate(places, start=1) if stem]
    return " ".join([*tokens, *(f"'{whole(word)}'" for _, words in said for word in words)])


def _all(columns):
    """A vector for each column that is asked for by itself, and one for all."""
    return [*columns[:-1], "everything"]


def learn(cursor, one, words):
    """Keep words, or languages, that are not known yet."""
    cursor.execute(
        f"INSERT INTO search_{one} SELECT unnest(%s::text[]) "
        f"EXCEPT SELECT {one} FROM search_{one} WHERE {one} = ANY(%s)",
        [list(words)] * 2,
    )


def written(term) -> str:
    """A term in this engine’s language. Tokens are letters, digits and “_”: nothing breaks out."""
    ways = [" <-> ".join(f"'{token}'" for token in phrase) for phrase in term.stems()]
    if term.is_open:
        ways.append(f"'{whole(str(term))}':*")
    return f"({' | '.join(ways)})"


def hits(table, column, written):
    """A select of the ids of what matches, and its parameters."""
    return f"SELECT id FROM {table} WHERE {column or 'everything'} @@ %s::tsquery", [written]
