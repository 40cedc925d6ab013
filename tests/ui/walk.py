"""Press every action of a window and say what came of it.

An action must have a name and words, and must change something that can be seen, open something,
or be disabled with a reason. Used on invented pages here and on the real ones elsewhere.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget

from app.ui.actions import reason_of
from app.ui.frame.main_window import MainWindow
from app.ui.runner import Runner
from app.ui.tour import settle


@dataclass(slots=True)
class Walked:
    """What was found: names of actions by outcome, and complaints about those that do not keep the rule."""

    did: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


def walk_actions(window: MainWindow, runner: Runner, actions: list[QAction]) -> Walked:
    """Trigger each action once, from the page that is in front now."""
    found, page = Walked(), window.controller()
    _tidy(window, runner)
    for action in actions:
        _judge(window, runner, action, found)
        _tidy(window, runner)
        if page is not None:
            window.open_page(str(page.view.property("pageKey")))
    return found


def actions_below(root: QWidget) -> list[QAction]:
    """Return the actions a page owns; icons inside text fields are ornaments, not actions."""
    return [
        action
        for action in root.findChildren(QAction)
        if not isinstance(action.parent(), (QLineEdit, QMenu)) and not action.isSeparator()
    ]


def buttons_without_name(root: QWidget) -> list[str]:
    """Return visible buttons that a screen reader or a test could not name."""
    return [
        type(button).__name__
        for button in root.findChildren(QAbstractButton)
        if button.isVisible()
        and not button.objectName().startswith("qt_")
        and not (button.objectName() and (button.text() or button.accessibleName()))
        and not isinstance(button.parent(), QLineEdit)
    ]


def _judge(window: MainWindow, runner: Runner, action: QAction, found: Walked) -> None:
    name = action.objectName()
    if not name or not action.text():
        found.complaints.append(f"{name or action.text() or action}: no name or no words")
        return
    if not action.isEnabled():
        found.refused[name] = reason_of(action)
        if not reason_of(action):
            found.complaints.append(f"{name}: disabled without a reason")
        return
    before = _seen(window)
    action.trigger()
    settle(runner)
    if _seen(window) == before:
        found.complaints.append(f"{name}: nothing changed and nothing opened")
    found.did.append(name)


def _seen(window: MainWindow) -> tuple[object, ...]:
    """Everything a person could notice: the picture, the windows, the cursor's field, the clipboard."""
    picture = QByteArray()
    buffer = QBuffer(picture)
    window.grab().save(buffer, "PNG")
    tops = sorted(type(top).__name__ for top in QApplication.topLevelWidgets() if top.isVisible())
    focus = window.focusWidget()
    return (
        bytes(picture.data()),
        tuple(tops),
        focus.objectName() if focus else "",
        QGuiApplication.clipboard().text(),
        window.windowTitle(),
    )


def _tidy(window: MainWindow, runner: Runner) -> None:
    """Close what was opened and put the frame back, so that the next action starts alike."""
    for top in QApplication.topLevelWidgets():
        if top is not window and top.isVisible():
            top.close()
    if window.locked:
        window.unlock()
    if not window.isVisible():
        window.show()
    window.findChild(QWidget, "toast").hide()
    QGuiApplication.clipboard().clear()
    if focused := window.focusWidget():
        focused.clearFocus()
    settle(runner)
