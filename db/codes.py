"""The words that tables, rules and services share: one enumeration per closed list.

Only lists that the program itself decides upon stand here. Lists that a standard or a place
decides upon (民族, 学历, 职称 …) are data under ``resources/codes`` and read by
``app.domain.codes``. The values are stored and travel in bundles: a value, once released, is
never given another meaning.
"""

from enum import StrEnum


class OfficeLevel(StrEnum):
    """Where an office stands in the one tree of offices."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    CENTRE = "centre"
    SCHOOL = "school"
    POINT = "point"

    @property
    def rank(self) -> int:
        """Distance from the top of the tree; an office is placed below a smaller rank."""
        return list(OfficeLevel).index(self)

    @property
    def teaches(self) -> bool:
        """True for offices that pupils attend, and that a school list may therefore name."""
        return self in (OfficeLevel.CENTRE, OfficeLevel.SCHOOL, OfficeLevel.POINT)


class OfficeStatus(StrEnum):
    """Whether an office still works; closing never removes its history."""

    OPEN = "open"
    MERGED = "merged"
    CLOSED = "closed"


class Role(StrEnum):
    """What a person may do in one office; one person may hold several."""

    ADMIN = "admin"
    CLERK = "clerk"
    PRINCIPAL = "principal"
    REVIEWER = "reviewer"
    REGISTRAR = "registrar"
    SEAL_KEEPER = "seal_keeper"
    INSPECTOR = "inspector"


class PlanKind(StrEnum):
    """Who chose the content of a project: the school itself or the office above."""

    SELF_CHOSEN = "self_chosen"
    DESIGNATED = "designated"


class PlanState(StrEnum):
    """Where a project stands, derived from its facts."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SCHOOL_APPROVED = "school_approved"
    RETURNED = "returned"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    IN_PROGRESS = "in_progress"
    SUMMARISED = "summarised"
    RECOGNISED = "recognised"


class Verdict(StrEnum):
    """What a decision says about the content it saw."""

    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"


class Mode(StrEnum):
    """How hours were earned; rule packs cap and require by mode."""

    CENTRAL = "central"
    ONLINE = "online"
    SCHOOL_BASED = "school_based"
    DEGREE = "degree"
    SELF_STUDY = "self_study"


class ClaimLevel(StrEnum):
    """Which level of authority stands behind a claimed piece of work."""

    SCHOOL = "school"
    AREA = "area"
    COUNTY = "county"
    CITY = "city"
    PROVINCE = "province"
    NATION = "nation"


class Part(StrEnum):
    """The part a person took in a piece of work."""

    PARTICIPANT = "participant"
    LEAD = "lead"
    SPEAKER = "speaker"
    MENTOR = "mentor"
    APPRENTICE = "apprentice"
    MEMBER = "member"


class Result(StrEnum):
    """How a participant's work was judged."""

    PASS = "pass"
    FAIL = "fail"
    EXCELLENT = "excellent"


class Mark(StrEnum):
    """One person's attendance at one session."""

    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left_early"
    LEAVE = "leave"
    PUBLIC_LEAVE = "public_leave"
    ABSENT = "absent"
    MADE_UP = "made_up"
