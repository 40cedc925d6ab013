"""A sound plan that tests of several layers begin with."""

from dataclasses import replace
from decimal import Decimal

from app.domain.snapshot import EVERYONE, Activity, Named, PlanContent

LECTURE = Activity(
    "", "2026-09-10", "14:30", "16:30", "整本书阅读", type="lecture", mode="school_based",
    speaker=Named("王𬭚"), place="会议室", hours=Decimal(2),
)  # fmt: skip
PLAN = PlanContent(
    title="语文组校本研修", kind="self_chosen", starts="2026-09-01", ends="2027-01-15", lead=Named("王秀兰"),
    audience=EVERYONE, goals="读整本书", assessment="提交课例",
    activities=(LECTURE, replace(LECTURE, date="2026-09-24", topic="同课异构", type="seminar")),
)  # fmt: skip
