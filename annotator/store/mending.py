"""Making salvaged rows fit each other again, so that a project can hold them."""

import json
import re
from collections.abc import Callable, Iterable
from hashlib import sha256

from annotator.model.text import quote_of, storable
from annotator.store.annotation_rows import place_columns
from annotator.store.check import sane_fragments
from annotator.store.clock import new_uuid, now
from annotator.store.mending_review import mend_review, people_of
from annotator.store.salvage import Row

GREY = json.dumps(
    {
        "light": {"tint": "#e8e8e8", "line": "#6b6b6b"},
        "dark": {"tint": "#3a3a3a", "line": "#a8a8a8"},
    }
)
TITLE_CHARACTERS = 60
NO_ONE = "Unknown"
STAMPS = ("created_at", "updated_at")
TIME = re.compile("[0-9TZ:.+-]*")
MARKS = ("is_changed", "is_patchwork")  # of text rows, for as long as they are being mended

Rows = dict[str, dict[int, Row]]
Say = Callable[[str], None]


def mend(rows: Rows, say: Say) -> None:
    """Puts right, makes up or leaves out, so that every reference leads somewhere and every
    quote is in its place; ``say`` is told of each."""
    for table in rows.values():
        for row in table.values():
            _clean(row)
    _mend_texts(rows, say)
    _mend_origins(rows, say)
    _mend_documents(rows, say)
    _mend_annotations(rows, say)
    _mend_labels(rows, say)
    _mend_links(rows, say)
    _mend_comments(rows, say)
    _mend_evidence(rows, say)
    mend_review(rows, say)
    _mend_people(rows, say)
    _mend_times(rows, say)


def bare_annotation(step: Row) -> Row:
    """The columns that an index does not know; ``step`` is the one that made the annotation."""
    at = step.get("at", now())
    return {
        "uuid": new_uuid(), "text": 0, "fragments": None, "quote": "", "attributes": "{}",
        "note": "", "annotator": step.get("annotator", 0), "status": "draft", "confidence": "",
        "origin": "manual", "reviewer": "", "reviewed_at": "", "created_at": at,
        "updated_at": at,
    }  # fmt: skip


def _clean(row: Row) -> None:
    for name, value in row.items():
        if isinstance(value, str):
            row[name] = storable(value)[0]


def _mend_texts(rows: Rows, say: Say) -> None:
    for id_, row in list(rows["text"].items()):
        content = row["content"]
        if not content:
            del rows["text"][id_]
            continue
        hash_ = sha256(content.encode()).hexdigest()
        if (hash_, len(content)) != (row["sha256"], row["length"]):
            say(f"Text {id_} is not quite as it was imported: “{_title(content)}”.")
            row["is_changed"] = True
        row["sha256"], row["length"] = hash_, len(content)


def _mend_origins(rows: Rows, say: Say) -> None:
    for id_, row in list(rows["origin"].items()):
        if id_ not in rows["text"]:
            del rows["origin"][id_]
        elif not isinstance(_parsed(row.get("options")), dict):
            say(f"How text {id_} was read is lost.")
            row["options"] = "{}"


def _mend_documents(rows: Rows, say: Say) -> None:
    """Every document has a text; every text a document, unless the document was deleted."""
    wanted = {row["document"]: row["text"] for row in rows["version"].values()}
    for row in rows["annotation"].values():
        wanted.setdefault(row["document"], row["text"])
    _name_lost_documents(wanted, rows, say)
    documents, texts = rows["document"], rows["text"]
    for id_, row in list(documents.items()):
        title = row.get("title", id_)
        if row["text"] not in texts:
            row["text"] = wanted.get(id_, row["text"])
        if row["text"] not in texts and not _put_together(id_, row, rows):
            say(f"The text of “{title}” is lost, and with it the document.")
            del documents[id_]
        elif "is_patchwork" in texts[row["text"]]:
            say(f"The text of “{title}” is lost; it holds only what was marked.")
        if not _is_texts(row.get("extra", "{}"), dict):
            row["extra"] = "{}"
    _mend_versions(rows)


def _name_lost_documents(wanted: dict[int, int], rows: Rows, say: Say) -> None:
    for id_, text in wanted.items():
        if id_ in rows["document"] or text not in rows["text"]:
            continue
        title, at = _title(rows["text"][text]["content"]), now()
        rows["document"][id_] = {
            "id": id_, "uuid": new_uuid(), "text": text, "title": title, "created_at": at,
            "updated_at": at,
        }  # fmt: skip
        say(f"The details of document {id_} are lost; it is called “{title}” now.")


def _put_together(document: int, row: Row, rows: Rows) -> bool:
    """Makes a text of what a document's annotations quote, where its own is lost."""
    of_it = [one for one in rows["annotation"].values() if one["document"] == document]
    quotes = [one["quote"] for one in sorted(of_it, key=lambda one: one["start"])]
    content = "\n".join(quote for quote in dict.fromkeys(quotes) if quote)
    if not content:
        return False
    new = max((*rows["text"], row["text"]), default=0) + 1
    rows["text"][new] = {
        "id": new, "sha256": sha256(content.encode()).hexdigest(), "length": len(content),
        "method": "rescued", "created_at": now(), "content": content, "is_patchwork": True,
    }  # fmt: skip
    row["text"] = new
    return True


def _mend_versions(rows: Rows) -> None:
    documents, texts, versions = rows["document"], rows["text"], rows["version"]
    for id_, row in list(versions.items()):
        if row["document"] not in documents or row["text"] not in texts:
            del versions[id_]
    held = {(row["document"], row["text"]) for row in versions.values()}
    numbers: dict[int, int] = {}
    for row in versions.values():
        numbers[row["document"]] = max(numbers.get(row["document"], 0), row["number"])
    for id_, row in documents.items():
        if (id_, row["text"]) not in held:
            new = max(versions, default=0) + 1
            versions[new] = {
                "id": new, "document": id_, "number": numbers.get(id_, 0) + 1,
                "text": row["text"], "created_at": row["created_at"],
            }  # fmt: skip


def _mend_annotations(rows: Rows, say: Say) -> None:
    documents, texts, annotations = rows["document"], rows["text"], rows["annotation"]
    of_document: dict[int, set[int]] = {}
    for version in rows["version"].values():
        of_document.setdefault(version["document"], set()).add(version["text"])
    for id_, row in list(annotations.items()):
        if row["document"] not in documents:
            say(f"Annotation {id_} “{_title(row['quote'])}” has no document any more; left out.")
            del annotations[id_]
            continue
        if row["text"] not in of_document[row["document"]]:
            row["text"] = documents[row["document"]]["text"]
        if not _place(row, texts[row["text"]], say):
            del annotations[id_]
        elif not _is_texts(row["attributes"], dict):
            say(f"The attributes of annotation {id_} are lost.")
            row["attributes"] = "{}"


def _place(row: Row, text: Row, say: Say) -> bool:
    """Puts an annotation where its words are; False where that place is gone."""
    content, quote = text["content"], row["quote"]
    parts = sane_fragments(row["start"], row["stop"], row["fragments"])
    is_within = parts is not None and parts[-1].end <= len(content)
    if parts and is_within and quote_of(content, parts) == quote:
        return True
    found = _nearest(content, quote, row["start"]) if quote and not text.get("is_changed") else -1
    if found >= 0:
        row["start"], row["stop"], row["fragments"] = found, found + len(quote), None
        if "is_patchwork" not in text:
            say(f"Annotation {row['id']} was moved to where its words are: “{_title(quote)}”.")
        return True
    if parts is None or not is_within:
        say(f"Annotation {row['id']} “{_title(quote)}” has lost its place; left out.")
        return False
    row["start"], row["stop"], row["fragments"] = place_columns(parts)
    row["quote"] = quote_of(content, parts)
    if quote:
        say(
            f"Annotation {row['id']} said “{_title(quote)}”; at its place the text says"
            f" “{_title(row['quote'])}”."
        )
    return True


def _nearest(content: str, quote: str, start: int) -> int:
    """Where ``quote`` stands nearest to ``start``; -1 where it does not."""
    before, after = content.rfind(quote, 0, max(0, start)), content.find(quote, max(0, start))
    found = [place for place in (before, after) if place >= 0]
    return min(found, key=lambda place: abs(place - start), default=-1)


def _mend_labels(rows: Rows, say: Say) -> None:
    labels = rows["label"]
    used = {row["label"] for row in rows["annotation"].values()}
    for row in labels.values():
        colours = _parsed(row["colours"])
        if not isinstance(colours, dict) or not {"light", "dark"} <= colours.keys():
            row["colours"] = GREY
    for id_ in sorted(used - labels.keys()):
        labels[id_] = {
            "id": id_, "name": f"label-{id_}", "title": f"Label {id_}", "colours": GREY,
            "position": id_,
        }  # fmt: skip
        say(f"Label {id_} is lost; its annotations are under “Label {id_}” now.")
    for id_, row in list(rows["attribute"].items()):
        is_homeless = row["label"] is not None and row["label"] not in labels
        if is_homeless or not _is_texts(row["choices"], list):
            del rows["attribute"][id_]
            say(f"The attribute “{row['name']}” of the scheme is lost.")
        for column in ("meanings", "ratings"):
            if not _is_texts(row.get(column, "{}"), dict):
                row[column] = "{}"


def _mend_links(rows: Rows, say: Say) -> None:
    for row in rows["link_type"].values():
        for end in ("ends_from", "ends_to"):
            if not _is_texts(row[end], list):
                row[end] = "[]"
                say(f"Which labels the link type “{row['name']}” leads to is lost.")
    for id_, row in list(rows["link"].items()):
        ends = {row["start"], row["stop"]}
        if not ends <= rows["annotation"].keys() or row["type"] not in rows["link_type"]:
            del rows["link"][id_]
            say(f"Link {id_} has lost an end; left out.")


def _mend_comments(rows: Rows, say: Say) -> None:
    comments = rows["comment"]
    for id_, row in list(comments.items()):
        on = row["annotation"]
        if on is not None and on not in rows["annotation"]:
            row["annotation"] = None
        if row["document"] not in rows["document"]:
            say(f"Comment {id_} “{_title(row['body'])}” has no document any more; left out.")
            del comments[id_]
    for row in comments.values():
        if row["replies_to"] is not None and row["replies_to"] not in comments:
            row["replies_to"] = None
    # A reply can only be written after what it answers.
    rows["comment"] = dict(sorted(comments.items(), key=lambda item: _depth(item[1], comments)))


def _mend_evidence(rows: Rows, say: Say) -> None:
    for id_, row in list(rows["evidence"].items()):
        if row["annotation"] not in rows["annotation"]:
            say(f"Evidence {id_} “{_title(row['title'] or row['url'])}” has lost its claim.")
            del rows["evidence"][id_]


def _depth(row: Row, comments: dict[int, Row]) -> int:
    depth = 0
    while row["replies_to"] is not None and depth < len(comments):
        row, depth = comments[row["replies_to"]], depth + 1
    return depth


def _mend_people(rows: Rows, say: Say) -> None:
    people = rows["annotator"]
    used = _values(rows, "annotator", ("annotation", "link", "comment", "evidence"))
    used = used | people_of(rows) or {1}
    for id_ in sorted(used - people.keys()):
        name = f"{NO_ONE} {id_}"
        people[id_] = {"id": id_, "uuid": new_uuid(), "name": name}
        say(f"The name of annotator {id_} is lost; it is “{name}” now.")
    if not any(row["key"] == "title" for row in rows["meta"].values()):
        say("The project's title is lost.")
    facts = {row["key"] for row in rows["meta"].values()}
    for key in ("uuid", "title", "scheme.name", "scheme.title", "scheme.guideline"):
        if key not in facts:
            new = max(rows["meta"], default=0) + 1
            rows["meta"][new] = {"id": new, "key": key, "value": "Rescued project"}
    for table in rows.values():
        for row in table.values():
            for mark in MARKS:
                row.pop(mark, None)


def _mend_times(rows: Rows, say: Say) -> None:
    """A row at the edge of what is left may end in nothing."""
    for table in ("document", "annotation"):
        for id_, row in rows[table].items():
            broken = [name for name in STAMPS if not TIME.fullmatch(row.get(name, ""))]
            if broken and row.get("origin", "manual") == "manual":
                row.update(dict.fromkeys(broken, now()))
                say(f"When {table} {id_} was made or changed is lost.")


def _values(rows: Rows, column: str, tables: Iterable[str]) -> set[int]:
    return {row[column] for table in tables for row in rows[table].values()}


def _parsed(text: object) -> object:
    try:
        return json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return None


def _is_texts(text: object, kind: type) -> bool:
    """Whether ``text`` is a JSON object or list (``kind``) of texts and nothing else."""
    found = _parsed(text)
    if not isinstance(found, dict | list) or not isinstance(found, kind):
        return False
    values = found.values() if isinstance(found, dict) else found
    return all(isinstance(value, str) for value in values)


def _title(text: str) -> str:
    words = re.sub(r"\s+", " ", text).strip()
    return words if len(words) <= TITLE_CHARACTERS else f"{words[: TITLE_CHARACTERS - 1]}…"
