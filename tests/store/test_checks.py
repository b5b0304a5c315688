"""What the checks read: after any sequence of changes the same as from scratch."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.errors import ProjectError
from tests.review.lint.sound import fresh
from tests.store.conftest import everything, steps

TEXTS = ("Ann said Bo did it. Ann denied it.", "Bo did it, Ann said. Bo is Bo.")
SPANS = [Span(0, 3), Span(9, 11), Span(9, 18), Span(20, 23), Span(21, 23), Span(4, 9)]
LABELS = ("claim", "source", "denial", "context")
TYPES = ("attributed_to", "reported_by", "denies", "same_as", "supports", "contextualises")
STATUSES = ("draft", "rejected", "accepted")
KINDS = ("media_outlet", "person", "")
small = st.integers(0, 7)
deeds = st.one_of(
    st.tuples(st.just("add"), small, st.sampled_from(SPANS), st.sampled_from(LABELS)),
    st.tuples(st.just("link"), small, small, st.sampled_from(TYPES)),
    st.tuples(st.just("unlink"), small),
    st.tuples(st.just("relabel"), small, st.sampled_from(LABELS)),
    st.tuples(st.just("resize"), small, st.sampled_from(SPANS)),
    st.tuples(st.just("status"), small, st.sampled_from(STATUSES)),
    st.tuples(st.just("kind"), small, st.sampled_from(KINDS)),
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
        elif name == "note":
            annotations.set_note(id, f"{annotations[id].note}x")
        else:
            getattr(annotations, name)(id, *details)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sequence=st.lists(deeds, min_size=5, max_size=25))
def test_findings_kept_up_to_date_are_those_from_scratch(scheme, tmp_path_factory, sequence):
    path = tmp_path_factory.mktemp("checks") / "p.annotator"
    with Project.create(path, scheme=scheme, annotator="Anna") as project:
        for number, text in enumerate(TEXTS):
            project.documents.add(SourceText(text), Metadata(title=str(number), publisher="Bo"))
        project.sign_in("Bo")  # whose undo does not reach back to the documents
        kept = {document: fresh(project, document) for document in (1, 2)}
        seen = []
        project.journal.listeners.append(seen.append)
        doer = Doer(project)
        for deed in sequence:
            try:
                doer.do(*deed)
            except (ProjectError, ValueError):
                continue
            while seen:
                changes = seen.pop(0)
                for document, findings in kept.items():
                    news = project.checks.news_after(document, changes, findings)
                    if news is None:
                        kept[document] = fresh(project, document)
                    else:
                        findings.update(news)
            for document, findings in kept.items():
                assert list(findings) == list(fresh(project, document))


def test_a_change_names_only_what_it_touches(project, document):
    other = project.documents.add(SourceText("Another text."), Metadata(title="Other"))
    claim = project.annotations.add(document, Span(14, 29), "claim")
    source = project.annotations.add(document, Span(0, 4), "source")
    findings = fresh(project, document)
    seen = []
    project.journal.listeners.append(seen.append)
    project.links.add("attributed_to", claim, source)
    project.annotations.add(other, Span(0, 7), "claim")
    project.documents.rename(other, "Else")
    first, second, third = (project.checks.news_after(document, one, findings) for one in seen)
    assert set(first.annotations) == {claim, source}
    assert len(first.links) == 1
    assert (second.annotations, second.links, second.echoes) == ({}, {}, {})
    assert (third.annotations, third.links) == ({}, {})
    assert findings.update(first) == {claim, source}


def test_a_change_of_the_scheme_or_of_the_document_itself_means_reading_all(project, document):
    findings = fresh(project, document)
    seen = []
    project.journal.listeners.append(seen.append)
    project.checks.switch("cut-word", "Cut words", is_on=False)
    project.documents.rename(document, "Another title")
    assert [project.checks.news_after(document, one, findings) for one in seen] == [None, None]


def test_a_check_is_switched_off_for_the_project_as_a_step(project):
    before = everything(project)
    assert project.checks.off == frozenset()
    project.checks.switch("cut-word", "Cut words", is_on=False)
    project.checks.switch("duplicate", "Marks that stand twice", is_on=False)
    assert project.checks.off == {"cut-word", "duplicate"}
    assert project.journal.history()[0].title == "Switch off check “Marks that stand twice”"
    project.checks.switch("cut-word", "Cut words", is_on=True)
    assert project.checks.off == {"duplicate"}
    count = steps(project)
    project.checks.switch("cut-word", "Cut words", is_on=True)
    assert steps(project) == count
    for _ in range(3):
        project.journal.undo()
    assert everything(project) == before


def test_words_of_another_document_are_told_with_the_first_of_each_label(project, document):
    other = project.documents.add(SourceText("Anna. Anna. Anna."), Metadata(title="Other"))
    project.annotations.add(document, Span(0, 4), "source")
    for start, label in ((6, "claim"), (0, "claim"), (12, "context")):
        project.annotations.add(other, Span(start, start + 4), label)
    rejected = project.annotations.add(other, Span(6, 10), "denial")
    project.annotations.set_status(rejected, "rejected")
    (echoes,) = project.checks.news(document).echoes.values()
    assert [(echo.annotation, echo.label) for echo in echoes] == [(2, "claim"), (4, "context")]
