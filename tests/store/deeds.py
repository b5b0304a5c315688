"""What people do to annotations and links, in any order, for tests that follow changes."""

from hypothesis import strategies as st

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store import Project

TEXTS = ("Ann said Bo did it. Ann denied it.", "Bo did it, Ann said. Bo is Bo.")
SPANS = [Span(0, 3), Span(9, 11), Span(9, 18), Span(20, 23), Span(21, 23), Span(4, 9)]
LABELS = ("claim", "source", "denial", "context")
TYPES = ("attributed_to", "reported_by", "denies", "same_as", "supports", "contextualises")
STATUSES = ("draft", "rejected", "accepted")
KINDS = ("media_outlet", "person", "")
VERDICTS = ("refuted", "supported", "unchecked", "")
MARKED = (
    (1, SPANS[2], "claim"), (1, SPANS[0], "source"), (1, SPANS[3], "denial"),
    (2, SPANS[1], "claim"), (2, SPANS[4], "source"), (2, SPANS[5], "claim"),
)  # fmt: skip
small = st.integers(0, 7)
deeds = st.one_of(
    st.tuples(st.just("add"), small, st.sampled_from(SPANS), st.sampled_from(LABELS)),
    *[st.tuples(st.just("link"), small, small, st.sampled_from(TYPES))] * 2,
    st.tuples(st.just("link"), small, small, st.just("same_as")),
    st.tuples(st.just("unlink"), small),
    st.tuples(st.just("relabel"), small, st.sampled_from(LABELS)),
    st.tuples(st.just("resize"), small, st.sampled_from(SPANS)),
    st.tuples(st.just("status"), small, st.sampled_from(STATUSES)),
    st.tuples(st.just("kind"), small, st.sampled_from(KINDS)),
    st.tuples(st.just("verdict"), small, st.sampled_from(VERDICTS)),
    st.tuples(st.just("note"), small),
    st.tuples(st.just("delete"), small),
    st.tuples(st.just("switch"), small),
    st.just(("undo",)),
    st.just(("redo",)),
)


class Doer:
    """Does what the strategy says, as far as there is anything to do it to."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def pick(self, number: int) -> int:
        ids = [one.id for one in self.project.annotations()]
        return ids[number % len(ids)] if ids else 0

    def do(self, name: str, *details) -> None:
        if name in ("undo", "redo"):
            getattr(self.project.journal, name)()
        elif name == "add":
            number, span, label = details
            self.project.annotations.add(1 + number % 2, span, label)
        elif name == "switch":
            rule = f"rule-{details[0]}"
            is_off = rule in self.project.checks.off
            self.project.checks.switch(rule, rule, is_on=is_off)
        elif name == "unlink":
            links = [
                link for document in (1, 2) for link in self.project.links.in_document(document)
            ]
            if links:
                self.project.links.remove(links[details[0] % len(links)].id)
        elif self.pick(0):
            self.change(name, *details)

    def change(self, name: str, number: int, *details) -> None:
        id, annotations = self.pick(number), self.project.annotations
        if name == "link":
            self.project.links.add(details[1], id, self.pick(details[0]))
        elif name == "status":
            annotations.set_status(id, details[0])
        elif name == "kind":
            annotations.set_attribute(id, "source_type", details[0])
        elif name == "verdict":
            annotations.set_attribute(id, "verdict", details[0])
        elif name == "note":
            annotations.set_note(id, f"{annotations[id].note}x")
        else:
            getattr(annotations, name)(id, *details)


def stage(path, scheme) -> Project:
    """A project with two short documents and some marks on them, which undo does not reach."""
    project = Project.create(path, scheme=scheme, annotator="Anna")
    for number, text in enumerate(TEXTS):
        project.documents.add(SourceText(text), Metadata(title=str(number), publisher="Bo"))
    for document, span, label in MARKED:
        project.annotations.add(document, span, label)
    project.sign_in("Bo")
    return project
