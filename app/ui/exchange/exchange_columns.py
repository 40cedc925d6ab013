"""The columns of what travels: offices, recent bundles, checks, previews, offices that are known."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.listings.exchanges import ExchangeRow
from app.ui.exchange.exchange_words import (
    day,
    direction_word,
    level_word,
    moment,
    relation_word,
    status_word,
)
from app.ui.tables.column import Column
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.services.bundles import PendingPeer
    from app.services.offices import KnownOffice

_INSIDE = len("0" * 32 + ".yxb")


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a check list."""

    key: str
    what: str
    tone: Tone
    result: str


def peer_columns() -> "list[Column[PendingPeer]]":
    """Return the columns of the offices that bundles go to and come from."""
    return [
        Column(
            "name", QCoreApplication.translate("Exchange", "单位"), lambda one: one.name, 12, order_by="name"
        ),
        Column(
            "relation",
            QCoreApplication.translate("Exchange", "关系"),
            lambda one: relation_word(one.relation),
            4,
            order_by="relation",
        ),
        Column(
            "fresh",
            QCoreApplication.translate("Exchange", "要带走的新内容"),
            _fresh_words,
            9,
            order_by="fresh",
            tone=lambda one: Tone.WAIT if one.fresh else Tone.OK,
        ),
        Column(
            "unconfirmed",
            QCoreApplication.translate("Exchange", "等对方回执"),
            lambda one: (
                QCoreApplication.translate("Exchange", "{count} 个数据包").format(count=one.unconfirmed)
                if one.unconfirmed
                else "—"
            ),
            7,
            order_by="unconfirmed",
        ),
        Column(
            "last_sent",
            QCoreApplication.translate("Exchange", "上次带走"),
            lambda one: day(one.last_sent),
            7,
            order_by="last_sent",
        ),
        Column(
            "last_received",
            QCoreApplication.translate("Exchange", "上次收下"),
            lambda one: day(one.last_received),
            7,
            order_by="last_received",
        ),
    ]


def _fresh_words(one: "PendingPeer") -> str:
    if not one.fresh:
        return QCoreApplication.translate("Exchange", "没有")
    return QCoreApplication.translate("Exchange", "{count} 笔").format(count=one.fresh)


def choice_columns() -> "list[Column[PendingPeer]]":
    """Return the columns when an office is to be chosen."""
    return [one for one in peer_columns() if one.key in ("name", "relation", "fresh")]


def exchange_columns() -> list[Column[ExchangeRow]]:
    """Return the columns of the bundles that went to and fro."""
    return [
        Column(
            "at", QCoreApplication.translate("Exchange", "时间"), lambda row: moment(row.at), 9, order_by="at"
        ),
        Column(
            "direction",
            QCoreApplication.translate("Exchange", "方向"),
            lambda row: direction_word(row.direction),
            3.5,
            tip=lambda row: row.file,
        ),
        Column(
            "peer",
            QCoreApplication.translate("Exchange", "对方单位"),
            lambda row: row.peer_name,
            11,
            order_by="peer",
        ),
        Column(
            "sequence",
            QCoreApplication.translate("Exchange", "第几号"),
            lambda row: str(row.sequence),
            4,
            "right",
            order_by="sequence",
        ),
        Column(
            "operations",
            QCoreApplication.translate("Exchange", "内容"),
            _content,
            5,
            "right",
            order_by="operations",
            number=lambda row: row.operations,
        ),
        Column(
            "status",
            QCoreApplication.translate("Exchange", "情况"),
            lambda row: status_word(row.status)[1],
            7.5,
            order_by="status",
            tone=lambda row: status_word(row.status)[0],
        ),
        Column("file", QCoreApplication.translate("Exchange", "文件"), _file_words, 18),
    ]


def _file_words(row: ExchangeRow) -> str:
    # The first bundle of an enrolment travels inside the answer and never lay on a stick by itself.
    inside = not row.file.startswith("YX-") and len(row.file) == _INSIDE
    return QCoreApplication.translate("Exchange", "（随入网回执带来）") if inside else row.file


def _content(row: ExchangeRow) -> str:
    if not row.operations:
        return QCoreApplication.translate("Exchange", "回执")
    return QCoreApplication.translate("Exchange", "{count} 条").format(count=f"{row.operations:,}")


def check_columns() -> list[Column[Check]]:
    """Return the columns of a check list."""
    return [
        Column("what", QCoreApplication.translate("Exchange", "检查项"), lambda one: one.what, 16),
        Column(
            "result",
            QCoreApplication.translate("Exchange", "结果"),
            lambda one: one.result,
            30,
            tone=lambda one: one.tone,
        ),
    ]


def known_columns() -> "list[Column[KnownOffice]]":
    """Return the columns of the offices that are enrolled with ours."""
    return [
        Column(
            "name", QCoreApplication.translate("Exchange", "单位"), lambda one: one.name, 12, order_by="name"
        ),
        Column(
            "code",
            QCoreApplication.translate("Exchange", "单位代码"),
            lambda one: one.code,
            8,
            order_by="code",
        ),
        Column(
            "level",
            QCoreApplication.translate("Exchange", "级别"),
            lambda one: level_word(one.level),
            4,
            order_by="level",
        ),
        Column(
            "relation",
            QCoreApplication.translate("Exchange", "关系"),
            lambda one: relation_word(one.relation),
            6,
        ),
        Column(
            "since",
            QCoreApplication.translate("Exchange", "登记日期"),
            lambda one: one.since,
            7,
            order_by="since",
        ),
        Column(
            "fingerprint", QCoreApplication.translate("Exchange", "指纹"), lambda one: one.fingerprint, 22
        ),
    ]
