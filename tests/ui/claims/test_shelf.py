"""The cards that are kept are those that would be read anew, whatever was done since."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotator import resources
from annotator.model.roles import Roles
from annotator.model.scheme import parse_scheme
from annotator.review.claims import card
from annotator.store.errors import ProjectError
from annotator.ui.claims.shelf import CardShelf
from annotator.ui.session import Session
from tests.store.deeds import Doer, deeds, stage

SCHEME = parse_scheme(resources.read_text("schemes", "fact-check.toml"))


def kept(shelf: CardShelf):
    shelf.reload()
    return [shelf.card(place) for place in range(len(shelf))]


def fresh(session: Session):
    claims = session.project.claims
    return [card(material, Roles(session.scheme)) for material in claims.materials(claims.ids())]


# In the order of the text: source, claim, denial; claim, claim, source.
SAID, DENIED = ("link", 1, 0, "attributed_to"), ("link", 2, 1, "denies")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sequence=st.lists(deeds, min_size=5, max_size=25))
@example([DENIED, ("status", 2, "rejected"), ("undo",)])
@example([SAID, ("status", 0, "rejected"), ("status", 0, "draft")])
@example(
    [DENIED, ("relabel", 5, "denial"), ("link", 2, 5, "same_as"), ("link", 5, 0, "attributed_to"),
     ("status", 5, "rejected"), ("status", 5, "draft")],
)  # fmt: skip
@example(
    [SAID, ("link", 0, 5, "same_as"), ("kind", 5, "person"), ("status", 5, "rejected"),
     ("kind", 5, "media_outlet"), ("status", 5, "draft")],
)  # fmt: skip
def test_what_is_kept_is_what_would_be_read(qapp, tmp_path_factory, sequence):  # noqa: ARG001  signals need an application
    session = Session()
    path = tmp_path_factory.mktemp("shelf") / "p.annotator"
    session.adopt(stage(path, SCHEME))
    shelf = CardShelf(session)
    session.changed.connect(shelf.follow)
    doer = Doer(session.project)
    try:
        for deed in sequence:
            kept(shelf)
            try:
                doer.do(*deed)
            except (ProjectError, ValueError):
                continue
            assert kept(shelf) == fresh(session)
    finally:
        session.close_project()
