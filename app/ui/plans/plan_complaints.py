"""What the automatic checks and unreadable entries mean for the fields and cells of the editor."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.plan_checks import Finding, Place, check
from app.domain.snapshot import PlanContent
from app.ui.plans.activity_lines import COLUMNS
from app.ui.plans.activity_table import Mark
from app.ui.plans.plan_words import finding_text, finding_tone
from app.ui.tokens import Tone

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Complaints:
    """`wrong` and `reminders` by field of the plan, `marks` by line and column of the activities."""

    wrong: Mapping[str, str] = field(default_factory=dict)
    reminders: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[Cell, Mark] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        """Whether anything must be put right before the plan can be submitted."""
        return bool(self.wrong) or any(mark.tone == Tone.BAD for mark in self.marks.values())


def complaints(
    content: PlanContent,
    roster: Collection[str],
    unreadable: Mapping[str, str],
    unreadable_cells: Sequence[tuple[str, str, str]],
) -> Complaints:
    """Return what is to be said; an entry that cannot be read says so instead of counting as missing."""
    wrong: dict[str, str] = {}
    reminders: dict[str, str] = {}
    marks: dict[Cell, Mark] = {}
    for finding in check(content, Place(roster=roster)):
        _sort(finding, wrong, reminders, marks)
    for line, column, sentence in unreadable_cells:
        marks[line, column] = Mark(Tone.BAD, sentence)
    return Complaints({**wrong, **unreadable}, reminders, marks)


def _sort(
    finding: Finding, wrong: dict[str, str], reminders: dict[str, str], marks: dict[Cell, Mark]
) -> None:
    head, *rest = finding.field.split(".")
    if head == "activities" and rest:
        column = rest[1] if rest[1:] and rest[1] in COLUMNS else ""
        known = marks.get((rest[0], column))
        if known is None or (finding.blocking and known.tone != Tone.BAD):
            marks[rest[0], column] = Mark(finding_tone(finding), finding_text(finding))
    else:
        (wrong if finding.blocking else reminders).setdefault(finding.field, finding_text(finding))
