"""What a list of documents can be sorted, grouped and filtered by, as SQL on ``document d``."""

from annotator.model.arrangement import ANNOTATED, free_key

COLUMNS = {
    "title": "d.title", "publisher": "d.publisher", "author": "d.author",
    "published": "d.published", "modified": "d.modified", "accessed": "d.accessed",
    "language": "d.language", "genre": "d.genre", "status": "d.status", "url": "d.url",
    "canonical_url": "d.canonical_url", "archive_url": "d.archive_url",
    "file_name": "d.file_name", "media_type": "d.media_type", "rights": "d.rights",
    "added": "d.created_at", "changed": "d.updated_at",
    "length": "(SELECT t.length FROM text t WHERE t.id = d.text)",
    "annotations": "(SELECT count(*) FROM annotation a WHERE a.document = d.id)",
    "year": "substr(d.published, 1, 4)", "month": "substr(d.published, 1, 7)",
    "annotated": f"CASE WHEN EXISTS (SELECT 1 FROM annotation a WHERE a.document = d.id)"
    f" THEN '{ANNOTATED}' ELSE '' END",
}  # fmt: skip
# A value may be of any type where another program wrote the file: "|| ''" makes text of it.
FREE_VALUE = "coalesce((SELECT e.value || '' FROM json_each(d.extra) e WHERE e.key = :{0}), '')"


def expression(field: str, name: str, parameters: dict[str, str | int]) -> str:
    """The SQL of a field's value, "" where there is none; a free key becomes the parameter
    ``name``."""
    key = free_key(field)
    if not key:
        return COLUMNS[field]
    parameters[name] = key
    return FREE_VALUE.format(name)
