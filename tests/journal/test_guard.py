"""There is one way in: whoever writes a table past the journal fails at once."""

from collections.abc import Callable, Iterator

import pytest

from app.journal import local
from app.journal.guard import WrittenAside
from app.journal.operation import CommitParts
from db.database import bulk
from db.schema.tables import metadata
from tests.journal.devices import COUNTY, SCHOOL, Chain, Device, an_office

MakeDevice = Callable[..., Device]
TABLES = sorted(table.name for table in metadata.sorted_tables)

STATEMENTS = [
    "INSERT INTO {t} SELECT * FROM {t}",
    "insert or replace into {t} select * from {t}",
    "REPLACE INTO {t} SELECT * FROM {t}",
    "UPDATE {t} SET {c} = {c}",
    'UPDATE OR IGNORE "{t}" SET {c} = {c}',
    "DELETE FROM {t}",
    "  \n DELETE\n FROM main.{t}",
    'WITH x AS (SELECT 1) DELETE FROM "main"."{t}"',
    "/* aside */ DELETE FROM [{t}]",
]


@pytest.mark.parametrize("table", TABLES)
def test_no_other_code_writes_a_table(device: MakeDevice, table: str) -> None:
    pc = device("county", code=COUNTY)
    column = next(iter(metadata.tables[table].columns)).name
    with pc.database.write() as connection:
        for statement in STATEMENTS:
            with pytest.raises(WrittenAside):
                connection.exec_driver_sql(statement.format(t=table, c=column))


def test_a_helper_of_the_store_does_not_hide_who_asks(device: MakeDevice) -> None:
    with device("county", code=COUNTY).database.write() as connection, pytest.raises(WrittenAside):
        bulk(connection, "INSERT INTO meta (key, value) VALUES (?, ?)", [("a", "b")])


def test_what_the_journal_calls_back_writes_no_more_than_others(device: MakeDevice) -> None:
    receiver, chain = device("county", code=COUNTY), Chain("school", SCHOOL)
    chain.say(an_office(chain))

    def commits() -> Iterator[CommitParts]:
        yield from chain.made
        receiving.connection.exec_driver_sql("DELETE FROM office")

    with pytest.raises(WrittenAside), receiver.know([chain]) as receiving:
        receiving.take(commits())
    assert receiver.rows("SELECT COUNT(*) FROM office") == [(0,)]


def test_the_journal_and_its_local_tables_are_written(device: MakeDevice) -> None:
    pc = device("county", code=COUNTY)
    pc.make_office()
    with pc.journal.local() as connection:
        local.set_meta(connection, "key", {"a": 1})
    assert pc.rows("SELECT code FROM office") == [(COUNTY,)]
    with pc.journal.read() as connection:
        assert local.meta(connection, "key") == {"a": 1}


def test_reading_is_nobodys_business(device: MakeDevice) -> None:
    with device("county", code=COUNTY).database.write() as connection:
        connection.exec_driver_sql("SELECT * FROM person WHERE name = ? -- update later", ("x",))
