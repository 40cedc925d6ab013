import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app import paths
from app.ui import icons
from app.ui.application import Program, choose_input_method
from app.ui.theme import POINTS
from app.ui.tokens import LOOKS, Tokens, Tone, contrast

looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)

_TEXT_ON_GROUND = [
    ("text", "ground"), ("text", "surface"), ("text", "stripe"), ("text", "header"), ("text", "sidebar"),
    ("text", "selection"), ("text", "hover"), ("muted", "ground"), ("muted", "surface"), ("muted", "sidebar"),
    ("accent", "surface"), ("accent", "accent_tint"), ("accent", "selection"), ("on_accent", "accent"),
    ("on_accent", "accent_hover"), ("ok", "surface"), ("ok", "ok_tint"), ("ok", "selection"),
    ("warn", "surface"), ("warn", "warn_tint"), ("warn", "selection"), ("bad", "surface"), ("bad", "bad_tint"),
    ("bad", "selection"), ("text", "bad_tint"), ("surface", "text"), ("muted", "selection"),
]  # fmt: skip


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@looks
@pytest.mark.parametrize(("text", "ground"), _TEXT_ON_GROUND)
def test_text_can_be_read(look: Tokens, text: str, ground: str) -> None:
    assert contrast(look.table()[text], look.table()[ground]) >= 4.5


@looks
@pytest.mark.parametrize(
    ("edge", "ground"), [("input_line", "surface"), ("input_line", "ground"), ("focus", "surface")]
)
def test_edges_of_inputs_can_be_seen(look: Tokens, edge: str, ground: str) -> None:
    assert contrast(look.table()[edge], look.table()[ground]) >= 3


def test_a_status_can_be_told_without_colour() -> None:
    assert len({tone.symbol for tone in Tone}) == len(Tone)


@looks
@pytest.mark.parametrize(
    ("mark", "token"),
    [("check", "on_accent"), ("minus", "on_accent"), ("chevron-down", "text"), ("chevron-up", "text")],
)
def test_marks_of_the_style_sheet_have_the_colours_of_the_look(look: Tokens, mark: str, token: str) -> None:
    shipped = paths.resources("theme", look.name, f"{mark}.svg").read_bytes()
    assert shipped == icons.recoloured(mark, look.table()[token])


def test_every_icon_that_is_named_exists() -> None:
    named = re.compile(r'icon="([a-z0-9-]+)"|put\([\w.]+, "([a-z0-9-]+)"')
    sources = Path("app/ui").rglob("*.py")
    names = {a or b for file in sources for a, b in named.findall(file.read_text(encoding="utf-8"))}
    assert names
    assert [name for name in sorted(names) if not paths.resources("icons", f"{name}.svg").exists()] == []


def test_font_size_reaches_everything_at_once(qtbot: QtBot, program: Program) -> None:
    label = QLabel("研修")
    qtbot.addWidget(label)
    heights = []
    for points in (POINTS[0], 10, POINTS[-1]):
        program.theme.apply(points=points)
        label.ensurePolished()
        heights.append(label.fontMetrics().height())
    assert heights == sorted(set(heights))
    assert heights[-1] / heights[1] == pytest.approx(1.7, abs=0.1)


def test_the_look_is_remembered(program: Program) -> None:
    program.theme.apply(look="contrast", points=13)
    again = Program(["test"])
    assert (again.theme.look.name, again.theme.points) == ("contrast", 13)
    again.close()


def test_icons_follow_the_look(qtbot: QtBot, program: Program) -> None:
    button = QPushButton("加")
    qtbot.addWidget(button)
    icons.put(button, "plus")

    def lightness() -> int:
        image = button.icon().pixmap(18, 18).toImage()
        return image.pixelColor(image.width() // 2, image.height() // 2).lightness()

    on_white = lightness()
    program.theme.apply(look="contrast")
    assert (on_white < 60, lightness() > 250) == (True, True)


def test_rare_names_have_a_font(qtbot: QtBot, program: Program, qapp: QApplication) -> None:
    from PySide6.QtGui import QFontDatabase

    qtbot.waitUntil(lambda: "HanaMinB" in QFontDatabase.families())
    assert qapp.font().families()[:2] == ["Noto Sans SC", "HanaMinB"]


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "ibus"),
        ({"QT_IM_MODULE": "fcitx"}, "ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "ibus"),
        ({"QT_IM_MODULE": "xim"}, "xim"),
        ({"XDG_SESSION_TYPE": "wayland"}, None),
        ({"XDG_SESSION_TYPE": "wayland", "QT_IM_MODULE": "fcitx"}, "ibus"),
    ],
)
def test_fcitx_is_reached_through_ibus(
    environ: dict[str, str], expected: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    choose_input_method(environ, tmp_path)
    assert environ.get("QT_IM_MODULE") == expected


def test_a_plugin_for_fcitx_is_used_when_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    (tmp_path / "platforminputcontexts").mkdir()
    (tmp_path / "platforminputcontexts" / "libfcitx5platforminputcontextplugin.so").touch()
    environ = {"QT_IM_MODULE": "fcitx"}
    choose_input_method(environ, tmp_path)
    assert environ == {"QT_IM_MODULE": "fcitx"}
