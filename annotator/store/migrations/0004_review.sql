-- Review: who decided what on an annotation, filters that are kept by name, documents that are
-- signed off.

-- One row per decision of a reviewer on an annotation. annotation refers to no row: what a
-- reviewer deleted is told to its annotator too. before and after are JSON objects of what
-- was changed, and answer is the annotator's.
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
CREATE INDEX decision_unanswered ON decision (annotator) WHERE answer = '';

-- conditions: a JSON object; place says of what: 'annotations', 'documents', 'search'.
CREATE TABLE saved_filter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    place TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    conditions TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (place, name)
) STRICT;

-- A document that has a row here is locked against edits until the row goes.
CREATE TABLE sign_off (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL UNIQUE REFERENCES document (id) ON DELETE RESTRICT,
    annotator INTEGER NOT NULL REFERENCES annotator (id) ON DELETE RESTRICT,
    created_at TEXT NOT NULL
) STRICT;

-- Everything that a table of annotations is filtered and sorted by, in the order of place: a
-- million rows are gone through without the rows themselves.
DROP INDEX annotation_by_place;
CREATE INDEX annotation_by_place
    ON annotation (document, start, stop, label, status, annotator, updated_at);
CREATE INDEX annotation_by_change ON annotation (updated_at);
CREATE INDEX annotation_by_creation ON annotation (created_at);
CREATE INDEX annotation_noted ON annotation (document) WHERE note <> '';
-- Those that nobody stands behind, rejected or not yet decided: few, and asked for as a whole.
CREATE INDEX annotation_dead
    ON annotation (id) WHERE status = 'rejected' OR (origin = 'suggestion' AND status = 'draft');
CREATE INDEX comment_unresolved ON comment (document) WHERE is_resolved = 0;
