import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.progress import Standing
from app.ui.actions import action, disable, enable, reason_of
from app.ui.application import Program
from app.ui.dialogs.named_dialog import Choice, NamedDialog, ask
from app.ui.tokens import Tone
from app.ui.widgets.action_row import ActionRow
from app.ui.widgets.card import FigureCard
from app.ui.widgets.chips import ChipRow, Filter
from app.ui.widgets.fingerprint_label import FingerprintLabel, grouped
from app.ui.widgets.folding import Folding
from app.ui.widgets.form import Form
from app.ui.widgets.notice_strip import NoticeStrip
from app.ui.widgets.progress_panel import ProgressPanel, clock
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.step_header import StepHeader
from app.ui.widgets.toast_bar import ToastBar
from app.ui.widgets.words import StatusLabel


@pytest.fixture
def box(qtbot: QtBot, program: Program) -> QWidget:
    """A window to put widgets into."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def test_search_asks_once_when_the_typing_pauses(box: QWidget, qtbot: QtBot) -> None:
    search, asked = SearchBox("姓名", box), []
    search.asked.connect(asked.append)
    for key in "wxl":
        qtbot.keyClicks(search, key)
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["wxl"])
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert asked == ["wxl"]
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: asked == ["wxl", ""])


def test_search_waits_while_chinese_is_being_composed(box: QWidget, qtbot: QtBot) -> None:
    search, asked = SearchBox("姓名", box), []
    search.asked.connect(asked.append)
    search.inputMethodEvent(QInputMethodEvent("wang", []))
    qtbot.wait(250)
    assert asked == []
    done = QInputMethodEvent("", [])
    done.setCommitString("王")
    search.inputMethodEvent(done)
    qtbot.waitUntil(lambda: asked == ["王"])


def test_buttons_that_do_not_fit_go_into_a_menu(box: QWidget, program: Program) -> None:
    row, pressed = ActionRow(box), []
    for n in range(6):
        row.add(action(box, f"a{n}", f"动作 {n}", lambda n=n: pressed.append(n), icon="plus"))
    row.resize(row.sizeHint())
    row.show()
    assert row.hidden_actions() == []
    row.resize(row.sizeHint().width() // 2, row.height())
    assert [entry.objectName() for entry in row.hidden_actions()][-1] == "a5"
    assert row.findChild(QPushButton, "a0_button").isVisible()
    row.hidden_actions()[-1].trigger()
    assert pressed == [5]
    assert row.minimumSizeHint().width() < row.sizeHint().width() / 2


def test_a_disabled_action_says_why_and_says_it_no_more_when_it_works_again(box: QWidget) -> None:
    send = action(box, "send", "提交…", lambda: None, keys="Ctrl+Return")
    tip = send.toolTip()
    disable(send, "先填负责人")
    assert (send.isEnabled(), send.toolTip(), send.statusTip()) == (False, "先填负责人", "先填负责人")
    enable(send)
    assert (send.isEnabled(), send.toolTip(), reason_of(send)) == (True, tip, "")
    with pytest.raises(ValueError, match="send"):
        disable(send, "")


def test_a_form_says_what_is_wrong_under_the_field_and_leads_there(box: QWidget, qtbot: QtBot) -> None:
    form, strip, column = Form(box), NoticeStrip(box), QHBoxLayout(box)
    column.addWidget(strip)
    column.addWidget(form)
    form.add("title", "名称", QLineEdit("语文组"), required=True)
    form.add("leader", "负责人", QLineEdit(), required=True, hint="从教师中选")
    strip.show_problems(form.show_problems({"leader": "请填写负责人。"}))
    assert form.field("leader").complaint() == "请填写负责人。"
    assert form.field("title").complaint() == ""
    assert strip.text() == "▲ 还有 1 处需要改好：① 请填写负责人。"
    jumped = []
    strip.jumped.connect(jumped.append)
    strip.jump()
    assert jumped == [0]
    assert form.field("leader").editor.accessibleDescription() == "请填写负责人。"
    strip.show_problems(form.show_problems({}))
    assert strip.isHidden()
    assert form.field("leader").editor.accessibleDescription() == "从教师中选"
    assert form.field("title").editor.text() == "语文组"


def test_labels_of_a_form_lead_to_their_fields(box: QWidget) -> None:
    form = Form(box)
    form.add("title", "名称", QLineEdit())
    label = form.findChild(QLabel, "fieldLabel")
    assert label.buddy() is form.field("title").editor
    assert form.field("title").editor.accessibleName() == "名称"


def test_parts_fold_into_tabs_where_there_is_no_room(box: QWidget) -> None:
    folding = Folding(("左", QLabel("左")), ("右", QLabel("右")), box)
    folding.show()
    folding.resize(1200, 300)
    assert not folding.folded
    folding.resize(600, 300)
    assert folding.folded
    folding.resize(1200, 300)
    assert not folding.folded


def test_a_question_has_named_buttons_and_answers_with_their_name(box: QWidget, qtbot: QtBot) -> None:
    answers: list[str] = []
    choices = [Choice("delete", "删除草稿", "danger"), Choice("keep", "留着")]
    dialog = ask(box, "删除？", "草稿会没有。", choices, answers.append)
    words = [button.text() for button in dialog.findChildren(QPushButton) if button.isVisible()]
    assert words == ["删除草稿", "留着", "取消"]
    dialog.choose("delete")
    assert answers == ["delete"]


def test_leaving_a_question_answers_nothing(box: QWidget, qtbot: QtBot) -> None:
    answers: list[str] = []
    dialog = ask(box, "删除？", "草稿会没有。", [Choice("delete", "删除草稿")], answers.append)
    dialog.findChild(QPushButton, "cancel").click()
    ask(box, "删除？", "", [Choice("delete", "删除草稿")], answers.append).reject()
    assert answers == []


def test_a_button_that_does_not_close_leaves_the_dialog_open(box: QWidget) -> None:
    dialog = NamedDialog("核对", parent=box)
    dialog.add_button("check", "再核对", closes=False)
    dialog.open()
    dialog.findChild(QPushButton, "check").click()
    assert dialog.isVisible()
    dialog.close()


def test_a_toast_offers_to_undo_and_goes_away(box: QWidget) -> None:
    toast, undone = ToastBar(box), []
    toast.say("已删除", word="撤销", do=lambda: undone.append(1))
    assert toast.isVisible()
    assert box.rect().contains(toast.geometry())
    toast.findChild(QPushButton).click()
    assert (undone, toast.isVisible()) == ([1], False)


def test_steps_say_what_is_done_what_is_now_and_what_comes(box: QWidget) -> None:
    steps = StepHeader(["选择", "检查", "写入"], box)
    steps.go_to(1)
    assert [label.text() for label in steps.findChildren(QLabel)] == ["✓ 选择", "② 检查", "③ 写入"]
    assert steps.accessibleName() == "第 2 步 检查"


def test_time_left_is_guessed_after_three_seconds_only(box: QWidget, program: Program) -> None:
    panel = ProgressPanel(box)
    task = program.runner.job(lambda *, progress: progress.snapshot())
    panel.watch(task, "正在写入")
    assert panel._time_left(0.5, 2.0) == "已用 00:02"
    assert panel._time_left(0.25, 15.0) == "已用 00:15，预计还需 00:45"
    panel.show_standing(Standing(31, 48, "附件"))
    words = {label.text() for label in panel.findChildren(QLabel)}
    assert {"正在写入", "65%", "附件  31 / 48"} <= words
    assert clock(3671) == "61:11"


def test_the_panel_stops_its_task(box: QWidget, qtbot: QtBot, program: Program) -> None:
    panel = ProgressPanel(box)

    def forever(*, progress: object) -> None:
        while True:
            progress.step(1, 2)

    task = program.runner.job(forever)
    panel.watch(task, "正在写入")
    with qtbot.waitSignal(task.cancelled):
        panel.findChild(QPushButton, "cancel_job").click()


def test_a_status_has_a_symbol_and_a_word(box: QWidget) -> None:
    label = StatusLabel(box, chip=True)
    label.show_status(Tone.BAD, "逾期 2 天")
    assert (label.text(), label.property("tone")) == ("▲ 逾期 2 天", "bad")
    label.show_status(Tone.OK, "")
    assert label.isHidden()


def test_a_figure_card_opens_with_the_keyboard_too(box: QWidget, qtbot: QtBot) -> None:
    card, opened = FigureCard("待我审批", box), []
    card.opened.connect(lambda: opened.append(1))
    card.show_figure("7", Tone.WAIT, "2 件即将超期")
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert opened == [1, 1]
    assert card.accessibleName() == "待我审批 7，2 件即将超期"


def test_chips_take_one_or_all_filters_off(box: QWidget) -> None:
    row, off = ChipRow(box), []
    row.taken_off.connect(off.append)
    row.all_taken_off.connect(lambda: off.append("all"))
    row.show_filters([Filter("state", "在职"), Filter("low", "学分＜12")])
    row.findChildren(QPushButton, "chip")[1].click()
    row.findChild(QPushButton, "clear_filters").click()
    assert off == ["low", "all"]


def test_a_digest_is_read_in_groups_and_copied_whole(box: QWidget) -> None:
    label = FingerprintLabel(box)
    label.show_digest("7f3a91c2" * 8)
    assert label.findChild(QLabel).text() == grouped("7f3a91c2" * 8, 4) == "7F3A-91C2-7F3A-91C2"
    label.findChild(QPushButton).click()
    assert QApplication.clipboard().text() == "7f3a91c2" * 8
