"""One certificate: what the registry says of it, and the paper itself."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.domain.units import plain
from app.listings.certificates import CertificateRow
from app.ui.actions import action, set_usable
from app.ui.certificates.certificates_columns import kind_word, state_meaning, state_tone, state_word
from app.ui.certificates.paper_view import ZOOMS, PaperView
from app.ui.widgets.action_button import ActionButton
from app.ui.widgets.card import Card
from app.ui.widgets.words import StatusLabel, heading, muted


class CertificateCard(Card):
    """Number, state and facts above, the paper below with its size beside the number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._number = heading("", self)
        self._number.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._state = StatusLabel(self, chip=True)
        self._facts = QLabel(self)
        self._facts.setWordWrap(True)
        self._facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._meaning = muted("", self)
        self.paper = PaperView(self, self._facts, self._meaning)
        self.smaller = action(self, "paper_smaller", self.tr("缩小"), lambda: self._zoom(-1), icon="minus")
        self.larger = action(self, "paper_larger", self.tr("放大"), lambda: self._zoom(1), icon="plus")
        self.fit = action(self, "paper_fit", self.tr("适合宽度"), lambda: self._zoom(0))
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Show that no certificate is chosen."""
        self._number.setText(self.tr("证书预览"))
        self._state.show_status(state_tone(""), "")
        self._facts.setText("")
        self._meaning.setText(self.tr("在左边选一份证书，这里显示它的原样。"))
        self.paper.show_words("")
        self.follow()

    def show_row(self, row: CertificateRow) -> None:
        """Show what the registry says; the paper comes when it has been drawn."""
        self._number.setText(row.number)
        self._number.setToolTip(row.number)
        self._state.show_status(state_tone(row.state), state_word(row.state))
        words = self.tr(
            "{holder}　{unit}\n{kind}　{project}\n{hours} 学时 · {credits} 学分 · {issuer} {day} 颁发"
        )
        self._facts.setText(
            words.format(
                holder=row.holder,
                unit=row.unit,
                kind=kind_word(row.kind),
                project=row.project,
                hours=plain(row.hours),
                credits=plain(row.credits),
                issuer=row.issuer,
                day=row.issued_on,
            )
        )
        self._meaning.setText(state_meaning(row.state))

    def follow(self) -> None:
        """Let the sizes be chosen only where there is a paper and another size."""
        nothing = None if self.paper.shows_picture() else self.tr("没有可以缩放的证书")
        at_end = self.tr("已经是最大") if self.paper.zoom() == ZOOMS[-1] else None
        at_start = self.tr("已经适合宽度") if self.paper.zoom() == ZOOMS[0] else None
        set_usable(self.larger, nothing or at_end)
        set_usable(self.smaller, nothing or at_start)
        set_usable(self.fit, nothing or at_start)

    def _zoom(self, steps: int) -> None:
        self.paper.zoom_by(steps)
        self.follow()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._number, 1)
        top.addWidget(self._state)
        self.body.addLayout(top)
        self.body.addWidget(self.paper, 1)
        sizes = QHBoxLayout()
        sizes.setSpacing(4)
        sizes.addStretch(1)
        for one in (self.smaller, self.larger, self.fit):
            sizes.addWidget(_small_button(one, self))
        self.body.addLayout(sizes)


def _small_button(target: QAction, parent: QWidget) -> QPushButton:
    return ActionButton(target, parent, kind="flat")
