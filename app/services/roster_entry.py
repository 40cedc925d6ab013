"""What the judgement on a roster becomes in the journal: the same operations for sheets and forms."""

from collections.abc import Iterable, Mapping

from app.domain import people
from app.domain.roster_rows import Changed, New
from app.journal.operation import new_id, office_id
from app.journal.write import WriteLog
from app.listings import offices


class RosterEntry:
    """Enters people and schools into one use case."""

    def __init__(self, log: WriteLog, home: str) -> None:
        self._log = log
        self._county = offices.county_code(log.connection, home)
        self._counties: dict[str, str] = {}

    def person(self, row: New) -> str:
        """Enter somebody new; they belong to their school, and get a 教师编号 when they bring none."""
        id_ = new_id()
        fields = {"code": people.teacher_number(id_), **row.fields}
        school = fields["office"]
        return self._log.create("person", fields, scope=school, county=self._county_of(school), id_=id_)

    def school(self, row: New) -> str:
        """Enter a new school; its id follows from its first code, so that its own folder has the same.

        Until it joins with a folder of its own, the office it stands under writes in its name.
        """
        fields: dict[str, str | int] = {**row.fields, "hosted": 1}
        id_ = office_id(str(fields["code"]))
        return self._log.create("office", fields, scope=id_, county=self._county, id_=id_)

    def changes(self, entity: str, rows: Iterable[Changed]) -> None:
        """Enter what differs about those known already."""
        for row in rows:
            self.change(entity, row.id, row.fields)

    def change(self, entity: str, id_: str, fields: Mapping[str, str | None]) -> None:
        """Enter new values of one record."""
        self._log.put(entity, id_, fields)

    def _county_of(self, school: str) -> str:
        if school not in self._counties:
            self._counties[school] = offices.county_code(self._log.connection, school)
        return self._counties[school]
