"""Actions with a name, a key, an icon, and a reason whenever they cannot be used."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from app.ui import icons

_REASON = "disabledReason"
_PLAIN_TIP = "plainToolTip"


def action(
    parent: QObject,
    name: str,
    text: str,
    slot: Callable[[], object],
    *,
    icon: str = "",
    kind: str = "",
    keys: str = "",
) -> QAction:
    """Make an action; `name` becomes its object name, which tests and the tour find it by.

    `kind` is how its button looks: `primary` (one per page), `danger`, `flat` or nothing.
    """
    made = QAction(text, parent)
    made.setObjectName(name)
    if icon:
        icons.put(made, icon)
    if keys:
        made.setShortcuts([QKeySequence(key) for key in keys.split(" | ")])
    made.setProperty("kind", kind)
    _keep_tip(made)
    made.triggered.connect(lambda _checked=False: slot())
    return made


def disable(target: QAction, reason: str) -> None:
    """Grey an action out and say why, where the pointer and the status line show it."""
    if not reason:
        raise ValueError(f"{target.objectName()} is disabled without a reason")
    if not target.isEnabled() and target.property(_REASON) == reason:
        return
    target.setEnabled(False)
    target.setProperty(_REASON, reason)
    target.setToolTip(reason)
    target.setStatusTip(reason)


def enable(target: QAction) -> None:
    """Let an action be used again."""
    target.setProperty(_REASON, "")
    target.setToolTip(str(target.property(_PLAIN_TIP) or target.toolTip()))
    target.setStatusTip("")
    target.setEnabled(True)


def set_usable(target: QAction, reason: str | None) -> None:
    """Enable an action when there is no reason against it, otherwise disable it with that reason."""
    if reason:
        disable(target, reason)
    else:
        enable(target)


def reason_of(target: QAction) -> str:
    """Return why an action is disabled, or an empty text."""
    return str(target.property(_REASON) or "")


def _keep_tip(target: QAction) -> None:
    tip = target.text().replace("&", "").rstrip("…")
    keys = target.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    tip = f"{tip} ({keys})" if keys else tip
    target.setProperty(_PLAIN_TIP, tip)
    target.setToolTip(tip)
