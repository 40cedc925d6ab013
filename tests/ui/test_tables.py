from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.ui import look
from app.ui.application import Program
from app.ui.memory import Memory
from app.ui.runner import Runner
from app.ui.tables.copying import as_html, as_tsv
from app.ui.tables.line_pages import KEPT, PAGE
from app.ui.tables.paged_model import PLACEHOLDER, PagedTableModel
from app.ui.tables.selection_bar import SelectionBar
from app.ui.tables.table_view import TableView
from app.ui.tour import settle
from tests.ui.fakes import Teachers, teacher_columns

MANY = 200_000
_NAME, _STATE, _CREDIT = 0, 5, 6


class Table:
    """A table view with what it was made of."""

    def __init__(self, qtbot: QtBot, runner: Runner, listing: Teachers, memory: Memory | None = None) -> None:
        self.runner = runner
        self.listing = listing
        self.memory = memory or Memory()
        self.view = TableView(
            "teachers", "教师", listing, teacher_columns(), runner=runner, memory=self.memory, ticks=True
        )
        qtbot.addWidget(self.view)
        self.view.resize(900, 500)
        self.view.show()
        self.view.show_matching("")
        self.settle()

    def settle(self) -> None:
        settle(self.runner)

    @property
    def model(self) -> PagedTableModel:
        return self.view.model

    def text(self, row: int, column: int = _NAME) -> str:
        return str(self.model.index(row, column).data())


@pytest.fixture
def many(qtbot: QtBot, program: Program) -> Table:
    return Table(qtbot, program.runner, Teachers(MANY))


def test_only_the_pages_one_looks_at_are_read(many: Table) -> None:
    assert many.model.rowCount() == MANY
    assert many.listing.made <= 2 * PAGE
    many.view.grid.scrollToBottom()
    many.settle()
    assert many.text(MANY - 1) != PLACEHOLDER
    assert many.listing.made <= 4 * PAGE


def test_rows_are_read_off_the_main_thread_only(many: Table) -> None:
    many.view.grid.scrollToBottom()
    many.settle()
    assert many.listing.threads
    assert all(name.startswith("reader") for name in many.listing.threads)


def test_a_row_that_is_not_here_yet_shows_a_placeholder_and_then_itself(many: Table, qtbot: QtBot) -> None:
    assert many.text(90_000) == PLACEHOLDER
    many.settle()
    assert many.text(90_000) not in ("", PLACEHOLDER)


def test_dragging_through_the_whole_table_reads_the_last_few_pages_only(many: Table) -> None:
    many.listing.slow_s = 0.02
    before = many.listing.made
    for row in range(0, MANY, 500):
        many.text(row)
    many.settle()
    assert many.listing.made - before <= 6 * PAGE


def test_memory_holds_32_pages(many: Table) -> None:
    for number in range(KEPT + 10):
        many.text(number * PAGE)
        many.settle()
    assert many.model.pages_in_memory() == KEPT


def test_sorting_asks_sql_and_keeps_the_selection_by_key(many: Table) -> None:
    many.view.grid.selectRow(3)
    chosen = many.view.selected_keys()
    many.view.grid.horizontalHeader().sectionClicked.emit(_CREDIT)
    many.view.sort_by(_CREDIT, descending=True)
    many.settle()
    assert [(order.column, order.descending) for order in many.listing.found[-1][1]] == [("credit", True)]
    assert many.view.selected_keys() == chosen
    assert many.view.current_key() == chosen[0]
    assert many.view.grid.currentIndex().row() == MANY - 1 - 3


def test_clicking_a_header_twice_turns_the_order_round(many: Table) -> None:
    for expected in (False, True, False):
        many.view.grid.horizontalHeader().sectionClicked.emit(_NAME)
        many.settle()
        assert many.listing.found[-1][1][0].descending is expected


def test_a_column_without_an_order_does_not_sort(many: Table) -> None:
    asked = len(many.listing.found)
    many.view.grid.horizontalHeader().sectionClicked.emit(1)
    many.settle()
    assert len(many.listing.found) == asked


def test_selecting_everything_survives_a_refresh(many: Table) -> None:
    many.view.grid.selectAll()
    many.view.refresh()
    many.settle()
    assert len(many.view.selected_keys()) == MANY


def test_a_refresh_keeps_the_place_and_drops_what_is_gone(many: Table) -> None:
    many.view.grid.scrollTo(many.model.index(150_000, 0), many.view.grid.ScrollHint.PositionAtTop)
    many.settle()
    many.view.select(many.model.keys()[150_002])
    top = many.view.grid.rowAt(0)
    many.listing.gone = {many.model.keys()[150_002]}
    many.view.refresh()
    many.settle()
    assert many.model.rowCount() == MANY - 1
    assert many.view.selected_keys() == []
    assert many.view.grid.rowAt(0) == top


def test_a_row_that_went_away_between_search_and_reading_stays_blank(many: Table) -> None:
    gone = many.model.keys()[90_001]
    many.listing.gone = {gone}
    many.text(90_000)
    many.settle()
    after = int(many.model.keys()[90_002], 16)
    assert many.text(90_001) == ""
    assert many.model.row(90_002).id == f"{after:032x}"


def test_a_page_that_cannot_be_read_is_said_once(qtbot: QtBot, program: Program) -> None:
    table = Table(qtbot, program.runner, Teachers(MANY))
    said: list[object] = []
    program.runner.unanswered.disconnect(program.errors.show)
    program.runner.unanswered.connect(said.append)
    table.listing.rows = _broken
    for _ in range(3):
        table.text(90_000)
        table.settle()
    assert [type(error) for error in said] == [OSError]


def _broken(_keys: object) -> list[object]:
    raise OSError


def test_a_status_is_symbol_word_and_colour_also_in_a_selected_row(many: Table) -> None:
    many.view.grid.selectRow(2)
    index = many.model.index(2, _STATE)
    assert index.data() == "▲ 待核对"
    option = QStyleOptionViewItem()
    many.view.grid.itemDelegate().initStyleOption(option, index)
    assert option.palette.highlightedText().color() == look.colour("bad")


def test_a_screen_reader_hears_the_title_with_the_cell(many: Table) -> None:
    spoken = many.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "学校 石桥镇中心小学"
    assert many.view.grid.accessibleName() == "教师"


def test_ticks_add_rows_to_the_selection(many: Table, qtbot: QtBot) -> None:
    grid = many.view.grid
    for row in (1, 4):
        cell = grid.visualRect(many.model.index(row, 0))
        at = cell.center()
        at.setX(cell.left() + 8)
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert many.view.selected_keys() == [many.model.keys()[1], many.model.keys()[4]]


def test_enter_and_double_click_open_a_row(many: Table, qtbot: QtBot) -> None:
    opened: list[str] = []
    many.view.opened.connect(opened.append)
    many.view.grid.selectRow(2)
    qtbot.keyClick(many.view.grid, Qt.Key.Key_Return)
    many.view.grid.doubleClicked.emit(many.model.index(3, 0))
    assert opened == [many.model.keys()[2], many.model.keys()[3]]


def test_rows_and_columns_follow_the_font(many: Table, program: Program) -> None:
    grid = many.view.grid
    sizes = []
    for points in (9, 10, 17):
        program.theme.apply(points=points)
        sizes.append((grid.rowHeight(0), grid.columnWidth(2)))
    assert [height for height, _ in sizes] == sorted({height for height, _ in sizes})
    assert [width for _, width in sizes] == sorted({width for _, width in sizes})
    assert 24 <= sizes[1][0] <= 30
    assert sizes[2][0] > grid.fontMetrics().height()


def test_columns_one_chose_come_back(qtbot: QtBot, program: Program) -> None:
    memory = Memory()
    first = Table(qtbot, program.runner, Teachers(5), memory)
    first.view.layout_of_columns.show_column("mobile", False)
    first.view.grid.horizontalHeader().resizeSection(2, 333)
    first.view.grid.horizontalHeader().moveSection(2, 1)
    qtbot.waitUntil(lambda: memory.recall("columns.teachers", {}).get("school", {}).get("place") == 1)

    second = Table(qtbot, program.runner, Teachers(5), memory).view.grid
    assert second.isColumnHidden(4)
    assert second.horizontalHeader().visualIndex(2) == 1
    assert second.columnWidth(2) == pytest.approx(333, abs=2)


def test_the_menu_of_the_header_shows_and_hides_columns(many: Table) -> None:
    menu = many.view.layout_of_columns.menu()
    choices = {entry.objectName(): entry for entry in menu.actions() if entry.objectName()}
    choices["column_school"].trigger()
    assert many.view.grid.isColumnHidden(2)
    assert not choices["column_name"].isEnabled()
    assert choices["column_name"].toolTip() == "第一列总是显示"
    many.view.layout_of_columns.reset()
    assert not many.view.grid.isColumnHidden(2)


def test_copying_gives_text_and_a_table_that_keeps_numbers_as_text(many: Table, qtbot: QtBot) -> None:
    many.view.layout_of_columns.show_column("sex", False)
    many.view.grid.selectRow(0)
    with qtbot.waitSignal(many.view.copied):
        many.view.copy_with_titles()
    data = QGuiApplication.clipboard().mimeData()
    titles, row = data.text().split("\r\n")
    assert titles.split("\t")[:3] == ["姓名", "学校", "学科"]
    assert len(row.split("\t")) == len(titles.split("\t")) == 7
    assert data.html().count("mso-number-format:'\\@'") == 2 * 6


def test_cells_that_would_break_a_row_are_quoted() -> None:
    rows = [["甲\t乙", "他说“好”"], ['6" 管', "第一行\n第二行"]]
    assert as_tsv(rows) == '"甲\t乙"\t他说“好”\r\n"6"" 管"\t"第一行\n第二行"'
    assert as_html([["<3", "12"]], [False, True]).endswith(">&lt;3</td><td>12</td></tr></table>")


def test_an_empty_table_says_why_and_what_to_do(qtbot: QtBot, program: Program) -> None:
    table = Table(qtbot, program.runner, Teachers(0))
    table.view.empty.explain("还没有教师", "从名册导入。")
    assert table.view.empty.isVisible()
    assert table.view.empty.text() == "还没有教师"
    table.listing.size = 3
    table.view.refresh()
    table.settle()
    assert table.view.grid.isVisible()


def test_the_bar_counts_and_adds_up_what_is_marked(qtbot: QtBot, program: Program) -> None:
    table = Table(qtbot, program.runner, Teachers(12_840))
    bar = SelectionBar(table.view, program.runner, table.listing, unit="人", parent=table.view)
    table.view.chosen.emit()
    assert bar.text() == "共 12,840 人"
    flags = QItemSelectionModel.SelectionFlag
    for row in (1, 2, 3):
        table.view.grid.selectionModel().select(table.model.index(row, 0), flags.Select | flags.Rows)
    table.settle()
    total = sum(Decimal(n * 37) / 10 for n in (1, 2, 3))
    assert bar.text() == f"已选 3 人 · 学分合计 {total} · 平均 7.4"


def test_typing_fast_shows_the_last_search_only(many: Table) -> None:
    for text in ("王", "赵", "唐"):
        many.view.show_matching(text)
    many.settle()
    assert many.model.criteria == "唐"
    assert {many.text(row)[0] for row in range(5)} == {"唐"}
