"""The lines of the activity table as they are typed: texts first, activities when they can be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from uuid import uuid4

from app.domain.activity_types import shipped
from app.domain.codes import Mode
from app.domain.snapshot import Activity, Named
from app.domain.units import plain
from app.ui.plans.entry import Unreadable, read_date, read_hours, read_time

COLUMNS = ("date", "start", "end", "topic", "type", "speaker", "place", "hours")
_NOTHING = Activity("")
_READERS = {"date": read_date, "start": read_time, "end": read_time, "hours": read_hours}


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One line: what stands in its cells, and what the table does not show but must not lose.

    `speaker_id` is the person of the roster who was chosen, as long as the name was not typed over.
    """

    id: str
    texts: Mapping[str, str] = field(default_factory=dict)
    speaker_id: str = ""
    kept: Activity = _NOTHING

    @property
    def blank(self) -> bool:
        """Whether nothing has been written into the line."""
        return not any(self.texts.values())

    def text(self, column: str) -> str:
        """Return what stands in a cell."""
        return self.texts.get(column, "")

    def written(self, column: str, text: str, person: str = "") -> "ActivityLine":
        """Return the line with one cell written; dates and times are put into their usual form."""
        found = _READERS[column](text) if column in _READERS else text.strip()
        shown = text.strip() if isinstance(found, Unreadable) else _shown(column, found, text)
        texts = {**self.texts, column: shown}
        return replace(self, texts=texts, speaker_id=person if column == "speaker" else self.speaker_id)

    def unreadable(self) -> dict[str, str]:
        """Return the cells that cannot be read, each with the sentence that says how to write it."""
        read = {column: reader(self.text(column)) for column, reader in _READERS.items()}
        return {column: found.sentence for column, found in read.items() if isinstance(found, Unreadable)}

    def activity(self) -> Activity:
        """Return the activity that the line describes; a cell that cannot be read counts as empty."""
        read = {column: reader(self.text(column)) for column, reader in _READERS.items()}
        texts = {column: "" if isinstance(found, Unreadable) else found for column, found in read.items()}
        kind = shipped().find(self.text("type"))
        code = kind.code if kind else self.text("type")
        usual_mode = (kind.mode if kind else Mode.SCHOOL_BASED).value
        same_type = code == self.kept.type and self.kept.mode
        hours = texts["hours"]
        return replace(
            self.kept,
            id=self.id,
            date=str(texts["date"]),
            start=str(texts["start"]),
            end=str(texts["end"]),
            type=code,
            mode=self.kept.mode if same_type else usual_mode,
            topic=self.text("topic"),
            speaker=Named(self.text("speaker"), self.speaker_id),
            place=self.text("place"),
            hours=hours if isinstance(hours, Decimal) else Decimal(0),
        )


def new_line() -> ActivityLine:
    """Return an empty line under an id of its own; the plan gives it its lasting one when it is saved."""
    return ActivityLine(uuid4().hex)


def line_of(activity: Activity) -> ActivityLine:
    """Return the line that shows an activity."""
    kind = shipped().find(activity.type)
    texts = {
        "date": activity.date,
        "start": activity.start,
        "end": activity.end,
        "topic": activity.topic,
        "type": kind.name if kind else activity.type,
        "speaker": activity.speaker.name,
        "place": activity.place,
        "hours": plain(activity.hours) if activity.hours else "",
    }
    return ActivityLine(activity.id, texts, activity.speaker.person, activity)


def type_meant(text: str) -> str:
    """Return the name of the one type whose name a text is or is part of (公开课), otherwise the text."""
    kind = shipped().find(text)
    if kind or not text:
        return kind.name if kind else ""
    alike = [known.name for known in shipped().values() if text in known.name]
    return alike[0] if len(alike) == 1 else text


def _shown(column: str, found: object, text: str) -> str:
    if isinstance(found, Decimal):
        return plain(found) if text.strip() else ""
    if column == "type":
        return type_meant(str(found))
    return str(found)
