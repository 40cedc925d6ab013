"""All keys on one card, made from the actions themselves so that it cannot go stale."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.widgets.folding import scrolled

_COLUMNS = 2


def _in_tables() -> list[tuple[str, str]]:
    return [
        ("Enter", QCoreApplication.translate("KeyCard", "打开选中的一行")),
        ("Ctrl+A", QCoreApplication.translate("KeyCard", "全选")),
        ("Ctrl+C", QCoreApplication.translate("KeyCard", "复制选中的行，可粘贴到 WPS 表格")),
        ("Ctrl+Shift+C", QCoreApplication.translate("KeyCard", "连同表头复制")),
        ("Esc", QCoreApplication.translate("KeyCard", "关闭对话框，清空搜索")),
    ]


class KeyCard(NamedDialog):
    """Shows key and meaning, pages with Alt and a digit as one line."""

    def __init__(self, entries: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("KeyCard", "快捷键一览"), "", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet = QWidget(self)
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(18)
        pairs = [(keys_of(entry), entry.text()) for entry in entries if keys_of(entry)]
        pairs = [pair for pair in pairs if not pair[0].startswith("Alt+")]
        pairs += [("Alt+1 … 9", self.tr("打开左边第几页")), *_in_tables()]
        rows = -(-len(pairs) // _COLUMNS)
        for at, (keys, words) in enumerate(pairs):
            column, row = divmod(at, rows)
            label = QLabel(keys, sheet)
            label.setObjectName("cardTitle")
            grid.addWidget(label, row, column * 2)
            grid.addWidget(QLabel(words, sheet), row, column * 2 + 1)
        area = scrolled(sheet, self)
        area.setMinimumHeight(min(sheet.sizeHint().height(), 320))
        area.setMinimumWidth(min(sheet.sizeHint().width() + 20, 640))
        self.body.addWidget(area)
        self.add_button("close", self.tr("关闭"), kind="primary")


def keys_of(entry: QAction) -> str:
    """Return the first key of an action as people write it."""
    return entry.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
