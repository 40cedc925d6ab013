"""Are these papers genuine: one verdict per file, in words that need no knowledge of signatures."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from app.ui import look
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.tokens import Tone
from app.ui.widgets.file_drop import FileDrop
from app.ui.widgets.progress_panel import ProgressPanel

_OF_THE_SCREEN = 0.92
_CARD = (
    '<table width="100%" cellspacing="0" cellpadding="6"><tr>'
    '<td width="6" bgcolor="{colour}"></td><td bgcolor="{tint}">'
    '<span style="font-size:large; font-weight:700; color:{colour}">{symbol} {verdict}</span><br>'
    "<b>{file}</b>{facts}{reasons}</td></tr></table>"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One file with its verdict in words; `symbol` tells it without its colour."""

    tone: Tone
    symbol: str
    verdict: str
    file: str
    facts: str
    reasons: tuple[str, ...]


class VerifyDialog(NamedDialog):
    """`choose_asked` for the file dialog, `files_dropped` for files let go over it."""

    choose_asked = Signal()
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent.tr("核验证书真伪"),
            parent.tr("把证书的 PDF 原件拖到这里，或按“选择文件”。文件只在本机核对，不会被改动。"),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._judged: Sequence[Judged] = ()
        self._browser = QTextBrowser(self)
        self._browser.setObjectName("verdicts")
        self._browser.setAccessibleName(self.tr("核验结果"))
        self._browser.setOpenLinks(False)
        self.progress = ProgressPanel(self)
        self.progress.hide()
        self.body.addWidget(self.progress)
        self.body.addWidget(self._browser, 1)
        self.add_button("choose", self.tr("选择文件…"), kind="primary", icon="file-certificate", closes=False)
        self.add_button("close", self.tr("关闭"))
        self.chosen.connect(lambda name: self.choose_asked.emit() if name == "choose" else None)
        drop = FileDrop(self)
        drop.dropped.connect(self.files_dropped)
        # A text field would take the file for itself and show its name.
        self._browser.setAcceptDrops(False)
        self._browser.viewport().setAcceptDrops(False)
        self._show_invitation()
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * _OF_THE_SCREEN))

    def show_judged(self, judged: Sequence[Judged]) -> None:
        """Show the verdicts, those that need attention first."""
        self._judged = sorted(judged, key=lambda one: _URGENCY[one.tone])
        bad = sum(one.tone is Tone.BAD for one in judged)
        open_ = sum(one.tone is Tone.WAIT for one in judged)
        words = self.tr("共 {count} 份：可以采信 {good} 份").format(count=len(judged), good=len(judged) - bad)
        if open_:
            words += self.tr("（{count} 份尚未登记）").format(count=open_)
        words += self.tr("，不可采信 {count} 份。").format(count=bad) if bad else self.tr("。")
        tone = Tone.BAD if bad else Tone.WAIT if open_ else Tone.OK
        self.notice.show_notice(tone, words if len(judged) > 1 else "")
        self._browser.setHtml("<br>".join(map(_card, self._judged)))

    def show_running(self, *, running: bool) -> None:
        """Show the bar while files are judged."""
        self.progress.setVisible(running)
        if running:
            self.notice.show_notice(Tone.QUIET, "")

    def text(self) -> str:
        """Return the words shown."""
        return self._browser.toPlainText()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._judged:
            self._browser.setHtml("<br>".join(map(_card, self._judged)))

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        return QSize(em * 44, em * 30)

    def _show_invitation(self) -> None:
        lines = (
            self.tr("✓ 有效：颁发单位无误、内容没有改动，上级已登记。"),
            self.tr("● 真实：颁发单位无误、内容没有改动，上级还没有登记。"),
            self.tr("× 不可采信：已撤销、被改动、没有签名、颁发单位未知，或与登记册不符。"),
            self.tr("照片、扫描件和打印件没有签名，核验不了；请向持证人要电子原件。"),
        )
        muted = look.colour("muted").name()
        text = "".join(f"<p>{escape(line)}</p>" for line in lines)
        self._browser.setHtml(f'<div style="color:{muted}">{text}</div>')


_URGENCY = {Tone.BAD: 0, Tone.WAIT: 1, Tone.OK: 2}


def _card(one: Judged) -> str:
    colour = look.colour(str(one.tone)).name()
    tint = look.colour(f"{one.tone}_tint").name()
    facts = f"<br>{escape(one.facts)}" if one.facts else ""
    reasons = "".join(f"<br>· {escape(reason)}" for reason in one.reasons)
    return _CARD.format(
        colour=colour,
        tint=tint,
        symbol=one.symbol,
        verdict=escape(one.verdict),
        file=escape(one.file),
        facts=facts,
        reasons=reasons,
    )
