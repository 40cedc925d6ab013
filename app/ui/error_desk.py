"""How an error reaches the person; the dialogs themselves are loaded when the first one is needed."""

import logging
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app import messages
from app.errors import Cancelled, Refused, Unavailable

if TYPE_CHECKING:
    from app.ui.dialogs.named_dialog import NamedDialog

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
    def dialog(self) -> "NamedDialog | None":
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
            self._put_up(error)

    def excepthook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take the place of `sys.excepthook`; Ctrl+C in a terminal still ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        self.show(error.with_traceback(trace))

    def _put_up(self, error: BaseException) -> None:
        from app.ui.dialogs.error_dialogs import error_dialog  # noqa: PLC0415 - not before the first window

        dialog = error_dialog(error)
        self._open = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._open = None
