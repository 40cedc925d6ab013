"""The form for a teacher or a school: what is wrong stands under its field, and nothing typed is lost."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.ui.dialogs.named_dialog import Choice, NamedDialog, ask
from app.ui.roster.choice_box import ChoiceBox
from app.ui.roster.entry_fields import EntryField, FieldFinding
from app.ui.tokens import Tone
from app.ui.widgets.folding import scrolled
from app.ui.widgets.form import Form

_LONG = 10


class EntryDialog(NamedDialog):
    """`save_asked` with the button or Ctrl+S; `touched` when a field that was changed is left."""

    save_asked = Signal()
    touched = Signal()
    reveal_asked = Signal()

    def __init__(
        self,
        title: str,
        lead: str,
        fields: Sequence[EntryField],
        values: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(title, lead, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._editors: dict[str, QLineEdit | ChoiceBox] = {}
        self._forms: list[Form] = []
        self._form_of: dict[str, Form] = {}
        self._stored = dict(values)
        self._warned: frozenset[str] = frozenset()
        self._saved = False
        self._prefilled: dict[str, str] = {}
        sheet = QWidget(self)
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(18)
        half = -(-len(fields) // 2) if len(fields) > _LONG else len(fields)
        for part in (fields[:half], fields[half:]):
            if part:
                row.addWidget(self._form(part, sheet), 1)
        self.body.addWidget(scrolled(sheet, self))
        self.reveal = self.add_button(
            "reveal", self.tr("显示完整号码"), icon="eye", kind="flat", closes=False
        )
        self.reveal.hide()
        self.save = self.add_button(
            "save", self.tr("保存"), kind="primary", icon="device-floppy", closes=False
        )
        self.add_cancel()
        self.chosen.connect(self._chosen)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save.click)
        QShortcut(QKeySequence("F8"), self, self.notice.jump)
        self._editors[fields[0].key].setFocus()

    def changed_fields(self) -> dict[str, str]:
        """Return what differs from what was stored, as the check reads it."""
        changed = {}
        for key, editor in self._editors.items():
            value = _value(editor)
            if value == self._stored.get(key, ""):
                continue
            known = not isinstance(editor, ChoiceBox) or editor.chosen() is not None
            changed[key if known or key != "office" else "school"] = value
        return changed

    def show_findings(self, findings: Sequence[FieldFinding]) -> None:
        """Write every sentence under its field; the strip on top counts those that must be put right."""
        wrong = {f.key: f.sentence for f in findings if f.blocking}
        shown = [problem for form in self._forms for problem in form.show_problems(wrong)]
        for finding in findings:
            if not finding.blocking and finding.key not in wrong:
                self._form_of[finding.key].field(finding.key).remind(finding.sentence)
        self.notice.show_problems(shown)

    def must_be_seen(self, findings: Sequence[FieldFinding]) -> bool:
        """Whether there are doubts that the person has not had before them when pressing 保存."""
        doubts = frozenset(f"{f.key} {f.sentence}" for f in findings)
        new, self._warned = bool(doubts - self._warned), doubts
        if new:
            words = self.tr("请再看一眼标有 ● 的地方；确认无误就再按一次“保存”。")
            self.notice.show_notice(Tone.WAIT, words)
        return new

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not saved."""
        self.notice.show_notice(Tone.BAD, sentence)

    def prefill(self, key: str, value: str) -> None:
        """Fill a field in for the person; it counts as typed."""
        _show(self._editors[key], value)
        self._prefilled[key] = value

    def put(self, key: str, value: str) -> None:
        """Show a value as the stored one, unless the person has already typed another."""
        editor = self._editors[key]
        if _value(editor) == self._stored.get(key, ""):
            self._stored[key] = value
            _show(editor, value)

    def close_saved(self) -> None:
        """Close without asking: everything is in the ledger."""
        self._saved = True
        self.accept()

    def reject(self) -> None:
        """Esc and 取消 ask before typed work is lost."""
        if self._saved or self.changed_fields() == self._prefilled:
            super().reject()
            return
        ask(
            self,
            self.tr("放弃填写的内容？"),
            self.tr("这张表还没有保存，关闭后填写的内容就没有了。"),
            [Choice("discard", self.tr("放弃"), "danger")],
            lambda _name: super(EntryDialog, self).reject(),
        )

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        wide = 54 if len(self._forms) > 1 else 34
        high = 42 if len(self._forms) > 1 else 30
        return QSize(min(em * wide, 1000), min(em * high, 530))

    def _form(self, fields: Sequence[EntryField], parent: QWidget) -> Form:
        form = Form(parent)
        for field in fields:
            editor = self._editor(field, form)
            form.add(field.key, field.title, editor, required=field.required, hint=field.hint)
            self._editors[field.key] = editor
            self._form_of[field.key] = form
        form.end()
        self._forms.append(form)
        return form

    def _editor(self, field: EntryField, parent: QWidget) -> QLineEdit | ChoiceBox:
        stored = self._stored.get(field.key, "")
        if field.choices is None:
            line = QLineEdit(stored, parent)
            line.setPlaceholderText(field.sample)
            line.editingFinished.connect(self._left)
            return line
        box = ChoiceBox(field.choices, parent, width=6)
        _show(box, stored)
        box.activated.connect(lambda _at: self.touched.emit())
        box.line().editingFinished.connect(self._left)
        return box

    def _left(self) -> None:
        if self.changed_fields():
            self.touched.emit()

    def _chosen(self, name: str) -> None:
        if name == "save":
            self.save_asked.emit()
        elif name == "reveal":
            self.reveal_asked.emit()


def _value(editor: QLineEdit | ChoiceBox) -> str:
    if isinstance(editor, QLineEdit):
        return editor.text().strip()
    found = editor.chosen()
    return editor.currentText().strip() if found is None else found


def _show(editor: QLineEdit | ChoiceBox, value: str) -> None:
    if isinstance(editor, QLineEdit):
        editor.setText(value)
    else:
        editor.choose(value)
