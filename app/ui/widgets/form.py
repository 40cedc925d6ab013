"""Forms: a label, a field and the sentence under it that says what is wrong and how to put it right."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.widgets.notice_strip import Problem
from app.ui.widgets.words import restyle


class FormField(QWidget):
    """A field with a hint or complaint under it. The input is never cleared."""

    def __init__(self, editor: QWidget, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(editor)
        column.addWidget(self._words)
        grows = editor.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding
        vertical = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        # No focus proxy: the Tab key would stop at the field once more, wherever it stands in the chain.
        self.clear()

    def complain(self, sentence: str) -> None:
        """Mark the field and say what is wrong."""
        self._say("fieldMessage", f"▲ {sentence}")
        self.editor.setAccessibleDescription(sentence)
        restyle(self.editor, "wrong", "true")

    def remind(self, sentence: str) -> None:
        """Say what is worth a second look; nothing is wrong with the field."""
        self._say("fieldReminder", f"● {sentence}")
        self.editor.setAccessibleDescription(sentence)
        restyle(self.editor, "wrong", "false")

    def clear(self) -> None:
        """Take the complaint or reminder away; the hint comes back."""
        self._say("fieldHint", self._hint)
        self.editor.setAccessibleDescription(self._hint)
        restyle(self.editor, "wrong", "false")

    def add_below(self, words: QWidget) -> None:
        """Put something said about the field under its own message."""
        self._column.addWidget(words)

    def set_hint(self, hint: str) -> None:
        """Change the words under the field that hold when nothing is wrong."""
        self._hint = hint
        self.clear()

    def complaint(self) -> str:
        """Return what is wrong, or an empty text."""
        return self._words.text().removeprefix("▲ ") if self._words.objectName() == "fieldMessage" else ""

    def _say(self, part: str, text: str) -> None:
        self._words.setObjectName(part)
        self._words.setText(text)
        self._words.setVisible(bool(text))
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)


class Form(QWidget):
    """Fields by key, one under the other, labels aligned."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, FormField] = {}
        self._titles: dict[str, str] = {}
        self._labels: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def add(
        self, key: str, title: str, editor: QWidget, *, required: bool = False, hint: str = ""
    ) -> FormField:
        """Add a field as the next row; `required` puts a star behind its label."""
        field = FormField(editor, hint=hint, parent=self)
        label = QLabel(f"{title} *" if required else title, self)
        label.setObjectName("fieldLabel")
        label.setBuddy(editor)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1)
        if not editor.objectName():
            editor.setObjectName(key)
        editor.setAccessibleName(title)
        self._fields[key] = field
        self._titles[key] = title
        self._labels[key] = label
        return field

    def show_row(self, key: str, *, shown: bool) -> None:
        """Show a field with its label, or leave it out."""
        self._fields[key].setVisible(shown)
        self._labels[key].setVisible(shown)

    def end(self) -> None:
        """Let the fields stay at the top when the form is taller than they are."""
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def field(self, key: str) -> FormField:
        """Return a field by its key."""
        return self._fields[key]

    def show_problems(self, problems: Mapping[str, str]) -> list[Problem]:
        """Write each sentence under its field, clear the others, and return them for the strip on top."""
        shown = []
        for key, field in self._fields.items():
            if sentence := problems.get(key):
                field.complain(sentence)
                shown.append(Problem(sentence, field.editor))
            else:
                field.clear()
        return shown
