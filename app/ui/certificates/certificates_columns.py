"""The columns of the certificate lists, and the words for what a certificate is."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.domain.units import plain
from app.listings.certificates import CertificateRow
from app.listings.issuable import IssuableRow, Recipient
from app.ui.tables.column import Column
from app.ui.tokens import Tone

_TONES: Mapping[str, Tone] = {"registered": Tone.OK, "valid": Tone.WAIT, "revoked": Tone.BAD}
STATES = tuple(_TONES)


def state_word(state: str) -> str:
    """Return the name of a state as the list shows it."""
    words = {
        "registered": QCoreApplication.translate("Certificates", "有效，已登记"),
        "valid": QCoreApplication.translate("Certificates", "真实，待登记"),
        "revoked": QCoreApplication.translate("Certificates", "已撤销"),
    }
    return words.get(state, state)


def state_meaning(state: str) -> str:
    """Return what a state means for whoever holds the paper."""
    words = {
        "registered": QCoreApplication.translate("Certificates", "上级单位已经登记备案，可以放心使用。"),
        "valid": QCoreApplication.translate(
            "Certificates", "颁发无误，上级还没有登记；下次用U盘交换数据之后就会登记。"
        ),
        "revoked": QCoreApplication.translate("Certificates", "这份证书已经作废，不能再使用。"),
    }
    return words.get(state, "")


def state_tone(state: str) -> Tone:
    """Return what a state wants from the reader."""
    return _TONES.get(state, Tone.QUIET)


def kind_word(kind: str) -> str:
    """Return what a certificate was given for."""
    words = {
        "project": QCoreApplication.translate("Certificates", "项目证书"),
        "cycle": QCoreApplication.translate("Certificates", "周期证书"),
    }
    return words.get(kind, kind)


def certificate_columns() -> list[Column[CertificateRow]]:
    """Return the columns of the registry."""
    translate = QCoreApplication.translate
    return [
        Column("number", translate("Certificates", "编号"), lambda row: row.number, 14, order_by="number"),
        Column("holder", translate("Certificates", "持证人"), lambda row: row.holder, 4.5, order_by="holder"),
        Column(
            "state",
            translate("Certificates", "状态"),
            lambda row: state_word(row.state),
            7,
            order_by="state",
            tone=lambda row: state_tone(row.state),
            tip=lambda row: state_meaning(row.state),
        ),
        Column(
            "issued_on",
            translate("Certificates", "颁发日期"),
            lambda row: row.issued_on,
            6.5,
            order_by="issued_on",
        ),
        Column("unit", translate("Certificates", "工作单位"), lambda row: row.unit, 9),
        Column("project", translate("Certificates", "研修项目"), lambda row: row.project, 15),
        Column(
            "hours",
            translate("Certificates", "学时"),
            lambda row: plain(row.hours),
            3.5,
            "right",
            number=lambda row: row.hours,
        ),
        Column(
            "credits",
            translate("Certificates", "学分"),
            lambda row: plain(row.credits),
            3.5,
            "right",
            number=lambda row: row.credits,
        ),
        Column(
            "kind", translate("Certificates", "种类"), lambda row: kind_word(row.kind), 5, order_by="kind"
        ),
        Column("issuer", translate("Certificates", "颁发单位"), lambda row: row.issuer, 9, shown=False),
    ]


def issuable_columns() -> list[Column[IssuableRow]]:
    """Return the columns of the plans to issue for."""
    return [
        Column(
            "title",
            QCoreApplication.translate("Certificates", "研修项目"),
            lambda row: row.title,
            14,
            order_by="title",
        ),
        Column(
            "due",
            QCoreApplication.translate("Certificates", "待颁发"),
            _due_word,
            5.5,
            order_by="due",
            tone=lambda row: Tone.WAIT if row.due else Tone.OK,
        ),
        Column(
            "held",
            QCoreApplication.translate("Certificates", "已有"),
            lambda row: str(row.held),
            3,
            "right",
            order_by="held",
        ),
        Column(
            "unit",
            QCoreApplication.translate("Certificates", "单位"),
            lambda row: row.unit,
            7,
            order_by="unit",
        ),
    ]


def _due_word(row: IssuableRow) -> str:
    if not row.due:
        return QCoreApplication.translate("Certificates", "已发齐")
    return QCoreApplication.translate("Certificates", "{count} 人").format(count=row.due)


def recipient_columns() -> list[Column[Recipient]]:
    """Return the columns of the people of a plan."""
    return [
        Column("name", QCoreApplication.translate("Certificates", "姓名"), lambda row: row.name, 4.5),
        Column(
            "hours",
            QCoreApplication.translate("Certificates", "学时"),
            lambda row: plain(row.hours),
            3,
            "right",
        ),
        Column(
            "credits",
            QCoreApplication.translate("Certificates", "学分"),
            lambda row: plain(row.credits),
            3,
            "right",
        ),
        Column(
            "number",
            QCoreApplication.translate("Certificates", "证书"),
            lambda row: row.number or QCoreApplication.translate("Certificates", "这次颁发"),
            15,
            tone=lambda row: None if row.number else Tone.ACTIVE,
        ),
    ]
