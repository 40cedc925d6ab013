"""What the program hands to every window it opens."""

from dataclasses import dataclass

from app.settings import Settings
from app.ui.changes_hub import ChangesHub
from app.ui.error_desk import ErrorDesk
from app.ui.memory import Memory
from app.ui.runner import Runner
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Tools:
    """What the program gives its window: made once, outlives every window."""

    runner: Runner
    hub: ChangesHub
    memory: Memory
    theme: Theme
    errors: ErrorDesk
    settings: Settings
