"""A character without a glyph is a box on the screen, and nobody is told."""

from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.guards.sources import ROOT, name, python_files, sentences, texts

FONTS = ROOT / "resources" / "fonts"
SCREEN = ("NotoSansSC-Regular.ttf", "HanaMinB.ttf")
PAPER = ("LXGWWenKai-Regular.ttf", "NotoSansSC-Regular.ttf", "HanaMinB.ttf")
LAYOUT = set("\n\t\r\u200b\u2028\u2029\ufeff\xa0\xad")


@cache
def glyphs_of(file: str) -> frozenset[int]:
    with TTFont(FONTS / file, lazy=True) as font:
        # ReportLab reads TrueType outlines only.
        assert "glyf" in font, file
        return frozenset(font.getBestCmap())


@cache
def glyphs(*files: str) -> frozenset[int]:
    return frozenset().union(*map(glyphs_of, files))


def boxes(text: str, *files: str) -> str:
    """The characters of a text that no font of the chain has."""
    return "".join(sorted({ch for ch in text if ch not in LAYOUT and ord(ch) not in glyphs(*files)}))


def file_boxes(file: Path, *fonts: str) -> list[str]:
    missing = [(line, boxes(text, *fonts)) for line, text in texts(file) if text.isprintable()]
    return [f"{name(file)}:{line} {found}" for line, found in missing if found]


def test_the_screen_has_a_glyph_for_every_character_of_the_sources() -> None:
    assert [found for file in python_files("app/ui", "app/cli") for found in file_boxes(file, *SCREEN)] == []


def test_the_papers_have_a_glyph_for_every_character_of_the_sources() -> None:
    assert [found for file in python_files("app/documents") for found in file_boxes(file, *PAPER)] == []


def test_the_bold_face_has_what_the_regular_face_has() -> None:
    assert glyphs("NotoSansSC-Regular.ttf") - glyphs("NotoSansSC-Bold.ttf") == frozenset()


def test_every_sentence_can_be_shown() -> None:
    assert {code: boxes(text, *SCREEN) for code, text in sentences().items() if boxes(text, *SCREEN)} == {}


@pytest.mark.parametrize("person", ["王𬭚", "赵𡒄", "李㛃"])
@pytest.mark.parametrize("chain", [SCREEN, PAPER])
def test_rare_names_can_be_shown_and_printed(person: str, chain: tuple[str, ...]) -> None:
    assert boxes(person, *chain) == ""


def test_the_guard_sees_a_missing_glyph() -> None:
    assert boxes("甲\U0010ffff", *SCREEN) == "\U0010ffff"


@pytest.mark.parametrize("font", sorted({*SCREEN, *PAPER, "NotoSansSC-Bold.ttf"}))
def test_every_font_brings_its_licence(font: str) -> None:
    licence = FONTS / f"OFL-{font.partition('-')[0].partition('.')[0]}.txt"
    assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8")
