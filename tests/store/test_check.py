"""Looking at a whole project for damage."""

import sqlite3

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store.check import MOST_LINES, check_project


def test_of_very_many_problems_of_a_kind_the_first_are_named_and_the_others_counted(project, path):
    text = "word " * (MOST_LINES + 30)
    document = project.documents.add(SourceText(text), Metadata(title="Words"))
    for start in range(0, len(text), 5):
        project.annotations.add(document, Span(start, start + 4), "claim")
    project.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE annotation SET quote = 'mend'")
    connection.commit()
    connection.close()
    problems = check_project(path).problems
    assert len(problems) == MOST_LINES + 1
    assert problems[-1].startswith("… and 30 more problems of the ")
