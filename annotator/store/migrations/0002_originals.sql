-- The bytes that texts were made of, packed. Like texts they never change and are never
-- journaled, and those of a deleted document stay for undo. size is that of the bytes
-- unpacked; packed is the last column so that the small ones are read without it.
CREATE TABLE original (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size > 0),
    compression TEXT NOT NULL CHECK (compression IN ('none', 'zlib')),
    packed BLOB NOT NULL CHECK (length(packed) > 0)
) STRICT;

-- Where a text came from; id is the text's. place is set where the original holds several
-- texts; options (a JSON object) say how it was read. There is none for a text whose
-- original can be made of it again.
CREATE TABLE origin (
    id INTEGER PRIMARY KEY REFERENCES text (id) ON DELETE RESTRICT,
    original INTEGER NOT NULL REFERENCES original (id) ON DELETE RESTRICT,
    place TEXT NOT NULL DEFAULT '',
    media_type TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    options TEXT NOT NULL DEFAULT '{}'
) STRICT;
