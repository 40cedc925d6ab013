"""教师与学校: two lists under one header; a workbook dropped on the page starts its import."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QTabWidget

from app.domain import codes
from app.ui.actions import action
from app.ui.desk import Desk
from app.ui.intake.dropped import workbook_in
from app.ui.pages import Page, Verb
from app.ui.roster.list_tab import ListTab
from app.ui.roster.roster_columns import people_columns, school_columns


class RosterView(Page):
    """Header, tabs, lists. Intents are signals; which list is meant is the one in front."""

    new_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()
    batches_asked = Signal()
    dropped = Signal(object)
    code_asked = Signal(str)
    staff_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(self._title())
        self.setAcceptDrops(True)
        self._header_actions()
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("roster_tabs")
        self.tabs.setDocumentMode(True)
        self.people = self._people(desk)
        self.schools = self._schools(desk)
        for tab in (self.people, self.schools):
            self.tabs.addTab(tab, tab.title)
        self.body.addWidget(self.tabs, 1)
        self.offer(Verb.FIND, action(self, "find", self.tr("搜索"), self._go_search, icon="search"))

    def front(self) -> ListTab:
        """Return the list in front."""
        return self.schools if self.tabs.currentIndex() else self.people

    def show_count(self, count: int) -> None:
        """Show how many the list in front holds."""
        self.header.set_title(self.front().title)
        self.header.show_count(count, self.front().unit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if workbook_in(event.mimeData()) and self.bring_in.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if file := workbook_in(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(file)

    def _title(self) -> str:
        return self.tr("教师")

    def _header_actions(self) -> None:
        header = self.header
        self.new = header.add(
            action(self, "new_entry", self.tr("新增(&N)"), self.new_asked.emit, icon="plus", kind="primary")
        )
        self.offer(Verb.NEW, self.new)
        self.bring_in = header.add(
            action(
                self,
                "import_workbook",
                self.tr("从 Excel 导入"),
                self.import_asked.emit,
                icon="file-spreadsheet",
            )
        )
        self.export = header.add(
            action(self, "export_list", self.tr("导出"), self.export_asked.emit, icon="download")
        )
        self.batches = header.add(
            action(self, "open_batches", self.tr("导入记录"), self.batches_asked.emit, icon="history")
        )

    def _people(self, desk: Desk) -> ListTab:
        tab = ListTab(
            "people",
            self.tr("教师"),
            self.tr("人"),
            desk.workspace.listings.people,
            people_columns(),
            self.tr("姓名 / 拼音 wxl / 身份证后四位"),
            desk,
            self,
        )
        tab.filters.add_filter("school", self.tr("学校"), self.tr("全部学校"), [], width=8)
        tab.filters.add_filter("subject", self.tr("学科"), self.tr("全部学科"), _choices("subject"))
        tab.filters.add_filter("status", self.tr("状态"), self.tr("全部状态"), _choices("employment"))
        tab.offer_copy()
        return tab

    def _schools(self, desk: Desk) -> ListTab:
        tab = ListTab(
            "schools",
            self.tr("学校"),
            self.tr("所"),
            desk.workspace.listings.schools,
            school_columns(),
            self.tr("校名 / 拼音首字母 / 标识码"),
            desk,
            self,
        )
        tab.filters.add_filter("category", self.tr("类型"), self.tr("全部类型"), _choices("school_type"))
        tab.filters.add_filter("town", self.tr("乡镇"), self.tr("全部乡镇"), [])
        self.fill_code = tab.offer_single(
            action(
                tab,
                "fill_code",
                self.tr("填写标识码…"),
                lambda: self.code_asked.emit(tab.marked()),
                icon="key",
            )
        )
        self.show_staff = tab.offer_single(
            action(
                tab,
                "show_staff",
                self.tr("看本校教师"),
                lambda: self.staff_asked.emit(tab.marked()),
                icon="users",
            )
        )
        tab.offer_copy()
        return tab

    def _go_search(self) -> None:
        box = self.front().filters.search
        box.setFocus()
        box.selectAll()


def _choices(table: str) -> list[tuple[str, str]]:
    return [(entry.code, entry.name) for entry in codes.table(table).entries]
