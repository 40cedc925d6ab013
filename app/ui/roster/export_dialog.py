"""What goes into an exported list; whole numbers only when somebody says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.tokens import Tone
from app.ui.widgets.words import FindingLabel, muted


class ExportDialog(NamedDialog):
    """`chosen("export")` with the button; then `whole` says whether whole numbers were asked for."""

    def __init__(self, scope: str, parent: QWidget, *, numbers: bool) -> None:
        super().__init__(self.tr("导出 Excel"), scope, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._whole = QCheckBox(self.tr("包含完整身份证号和手机号"), self)
        self._whole.setObjectName("whole_numbers")
        self._warning = FindingLabel(
            Tone.WAIT,
            self.tr(
                "完整号码属于个人敏感信息：只在上级要求时导出，用完即删。这次导出会记入日志（谁、何时、多少人）。"
            ),
            self,
        )
        self._masked = muted(
            self.tr("号码中间会打星号，如 459***********0497；这样的表格改好后仍可导回来。"), self
        )
        for widget in (self._whole, self._masked, self._warning):
            self.body.addWidget(widget)
            widget.setVisible(numbers)
        self._warning.hide()
        self._whole.toggled.connect(self._warning.setVisible)
        self._whole.toggled.connect(self._masked.setHidden)
        self.add_button("export", self.tr("选择位置并导出…"), kind="primary", icon="download")
        self.add_cancel()

    @property
    def whole(self) -> bool:
        """Whether the person asked for whole numbers."""
        return self._whole.isChecked()
