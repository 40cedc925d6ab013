"""What a killed program left half written, removed at the next start; only one program is in a folder.

None of it is data: a file gets its name only when it is whole, and until then it is one of these.
"""

from contextlib import suppress
from pathlib import Path

from app.services.context import Context

_HALF_WRITTEN = (".*.tmp", "exchange/outbox/yx-*.tmp", "exchange/answers/*", "exchange/spool/*.yxb")


def clear(context: Context) -> None:
    """Remove half-written files and settle the papers that waited for their entry in the registry."""
    for pattern in _HALF_WRITTEN:
        for file in context.folder.glob(pattern):
            _remove(file)
    pending = context.papers("pending")
    if pending.is_dir() and any(pending.iterdir()):
        _settle_papers(context)


def _settle_papers(context: Context) -> None:
    # Papers are left pending by a kill only: an ordinary start loads none of this.
    from app.documents.paperstore import PaperStore  # noqa: PLC0415
    from app.listings import certificates as registry  # noqa: PLC0415

    with context.read() as connection:
        PaperStore(context.papers()).settle(lambda sha256: bool(registry.by_file(connection, sha256)))


def _remove(file: Path) -> None:
    """A file that cannot be removed today is in nobody's way."""
    with suppress(OSError):
        file.unlink()
