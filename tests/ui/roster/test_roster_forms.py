"""The forms of teachers and schools: wrong input is told under its field, nothing typed is lost."""

from PySide6.QtWidgets import QLineEdit

from app.ui.application import Program
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.roster.choice_box import ChoiceBox
from app.ui.roster.code_dialog import CodeDialog
from app.ui.roster.entry_dialog import EntryDialog
from app.ui.roster.roster_controller import RosterController
from app.ui.tour import settle
from app.ui.widgets.form import Form
from app.workspace import Workspace
from tests.services.rosters import id_numbers
from tests.ui.roster.conftest import opened


def _fill(dialog: EntryDialog, **values: str) -> None:
    for key, value in values.items():
        if box := dialog.findChild(ChoiceBox, key):
            box.setCurrentText(value)
        else:
            dialog.findChild(QLineEdit, key).setText(value)


def _save(dialog: EntryDialog, program: Program) -> None:
    dialog.save.click()
    settle(program.runner)


def _complaint(dialog: EntryDialog, key: str) -> str:
    form = next(one for one in dialog.findChildren(Form) if key in one._fields)
    return form.field(key).complaint()


def _new(page: RosterController) -> EntryDialog:
    page.page.new.trigger()
    return opened(EntryDialog)


def test_all_that_is_wrong_is_told_at_once_and_the_input_stays(
    page: RosterController, program: Program
) -> None:
    dialog = _new(page)
    _fill(dialog, id_number="45130219900101123", phone="12", subject="语闻")
    _save(dialog, program)
    assert dialog.isVisible()
    assert _complaint(dialog, "name") == "请填写名称。"
    assert "18位" in _complaint(dialog, "id_number")
    assert "电话" in _complaint(dialog, "phone")
    assert "语闻" in _complaint(dialog, "subject")
    assert "还有 4 处需要改好" in dialog.notice.text()
    assert dialog.findChild(QLineEdit, "phone").text() == "12"


def test_a_teacher_is_entered_and_appears_in_the_list(page: RosterController, program: Program) -> None:
    dialog = _new(page)
    _fill(dialog, name="覃小满", office="城东小学", subject="语文")
    _save(dialog, program)
    assert page.page.header.title() == "教师  7 人"


def test_a_doubt_is_shown_once_before_it_is_saved(page: RosterController, program: Program) -> None:
    dialog = _new(page)
    numbers = list(zip(range(9), id_numbers(), strict=False))
    _fill(dialog, name="王㐀1", office="城东小学", id_number=numbers[8][1])
    _save(dialog, program)
    assert "再按一次" in dialog.notice.text()
    _save(dialog, program)
    assert page.page.header.title() == "教师  7 人"


def test_somebody_known_is_not_entered_twice(page: RosterController, program: Program) -> None:
    dialog = _new(page)
    _fill(dialog, name="王秀兰", office="城东小学", id_number=next(id_numbers()))
    _save(dialog, program)
    assert "名册中已有此人" in _complaint(dialog, "name")


def test_a_teacher_is_corrected_without_touching_the_masked_numbers(
    page: RosterController, program: Program, county: Workspace
) -> None:
    key = page.page.people.table.model.keys()[0]
    before = county.roster.whole_numbers(key)
    page.people.edit(key)
    settle(program.runner)
    dialog = opened(EntryDialog)
    assert "*" in dialog.findChild(QLineEdit, "id_number").text()
    _fill(dialog, title="一级教师")
    _save(dialog, program)
    assert county.roster.whole_numbers(key) == before
    assert county.listings.people.rows([key])[0].title == "一级教师"


def test_typed_work_is_not_lost_by_escape(page: RosterController, program: Program) -> None:
    dialog = _new(page)
    _fill(dialog, name="覃小满")
    dialog.reject()
    question = next(one for one in dialog.findChildren(NamedDialog) if one.isVisible())
    assert dialog.isVisible()
    question.choose("discard")
    settle(program.runner)
    assert page.page.header.title() == "教师  6 人"


def test_a_school_is_entered_and_its_code_filled_in_later(
    page: RosterController, program: Program, county: Workspace
) -> None:
    page.page.tabs.setCurrentIndex(1)
    dialog = _new(page)
    _fill(dialog, name="龙泉小学", category="小学", town="龙泉乡")
    _save(dialog, program)
    assert page.page.header.title() == "学校  3 所"
    key = county.listings.schools.require("龙泉小学")
    page.page.schools.table.select(key)
    page.page.fill_code.trigger()
    settle(program.runner)
    code = opened(CodeDialog)
    field = code.findChild(QLineEdit, "code")
    field.setText("2145000001")
    code.choose("fill", closes=False)
    settle(program.runner)
    assert "已属于“城东小学”" in code.findChild(Form).field("code").complaint()
    field.setText("2145000009")
    code.choose("fill", closes=False)
    settle(program.runner)
    assert county.listings.schools.rows([key])[0].code == "2145000009"
    assert not page.page.fill_code.isEnabled()
    assert "不能改换" in page.page.fill_code.toolTip()
