-- What the parts of a scheme are for, evidence on claims, and finding equal quotes.

ALTER TABLE label ADD COLUMN role TEXT NOT NULL DEFAULT '';
ALTER TABLE link_type ADD COLUMN role TEXT NOT NULL DEFAULT '';
-- meanings and ratings: JSON objects from some of the choices to texts.
ALTER TABLE attribute ADD COLUMN role TEXT NOT NULL DEFAULT '';
ALTER TABLE attribute ADD COLUMN meanings TEXT NOT NULL DEFAULT '{}';
ALTER TABLE attribute ADD COLUMN ratings TEXT NOT NULL DEFAULT '{}';

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

-- The first characters tell most quotes apart, and keep the index small.
CREATE INDEX annotation_by_quote ON annotation (substr(quote, 1, 16));

-- Projects made so far have the scheme that the program brought, or one of their own without
-- roles. The names below are those of the first.
UPDATE label SET role = name WHERE name IN ('claim', 'source', 'denial', 'context')
    AND EXISTS (SELECT 1 FROM meta WHERE key = 'scheme.name' AND value = 'fact-check');
UPDATE link_type SET role = CASE name
        WHEN 'attributed_to' THEN 'attribution' WHEN 'reported_by' THEN 'report'
        WHEN 'denies' THEN 'denial' WHEN 'supports' THEN 'support'
        WHEN 'undermines' THEN 'undermining' WHEN 'contextualises' THEN 'context'
        WHEN 'same_as' THEN 'same' ELSE '' END
    WHERE EXISTS (SELECT 1 FROM meta WHERE key = 'scheme.name' AND value = 'fact-check');
UPDATE attribute SET role = CASE name
        WHEN 'quote' THEN 'quotation' WHEN 'check_worthiness' THEN 'worth'
        WHEN 'verdict' THEN 'verdict' WHEN 'normalised' THEN 'wording'
        WHEN 'claim_date' THEN 'date' WHEN 'claim_location' THEN 'place'
        WHEN 'appearance_url' THEN 'appearance' WHEN 'source_type' THEN 'kind'
        WHEN 'named' THEN 'naming' WHEN 'entity' THEN 'entity' ELSE '' END,
    meanings = CASE name
        WHEN 'quote' THEN
            '{"direct": "marked", "mixed": "marked", "indirect": "unmarked", "none": "unmarked"}'
        WHEN 'check_worthiness' THEN '{"check_worthy": "worthy"}'
        WHEN 'verdict' THEN '{"unchecked": "open", "in_progress": "open"}'
        WHEN 'source_type' THEN '{"person": "person", "organisation": "organisation", "media_outlet": "outlet", "government": "organisation", "author": "author"}'
        WHEN 'named' THEN
            '{"unnamed": "unnamed", "anonymous": "unnamed", "pronoun": "unnamed"}'
        ELSE '{}' END
    WHERE EXISTS (SELECT 1 FROM meta WHERE key = 'scheme.name' AND value = 'fact-check');
INSERT INTO attribute (label, name, title, kind, help, position, role)
    SELECT a.label, 'verdict_note', 'Why', 'text',
        'What the verdict rests on, in a sentence or two.', a.position, 'verdict_note'
    FROM attribute a WHERE a.role = 'verdict' AND NOT EXISTS
        (SELECT 1 FROM attribute b WHERE b.label = a.label AND b.name = 'verdict_note');
