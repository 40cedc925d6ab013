"""Ledgers for benches: an encrypted store with a journal and nobody signed in, and teachers to enter."""

import os
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.domain.authority import Actor, OfficeRef
from app.journal import guard, log
from app.journal.journal import Journal
from app.journal.operation import office_id
from db import migrate
from db.codes import OfficeLevel, Role
from db.database import Database
from db.folder import Anchor, read_anchor, write_anchor

KEY = b"\x2a" * 32
COUNTY = "451302"
OFFICE = OfficeRef(office_id(COUNTY), COUNTY, "县教育局", OfficeLevel.COUNTY)
ACTOR = Actor("admin", "管理员", OFFICE.id, frozenset({Role.ADMIN}), OFFICE)

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕覃韦蒙农岑"
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文辉力健俊帆雪荣爱妹凤洁琳素云莲真环婷雅"
)


class Ledger:
    """One store written as one device; made anew unless it is there."""

    def __init__(self, folder: Path) -> None:
        known = read_anchor(folder)
        if known is None:
            known = Anchor(os.urandom(16).hex(), 0)
            folder.mkdir(parents=True)
            write_anchor(folder, known)
        self.device = known.device
        self.database = Database.open(folder / "store.db", KEY, create=not (folder / "store.db").exists())
        migrate.upgrade(self.database)
        with self.database.write() as connection:
            log.add_device(connection, self.device, OFFICE.id, OFFICE.level)
        self.database.attach_guard(guard.journal_only)
        self.journal = Journal(self.database, self.device, folder)

    def enter_office(self) -> None:
        fields = {"level": OFFICE.level.value, "code": COUNTY, "name": OFFICE.name, "hosted": 0}
        with self.journal.write(ACTOR) as writing:
            writing.create("office", fields, scope=OFFICE.id, county=COUNTY, id_=OFFICE.id)

    def enter(self, people: Sequence[dict[str, Any]]) -> None:
        """Enter teachers as an import does: one use case, one commit."""
        with self.journal.write(ACTOR, title="导入教师") as writing:
            for fields in people:
                writing.create("person", fields, scope=OFFICE.id, county=COUNTY)

    def close(self) -> None:
        self.database.close()


def some_people(count: int) -> list[dict[str, Any]]:
    """Return invented teachers with what a roster usually says of them."""
    dice = random.Random(count)
    return [_person(dice, number) for number in range(count)]


def _person(dice: random.Random, number: int) -> dict[str, Any]:
    born = f"19{dice.randrange(60, 99)}{dice.randrange(1, 13):02}{dice.randrange(1, 29):02}"
    return {
        "name": dice.choice(_SURNAMES) + "".join(dice.choices(_GIVEN, k=2)),
        "id_number": f"4513{dice.randrange(100):02}{born}{dice.randrange(10_000):04}",
        "sex": dice.choice("12"),
        "born": f"{born[:4]}-{born[4:6]}-{born[6:]}",
        "ethnicity": "01",
        "office": OFFICE.id,
        "status": "11",
        "stage": "2",
        "subject": "13",
        "title": "高级",
        "post": "10",
        "education": "21",
        "phone": f"138{number:08}",
    }


class RawStore:
    """The same kind of encrypted file, written with the driver as it comes and nothing else."""

    def __init__(self, path: Path, *tables: str) -> None:
        self._connection = dbapi2.connect(str(path), isolation_level=None)
        self._connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute("PRAGMA cache_size=-65536")
        for table in tables:
            self._connection.execute(table)

    def insert(self, *inserts: tuple[str, Sequence[tuple[Any, ...]]]) -> None:
        """Write rows in one transaction."""
        self._connection.execute("BEGIN IMMEDIATE")
        for sql, rows in inserts:
            self._connection.executemany(sql, rows)
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()
