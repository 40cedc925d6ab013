"""Carries a form to its use case: check while it is filled in, ask about doubts, save."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.changes import Changes
from app.domain.roster_rows import Problem
from app.ui.desk import Desk
from app.ui.error_desk import sentence_of
from app.ui.roster.entry_dialog import EntryDialog
from app.ui.roster.entry_fields import Findings

Check = Callable[[Mapping[str, str]], tuple[Problem, ...]]
Save = Callable[[Mapping[str, str]], "Changes | tuple[str, Changes]"]


class EntryController(QObject):
    """One form while it is open. `done(id)` is called after it was saved, with the id of what is new."""

    def __init__(
        self,
        desk: Desk,
        dialog: EntryDialog,
        *,
        check: Check,
        save: Save,
        findings: Findings,
        done: Callable[[str], object],
    ) -> None:
        super().__init__(dialog)
        self._desk = desk
        self._dialog = dialog
        self._check = check
        self._save = save
        self._findings = findings
        self._done = done
        self._busy = False
        dialog.save_asked.connect(self._try)
        dialog.touched.connect(self._look)

    def _look(self) -> None:
        """Say what is wrong as far as the form has got: what is still empty is no mistake yet."""
        fields = self._dialog.changed_fields()
        if not fields or self._busy:
            return
        task = self._desk.runner.latest(f"entry-{id(self)}", self._check, fields)
        task.then(lambda problems: self._show_touched(problems, fields), lambda _error: None)

    def _show_touched(self, problems: tuple[Problem, ...], fields: Mapping[str, str]) -> None:
        if not isValid(self._dialog):
            return
        touched = {"office" if key == "school" else key for key in fields}
        self._dialog.show_findings([f for f in self._findings(problems) if f.key in touched])

    def _try(self) -> None:
        fields = self._dialog.changed_fields()
        if not fields:
            self._dialog.show_refusal(self.tr("还没有填写或修改任何内容。"))
            return
        self._set_busy(busy=True)
        task = self._desk.runner.latest(f"entry-{id(self)}", self._check, fields)
        task.then(lambda problems: self._checked(problems, fields), self._failed)

    def _checked(self, problems: tuple[Problem, ...], fields: Mapping[str, str]) -> None:
        if not isValid(self._dialog):
            return
        self._set_busy(busy=False)
        findings = self._findings(problems)
        self._dialog.show_findings(findings)
        if any(finding.blocking for finding in findings):
            self._dialog.notice.jump()
            return
        if findings and self._dialog.must_be_seen(findings):
            return
        self._set_busy(busy=True)
        task = self._desk.runner.write(self._save, fields)
        self._desk.hub.follow(task)
        task.then(self._saved, self._failed)

    def _saved(self, answer: Any) -> None:
        if isValid(self._dialog):
            self._dialog.close_saved()
        self._done(answer[0] if isinstance(answer, tuple) else "")

    def _failed(self, error: Exception) -> None:
        if not isValid(self._dialog):
            return
        self._set_busy(busy=False)
        if sentence := sentence_of(error):
            self._dialog.show_refusal(sentence)
        else:
            self._desk.shell.explain(error)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._dialog.save.setEnabled(not busy)
