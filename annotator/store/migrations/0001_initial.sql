-- The first schema. Tables of the present are STRICT; history lies in step and change.
-- Positions count Unicode code points; times are ISO 8601 UTC; booleans are 0 or 1.

CREATE TABLE meta (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE CHECK (length(key) BETWEEN 1 AND 200),
    value TEXT NOT NULL
) STRICT;

-- What is true of the file now and is no part of its history: never journaled.
CREATE TABLE state (
    key TEXT PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 200),
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE annotator (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200)
) STRICT;

CREATE TABLE label (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    letter TEXT NOT NULL DEFAULT '' CHECK (length(letter) <= 1),
    digit INTEGER NOT NULL DEFAULT 0 CHECK (digit BETWEEN 0 AND 9),
    underline TEXT NOT NULL DEFAULT 'solid',
    colours TEXT NOT NULL,
    definition TEXT NOT NULL DEFAULT '',
    guideline TEXT NOT NULL DEFAULT '',
    aliases TEXT NOT NULL DEFAULT '[]',
    position INTEGER NOT NULL,
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1))
) STRICT;

-- label is NULL for an attribute of any label.
CREATE TABLE attribute (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label INTEGER REFERENCES label (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    kind TEXT NOT NULL CHECK (kind IN ('choice', 'text', 'date', 'url')),
    choices TEXT NOT NULL DEFAULT '[]',
    initial TEXT NOT NULL DEFAULT '',
    is_required INTEGER NOT NULL DEFAULT 0 CHECK (is_required IN (0, 1)),
    help TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL,
    UNIQUE (label, name)
) STRICT;

CREATE TABLE link_type (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
    title TEXT NOT NULL,
    inverse TEXT NOT NULL,
    ends_from TEXT NOT NULL,
    ends_to TEXT NOT NULL,
    is_symmetric INTEGER NOT NULL DEFAULT 0 CHECK (is_symmetric IN (0, 1)),
    is_same_label INTEGER NOT NULL DEFAULT 0 CHECK (is_same_label IN (0, 1)),
    position INTEGER NOT NULL
) STRICT;

-- Texts never change and are never journaled: a new version is a new row, and the text of a
-- deleted document stays for undo. content is the last column so that the small ones are
-- read without it.
CREATE TABLE text (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    length INTEGER NOT NULL CHECK (length > 0),
    raw_sha256 TEXT NOT NULL DEFAULT '',
    encoding TEXT NOT NULL DEFAULT '',
    newline TEXT NOT NULL DEFAULT '',
    method TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE INDEX text_by_hash ON text (sha256);

CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    text INTEGER NOT NULL REFERENCES text (id) ON DELETE RESTRICT,
    title TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    canonical_url TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    published TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '',
    accessed TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    direction TEXT NOT NULL DEFAULT 'auto' CHECK (direction IN ('auto', 'ltr', 'rtl')),
    archive_url TEXT NOT NULL DEFAULT '',
    archived_at TEXT NOT NULL DEFAULT '',
    file_name TEXT NOT NULL DEFAULT '',
    media_type TEXT NOT NULL DEFAULT '',
    genre TEXT NOT NULL DEFAULT '',
    rights TEXT NOT NULL DEFAULT '',
    extra TEXT NOT NULL DEFAULT '{}',
    status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('todo', 'doing', 'done')),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX document_by_text ON document (text);

-- The texts that a document has had; document.text is the current one.
CREATE TABLE version (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL CHECK (number > 0),
    text INTEGER NOT NULL REFERENCES text (id) ON DELETE RESTRICT,
    created_at TEXT NOT NULL,
    UNIQUE (document, number)
) STRICT;

-- start and stop are the outer bounds; fragments lists [[start, stop], …] only where there
-- is more than one.
CREATE TABLE annotation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
    text INTEGER NOT NULL REFERENCES text (id) ON DELETE RESTRICT,
    label INTEGER NOT NULL REFERENCES label (id) ON DELETE RESTRICT,
    start INTEGER NOT NULL CHECK (start >= 0),
    stop INTEGER NOT NULL,
    fragments TEXT,
    quote TEXT NOT NULL,
    attributes TEXT NOT NULL DEFAULT '{}',
    note TEXT NOT NULL DEFAULT '',
    annotator INTEGER NOT NULL REFERENCES annotator (id) ON DELETE RESTRICT,
    status TEXT NOT NULL DEFAULT 'draft'
        CHECK (status IN ('draft', 'accepted', 'rejected', 'discuss')),
    confidence TEXT NOT NULL DEFAULT '' CHECK (confidence IN ('', 'low', 'medium', 'high')),
    origin TEXT NOT NULL DEFAULT 'manual'
        CHECK (origin IN ('manual', 'import', 'suggestion', 'merge')),
    reviewer TEXT NOT NULL DEFAULT '',
    reviewed_at TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CHECK (stop > start),
    CHECK (fragments IS NOT NULL OR length(quote) = stop - start)
) STRICT;
CREATE INDEX annotation_by_place ON annotation (document, start, stop);
CREATE INDEX annotation_by_label ON annotation (document, label);

CREATE TRIGGER annotation_within_text_insert BEFORE INSERT ON annotation
WHEN new.stop > (SELECT length FROM text WHERE id = new.text)
BEGIN SELECT RAISE(ABORT, 'annotation ends past its text'); END;
CREATE TRIGGER annotation_within_text_update BEFORE UPDATE OF stop, text ON annotation
WHEN new.stop > (SELECT length FROM text WHERE id = new.text)
BEGIN SELECT RAISE(ABORT, 'annotation ends past its text'); END;

CREATE TABLE link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    type INTEGER NOT NULL REFERENCES link_type (id) ON DELETE RESTRICT,
    start INTEGER NOT NULL REFERENCES annotation (id) ON DELETE RESTRICT,
    stop INTEGER NOT NULL REFERENCES annotation (id) ON DELETE RESTRICT,
    annotator INTEGER NOT NULL REFERENCES annotator (id) ON DELETE RESTRICT,
    created_at TEXT NOT NULL,
    CHECK (start <> stop),
    UNIQUE (type, start, stop)
) STRICT;
CREATE INDEX link_by_start ON link (start);
CREATE INDEX link_by_stop ON link (stop);

CREATE TABLE comment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
    annotation INTEGER REFERENCES annotation (id) ON DELETE RESTRICT,
    replies_to INTEGER REFERENCES comment (id) ON DELETE RESTRICT,
    body TEXT NOT NULL CHECK (length(body) > 0),
    annotator INTEGER NOT NULL REFERENCES annotator (id) ON DELETE RESTRICT,
    is_resolved INTEGER NOT NULL DEFAULT 0 CHECK (is_resolved IN (0, 1)),
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX comment_by_annotation ON comment (annotation);
CREATE INDEX comment_by_document ON comment (document);

-- One row per user action. standing: 1 in effect, 0 undone and can be redone, -1 undone for good;
-- NULL for the undo and redo steps themselves.
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    annotator INTEGER NOT NULL REFERENCES annotator (id) ON DELETE RESTRICT,
    at TEXT NOT NULL,
    undoes INTEGER REFERENCES step (id),
    standing INTEGER CHECK (standing IN (-1, 0, 1)),
    batch TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX step_standing ON step (annotator, standing, id) WHERE standing IS NOT NULL;
CREATE INDEX step_undone ON step (undoes) WHERE undoes IS NOT NULL;

-- before: the row as it was, a JSON object of its columns; NULL for an insert; for op
-- 'range' (a bulk insert of the ids from row on) the last id.
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step INTEGER NOT NULL REFERENCES step (id),
    op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete', 'range')),
    tbl TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT
) STRICT;
CREATE INDEX change_by_step ON change (step);
CREATE INDEX change_by_row ON change (tbl, row);

CREATE VIRTUAL TABLE text_fts USING fts5 (
    content, content = 'text', content_rowid = 'id', tokenize = 'unicode61'
);
