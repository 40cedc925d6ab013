"""What a screen is handed to do its work, and what it may ask of the window around it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from app.settings import Settings
from app.ui.changes_hub import ChangesHub
from app.ui.memory import Memory
from app.ui.runner import Runner
from app.ui.theme import Theme


class Shell(Protocol):
    """The window, as a page sees it."""

    theme: Theme
    settings: Settings

    def toast(self, text: str, *, word: str = "", do: Callable[[], object] | None = None) -> None:
        """Say a short word at the bottom, with a button when something can be done about it."""

    def open_page(self, key: str, focus: object | None = None) -> None:
        """Go to another page, and there to one thing."""

    def page_keys(self) -> list[str]:
        """Return the pages that this person sees."""

    def set_badge(self, key: str, count: int) -> None:
        """Show how much waits on a page."""

    def note(self, text: str) -> None:
        """Write into the status line: 已自动保存 10:42."""

    def lock_after(self, minutes: int) -> None:
        """Lock the screen after so many minutes without a touch, from now on; 0 never."""

    def explain(self, error: Exception) -> None:
        """Show an error that the page has no better place for."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Workspace, runner, hub, memory of this PC, and the window: all a controller needs."""

    workspace: Any
    runner: Runner
    hub: ChangesHub
    memory: Memory
    shell: Shell
