PRAGMA application_id = 1097748079;
PRAGMA user_version = 5;
CREATE TABLE meta (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE CHECK (length(key) BETWEEN 1 AND 200),
    value TEXT NOT NULL
) STRICT;
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
, role TEXT NOT NULL DEFAULT '') STRICT;
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
    position INTEGER NOT NULL, role TEXT NOT NULL DEFAULT '', meanings TEXT NOT NULL DEFAULT '{}', ratings TEXT NOT NULL DEFAULT '{}',
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
, role TEXT NOT NULL DEFAULT '') STRICT;
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
CREATE TABLE version (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL CHECK (number > 0),
    text INTEGER NOT NULL REFERENCES text (id) ON DELETE RESTRICT,
    created_at TEXT NOT NULL,
    UNIQUE (document, number)
) STRICT;
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
CREATE TABLE original (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size > 0),
    compression TEXT NOT NULL CHECK (compression IN ('none', 'zlib')),
    packed BLOB NOT NULL CHECK (length(packed) > 0)
) STRICT;
CREATE TABLE origin (
    id INTEGER PRIMARY KEY REFERENCES text (id) ON DELETE RESTRICT,
    original INTEGER NOT NULL REFERENCES original (id) ON DELETE RESTRICT,
    place TEXT NOT NULL DEFAULT '',
    media_type TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    options TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    annotation INTEGER NOT NULL REFERENCES annotation (id) ON DELETE RESTRICT,
    url TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    stance TEXT NOT NULL CHECK (stance IN ('supports', 'refutes', 'mentions')),
    annotator INTEGER NOT NULL REFERENCES annotator (id) ON DELETE RESTRICT,
    created_at TEXT NOT NULL,
    CHECK (url <> '' OR title <> '' OR note <> '')
) STRICT;
CREATE INDEX evidence_by_annotation ON evidence (annotation);
CREATE INDEX annotation_by_quote ON annotation (substr(quote, 1, 16));
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
    annotation INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (act IN
        ('accept', 'reject', 'discuss', 'reopen', 'relabel', 'move', 'edit', 'delete')),
    reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    before TEXT NOT NULL DEFAULT '{}',
    after TEXT NOT NULL DEFAULT '{}',
    annotator INTEGER NOT NULL REFERENCES annotator (id) ON DELETE RESTRICT,
    reviewer INTEGER NOT NULL REFERENCES annotator (id) ON DELETE RESTRICT,
    answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'understood', 'disputed')),
    answer_note TEXT NOT NULL DEFAULT '',
    answered_at TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_annotation ON decision (annotation);
CREATE INDEX decision_by_document ON decision (document);
CREATE TABLE saved_filter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    place TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    conditions TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (place, name)
) STRICT;
CREATE TABLE sign_off (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL UNIQUE REFERENCES document (id) ON DELETE RESTRICT,
    annotator INTEGER NOT NULL REFERENCES annotator (id) ON DELETE RESTRICT,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX annotation_by_place
    ON annotation (document, start, stop, label, status, annotator, updated_at);
CREATE INDEX annotation_by_change ON annotation (updated_at);
CREATE INDEX annotation_by_creation ON annotation (created_at);
CREATE INDEX annotation_noted ON annotation (document) WHERE note <> '';
CREATE INDEX annotation_dead
    ON annotation (id) WHERE status = 'rejected' OR (origin = 'suggestion' AND status = 'draft');
CREATE INDEX comment_unresolved ON comment (document) WHERE is_resolved = 0;
CREATE INDEX decision_waiting ON decision (annotator)
    WHERE answer = '' AND act IN
        ('reject', 'discuss', 'reopen', 'relabel', 'move', 'edit', 'delete');
CREATE INDEX decision_disputed ON decision (reviewer) WHERE answer = 'disputed';
CREATE INDEX decision_reasoned ON decision (reason) WHERE reason <> '';
INSERT INTO meta (id, key, value) VALUES (1, 'uuid', '45ca9116-86a3-40f4-88ed-2b29f15b39c4');
INSERT INTO meta (id, key, value) VALUES (2, 'title', 'Released');
INSERT INTO meta (id, key, value) VALUES (3, 'scheme.name', 'fact-check');
INSERT INTO meta (id, key, value) VALUES (4, 'scheme.title', 'Fact-check');
INSERT INTO meta (id, key, value) VALUES (5, 'scheme.guideline', 'Mark what is put forward as true (claim), who it comes from (source), who says that it is false (denial), and what helps to understand it (context). Then link them.

Ask in this order, and stop at the first yes:

1. Does it name who says or knows something, not what is said? It is a **source**.
2. Does it say that another statement is untrue, did not happen or is baseless? It is a **denial**. A new checkable fact that comes with it is a claim of its own.
3. Can it be checked, and is it attributed to anyone, or the news itself, or disputed anywhere in the document? It is a **claim**.
4. Is it undisputed, in nobody''s mouth, and useful to the reader? It is **context**.
5. Otherwise leave it unmarked.

Mark whole words without blanks at the ends. Leave out the full stop unless it stands inside quotation marks; keep the quotation marks, articles and quantifiers.');
INSERT INTO state (key, value) VALUES ('home', '66e37009-f7e2-40e3-9cad-1904bf46b2a2');
INSERT INTO annotator (id, uuid, name) VALUES (1, '7dac290f-ba9c-4b66-8c06-4778858be398', 'Ada');
INSERT INTO annotator (id, uuid, name) VALUES (2, '90dd6b6a-71f6-4156-9e23-57658cbe2e61', 'Bo');
INSERT INTO label (id, name, title, letter, digit, underline, colours, definition, guideline, aliases, position, is_archived, role) VALUES (1, 'claim', 'Claim', 'c', 1, 'solid', '{"light": {"tint": "#ffe9bd", "line": "#975a00"}, "dark": {"tint": "#50440e", "line": "#f2b84b"}}', 'What is asserted to be so.', 'The shortest words that state something which evidence could confirm or refute, put forward by a person, by an unnamed voice or by the article itself.

Leave out the words that attribute it: "said that", "according to". Keep quotation marks, negation, and words such as "may" or "must". Words of doubt ("reportedly", "alleged") stay outside where they attribute, inside where they do not; either way set Certainty to hedged.

Split what can be checked separately. A quote that "he said" interrupts is one claim of two fragments. An opinion, a promise or an accusation in somebody''s mouth is a claim, too: set Check-worthy to not checkable.', '[]', 0, 0, 'claim');
INSERT INTO label (id, name, title, letter, digit, underline, colours, definition, guideline, aliases, position, is_archived, role) VALUES (2, 'source', 'Source', 'w', 2, 'double', '{"light": {"tint": "#afddfc", "line": "#0b5cad"}, "dark": {"tint": "#004394", "line": "#83bef5"}}', 'Who or what a claim or a denial comes from.', 'The words that name a person, a body, a news outlet, a document or a group, with title and identifying apposition ("Maren Holt, the harbour master"), without the verb and without the comma after the apposition.

A pronoun is a source where it is the nearest mention; link it to the name by "same as". A source may stand inside a claim. Where one voice passes on another, link the claim to both: "said by" the one it began with, "reported by" the one that passed it on.', '[]', 1, 0, 'source');
INSERT INTO label (id, name, title, letter, digit, underline, colours, definition, guideline, aliases, position, is_archived, role) VALUES (3, 'denial', 'Denial', 'd', 3, 'wave', '{"light": {"tint": "#edacb5", "line": "#8b2047"}, "dark": {"tint": "#511642", "line": "#f28db2"}}', 'A statement that a claim is false.', 'Include the words that deny ("has denied that any offer was made"): without them the rest would read as the claim itself.

Look at what it does to the other statement, not at its verb: "not true" and "baseless" are denials without "deny", and "insisted that she did say it" is a claim that denies a denial. A refusal to comment is context. Link each denial to what it denies and to who utters it.', '[]', 2, 0, 'denial');
INSERT INTO label (id, name, title, letter, digit, underline, colours, definition, guideline, aliases, position, is_archived, role) VALUES (4, 'context', 'Context', 'b', 4, 'dot', '{"light": {"tint": "#ecfbf9", "line": "#0b7a5a"}, "dark": {"tint": "#0c3322", "line": "#64cfa9"}}', 'What helps to understand the rest but is neither the news nor disputed.', 'Background, biography, definitions, figures, earlier positions, reactions, and how the article came by its information. If anyone is made to answer for it, or anyone disputes it, it is a claim.

"Declined to comment" is context of the type no comment, linked by "said by" to whoever declined. A reaction that the author describes without its content ("sparked outrage") is context, too.', '[]', 3, 0, 'context');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (1, 1, 'claim_type', 'Type', 'choice', '["event_property", "numerical", "quote_verification", "position", "causal", "prediction", "other"]', '', 0, 'What kind of evidence would settle it.', 0, '', '{}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (2, 1, 'quote', 'Quoted', 'choice', '["direct", "indirect", "mixed", "none"]', '', 0, 'Whether the article gives the speaker''s own words.', 1, 'quotation', '{"direct": "marked", "mixed": "marked", "indirect": "unmarked", "none": "unmarked"}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (3, 1, 'certainty', 'Certainty', 'choice', '["asserted", "hedged", "questioned"]', '', 0, '', 2, '', '{}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (4, 1, 'check_worthiness', 'Check-worthy', 'choice', '["check_worthy", "unimportant", "not_checkable"]', '', 0, '', 3, 'worth', '{"check_worthy": "worthy"}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (5, 1, 'verdict', 'Verdict', 'choice', '["unchecked", "in_progress", "supported", "refuted", "not_enough_evidence", "conflicting"]', 'unchecked', 0, '', 4, 'verdict', '{"unchecked": "open", "in_progress": "open"}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (6, 1, 'verdict_note', 'Why', 'text', '[]', '', 0, 'What the verdict rests on, in a sentence or two.', 5, 'verdict_note', '{}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (7, 1, 'normalised', 'In one sentence', 'text', '[]', '', 0, 'The claim as it reads without the article, in 75 characters or fewer.', 6, 'wording', '{}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (8, 1, 'claim_date', 'Claimed on', 'date', '[]', '', 0, '', 7, 'date', '{}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (9, 1, 'claim_location', 'Place', 'text', '[]', '', 0, '', 8, 'place', '{}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (10, 1, 'appearance_url', 'Also seen at', 'url', '[]', '', 0, '', 9, 'appearance', '{}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (11, 2, 'source_type', 'Kind', 'choice', '["person", "organisation", "media_outlet", "government", "document", "social_media", "group", "author"]', '', 0, '', 0, 'kind', '{"person": "person", "organisation": "organisation", "media_outlet": "outlet", "government": "organisation", "author": "author"}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (12, 2, 'named', 'Named', 'choice', '["named", "unnamed", "anonymous", "pronoun"]', '', 0, '', 1, 'naming', '{"unnamed": "unnamed", "anonymous": "unnamed", "pronoun": "unnamed"}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (13, 2, 'role', 'Role', 'choice', '["primary", "secondary", "spokesperson", "expert", "eyewitness"]', '', 0, '', 2, '', '{}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (14, 2, 'entity', 'Entity', 'text', '[]', '', 0, 'The full name, or an identifier such as Wikidata''s.', 3, 'entity', '{}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (15, 3, 'denial_type', 'Type', 'choice', '["denies_event", "denies_detail", "discredits", "counter_claim"]', '', 0, '', 0, '', '{}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (16, 3, 'quote', 'Quoted', 'choice', '["direct", "indirect", "mixed", "none"]', '', 0, 'Whether the article gives the speaker''s own words.', 1, 'quotation', '{"direct": "marked", "mixed": "marked", "indirect": "unmarked", "none": "unmarked"}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (17, 3, 'scope', 'Scope', 'choice', '["full", "partial"]', '', 0, '', 2, '', '{}', '{}');
INSERT INTO attribute (id, label, name, title, kind, choices, initial, is_required, help, position, role, meanings, ratings) VALUES (18, 4, 'context_type', 'Type', 'choice', '["background", "biography", "definition", "prior_position", "reaction", "provenance", "response_no_comment", "data"]', '', 0, '', 0, '', '{}', '{}');
INSERT INTO link_type (id, name, title, inverse, ends_from, ends_to, is_symmetric, is_same_label, position, role) VALUES (1, 'attributed_to', 'said by', 'says', '["claim", "denial", "context"]', '["source"]', 0, 0, 0, 'attribution');
INSERT INTO link_type (id, name, title, inverse, ends_from, ends_to, is_symmetric, is_same_label, position, role) VALUES (2, 'reported_by', 'reported by', 'reports', '["claim", "denial"]', '["source"]', 0, 0, 1, 'report');
INSERT INTO link_type (id, name, title, inverse, ends_from, ends_to, is_symmetric, is_same_label, position, role) VALUES (3, 'denies', 'denies', 'denied by', '["denial", "claim"]', '["claim", "denial"]', 0, 0, 2, 'denial');
INSERT INTO link_type (id, name, title, inverse, ends_from, ends_to, is_symmetric, is_same_label, position, role) VALUES (4, 'supports', 'supports', 'supported by', '["claim", "context"]', '["claim", "denial"]', 0, 0, 3, 'support');
INSERT INTO link_type (id, name, title, inverse, ends_from, ends_to, is_symmetric, is_same_label, position, role) VALUES (5, 'undermines', 'undermines', 'undermined by', '["claim", "context"]', '["claim", "denial"]', 0, 0, 4, 'undermining');
INSERT INTO link_type (id, name, title, inverse, ends_from, ends_to, is_symmetric, is_same_label, position, role) VALUES (6, 'contextualises', 'gives context to', 'context', '["context"]', '["claim", "source", "denial"]', 0, 0, 5, 'context');
INSERT INTO link_type (id, name, title, inverse, ends_from, ends_to, is_symmetric, is_same_label, position, role) VALUES (7, 'same_as', 'same as', 'same as', '["*"]', '["*"]', 1, 1, 6, 'same');
INSERT INTO text (id, sha256, length, raw_sha256, encoding, newline, method, created_at, content) VALUES (1, 'c7040d82586db0a59c715349aaa83d983fe75b4b7154737fb3aaa38c6a2a7023', 76, '', 'utf-8', 'LF', '', '2026-11-27T14:50:31.471Z', 'The mayor said that nobody knew. 😀 “Not so”, the council wrote: élan, مصدر.');
INSERT INTO text (id, sha256, length, raw_sha256, encoding, newline, method, created_at, content) VALUES (2, '5bec2aa2e3252ea83a64ed5a853521049a3938d98ca491aa11b0033d74782f8b', 19, '', 'utf-8', 'LF', 'html/1', '2026-11-27T14:50:31.508Z', 'The bridge is shut.');
INSERT INTO document (id, uuid, text, title, url, canonical_url, publisher, author, published, modified, accessed, language, direction, archive_url, archived_at, file_name, media_type, genre, rights, extra, status, created_at, updated_at) VALUES (1, 'e1e4d878-a84f-4ece-a6a8-d1f3f20ec218', 1, 'It''s a title', '', '', 'Paper', '', '', '', '', '', 'auto', '', '', '', '', '', '', '{"page": "7"}', 'doing', '2026-11-27T14:50:31.471Z', '2026-11-27T14:50:31.471Z');
INSERT INTO document (id, uuid, text, title, url, canonical_url, publisher, author, published, modified, accessed, language, direction, archive_url, archived_at, file_name, media_type, genre, rights, extra, status, created_at, updated_at) VALUES (2, 'eef83137-53ee-400d-8630-b5dc707bba5e', 2, 'Kept', '', '', '', '', '', '', '', '', 'auto', '', '', '', '', '', '', '{}', 'todo', '2026-11-27T14:50:31.508Z', '2026-11-27T14:50:31.508Z');
INSERT INTO version (id, document, number, text, created_at) VALUES (1, 1, 1, 1, '2026-11-27T14:50:31.471Z');
INSERT INTO version (id, document, number, text, created_at) VALUES (2, 2, 1, 2, '2026-11-27T14:50:31.508Z');
INSERT INTO annotation (id, uuid, document, text, label, start, stop, fragments, quote, attributes, note, annotator, status, confidence, origin, reviewer, reviewed_at, created_at, updated_at) VALUES (1, 'dbb2bf09-4f36-4374-96ec-aa2297f75826', 1, 1, 1, 15, 31, NULL, 'that nobody knew', '{"verdict": "unchecked"}', 'line
break', 1, 'rejected', '', 'manual', 'Bo', '2026-11-27T14:50:31.513Z', '2026-11-27T14:50:31.475Z', '2026-11-27T14:50:31.513Z');
INSERT INTO annotation (id, uuid, document, text, label, start, stop, fragments, quote, attributes, note, annotator, status, confidence, origin, reviewer, reviewed_at, created_at, updated_at) VALUES (2, '7e01e188-f2e9-4a6b-aa1e-328a81c2696d', 1, 1, 2, 0, 9, NULL, 'The mayor', '{}', 'the mayor of it', 1, 'draft', '', 'manual', '', '', '2026-11-27T14:50:31.478Z', '2026-11-27T14:50:31.519Z');
INSERT INTO annotation (id, uuid, document, text, label, start, stop, fragments, quote, attributes, note, annotator, status, confidence, origin, reviewer, reviewed_at, created_at, updated_at) VALUES (3, '94ec9ed6-3955-44f7-b1a4-e2af05c35f7e', 1, 1, 3, 36, 56, '[[36, 42], [45, 56]]', 'Not so the council', '{}', '', 1, 'draft', '', 'manual', '', '', '2026-11-27T14:50:31.480Z', '2026-11-27T14:50:31.480Z');
INSERT INTO annotation (id, uuid, document, text, label, start, stop, fragments, quote, attributes, note, annotator, status, confidence, origin, reviewer, reviewed_at, created_at, updated_at) VALUES (4, '109be21a-38d4-41de-8f1f-cef18bb0e399', 1, 1, 4, 10, 14, NULL, 'said', '{}', '', 1, 'draft', '', 'manual', '', '', '2026-11-27T14:50:31.483Z', '2026-11-27T14:50:31.483Z');
INSERT INTO annotation (id, uuid, document, text, label, start, stop, fragments, quote, attributes, note, annotator, status, confidence, origin, reviewer, reviewed_at, created_at, updated_at) VALUES (5, '1f67ce0c-d20c-4af5-879d-e002334868ec', 1, 1, 4, 20, 24, NULL, 'nobo', '{}', '', 1, 'draft', '', 'manual', '', '', '2026-11-27T14:50:31.485Z', '2026-11-27T14:50:31.485Z');
INSERT INTO annotation (id, uuid, document, text, label, start, stop, fragments, quote, attributes, note, annotator, status, confidence, origin, reviewer, reviewed_at, created_at, updated_at) VALUES (6, 'd62a6c34-2355-4126-9329-f43f6fe43de6', 1, 1, 4, 57, 61, NULL, 'wrot', '{}', '', 1, 'draft', '', 'manual', '', '', '2026-11-27T14:50:31.487Z', '2026-11-27T14:50:31.487Z');
INSERT INTO link (id, uuid, type, start, stop, annotator, created_at) VALUES (1, '23a55bc3-3cd9-486d-8864-221ea1fec07e', 1, 1, 2, 1, '2026-11-27T14:50:31.490Z');
INSERT INTO comment (id, uuid, document, annotation, replies_to, body, annotator, is_resolved, created_at) VALUES (1, 'b2d2aba5-712d-4b0f-aaf0-39fa1ca7e495', 1, 1, NULL, 'Really?', 1, 0, '2026-11-27T14:50:31.494Z');
INSERT INTO comment (id, uuid, document, annotation, replies_to, body, annotator, is_resolved, created_at) VALUES (2, '2f3399ee-dd4d-4c5f-8f70-356abe4e3cae', 1, 1, 1, 'Yes.', 1, 0, '2026-11-27T14:50:31.497Z');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (1, '7a4a4d51-f8d7-410b-ada8-a82b34d2405c', 'Create project “Released”', 'do', 1, '2026-11-27T14:50:31.467Z', NULL, -1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (2, '59cdc3a4-33b1-429f-8031-4d2a097fe2da', 'Add document “It''s a title”', 'do', 1, '2026-11-27T14:50:31.471Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (3, 'fab3a7b6-7437-40be-9e9d-1e7834668548', 'Mark claim “that nobody knew”', 'do', 1, '2026-11-27T14:50:31.475Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (4, '89cb6b9c-6a64-4e9b-9ec6-fc27954a6fd5', 'Mark source “The mayor”', 'do', 1, '2026-11-27T14:50:31.478Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (5, '79c52569-55e5-4672-ad7c-52a576e7b09a', 'Mark denial “Not so the council”', 'do', 1, '2026-11-27T14:50:31.480Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (6, '9bde824f-05dd-4fe2-9984-6fdeaf10221a', 'Mark context “said”', 'do', 1, '2026-11-27T14:50:31.483Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (7, '234d3c7a-29e9-49fd-be55-4cdc23836de1', 'Mark context “nobo”', 'do', 1, '2026-11-27T14:50:31.485Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (8, 'b7014555-f72b-47ea-882c-80666e81e2ae', 'Mark context “wrot”', 'do', 1, '2026-11-27T14:50:31.487Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (9, '5de30b81-8584-41ed-9f8f-7c31303fd8c7', 'Link: said by', 'do', 1, '2026-11-27T14:50:31.490Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (10, 'd1ad622e-4273-45d3-893c-30a30f7a2212', 'Add evidence', 'do', 1, '2026-11-27T14:50:31.492Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (11, 'ffd5f2a4-3c61-4a6d-b7dd-bd5b7ddd6fec', 'Comment', 'do', 1, '2026-11-27T14:50:31.494Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (12, 'cba68df0-ccb8-47fb-bb65-3460fd1aa1a6', 'Comment', 'do', 1, '2026-11-27T14:50:31.497Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (13, '1085c814-0aac-40b3-b5dd-d101436c4448', 'Set status of claim “that nobody knew”', 'do', 1, '2026-11-27T14:50:31.499Z', NULL, -1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (14, 'f825358d-6261-41a4-be90-2684fa671d9a', 'Set status of claim “that nobody knew”', 'undo', 1, '2026-11-27T14:50:31.502Z', 13, NULL, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (15, 'a05af507-6501-469b-a5ee-dc07eb9531f7', 'Edit note of source “The mayor”', 'do', 1, '2026-11-27T14:50:31.506Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (16, '95e85c13-7216-4e6e-a4d6-f2979294f943', 'Add document “Kept”', 'do', 1, '2026-11-27T14:50:31.508Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (17, '73898e14-ab9c-4648-a90e-8b90f2e1fc02', 'Reject claim “that nobody knew”', 'do', 2, '2026-11-27T14:50:31.513Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (18, 'e991a9e7-78a0-45ee-9e59-527c4c29146a', 'Save filter “Drafts”', 'do', 2, '2026-11-27T14:50:31.517Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (19, 'de1a880b-559d-4991-8ff5-dc94196b9315', 'Edit note of source “The mayor”', 'do', 1, '2026-11-27T14:50:31.519Z', NULL, 1, '');
INSERT INTO step (id, uuid, title, kind, annotator, at, undoes, standing, batch) VALUES (20, '4e8acc60-545d-4a6c-9540-b2d442181d39', 'Sign off “It''s a title”', 'do', 1, '2026-11-27T14:50:31.522Z', NULL, 1, '');
INSERT INTO change (id, step, op, tbl, row, before) VALUES (1, 1, 'insert', 'meta', 1, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (2, 1, 'insert', 'meta', 2, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (3, 1, 'insert', 'meta', 3, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (4, 1, 'insert', 'meta', 4, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (5, 1, 'insert', 'meta', 5, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (6, 1, 'insert', 'label', 1, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (7, 1, 'insert', 'attribute', 1, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (8, 1, 'insert', 'attribute', 2, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (9, 1, 'insert', 'attribute', 3, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (10, 1, 'insert', 'attribute', 4, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (11, 1, 'insert', 'attribute', 5, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (12, 1, 'insert', 'attribute', 6, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (13, 1, 'insert', 'attribute', 7, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (14, 1, 'insert', 'attribute', 8, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (15, 1, 'insert', 'attribute', 9, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (16, 1, 'insert', 'attribute', 10, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (17, 1, 'insert', 'label', 2, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (18, 1, 'insert', 'attribute', 11, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (19, 1, 'insert', 'attribute', 12, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (20, 1, 'insert', 'attribute', 13, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (21, 1, 'insert', 'attribute', 14, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (22, 1, 'insert', 'label', 3, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (23, 1, 'insert', 'attribute', 15, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (24, 1, 'insert', 'attribute', 16, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (25, 1, 'insert', 'attribute', 17, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (26, 1, 'insert', 'label', 4, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (27, 1, 'insert', 'attribute', 18, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (28, 1, 'insert', 'link_type', 1, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (29, 1, 'insert', 'link_type', 2, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (30, 1, 'insert', 'link_type', 3, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (31, 1, 'insert', 'link_type', 4, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (32, 1, 'insert', 'link_type', 5, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (33, 1, 'insert', 'link_type', 6, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (34, 1, 'insert', 'link_type', 7, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (35, 2, 'insert', 'document', 1, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (36, 2, 'insert', 'version', 1, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (37, 3, 'insert', 'annotation', 1, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (38, 3, 'update', 'document', 1, '{"id":1,"uuid":"e1e4d878-a84f-4ece-a6a8-d1f3f20ec218","text":1,"title":"It''s a title","url":"","canonical_url":"","publisher":"Paper","author":"","published":"","modified":"","accessed":"","language":"","direction":"auto","archive_url":"","archived_at":"","file_name":"","media_type":"","genre":"","rights":"","extra":"{\"page\": \"7\"}","status":"todo","created_at":"2026-11-27T14:50:31.471Z","updated_at":"2026-11-27T14:50:31.471Z"}');
INSERT INTO change (id, step, op, tbl, row, before) VALUES (39, 4, 'insert', 'annotation', 2, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (40, 5, 'insert', 'annotation', 3, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (41, 6, 'insert', 'annotation', 4, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (42, 7, 'insert', 'annotation', 5, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (43, 8, 'insert', 'annotation', 6, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (44, 9, 'insert', 'link', 1, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (45, 10, 'insert', 'evidence', 1, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (46, 11, 'insert', 'comment', 1, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (47, 12, 'insert', 'comment', 2, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (48, 13, 'update', 'annotation', 1, '{"id":1,"uuid":"dbb2bf09-4f36-4374-96ec-aa2297f75826","document":1,"text":1,"label":1,"start":15,"stop":31,"fragments":null,"quote":"that nobody knew","attributes":"{\"verdict\": \"unchecked\"}","note":"line\nbreak","annotator":1,"status":"draft","confidence":"","origin":"manual","reviewer":"","reviewed_at":"","created_at":"2026-11-27T14:50:31.475Z","updated_at":"2026-11-27T14:50:31.475Z"}');
INSERT INTO change (id, step, op, tbl, row, before) VALUES (49, 13, 'insert', 'decision', 1, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (50, 14, 'delete', 'decision', 1, '{"id":1,"uuid":"149372e6-1002-4cf8-9e44-1c0da3419731","document":1,"annotation":1,"act":"accept","reason":"","note":"","before":"{\"status\": \"draft\"}","after":"{\"status\": \"accepted\"}","annotator":1,"reviewer":1,"answer":"","answer_note":"","answered_at":"","created_at":"2026-11-27T14:50:31.500Z"}');
INSERT INTO change (id, step, op, tbl, row, before) VALUES (51, 14, 'update', 'annotation', 1, '{"id":1,"uuid":"dbb2bf09-4f36-4374-96ec-aa2297f75826","document":1,"text":1,"label":1,"start":15,"stop":31,"fragments":null,"quote":"that nobody knew","attributes":"{\"verdict\": \"unchecked\"}","note":"line\nbreak","annotator":1,"status":"accepted","confidence":"","origin":"manual","reviewer":"Ada","reviewed_at":"2026-11-27T14:50:31.499Z","created_at":"2026-11-27T14:50:31.475Z","updated_at":"2026-11-27T14:50:31.499Z"}');
INSERT INTO change (id, step, op, tbl, row, before) VALUES (52, 15, 'update', 'annotation', 2, '{"id":2,"uuid":"7e01e188-f2e9-4a6b-aa1e-328a81c2696d","document":1,"text":1,"label":2,"start":0,"stop":9,"fragments":null,"quote":"The mayor","attributes":"{}","note":"","annotator":1,"status":"draft","confidence":"","origin":"manual","reviewer":"","reviewed_at":"","created_at":"2026-11-27T14:50:31.478Z","updated_at":"2026-11-27T14:50:31.478Z"}');
INSERT INTO change (id, step, op, tbl, row, before) VALUES (53, 16, 'insert', 'document', 2, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (54, 16, 'insert', 'version', 2, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (55, 17, 'range', 'decision', 2, '2');
INSERT INTO change (id, step, op, tbl, row, before) VALUES (56, 17, 'update', 'annotation', 1, '{"id":1,"uuid":"dbb2bf09-4f36-4374-96ec-aa2297f75826","document":1,"text":1,"label":1,"start":15,"stop":31,"fragments":null,"quote":"that nobody knew","attributes":"{\"verdict\": \"unchecked\"}","note":"line\nbreak","annotator":1,"status":"draft","confidence":"","origin":"manual","reviewer":"","reviewed_at":"","created_at":"2026-11-27T14:50:31.475Z","updated_at":"2026-11-27T14:50:31.475Z"}');
INSERT INTO change (id, step, op, tbl, row, before) VALUES (57, 18, 'insert', 'saved_filter', 1, NULL);
INSERT INTO change (id, step, op, tbl, row, before) VALUES (58, 19, 'update', 'annotation', 2, '{"id":2,"uuid":"7e01e188-f2e9-4a6b-aa1e-328a81c2696d","document":1,"text":1,"label":2,"start":0,"stop":9,"fragments":null,"quote":"The mayor","attributes":"{}","note":"the mayor","annotator":1,"status":"draft","confidence":"","origin":"manual","reviewer":"","reviewed_at":"","created_at":"2026-11-27T14:50:31.478Z","updated_at":"2026-11-27T14:50:31.506Z"}');
INSERT INTO change (id, step, op, tbl, row, before) VALUES (59, 20, 'insert', 'sign_off', 1, NULL);
INSERT INTO original (id, sha256, size, compression, packed) VALUES (1, '53523f64fee5fee47d5edacd5037ec91baefd2b7bf32837ab6cd7159f4d1ad7e', 234, 'zlib', X'789CB329B00BC94855482ACA4C494F55C82C5628CE282DD1B3D12FB0B31966320032194EB8');
INSERT INTO origin (id, original, place, media_type, name, options) VALUES (2, 1, '', 'text/html', 'page.html', '{"is_whole_page": true}');
INSERT INTO evidence (id, uuid, annotation, url, title, note, stance, annotator, created_at) VALUES (1, '0e0c82a4-e945-4a2a-acdc-5707b74ca571', 1, 'https://records.example/1', 'Minutes', '', 'mentions', 1, '2026-11-27T14:50:31.492Z');
INSERT INTO decision (id, uuid, document, annotation, act, reason, note, before, after, annotator, reviewer, answer, answer_note, answered_at, created_at) VALUES (2, '68631b5a-1160-444a-8695-e463f56efefe', 1, 1, 'reject', 'boundary', 'too long', '{"status":"draft"}', '{"status":"rejected"}', 1, 2, '', '', '', '2026-11-27T14:50:31.513Z');
INSERT INTO saved_filter (id, uuid, place, name, conditions, position) VALUES (1, '90d8950a-6a9b-4b97-ac1e-121a1ea79cc6', 'annotations', 'Drafts', '{"words": "", "terms": [{"field": "status", "values": ["draft"], "excluded": false}]}', 0);
INSERT INTO sign_off (id, document, annotator, created_at) VALUES (1, 1, 1, '2026-11-27T14:50:31.522Z');
INSERT INTO sqlite_sequence (name, seq) VALUES ('attribute', 18);
INSERT INTO sqlite_sequence (name, seq) VALUES ('annotator', 2);
INSERT INTO sqlite_sequence (name, seq) VALUES ('step', 20);
INSERT INTO sqlite_sequence (name, seq) VALUES ('change', 59);
INSERT INTO sqlite_sequence (name, seq) VALUES ('meta', 5);
INSERT INTO sqlite_sequence (name, seq) VALUES ('label', 4);
INSERT INTO sqlite_sequence (name, seq) VALUES ('link_type', 7);
INSERT INTO sqlite_sequence (name, seq) VALUES ('text', 2);
INSERT INTO sqlite_sequence (name, seq) VALUES ('document', 2);
INSERT INTO sqlite_sequence (name, seq) VALUES ('version', 2);
INSERT INTO sqlite_sequence (name, seq) VALUES ('annotation', 6);
INSERT INTO sqlite_sequence (name, seq) VALUES ('link', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('evidence', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('comment', 2);
INSERT INTO sqlite_sequence (name, seq) VALUES ('decision', 2);
INSERT INTO sqlite_sequence (name, seq) VALUES ('original', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('saved_filter', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('sign_off', 1);
INSERT INTO text_fts (text_fts) VALUES ('rebuild');