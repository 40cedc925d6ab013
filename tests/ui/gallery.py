"""The window with invented pages that look like the ones to come; run it to see or to photograph the widgets.

python -m tests.ui.gallery            opens the window
python -m tests.ui.gallery OUT [SIZE] photographs every page into OUT, SIZE such as 1366x728
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.changes import Changes
from app.progress import Progress, Standing
from app.ui.actions import action, disable, set_usable
from app.ui.application import Program
from app.ui.desk import Desk
from app.ui.dialogs.named_dialog import Choice, ask
from app.ui.frame.main_window import MainWindow
from app.ui.pages import Page, PageController, PageSpec, Verb
from app.ui.tables.selection_bar import SelectionBar
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone
from app.ui.widgets.card import Card, FigureCard
from app.ui.widgets.chips import ChipRow, Filter
from app.ui.widgets.fingerprint_label import FingerprintLabel
from app.ui.widgets.folding import Folding, scrolled
from app.ui.widgets.form import Form
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.step_header import StepHeader
from app.ui.widgets.words import FindingLabel, heading, muted
from tests.ui.fakes import FakeWorkspace, Teachers, teacher_columns


class HomePage(PageController):
    """Figures and what waits."""

    def __init__(self, desk: Desk) -> None:
        page = Page("首页 · 2026 秋季学期")
        super().__init__(desk, page)
        page.header.add(
            action(page, "print_home", "打印本页", lambda: desk.shell.toast("打印"), icon="printer")
        )
        row = QHBoxLayout()
        for name, figure, tone, meaning in (
            ("待我审批", "7", Tone.WAIT, "2 件即将超期 → 去处理"),
            ("已上报学校", "38 / 42", Tone.BAD, "4 所未交 → 打印催报单"),
            ("学分达标教师", "81.3%", Tone.OK, "比去年同期 +6.2"),
            ("上次备份", "今天 08:05", Tone.OK, "2 份：本机 + U盘"),
        ):
            card = FigureCard(name, page)
            card.show_figure(figure, tone, meaning)
            card.opened.connect(lambda: desk.shell.open_page("teachers"))
            row.addWidget(card)
        page.body.addLayout(row)
        waiting = Card("需要你处理", page)
        self.table = TableView(
            "waiting", "需要你处理", Teachers(0), teacher_columns(), runner=desk.runner, memory=desk.memory
        )
        self.table.empty.explain("没有等您处理的事", "学校交来的计划会出现在这里。", icon="circle-check")
        waiting.body.addWidget(self.table)
        page.body.addWidget(waiting, 1)

    def refresh(self) -> None:
        self.table.show_matching("")


class TeachersPage(PageController):
    """A list with search, filters, ticks and sums."""

    kinds = frozenset({"person"})

    def __init__(self, desk: Desk, size: int = 1284) -> None:
        page = Page("教师")
        super().__init__(desk, page)
        self.page = page
        self.listing = Teachers(size)
        header = page.header
        self.add = header.add(action(page, "add_teacher", "新增(&N)", self._new, icon="plus", kind="primary"))
        page.offer(Verb.NEW, self.add)
        header.add(
            action(page, "import_teachers", "从 Excel 导入", self._say("导入"), icon="file-spreadsheet")
        )
        header.add(action(page, "export_teachers", "导出", self._say("导出"), icon="download"))
        header.add(action(page, "print_teachers", "打印预览", self._say("打印"), icon="printer"))
        self.search = page.offer_search(SearchBox("姓名 / 拼音 wxl / 身份证后四位", page))
        page.body.addLayout(self._filters())
        self.table = TableView(
            "teachers",
            "教师",
            self.listing,
            teacher_columns(),
            runner=desk.runner,
            memory=desk.memory,
            ticks=True,
        )
        self.table.empty.explain(
            "还没有教师", "从学校的 Excel 名册导入，或者逐个新增。", self.add, icon="users"
        )
        self.bar = SelectionBar(self.table, desk.runner, self.listing, unit="人", parent=page)
        self.move = self.bar.add(action(page, "move", "调动到…", self._say("调动"), icon="arrows-exchange"))
        page.body.addWidget(self.table, 1)
        page.body.addWidget(self.bar)
        self.search.asked.connect(self.table.show_matching)
        self.search.left_down.connect(self.table.setFocus)
        self.table.counted.connect(lambda n: header.show_count(n, "人"))
        self.table.chosen.connect(self._follow)
        self.table.opened.connect(lambda key: desk.shell.toast(f"打开 {int(key, 16)}"))
        self._follow()

    def refresh(self) -> None:
        self.table.refresh() if self.table.model.keys() else self.table.show_matching("")

    def _follow(self) -> None:
        set_usable(self.move, None if self.table.selected_keys() else "先选中要调动的教师")

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(260)
        row.addWidget(self.search, 2)
        for words in (("石桥镇学区", "城关学区"), ("全部学科", "语文", "数学")):
            box = QComboBox(self.page)
            box.addItems(words)
            row.addWidget(box)
        chips = ChipRow(self.page)
        chips.show_filters(
            [Filter("state", "状态：在职、借调", Tone.OK), Filter("low", "学分＜12", Tone.WAIT)]
        )
        chips.all_taken_off.connect(lambda: chips.show_filters([]))
        row.addWidget(chips, 3)
        return row

    def _new(self) -> None:
        ask(
            self.page,
            "删除这位教师？",
            "王秀兰有 3 条学分记录。删除后名册里不再出现，学分记录仍然保留。",
            [Choice("delete", "删除", "danger")],
            lambda _name: self.desk.shell.toast("已删除 王秀兰", word="撤销", do=lambda: None),
        )

    def _say(self, text: str) -> Callable[[], None]:
        return lambda: self.desk.shell.toast(text)


class EditorPage(PageController):
    """A form with complaints beside a table."""

    def __init__(self, desk: Desk) -> None:
        page = Page("研修计划 · 2026 秋 语文组")
        super().__init__(desk, page)
        page.header.status.show_status(Tone.WAIT, "草稿 第2稿")
        self.send = action(page, "send", "提交审批…", self._refuse, icon="send", kind="primary")
        page.header.add(self.send)
        save = action(page, "save", "保存", lambda: desk.shell.note("已保存 10:42"), icon="device-floppy")
        page.header.add(page.offer(Verb.SAVE, save))
        page.header.add(
            action(page, "print_plan", "打印预览", lambda: desk.shell.toast("预览"), icon="printer")
        )
        reject = action(page, "reject", "不予通过", lambda: None, icon="ban", kind="danger")
        page.header.add(reject)
        disable(reject, "只有审批人可以不予通过")
        left, right = Card("基本信息", page), Card("活动安排（6 次）", page)
        self.form = self._form(left)
        left.body.addWidget(scrolled(self.form))
        self.table = TableView(
            "activities", "活动安排", Teachers(6), teacher_columns(), runner=desk.runner, memory=desk.memory
        )
        right.body.addWidget(self.table)
        right.body.addWidget(FindingLabel(Tone.OK, "学时合计 36，与左侧一致"))
        page.body.addWidget(Folding(("基本信息", left), ("活动安排", right), page), 1)

    def refresh(self) -> None:
        self.table.show_matching("")
        self._send()

    def _refuse(self) -> None:
        self._send()
        self.desk.shell.toast("还有 2 处要改好才能提交")

    def _send(self) -> None:
        self.page_problems = self.form.show_problems(
            {"until": "结束日期不能早于开始日期 2026-09-05。", "leader": "请填写负责人。"}
        )
        self.view.notice.show_problems(self.page_problems)

    def _form(self, parent: QWidget) -> Form:
        form = Form(parent)
        group = QComboBox()
        group.addItems(["语文教研组（14 人）"])
        hours = QSpinBox()
        hours.setValue(36)
        form.add("title", "计划名称", QLineEdit("2026 秋 语文组校本研修计划"), required=True)
        form.add("group", "教研组", group, required=True)
        form.add("leader", "负责人", QLineEdit(), required=True)
        form.add("from", "开始日期", QDateEdit(), required=True)
        form.add("until", "结束日期", QLineEdit("2026-08-31"), required=True)
        form.add("hours", "学时", hours, hint="= 9.0 学分（按 4 学时 = 1 学分，县 2026 规则）")
        form.add(
            "goals",
            "目标与内容",
            QPlainTextEdit("围绕“整本书阅读”开展同课异构，每月一次集中研讨。"),
            required=True,
        )
        form.add("shared", "共享", QCheckBox("其他学校可以参考"))
        form.add("kind", "形式", QRadioButton("课例研究"))
        return form


class StickPage(PageController):
    """Steps, progress, a warning and a fingerprint."""

    def __init__(self, desk: Desk) -> None:
        page = Page("U盘交换 · 上报到县里")
        super().__init__(desk, page)
        steps = StepHeader(["选择内容", "检查", "写入U盘", "完成"], page)
        steps.go_to(2)
        page.body.addWidget(steps)
        card = Card("", page)
        self.panel = ProgressPanel(card)
        self.panel.watch(desk.runner.job(_slow), "正在写入  KINGSTON (E:)  可用 12.4 GB")
        self.panel.show_standing(Standing(31, 48, "附件"))
        page.notice.show_notice(
            Tone.WAIT, "请不要拔出 U 盘。写完后软件会再读一遍核对（约 20 秒），并提示“可以拔出”。"
        )
        digest = FingerprintLabel(card)
        digest.show_digest("7f3a91c2" * 8)
        for widget in (self.panel, heading("指纹"), digest, muted("文件：石桥镇中心小学_20260908_第3包.yxb")):
            card.body.addWidget(widget)
        card.body.addStretch(1)
        page.body.addWidget(card, 1)


class BarePage(PageController):
    """A page that is still empty."""

    def __init__(self, desk: Desk) -> None:
        page = Page("统计报表")
        super().__init__(desk, page)
        column = QVBoxLayout()
        column.addWidget(QLabel("—"))
        page.body.addLayout(column)


def _slow(*, progress: Progress) -> Changes:
    del progress
    return Changes()


def pages() -> list[PageSpec]:
    return [
        PageSpec("home", lambda: "首页", "home", HomePage),
        PageSpec("inbox", lambda: "待办审批", "inbox", BarePage, roles=frozenset({"reviewer"})),
        PageSpec("plans", lambda: "研修计划", "clipboard-list", EditorPage),
        PageSpec("sessions", lambda: "活动签到", "calendar-check", BarePage),
        PageSpec("teachers", lambda: "教师与学校", "users", TeachersPage),
        PageSpec("credits", lambda: "学分与证书", "certificate", BarePage),
        PageSpec("bundles", lambda: "U盘交换", "usb", StickPage),
        PageSpec("reports", lambda: "统计报表", "chart-bar", BarePage),
        PageSpec("settings", lambda: "设置", "settings", BarePage),
        PageSpec("seal", lambda: "用印", "rubber-stamp", BarePage, roles=frozenset({"seal_keeper"})),
    ]


def make_window(program: Program) -> MainWindow:
    window = MainWindow(FakeWorkspace(), program.tools, pages())
    window.set_badge("inbox", 7)
    window.note("已自动保存 10:42")
    window.footer.show_backup("上次备份：今天 08:05")
    window.open_page("home")
    return window


def main(arguments: list[str]) -> int:
    program = Program(["gallery"])
    window = make_window(program)
    if not arguments:
        window.show()
        return program.run()
    from app.ui.tour import Tour

    width, _, height = (arguments[1] if len(arguments) > 1 else "1366x728").partition("x")
    tour = Tour(window, program.runner, Path(arguments[0]), QSize(int(width), int(height)))
    for key in window.page_keys():
        tour.page(key)
        if key == "teachers":
            window.controller().table.grid.selectRow(1)
            tour.picture("teachers-chosen")
    window.open_page("teachers")
    window.controller().add.trigger()
    tour.dialogs("ask")
    window.open_key_card()
    tour.dialogs("keys")
    window.open_help()
    tour.dialogs("help")
    window.lock()
    tour.picture("lock")
    window.unlock()
    window.switch_look()
    window.open_page("teachers")
    tour.picture("contrast-teachers")
    window.open_page("plans")
    tour.picture("contrast-plans")
    program.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
