"""What the checks read: after any sequence of changes the same as from scratch."""

from contextlib import suppress

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.review.lint import findings as lint
from annotator.review.lint.findings import Findings
from annotator.store import checks
from annotator.store.errors import ProjectError
from tests.review.lint.sound import fresh
from tests.store.conftest import everything, steps
from tests.store.deeds import Doer, deeds, stage


def begun(project):
    """Nothing is read of the first document yet."""
    publisher = project.documents[1].metadata.publisher
    return Findings(project.scheme, 1, project.documents.text(1), publisher=publisher)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sequence=st.lists(deeds, min_size=5, max_size=25))
def test_findings_kept_up_to_date_are_those_from_scratch(scheme, tmp_path_factory, sequence):
    path = tmp_path_factory.mktemp("checks") / "p.annotator"
    with stage(path, scheme) as project:
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
                assert len(findings) == len(list(findings))


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sequence=st.lists(deeds, min_size=5, max_size=25), pace=st.integers(1, 3))
@example(sequence=[*[("unlink", 0)] * 4, ("link", 1, 5, "reported_by")], pace=1)
def test_a_document_read_in_parts_while_people_work_is_as_one_read_at_once(
    scheme, tmp_path_factory, monkeypatch, sequence, pace
):
    monkeypatch.setattr(checks, "PART", 1)
    monkeypatch.setattr(lint, "LOOKED_AT", 1)
    path = tmp_path_factory.mktemp("checks") / "p.annotator"
    with stage(path, scheme) as project:
        seen = []
        project.journal.listeners.append(seen.append)
        doer = Doer(project)
        findings = begun(project)
        turns = findings.read(project.checks.parts(1))
        for number, deed in enumerate(sequence):
            with suppress(ProjectError, ValueError):
                doer.do(*deed)
            while seen:
                news = project.checks.news_after(1, seen.pop(0), findings)
                if news is None:
                    findings = begun(project)
                    turns = findings.read(project.checks.parts(1))
                else:
                    findings.update(news)
            if number % pace == 0:
                next(turns, None)
        list(turns)
        assert list(findings) == list(fresh(project, 1))


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


def test_a_link_in_another_document_is_no_news(project, document):
    other = project.documents.add(SourceText("Another text."), Metadata(title="Other"))
    claim = project.annotations.add(other, Span(0, 7), "claim")
    source = project.annotations.add(other, Span(8, 12), "source")
    findings = fresh(project, document)
    seen = []
    project.journal.listeners.append(seen.append)
    project.links.add("attributed_to", claim, source)
    news = project.checks.news_after(document, seen.pop(), findings)
    assert (news.annotations, news.links) == ({}, {})


def test_a_change_of_the_scheme_or_of_the_document_itself_means_reading_all(project, document):
    findings = fresh(project, document)
    seen = []
    project.journal.listeners.append(seen.append)
    project.checks.switch("cut-word", "Cut words", is_on=False)
    project.documents.set_metadata(document, Metadata(title="The bridge", publisher="Herald"))
    project.documents.delete(document)
    assert [project.checks.news_after(document, one, findings) for one in seen] == [None] * 3


def test_another_title_or_status_of_the_document_is_no_news(project, document):
    findings = fresh(project, document)
    seen = []
    project.journal.listeners.append(seen.append)
    project.documents.rename(document, "Another title")
    mark = project.annotations.add(document, Span(0, 4), "source")  # the document is begun by it
    first, second = (project.checks.news_after(document, one, findings) for one in seen)
    assert first.annotations == {}
    assert list(second.annotations) == [mark]


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


def test_a_claim_is_sourced_by_the_same_claim_in_another_document(project, document):
    other = project.documents.add(SourceText("Cy said it was safe."), Metadata(title="Other"))
    here = project.annotations.add(document, Span(14, 29), "claim")
    there = project.annotations.add(other, Span(8, 19), "claim")
    source = project.annotations.add(other, Span(0, 2), "source")
    project.links.add("attributed_to", there, source)
    findings = fresh(project, document)
    seen = []
    project.journal.listeners.append(seen.append)
    assert [finding.rule for finding in findings] == ["claim-without-source"]
    project.links.add("same_as", here, there)
    findings.update(project.checks.news_after(document, seen.pop(), findings))
    assert list(findings) == list(fresh(project, document)) == []
    project.annotations.set_status(source, "rejected")
    findings.update(project.checks.news_after(document, seen.pop(), findings))
    assert [finding.rule for finding in findings] == ["claim-without-source"]
