"""Verifying from the window: files in, one verdict per file in plain words."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from app import messages
from app.errors import Refused, Unavailable
from app.progress import Progress
from app.ui.certificates.verify_dialog import Judged, VerifyDialog
from app.ui.desk import Desk
from app.ui.dialogs import file_dialogs
from app.ui.error_desk import sentence_of
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.services.verifying import Verification

# By value: the enumeration lives beside what reads signatures, which no window loads before it must.
_TONES = {"valid": Tone.OK, "valid_unregistered": Tone.WAIT}
_SYMBOLS = {Tone.OK: "✓", Tone.WAIT: "●", Tone.BAD: "×"}


class Verifying(QObject):
    """Lives as long as its dialog."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.dialog = VerifyDialog(parent)
        super().__init__(self.dialog)
        self._desk = desk
        self.dialog.choose_asked.connect(self._choose)
        self.dialog.files_dropped.connect(self.judge)
        self.dialog.open()

    def judge(self, files: Sequence[Path]) -> None:
        """Judge these files; a folder stands for the PDF files in it."""
        self.dialog.show_running(running=True)
        task = self._desk.runner.job(judge_all, self._desk.workspace, list(files))
        self.dialog.progress.watch(task, self.tr("正在核验"))
        task.then(self.dialog.show_judged, self._failed)
        task.ended.connect(lambda: self.dialog.show_running(running=False))
        self.dialog.finished.connect(task.cancel)

    def _choose(self) -> None:
        pattern = self.tr("证书 (*.pdf);;所有文件 (*)")
        file_dialogs.open_files(
            self.dialog, self._desk.memory, self.tr("选择要核验的证书"), pattern, self.judge
        )

    def _failed(self, error: Exception) -> None:
        if sentence := sentence_of(error):
            self.dialog.notice.show_notice(Tone.BAD, sentence)
        else:
            self._desk.shell.explain(error)


def judge_all(workspace: Any, files: list[Path], *, progress: Progress) -> list[Judged]:
    """Return one verdict per file; runs on a worker. A file that cannot be read is told, not raised."""
    certificates = workspace.certificates
    found = list(_expanded(files))
    judged = []
    for done, file in enumerate(found):
        progress.step(done, len(found), "papers")
        judged.append(_judge(certificates, file))
    progress.step(len(found), len(found), "papers")
    return judged


def _expanded(files: Iterable[Path]) -> Iterable[Path]:
    for file in files:
        if file.is_dir():
            yield from sorted(file.glob("*.[pP][dD][fF]"))
        else:
            yield file


def _judge(certificates: Any, file: Path) -> Judged:
    try:
        return told(certificates.verify([file])[0])
    except (Refused, Unavailable) as error:
        unread = QCoreApplication.translate("Verifying", "没有核验")
        return Judged(Tone.BAD, _SYMBOLS[Tone.BAD], unread, file.name, "", (sentence_of(error),))


def told(found: "Verification") -> Judged:
    """Return a verdict in words."""
    tone = _TONES.get(found.verdict, Tone.BAD)
    facts = "　".join(part for part in (found.holder, found.number, found.issuer) if part)
    reasons = tuple(messages.sentence(f"certificate.reason.{reason}") for reason in found.reasons)
    verdict = messages.sentence(f"certificate.verdict.{found.verdict}")
    if "not_a_pdf" in found.reasons:
        verdict = QCoreApplication.translate("Verifying", "不是 PDF 文件，核验不了")
        advice = QCoreApplication.translate(
            "Verifying", "证书的电子原件是 PDF。照片、扫描件、Word 和表格里没有签名，请向持证人要原件。"
        )
        reasons = (advice,)
    return Judged(tone, _SYMBOLS[tone], verdict, found.file.name, facts, reasons)
