"""What is refused before a workbook is opened: locked, foreign, or built to exhaust the machine.

The limits are those measured against hostile office files: a file of 4.6 KB with one cell in the
last row and column keeps readers busy for half a minute, one of 0.5 MB unpacks to 268 MB.
"""

import re
import zipfile
from pathlib import Path

from app.errors import Refused

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_LARGEST_FILE = 50_000_000
_MOST_MEMBERS = 200
_LARGEST_UNPACKED = 100_000_000
_GREATEST_RATIO = 100
# Small members pack well without harm: the ratio is asked of what could fill memory.
_RATIO_FROM = 1_000_000
_MOST_CELLS = 20_000_000
_FAR_CELL = re.compile(rb"""\br=["'](?:([A-Z]{2,3})(\d+)|([A-Z])(\d{6,}))["']""")
_FAR_ROW = re.compile(rb"""<(?:\w+:)?row[^>]*?\br=["'](\d{6,})["']""")


def require_safe(file: Path) -> None:
    """Raise `Refused` unless the file is a workbook that can be read in reasonable time and memory."""
    try:
        with file.open("rb") as stream:
            start = stream.read(len(_OLE))
        size = file.stat().st_size
    except FileNotFoundError:
        raise Refused("sheet.missing", file=file.name) from None
    except OSError as error:
        raise Refused("sheet.unreadable", file=file.name, reason=error.strerror) from None
    if size > _LARGEST_FILE:
        raise Refused("sheet.too_large", file=file.name)
    if start == _OLE:
        _require_open(file)
    elif start.startswith(_ZIP):
        _require_modest(file)
    else:
        raise Refused("sheet.not_workbook", file=file.name)


def _require_open(file: Path) -> None:
    """A password turns an .xlsx into an OLE container with one encrypted stream."""
    if _ENCRYPTED in file.read_bytes():
        raise Refused("sheet.password", file=file.name)


def _require_modest(file: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            _require_modest_members(file, members)
            for member in members:
                if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
                    _require_near_cells(file, archive.read(member))
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError):
        raise Refused("sheet.not_workbook", file=file.name) from None


def _require_modest_members(file: Path, members: list[zipfile.ZipInfo]) -> None:
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names or len(names) != len(members):
        raise Refused("sheet.not_workbook", file=file.name)
    too_many = len(members) > _MOST_MEMBERS
    too_much = sum(member.file_size for member in members) > _LARGEST_UNPACKED
    if too_many or too_much or any(map(_swells, members)):
        raise Refused("sheet.too_large", file=file.name)


def _swells(member: zipfile.ZipInfo) -> bool:
    large = member.file_size > _RATIO_FROM
    return large and member.file_size > _GREATEST_RATIO * max(member.compress_size, 1)


def _require_near_cells(file: Path, sheet: bytes) -> None:
    """Readers hold a sheet as one rectangle: what counts is its last row times its last column."""
    rows = [int(found) for found in _FAR_ROW.findall(sheet)]
    columns = [26]
    for wide, wide_row, narrow, narrow_row in _FAR_CELL.findall(sheet):
        columns.append(_column_number(wide or narrow))
        rows.append(int(wide_row or narrow_row))
    if max(rows, default=1) * max(columns) > _MOST_CELLS:
        raise Refused("sheet.too_large", file=file.name)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
