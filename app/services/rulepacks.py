"""The rules of places: what ships, what an office adopted, and which rules hold on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import orjson
from sqlalchemy import Connection

from app.changes import Changes
from app.domain import authority, rulepack_file
from app.domain.authority import Right
from app.domain.rulepack import RulePack
from app.domain.rulepack_file import Reading
from app.errors import Refused
from app.journal.operation import PUBLIC, derived_id
from app.listings import ledger, offices
from app.paths import resources
from app.services.context import Context


@dataclass(frozen=True, slots=True)
class KnownPack:
    """A pack that is at hand; `adopted` when an office took it over, `differs` when two files claim one version."""

    pack: RulePack
    adopted: bool
    differs: bool


@lru_cache(maxsize=1)
def shipped() -> tuple[RulePack, ...]:
    """Return the packs that come with the program."""
    return tuple(rulepack_file.load(file) for file in sorted(resources("rulepacks").glob("*.json")))


def named(word: str) -> RulePack:
    """Return the pack of a file, or the shipped one of this name; needs no data folder."""
    file = Path(word)
    if file.suffix == ".json" or file.is_file():
        return rulepack_file.load(file)
    for pack in shipped():
        if word in (pack.id, pack.key):
            return pack
    raise Refused("rulepack.unknown", name=word, known="、".join(pack.id for pack in shipped()))


def check(file: Path) -> Reading:
    """Return the pack of a file and everything that is wrong with it; needs no data folder."""
    return rulepack_file.read(file)


class RulePacks:
    """The rule packs of an office."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self) -> "list[KnownPack]":
        """Return the packs at hand: adopted ones first, the highest office's before its subordinates'."""
        with self._context.read() as connection:
            return _known(connection)

    def check(self, file: Path) -> Reading:
        """Return the pack of a file and everything that is wrong with it."""
        return check(file)

    def adopt(self, file: Path) -> Changes:
        """Make a pack the rules of this office and of those below; adopting it again changes nothing."""
        actor, office = self._context.actor, self._context.office
        authority.require(actor, Right.ADOPT)
        pack = rulepack_file.load(file)
        body = orjson.loads(file.read_bytes().decode("utf-8-sig"))
        role = authority.role_having(actor, Right.ADOPT)
        with self._context.journal.write(actor, title=f"采用规则包 {pack.name}", role=role) as log:
            for known in _known(log.connection):
                if known.pack.key == pack.key and known.pack.digest != pack.digest:
                    raise Refused("rulepack.same_version", name=pack.name, version=pack.version)
                if known.adopted and known.pack.digest == pack.digest:
                    return Changes()
            fields = {"pack": pack.key, "digest": pack.digest, "body": body, "previous": []}
            log.add(
                "adoption",
                fields,
                scope=office.id,
                county=offices.county_code(log.connection, office.id),
                id_=derived_id("adoption", office.id, pack.digest),
                audience=PUBLIC,
            )
        return log.changes

    def in_force(self, day: date) -> RulePack:
        """Return the rules that hold on a day, or refuse when no pack says anything about it."""
        with self._context.read() as connection:
            return in_force(connection, day)


def in_force(connection: Connection, day: date) -> RulePack:
    """Return the rules of a day: the highest office's pack, in its newest version; else what ships."""
    for known in _known(connection):
        if known.pack.in_force(day):
            return known.pack
    raise Refused("rulepack.none_in_force", day=day.isoformat())


def _known(connection: Connection) -> list[KnownPack]:
    adopted = list(_adopted(connection))
    digests: dict[str, set[str]] = {}
    for pack in (*adopted, *shipped()):
        digests.setdefault(pack.key, set()).add(pack.digest)
    taken = {pack.digest for pack in adopted}
    rest = [pack for pack in shipped() if pack.digest not in taken]
    return [KnownPack(pack, pack.digest in taken, len(digests[pack.key]) > 1) for pack in (*adopted, *rest)]


def _adopted(connection: Connection) -> Iterator[RulePack]:
    """Yield the adopted packs, the highest office's first, of one office the newest version first."""
    readable = []
    for known in ledger.adoptions(connection):
        pack = rulepack_file.of_value(known.body).pack
        # A pack in a format of a later program waits for that program.
        if pack is not None:
            readable.append((known.rank, -pack.version, known.id, pack))
    seen: set[str] = set()
    for _, _, _, pack in sorted(readable, key=lambda entry: entry[:3]):
        if pack.digest not in seen:
            seen.add(pack.digest)
            yield pack
