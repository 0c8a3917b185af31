"""SQLite’s engine: FTS5 tables that hold folded words, and stem English ones (Porter)."""

import json

from articles.search.words import CLOSE, OPEN

AND, OR = " AND ", " OR "


def create(cursor, tables, language):
    stem = "porter " if language == "english" else ""
    for table, columns in tables.items():
        cursor.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5({', '.join(columns)}, tokenize="
            f"\"{stem}unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\", prefix='2 3')"
        )
    cursor.execute("CREATE TABLE search_word (word TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID")


def destroy(cursor, tables):
    for table in [*tables, "search_word"]:
        cursor.execute(f"DROP TABLE IF EXISTS {table}")


def take(cursor, table, ids):
    cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", [(pk,) for pk in ids])


def put(cursor, table, columns, rows):
    """Rows of (id, a text for each column), in the place of those that were there."""
    take(cursor, table, [row[0] for row in rows])
    places = ", ".join(["%s"] * (len(columns) + 1))
    insert = f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES ({places})"
    cursor.executemany(insert, rows)


def learn(cursor, words):
    cursor.executemany("INSERT OR IGNORE INTO search_word VALUES (%s)", [(w,) for w in words])


def written(term) -> str:
    """A term in this engine’s language. Words are letters and digits: nothing can break out."""
    ways = [f'"{term}"', *(f'"{ending}"' for ending in term.endings)]
    if term.is_everything:
        ways.append(f'"{term}"*')
    return f"({' OR '.join(ways)})"


def hits(table, column, written):
    """A select of the ids of what matches, and its parameters."""
    words = f"{column} : ({written})" if column else written
    return f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [words]


def marked(cursor, table, columns, texts, written):
    """Of each id in `texts` that matches, its columns with the words marked."""
    shown = ", ".join(f"highlight({table}, {n}, '{OPEN}', '{CLOSE}')" for n in range(len(columns)))
    cursor.execute(
        f"SELECT {table}.rowid, {shown} FROM json_each(%s) AS page CROSS JOIN {table} "
        f"WHERE {table}.rowid = page.value AND {table} MATCH %s",
        [json.dumps(list(texts)), written],
    )
    return {pk: row for pk, *row in cursor.fetchall()}
