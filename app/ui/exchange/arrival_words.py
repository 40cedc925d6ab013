"""What is said of files before and after they are taken in."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from app import messages
from app.services.arrival import ALREADY, APPLIED, WAITING, Outcome
from app.ui.error_desk import sentence_of
from app.ui.exchange.arrivals import BROKEN, ENROLMENT, FOLLOWING, FOREIGN, OWN, Seen, Taken
from app.ui.exchange.exchange_words import content_words, moment
from app.ui.tables.column import Column
from app.ui.tokens import Tone
from app.ui.widgets.fingerprint_label import grouped


def fate_word(fate: str) -> tuple[Tone, str]:
    """Return what would become of a file, with its tone."""
    words = {
        APPLIED: (Tone.OK, QCoreApplication.translate("Arrival", "可以收下")),
        FOLLOWING: (Tone.OK, QCoreApplication.translate("Arrival", "接着前一个收下")),
        WAITING: (Tone.WAIT, QCoreApplication.translate("Arrival", "要等更早的数据包")),
        ALREADY: (Tone.QUIET, QCoreApplication.translate("Arrival", "以前收下过")),
        OWN: (Tone.QUIET, QCoreApplication.translate("Arrival", "本单位自己带出的")),
        FOREIGN: (Tone.QUIET, QCoreApplication.translate("Arrival", "不是给本单位的")),
        ENROLMENT: (Tone.ACTIVE, QCoreApplication.translate("Arrival", "入网登记用的文件")),
        BROKEN: (Tone.BAD, QCoreApplication.translate("Arrival", "不能收下")),
    }
    return words[fate]


def seen_columns() -> list[Column[Seen]]:
    """Return the columns of the preview."""
    return [
        Column(
            "sender",
            QCoreApplication.translate("Arrival", "来自"),
            lambda one: one.sender or "—",
            11,
            order_by="sender",
        ),
        Column(
            "sequence",
            QCoreApplication.translate("Arrival", "第几号"),
            lambda one: str(one.sequence or "—"),
            4,
            "right",
            order_by="sequence",
        ),
        Column(
            "fate",
            QCoreApplication.translate("Arrival", "结果"),
            lambda one: fate_word(one.fate)[1],
            10,
            tone=lambda one: fate_word(one.fate)[0],
        ),
        Column(
            "made",
            QCoreApplication.translate("Arrival", "做成时间"),
            lambda one: moment(one.label.made) if one.label else "—",
            9,
        ),
        Column(
            "file", QCoreApplication.translate("Arrival", "文件"), lambda one: one.name, 18, order_by="name"
        ),
    ]


def seen_title(one: Seen) -> str:
    """Return who a bundle is from: 石桥镇中心小学的第 3 号数据包."""
    if one.label is None:
        return one.name
    pattern = QCoreApplication.translate("Arrival", "“{sender}”的第 {n} 号数据包，{made} 做成")
    return pattern.format(sender=one.label.sender_name, n=one.label.sequence, made=moment(one.label.made))


def seen_lines(one: Seen) -> Iterator[tuple[Tone, str]]:
    """Yield what taking a file in would do, line by line."""
    tone, word = fate_word(one.fate)
    if one.error is not None:
        yield tone, sentence_of(one.error)
    elif one.fate == OWN:
        yield (
            tone,
            QCoreApplication.translate("Arrival", "这是本单位带出去的数据包，不用收下；请交给收件单位。"),
        )
    elif one.fate == ENROLMENT:
        yield (
            tone,
            QCoreApplication.translate(
                "Arrival", "这是入网登记的申请或回执，不是数据包。请在“入网登记”里选它。"
            ),
        )
    elif one.outcome is not None:
        if one.fate == APPLIED:
            yield tone, word
        yield from _outcome_lines(one.outcome, one.fate)
    if one.label is not None:
        pattern = QCoreApplication.translate("Arrival", "指纹 {digest}，可以打电话和对方核对。")
        yield Tone.QUIET, pattern.format(digest=grouped(one.label.sha256, 4))


def _outcome_lines(one: Outcome, fate: str) -> Iterator[tuple[Tone, str]]:
    if fate == ALREADY:
        pattern = QCoreApplication.translate("Arrival", "{at} 已经收下过，再收一次不会有任何变化。")
        yield Tone.QUIET, pattern.format(at=moment(one.at))
    elif fate == WAITING:
        pattern = QCoreApplication.translate(
            "Arrival",
            "它接在“{sender}”第 {n} 号之前的数据包后面，那一个还没有收到。可以先收下：会留在本机等着，等前一个到了自动接上。",
        )
        yield Tone.WAIT, pattern.format(sender=one.sender_name, n=one.sequence)
    elif fate == FOLLOWING:
        yield Tone.OK, QCoreApplication.translate("Arrival", "前一个就在这次选的文件里，会按先后顺序收下。")
    else:
        yield from _content_lines(one)


def _content_lines(one: Outcome) -> Iterator[tuple[Tone, str]]:
    if one.by_entity:
        pattern = QCoreApplication.translate("Arrival", "内容：{content}")
        yield Tone.OK, pattern.format(content=content_words(one.by_entity))
    elif not one.operations:
        yield Tone.OK, QCoreApplication.translate("Arrival", "只有回执：说明对方收到了本单位带去的内容。")
    elif not one.applied:
        yield Tone.OK, QCoreApplication.translate("Arrival", "没有新内容：其中的内容本机都已经有了。")
    yield from open_lines(one.conflicts, one.parked)


def open_lines(conflicts: int, parked: int) -> Iterator[tuple[Tone, str]]:
    """Yield what would stay open."""
    if conflicts:
        pattern = QCoreApplication.translate(
            "Arrival", "{count} 处两边都改过，两种写法都会保留，列为待决，由有权的人来定。"
        )
        yield Tone.WAIT, pattern.format(count=conflicts)
    if parked:
        pattern = QCoreApplication.translate(
            "Arrival", "{count} 条要等别的内容到了才能生效，先暂存，到齐后自动补上。"
        )
        yield Tone.WAIT, pattern.format(count=parked)


# Afterwards -------------------------------------------------------------------------------------


def taken_title(taken: Taken) -> tuple[Tone, str]:
    """Return the one sentence that says what came of it."""
    done, waiting, already = (len(taken.of(status)) for status in (APPLIED, WAITING, ALREADY))
    if taken.stopped:
        words = QCoreApplication.translate("Arrival", "已停下：前 {count} 个数据包已经收下，其余的没有动。")
        return Tone.WAIT, words.format(count=done)
    if done:
        words = QCoreApplication.translate("Arrival", "收下了 {count} 个数据包，写入 {applied} 条。")
        tone = Tone.WAIT if taken.failures or waiting else Tone.OK
        return tone, words.format(count=done, applied=f"{taken.total('applied'):,}")
    if waiting:
        return Tone.WAIT, QCoreApplication.translate("Arrival", "数据包完好，已留在本机，等更早的数据包。")
    if already:
        return Tone.OK, QCoreApplication.translate("Arrival", "这些数据包以前都收下过，没有任何变化。")
    return Tone.BAD, QCoreApplication.translate("Arrival", "没有收下任何数据包，数据没有变化。")


def taken_lines(taken: Taken) -> Iterator[tuple[Tone, str]]:
    """Yield what came in, what stays open, and what was not taken in."""
    if counts := taken.by_entity():
        pattern = QCoreApplication.translate("Arrival", "内容：{content}")
        yield Tone.OK, pattern.format(content=content_words(counts))
    elif taken.of(APPLIED):
        yield Tone.OK, QCoreApplication.translate("Arrival", "没有新内容，回执已经登记。")
    if taken.registered:
        pattern = QCoreApplication.translate(
            "Arrival", "已为下级单位登记证书 {count} 份，请把结果带回给他们。"
        )
        yield Tone.OK, pattern.format(count=taken.registered)
    yield from open_lines(taken.total("conflicts"), taken.total("parked"))
    yield from _left_lines(taken)
    if taken.of(APPLIED):
        yield (
            Tone.QUIET,
            QCoreApplication.translate("Arrival", "把回执带回去以后，对方才知道这些内容已经送到。"),
        )


def _left_lines(taken: Taken) -> Iterator[tuple[Tone, str]]:
    for one in taken.of(WAITING):
        yield Tone.WAIT, messages.sentence("bundle.outcome_waiting", _facts(one))
    if already := taken.of(ALREADY):
        pattern = QCoreApplication.translate("Arrival", "{count} 个以前收下过，没有重复收。")
        yield Tone.QUIET, pattern.format(count=len(already))
    for failure in taken.failures:
        yield Tone.BAD, f"{failure.file}：{messages.sentence(failure.code, failure.facts)}"


def _facts(one: Outcome) -> dict[str, object]:
    return {"sender": one.sender_name, "sequence": one.sequence}
