"""Invented projects in the form of PLAN.json, one of them with the two mistakes the checks must find."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from app.sample.rosters import SCHOOL_CODE

Form = dict[str, Any]

_DAYS = ("2026-09-10", "2026-10-15", "2026-11-12")
_THEMES: Sequence[tuple[str, str, Sequence[str]]] = (
    ("2026秋 语文组整本书阅读研修", "语文", ("整本书阅读导读课怎么上", "同课异构《草原》", "作业设计研讨")),
    ("2026秋 班主任研修", "", ("班级公约怎么立", "留守儿童家访案例", "家校沟通工作坊")),
    ("2026秋 数学组计算教学研修", "数学", ("算理与算法", "错例分析", "分层练习设计")),
    ("2026秋 英语组听评课研修", "英语", ("绘本教学课例", "口语活动设计", "评课会")),
    ("2026秋 信息技术应用能力提升", "", ("电子白板的用法", "微课制作", "课件互评")),
    ("2026秋 科学实验教学研修", "科学", ("演示实验改进", "分组实验组织", "实验评价")),
)


def form(number: int, speakers: Sequence[str]) -> Form:
    """Return the form of one of the invented projects, complete and free of findings that block."""
    title, subject, topics = _THEMES[number % len(_THEMES)]
    return {
        "title": title,
        "school": SCHOOL_CODE,
        "kind": "self_chosen",
        "from": "2026-09-01",
        "to": "2027-01-15",
        "lead": speakers[0],
        "group": f"{subject or '综合'}教研组",
        "audience": "all",
        "subject": subject,
        "stage": "小学",
        "goals": f"围绕“{topics[0]}”等专题，每月一次集中研修，形成可用的教案与课例。",
        "assessment": "出勤、研修记录与一节公开课。",
        "budget": [{"item": "资料费", "amount": "600"}, {"item": "专家讲课费", "amount": "1200"}],
        "activities": [_activity(n, day, topics[n], speakers) for n, day in enumerate(_DAYS)],
    }


def with_mistakes(complete: Mapping[str, Any]) -> Form:
    """Return the same project as it is first filed: a routine meeting among the activities, a speaker missing."""
    faulty = deepcopy(dict(complete))
    faulty["activities"][1] |= {"type": "routine_meeting", "topic": "期中工作例会"}
    faulty["activities"][2]["speaker"] = ""
    return faulty


def improved(sent: Mapping[str, Any]) -> Form:
    """Return the project with the field changed that the reviewer asked about."""
    better = deepcopy(dict(sent))
    better["goals"] += "学期末每位教师提交一份整本书阅读教学设计，由教研组评议并汇编。"
    return better


def _activity(number: int, day: str, topic: str, speakers: Sequence[str]) -> Form:
    return {
        "date": day,
        "start": "14:30",
        "end": "17:30",
        "topic": topic,
        "type": ("lecture", "group_activity", "seminar")[number],
        "mode": "school_based",
        "form": "集中研讨",
        "speaker": speakers[number % len(speakers)],
        "place": "综合楼会议室",
        "hours": 4,
    }
