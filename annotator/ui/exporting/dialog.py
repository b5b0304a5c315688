"""Exporting annotations: for whom, which, in which columns; seen before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from annotator.departures.annotations import Scope, Selection, sample_of_claims
from annotator.formats import links_csv
from annotator.formats.csv_columns import optional_columns, standard_columns
from annotator.formats.problems import FormatProblem
from annotator.ui.dialogs.errors import is_known
from annotator.ui.dialogs.question import Question
from annotator.ui.exporting.choice import KEY, OFFSETS, Choice, Offered, choice_from
from annotator.ui.exporting.columns import ColumnChooser
from annotator.ui.exporting.form import Form
from annotator.ui.exporting.preview import Preview
from annotator.ui.exporting.sampling import Sampler
from annotator.ui.exporting.writing import Table, export_claims, export_table, export_whole
from annotator.ui.text import PlainLabel
from annotator.ui.theme import set_look
from annotator.ui.written import tell_written

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.departures.annotations import Sample
    from annotator.formats.csv_presets import Preset
    from annotator.formats.csv_writer import ExportReport
    from annotator.ui.exporting import sampling
    from annotator.ui.window import Window

SIZE, SMALLEST = QSize(1120, 720), QSize(720, 560)
GEOMETRY = "export"


class ExportDialog(QDialog):
    """Everything that is chosen shows at once in the preview, and is remembered. What is
    ``offered`` of the review table stands first."""

    def __init__(self, window: Window, offered: Offered | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(self.tr("Export"))
        self.setSizeGripEnabled(True)
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        session = window.session
        self._scheme = session.scheme
        choice = choice_from(window.settings.words(KEY))
        self.form = Form(session, choice, offered)
        self.chooser = ColumnChooser()
        self.preview = Preview(window.theme)
        self.preview.as_excel.setChecked(choice.is_as_excel)
        self.export = QPushButton(self.tr("Export…"))
        self.close_button = QPushButton(self.tr("Close"))
        self.outcome = PlainLabel()
        self.outcome.setWordWrap(True)
        self._sampler = Sampler(window, session.project.path, self) if session.project else None
        self._lay_out()
        self._fill_columns(choice)
        self._connect()
        self._refresh()
        self.restoreGeometry(window.settings.state(GEOMETRY))

    @property
    def preset(self) -> Preset:
        """The chosen one, with what was chosen otherwise."""
        return self.choice.as_preset()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of the ticked columns, in their order."""
        return self.chooser.chosen

    @property
    def choice(self) -> Choice:
        """All that is remembered."""
        return self.form.choice(
            order=self.chooser.names,
            ticked=self.chooser.chosen,
            is_as_excel=self.preview.as_excel.isChecked(),
        )

    @property
    def scope(self) -> Scope:
        return self.form.scope

    def choose_and_export(self) -> None:
        """Asks where to, writes, and shows how many rows were verified."""
        project = self._window.session.project
        is_of_claims, kind = self.form.is_of_claims, self.form.kind
        part = ".claims" if is_of_claims else ""
        path = project and self._window.files.target(
            self.tr("Export"),
            f"{project.path.stem}{part}{kind.suffix}",
            f"{self.form.kinds.currentText()} (*{kind.suffix});;{self.tr('All files (*)')}",
            kind.suffix,
        )
        if not path:
            return
        self._remember()
        if kind.is_whole:
            self._say_exporting()
            export_whole(self._window, path, self._tell, self._tell_why)
            return
        if is_of_claims:
            self._say_exporting()
            export_claims(self._window, path, self.preset, self._tell, self._tell_why)
            return
        has_links = self.form.links.isChecked() and kind.is_text
        table = Table(kind, self.preset, self.chosen, self.scope, has_links)
        beside = links_csv.path_beside(path)
        if has_links and beside.exists():
            self._ask_and_export(path, table, beside)
            return
        self._export(path, table)

    def _ask_and_export(self, path: Path, table: Table, beside: Path) -> None:
        """The links are about to replace others, which nobody was asked about."""
        try:
            links_csv.refuse_foreign(beside)
        except FormatProblem as problem:
            self._tell_why(problem)
            return
        words = self.tr("{name}, for the links, is there already. Replace it, too?")
        words = words.format(name=beside.name)
        Question(self, words, self.tr("Replace"), lambda: self._export(path, table)).open()

    def _export(self, path: Path, table: Table) -> None:
        self._say_exporting()
        export_table(self._window, path, table, self._tell, self._tell_why)

    def _say_exporting(self) -> None:
        self._say(self.tr("Exporting…"), "muted")

    def done(self, result: int) -> None:
        self._remember()
        if self._sampler is not None:
            self._sampler.stop()
        super().done(result)

    def _remember(self) -> None:
        self._window.settings.remember(KEY, self.choice.as_text())
        self._window.settings.keep_state(GEOMETRY, self.saveGeometry())

    def _tell(self, report: ExportReport) -> None:
        is_whole = report.verified == report.rows
        words = self.tr("{name}: {summary}.").format(name=report.path.name, summary=report.summary)
        self._say(" ".join([words, *report.problems[:3]]), "good" if is_whole else "danger")
        tell_written(self._window, report.path, words, report.problems)
        self.form.show_last(self._window.session.project)
        self._refresh()

    def _tell_why(self, error: Exception) -> None:
        """Here, for this dialog stands before the window."""
        if not is_known(error):
            raise error
        self._say(str(error), "danger")

    def _say(self, words: str, look: str) -> None:
        self.outcome.setText(words)
        set_look(self.outcome, look)

    def _connect(self) -> None:
        self.form.changed.connect(self._refresh)
        self.form.offsets_chosen.connect(self._tick_offsets)
        self.chooser.changed.connect(self._refresh)
        self.export.clicked.connect(self.choose_and_export)
        self.close_button.clicked.connect(self.accept)
        if self._sampler is not None:
            self._sampler.found.connect(self._show_sample)
            self._sampler.failed.connect(self.preview.show_nothing)

    def _refresh(self) -> None:
        is_of_claims, is_whole = self.form.is_of_claims, self.form.kind.is_whole
        self.chooser.setVisible(not is_of_claims and not is_whole)
        self.preview.show_kind(is_text=self.form.kind.is_text)
        self.form.show_offsets(self.chosen)
        self.export.setEnabled(is_of_claims or is_whole or bool(self.chosen))
        if self._sampler is None:
            return
        if is_whole:
            self._sampler.stop()
            self.preview.show_nothing(
                self.tr(
                    "Texts, annotations, links, comments, decisions, scheme and people: all but"
                    " the history. “annotator import NEW.annotator FILE.jsonl” makes the project"
                    " again."
                )
            )
            return
        if is_of_claims or self.chosen:
            self._sampler.ask(self._question())
        else:
            self.preview.show_nothing(self.tr("Tick a column, and what is in it shows here."))

    def _question(self) -> sampling.Question:
        preset, names, scope = self.preset, self.chosen, self.scope
        if self.form.is_of_claims:
            return lambda own: sample_of_claims(own, preset)
        return lambda own: Selection(own, scope).sample(preset, names)

    def _show_sample(self, sample: Sample) -> None:
        if not (self.chosen or self.form.is_of_claims):
            return
        self.preview.show_sample(sample, has_mark=self.preset.has_mark)
        self.export.setEnabled(sample.total > 0)
        if not sample.total:
            self.preview.show_nothing(self.form.why_empty)

    def _tick_offsets(self, kinds: tuple[str, ...]) -> None:
        """The columns of those offsets, and of no others."""
        every = {name for names in OFFSETS.values() for name in names}
        wanted = {name for kind in kinds for name in OFFSETS[kind]}
        self.chooser.tick([*(name for name in self.chosen if name not in every), *wanted])

    def _fill_columns(self, choice: Choice) -> None:
        """As they were left, and after them those that are new."""
        usual = [column.name for column in standard_columns(self._scheme)]
        names = [*usual, *(column.name for column in optional_columns(self._scheme))]
        kept = [name for name in choice.order if name in names]
        order = [*kept, *(name for name in names if name not in kept)]
        unseen = [name for name in usual if name not in choice.order]
        self.chooser.fill(order, [*choice.ticked, *unseen] if choice.ticked else usual)

    def _lay_out(self) -> None:
        self.form.setFixedWidth(290)
        self.chooser.setFixedWidth(210)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.form)
        middle.addWidget(self.chooser)
        middle.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.outcome, 1)
        self.close_button.setAutoDefault(False)
        self.export.setDefault(True)
        set_look(self.export, "primary")
        foot.addWidget(self.close_button)
        foot.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addLayout(foot)
