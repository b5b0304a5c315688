"""What comes back of a project whose pages were destroyed, and that the losses are told."""

from random import Random
from statistics import mean

import pytest

from annotator.store import Project, ProjectError
from annotator.store.check import check_project
from annotator.store.rescue import rescue_project
from tests.reliability.future import later_version
from tests.reliability.work import both_sizes, new_project, one_step, state

PAGE = 4096


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """A project of some size, and what it holds."""
    path = tmp_path_factory.mktemp("source") / "p.annotator"
    chance = Random(1)
    new_project(path, chance, documents=20, annotations=400)
    with Project.open(path, annotator="Ada") as project:
        for _ in range(60):
            one_step(project, chance)
        held = state(project)
        texts = {id_: project.documents.text(id_) for id_ in project.documents.ids()}
    return path.read_bytes(), held, texts


def destroyed(data, chance, pages):
    damaged = bytearray(data)
    for page in chance.sample(range(len(data) // PAGE), pages):
        damaged[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    return bytes(damaged)


def places(annotations):
    """Which words of which document have which label: the work that must not be lost."""
    return {(row[2], row[4], row[5], row[6]) for row in annotations}


def recovered(path, new, held):
    """Shares of documents and annotations that came back, of those that were there."""
    report = rescue_project(path, new)
    assert check_project(new).is_sound
    with Project.open(new, annotator="Ada") as project:
        found = state(project)
        project.rename("One can work on it")
    documents = {row[0] for row in held[1]}
    kept = places(held[0])
    share = len(places(found[0]) & kept) / len(kept)
    if share < 1:
        assert len(report.problems) > 1, "a loss that nobody was told of"
    return len({row[0] for row in found[1]} & documents) / len(documents), share


@both_sizes
@pytest.mark.parametrize(("share_of_pages", "mean_share"), [(0, 0.98), (0.04, 0.9)])
def test_most_comes_back_after_pages_are_destroyed(
    source, tmp_path, amount, seed, share_of_pages, mean_share, record_property
):
    """One page, or one of every 25."""
    data, held, _ = source
    pages = max(1, int(len(data) / PAGE * share_of_pages))
    path, new = tmp_path / "p.annotator", tmp_path / "new.annotator"
    shares = []
    # One page may hold an eighth of all annotations: the mean of a few says nothing.
    for number in range(amount(100, 250)):
        damaged = destroyed(data, Random(f"{seed}/{number}"), pages)
        path.write_bytes(damaged)
        new.unlink(missing_ok=True)
        shares.append(recovered(path, new, held))
        assert path.read_bytes() == damaged
    documents, annotations = zip(*shares, strict=True)
    record_property("documents", f"mean {mean(documents):.4f}, worst {min(documents):.4f}")
    record_property("annotations", f"mean {mean(annotations):.4f}, worst {min(annotations):.4f}")
    assert mean(annotations) >= mean_share


@pytest.mark.parametrize("page", range(40))
def test_no_single_page_takes_everything_with_it(source, tmp_path, page):
    """Also not the first one, nor the roots of the tables: the list of tables is made anew,
    and places and labels are in the indexes."""
    data, held, _ = source
    path = tmp_path / "p.annotator"
    path.write_bytes(
        data[: page * PAGE] + Random(page).randbytes(PAGE) + data[page * PAGE + PAGE :]
    )
    documents, annotations = recovered(path, tmp_path / "new.annotator", held)
    assert documents >= 0.5
    assert annotations >= 0.5


def test_a_sound_project_comes_through_whole(source, tmp_path):
    data, held, texts = source
    path, new = tmp_path / "p.annotator", tmp_path / "new.annotator"
    path.write_bytes(data)
    told = []
    report = rescue_project(path, new, told.append)
    assert report.problems == ("The history was left behind: undo begins anew.",)
    assert (report.lost_documents, report.lost_annotations) == (0, 0)
    with Project.open(new, annotator="Ada") as project:
        assert state(project) == held
        assert {id_: project.documents.text(id_) for id_ in project.documents.ids()} == texts
        assert [step.title for step in project.journal.history()] == ["Rescue “p.annotator”"]
        assert project.journal.undo_title() is None
        assert [row.title for row in project.documents.listing(filter="mayor")]
    assert told == sorted(told)


def test_two_thirds_of_a_file_give_what_they_hold(source, tmp_path):
    data, held, _ = source
    path = tmp_path / "p.annotator"
    path.write_bytes(data[: len(data) * 7 // 10])
    documents, annotations = recovered(path, tmp_path / "new.annotator", held)
    assert documents > 0.3
    assert annotations > 0.3


def test_a_newer_project_is_rescued_by_an_older_program(tmp_path):
    path = tmp_path / "p.annotator"
    new_project(path, Random(1))
    with later_version(), Project.open(path, annotator="Ada") as project:
        held = state(project)
    with pytest.raises(ProjectError):
        Project.open(path)
    documents, annotations = recovered(path, tmp_path / "new.annotator", held)
    assert (documents, annotations) == (1, 1)


def test_an_open_project_can_be_rescued_without_losing_its_locks(source, tmp_path):
    data, held, _ = source
    path = tmp_path / "p.annotator"
    path.write_bytes(data)
    with Project.open(path, annotator="Ada"):
        report = rescue_project(path, tmp_path / "new.annotator")
    assert report.annotations == len(held[0])


def test_what_is_no_project_gives_nothing_and_makes_nothing(tmp_path):
    path, new = tmp_path / "p.annotator", tmp_path / "new.annotator"
    path.write_bytes(Random(1).randbytes(50_000))
    with pytest.raises(ProjectError, match="not an Annotator project"):
        rescue_project(path, new)
    with pytest.raises(ProjectError, match="no file"):
        rescue_project(tmp_path / "missing", new)
    assert [file.name for file in tmp_path.iterdir()] == ["p.annotator"]


def test_an_existing_file_is_not_overwritten(source, tmp_path):
    data, _, _ = source
    path, new = tmp_path / "p.annotator", tmp_path / "new.annotator"
    path.write_bytes(data)
    new.write_bytes(b"precious")
    with pytest.raises(ProjectError, match="already"):
        rescue_project(path, new)
    assert new.read_bytes() == b"precious"
