"""The two dialogs for errors: one sentence that says what to do, and the one for our own faults."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from app import clock, messages
from app.errors import Refused, Unavailable
from app.ui import problem_report
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.widgets.words import muted


def error_dialog(error: BaseException) -> NamedDialog:
    """Return the dialog for an error."""
    return _sentence_dialog(error) if isinstance(error, (Refused, Unavailable)) else _problem_dialog(error)


def _sentence_dialog(error: Refused | Unavailable) -> NamedDialog:
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
