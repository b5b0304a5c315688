"""The parts of a project. Those without which no document is shown are made when it is opened;
the others are loaded and made when they are first asked for: loading all of them would be a
tenth of the program's start."""

from functools import cached_property
from typing import TYPE_CHECKING

from annotator.model.changes import Changes
from annotator.store.annotations import Annotations
from annotator.store.counting import Counts
from annotator.store.db import Database
from annotator.store.documents import Documents
from annotator.store.journal import Journal
from annotator.store.labels import Labels

if TYPE_CHECKING:
    from annotator.store.checks import Checks
    from annotator.store.choices import Choices
    from annotator.store.claim_board import ClaimBoard
    from annotator.store.comments import Comments
    from annotator.store.decisions import Decisions
    from annotator.store.details import Details
    from annotator.store.disputes import Disputes
    from annotator.store.evidence import EvidenceShelf
    from annotator.store.exchange import Exchange
    from annotator.store.exported import Exported
    from annotator.store.label_keeping import LabelKeeping
    from annotator.store.links import Links
    from annotator.store.originals import Originals
    from annotator.store.review_listing import ReviewListing
    from annotator.store.reviewing import Reviewing
    from annotator.store.saved_filters import SavedFilters
    from annotator.store.sign_off import SignOffs


class Parts:
    """What a project is read and changed by."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.journal = Journal(database)
        self.labels = Labels(database, self.journal)
        counts = Counts(database)
        self.documents = Documents(database, self.journal, self.labels, counts)
        self.annotations = Annotations(database, self.journal, self.labels, self.documents, counts)
        self._caches = (self.labels.forget, counts.follow, self.documents.follow, self._follow)
        self.journal.listeners.extend(self._caches)

    def _follow(self, changes: Changes) -> None:
        """The claims that are kept in memory; where none were asked for, none are."""
        if "claims" in self.__dict__:
            self.claims.follow(changes)

    @cached_property
    def evidence(self) -> "EvidenceShelf":
        from annotator.store.evidence import EvidenceShelf  # noqa: PLC0415

        return EvidenceShelf(self._database, self.journal)

    @cached_property
    def choices(self) -> "Choices":
        from annotator.store.choices import Choices  # noqa: PLC0415

        return Choices(self._database, self.journal, self.labels)

    @cached_property
    def label_keeping(self) -> "LabelKeeping":
        from annotator.store.label_keeping import LabelKeeping  # noqa: PLC0415

        return LabelKeeping(self._database, self.journal, self.labels)

    @cached_property
    def details(self) -> "Details":
        from annotator.store.details import Details  # noqa: PLC0415

        return Details(self._database, self.journal)

    @cached_property
    def links(self) -> "Links":
        from annotator.store.links import Links  # noqa: PLC0415

        return Links(self._database, self.journal, self.labels)

    @cached_property
    def checks(self) -> "Checks":
        from annotator.store.checks import Checks  # noqa: PLC0415

        return Checks(self._database, self.journal, self.labels, self.annotations, self.links)

    @cached_property
    def claims(self) -> "ClaimBoard":
        from annotator.store.claim_board import ClaimBoard  # noqa: PLC0415

        return ClaimBoard(self._database, self.labels, self.annotations, self.links, self.evidence)

    @cached_property
    def comments(self) -> "Comments":
        from annotator.store.comments import Comments  # noqa: PLC0415

        return Comments(self._database, self.journal)

    @cached_property
    def originals(self) -> "Originals":
        from annotator.store.originals import Originals  # noqa: PLC0415

        return Originals(self._database)

    @cached_property
    def exported(self) -> "Exported":
        from annotator.store.exported import Exported  # noqa: PLC0415

        return Exported(self._database)

    @cached_property
    def review(self) -> "ReviewListing":
        from annotator.store.review_listing import ReviewListing  # noqa: PLC0415

        return ReviewListing(self._database, self.labels)

    @cached_property
    def filters(self) -> "SavedFilters":
        from annotator.store.saved_filters import SavedFilters  # noqa: PLC0415

        return SavedFilters(self._database, self.journal)

    @cached_property
    def sign_offs(self) -> "SignOffs":
        from annotator.store.sign_off import SignOffs  # noqa: PLC0415

        return SignOffs(self._database, self.journal)

    @cached_property
    def decisions(self) -> "Decisions":
        from annotator.store.decisions import Decisions  # noqa: PLC0415

        return Decisions(self._database, self.journal)

    @cached_property
    def reviewing(self) -> "Reviewing":
        from annotator.store.reviewing import Reviewing  # noqa: PLC0415

        return Reviewing(self._database, self.journal, self.annotations)

    @cached_property
    def disputes(self) -> "Disputes":
        from annotator.store.disputes import Disputes  # noqa: PLC0415

        return Disputes(self._database, self.journal, self.annotations, self.links, self.decisions)

    @cached_property
    def exchange(self) -> "Exchange":
        from annotator.store.exchange import Exchange  # noqa: PLC0415

        return Exchange(self._database, self.journal, self.labels, self.documents)
