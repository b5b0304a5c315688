"""A project to work on, random work, and what a project holds, for comparing."""

from pathlib import Path
from random import Random

import pytest

from annotator import resources
from annotator.model.document import Metadata, Original, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span
from annotator.store import Project

both_sizes = pytest.mark.parametrize(
    "amount", ["commit", pytest.param("published", marks=pytest.mark.soak)], indirect=True
)
WORDS = (
    "the", "mayor", "said", "nobody", "knew", "when", "Ärger", "😀", "e\u0301", "مصدر", "would",
    "deny", "it", "again",
)  # fmt: skip
ANNOTATION = "id, uuid, document, text, label, start, stop, fragments, quote, note, status"
KEPT = {"kind": "html", "is_whole_page": True}
STATE = (
    f"SELECT {ANNOTATION} FROM annotation ORDER BY id",
    "SELECT id, uuid, text, title, status FROM document ORDER BY id",
    "SELECT id, type, start, stop FROM link ORDER BY id",
    "SELECT id, document, annotation, body FROM comment ORDER BY id",
    (
        "SELECT d.id, o.sha256, g.name, g.options FROM document d JOIN origin g ON g.id = d.text"
        " JOIN original o ON o.id = g.original ORDER BY d.id"
    ),
)


def scheme():
    return parse_scheme(resources.read_text("schemes", "fact-check.toml"))


def prose(chance: Random, words: int = 300) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words))


def new_project(path: Path, chance: Random, documents: int = 2, annotations: int = 20) -> None:
    """A small project on disk, closed again."""
    with Project.create(path, scheme=scheme(), annotator="Ada") as project:
        ids = [
            project.documents.add(SourceText(prose(chance)), Metadata(title=f"Text {n}"))
            for n in range(documents)
        ]
        with project.journal.step("Fill"):
            for _ in range(annotations):
                annotate(project, chance, ids)


def span(chance: Random, length: int) -> Span:
    start = chance.randrange(length - 40)
    return Span(start, start + chance.randint(1, 40))


def annotate(project: Project, chance: Random, documents=None) -> int:
    document = chance.choice(documents or list(project.documents.ids()))
    length = len(project.documents.text(document))
    label = chance.choice(("claim", "source", "denial", "context"))
    note = chance.choice(("", "", f"note {chance.random()}"))
    return project.annotations.add(document, span(chance, length), label, note=note)


def incoming(chance: Random, documents: int = 3, annotations: int = 8) -> list[AnnotatedDocument]:
    """Documents as an importer hands them over."""
    result = []
    for number in range(documents):
        text = prose(chance, 120) + f" {chance.random()}"
        marks = tuple(
            LooseAnnotation("claim", (span(chance, len(text)),)) for _ in range(annotations)
        )
        metadata = Metadata(title=f"Incoming {number}")
        page = Original(chance.randbytes(6000), "text/html", f"{number}.html", "", KEPT)
        original = page if number else None
        source = SourceText(text, method="html/1")
        result.append(AnnotatedDocument(metadata, source, annotations=marks, original=original))
    return result


def _id(project: Project, chance: Random) -> int:
    return chance.choice([row[0] for row in project._database.all("SELECT id FROM annotation")])


def _set_status(project: Project, chance: Random) -> None:
    project.documents.set_status(project.documents.first() or 1, chance.choice(("done", "todo")))


def _comment(project: Project, chance: Random) -> None:
    annotation = project.annotations[_id(project, chance)]
    project.comments.add(annotation.document, "why?", annotation.id)


STEPS = (
    (10, annotate),
    (2, lambda project, chance: project.annotations.delete(_id(project, chance))),
    (2, lambda project, chance: project.annotations.set_note(_id(project, chance), str(chance))),
    (2, lambda project, chance: project.annotations.relabel(_id(project, chance), "context")),
    (1, lambda project, _: project.journal.undo()),
    (1, lambda project, _: project.journal.redo()),
    (1, _comment),
    (1, _set_status),
    (1, lambda project, chance: project.exchange.write(incoming(chance), title="Import")),
)


def one_step(project: Project, chance: Random) -> None:
    """One thing that a person might do."""
    annotations, documents, *_ = state(project)
    steps = STEPS if annotations else STEPS[:1] if documents else STEPS[-1:]
    chance.choices([work for _, work in steps], [weight for weight, _ in steps])[0](project, chance)


def state(project: Project) -> tuple:
    """All that a person would miss, in comparable form."""
    return tuple(tuple(project._database.all(sql)) for sql in STATE)


def state_of(path: Path) -> tuple:
    with Project.open(path, read_only=True) as project:
        return state(project)
