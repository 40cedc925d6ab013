"""Whom a plan means: texts of a form matched with people of the roster, and ids with names."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, or_, select

from app.domain.snapshot import EVERYONE, Named, PlanContent
from app.journal.log import batches
from app.journal.operation import is_id
from db.schema.people import person

_ID_LENGTH = 32


@dataclass(frozen=True, slots=True)
class _Known:
    """The people a form may mean, by id, by 教师编号, and by name where one person alone has it."""

    names: Mapping[str, str]
    by_text: Mapping[str, str]

    def find(self, text: str) -> str | None:
        """Return the id of the person whom a text means, or None when it means nobody or several."""
        return text if text in self.names else self.by_text.get(text)


def resolved(connection: Connection, content: PlanContent) -> PlanContent:
    """Return the content with people of the roster in place of texts; who is not there keeps the name.

    A name alone means somebody of the plan's own school; people of elsewhere are named by their
    编号 or id.
    """
    audience = () if content.audience == EVERYONE else content.audience
    named = [content.lead, *(activity.speaker for activity in content.activities)]
    known = _known(connection, content.school, [*audience, *(one.person or one.name for one in named)])
    return replace(
        content,
        lead=_resolved(content.lead, known),
        audience=content.audience if not audience else tuple(known.find(text) or text for text in audience),
        activities=tuple(
            replace(activity, speaker=_resolved(activity.speaker, known)) for activity in content.activities
        ),
    )


def names_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the names of those people that are known here, by id."""
    keys = [bytes.fromhex(known) for known in ids if is_id(known)]
    names: dict[str, str] = {}
    for some in batches(keys):
        query = select(person.c.id, person.c.name).where(person.c.id.in_(some))
        names |= {row.id.hex(): row.name or "" for row in connection.execute(query)}
    return names


def _known(connection: Connection, school: str, texts: Collection[str]) -> _Known:
    columns = (person.c.id, person.c.name, person.c.code, person.c.office)
    own = bytes.fromhex(school)
    names: dict[str, str] = {}
    codes: dict[str, set[str]] = {}
    called: dict[str, set[str]] = {}
    for some in batches(texts):
        ids = [bytes.fromhex(text) for text in some if is_id(text)]
        meant = or_(
            person.c.id.in_(ids), person.c.code.in_(some), (person.c.office == own) & person.c.name.in_(some)
        )
        for row in connection.execute(select(*columns).where(meant)):
            key = row.id.hex()
            names[key] = row.name or ""
            codes.setdefault(row.code or "", set()).add(key)
            if row.office == own:
                called.setdefault(row.name or "", set()).add(key)
    # Who has no 编号 yet must not be found by an empty text.
    alone = {text: next(iter(keys)) for text, keys in (called | codes).items() if text and len(keys) == 1}
    return _Known(names, alone)


def _resolved(named: Named, known: _Known) -> Named:
    found = known.find(named.person or named.name)
    return Named(known.names[found], found) if found else Named(named.name or named.person)
