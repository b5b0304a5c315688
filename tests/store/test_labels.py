"""The scheme in the project file."""

import pytest

from annotator.model.scheme import parse_scheme
from annotator.store import Project
from annotator.store.errors import UnknownLabel

OTHER = """
name = "o"
title = "O \U0001f600"
guideline = "G"
[[label]]
name = "ü “x”"
title = "Ü"
letter = "ü"
digit = 3
underline = "dashdot"
colour.light = { tint = "#ffffff", line = "#000000" }
colour.dark = { tint = "#000000", line = "#ffffff" }
[[label.attribute]]
name = "a"
values = ["1", "é"]
default = "é"
required = true
[[attribute]]
name = "z"
kind = "url"
help = "h"
[[link]]
name = "l"
title = "t"
inverse = "i"
from = ["ü “x”"]
symmetric = true
same_label = true
"""
EMPTY = 'name = "e"\ntitle = "E"'


@pytest.mark.parametrize("toml", [None, OTHER, EMPTY])
def test_a_scheme_comes_back_as_it_was(tmp_path, scheme, toml):
    wanted = scheme if toml is None else parse_scheme(toml)
    path = tmp_path / "p.annotator"
    with Project.create(path, scheme=wanted, annotator="Anna") as project:
        assert project.scheme == wanted
        assert project.scheme is project.scheme
    with Project.open(path) as project:
        assert project.scheme == wanted
        assert list(project.annotations.counts()) == [label.name for label in wanted.labels]


def test_labels_and_link_types_have_ids(project):
    assert [project.labels.names[project.labels.id_of(name)] for name in ("claim", "context")] == [
        "claim", "context",
    ]  # fmt: skip
    with pytest.raises(UnknownLabel):
        project.labels.id_of("odd")
    with pytest.raises(KeyError):
        project.labels.link_type_id("odd")


def test_the_scheme_is_read_again_only_after_a_step_that_touched_it(project, document):
    scheme = project.scheme
    project.documents.rename(document, "Other")
    assert project.scheme is scheme
    with project.journal.step("Relabel"):
        project._database.execute("UPDATE label SET title = 'Assertion' WHERE name = 'claim'")
    assert project.scheme.label("claim").title == "Assertion"
    project.journal.undo()
    assert project.scheme == scheme


def test_a_scheme_that_another_window_changed_is_read_again(project, path):
    assert project.scheme.label("claim").title == "Claim"
    with Project.open(path, annotator="Bo") as second, second.journal.step("Relabel"):
        second._database.execute("UPDATE label SET title = 'Assertion' WHERE name = 'claim'")
    project.foreign_changes()
    assert project.scheme.label("claim").title == "Assertion"
