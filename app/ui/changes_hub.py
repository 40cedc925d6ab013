"""One broadcast of what changed, so that every open page can tell whether it is stale."""

from PySide6.QtCore import QObject, Signal

from app.changes import Changes
from app.ui.runner import Task


class ChangesHub(QObject):
    """Hand `Changes` on to whoever listens; the initiator rides along so that it can ignore its own echo."""

    changed = Signal(object, object)

    def publish(self, changes: Changes, initiator: object | None = None) -> None:
        """Tell everyone what was touched; nothing touched tells nobody."""
        if changes:
            self.changed.emit(changes, initiator)

    def follow(self, task: Task, initiator: object | None = None) -> Task:
        """Publish what a use case returns as soon as it has succeeded."""
        task.succeeded.connect(lambda answer: self.publish(changes_in(answer), initiator))
        return task


def changes_in(answer: object) -> Changes:
    """Find the changes in what a use case returned: alone, in a tuple, or as `.changes` of a result."""
    if isinstance(answer, Changes):
        return answer
    if isinstance(answer, tuple):
        return next((part for part in answer if isinstance(part, Changes)), Changes())
    found = getattr(answer, "changes", None)
    return found if isinstance(found, Changes) else Changes()
