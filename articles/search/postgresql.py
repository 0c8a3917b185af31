"""PostgreSQL’s engine: tsvectors of folded words. Its configuration, made here and named after
us, stems by the language of the magazine and knows no stop words; no superuser is needed.
"""

from articles.search.words import CLOSE, OPEN, folded

AND, OR = " & ", " | "
CONFIGURATION = "newsroom"
_OPTIONS = f"StartSel={OPEN}, StopSel={CLOSE}, HighlightAll=true"


def create(cursor, tables, language):
    cursor.execute(f"CREATE TEXT SEARCH CONFIGURATION {CONFIGURATION} (COPY = simple)")
    cursor.execute("SELECT 1 FROM pg_ts_dict WHERE dictname = %s", [f"{language}_stem"])
    if cursor.fetchone():  # one of PostgreSQL’s own languages, here without its stop words
        cursor.execute(
            f"CREATE TEXT SEARCH DICTIONARY {CONFIGURATION}_stem "
            f"(TEMPLATE = snowball, Language = {language})"
        )
        cursor.execute(
            f"ALTER TEXT SEARCH CONFIGURATION {CONFIGURATION} "
            f"ALTER MAPPING REPLACE simple WITH {CONFIGURATION}_stem"
        )
    for table, columns in tables.items():
        vectors = ", ".join(f"{column} tsvector NOT NULL" for column in _all(columns))
        cursor.execute(f"CREATE TABLE {table} (id bigint PRIMARY KEY, {vectors})")
        for column in _all(columns):
            cursor.execute(f"CREATE INDEX {table}_{column} ON {table} USING gin ({column})")
    cursor.execute('CREATE TABLE search_word (word text COLLATE "C" PRIMARY KEY)')


def destroy(cursor, tables):
    for table in [*tables, "search_word"]:
        cursor.execute(f"DROP TABLE IF EXISTS {table}")
    cursor.execute(f"DROP TEXT SEARCH CONFIGURATION IF EXISTS {CONFIGURATION}")
    cursor.execute(f"DROP TEXT SEARCH DICTIONARY IF EXISTS {CONFIGURATION}_stem")


def take(cursor, table, ids):
    cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [list(ids)])


def put(cursor, table, columns, rows):
    """Rows of (id, a text for each column), in the place of those that were there."""
    take(cursor, table, [row[0] for row in rows])
    known = _all(columns)
    vectors = ", ".join([f"to_tsvector('{CONFIGURATION}', %s)"] * len(known))
    insert = f"INSERT INTO {table} (id, {', '.join(known)}) VALUES (%s, {vectors})"
    texts = [[pk, *said[:-1], " ".join(said)] for pk, *said in rows]
    cursor.executemany(insert, texts)


def _all(columns):
    """A vector for each column that is asked for by itself, and one for all."""
    return [*columns[:-1], "everything"]


def learn(cursor, words):
    cursor.execute(
        "INSERT INTO search_word SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING", [sorted(words)]
    )


def written(term) -> str:
    """A term in this engine’s language. Words are letters and digits: nothing can break out."""
    ways = [" <-> ".join(f"'{word}'" for word in term.words)]
    ways += [f"'{ending}'" for ending in term.endings]
    if term.is_everything:
        ways.append(f"'{term}':*")
    return f"({' | '.join(ways)})"


def hits(table, column, written):
    """A select of the ids of what matches, and its parameters."""
    sql = f"SELECT id FROM {table} WHERE {column or 'everything'} @@ to_tsquery(%s, %s)"
    return sql, [CONFIGURATION, written]


def marked(cursor, table, columns, texts, written):
    """Of each id in `texts`, its columns with the words marked."""
    words = [folded(text) for said in texts.values() for text in said]
    cursor.execute(
        "SELECT ts_headline(%s, text, to_tsquery(%s, %s), %s) "
        "FROM unnest(%s::text[]) WITH ORDINALITY AS page(text, place) ORDER BY place",
        [CONFIGURATION, CONFIGURATION, written, _OPTIONS, words],
    )
    found = [text for (text,) in cursor.fetchall()]
    width = len(columns)
    return {pk: found[n * width : (n + 1) * width] for n, pk in enumerate(texts)}
