"""What opening takes, done away from the screen; nothing here knows a widget.

Everything heavy is imported when a door is first tried, so that the sign-in page is there at once.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from app.ui.entry.new_office_view import NewOffice

if TYPE_CHECKING:
    from app.workspace import Workspace


def users_of(folder: Path) -> tuple[str, ...]:
    """Return who may sign in to a folder."""
    from app.workspace import Workspace  # noqa: PLC0415  # see above

    return Workspace.users_of(folder)


def enter(folder: Path, user: str, password: str) -> "Workspace":
    """Open a folder."""
    from app.workspace import Workspace  # noqa: PLC0415  # see above

    opened = Workspace.open(folder, user=user, password=password)
    _warm_up()
    return opened


def begin(wanted: NewOffice) -> tuple["Workspace", str]:
    """Make the folder of a new office; return it with its recovery code."""
    from app.workspace import Workspace  # noqa: PLC0415  # see above

    opened, code = Workspace.create(
        wanted.folder,
        level=wanted.level,
        code=wanted.code,
        name=wanted.name,
        admin=wanted.user,
        password=wanted.password,
    )
    _warm_up()
    return opened, str(code)


def recover(folder: Path, user: str, code: str, password: str) -> None:
    """Set a new password by the recovery code."""
    from app.workspace import Workspace  # noqa: PLC0415  # see above

    Workspace.recover(folder, code=code, user=user, password=password)


def _warm_up() -> None:
    """Load what the first page will ask for, while the sign-in page still answers."""
    import app.listings.all  # noqa: PLC0415  # see above
    import app.services.bundles  # noqa: F401, PLC0415
