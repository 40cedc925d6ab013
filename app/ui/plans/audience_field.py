"""Who takes part: all teachers of the school, or those that were chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.domain.snapshot import EVERYONE, Named
from app.ui.actions import action, set_usable
from app.ui.widgets.action_button import ActionButton
from app.ui.widgets.words import muted

_NAMES_SHOWN = 8


class AudienceField(QWidget):
    """`choose_asked` when people are to be chosen; the answer comes by `choose`."""

    changed = Signal()
    choose_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: tuple[str, ...] = ()
        self._names: dict[str, str] = {}
        self._frozen = ""
        self._all = QRadioButton(self.tr("全体教师"), self)
        self._all.setObjectName("audience_all")
        self._some = QRadioButton(self.tr("选定人员"), self)
        self._some.setObjectName("audience_some")
        self._pick = action(self, "choose_people", self.tr("选择人员…"), self.choose_asked.emit, icon="users")
        self._listed = muted("", self)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._all, self._some, ActionButton(self._pick, self)):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._listed)
        self.setFocusProxy(self._all)
        for button in (self._all, self._some):
            button.clicked.connect(self._changed)

    def audience(self) -> tuple[str, ...]:
        """Return who takes part; nobody as long as nothing was chosen."""
        return EVERYONE if self._all.isChecked() else self._chosen if self._some.isChecked() else ()

    def chosen(self) -> tuple[str, ...]:
        """Return the people of the list, even while everybody is ticked."""
        return self._chosen

    def known(self) -> Mapping[str, str]:
        """Return the names of the chosen people that are on the roster, by id."""
        return dict(self._names)

    def show_audience(self, audience: tuple[str, ...], participants: Sequence[Named]) -> None:
        """Show who takes part."""
        everyone = audience == EVERYONE
        self._chosen = () if everyone else audience
        self._names = {one.person: one.name for one in participants if one.person}
        for button, on in ((self._all, everyone), (self._some, bool(audience) and not everyone)):
            button.setAutoExclusive(False)
            button.setChecked(on)
            button.setAutoExclusive(True)
        self._follow()

    def choose(self, people: Mapping[str, str]) -> None:
        """Take these people, and those of the list that no roster knows."""
        strangers = [text for text in self._chosen if text not in self._names]
        self._chosen, self._names = (*people, *strangers), dict(people)
        self._some.setChecked(True)
        self._changed()

    def set_frozen(self, reason: str) -> None:
        """Let it be changed, or say why not."""
        self._frozen = reason
        self._all.setEnabled(not reason)
        self._some.setEnabled(not reason)
        self._follow()

    def _changed(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        set_usable(self._pick, self._frozen or None)
        some = bool(self._chosen) and not self._all.isChecked()
        names = [self._names.get(text, text) for text in self._chosen]
        listed = "、".join(names[:_NAMES_SHOWN]) + ("…" if len(names) > _NAMES_SHOWN else "")
        self._listed.setText(
            self.tr("{count} 人：{names}").format(count=len(names), names=listed) if some else ""
        )
        self._listed.setToolTip("、".join(names))
        self._listed.setVisible(some)
