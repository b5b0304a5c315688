"""The card of the active annotation: label, place, who and when, quote, and its form."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from annotator.model.annotation import Annotation
from annotator.model.paragraphs import Paragraphs
from annotator.ui.panels import lettering
from annotator.ui.panels.annotation_form import AnnotationForm
from annotator.ui.panels.cards import Card, Quote, said, wrapping
from annotator.ui.panels.chips import ChipButton, label_of
from annotator.ui.panels.decision_words import decided_words
from annotator.ui.panels.finding_lines import FindingLines
from annotator.ui.session import Session
from annotator.ui.text import plain_caption, plain_tooltip
from annotator.ui.theme import Theme

SWATCH = 12
LONGEST_NAME = 18


class AnnotationCard(Card):
    """``relabelled(name)``: another label was chosen for what is shown."""

    relabelled = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._line = QColor(theme.border)
        self.chip = ChipButton(theme, self)
        self.place, self.author = wrapping(said("", "small", self)), said("", "small", self)
        self.quote, self.findings = Quote(theme, self), FindingLines(self)
        self.decided = wrapping(said("", "small", self))
        self.form = AnnotationForm(self)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.chip)
        top.addWidget(self.place, 1)
        top.addWidget(self.author)
        self.body.addLayout(top)
        self.body.addWidget(self.quote)
        self.body.addWidget(self.decided)
        self.body.addWidget(self.findings)
        self.body.addWidget(self.form)
        self.chip.setToolTip(self.tr("Change the label"))
        self.chip.clicked.connect(self._offer_labels)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.chip.set_theme(theme)
        self.quote.set_theme(theme)

    def show_annotation(
        self, annotation: Annotation, paragraphs: Paragraphs, drafts: dict[str, str]
    ) -> None:
        label = label_of(self._session.scheme, annotation.label)
        self.chip.setEnabled(self._session.is_editable)
        self.chip.show_label(label)
        self.place.setText(self._place(annotation, paragraphs))
        self.author.setText(self._author(annotation))
        self.author.setToolTip(plain_tooltip(self._history(annotation)))
        self.quote.show_quote(annotation.quote, self._theme.label(label).line)
        self._show_decided(annotation)
        self.findings.show_findings_of(annotation.id)
        self.form.show_annotation(annotation, self._session.scheme, drafts)
        self.form.set_editable(is_editable=self._session.is_editable)

    def label_menu(self) -> QMenu:
        """The scheme's labels, each with its colour and its key."""
        menu = QMenu(self)
        for label in self._session.scheme.offered:
            swatch = QPixmap(SWATCH, SWATCH)
            swatch.fill(self._theme.label(label).line)
            key = f"\t{label.digit}" if label.digit else ""
            action = menu.addAction(QIcon(swatch), plain_caption(label.title) + key)
            action.triggered.connect(lambda _=False, name=label.name: self.relabelled.emit(name))
        return menu

    def _show_decided(self, annotation: Annotation) -> None:
        """What a reviewer said to it, and what was answered."""
        project = self._session.project
        decisions = project.decisions.of(annotation.id) if project else []
        words = ""
        if project and decisions:
            words = decided_words(decisions[-1], project.decisions.titles)
        self.decided.setText(words)
        self.decided.setVisible(bool(words))

    def _offer_labels(self) -> None:
        menu = self.label_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.chip.mapToGlobal(QPoint(0, self.chip.height() + 2)))

    def _place(self, annotation: Annotation, paragraphs: Paragraphs) -> str:
        start, end = lettering.number(annotation.start), lettering.number(annotation.end)
        paragraph = lettering.number(paragraphs.number_at(annotation.start))
        words = self.tr("chars {start}–{end} · ¶{paragraph}")
        place = words.format(start=start, end=end, paragraph=paragraph)
        if len(annotation.fragments) == 1:
            return place
        pieces = lettering.number(len(annotation.fragments))
        return place + self.tr(" · {n} fragments").format(n=pieces)

    def _name(self, annotation: Annotation) -> str:
        project = self._session.project
        is_mine = project is not None and annotation.annotator == project.annotator
        return self.tr("you") if is_mine else annotation.annotator

    def _author(self, annotation: Annotation) -> str:
        name = lettering.shortened(self._name(annotation), LONGEST_NAME)
        return f"{name}, {lettering.moment(annotation.updated_at)}"

    def _history(self, annotation: Annotation) -> str:
        """Who made it and when, when it was last changed, who reviewed it."""
        made = self.tr("Made by {name}, {time}")
        lines = [
            made.format(
                name=annotation.annotator, time=lettering.full_moment(annotation.created_at)
            )
        ]
        if annotation.updated_at != annotation.created_at:
            changed = self.tr("Changed {time}")
            lines.append(changed.format(time=lettering.full_moment(annotation.updated_at)))
        if annotation.reviewer:
            reviewed = self.tr("Reviewed by {name}, {time}")
            time = lettering.full_moment(annotation.reviewed_at)
            lines.append(reviewed.format(name=annotation.reviewer, time=time))
        return "\n".join(lines)
