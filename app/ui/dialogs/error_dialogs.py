"""How an error reaches the person: one sentence that says what to do, or the one dialog for our own faults."""

import logging
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from app import clock, messages
from app.errors import Cancelled, Refused, Unavailable
from app.ui import problem_report
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.widgets.words import muted

_log = logging.getLogger(__name__)


def sentence_of(error: Exception) -> str:
    """Return the sentence for an expected error; an empty text for one that nobody needs to see."""
    if isinstance(error, (Refused, Unavailable)):
        return messages.sentence(error.code, error.facts)
    return ""


class ErrorDesk(QObject):
    """Shows errors that no page answered; one dialog at a time, the rest goes to the log."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: NamedDialog | None = None

    @property
    def dialog(self) -> NamedDialog | None:
        """The dialog that is open now."""
        return self._open

    def show(self, error: BaseException) -> None:
        """Say what happened; a cancelled job needs no words."""
        if isinstance(error, Cancelled):
            return
        expected = isinstance(error, (Refused, Unavailable))
        if not expected:
            _log.error("ui.bug", exc_info=error)
        if self._open is None:
            self._put_up(_sentence_dialog(error) if expected else _problem_dialog(error))

    def excepthook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take the place of `sys.excepthook`; Ctrl+C in a terminal still ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        self.show(error.with_traceback(trace))

    def _put_up(self, dialog: NamedDialog) -> None:
        self._open = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._open = None


def _sentence_dialog(error: BaseException) -> NamedDialog:
    assert isinstance(error, (Refused, Unavailable))
    dialog = NamedDialog(
        QCoreApplication.translate("ErrorDialogs", "没有完成"),
        messages.sentence(error.code, error.facts),
        _window(),
    )
    number = muted(QCoreApplication.translate("ErrorDialogs", "编号：{code}").format(code=error.code), dialog)
    dialog.body.addWidget(number)
    dialog.add_button("understood", QCoreApplication.translate("ErrorDialogs", "知道了"), kind="primary")
    return dialog


def _problem_dialog(error: BaseException) -> NamedDialog:
    text = problem_report.compose(error)
    kept = problem_report.keep(text, clock.now().astimezone())
    lead = QCoreApplication.translate(
        "ErrorDialogs",
        "程序出了差错，刚才这一步没有做成，已保存的数据不受影响。请把下面的内容复制给技术人员。",
    )
    dialog = NamedDialog(QCoreApplication.translate("ErrorDialogs", "程序出了差错"), lead, _window())
    box = QPlainTextEdit(text, dialog)
    box.setReadOnly(True)
    box.setAccessibleName(QCoreApplication.translate("ErrorDialogs", "差错内容"))
    dialog.body.addWidget(box)
    if kept:
        dialog.body.addWidget(
            muted(QCoreApplication.translate("ErrorDialogs", "已存到 {file}").format(file=kept), dialog)
        )
    dialog.add_button(
        "copy", QCoreApplication.translate("ErrorDialogs", "复制内容"), icon="copy", closes=False
    )
    dialog.add_button("close", QCoreApplication.translate("ErrorDialogs", "关闭"), kind="primary")
    dialog.chosen.connect(lambda name: QGuiApplication.clipboard().setText(text) if name == "copy" else None)
    return dialog


def _window() -> QWidget | None:
    return QApplication.activeModalWidget() or QApplication.activeWindow()
